"""Tests of the page without a browser: callbacks, HTML and desks as plain functions, and routes on a running server."""
