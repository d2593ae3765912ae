//! Every format against one rich report, its published rules, and hostile text.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod bounds;
mod example;
mod hostile;
mod schemas;
mod snapshots;
