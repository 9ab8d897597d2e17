"""Word documents in, nouns out: the only room of the proofreader that touches .docx files."""
