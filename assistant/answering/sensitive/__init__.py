"""What must not leave for a language model elsewhere: 密级 marks stop the question, personal identifiers are masked."""
