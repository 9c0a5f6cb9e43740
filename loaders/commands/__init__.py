"""Commands of the `gouji` program, one module each; heavy imports stay inside functions."""
