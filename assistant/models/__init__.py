"""Talking to models: one file a provider, behind LangChain's types."""
