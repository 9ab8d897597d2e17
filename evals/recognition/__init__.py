"""Pages of our own making, as scanners give them, and how much of their text is read."""
