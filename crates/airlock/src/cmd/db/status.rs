//! `airlock db status`.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::database::{DemandArgs, demands, failure, installed, open};
use crate::error::Failure;
use crate::exit::Exit;
use crate::place;
use crate::table::columns;
use crate::ui::Ui;
use airlock_report::neutral_text;
use airlock_sca::db::{Database, Demands, Header};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Say which databases are there, of what they were made, and whether they can be used
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock db status
  airlock db status --verify --max-age 7      Exit code 2 if one is damaged or older than a week
  airlock db status --statement advisories.airlock-db | ssh-keygen -Y sign -n airlock-db -f KEY")]
pub(super) struct Args {
    /// A database [default: those that scans use]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Check every byte
    #[arg(long)]
    verify: bool,
    /// Print only the text that its publisher signs
    #[arg(long, requires = "file")]
    statement: bool,
    #[command(flatten)]
    demands: DemandArgs,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let demanded = demands(global, &args.demands)?;
    let paths = match &args.file {
        Some(path) => vec![path.clone()],
        None => installed()?,
    };
    if paths.is_empty() {
        ui.note("there is no advisory database; `airlock db import FILE` takes one");
        return Ok(Exit::Clean);
    }
    let mut out = String::new();
    for path in &paths {
        let database = open(path, &demanded)?;
        if args.verify {
            database.verify().map_err(|error| failure(path, &error))?;
        }
        if args.statement {
            out.push_str(database.statement());
        } else {
            out.push_str(&text(path, database.header()));
        }
    }
    Ui::result(neutral_text(&out).as_bytes())?;
    Ok(Exit::Clean)
}

/// What there is to say of the database at `path`, whose bytes are given.
pub(super) fn describe(path: &Path, bytes: &[u8]) -> Result<String, Failure> {
    let database = Database::open(bytes.to_vec(), &Demands::default())
        .map_err(|error| failure(path, &error))?;
    Ok(neutral_text(&text(path, database.header())).into_owned())
}

fn text(path: &Path, header: &Header) -> String {
    let built = jiff::Timestamp::from_second(header.built_at)
        .map_or_else(|_| "at an unknown time".to_owned(), |time| time.to_string());
    let days = (place::now().as_second() - header.built_at).max(0) / 86_400;
    let mut out = format!(
        "{}\nbuilt {built}, {}\n",
        path.display(),
        counted(days, "day", "days")
    );
    let _ = writeln!(
        out,
        "{} advisories on {} packages ({} after aliases are joined)",
        header.advisories, header.packages, header.groups
    );
    for list in &header.names {
        let extent = if list.complete {
            "all of its registry"
        } else {
            "some of its registry"
        };
        let _ = writeln!(
            out,
            "{} names of {}, {extent}; {} of them by use",
            list.count, list.ecosystem, list.ranked
        );
    }
    if header.sources.is_empty() {
        return out;
    }
    let mut rows = vec![
        ["SOURCE", "RECORDS", "WITHDRAWN", "UNREADABLE"]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows.extend(header.sources.iter().map(|source| {
        vec![
            source.name.clone(),
            source.records.to_string(),
            source.withdrawn.to_string(),
            source.unreadable.to_string(),
        ]
    }));
    out.push_str(&columns(&rows));
    for (what, date) in [
        ("known to be exploited", &header.kev_date),
        ("exploit prediction", &header.epss_date),
    ] {
        if let Some(date) = date {
            let _ = writeln!(out, "{what}: as of {date}");
        }
    }
    out
}

fn counted(number: i64, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    format!("{number} {word} old")
}
