"""Our own data set, the template for others, and what checks them against a library."""
