"""The 评测 tab: a run of the evaluation harness, its figures, and every case beside what was expected."""
