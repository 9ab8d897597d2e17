"""The walls around the page: who may send what and how much, what every answer carries, and ``/v1`` for other programs."""
