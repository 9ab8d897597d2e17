"""Lays a description out as GB/T 9704—2012 wants it, written as OOXML without any library for documents."""
