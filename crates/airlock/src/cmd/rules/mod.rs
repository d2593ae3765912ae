//! `airlock rules`: the rules that are there, and making more.

mod compile;
mod dump_tree;
mod explain_match;
mod list;
mod new;
mod test;
mod validate;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::error::Failure;
use crate::file::{self, Links};
use crate::ui::Ui;
use std::path::Path;

/// List, check, test or begin rules
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules list --language go           Rules that read Go
  airlock rules new no-eval --language python
  airlock rules validate .airlock/rules      Whether every rule is understood
  airlock rules test .airlock/rules          Whether every rule finds what its annotated code says
  airlock rules explain-match my-rule.yaml src/app.py
  airlock rules dump-tree src/app.py
  airlock rules compile .airlock/rules -o own.pack")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    New(new::Args),
    Validate(validate::Args),
    Test(test::Args),
    List(list::Args),
    ExplainMatch(explain_match::Args),
    DumpTree(dump_tree::Args),
    Compile(compile::Args),
}

/// The code in the file at `path`.
fn read_code(path: &Path) -> Result<String, Failure> {
    file::read(path, Links::Follow)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: no such file", path.display()),
            "name a file of code",
        )
    })
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        Command::New(args) => new::run(ui, args),
        Command::Validate(args) => validate::run(args),
        Command::Test(args) => test::run(args),
        Command::List(args) => list::run(ui, global, args),
        Command::ExplainMatch(args) => explain_match::run(args),
        Command::DumpTree(args) => dump_tree::run(args),
        Command::Compile(args) => compile::run(ui, args),
    }
}
