//! `airlock data`: where protected data is held, stored, logged and sent.

use crate::args::{ChangeArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::config::values;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::Job;
use crate::scope::Scope;
use crate::table::columns;
use crate::ui::Ui;
use airlock_engine::inspect::{Inspected, Side};
use airlock_model::{Confidence, Cx, DataClass, DataKind, DataUse, FileStatus, Purpose};
use airlock_report::neutral_text;
use airlock_sast::data_classes::data_signs;
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Show where personal, health, payment and credential data is held, stored, logged and sent
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock data                                Everything below this folder
  airlock data --diff main                    In the lines that a change touches
  airlock data --used logged,sent             What leaves the program
  airlock data --format json | jq '.data[] | select(.kind == \"payment\")'")]
pub(crate) struct Args {
    /// A folder, or files of one repository [default: the folder you are in]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    change: ChangeArgs,
    /// As a table or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// These classes only: personal, health, payment, credential
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = kind)]
    only: Vec<DataKind>,
    /// These uses only: held, stored, logged, sent
    #[arg(long, value_name = "USE", value_delimiter = ',', value_parser = used)]
    used: Vec<DataUse>,
    /// Of this confidence and above: low, medium, high
    #[arg(long, value_name = "LEVEL", value_parser = values::confidence, default_value = "low")]
    confidence: Confidence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
}

/// What is printed as JSON.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "airlock data")]
struct Data {
    /// By file and place.
    data: Vec<DataClass>,
}

const USES: [DataUse; 4] = [
    DataUse::Held,
    DataUse::Stored,
    DataUse::Logged,
    DataUse::Sent,
];

fn kind(text: &str) -> Result<DataKind, String> {
    let mut known = DataKind::ALL.into_iter();
    let names = DataKind::ALL.map(DataKind::as_str).join(", ");
    known
        .find(|kind| kind.as_str() == text)
        .ok_or_else(|| format!("use one of {names}"))
}

fn used(text: &str) -> Result<DataUse, String> {
    let names = USES.map(DataUse::as_str).join(", ");
    USES.into_iter()
        .find(|used| used.as_str() == text)
        .ok_or_else(|| format!("use one of {names}"))
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::of_parts(&args.paths, &args.change)?;
    let mut job = Job::of_packages(ui, global, scope)?;
    let cx = Cx::default();
    let is_code = |path: &str| airlock_syntax::of_path(path, "").is_some();
    let seen = job.inspect(ui, &cx, is_code, |file| Some(data(file)))?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let mut all: Vec<DataClass> = seen.files.into_iter().flat_map(|(_, all)| all).collect();
    all.retain(|data| {
        data.confidence >= args.confidence
            && (args.only.is_empty() || args.only.contains(&data.kind))
            && (args.used.is_empty() || args.used.contains(&data.used))
    });
    let data = Data { data: all };
    Ui::result(match args.format {
        Format::Json => serde_json::to_string_pretty(&data).map_err(Failure::internal)? + "\n",
        Format::Table => table(&data.data),
    })?;
    Ok(Exit::Clean)
}

/// The JSON schema of what is printed.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn schema() -> Result<String, Failure> {
    let schema = schemars::schema_for!(Data);
    Ok(serde_json::to_string_pretty(&schema).map_err(Failure::internal)? + "\n")
}

/// What a file does with protected data; of a change, in the lines that it touches.
fn data(file: &Inspected<'_>) -> Vec<DataClass> {
    let Some(side) = file
        .new
        .as_ref()
        .filter(|side| side.source.purpose == Purpose::Product)
    else {
        return Vec::new();
    };
    let signs = data_signs(&side.view()).into_iter();
    let modified = file
        .changed
        .filter(|changed| changed.status == FileStatus::Modified);
    let is_touched = |side: &Side<'_>, at: u32| {
        let line = side.lines.line(at);
        modified.is_none_or(|changed| {
            let mut lines = changed.changed_lines.iter();
            lines.any(|range| (range.first..=range.last).contains(&line))
        })
    };
    signs
        .filter(|sign| is_touched(side, sign.span.start))
        .map(|sign| DataClass {
            kind: sign.kind,
            used: sign.used,
            name: sign.name,
            location: side.lines.location(file.path, &side.source.text, sign.span),
            symbol: sign.symbol,
            reason: sign.reason,
            confidence: sign.confidence,
        })
        .collect()
}

fn table(all: &[DataClass]) -> String {
    let heads = ["CLASS", "USE", "NAME", "PLACE", "WHERE", "WHY"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(all.iter().map(|data| {
        vec![
            data.kind.as_str().to_owned(),
            data.used.as_str().to_owned(),
            data.name.clone(),
            format!("{}:{}", data.location.path, data.location.start.line),
            data.symbol.clone().unwrap_or_else(|| "-".to_owned()),
            data.reason.clone(),
        ]
    }));
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for data in all {
        *counts
            .entry((data.kind.as_str(), data.used.as_str()))
            .or_default() += 1;
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|((kind, used), count)| format!("{kind} {used} {count}"))
        .collect();
    let text = if all.is_empty() {
        "no protected data is seen\n".to_owned()
    } else {
        format!("{}\n{}\n", columns(&rows), counts.join(", "))
    };
    neutral_text(&text).into_owned()
}
