//! The crate against real folders and real repositories, made with the `git` program.
#![expect(clippy::unwrap_used, reason = "tests")]

mod diffs;
mod fixture;
mod history;
mod hostile;
mod reading;
mod repositories;
mod walking;
