//! `airlock deps cooldown`.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::ui::Ui;
use airlock_model::RepoPath;
use airlock_report::neutral_line;
use airlock_sca::remedy::set_cooldown;
use std::path::PathBuf;

/// Set the minimum age of a release in the settings of package clients, each in its own unit
///
/// Days for npm (`.npmrc`) and Dependabot (`dependabot.yml`), minutes for pnpm (`pnpm-workspace.yaml`) and Yarn
/// (`.yarnrc.yml`), seconds for Bun (`bunfig.toml`), a duration for uv (`pyproject.toml`, `uv.toml`). Everything else in
/// the file stays as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps cooldown .npmrc --days 3
  airlock deps cooldown pnpm-workspace.yaml bunfig.toml --days 7")]
pub(crate) struct Args {
    /// Settings of clients; one that is not there is made
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The age in days
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=365))]
    days: u32,
}

pub(super) fn run(args: &Args) -> Outcome {
    for path in &args.files {
        let text = file::read(path, Links::Refuse)?.unwrap_or_default();
        let name = RepoPath::new(path.to_string_lossy());
        let set = set_cooldown(&name, &text, args.days).map_err(|error| {
            let hint = "name .npmrc, pnpm-workspace.yaml, .yarnrc.yml, bunfig.toml, pyproject.toml, uv.toml or \
                        dependabot.yml, as its client wrote it";
            Failure::usage(error, hint)
        })?;
        if set.text != text {
            file::write(path, set.text.as_bytes())?;
        }
        let line = format!("{}: {} is {}", path.display(), set.key, set.value);
        Ui::result(format!("{}\n", neutral_line(&line)))?;
    }
    Ok(Exit::Clean)
}
