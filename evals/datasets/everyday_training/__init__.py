"""Everyday questions to train the ranking and the confidence on; no measurement may use them."""
