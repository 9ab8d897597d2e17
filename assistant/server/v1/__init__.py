"""The door for other programs: ``/v1``, as OpenAI's own interface is."""
