//! `airlock init`: makes a repository, and its agents, use Airlock.

mod agents;
mod git_hook;
mod starter;
mod surroundings;

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::cmd::context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::place;
use crate::ui::Ui;
use airlock_context::Tool;
use std::path::{Path, PathBuf};

/// Set a repository up: scan what is committed, and what AI agents do
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock init                              Show what would be set up for what is in use here
  airlock init --yes                        Set it up; --undo --yes takes it all out again
  airlock init --git-hook                   Scan what is committed, in the repository you are in
  airlock init --agent claude-code          Show what would be written for Claude Code
  airlock init --agent claude-code --yes    Write it
  airlock init --agent cursor --user --yes  For all your projects
  airlock init --agent cursor --undo --yes  Take it out again

A hook that is there already is never replaced: the line to add to it is printed instead. What else an agent's file holds
keeps its bytes, and --undo gives the file back as it was.")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(crate) struct Args {
    /// Write git's hooks: `airlock scan --staged` before a commit, `airlock index` after a checkout
    #[arg(long, conflicts_with_all = ["agent", "user", "undo", "yes"])]
    git_hook: bool,
    /// Have this agent ask `airlock hook` before and after what it does; may be given again
    #[arg(long, value_name = "AGENT", value_parser = agents())]
    agent: Vec<String>,
    /// In the user's own configuration of the agent instead of the repository's
    #[arg(long)]
    user: bool,
    /// Take out what was written
    #[arg(long)]
    undo: bool,
    /// Write, instead of showing what would be written
    #[arg(long)]
    yes: bool,
    /// The repository
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
}

fn agents() -> clap::builder::PossibleValuesParser {
    Tool::all().map(Tool::name).collect::<Vec<_>>().into()
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    if args.user && !args.agent.is_empty() {
        return agents::run(args, &args.agent, &home()?);
    }
    let start = args
        .path
        .canonicalize()
        .map_err(|error| Failure::io(&args.path, &error))?;
    let top = place::enclosing_repository(&start).ok_or_else(|| {
        Failure::usage(
            format_args!("{}: not in a git repository", args.path.display()),
            "`git init` makes one",
        )
    })?;
    if args.git_hook {
        return git_hook::write(&top);
    }
    if args.agent.is_empty() {
        return everything(ui, global, args, &top);
    }
    agents::run(args, &args.agent, &top)
}

fn home() -> Result<PathBuf, Failure> {
    place::home().ok_or_else(|| Failure::usage("there is no home folder", "set HOME"))
}

/// Sets up what is in use: agents' hooks and exclusion files, the git hook, and a policy that observes.
fn everything(ui: Ui, global: &GlobalArgs, args: &Args, top: &Path) -> Outcome {
    let found = surroundings::of(top, place::home().as_deref());
    Ui::result(found.said())?;
    // Taking out looks everywhere: a tool may be in use no more.
    let agents = if args.undo {
        Tool::all().map(|tool| tool.name().to_owned()).collect()
    } else {
        found.agents
    };
    let base = if args.user { home()? } else { top.to_owned() };
    agents::each(args, &agents, &base)?;
    context::sync_all(ui, global, top, args.undo, args.yes)?;
    git_hook::propose(top, args.undo, args.yes)?;
    starter::propose(top, args.undo, args.yes)?;
    if !args.yes {
        Ui::result("nothing is written yet: add --yes\n")?;
    }
    Ok(Exit::Clean)
}
