//! `airlock deps list`.

use crate::args::{ArtifactArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::{Job, Writable};
use crate::scope::Scope;
use crate::table::columns;
use crate::ui::{Ui, Verbosity};
use airlock_model::{Cx, Inventory, Mention, Package, PackageOrigin, Scope as Need};
use airlock_report::{csv_cell, neutral_text};
use airlock_sca::introduced_by;
use clap::ValueEnum;
use std::fmt::Write as _;
use std::path::PathBuf;

/// List the packages that a tree names: manifests, lockfiles, commands, workflows, images
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps list
  airlock deps list --ecosystem npm --direct
  airlock deps list --artefact build/libs/shop.jar             With what a jar holds
  airlock deps list --format json | jq '.packages[].name'")]
pub(crate) struct Args {
    /// The folder
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// As a table, as JSON or as CSV
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Packages of this ecosystem only (npm, PyPI, crates.io, Go, Maven, ...)
    #[arg(long, value_name = "NAME")]
    ecosystem: Option<String>,
    /// Leave out what only other packages need
    #[arg(long)]
    direct: bool,
    #[command(flatten)]
    artifacts: ArtifactArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs: every fact, and who needs whom
    Json,
    /// For spreadsheets
    Csv,
}

const HEADS: [&str; 8] = [
    "ECOSYSTEM",
    "PACKAGE",
    "VERSION",
    "SCOPE",
    "NEEDED BY",
    "FROM",
    "NAMED IN",
    "PLACE",
];

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::tree(&args.path)?;
    let mut job = Job::of_packages(ui, global, scope)?;
    job.options.artifacts = args.artifacts.read()?;
    let cx = Cx::default();
    let dependencies = job.dependencies(ui, &cx, Writable(Vec::new()))?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let partial = dependencies
        .coverage
        .iter()
        .filter(|note| note.path.is_some());
    let partial: Vec<_> = partial.collect();
    if ui.verbosity() == Verbosity::Verbose {
        for note in &partial {
            let path = note
                .path
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            ui.note(format_args!(
                "{path}: {}, {}",
                note.reason.as_str(),
                note.detail
            ));
        }
    } else if !partial.is_empty() {
        let files = if partial.len() == 1 {
            "place was"
        } else {
            "places were"
        };
        ui.note(format_args!(
            "{} {files} not understood, packages there may be missing; --verbose names them",
            partial.len()
        ));
    }
    let inventory = &dependencies.inventory;
    let text = match args.format {
        Format::Json => serde_json::to_string_pretty(inventory).map_err(Failure::internal)? + "\n",
        Format::Table => table(args, inventory),
        Format::Csv => csv(args, inventory),
    };
    Ui::result(text)?;
    Ok(Exit::Clean)
}

/// The rows that the arguments ask for.
fn rows(args: &Args, inventory: &Inventory) -> Vec<[String; HEADS.len()]> {
    let parents = introduced_by(inventory);
    let asked = |package: &Package| {
        let ecosystem = args.ecosystem.as_ref();
        ecosystem.is_none_or(|name| name.eq_ignore_ascii_case(&package.ecosystem))
            && !(args.direct && package.direct == Some(false))
    };
    inventory
        .packages
        .iter()
        .zip(parents)
        .filter(|(package, _)| asked(package))
        .map(|(package, parent)| {
            let parent = parent.and_then(|parent| inventory.packages.get(parent as usize));
            row(package, parent)
        })
        .collect()
}

fn row(package: &Package, parent: Option<&Package>) -> [String; HEADS.len()] {
    let version = package
        .version
        .clone()
        .or_else(|| package.requirement.clone());
    let needed_by = match (package.direct, parent) {
        (Some(true), _) => "this project".to_owned(),
        (_, Some(parent)) => parent.name.clone(),
        (Some(false), None) => "another package".to_owned(),
        (None, None) => String::new(),
    };
    [
        package.ecosystem.clone(),
        package.name.clone(),
        version.unwrap_or_default(),
        need(package.scope).to_owned(),
        needed_by,
        origin(package),
        mention(package.mention).to_owned(),
        format!("{}:{}", package.location.path, package.location.start.line),
    ]
}

fn table(args: &Args, inventory: &Inventory) -> String {
    let rows = rows(args, inventory);
    let count = rows.len();
    let mut shown = vec![HEADS.map(str::to_owned).to_vec()];
    // One name for a thing that is named in the same words at many places would still be many mentions: all are shown.
    shown.extend(
        rows.into_iter()
            .map(|row| row.map(|cell| one_line(&cell)).to_vec()),
    );
    let mentions = if count == 1 { "mention" } else { "mentions" };
    let text = format!("{}\n{count} {mentions}\n", columns(&shown));
    neutral_text(&text).into_owned()
}

/// A cell that stays on its line and within bounds.
fn one_line(cell: &str) -> String {
    const MOST: usize = 80;
    let mut out: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = out.char_indices().nth(MOST) {
        out.truncate(at);
        out.push('…');
    }
    out
}

fn csv(args: &Args, inventory: &Inventory) -> String {
    let head = HEADS.map(|head| head.to_ascii_lowercase().replace(' ', "_"));
    let mut out = head.join(",");
    out.push_str("\r\n");
    for row in rows(args, inventory) {
        // Writing to a String cannot fail.
        let _ = write!(out, "{}\r\n", row.map(|cell| csv_cell(&cell)).join(","));
    }
    out
}

fn need(scope: Need) -> &'static str {
    match scope {
        Need::Runtime => "runtime",
        Need::Optional => "optional",
        Need::Peer => "peer",
        Need::Build => "build",
        Need::Dev => "dev",
        Need::Test => "test",
        Need::Unknown => "",
    }
}

fn mention(mention: Mention) -> &'static str {
    match mention {
        Mention::Lockfile => "lockfile",
        Mention::Manifest => "manifest",
        Mention::Command => "command",
        Mention::Import => "import",
        Mention::Artifact => "artefact",
        Mention::Config => "configuration",
    }
}

fn origin(package: &Package) -> String {
    match &package.origin {
        None => String::new(),
        Some(PackageOrigin::Registry { url } | PackageOrigin::Url { url }) => url.clone(),
        Some(PackageOrigin::Git { url, reference }) => match reference {
            Some(reference) => format!("{url} at {reference}"),
            None => url.clone(),
        },
        Some(PackageOrigin::Path { path }) => path.clone(),
        Some(PackageOrigin::Workspace) => "this workspace".to_owned(),
    }
}
