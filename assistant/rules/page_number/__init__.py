"""Rules of page numbers."""
