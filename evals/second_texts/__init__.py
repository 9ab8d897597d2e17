"""Checks the second texts of ``knowledge/questions`` against the articles that they were written for, and dates them.

``python -m evals.second_texts`` writes the digest of every article's wording into the files (see
:mod:`assistant.library.second_texts`), and names the articles that no source holds.
"""
