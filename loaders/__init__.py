"""Gouji: read open government information annual reports into a checked warehouse."""

__version__ = "0.9.4"
