"""国家法律: the national laws as a collection that is switched on and off."""
