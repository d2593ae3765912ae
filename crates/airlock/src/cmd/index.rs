//! `airlock index`: what scans of single files ask about the others, made ready.

use crate::args::{EngineArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::{Job, Writable};
use crate::place;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_model::Cx;
use airlock_report::neutral_line;
use airlock_source::Selection;
use std::path::PathBuf;

/// Make ready what a scan of one file asks about the others
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock index                     The repository you are in
  airlock index --quiet             From a git hook: `airlock init --git-hook` writes it

Scans everything, keeps what was learnt of each file in your own cache folder and reports nothing. `airlock hook`,
`airlock lsp` and scans of a change read what they need from there; without it they see one file at a time, or take longer.
Every scan of a whole tree does the same.")]
pub(crate) struct Args {
    /// A folder of the repository
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let start = { args.path.canonicalize() }.map_err(|error| Failure::io(&args.path, &error))?;
    let scope = Scope {
        root: place::repository_top(&start),
        selection: Selection::Tree,
    };
    let mut job = Job::prepare(ui, global, scope, &EngineArgs::default(), None)?;
    let Some(folder) = { job.options.index.as_ref() }.map(|index| index.folder.clone()) else {
        return Err(Failure::usage(
            "nothing is kept: the cache is switched off",
            "`cache.enabled` in your own airlock.toml switches it on",
        ));
    };
    let cx = Cx::default();
    let report = job.run(ui, &cx, Writable(Vec::new()))?;
    if cx.cancel.is_cancelled() {
        return Ok(Exit::Interrupted);
    }
    if job.options.index.is_none() {
        return Err(Failure::usage(
            format_args!("{}: nothing can be kept there", folder.display()),
            "make the folder writable, or name another one by `cache.folder` in your own airlock.toml",
        ));
    }
    let shown = neutral_line(&folder.display().to_string()).into_owned();
    ui.note(format_args!(
        "{} files are known, in {shown}",
        report.run.files
    ));
    Ok(Exit::Clean)
}
