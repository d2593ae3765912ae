//! `airlock deps`: questions about packages, for people and scripts.

mod compare;
mod lines;
mod purl;

use crate::cli::Outcome;

/// Questions about packages: the order of versions, package URLs
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
    Purl(purl::Args),
}

pub(crate) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Compare(args) => compare::run(args),
        Command::Purl(args) => purl::run(args),
    }
}
