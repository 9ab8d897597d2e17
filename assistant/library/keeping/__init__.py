"""What a librarian does on the page: looks through the documents, takes files in, puts right what is said of them."""
