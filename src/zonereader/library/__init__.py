"""The library: one SQLite file of pages, readings and what the reader added."""
