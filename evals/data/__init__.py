"""Data sets: what shapes there are, how they are read and checked, and how they become samples."""
