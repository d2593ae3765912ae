//! `airlock db`: the advisory database.

mod build;
mod import;
mod install;
mod names;
mod publish;
mod status;
mod tracker;
mod update;
mod watch;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::ui::Ui;

/// Bytes of the scores of exploit prediction, unpacked; they have about 12 MB.
const SCORES_LIMIT: usize = 200_000_000;

/// Build, fetch, import or look at the advisory database
///
/// A scan uses the databases in `$XDG_DATA_HOME/airlock/db` (`~/.local/share/airlock/db`). None is fetched by itself:
/// `build` makes one from sources on this machine, `update` fetches them, `import` takes one that was made elsewhere.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock db build advisory-db/ vulndb/data/osv/ npm/all.zip -o advisories.airlock-db
  airlock db update
  airlock db import advisories.airlock-db
  airlock db status")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Build(build::Args),
    Update(update::Args),
    Import(import::Args),
    Publish(publish::Args),
    Status(status::Args),
    Watch(watch::Args),
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        Command::Build(args) => build::run(ui, args),
        Command::Update(args) => update::run(ui, global, args),
        Command::Import(args) => import::run(ui, global, args),
        Command::Publish(args) => publish::run(ui, args),
        Command::Status(args) => status::run(ui, global, args),
        Command::Watch(args) => watch::run(ui, global, args),
    }
}
