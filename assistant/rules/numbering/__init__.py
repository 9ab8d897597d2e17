"""Rules of the numbering of headings (层次序数)."""
