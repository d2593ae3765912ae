//! `airlock hook verify`: what the hooks that are installed stop, tried out.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::Config;
use crate::error::Failure;
use crate::exit::Exit;
use crate::place;
use crate::table::columns;
use crate::trial::{self, Hooks, Places, Scratch, Trial, Tried};
use crate::ui::Ui;
use airlock_context::{Standing, Tool};
use airlock_report::neutral_line;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;

/// Try the installed hooks out: fire synthetic events through them, and say what they stop
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock hook verify                    Every agent that has hooks of Airlock's
  airlock hook verify claude-code        One agent; what is missing is named
  airlock hook verify --user             Only what your own configuration brings about
  airlock hook verify --format json      For a script

Each event is sent as the agent sends it, about a scratch repository with a value made for it, and the answer is read as
the agent reads it. Of what the agent's files name only this program is started; other commands are shown, never run.

Exit code 1: something that the agent's hooks could stop is not stopped.")]
pub(crate) struct Args {
    /// The agents [default: those that have hooks of Airlock's]
    #[arg(value_name = "AGENT", value_parser = super::agents())]
    agents: Vec<String>,
    /// Leave the repository's own files out
    #[arg(long)]
    user: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// What was found about an agent.
#[derive(Debug, Serialize)]
struct Verified {
    agent: &'static str,
    title: &'static str,
    files: Vec<String>,
    /// Commands beside ours, which were not run.
    others: Vec<Other>,
    /// What the user has to know besides.
    notes: Vec<&'static str>,
    trials: Vec<Tried>,
}

/// A command of somebody else's.
#[derive(Debug, Serialize)]
struct Other {
    file: String,
    command: String,
}

pub(super) fn run(global: &GlobalArgs, args: &Args) -> Outcome {
    let here = Path::new(".")
        .canonicalize()
        .map_err(|error| Failure::io(Path::new("."), &error))?;
    let top = place::repository_top(&here);
    let config = Config::load(&top, global.named_config())?;
    let places = Places {
        repository: (!args.user).then(|| top.clone()),
        home: place::home(),
        mode: *config.mode.get(),
    };
    let mut scratch = Scratch::under(&top)?;
    let mut verified = Vec::new();
    for tool in Tool::all() {
        let is_named = args.agents.iter().any(|name| name == tool.name());
        let hooks = Hooks::of(tool, &places)?;
        if is_named || (args.agents.is_empty() && hooks.are_there()) {
            verified.push(verify(tool, &hooks, &mut scratch)?);
        }
    }
    match args.format {
        Format::Text => Ui::result(text(&verified))?,
        Format::Json => Ui::result(json(&verified)?)?,
    }
    let mut trials = verified.iter().flat_map(|agent| &agent.trials);
    Ok(if trials.any(Tried::falls_short) {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn verify(tool: Tool, hooks: &Hooks, scratch: &mut Scratch) -> Result<Verified, Failure> {
    let mut trials = Vec::new();
    for trial in Trial::ALL {
        trials.push(trial::attempt(tool, hooks, scratch, trial)?);
    }
    let mut notes: Vec<&'static str> = Vec::new();
    let caveats = hooks.files.iter().filter_map(|file| file.caveat);
    for note in caveats.chain(tool.facts().unheeded) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    let others = hooks.files.iter().flat_map(|file| {
        file.installed.others.iter().map(|command| Other {
            file: file.name.clone(),
            command: neutral_line(command).into_owned(),
        })
    });
    Ok(Verified {
        agent: tool.name(),
        title: tool.facts().title,
        files: hooks.files.iter().map(|file| file.name.clone()).collect(),
        others: others.collect(),
        notes,
        trials,
    })
}

fn json(verified: &[Verified]) -> Result<String, Failure> {
    let whole = serde_json::json!({ "version": 1, "agents": verified });
    let text = serde_json::to_string_pretty(&whole).map_err(Failure::internal)?;
    Ok(crate::error::without_secrets(&text).into_owned() + "\n")
}

fn text(verified: &[Verified]) -> String {
    if verified.is_empty() {
        return "no agent has hooks of Airlock's: `airlock init --agent NAME --yes` installs them\n"
            .to_owned();
    }
    let mut out = String::new();
    for agent in verified {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{} ({})", agent.agent, agent.title);
        let rows: Vec<Vec<String>> = agent.trials.iter().map(row).collect();
        for line in columns(&rows).lines() {
            let _ = writeln!(out, "  {line}");
        }
        for other in &agent.others {
            let _ = writeln!(
                out,
                "  not Airlock's, and not run: {} in {}",
                crate::error::without_secrets(&other.command),
                other.file
            );
        }
        for note in &agent.notes {
            let _ = writeln!(out, "  note: {note}");
        }
    }
    let all: Vec<&Tried> = verified.iter().flat_map(|agent| &agent.trials).collect();
    let count = |standing| {
        all.iter()
            .filter(|tried| tried.standing == standing)
            .count()
    };
    let _ = writeln!(
        out,
        "{} enforced, {} advisory, {} open",
        count(Standing::Enforced),
        count(Standing::Advisory),
        count(Standing::Open)
    );
    out
}

fn row(tried: &Tried) -> Vec<String> {
    let why = match (&tried.reason, &tried.remedy) {
        (Some(reason), Some(remedy)) => format!("{reason}; {remedy}"),
        (Some(reason), None) => reason.clone(),
        (None, _) => {
            let event = tried.event.unwrap_or_default();
            format!("{event} in {}", tried.file.as_deref().unwrap_or_default())
        }
    };
    vec![
        tried.standing.word().to_owned(),
        tried.trial.what().to_owned(),
        neutral_line(&why).into_owned(),
    ]
}
