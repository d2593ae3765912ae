//! `airlock dev`: writes what is derived from the program itself, for this repository's own use.

mod cli_reference;
mod rule_pages;

use crate::cli::{Cli, Outcome};
use crate::error::Failure;
use crate::exit::Exit;
use crate::file;
use clap::CommandFactory as _;
use std::path::{Path, PathBuf};

/// Work on Airlock itself
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock dev gen .       In this repository; CI proves that nothing changes")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Answer questions about credentials, for a scan with --verify-secrets
    Probe,
    /// Write schemas, command reference, rule pages
    Gen {
        /// The folder they are written below
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
}

pub(crate) fn run(args: &Args) -> Outcome {
    let dir = match &args.command {
        Command::Probe => return crate::live_probe::answer(),
        Command::Gen { dir } => dir,
    };
    let report =
        serde_json::to_string_pretty(&airlock_report::json_schema()).map_err(Failure::internal)?;
    let mut root = Cli::command();
    root.build();
    let mut pages = vec![
        (
            "schemas/airlock-report.schema.json".to_owned(),
            report + "\n",
        ),
        (
            "schemas/airlock-config.schema.json".to_owned(),
            super::config::schema()?,
        ),
        (
            "schemas/airlock-areas.schema.json".to_owned(),
            super::areas::schema()?,
        ),
        (
            "schemas/airlock-complexity.schema.json".to_owned(),
            super::complexity::schema()?,
        ),
        (
            "schemas/airlock-data.schema.json".to_owned(),
            super::data::schema()?,
        ),
        (
            "schemas/airlock-routes.schema.json".to_owned(),
            super::routes::schema()?,
        ),
        (
            "schemas/airlock-trust.schema.json".to_owned(),
            super::trust::schema()?,
        ),
        ("docs/cli.md".to_owned(), cli_reference::render(&root)),
    ];
    let embedded = airlock_rules::embedded().map_err(Failure::internal)?;
    let rules = airlock_rules::RuleSet::new(Some(embedded), Vec::new());
    pages.extend(rule_pages::render(&rules));
    remove_old(&dir.join("docs/rules"))?;
    for (name, text) in pages {
        let path = dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
        }
        file::write(&path, text.as_bytes())?;
    }
    Ok(Exit::Clean)
}

/// Pages of rules that are gone.
fn remove_old(folder: &Path) -> Result<(), Failure> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.extension().is_some_and(|extension| extension == "md") {
            std::fs::remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
        }
    }
    Ok(())
}
