"""What comes with the package ready made, so that no machine computes it again."""
