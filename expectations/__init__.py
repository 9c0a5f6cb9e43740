"""Great Expectations: suites generated from the book, the load gate, and how they are run."""
