def statute_terms(question): return ()
