//! Everything that reads whole files.
#![expect(clippy::unwrap_used, reason = "tests")]

mod hostile;
mod remedy;
mod trees;
