//! Every detector on its own examples, realistic files, and what must hold of any text.
#![expect(clippy::unwrap_used, reason = "tests")]

mod annotated;
mod encoded;
mod examples;
mod invariants;
