"""Mutations by the level of a file that they touch; each is a function of random choices that gives a file back, or None."""
