"""The policy library: files in, articles with their validity out, and a search over them."""
