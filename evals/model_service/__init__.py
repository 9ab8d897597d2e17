"""A model service on the loopback interface that goes wrong in every way in which real ones have been seen to."""
