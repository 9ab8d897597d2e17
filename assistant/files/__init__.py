"""What both wings need to read files of strangers: what a file really is, its encoding, checked archives, XML, PDF text.

It knows neither policies nor official documents: it gives text and trees.
"""
