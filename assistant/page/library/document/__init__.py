"""A document of the library on a page of its own: the tree of its articles, its text, what is known of it, its original."""
