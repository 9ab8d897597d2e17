"""Tampers with a chain of the audit in every way that leaves the files beside the database alone."""
