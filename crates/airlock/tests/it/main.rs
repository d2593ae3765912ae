//! The program from outside: transcripts of the documentation, exit codes, streams, configuration in layers.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod configuration;
mod documentation;
mod exit_codes;
mod hooks;
#[cfg(target_os = "linux")]
mod hostile;
mod leak;
mod mcp;
mod mending;
mod packages;
mod reach;
mod registries;
mod repository;
mod secret_files;
mod selection;
mod streams;
mod trials;
mod upgrades;
