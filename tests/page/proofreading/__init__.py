"""Tests of the 公文校对 tab."""
