"""The 问答 tab: the conversation beside the original text of the articles it rests on."""
