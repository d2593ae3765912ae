//! `airlock fix`: applies safe fixes, and takes dependencies off versions with known weaknesses.

mod clients;
mod said;

use crate::args::{EngineArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::Job;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_engine::fix::FixRequest;
use airlock_model::{Cx, Fingerprint};
use clap::ValueEnum;
use said::Said;
use std::path::PathBuf;

/// The argument that a second run is not given.
const RUN_CLIENT: &str = "--run-client";

/// Apply safe fixes
///
/// A fix is applied only if the file still parses and a scan of the result finds nothing new. Files are replaced whole,
/// with their mode and line ends. Packages with a known weakness are taken to the lowest version that is free of it, in
/// manifests and commands; the commands that take lockfiles along are printed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock fix --dry-run                        Show every safe fix as a diff
  airlock fix                                  Apply them
  airlock fix --only sca                       Dependencies only
  airlock fix --only sca --run-client          The same, and run the clients that may be run
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
    /// Run the clients' commands that complete upgrades, after they are shown; only those that run no code of the project
    #[arg(long, conflicts_with = "dry_run")]
    run_client: bool,
    /// As text or as JSON
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        overrides_with = "format"
    )]
    format: Format,
    /// The folder to fix
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    #[command(flatten)]
    engine: EngineArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Reads a fingerprint.
///
/// # Errors
/// When it is none, in words.
pub(crate) fn fingerprint(text: &str) -> Result<Fingerprint, String> {
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
    if args.run_client {
        return run_with_clients(ui, args);
    }
    let scope = Scope::tree(&args.root)?;
    let mut job = Job::prepare(ui, global, scope, &args.engine, None)?;
    let request = FixRequest {
        only: args.fingerprints.iter().cloned().collect(),
        unsafe_too: args.unsafe_too,
        dry_run: args.dry_run,
    };
    let cx = Cx::default();
    let outcome = job.fix(ui, &cx, &request)?;
    let said = Said::of(&outcome, args.dry_run);
    if !said.is_empty() || outcome.unknown.is_empty() {
        show(&said, args.format)?;
    }
    if cx.cancel.is_cancelled() {
        return Ok(Exit::Interrupted);
    }
    if let Some(failure) = &outcome.dependencies.failure {
        return Err(Failure::usage(
            failure,
            "import the advisory database again",
        ));
    }
    if let Some(unknown) = outcome.unknown.first() {
        return Err(Failure::usage(
            format_args!("no finding has the fingerprint {unknown}"),
            "`airlock scan --format csv` shows the fingerprints of what is found now",
        ));
    }
    // What was asked for by name and refused is not done.
    let is_done = request.only.is_empty() || !said.has_refusals();
    Ok(if is_done { Exit::Clean } else { Exit::Findings })
}

fn run_with_clients(ui: Ui, args: &Args) -> Outcome {
    let said = clients::plan_apart()?;
    show(&said, args.format)?;
    let succeeded = clients::run(ui, &args.root, &said.commands)?;
    let is_done = succeeded && (args.fingerprints.is_empty() || !said.has_refusals());
    Ok(if is_done { Exit::Clean } else { Exit::Findings })
}

fn show(said: &Said, format: Format) -> Result<(), Failure> {
    let text = match format {
        Format::Text => said.words(),
        Format::Json => serde_json::to_string_pretty(said).map_err(Failure::internal)? + "\n",
    };
    Ui::result(text)
}
