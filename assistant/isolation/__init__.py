"""Work on files of strangers in processes with limits: a child of ours that is reused, or a program of somebody else.

    child = LimitedChild("assistant.library.reading.worker", Limits())
    answer = child.ask({"path": "/tmp/办法.docx"}, "办法.docx")

A file that is too much, or that breaks a library, costs that file: the child is replaced and the next request is answered.
The module of the child calls :func:`assistant.isolation.serving.serve`. What is asked and answered is JSON of the room's own.
"""
