"""Rules of which elements a document of each kind must have, may have, and does not have."""
