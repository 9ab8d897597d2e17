"""The page, made with Gradio: layout, callbacks on plain values, and HTML."""
