//! Everything that reads whole files.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod hostile;
mod remedy;
mod schemas;
mod trees;
