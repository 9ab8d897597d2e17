"""Who may read what, against an oracle of its own: random documents and readers, and every door of the library."""
