"""From a question to an answer that rests on articles of the library, or to a typed refusal."""
