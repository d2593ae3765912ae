//! `airlock rules`: the rules that are there, and making more.

mod list;
mod new;
mod test;
mod validate;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::ui::Ui;

/// List, check, test or begin rules
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules list --language go           Rules that read Go
  airlock rules new no-eval --language python
  airlock rules validate .airlock/rules      Whether every rule is understood
  airlock rules test .airlock/rules          Whether every rule finds what its annotated code says")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(list::Args),
    Validate(validate::Args),
    Test(test::Args),
    New(new::Args),
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        Command::List(args) => list::run(ui, global, args),
        Command::Validate(args) => validate::run(args),
        Command::Test(args) => test::run(args),
        Command::New(args) => new::run(ui, args),
    }
}
