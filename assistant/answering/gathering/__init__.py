"""What several steps need of the library: ranked articles, each search made once, and texts without orders in them."""
