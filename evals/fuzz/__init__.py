"""Files that went wrong on their way: mutants of documents, each told by a number, and what check, fix and index make of them.

``bases`` are the documents; ``mutants`` makes the mutant of a number, by one to three mutations of ``mutations/`` (one level of a
file each: bytes, texts, XML trees, parts of a package, entries of an archive); ``examining`` runs the public doors on it and
``copies`` judges the corrected copy by a reading of its own. ``python -m evals.fuzz NUMBER`` repeats one of them.
"""
