"""The lying model: true answers written by us, copies of them with one lie each, and what of both reaches the user."""
