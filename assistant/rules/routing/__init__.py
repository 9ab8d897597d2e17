"""Rules of kinds of documents and whom they go to (文种与行文规则)."""
