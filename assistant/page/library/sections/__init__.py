"""The sections of the 知识库 tab: each module here has a ``SECTION`` (:mod:`assistant.page.library.section`)."""
