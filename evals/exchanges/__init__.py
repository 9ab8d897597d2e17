"""Recorded answers of a real model, replayed against the checks, so that they are measured on real wording."""
