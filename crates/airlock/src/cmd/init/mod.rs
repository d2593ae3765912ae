//! `airlock init`: makes a repository, and its agents, use Airlock.

mod agents;
mod git_hook;

use crate::cli::Outcome;
use crate::error::Failure;
use crate::place;
use airlock_context::Tool;
use std::path::PathBuf;

/// Set a repository up: scan what is committed, and what AI agents do
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
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
    #[arg(long, required_unless_present = "agent", conflicts_with = "agent")]
    git_hook: bool,
    /// Have this agent ask `airlock hook` before and after what it does; may be given again
    #[arg(long, value_name = "AGENT", value_parser = agents())]
    agent: Vec<String>,
    /// In the user's own configuration of the agent instead of the repository's
    #[arg(long, requires = "agent")]
    user: bool,
    /// Take out what was written
    #[arg(long, requires = "agent")]
    undo: bool,
    /// Write, instead of showing what would be written
    #[arg(long, requires = "agent")]
    yes: bool,
    /// The repository
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
}

fn agents() -> clap::builder::PossibleValuesParser {
    Tool::all().map(Tool::name).collect::<Vec<_>>().into()
}

pub(crate) fn run(args: &Args) -> Outcome {
    if args.user {
        let home =
            place::home().ok_or_else(|| Failure::usage("there is no home folder", "set HOME"))?;
        return agents::run(args, &home);
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
    agents::run(args, &top)
}
