"""The weights of the bundled embedder, run by onnxruntime: for many passages, three times as fast as its own engine."""
