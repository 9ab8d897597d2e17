"""Rules of documents and laws that are cited."""
