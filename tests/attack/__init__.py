"""What attackers and accidents tried, kept as tests: files, requests, kills and damage. Nothing leaves, nothing is lost, nothing falls over."""
