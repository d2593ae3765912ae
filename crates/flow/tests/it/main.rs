//! Facts and code of whole texts.
#![expect(clippy::unwrap_used, reason = "tests")]

mod instructions;
