"""The web server: our FastAPI application around the page, on the loopback interface."""
