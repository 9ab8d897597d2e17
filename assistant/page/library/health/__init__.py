"""体检: what a librarian should look at."""
