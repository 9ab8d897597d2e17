"""Rules of attachments and their list."""
