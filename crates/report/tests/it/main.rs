//! Every format against one rich report, its published rules, and hostile text.

#![expect(clippy::unwrap_used, reason = "tests")]

mod example;
mod snapshots;
