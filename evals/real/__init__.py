"""Real documents from public repositories: a log of their addresses and of findings judged by eye, and what follows from it.

The documents themselves are not ours and stay outside the repository; a document is known by the digest of its bytes, a
finding by the document and its id, which is made of the rule, the place and what stands there.
"""
