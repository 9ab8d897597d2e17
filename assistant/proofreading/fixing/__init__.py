"""Repairs what was found: which findings are wanted, their edits, passes to a fixed point, and what must hold afterwards."""
