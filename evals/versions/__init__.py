"""Regulations in several versions and pairs that disagree, all invented, with questions about them."""
