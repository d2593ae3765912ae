//! `airlock fix`: applies safe fixes.

use crate::args::{EngineArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::Job;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_engine::fix::{FixOutcome, FixRequest};
use airlock_model::{Cx, Fingerprint};
use airlock_report::{neutral_line, neutral_text};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Apply safe fixes
///
/// A fix is applied only if the file still parses and a scan of the result finds nothing new. Files are replaced whole,
/// with their mode and line ends.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock fix --dry-run                        Show every safe fix as a diff
  airlock fix                                  Apply them
  airlock fix 46b441af0f3f7d41bf07a232ee8277fb --unsafe
                                               Apply one finding's fix, though it may change behaviour")]
pub(crate) struct Args {
    /// Findings to fix, by fingerprint as in the formats json and csv [default: all with a safe fix]
    #[arg(value_name = "FINGERPRINT", value_parser = fingerprint)]
    fingerprints: Vec<Fingerprint>,
    /// Show what would change and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Apply fixes that may change behaviour, too, of the findings that are named
    #[arg(long = "unsafe", requires = "fingerprints")]
    unsafe_too: bool,
    /// The folder to fix
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    #[command(flatten)]
    engine: EngineArgs,
}

fn fingerprint(text: &str) -> Result<Fingerprint, String> {
    let is_one = text.len() == 32
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_one {
        Ok(Fingerprint::from_hex(text))
    } else {
        Err("a fingerprint has 32 digits from 0 to f".to_owned())
    }
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::tree(&args.root)?;
    let mut job = Job::prepare(ui, global, scope, &args.engine, None)?;
    let request = FixRequest {
        only: args.fingerprints.iter().cloned().collect(),
        unsafe_too: args.unsafe_too,
        dry_run: args.dry_run,
    };
    let cx = Cx::default();
    let outcome = job.fix(ui, &cx, &request)?;
    let nothing_to_say =
        outcome.files.is_empty() && outcome.refused.is_empty() && !outcome.unknown.is_empty();
    if !nothing_to_say {
        Ui::result(words(&outcome, &request))?;
    }
    if cx.cancel.is_cancelled() {
        return Ok(Exit::Interrupted);
    }
    if let Some(unknown) = outcome.unknown.first() {
        return Err(Failure::usage(
            format_args!("no finding has the fingerprint {unknown}"),
            "`airlock scan --format csv` shows the fingerprints of what is found now",
        ));
    }
    // What was asked for by name and refused is not done.
    let is_done = request.only.is_empty() || outcome.refused.is_empty();
    Ok(if is_done { Exit::Clean } else { Exit::Findings })
}

fn words(outcome: &FixOutcome, request: &FixRequest) -> String {
    let mut out = String::new();
    let mut applied = 0;
    // Writing to a String cannot fail.
    for file in &outcome.files {
        out.push_str(&neutral_text(&file.diff));
        if !file.diff.is_empty() && !file.diff.ends_with('\n') {
            out.push('\n');
        }
        applied += file.applied.len();
    }
    for refused in &outcome.refused {
        let _ = writeln!(
            out,
            "not fixed: {}:{} {}: {}",
            neutral_line(refused.path.as_str()),
            refused.line,
            neutral_line(refused.rule.as_str()),
            neutral_line(&refused.reason)
        );
    }
    let is = if request.dry_run { "would be" } else { "is" };
    for name in &outcome.environment {
        let _ = writeln!(
            out,
            "`{}` {is} read from the environment, and its value {is} no longer in the code: set it where your deployment keeps secrets (on this \
             machine in `.env`), and take the old value out of use, since the file's history and copies still have it",
            neutral_line(name)
        );
    }
    for reason in &outcome.incomplete {
        let _ = writeln!(out, "not completed: {}", neutral_line(reason));
    }
    let fixes = if applied == 1 { "fix" } else { "fixes" };
    let done = if request.dry_run {
        "would be applied"
    } else {
        "applied"
    };
    let _ = writeln!(
        out,
        "{applied} {fixes} {done}, {} not",
        outcome.refused.len()
    );
    out
}
