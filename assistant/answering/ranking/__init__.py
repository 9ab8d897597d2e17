"""The second look at what a search found: what an article, with its second texts, shares with the question.

The weights (``weights.toml``) and the associations of spoken words with words of the law (``associations.tsv``) are data
files that ``python -m evals.learning`` makes; no question of an evaluation set is among what they are learned from.
"""
