//! `airlock db watch`.

use super::tracker::Folder;
use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::database::{DatabaseFile, DemandArgs, demands, failure, installed, open};
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::place;
use crate::ui::Ui;
use airlock_model::Inventory;
use airlock_report::neutral_text;
use airlock_sca::db::{Builder, Database, Demands};
use airlock_sca::fleet::{
    self, Affected, Fleet, FleetBuilder, FleetError, Ticket, Tracker as _, package_of, tickets,
};
use airlock_sca::sbom;
use clap::ValueEnum;
use std::fmt::Write as _;
use std::fs::{DirEntry, File};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Bytes of a bill above which it is not read.
const BILL_LIMIT: u64 = 500_000_000;
/// Bytes of an advisory.
const RECORD_LIMIT: u64 = 16_000_000;

/// Say which projects a new advisory concerns, from their stored bills of materials
///
/// STORE is a folder of bills (CycloneDX, SPDX) or inventories (`airlock deps list --format json`), one file for each
/// project and called like it. An index of them is kept, and made again when the folder changed; a new advisory is then
/// answered from it without reading a bill. Exit code 1 if a project is affected.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock db watch boms                                    Everything that is known against the stored projects
  airlock db watch boms --advisory GHSA-xxxx.json          What this one advisory concerns
  airlock db watch boms --tickets tickets                  One Markdown file for each project and weakness, written once")]
pub(super) struct Args {
    /// The folder of bills
    #[arg(value_name = "STORE")]
    store: PathBuf,
    /// An advisory, in a form that `db build` reads, in place of the databases that scans use; may be repeated
    #[arg(long, value_name = "FILE")]
    advisory: Vec<PathBuf>,
    /// Where tickets are written; one that is there is left as it is
    #[arg(long, value_name = "DIR")]
    tickets: Option<PathBuf>,
    /// Where the index is kept [default: a file in the cache folder]
    #[arg(long, value_name = "FILE")]
    index: Option<PathBuf>,
    /// As text or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    demands: DemandArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let demanded = demands(global, &args.demands)?;
    let fleet = fleet(ui, args)?;
    let mut affected = Vec::new();
    if args.advisory.is_empty() {
        let databases = installed()?;
        if databases.is_empty() {
            ui.warning("there is no advisory database, so nothing is known against any project; `airlock db update` fetches one");
        }
        for path in databases {
            let database = open(&path, &demanded)?;
            affected.extend(
                fleet
                    .affected_by_all(&database)
                    .map_err(|error| fleet_failure(&path, &error))?,
            );
        }
    } else {
        let (database, packages) = advisories(&args.advisory)?;
        affected = fleet
            .affected(&database, &packages)
            .map_err(|error| fleet_failure(&args.store, &error))?;
    }
    let projects = fleet
        .project_names()
        .map_err(|error| fleet_failure(&args.store, &error))?;
    let tickets = tickets(&affected, &projects);
    let text = match args.format {
        Format::Text => words(&affected, &tickets, &projects),
        Format::Json => serde_json::to_string_pretty(&tickets).map_err(Failure::internal)? + "\n",
    };
    Ui::result(text)?;
    if let Some(folder) = &args.tickets {
        let mut tracker = Folder::open_folder(folder)?;
        let mut new = 0_usize;
        for ticket in &tickets {
            new += usize::from(tracker.open(ticket)?);
        }
        ui.note(format_args!(
            "{new} tickets are new, {} were there",
            tickets.len() - new
        ));
    }
    Ok(if tickets.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

fn fleet_failure(path: &Path, error: &FleetError) -> Failure {
    match error {
        FleetError::Database(error) => failure(path, error),
        error => Failure::usage(
            format_args!("{}: {error}", path.display()),
            "remove the index; it is made again",
        ),
    }
}

/// Ecosystems and names of packages.
type Names = Vec<(String, String)>;

/// The advisories as a database, and the packages they speak of.
fn advisories(paths: &[PathBuf]) -> Result<(Database<Vec<u8>>, Names), Failure> {
    let mut builder = Builder::default();
    builder.begin_source("advisories");
    for path in paths {
        let bytes = file::read_bytes(path, Links::Follow, RECORD_LIMIT)?.ok_or_else(|| {
            Failure::usage(
                format_args!("{}: there is no such file", path.display()),
                "check the spelling",
            )
        })?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        builder.add(&name, &bytes).map_err(|error| {
            let hint = "name an advisory of the OSV schema, RustSec, rubysec or FriendsOfPHP";
            Failure::usage(format_args!("{}: {error}", path.display()), hint)
        })?;
    }
    let packages = builder.packages();
    if packages.is_empty() {
        return Err(Failure::usage(
            "the files hold no advisory that stands",
            "name advisories of the OSV schema, RustSec, rubysec or FriendsOfPHP",
        ));
    }
    let database = builder
        .build(place::now().as_second())
        .and_then(|bytes| Database::open(bytes, &Demands::default()))
        .map_err(Failure::internal)?;
    Ok((database, packages))
}

/// The index of the store, made again if it is not of the bills that are there.
fn fleet(ui: Ui, args: &Args) -> Result<Fleet<DatabaseFile>, Failure> {
    let bills = bills(&args.store)?;
    let stamp = fleet::stamp(
        bills
            .iter()
            .map(|bill| (bill.name.as_str(), bill.length, bill.changed)),
    );
    let path = match &args.index {
        Some(path) => path.clone(),
        None => usual_index(&args.store)?,
    };
    if let Ok(known) = File::open(&path)
        && let Ok(fleet) = Fleet::open(DatabaseFile::new(known))
        && fleet.stamp() == stamp
    {
        return Ok(fleet);
    }
    let bytes = build(ui, &bills, stamp).map_err(|refusal| match refusal {
        Refusal::Fleet(error) => fleet_failure(&path, &error),
        Refusal::Failure(failure) => failure,
    })?;
    file::write(&path, &bytes)?;
    let written = File::open(&path).map_err(|error| Failure::io(&path, &error))?;
    Fleet::open(DatabaseFile::new(written)).map_err(|error| fleet_failure(&path, &error))
}

/// A file in the cache folder, called by the store's place.
fn usual_index(store: &Path) -> Result<PathBuf, Failure> {
    let none = || {
        Failure::usage(
            "there is no cache folder of this user",
            "set XDG_CACHE_HOME or HOME to an absolute path, or pass --index",
        )
    };
    let folder = place::cache_folder().ok_or_else(none)?.join("fleet");
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io(&folder, &error))?;
    let place = store
        .canonicalize()
        .map_err(|error| Failure::io(store, &error))?;
    let stamp = fleet::stamp(std::iter::once((place.to_string_lossy().as_ref(), 0, 0)));
    let name: String = stamp.iter().take(16).fold(String::new(), |mut name, byte| {
        // Writing to a String cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    });
    Ok(folder.join(name))
}

/// A file of the store.
struct Bill {
    path: PathBuf,
    /// Its name without the ending: the project's.
    name: String,
    length: u64,
    /// When it was changed, in nanoseconds since 1970.
    changed: u64,
}

fn bills(store: &Path) -> Result<Vec<Bill>, Failure> {
    let failure = |error: std::io::Error| Failure::io(store, &error);
    let mut out = Vec::new();
    for entry in std::fs::read_dir(store).map_err(failure)? {
        out.extend(bill(&entry.map_err(failure)?).map_err(failure)?);
    }
    out.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(out)
}

fn bill(entry: &DirEntry) -> std::io::Result<Option<Bill>> {
    let path = entry.path();
    let is_bill = path
        .extension()
        .is_some_and(|ending| ending == "json" || ending == "xml");
    let metadata = entry.metadata()?;
    if !is_bill || !metadata.is_file() {
        return Ok(None);
    }
    let changed = metadata
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Ok(Some(Bill {
        name: path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        path,
        length: metadata.len(),
        changed: u64::try_from(changed.as_nanos()).unwrap_or(u64::MAX),
    }))
}

enum Refusal {
    Fleet(FleetError),
    Failure(Failure),
}

fn build(ui: Ui, bills: &[Bill], stamp: [u8; 32]) -> Result<Vec<u8>, Refusal> {
    let mut builder = FleetBuilder::default();
    for bill in bills {
        let text =
            file::read_up_to(&bill.path, Links::Follow, BILL_LIMIT).map_err(Refusal::Failure)?;
        builder.project(&bill.name);
        if let Err(reason) = add(&mut builder, text.as_deref().unwrap_or_default()) {
            ui.warning(format_args!(
                "{}: not looked at: {reason}",
                bill.path.display()
            ));
        }
    }
    ui.note(format_args!(
        "an index of {} projects was made",
        builder.projects()
    ));
    builder.build(stamp).map_err(Refusal::Fleet)
}

/// Adds what a bill or an inventory names.
fn add(builder: &mut FleetBuilder, text: &str) -> Result<(), String> {
    if let Ok(inventory) = serde_json::from_str::<Inventory>(text) {
        for package in &inventory.packages {
            if let Some(version) = &package.version {
                builder.add(&package.ecosystem, &package.name, version);
            }
        }
        return Ok(());
    }
    let bom = sbom::read(text).map_err(|error| error.to_string())?;
    for component in &bom.components {
        if let Some((ecosystem, name, version)) = component.purl.as_deref().and_then(package_of) {
            builder.add(ecosystem, &name, &version);
        }
    }
    Ok(())
}

fn words(affected: &[Affected], tickets: &[Ticket], projects: &[String]) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    for ticket in tickets {
        let _ = writeln!(
            out,
            "{}: {} {}: {} {}: {}",
            ticket.project,
            ticket.name,
            ticket.versions.join(", "),
            ticket.severity,
            ticket.advisories.join(" "),
            ticket.summary
        );
    }
    let mut concerned: Vec<u32> = affected
        .iter()
        .flat_map(|one| one.projects.iter().copied())
        .collect();
    concerned.sort_unstable();
    concerned.dedup();
    let _ = writeln!(
        out,
        "{} of {} projects are affected",
        concerned.len(),
        projects.len()
    );
    neutral_text(&out).into_owned()
}
