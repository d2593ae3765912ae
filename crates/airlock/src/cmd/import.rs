//! `airlock import`: other tools' results, merged with our own.

use crate::args::{ChangeArgs, EngineArgs, GateArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::job::{Job, Writable};
use crate::output::{OutputArgs, Outputs};
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_engine::import::{self, Imported};
use airlock_model::Cx;
use airlock_source::Selection;
use std::path::{Path, PathBuf};

/// Bytes of a file above which it is not read; the engine's own bound is below it, and says what to do.
const SIZE_LIMIT: u64 = 300_000_000;

/// Merge other tools' results with an own scan: SARIF, and JSON of Bandit, ESLint and PyLint
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock import bandit.json                         Bandit's results and our own, each finding once
  airlock import a.sarif b.sarif --format html=all.html
  airlock import a.sarif --diff origin/main          What of it a change brings
  airlock import results.sarif --no-scan --format csv")]
pub(crate) struct Args {
    /// Files with other tools' results; the format is told by the content
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The folder that the results speak of
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Take the files' results only, do not scan
    #[arg(long, conflicts_with = "change")]
    no_scan: bool,
    #[command(flatten)]
    change: ChangeArgs,
    #[command(flatten)]
    gate: GateArgs,
    #[command(flatten)]
    engine: EngineArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let imported = args
        .files
        .iter()
        .map(|path| read(path))
        .collect::<Result<Vec<_>, _>>()?;
    let outputs = Outputs::open(ui, &args.output)?;
    let mut scope = Scope::tree(&args.root)?;
    if args.no_scan {
        scope.selection = Selection::Paths(Vec::new());
    } else if let Some(change) = args.change.selection()? {
        scope.selection = change;
    }
    let mut job = Job::prepare(ui, global, scope, &args.engine, Some(&args.gate))?;
    let cx = Cx::default();
    let mut report = job.run(ui, &cx, Writable(outputs.folders()))?;
    import::merge(
        &cx,
        &job.workspace,
        &job.selection,
        &job.rules,
        &job.options,
        &mut report,
        imported,
    )?;
    outputs.write(ui, &report)?;
    if cx.cancel.is_cancelled() {
        return Ok(Exit::Interrupted);
    }
    Ok(super::scan::judge(ui, &report, &job.completeness))
}

fn read(path: &Path) -> Result<Imported, Failure> {
    let text = file::read_up_to(path, Links::Follow, SIZE_LIMIT)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: no such file", path.display()),
            "check the spelling",
        )
    })?;
    import::read(&path.display().to_string(), &text)
        .map_err(|error| Failure::usage(&error, error.hint()))
}
