"""What a library goes through: writers that are killed or race each other, and files that are damaged."""
