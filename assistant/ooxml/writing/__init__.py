"""Applies edits to the trees of a package: only the property or the text that an edit names becomes another."""
