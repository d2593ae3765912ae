//! `airlock context sync`: the policy in each tool's own files.
//!
//! Invariant: nothing is written without `--yes`, and nothing through a link.

use super::Here;
use super::tools::{self, Known};
use crate::cli::Outcome;
use crate::error::{Failure, without_secrets};
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::ui::Ui;
use airlock_context::{KeepFile, PlaceError, Removal, copilot_exclusions};
use airlock_engine::fix::unified;

/// The tool whose exclusions no file of a repository holds.
const COPILOT: &str = "copilot";

/// Write what is kept back into each tool's own exclusion files and settings
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock context sync                     Show what would be written for the tools that are in use here
  airlock context sync --yes               Write it
  airlock context sync --tool cursor --yes For one tool
  airlock context sync --tool copilot      Print what to paste into the repository's settings at GitHub
  airlock context sync --all --undo --yes  Take everything out again

Our lines stand between two marks; whatever else a file holds keeps its bytes.")]
pub(super) struct Args {
    /// This tool; may be given again [default: those that are in use here]
    #[arg(long, value_name = "TOOL", value_parser = tools::names(), conflicts_with = "all")]
    tool: Vec<String>,
    /// Every tool, in use or not
    #[arg(long)]
    all: bool,
    /// Take out what was written
    #[arg(long)]
    undo: bool,
    /// Write, instead of showing what would be written
    #[arg(long)]
    yes: bool,
}

impl Args {
    /// For the tools that are in use; taken out, for all.
    pub(super) fn of_used(undo: bool, yes: bool) -> Self {
        Self {
            tool: Vec::new(),
            all: undo,
            undo,
            yes,
        }
    }
}

pub(super) fn run(ui: Ui, here: &Here, args: &Args) -> Outcome {
    let files = each(ui, here, args)?;
    if files == 0 && args.tool.is_empty() {
        Ui::result(
            "no tool with an exclusion file is in use here: name one with --tool, or add --all\n",
        )?;
    } else if files > 0 && !args.yes {
        Ui::result("nothing is written yet: add --yes\n")?;
    }
    Ok(Exit::Clean)
}

/// Goes through the files; how many there are.
pub(super) fn each(ui: Ui, here: &Here, args: &Args) -> Result<usize, Failure> {
    let home = here.places.home.as_deref();
    let is_wanted = |known: &Known| {
        args.all
            || args.tool.iter().any(|name| name == known.name)
            || (args.tool.is_empty() && known.is_used(&here.top, home))
    };
    let wanted: Vec<Known> = tools::all().into_iter().filter(is_wanted).collect();
    let mut done: Vec<&str> = Vec::new();
    for file in wanted.iter().flat_map(|known| known.files.iter().copied()) {
        // Two tools may read one file.
        if !done.contains(&file.path) {
            done.push(file.path);
            one(here, args, file)?;
        }
    }
    if args.tool.iter().any(|name| name == COPILOT) {
        Ui::result(copilot_exclusions(&here.policy))?;
        ui.note("paste this under Settings, Copilot, Content exclusion; its command line and its agents do not heed it");
    } else if !args.undo && wanted.iter().any(|known| known.name == COPILOT) {
        ui.note("Copilot's exclusions are settings at GitHub: --tool copilot prints them");
    }
    Ok(done.len())
}

fn one(here: &Here, args: &Args, file: &KeepFile) -> Result<(), Failure> {
    let path = here.top.join(file.path);
    let existing = file::read(&path, Links::Refuse)?;
    let failed = |error: PlaceError| {
        Failure::usage(
            format_args!("{}: {error}", file.path),
            "the file is left as it is",
        )
    };
    let left = match (&existing, args.undo) {
        (None, true) => Removal::Delete,
        (Some(text), true) => file.remove(text).map_err(failed)?,
        (text, false) => Removal::Keep(file.place(text.as_deref(), &here.policy).map_err(failed)?),
    };
    let (before, after) = (
        existing.as_deref().unwrap_or_default(),
        match &left {
            Removal::Keep(text) => text.as_str(),
            Removal::Delete => "",
        },
    );
    let is_same = match &left {
        Removal::Keep(text) => existing.as_ref() == Some(text),
        Removal::Delete => existing.is_none(),
    };
    if is_same && args.undo && args.all {
        // Most files were never there.
        return Ok(());
    }
    if is_same {
        let why = if args.undo {
            "holds nothing of Airlock's"
        } else {
            "is up to date"
        };
        return Ui::result(format!("{}: {why}\n", file.path));
    }
    Ui::result(without_secrets(&unified(file.path, before, after)).as_bytes())?;
    if !args.yes {
        return Ok(());
    }
    match left {
        Removal::Delete => {
            std::fs::remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
            // The folder goes if it is empty now; whoever put something else into it keeps it.
            if let Some(folder) = path.parent().filter(|folder| *folder != here.top) {
                let _ = std::fs::remove_dir(folder);
            }
            Ui::result(format!("{}: removed\n", file.path))
        }
        Removal::Keep(text) => {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
            }
            file::write(&path, text.as_bytes())?;
            Ui::result(format!("{}: written\n", file.path))
        }
    }
}
