"""Rules of the title."""
