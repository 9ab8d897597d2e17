"""Rules of punctuation (GB/T 15834)."""
