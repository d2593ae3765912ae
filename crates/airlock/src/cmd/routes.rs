//! `airlock routes`.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::job::{Job, Writable};
use crate::scope::Scope;
use crate::table::columns;
use crate::ui::Ui;
use airlock_model::{Cx, GuardKind, Route, RouteInventory};
use airlock_report::neutral_text;
use clap::ValueEnum;
use std::path::PathBuf;

/// List what an application answers on, and what stands before each handler
///
/// Read from code: decorators, middleware, base classes, security configurations and checks in handlers' bodies. The scan's rules about routes judge the same inventory.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock routes
  airlock routes services/shop --open                  What asks nobody who he is
  airlock routes --framework flask --method POST
  airlock routes --format json | jq '.routes[].path'")]
pub(crate) struct Args {
    /// The folder
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// As a table or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Routes of this framework only (flask, express, spring, ...)
    #[arg(long, value_name = "NAME")]
    framework: Option<String>,
    /// Routes that answer this method only
    #[arg(long, value_name = "METHOD")]
    method: Option<String>,
    /// Routes without a guard that asks who calls only
    #[arg(long)]
    open: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs: every fact with its place
    Json,
}

const HEADS: [&str; 8] = [
    "METHOD",
    "PATH",
    "HANDLER",
    "AUTHENTICATION",
    "AUTHORISATION",
    "LIMIT",
    "OTHER",
    "PLACE",
];

pub(crate) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let scope = Scope::tree(&args.path)?;
    let mut job = Job::of_packages(ui, global, scope)?;
    let cx = Cx::default();
    let mut inventory = job.routes(ui, &cx, Writable(Vec::new()))?;
    if cx.cancel.is_cancelled() {
        return Err(Failure::interrupted());
    }
    inventory.routes.retain(|route| is_asked(args, route));
    let text = match args.format {
        Format::Json => serde_json::to_string_pretty(&inventory).map_err(Failure::internal)? + "\n",
        Format::Table => table(&inventory),
    };
    Ui::result(text)?;
    if !inventory.coverage.is_empty() && args.format == Format::Table {
        let count = inventory.coverage.len();
        let files = if count == 1 { "file was" } else { "files were" };
        ui.note(format_args!(
            "{count} {files} not read in full; `--format json` names them"
        ));
    }
    Ok(Exit::Clean)
}

/// The schema of what `--format json` prints.
pub(super) fn schema() -> Result<String, Failure> {
    let schema = schemars::schema_for!(RouteInventory);
    let text = serde_json::to_string_pretty(&schema).map_err(Failure::internal)?;
    Ok(text + "\n")
}

fn is_asked(args: &Args, route: &Route) -> bool {
    let framework = args.framework.as_ref();
    let method = args.method.as_ref();
    framework.is_none_or(|name| route.framework.eq_ignore_ascii_case(name))
        && method.is_none_or(|method| {
            route.methods.is_empty()
                || route
                    .methods
                    .iter()
                    .any(|own| own.eq_ignore_ascii_case(method))
        })
        && !(args.open && route.is_authenticated())
}

fn table(inventory: &RouteInventory) -> String {
    let count = inventory.routes.len();
    let routes = if count == 1 { "route" } else { "routes" };
    if count == 0 {
        return "0 routes\n".to_owned();
    }
    let mut shown = vec![HEADS.map(str::to_owned).to_vec()];
    shown.extend(inventory.routes.iter().map(row));
    neutral_text(&format!("{}\n{count} {routes}\n", columns(&shown))).into_owned()
}

fn row(route: &Route) -> Vec<String> {
    let named = |kinds: &[GuardKind]| {
        let mut names: Vec<&str> = route
            .guards
            .iter()
            .filter(|guard| kinds.contains(&guard.kind))
            .map(|guard| guard.name.as_str())
            .collect();
        names.dedup();
        bounded(&names.join(", "), 40)
    };
    let mut methods = route.methods.join(",");
    if methods.is_empty() {
        methods.push_str("ANY");
    }
    vec![
        methods,
        bounded(&route.path, 60),
        bounded(route.handler.as_deref().unwrap_or(""), 40),
        named(&[GuardKind::Authentication]),
        named(&[GuardKind::Authorisation]),
        named(&[GuardKind::RateLimit]),
        others(route),
        format!("{}:{}", route.location.path, route.location.start.line),
    ]
}

/// What else stands there, each with its kind.
fn others(route: &Route) -> String {
    let kinds = [
        GuardKind::Signature,
        GuardKind::Csrf,
        GuardKind::CsrfExempt,
        GuardKind::Public,
        GuardKind::Other,
    ];
    let own = route
        .guards
        .iter()
        .filter(|guard| kinds.contains(&guard.kind));
    let mut all: Vec<String> = own
        .map(|guard| format!("{}: {}", guard.kind.as_str(), guard.name))
        .collect();
    all.dedup();
    bounded(&all.join(", "), 40)
}

/// A cell that stays on its line and within bounds.
fn bounded(cell: &str, most: usize) -> String {
    let mut out: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = out.char_indices().nth(most) {
        out.truncate(at);
        out.push('…');
    }
    out
}
