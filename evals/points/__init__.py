"""Whether a text carries the content of a point, and holds a value; no model is asked."""
