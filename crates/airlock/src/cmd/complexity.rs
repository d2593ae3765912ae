//! `airlock complexity`: how hard functions are to follow, in numbers.

use crate::args::{ChangeArgs, GlobalArgs};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::Job;
use crate::scope::Scope;
use crate::table::columns;
use crate::ui::Ui;
use airlock_engine::inspect::{Inspected, Side};
use airlock_model::{Cx, Location, Metric, MetricLimits, Metrics, RepoPath};
use airlock_report::neutral_text;
use airlock_sast::{LANGUAGES_WITH_FUNCTIONS, metrics};
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Measure functions: cognitive and cyclomatic complexity, nesting, length, parameters
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock complexity                              The functions above a limit, the hardest first
  airlock complexity --all src                    Every function below src
  airlock complexity --diff main                  Those that a change brings in or makes harder
  airlock complexity --cognitive 10 --lines 60    With limits of your own
  airlock complexity --format json | jq '.functions[].symbol'")]
pub(crate) struct Args {
    /// A folder, or files of one repository [default: the folder you are in]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    change: ChangeArgs,
    /// As a table or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Also functions within all limits
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    limits: LimitArgs,
}

/// Where a function begins to be hard to follow.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Limits")]
struct LimitArgs {
    /// Cognitive complexity [default: 15]
    #[arg(long, value_name = "N")]
    cognitive: Option<u32>,
    /// Cyclomatic complexity [default: 15]
    #[arg(long, value_name = "N")]
    cyclomatic: Option<u32>,
    /// Nesting depth [default: 4]
    #[arg(long, value_name = "N")]
    nesting: Option<u32>,
    /// Lines of code [default: 100]
    #[arg(long, value_name = "N")]
    lines: Option<u32>,
    /// Parameters without a default [default: 7]
    #[arg(long, value_name = "N")]
    parameters: Option<u32>,
}

impl LimitArgs {
    /// The limits of the configuration, but for those that are given.
    fn limits(&self, usual: MetricLimits) -> MetricLimits {
        MetricLimits {
            cognitive: self.cognitive.unwrap_or(usual.cognitive),
            cyclomatic: self.cyclomatic.unwrap_or(usual.cyclomatic),
            nesting: self.nesting.unwrap_or(usual.nesting),
            lines: self.lines.unwrap_or(usual.lines),
            required_parameters: self.parameters.unwrap_or(usual.required_parameters),
        }
    }
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
#[schemars(title = "airlock complexity")]
struct Complexity {
    /// The limits.
    limits: MetricLimits,
    /// Functions that were measured.
    measured: usize,
    /// Those that are shown, the hardest first.
    functions: Vec<Function>,
}

/// One function.
#[derive(Debug, Serialize, JsonSchema)]
struct Function {
    /// Its name behind those of the classes and functions around it; empty for a closure.
    symbol: String,
    /// Where its name stands.
    location: Location,
    /// Its last line.
    last_line: u32,
    /// Its numbers.
    metrics: Metrics,
    /// Its numbers before the change, where it was there.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Metrics>,
    /// The numbers above their limits.
    above: Vec<Metric>,
}

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::of_parts(&args.paths, &args.change)?;
    let mut job = Job::of_packages(ui, global, scope)?;
    let cx = Cx::default();
    let limits = args.limits.limits(job.options.metric_limits);
    let seen = job.inspect(ui, &cx, is_measured, |file| Some(functions(file, &limits)))?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    let mut all: Vec<Function> = seen.files.into_iter().flat_map(|(_, all)| all).collect();
    let measured = all.len();
    all.retain(|function| args.all || !function.above.is_empty());
    all.sort_by_key(|function| {
        (
            Reverse(function.metrics.cognitive),
            Reverse(function.metrics.lines),
            function.location.clone(),
        )
    });
    let complexity = Complexity {
        limits,
        measured,
        functions: all,
    };
    Ui::result(match args.format {
        Format::Json => {
            serde_json::to_string_pretty(&complexity).map_err(Failure::internal)? + "\n"
        }
        Format::Table => table(&complexity),
    })?;
    Ok(Exit::Clean)
}

/// The JSON schema of what is printed.
///
/// # Errors
/// When it cannot be written as JSON.
pub(crate) fn schema() -> Result<String, Failure> {
    let schema = schemars::schema_for!(Complexity);
    Ok(serde_json::to_string_pretty(&schema).map_err(Failure::internal)? + "\n")
}

fn is_measured(path: &str) -> bool {
    let language = airlock_syntax::of_path(path, "");
    language.is_some_and(|language| LANGUAGES_WITH_FUNCTIONS.contains(&language.name))
}

/// The functions of a file; of a change, those that are new or harder than before.
fn functions(file: &Inspected<'_>, limits: &MetricLimits) -> Vec<Function> {
    let Some(new) = &file.new else {
        return Vec::new();
    };
    let mut before = file.old.as_ref().map(by_symbol).unwrap_or_default();
    let mut all = Vec::new();
    for measured in metrics::measure(&new.view()) {
        let old = { before.get_mut(&measured.symbol) }
            .filter(|old| !old.is_empty())
            .map(|old| old.remove(0));
        let is_harder =
            |metric: &Metric| old.is_none_or(|old| metric.of(&measured.metrics) > metric.of(&old));
        if file.changed.is_some() && !Metric::ALL.iter().any(is_harder) {
            continue;
        }
        let above = metrics::above(&measured, limits);
        all.push(Function {
            location: location(new, file.path, &measured),
            last_line: new.lines.line(measured.span.end.saturating_sub(1)),
            symbol: measured.symbol,
            metrics: measured.metrics,
            before: old,
            above: above.into_iter().filter(is_harder).collect(),
        });
    }
    all
}

fn location(side: &Side<'_>, path: &RepoPath, measured: &metrics::Measured) -> Location {
    side.lines.location(path, &side.source.text, measured.head)
}

/// Numbers by symbol; functions of one name in their order.
fn by_symbol(side: &Side<'_>) -> BTreeMap<String, Vec<Metrics>> {
    let mut all: BTreeMap<String, Vec<Metrics>> = BTreeMap::new();
    for measured in metrics::measure(&side.view()) {
        all.entry(measured.symbol)
            .or_default()
            .push(measured.metrics);
    }
    all
}

fn table(complexity: &Complexity) -> String {
    let heads = [
        "COGNITIVE",
        "CYCLOMATIC",
        "NESTING",
        "LINES",
        "PARAMETERS",
        "FUNCTION",
        "PLACE",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(complexity.functions.iter().map(row));
    let shown = complexity.functions.len();
    let functions = if complexity.measured == 1 {
        "function"
    } else {
        "functions"
    };
    let text = format!(
        "{}{shown} of {} {functions}; `!` marks what is above its limit\n",
        if shown == 0 {
            String::new()
        } else {
            columns(&rows) + "\n"
        },
        complexity.measured,
    );
    neutral_text(&text).into_owned()
}

fn row(function: &Function) -> Vec<String> {
    let number = |metric: Metric| {
        let mark = if function.above.contains(&metric) {
            "!"
        } else {
            ""
        };
        let before = function.before.map(|before| metric.of(&before));
        let value = metric.of(&function.metrics);
        match before.filter(|before| *before != value) {
            Some(before) => format!("{before} -> {value}{mark}"),
            None => format!("{value}{mark}"),
        }
    };
    let symbol = if function.symbol.is_empty() {
        "(closure)".to_owned()
    } else {
        function.symbol.clone()
    };
    let place = format!(
        "{}:{}",
        function.location.path, function.location.start.line
    );
    let mut cells: Vec<String> = Metric::ALL.into_iter().map(number).collect();
    cells.extend([symbol, place]);
    cells
}
