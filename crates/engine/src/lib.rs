//! Plans and runs the pipeline.
