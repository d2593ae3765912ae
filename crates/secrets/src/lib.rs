//! Finds, scores and redacts credentials.
