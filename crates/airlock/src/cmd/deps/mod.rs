//! `airlock deps`: questions about packages, for people and scripts.

mod check;
mod compare;
mod licences;
mod lines;
mod list;
mod purl;
mod vex;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::ui::Ui;

/// Packages: list them, see what is known against them, order versions, read package URLs
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps list                                          What this tree depends on
  airlock deps check smallvec@0.6.5 --ecosystem crates.io    What is known against a version
  printf 'npm\\t1.2.0\\t1.10.0\\n' | airlock deps compare      Which version is lower")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(list::Args),
    Check(check::Args),
    Compare(compare::Args),
    Purl(purl::Args),
    Licences(licences::Args),
    Vex(vex::Args),
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        Command::List(args) => list::run(ui, global, args),
        Command::Check(args) => check::run(ui, global, args),
        Command::Compare(args) => compare::run(args),
        Command::Purl(args) => purl::run(args),
        Command::Licences(args) => licences::run(ui, global, args),
        Command::Vex(args) => vex::run(ui, global, args),
    }
}
