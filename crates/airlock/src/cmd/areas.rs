//! `airlock areas`: which security areas code touches.

use crate::args::{ChangeArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::config::values;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::Job;
use crate::scope::Scope;
use crate::table::columns;
use crate::ui::Ui;
use airlock_engine::areas;
use airlock_model::{Area, AreaKind, Confidence, Cx};
use airlock_report::neutral_text;
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Name the security areas that code or a change touches: authentication, cryptography, database, files and so on
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock areas                              Everything below this folder
  airlock areas --diff origin/main...HEAD    What a pull request touches
  airlock areas --staged --only authentication,authorisation
  airlock areas --diff main --format json | jq -r '.areas[].kind' | sort -u")]
pub(crate) struct Args {
    /// A folder, or files of one repository [default: the folder you are in]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    change: ChangeArgs,
    /// As a table or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// These areas only
    #[arg(long, value_name = "AREA", value_delimiter = ',', value_parser = area)]
    only: Vec<AreaKind>,
    /// Areas of this confidence and above: low, medium, high
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
#[schemars(title = "airlock areas")]
struct Areas {
    /// By file and place.
    areas: Vec<Area>,
}

fn area(text: &str) -> Result<AreaKind, String> {
    let known = AreaKind::ALL.into_iter();
    let mut found = known.filter(|kind| kind.as_str() == text);
    found.next().ok_or_else(|| {
        format!(
            "use one of {}",
            AreaKind::ALL.map(AreaKind::as_str).join(", ")
        )
    })
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::of_parts(&args.paths, &args.change)?;
    let mut job = Job::of_packages(ui, global, scope)?;
    let cx = Cx::default();
    let seen = job.inspect(
        ui,
        &cx,
        |_| true,
        |file| {
            let all = areas(file);
            (!all.is_empty()).then_some(all)
        },
    )?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let mut all: Vec<Area> = seen.files.into_iter().flat_map(|(_, all)| all).collect();
    all.retain(|area| {
        area.confidence >= args.confidence
            && (args.only.is_empty() || args.only.contains(&area.kind))
    });
    let areas = Areas { areas: all };
    Ui::result(match args.format {
        Format::Json => serde_json::to_string_pretty(&areas).map_err(Failure::internal)? + "\n",
        Format::Table => table(&areas.areas),
    })?;
    Ok(Exit::Clean)
}

/// The JSON schema of what is printed.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn schema() -> Result<String, Failure> {
    let schema = schemars::schema_for!(Areas);
    Ok(serde_json::to_string_pretty(&schema).map_err(Failure::internal)? + "\n")
}

fn table(areas: &[Area]) -> String {
    let heads = ["AREA", "CONFIDENCE", "PLACE", "FUNCTION", "WHY"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(areas.iter().map(|area| {
        vec![
            area.kind.as_str().to_owned(),
            area.confidence.as_str().to_owned(),
            format!("{}:{}", area.location.path, area.location.start.line),
            area.symbol.clone().unwrap_or_else(|| "-".to_owned()),
            area.reason.clone(),
        ]
    }));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for area in areas {
        *counts.entry(area.kind.as_str()).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    let text = if areas.is_empty() {
        "no security area is touched\n".to_owned()
    } else {
        format!("{}\n{}\n", columns(&rows), counts.join(", "))
    };
    neutral_text(&text).into_owned()
}
