//! `airlock scan`: the main job.

use crate::args::{EngineArgs, GateArgs, GlobalArgs, SelectionArgs};
use crate::cli::Outcome;
use crate::exit::{Completeness, Exit};
use crate::job::{Job, Writable};
use crate::output::{OutputArgs, Outputs};
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_model::{Cx, Report};

/// Scan a folder, files or a change for weaknesses and credentials
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock scan .                                  Everything below this folder
  airlock scan src/app.py                         One file
  airlock scan --staged                           What the next commit would bring
  airlock scan --diff origin/main...HEAD          What a pull request would bring
  airlock scan --format terminal --format sarif=airlock.sarif
  airlock scan --only secrets --fail-on low
  airlock scan --history                          Secrets in every version of every file
  airlock scan --history v1.0..HEAD               Secrets that came in since v1.0
  git show HEAD:app.py | airlock scan --stdin --path app.py")]
pub(crate) struct Args {
    #[command(flatten)]
    selection: SelectionArgs,
    #[command(flatten)]
    gate: GateArgs,
    #[command(flatten)]
    engine: EngineArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let outputs = Outputs::open(ui, &args.output)?;
    let scope = Scope::of(&args.selection)?;
    let mut job = Job::prepare(ui, global, scope, &args.engine, Some(&args.gate))?;
    let cx = Cx::default();
    let report = job.run(ui, &cx, Writable(outputs.folders()))?;
    outputs.write(ui, &report)?;
    if cx.cancel.is_cancelled() {
        return Ok(Exit::Interrupted);
    }
    Ok(judge(ui, &report, &job.completeness))
}

/// The exit code, and where it hides one, a word about it.
pub(crate) fn judge(ui: Ui, report: &Report, completeness: &Completeness) -> Exit {
    let exit = Exit::of(report, completeness);
    let enforced = Exit::enforced(report, completeness);
    if exit != enforced {
        ui.note(format_args!(
            "mode = observe: with mode = enforce the exit code would be {}",
            enforced.code()
        ));
    }
    exit
}
