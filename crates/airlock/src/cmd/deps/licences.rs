//! `airlock deps licences`.

use crate::args::{EngineArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::{Job, Writable};
use crate::scope::Scope;
use crate::table::columns;
use crate::ui::Ui;
use airlock_engine::Dependencies;
use airlock_model::Cx;
use airlock_report::{csv_cell, neutral_text};
use airlock_sca::license::{Class, Verdict};
use clap::ValueEnum;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Say under which licences the packages of a tree are, what these oblige to, and what the policy says
///
/// Licences come from lockfiles and installed copies that give them, and from licence files beside copied packages; no
/// registry is asked. The policy is `[licences]` of airlock.toml. Exit code 1 if a package is under a licence that it
/// denies. This sorts licences and is no legal advice.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps licences
  airlock deps licences --installed            With what lies in node_modules, vendor, site-packages
  airlock deps licences --format csv > licences.csv")]
pub(crate) struct Args {
    /// The folder
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// As a table, as JSON or as CSV
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Read installed copies too, though `.gitignore` names them
    #[arg(long)]
    installed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the obligations
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

const HEADS: [&str; 6] = [
    "PACKAGE",
    "VERSION",
    "LICENCE",
    "CLASS",
    "POLICY",
    "OWN LICENCE",
];

/// What is known of one package and version, wherever it is named.
type Rows<'d> = BTreeMap<
    (&'d str, &'d str, &'d str),
    (Option<&'d str>, Option<Class>, Verdict, Option<&'d str>),
>;

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::tree(&args.path)?;
    let engine = EngineArgs::reading_ignored(args.installed);
    let mut job = Job::prepare(ui, global, scope, &engine, None)?;
    let cx = Cx::default();
    let dependencies = job.dependencies(ui, &cx, Writable(Vec::new()))?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let rows = rows(&dependencies);
    let has_policy = !job.options.licences.is_empty();
    let text = match args.format {
        Format::Table => table(&dependencies, &rows, has_policy),
        Format::Csv => csv(&rows, has_policy),
        Format::Json => {
            serde_json::to_string_pretty(&as_json(&dependencies, &rows))
                .map_err(Failure::internal)?
                + "\n"
        }
    };
    Ui::result(text)?;
    let is_denied = rows
        .values()
        .any(|(_, _, verdict, _)| *verdict == Verdict::Denied);
    Ok(if is_denied {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn rows(dependencies: &Dependencies) -> Rows<'_> {
    let mut rows = Rows::new();
    for licensed in &dependencies.licences.packages {
        let Some(package) = dependencies.inventory.packages.get(licensed.package) else {
            continue;
        };
        let key = (
            package.ecosystem.as_str(),
            package.name.as_str(),
            package.version.as_deref().unwrap_or(""),
        );
        let row = (
            licensed.license.as_deref(),
            licensed.class,
            licensed.verdict,
            licensed.conflict.as_deref(),
        );
        // A copy that says its licence counts more than a lockfile that does not.
        let known = rows.entry(key).or_insert(row);
        if known.0.is_none() {
            *known = row;
        }
    }
    rows
}

fn cells(rows: &Rows<'_>, has_policy: bool) -> Vec<[String; HEADS.len()]> {
    rows.iter()
        .map(
            |((_, name, version), (license, class, verdict, conflict))| {
                [
                    (*name).to_owned(),
                    (*version).to_owned(),
                    license.unwrap_or("unknown").to_owned(),
                    class.map_or("", Class::as_str).to_owned(),
                    verdict.as_str().to_owned(),
                    if conflict.is_some() { "conflict" } else { "" }.to_owned(),
                ]
            },
        )
        .collect()
}

fn table(dependencies: &Dependencies, rows: &Rows<'_>, has_policy: bool) -> String {
    let mut shown = vec![HEADS.map(str::to_owned).to_vec()];
    shown.extend(cells(rows, has_policy).into_iter().map(|row| row.to_vec()));
    let mut out = columns(&shown);
    let mut classes: BTreeMap<Class, usize> = BTreeMap::new();
    for (_, class, _, _) in rows.values() {
        if let Some(class) = class {
            *classes.entry(*class).or_default() += 1;
        }
    }
    // Writing to a String cannot fail.
    if !classes.is_empty() {
        out.push_str("\nWhat they oblige to when the product is handed on\n");
    }
    for (class, count) in &classes {
        let _ = writeln!(
            out,
            "  {} ({count}): {}",
            class.as_str(),
            class.obligations()
        );
    }
    let conflicts = rows.values().filter_map(|(_, _, _, conflict)| *conflict);
    for conflict in conflicts.collect::<std::collections::BTreeSet<_>>() {
        let _ = writeln!(out, "\n{conflict}");
    }
    let unknown = rows
        .values()
        .filter(|(license, ..)| license.is_none())
        .count();
    let own = dependencies.licences.own.as_deref().unwrap_or("unknown");
    let _ = writeln!(
        out,
        "\n{} packages, {unknown} of unknown licence; the project's own licence: {own}",
        rows.len()
    );
    neutral_text(&out).into_owned()
}

fn csv(rows: &Rows<'_>, has_policy: bool) -> String {
    let head = HEADS.map(|head| head.to_ascii_lowercase().replace(' ', "_"));
    let mut out = head.join(",");
    out.push_str("\r\n");
    for row in cells(rows, has_policy) {
        // Writing to a String cannot fail.
        let _ = write!(out, "{}\r\n", row.map(|cell| csv_cell(&cell)).join(","));
    }
    out
}

fn as_json(dependencies: &Dependencies, rows: &Rows<'_>) -> Value {
    let packages: Vec<Value> = rows
        .iter()
        .map(
            |((ecosystem, name, version), (license, class, verdict, conflict))| {
                json!({
                    "ecosystem": ecosystem,
                    "name": name,
                    "version": version,
                    "licence": license,
                    "class": class.map(Class::as_str),
                    "obligations": class.map(Class::obligations),
                    "policy": verdict.as_str(),
                    "conflict": conflict,
                })
            },
        )
        .collect();
    json!({ "own": dependencies.licences.own, "packages": packages })
}
