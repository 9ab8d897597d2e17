"""The 公文校对 tab: checks of documents, corrected copies, and pictures of pages."""
