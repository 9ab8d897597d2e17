"""Rules of tables."""
