"""Tests of the 问答 tab."""
