//! The program: arguments, configuration, exit codes; the only place with a terminal.
//!
//! Invariants:
//! - only `ui` writes to the terminal, only `place` reads the environment; `mcp` and `lsp` speak their protocols on standard output;
//! - nothing asynchronous is touched but by `mcp`;
//! - nothing is computed before a command needs it: start-up is part of every hook's time.

mod args;
mod cli;
mod cmd;
mod config;
mod database;
mod error;
mod exit;
mod file;
mod interrupt;
mod job;
mod live_probe;
mod lsp;
mod mcp;
mod output;
mod package_facts;
mod place;
mod registries;
mod rule_files;
mod scope;
mod suggest;
mod table;
mod told;
mod trial;
mod trust;
mod ui;
mod unified_diff;
mod vex_file;
mod workspace_key;

use std::process::ExitCode;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    cli::main().into()
}

/// What the fuzzer, which lives in a workspace of its own, is given.
#[doc(hidden)]
pub mod fuzzing {
    pub use crate::mcp::fuzzing::feed as mcp_frames;
}
