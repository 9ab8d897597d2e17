"""What the task ``speed`` measures, one kind of measurement a file; each function gives the values of its repetitions."""
