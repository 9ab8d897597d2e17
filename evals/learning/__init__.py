"""Learns the data files of the ranking from questions that no evaluation uses.

``python -m evals.learning`` makes, in this order, the associations of spoken words with words of the law (from the second
texts and their articles), the weights of the search and of the second look, and the calibration of the confidence (from
``evals/datasets/everyday_training``), and prints what cross-validation says of them.
"""
