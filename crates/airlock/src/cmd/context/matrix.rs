//! The matrix: for each tool and each way to a file that is kept back, whether anything stands in it.
//!
//! Invariant: a cell is enforced only if an installed hook stopped a canary just now, or if a rule that stands in the
//! tool's own file covers every canary and the tool's makers say that it blocks.

use super::Here;
use super::tools::Known;
use crate::error::Failure;
use crate::file::{self, Links};
use crate::trial::{self, Hooks, Scratch, Trial, Tried};
use airlock_context::{KeepFile, Kept, Route, Standing};
use serde::Serialize;

/// Names that the rules of a tool's file are tried with, where the policy keeps them back.
const CANARIES: &[&str] = &[
    ".env",
    ".env.production",
    "app/.env",
    "config/credentials.json",
    "config/secrets.yaml",
    "deploy/server.pem",
    "deploy/server.key",
];

/// A way to a file, for one tool.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Cell {
    pub(super) route: Route,
    pub(super) standing: Standing,
    /// The best that hooks and files of this tool could bring about.
    pub(super) reachable: Standing,
    /// What was proved by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
    /// Why it is not enforced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remedy: Option<String>,
}

/// A tool's line.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) tool: &'static str,
    pub(super) title: &'static str,
    /// Whether the tool is in use here.
    pub(super) used: bool,
    pub(super) cells: Vec<Cell>,
}

impl Cell {
    /// Whether a file can be reached by this way, as far as is known: of most tools nobody says whether they keep an index.
    pub(super) fn leads_there(&self) -> bool {
        let is_known = self.route != Route::Index || self.reachable > Standing::Open;
        is_known && self.standing != Standing::Enforced
    }

    /// Whether something that could be enforced is not.
    pub(super) fn falls_short(&self) -> bool {
        self.standing < self.reachable
    }
}

/// Fills a tool's line.
///
/// # Errors
/// When a file cannot be read, or this program cannot be started.
pub(super) fn row(known: &Known, here: &Here, scratch: &mut Scratch) -> Result<Row, Failure> {
    let hooks = match known.hooks {
        Some(tool) => Some((tool, Hooks::of(tool, &here.places)?)),
        None => None,
    };
    let files = known
        .files
        .iter()
        .map(|file| Ok((*file, uncovered(file, here)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut cells = Vec::new();
    for route in Route::ALL {
        let tried = match (&hooks, trial(route)) {
            (Some((tool, hooks)), Some(trial)) => {
                Some(trial::attempt(*tool, hooks, scratch, trial)?)
            }
            _ => None,
        };
        cells.push(cell(known, route, tried, &files));
    }
    Ok(Row {
        tool: known.name,
        title: known.title,
        used: known.is_used(&here.top, here.places.home.as_deref()),
        cells,
    })
}

/// What is tried for a way; an index asks no hook.
fn trial(route: Route) -> Option<Trial> {
    Some(match route {
        Route::Index => return None,
        Route::Read => Trial::Read,
        Route::Search => Trial::Search,
        Route::Shell => Trial::Shell,
        Route::Interpreter => Trial::Interpreter,
        Route::Mention => Trial::Mention,
        Route::Mcp => Trial::Mcp,
        Route::Symlink => Trial::Symlink,
        Route::Case => Trial::Case,
        Route::Rename => Trial::Rename,
    })
}

/// The first canary that a tool's file does not keep back, and why; `None` if it keeps all back.
fn uncovered(file: &KeepFile, here: &Here) -> Result<Option<String>, Failure> {
    let Some(text) = file::read(&here.top.join(file.path), Links::Refuse)? else {
        return Ok(Some(format!("there is no {}", file.path)));
    };
    let kept = CANARIES
        .iter()
        .copied()
        .filter(|canary| here.exclusions.keeps_back(canary).is_some());
    for canary in kept {
        match file.keeps_back(&text, canary) {
            Ok(true) => {}
            Ok(false) => return Ok(Some(format!("{} does not name {canary}", file.path))),
            Err(error) => return Ok(Some(format!("{}: {error}", file.path))),
        }
    }
    Ok(None)
}

fn cell(
    known: &Known,
    route: Route,
    tried: Option<Tried>,
    files: &[(&KeepFile, Option<String>)],
) -> Cell {
    let counted: Vec<(&KeepFile, &Option<String>, Kept)> = files
        .iter()
        .filter_map(|(file, uncovered)| Some((*file, uncovered, file.counts_for(route)?)))
        .collect();
    let by_hook = tried
        .as_ref()
        .map_or(Standing::Open, |tried| tried.reachable);
    let by_file = counted.iter().map(|(_, _, kept)| kept.standing());
    let reachable = by_file.max().unwrap_or(Standing::Open).max(by_hook);
    let mut cell = Cell {
        route,
        standing: Standing::Open,
        reachable,
        by: None,
        reason: None,
        remedy: None,
    };
    if let Some(tried) = tried {
        cell.standing = tried.standing;
        cell.by = tried
            .file
            .filter(|_| tried.standing == Standing::Enforced)
            .map(|file| format!("{} in {file}", tried.event.unwrap_or_default()));
        (cell.reason, cell.remedy) = (tried.reason, tried.remedy);
    } else {
        cell.reason = Some(if route == Route::Index {
            format!("nothing of {}'s keeps a file out of an index", known.title)
        } else {
            format!(
                "{} has no hooks, and no file of its own counts here",
                known.title
            )
        });
        cell.remedy = Some("keep secrets out of the working tree".to_owned());
    }
    for (file, uncovered, kept) in counted {
        weigh(&mut cell, known, file, uncovered.as_deref(), kept);
    }
    cell
}

/// What a file of the tool's own adds to a cell.
fn weigh(cell: &mut Cell, known: &Known, file: &KeepFile, uncovered: Option<&str>, kept: Kept) {
    let sync = format!("airlock context sync --tool {} --yes", known.name);
    match (uncovered, kept) {
        (None, _) if kept.standing() <= cell.standing => {}
        (None, Kept::Blocks) => {
            cell.standing = Standing::Enforced;
            cell.by = Some(format!("rules in {}", file.path));
            (cell.reason, cell.remedy) = (None, None);
        }
        (None, Kept::Heeds(how)) => {
            cell.standing = Standing::Advisory;
            cell.reason = Some(format!("{}: {how}", file.path));
        }
        // Where hooks see nothing, the file is the remedy.
        (Some(why), _) => {
            let is_alone = known.hooks.is_none() || cell.route == Route::Index;
            if is_alone && cell.standing == Standing::Open {
                cell.reason = Some(why.to_owned());
                cell.remedy = Some(sync);
            }
        }
    }
}
