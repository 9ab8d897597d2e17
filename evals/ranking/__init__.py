"""Measures of rankings, and what a baseline is."""
