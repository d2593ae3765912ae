//! Every format against one rich report, its published rules, and hostile text.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod example;
mod hostile;
mod snapshots;
