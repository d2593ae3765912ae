//! The program: arguments, configuration, exit codes; the only place with a terminal.
//!
//! Invariants:
//! - only `ui` writes to the terminal, only `place` reads the environment;
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
mod output;
mod place;
mod registries;
mod rule_files;
mod scope;
mod suggest;
mod table;
mod ui;
mod vex_file;
mod workspace_key;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main().into()
}
