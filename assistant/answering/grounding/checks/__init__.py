"""The checks, one a file: ``check(sentence, sources)`` gives the reasons, in Chinese, why the sources do not carry it."""
