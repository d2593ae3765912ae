//! `airlock deps`: questions about packages, for people and scripts.

mod check;
mod compare;
mod lines;
mod purl;

use crate::cli::Outcome;
use crate::ui::Ui;

/// Questions about packages: what is known against them, the order of versions, package URLs
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps check smallvec@0.6.5 --ecosystem crates.io   What is known against a version
  printf 'npm\\t1.2.0\\t1.10.0\\n' | airlock deps compare      Which version is lower")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Check(check::Args),
    Compare(compare::Args),
    Purl(purl::Args),
}

pub(crate) fn run(ui: Ui, args: &Args) -> Outcome {
    match &args.command {
        Command::Check(args) => check::run(ui, args),
        Command::Compare(args) => compare::run(args),
        Command::Purl(args) => purl::run(args),
    }
}
