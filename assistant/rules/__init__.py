"""What GB/T 9704—2012 and its companions ask of an official document: one rule a file, in folders by zone."""
