//! `airlock deps bot`.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::{Job, Writable};
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_model::Cx;
use airlock_sca::remedy::{Bot, bot_config};
use clap::ValueEnum;
use std::path::PathBuf;

/// Write a configuration for a bot that proposes upgrades: for the ecosystems and folders of this tree
///
/// Releases younger than the cooldown are not proposed: malicious ones are mostly found within days. Fixes of known
/// weaknesses do not wait. The configuration goes to standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps bot dependabot > .github/dependabot.yml
  airlock deps bot renovate --cooldown 14 > renovate.json")]
pub(crate) struct Args {
    /// The bot
    #[arg(value_name = "BOT")]
    bot: Which,
    /// The folder
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// Days that a release must be old
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(u32).range(0..=365))]
    cooldown: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// GitHub's, in `.github/dependabot.yml`
    Dependabot,
    /// Renovate, in `renovate.json`
    Renovate,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::tree(&args.path)?;
    let mut job = Job::of_packages(ui, global, scope)?;
    let cx = Cx::default();
    let dependencies = job.dependencies(ui, &cx, Writable(Vec::new()))?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let bot = match args.bot {
        Which::Dependabot => Bot::Dependabot,
        Which::Renovate => Bot::Renovate,
    };
    Ui::result(bot_config(bot, &dependencies.inventory, args.cooldown))?;
    Ok(Exit::Clean)
}
