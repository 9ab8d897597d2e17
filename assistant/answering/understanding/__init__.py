"""What a question means: typing errors put right, follow-ups completed, everyday words turned into the law's."""
