"""The sections 文件 and 收录: the table of documents, what is said of them, and files on their way in."""
