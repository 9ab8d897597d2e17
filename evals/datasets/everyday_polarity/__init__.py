"""Yes-or-no questions in everyday words with the answer that the article gives; half of them are held apart."""
