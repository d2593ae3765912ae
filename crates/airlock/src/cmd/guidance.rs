//! `airlock guidance`: how code is to be written here, told to agents before they write it.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::Config;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::place;
use crate::ui::Ui;
use airlock_context::Tool;
use airlock_context::guidance::{self, Instructions};
use airlock_engine::fix::unified;
use airlock_model::Cx;
use airlock_source::{Hashes, Selection, Workspace, WorkspaceOptions};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Tell AI agents how secure code is written here
#[derive(Debug, clap::Args)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Examples:
  airlock guidance show                       What agents would be told
  airlock guidance sync                       The changes to the instructions of the agents that are in use here
  airlock guidance sync --yes                 Write them
  airlock guidance sync --agent codex --yes   For this agent, in use or not
  airlock guidance sync --undo --yes          Take them out again

The text has our rules for the languages of the repository, and what [guidance] in airlock.toml adds: approved libraries,
what to use instead of what, sentences of your own."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print what agents are told
    Show,
    /// Write it into the agents' own instruction files, in a marked block
    Sync(SyncArgs),
}

#[derive(Debug, clap::Args)]
struct SyncArgs {
    /// This agent; may be given again [default: those that are in use here]
    #[arg(long, value_name = "AGENT", value_parser = agents())]
    agent: Vec<String>,
    /// Write, instead of showing what would be written
    #[arg(long)]
    yes: bool,
    /// Take out what was written
    #[arg(long)]
    undo: bool,
}

fn agents() -> clap::builder::PossibleValuesParser {
    Tool::all().map(Tool::name).collect::<Vec<_>>().into()
}

pub(crate) fn run(global: &GlobalArgs, args: &Args) -> Outcome {
    let folder = std::env::current_dir().map_err(|error| Failure::io(Path::new("."), &error))?;
    let folder = { folder.canonicalize() }.map_err(|error| Failure::io(&folder, &error))?;
    let top = place::repository_top(&folder);
    match &args.command {
        Command::Show => {
            Ui::result(told(&top, global)?)?;
            Ok(Exit::Clean)
        }
        Command::Sync(args) => sync(&top, global, args),
    }
}

/// What agents are told in the repository at `top`.
fn told(top: &Path, global: &GlobalArgs) -> Result<String, Failure> {
    let config = Config::load(top, global.named_config())?;
    let options = WorkspaceOptions {
        hashes: Hashes::Unneeded,
        ..WorkspaceOptions::default()
    };
    let plan = Workspace::open(top, options)?.plan(&Cx::default(), &Selection::Tree)?;
    let languages: BTreeSet<&str> = { plan.entries.iter() }
        .filter_map(|entry| airlock_syntax::of_path(entry.path.as_str(), ""))
        .map(|language| language.name)
        .collect();
    Ok(guidance::text(&languages, config.guidance.house()))
}

fn sync(top: &Path, global: &GlobalArgs, args: &SyncArgs) -> Outcome {
    let targets = targets(top, &args.agent);
    if targets.is_empty() {
        return Err(Failure::usage(
            "no agent is in use here",
            "name one with --agent",
        ));
    }
    let text = told(top, global)?;
    for target in &targets {
        one(top, target, &text, args)?;
    }
    if !args.yes {
        Ui::result("nothing is written yet: add --yes\n")?;
    }
    Ok(Exit::Clean)
}

/// A file that takes our block.
struct Target {
    /// From the repository's root.
    name: String,
    /// What a file of our own begins with.
    head: &'static str,
}

impl Target {
    /// Where a file stands in the place of the folder (`.clinerules`), that file; where a link leads to another file of the
    /// repository, that one.
    fn of(top: &Path, file: Instructions) -> Self {
        let mut folders = Path::new(file.path).ancestors().skip(1);
        let own = top.join(file.path);
        let shared = if own.is_symlink() {
            let real = own.canonicalize().ok();
            real.and_then(|real| Some(real.strip_prefix(top).ok()?.to_owned()))
        } else {
            folders
                .find(|folder| top.join(folder).is_file())
                .map(PathBuf::from)
        };
        match shared {
            Some(shared) => Self {
                name: shared.display().to_string(),
                head: "",
            },
            None => Self {
                name: file.path.to_owned(),
                head: file.head,
            },
        }
    }
}

/// The files of the agents that are named, or in use, each once.
fn targets(top: &Path, named: &[String]) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for tool in Tool::all() {
        let facts = tool.facts();
        let leaves_traces = { facts.traces.iter() }.any(|trace| top.join(trace).exists());
        let is_used = leaves_traces || top.join(facts.instructions.path).exists();
        let is_meant = if named.is_empty() {
            is_used
        } else {
            named.iter().any(|name| name == facts.name)
        };
        if !is_meant {
            continue;
        }
        let target = Target::of(top, facts.instructions);
        if !targets.iter().any(|other| other.name == target.name) {
            targets.push(target);
        }
    }
    targets
}

fn one(top: &Path, target: &Target, text: &str, args: &SyncArgs) -> Result<(), Failure> {
    let Target { name, head } = target;
    let path = top.join(name);
    let existing = file::read(&path, Links::Refuse)?;
    let after = match &existing {
        Some(existing) if args.undo => guidance::remove(existing, head),
        None if args.undo => Ok(None),
        existing => guidance::place(existing.as_deref(), head, text).map(Some),
    };
    let after = after.map_err(|error| {
        Failure::usage(format_args!("{name}: {error}"), "the file is left as it is")
    })?;
    if after == existing {
        let why = if args.undo {
            "holds nothing of Airlock's"
        } else {
            "says it already"
        };
        return Ui::result(format!("{name}: {why}\n"));
    }
    let before = existing.as_deref().unwrap_or_default();
    Ui::result(unified(name, before, after.as_deref().unwrap_or_default()).as_bytes())?;
    if !args.yes {
        return Ok(());
    }
    let Some(after) = after else {
        std::fs::remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
        return Ui::result(format!("{name}: removed\n"));
    };
    make_folder(&path)?;
    file::write(&path, after.as_bytes())?;
    Ui::result(format!("{name}: written\n"))
}

fn make_folder(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    if place::before_links(&folder) != folder {
        return Err(Failure::usage(
            format_args!("{}: a link leads there", folder.display()),
            "a repository's own files are not written through links",
        ));
    }
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io(&folder, &error))
}
