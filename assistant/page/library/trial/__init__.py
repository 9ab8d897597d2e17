"""试搜: how the library orders articles for a question, in plain words."""
