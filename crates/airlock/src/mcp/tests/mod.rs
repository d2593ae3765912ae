//! The server in memory: a client writes lines and reads them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod client;
mod hostile;
mod lifecycle;
mod loopback;
mod paths;
mod tools;
