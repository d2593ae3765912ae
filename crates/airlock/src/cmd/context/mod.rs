//! `airlock context`: what AI tools are told to keep away from, and whether they do.

mod exposure;
mod matrix;
mod report;
mod sync;
mod tools;
mod verify;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::Config;
use crate::error::Failure;
use crate::place;
use crate::trial::Places;
use crate::ui::Ui;
use airlock_context::{Exclusions, KeepPolicy};
use std::path::{Path, PathBuf};

/// Keep files from AI tools: write their own exclusion files, check every way round them, list what they can read
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock context sync                  Show what would be written for the tools that are in use here
  airlock context sync --all --yes      Write it, for every tool
  airlock context sync --undo --yes     Take it out again, byte for byte
  airlock context verify                Which tool can reach a kept-back file, and by which way
  airlock context report                What each tool could read now, and which secrets are in it

What is kept back is one policy: the built-in names (.env, keys, credentials) and [context] in airlock.toml.")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Sync(sync::Args),
    Verify(verify::Args),
    Report(report::Args),
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The repository, and its policy.
struct Here {
    top: PathBuf,
    policy: KeepPolicy,
    exclusions: Exclusions,
    places: Places,
}

impl Here {
    fn find(global: &GlobalArgs) -> Result<Self, Failure> {
        let here = PathBuf::from(".");
        let folder = here
            .canonicalize()
            .map_err(|error| Failure::io(&here, &error))?;
        Self::at(global, place::repository_top(&folder))
    }

    fn at(global: &GlobalArgs, top: PathBuf) -> Result<Self, Failure> {
        let config = Config::load(&top, global.named_config())?;
        let exclusions = config.context.exclusions([]).map_err(Failure::internal)?;
        Ok(Self {
            policy: config.context.policy(),
            exclusions,
            places: Places {
                repository: Some(top.clone()),
                home: place::home(),
                mode: *config.mode.get(),
            },
            top,
        })
    }
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    match &args.command {
        Command::Sync(args) => sync::run(ui, &Here::find(global)?, args),
        Command::Verify(args) => verify::run(&Here::find(global)?, args),
        Command::Report(args) => report::run(ui, global, &Here::find(global)?, args),
    }
}

/// The agents with hooks that are in use in the repository at `top`, or by the user with this home folder.
pub(super) fn used_agents(top: &Path, home: Option<&Path>) -> Vec<String> {
    tools::all()
        .iter()
        .filter(|known| known.hooks.is_some() && known.is_used(top, home))
        .map(|known| known.name.to_owned())
        .collect()
}

/// Writes the policy for the tools that are in use in the repository at `top`, or takes it out of every file.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn sync_all(
    ui: Ui,
    global: &GlobalArgs,
    top: &Path,
    undo: bool,
    yes: bool,
) -> Result<(), Failure> {
    let args = sync::Args::of_used(undo, yes);
    sync::each(ui, &Here::at(global, top.to_owned())?, &args).map(drop)
}
