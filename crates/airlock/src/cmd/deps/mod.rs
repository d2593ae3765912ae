//! `airlock deps`: questions about packages, for people and scripts.

mod compare;
mod lines;

use crate::cli::Outcome;

/// Packages: order versions
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  printf 'npm\\t1.2.0\\t1.10.0\\n' | airlock deps compare      Which version is lower")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Compare(compare::Args),
}

pub(crate) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Compare(args) => compare::run(args),
    }
}
