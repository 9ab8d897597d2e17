"""The wider set: defects of what the catalogue of rules and the standards name, whether or not a rule looks for it.

The operators of ``evals.format.operators`` measure the rules that there are; these (``operators/``) are written from the
standards' text alone, so that a missing rule shows as a miss. They work on the bases of the benchmark and on some of
their own (``bases/``), and ``unmade.yaml`` names the lines of the catalogue that no document can show.
"""
