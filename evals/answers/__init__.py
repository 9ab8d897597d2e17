"""What tasks that ask questions share: asking, an outcome read by name, a second opinion."""
