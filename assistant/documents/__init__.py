"""Official documents as nouns: numbers, labels, dates, document numbers. No input or output, no third-party import."""
