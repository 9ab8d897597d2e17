"""The law of another time, versions side by side, what comes next, and which of two texts prevails."""
