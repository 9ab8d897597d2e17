"""Rules of the page and what is general."""
