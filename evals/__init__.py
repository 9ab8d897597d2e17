"""The evaluation harness: every claim about the assistant a figure that anyone can run again.

    python -m evals TASK [--data DIR] [--library DIR] [--out DIR] [--full] [--json]

A task (:mod:`evals.tasks`, one a file) first *generates* outputs through the assistant's public functions and then
*evaluates* them; evaluation needs nothing but the data set and the outputs, which are kept with the figures.
"""
