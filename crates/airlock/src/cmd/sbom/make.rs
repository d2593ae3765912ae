//! `airlock sbom PATH`.

use super::output::{Output, OutputArgs};
use crate::args::{ArtifactArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::job::{Job, Writable};
use crate::place;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_model::Cx;
use airlock_sca::sbom::{Bom, Introduction, Leave, Making, build, introduce};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct MakeArgs {
    /// The folder
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// What the bill describes [default: what the manifest at the top says, or the folder's name]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Its version [default: what the manifest at the top says, or the commit]
    #[arg(long, value_name = "VERSION")]
    subject_version: Option<String>,
    /// Who hands it out [default: its own name]
    #[arg(long, value_name = "NAME")]
    supplier: Option<String>,
    /// Who answers for the bill; may be repeated [default: Airlock as a tool]
    #[arg(long, value_name = "NAME")]
    author: Vec<String>,
    /// Records of which assistant brought a package in: a JSON list of objects with `purl` and `assistant`, and as far as
    /// known `assistantVersion`, `model`, `session`, `commit`, `time`, `reviewed`, `existence`
    #[arg(long, value_name = "FILE")]
    introduced: Option<PathBuf>,
    /// Leave packages out
    #[arg(long, value_name = "WHAT")]
    leave_out: Option<LeaveOut>,
    #[command(flatten)]
    artifacts: ArtifactArgs,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LeaveOut {
    /// What is needed to build, test and develop only
    Development,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &MakeArgs) -> Outcome {
    let output = Output::open(&args.output)?;
    let records = match &args.introduced {
        Some(path) => records(path)?,
        None => Vec::new(),
    };
    let scope = Scope::tree(&args.path)?;
    let mut job = Job::of_packages(ui, global, scope)?;
    job.options.artifacts = args.artifacts.read()?;
    let cx = Cx::default();
    let writable = Writable(output.folders());
    let dependencies = job.dependencies(ui, &cx, writable)?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let unread = dependencies
        .coverage
        .iter()
        .filter(|note| note.path.is_some());
    let unread = unread.count();
    if unread > 0 {
        ui.note(format_args!(
            "{unread} places were not understood; the bill says that it is incomplete, `airlock deps list --verbose` \
             names them"
        ));
    }
    let checked_out = job.workspace.checked_out()?;
    let time = place::given_time()
        .or_else(|| jiff::Timestamp::from_second(checked_out.as_ref()?.seconds).ok())
        .unwrap_or_else(|| {
            ui.note(
                "the bill has the time of the clock, for there is neither SOURCE_DATE_EPOCH nor a commit: another run \
                 gives other bytes",
            );
            place::now()
        });
    let folder = job.workspace.root().file_name();
    let making = Making {
        name: args.name.clone(),
        folder: folder.map_or_else(
            || "root".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        ),
        version: args.subject_version.clone(),
        supplier: args.supplier.clone(),
        authors: args.author.clone(),
        time: Some(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        commit: checked_out.map(|checked_out| checked_out.commit),
        tool: ("airlock".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        leave: match args.leave_out {
            Some(LeaveOut::Development) => Leave::Development,
            None => Leave::Nothing,
        },
        has_gaps: unread > 0,
    };
    let mut bom = build(&dependencies.inventory, &dependencies.projects, making);
    // The bill has all of it; written, it takes as much again.
    drop(dependencies);
    for lost in introduce(&mut bom, &records) {
        ui.warning(format_args!("{}: the bill has no such package", lost.purl));
    }
    say_if_vague(ui, &bom);
    output.write(&bom)?;
    Ok(Exit::Clean)
}

/// The records of a file.
fn records(path: &Path) -> Result<Vec<Introduction>, Failure> {
    let hint =
        "write a JSON list such as [{\"purl\": \"pkg:npm/a@1.0.0\", \"assistant\": \"name\"}]";
    let text = file::read(path, Links::Follow)?
        .ok_or_else(|| Failure::usage(format_args!("{}: no such file", path.display()), hint))?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::usage(format_args!("{}: {error}", path.display()), hint))
}

/// A bill without versions is better than none, and must not pass for a whole one.
fn say_if_vague(ui: Ui, bom: &Bom) {
    let count = bom.components.len();
    let open = bom
        .components
        .iter()
        .filter(|component| component.version.is_none())
        .count();
    if count == 0 {
        ui.warning("nothing here names a package; the bill holds its subject only");
    } else if open > 0 {
        ui.note(format_args!(
            "{open} of {count} components have no version: no lockfile answers what the manifests ask for"
        ));
    }
}
