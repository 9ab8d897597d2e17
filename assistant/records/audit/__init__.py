"""The audit: who did what, in a chain in which nothing can be changed, taken out or put in without being found."""
