//! `airlock trust`: the user's approval of what steers agents in a repository.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::place;
use crate::table::columns;
use crate::trust::{State, Trust};
use crate::ui::Ui;
use airlock_report::neutral_line;
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Approve the files that steer AI agents here, so that agents stop when one of them changes
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock trust                    What steers agents here, and what changed since you approved it
  airlock trust --yes              Approve all of it as it is now; read it first
  airlock trust docs/CLAUDE.md     With a file that agents read in a folder of its own
  airlock trust --forget           Approve nothing, and ask nothing any more

The files are settings, hooks, servers, rules and instructions of agents: .claude/, .cursor/, .mcp.json, AGENTS.md ...
Approvals are kept in your own folder ($XDG_STATE_HOME/airlock/trust), by the digest of each file. From then on
`airlock hook` refuses prompts while a file is new or changed.

Exit code 1: something is to be approved.")]
pub(crate) struct Args {
    /// Files besides those that are known to steer agents
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Approve
    #[arg(long, conflicts_with = "forget")]
    yes: bool,
    /// Forget what was approved
    #[arg(long)]
    forget: bool,
    /// As a table or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
}

/// What is printed as JSON.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "airlock trust")]
struct Listed {
    /// By path from the repository's top.
    files: BTreeMap<String, State>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let folder = std::env::current_dir().map_err(|error| Failure::io(Path::new("."), &error))?;
    let folder = { folder.canonicalize() }.map_err(|error| Failure::io(&folder, &error))?;
    let top = place::repository_top(&folder);
    let more = { args.files.iter() }
        .map(|file| named(&top, &folder, file))
        .collect::<Result<Vec<_>, _>>()?;
    let trust = Trust::of(&top)?;
    if args.forget {
        trust.forget()?;
        Ui::result("forgotten: nothing is asked for this repository any more\n")?;
        return Ok(Exit::Clean);
    }
    if args.yes {
        trust.approve(&more)?;
        return list(args, Trust::of(&top)?.states(&more), "approved\n");
    }
    let states = trust.states(&more);
    let remedy = "read what is new or changed, then approve it: airlock trust --yes\n";
    list(args, states, remedy)
}

fn list(args: &Args, files: BTreeMap<String, State>, closing: &str) -> Outcome {
    let open = files.values().filter(|state| state.is_open()).count();
    let listed = Listed { files };
    Ui::result(match args.format {
        Format::Json => serde_json::to_string_pretty(&listed).map_err(Failure::internal)? + "\n",
        Format::Table => table(&listed.files),
    })?;
    if args.format == Format::Table && (open > 0 || args.yes) {
        Ui::result(closing)?;
    }
    Ok(if open > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn table(files: &BTreeMap<String, State>) -> String {
    if files.is_empty() {
        return "nothing here steers an agent\n".to_owned();
    }
    let rows: Vec<Vec<String>> = files
        .iter()
        .map(|(path, state)| vec![state.word().to_owned(), neutral_line(path).into_owned()])
        .collect();
    columns(&rows)
}

/// A file by its path from the repository's top.
fn named(top: &Path, folder: &Path, file: &Path) -> Result<String, Failure> {
    let path = folder.join(file);
    let real = { path.canonicalize() }.map_err(|error| Failure::io(&path, &error))?;
    let inside = real.strip_prefix(top).map_err(|_| {
        Failure::usage(
            format_args!("{}: lies outside this repository", file.display()),
            "name files of it",
        )
    })?;
    Ok(inside.to_string_lossy().replace('\\', "/"))
}

/// The JSON schema of what is printed.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn schema() -> Result<String, Failure> {
    let schema = schemars::schema_for!(Listed);
    Ok(serde_json::to_string_pretty(&schema).map_err(Failure::internal)? + "\n")
}
