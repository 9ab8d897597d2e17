"""Rules of the masthead (版头)."""
