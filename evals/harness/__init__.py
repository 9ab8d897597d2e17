"""What a task, a sample, a metric and a run are, and how a run is made, kept and compared."""
