"""Tests of the page without a browser: callbacks and HTML as plain functions."""
