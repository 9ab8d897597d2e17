"""Rules of signature, date and remarks."""
