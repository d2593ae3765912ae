//! `airlock sbom diff`.

use super::file;
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::ui::Ui;
use airlock_report::neutral_text;
use airlock_sca::sbom::{self, Change, Diff};
use clap::ValueEnum;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Say what differs between two bills: packages that came, went or changed version, licence or bytes
///
/// The bills may be of different formats and makers.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock sbom diff released.json now.json
  airlock sbom diff released.spdx.json now.xml --format json | jq '.changes[].package'")]
pub(super) struct Args {
    /// The bill before
    #[arg(value_name = "A")]
    before: PathBuf,
    /// The bill after
    #[arg(value_name = "B")]
    after: PathBuf,
    /// As text or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(args: &Args) -> Outcome {
    let diff = sbom::diff(&file::read(&args.before)?, &file::read(&args.after)?);
    let text = match args.format {
        Format::Text => text(&diff),
        Format::Json => {
            serde_json::to_string_pretty(&as_json(&diff)).map_err(Failure::internal)? + "\n"
        }
    };
    Ui::result(text)?;
    Ok(Exit::Clean)
}

fn versions(versions: &BTreeSet<String>) -> String {
    let named = versions.iter().map(|version| match version.as_str() {
        "" => "(no version)",
        version => version,
    });
    named.collect::<Vec<_>>().join(", ")
}

fn line(change: &Change) -> String {
    let (old, new) = (versions(&change.before), versions(&change.after));
    let package = &change.package;
    let mut line = if change.before.is_empty() {
        format!("+ {package} {new}")
    } else if change.after.is_empty() {
        format!("- {package} {old}")
    } else if change.before == change.after {
        format!("~ {package} {new}")
    } else {
        format!("~ {package} {old} -> {new}")
    };
    // Writing to a String cannot fail.
    if let Some((old, new)) = &change.licenses {
        let _ = write!(line, "; licence {old} -> {new}");
    }
    if change.other_bytes {
        line.push_str("; same version, other bytes");
    }
    line
}

fn text(diff: &Diff) -> String {
    let mut out = String::new();
    let (mut came, mut went) = (0_usize, 0_usize);
    for change in &diff.changes {
        came += usize::from(change.before.is_empty());
        went += usize::from(change.after.is_empty());
        out.push_str(&line(change));
        out.push('\n');
    }
    let changed = diff.changes.len() - came - went;
    if !diff.changes.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "{came} added, {went} removed, {changed} changed, {} the same",
        diff.same
    );
    neutral_text(&out).into_owned()
}

fn as_json(diff: &Diff) -> Value {
    let changes: Vec<Value> = diff
        .changes
        .iter()
        .map(|change| {
            let licenses = change
                .licenses
                .as_ref()
                .map(|(before, after)| json!({ "before": before, "after": after }));
            json!({
                "package": change.package,
                "before": change.before,
                "after": change.after,
                "licenses": licenses,
                "other_bytes": change.other_bytes,
            })
        })
        .collect();
    json!({ "changes": changes, "same": diff.same })
}
