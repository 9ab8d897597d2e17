"""Rules of main recipients and body."""
