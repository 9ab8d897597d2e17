"""Rules of the formats of letters, orders and minutes."""
