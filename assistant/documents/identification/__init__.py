"""The recognisers behind ``assistant.documents.identify``: one part of an official document a file."""
