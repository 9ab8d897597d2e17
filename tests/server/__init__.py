"""Tests of the web server on the loopback interface."""
