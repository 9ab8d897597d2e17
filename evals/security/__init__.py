"""Sensitive text and injected orders: the samples, and what counts as masked, as blocked, as an effect."""
