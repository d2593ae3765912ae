//! `airlock context report`: what AI tools could read now, and which secrets are in it.
//!
//! Invariant: hooks are tried out before the scan, which gives up the right to start programs.

use super::exposure::{self, ByPath, Exposed, Secret};
use super::matrix::{self, Row};
use super::tools::{self, Known};
use super::{Format, Here};
use crate::args::{EngineArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::{Job, Writable};
use crate::scope::Scope;
use crate::trial::{self, Hooks, Scratch, Trial};
use crate::ui::Ui;
use airlock_context::Standing;
use airlock_model::{Cx, Engine};
use airlock_report::neutral_line;
use serde::Serialize;
use std::fmt::Write as _;

/// List what each AI tool could read now, and which secrets are in those files
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock context report                  The tools that are in use here
  airlock context report --tool cursor    One tool
  airlock context report --format json    For programs

Secrets are looked for in every file, ignored ones too; their rules and lines are shown, never their values.

Exit code 1: a secret can reach a tool.")]
pub(super) struct Args {
    /// This tool; may be given again [default: those that are in use here]
    #[arg(long, value_name = "TOOL", value_parser = tools::names())]
    tool: Vec<String>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// How a tool stands to files.
#[derive(Debug)]
struct Reader {
    name: &'static str,
    /// The ways to a file that is kept back which nothing closes.
    ways: Vec<&'static str>,
    /// Whether secrets in other files are kept from its model.
    masks: bool,
}

/// A file that a tool could read.
#[derive(Debug, Serialize)]
struct Line<'r> {
    path: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_back: Option<&'r str>,
    secrets: &'r [Secret],
    /// The tools that can reach it, and for files that are kept back by which ways.
    readers: Vec<Reach<'r>>,
    remedy: &'static str,
}

#[derive(Debug, Serialize)]
struct Reach<'r> {
    tool: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    ways: &'r [&'static str],
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, here: &Here, args: &Args) -> Outcome {
    let home = here.places.home.as_deref();
    let is_wanted = |known: &Known| {
        args.tool.iter().any(|name| name == known.name)
            || (args.tool.is_empty() && known.is_used(&here.top, home))
    };
    let mut scratch = Scratch::under(&here.top)?;
    let mut readers = Vec::new();
    for known in tools::all().iter().filter(|known| is_wanted(known)) {
        readers.push(reader(known, here, &mut scratch)?);
    }
    drop(scratch);
    let (mut files, is_whole) = exposure::kept_back(&here.top, &here.exclusions);
    if !is_whole {
        ui.warning(
            "the tree has more names than are looked at: kept-back files far down may be missing",
        );
    }
    let scope = Scope::tree(&here.top)?;
    let mut job = Job::prepare(ui, global, scope, &EngineArgs::reading_ignored(true), None)?;
    job.options
        .engines
        .retain(|engine| *engine == Engine::Secrets);
    let report = job.run(ui, &Cx::default(), Writable(Vec::new()))?;
    exposure::add(&mut files, &report, &here.exclusions);
    let lines = lines(&files, &readers);
    match args.format {
        Format::Text => Ui::result(text(&lines, &readers))?,
        Format::Json => {
            let names: Vec<_> = readers.iter().map(|reader| reader.name).collect();
            let whole = serde_json::json!({ "version": 1, "tools": names, "files": lines });
            let text = serde_json::to_string_pretty(&whole).map_err(Failure::internal)?;
            Ui::result(text + "\n")?;
        }
    }
    let is_reached = |line: &Line<'_>| !line.readers.is_empty();
    Ok(if lines.iter().any(is_reached) {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn reader(known: &Known, here: &Here, scratch: &mut Scratch) -> Result<Reader, Failure> {
    let row: Row = matrix::row(known, here, scratch)?;
    let masks = match known.hooks {
        Some(tool) => {
            let hooks = Hooks::of(tool, &here.places)?;
            let tried = trial::attempt(tool, &hooks, scratch, Trial::Result)?;
            tried.standing == Standing::Enforced
        }
        None => false,
    };
    let open = row.cells.iter().filter(|cell| cell.leads_there());
    Ok(Reader {
        name: known.name,
        ways: open.map(|cell| cell.route.word()).collect(),
        masks,
    })
}

/// The files with what is kept back or secret in them, each with who can reach it.
fn lines<'r>(files: &'r ByPath, readers: &'r [Reader]) -> Vec<Line<'r>> {
    files
        .iter()
        .map(|(path, exposed)| Line {
            path,
            kept_back: exposed.kept_back.as_deref(),
            secrets: &exposed.secrets,
            readers: readers
                .iter()
                .filter_map(|reader| reach(exposed, reader))
                .collect(),
            remedy: match exposed.kept_back {
                Some(_) => "airlock context verify",
                None => "move the secret to a file that is kept back, such as .env, and replace it at its provider",
            },
        })
        .collect()
}

fn reach<'r>(exposed: &Exposed, reader: &'r Reader) -> Option<Reach<'r>> {
    let (is_reached, ways) = match exposed.kept_back {
        Some(_) => (!reader.ways.is_empty(), reader.ways.as_slice()),
        None => (!reader.masks, [].as_slice()),
    };
    is_reached.then_some(Reach {
        tool: reader.name,
        ways,
    })
}

fn text(lines: &[Line<'_>], readers: &[Reader]) -> String {
    let mut out = String::new();
    if readers.is_empty() {
        out.push_str(
            "no AI tool is in use here, by the files that they leave; name one with --tool\n",
        );
    }
    for line in lines {
        // Writing to a String cannot fail.
        let _ = write!(out, "{}", neutral_line(line.path));
        let _ = match line.kept_back {
            Some(pattern) => writeln!(out, " (kept back: {})", neutral_line(pattern)),
            None => writeln!(out),
        };
        for secret in line.secrets {
            let _ = writeln!(
                out,
                "  line {}: {}",
                secret.line,
                neutral_line(&secret.rule)
            );
        }
        for reader in &line.readers {
            let _ = match reader.ways {
                [] => writeln!(out, "  reached by {}", reader.tool),
                ways => writeln!(out, "  reached by {}: {}", reader.tool, ways.join(", ")),
            };
        }
        if !line.readers.is_empty() {
            let _ = writeln!(out, "  remedy: {}", line.remedy);
        }
    }
    let reached = lines.iter().filter(|line| !line.readers.is_empty()).count();
    let _ = writeln!(
        out,
        "{} files kept back or with secrets, {reached} within reach of a tool",
        lines.len()
    );
    out
}
