"""The page, made with Gradio: what its tabs share, and a folder for each of them."""
