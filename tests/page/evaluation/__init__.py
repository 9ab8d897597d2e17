"""Tests of the 评测 tab."""
