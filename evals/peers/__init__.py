"""Comparable products, each run in a process of its own, so that what it imports and keeps does not touch ours."""
