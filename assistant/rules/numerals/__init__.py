"""Rules of numerals and units (GB/T 15835, GB 3100)."""
