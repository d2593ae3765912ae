//! Every detector on its own examples, realistic files, and what must hold of any text.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod examples;
mod invariants;
