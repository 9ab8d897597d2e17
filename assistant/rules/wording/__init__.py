"""Rules of wording and facts."""
