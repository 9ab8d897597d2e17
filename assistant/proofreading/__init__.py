"""Runs the rules over a document and reports what they find; it knows no single rule."""
