"""The steps of the pipeline, one a file; :data:`assistant.answering.pipeline.STEPS` is their order."""
