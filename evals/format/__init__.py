"""The format benchmark: conformant official documents, single defects made in them, and an independent reader.

It imports nothing of ``assistant.rules``, ``assistant.ooxml`` or ``assistant.documents``: what is measured must not
measure itself. Bases (``bases/``, one description a file) are laid out by ``layout/``; operators (``operators/``, one
family a file) make one defect each; ``facts`` reads any document back, ``norms`` says which values are allowed, and
``cases`` writes and reads the folder that a run is made on. ``wider/`` is a second set, written from the standards' text
alone, of which only what is found is measured.
"""
