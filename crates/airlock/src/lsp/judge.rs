//! One judgement of a document: the same rules, policy and code as a scan of the file.
//!
//! Each runs on a thread of its own, which reads nothing but the repository round the document (see
//! [`Job::run_apart`]) and ends with it.
//!
//! Invariant: what is found is what `airlock scan FILE` would find if the text were saved, or less.

use super::found::{self, Judged, Shown};
use super::text::{Columns, Text};
use crate::args::{EngineArgs, GateArgs, GlobalArgs};
use crate::error::Failure;
use crate::job::Job;
use crate::scope::Scope;
use crate::ui::Ui;
use airlock_engine::fix::Offer;
use airlock_model::{CoverageEntry, Cx, Fingerprint, Report};
use airlock_report::neutral_line;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be judged.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// As the client spells it.
    pub(super) uri: String,
    pub(super) path: PathBuf,
    pub(super) text: Arc<Text>,
    pub(super) columns: Columns,
    /// The folders that are open in the editor.
    pub(super) folders: Vec<PathBuf>,
    /// Whether the document was opened just now: what is to be known of it is told once.
    pub(super) is_first: bool,
    /// Cancelled when the text is no longer the document's.
    pub(super) cx: Cx,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Verdict {
    pub(super) shown: Vec<Shown>,
    /// What a person should know now.
    pub(super) notes: Vec<String>,
    /// What was asked for and is not done, for the log.
    pub(super) warnings: Vec<String>,
}

/// Judges a task: tells what was found as soon as it is known, and then returns the fixes that hold.
pub(super) type Judge =
    Arc<dyn Fn(&Task, &mut dyn FnMut(Verdict)) -> Result<Vec<Offer>, Failure> + Send + Sync>;

/// The judge that scans.
pub(super) fn scanning(ui: Ui, global: &GlobalArgs) -> Judge {
    let (ui, global) = (ui.silenced(), global.clone());
    Arc::new(move |task, tell| scan(ui, &global, task, tell))
}

fn scan(
    ui: Ui,
    global: &GlobalArgs,
    task: &Task,
    tell: &mut dyn FnMut(Verdict),
) -> Result<Vec<Offer>, Failure> {
    let bytes = Arc::from(task.text.as_str().as_bytes());
    let scope = Scope::of_text(&task.path, bytes, &task.folders)?;
    let root = scope.root.clone();
    let (engine, gate) = (EngineArgs::default(), GateArgs::default());
    let mut job = Job::prepare(ui, global, scope, &engine, Some(&gate))?;
    job.options.threads = Some(1);
    let mut verdict = Verdict::default();
    if task.is_first {
        verdict.notes.extend(kept_back(&job, &root, &task.path)?);
    }
    let limit = job.config().max_file_size.get().0;
    if task.text.as_str().len() as u64 > limit {
        if task.is_first {
            verdict.notes.push(format!(
                "{} is not scanned: it is larger than {limit} bytes (max_file_size)",
                name(&root, &task.path)
            ));
        }
        tell(verdict);
        return Ok(Vec::new());
    }
    let report = job.run_apart(&task.cx)?;
    if task.cx.cancel.is_cancelled() {
        return Ok(Vec::new());
    }
    verdict.warnings = warnings(&job, &report);
    let Some(file) = report.change.files.first() else {
        tell(verdict);
        return Ok(Vec::new());
    };
    let judged = Judged {
        uri: &task.uri,
        text: &task.text,
        columns: task.columns,
        root: &root,
        path: &file.path,
    };
    verdict.shown = found::shown(&judged, &report);
    if task.is_first && verdict.shown.iter().any(Shown::is_secret) {
        verdict.notes.push(format!(
            "{} holds credentials: an AI assistant beside this editor may read what is open",
            name(&root, &task.path)
        ));
    }
    let with_fixes = verdict
        .shown
        .iter()
        .filter(|shown| !shown.finding.fixes.is_empty());
    let wanted: BTreeSet<Fingerprint> = with_fixes
        .map(|shown| shown.fingerprint().clone())
        .collect();
    tell(verdict);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    job.offers(&task.cx, &wanted)
}

/// A word about a file that `[context]` keeps back from AI tools.
fn kept_back(job: &Job, root: &Path, path: &Path) -> Result<Option<String>, Failure> {
    let exclusions = job
        .config()
        .context
        .exclusions([])
        .map_err(Failure::internal)?;
    let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    Ok(exclusions.keeps_back(&below).map(|pattern| {
        format!(
            "{} is kept back from AI tools (`{}`): an assistant beside this editor may read what is open",
            name(root, path),
            neutral_line(pattern)
        )
    }))
}

/// What configuration, rules and the run warn of.
fn warnings(job: &Job, report: &Report) -> Vec<String> {
    let incomplete = report.coverage.entries.iter();
    let incomplete =
        incomplete
            .filter(|entry| entry.is_incomplete())
            .map(|entry: &CoverageEntry| {
                let path = entry
                    .path
                    .as_ref()
                    .map_or_else(String::new, |path| format!("{path}: "));
                format!("{path}{}: {}", entry.reason.as_str(), entry.detail)
            });
    let all = job.config().warnings.iter().cloned().chain(incomplete);
    all.map(|warning| neutral_line(&warning).into_owned())
        .collect()
}

/// A file's name in a message.
fn name(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    neutral_line(&below).into_owned()
}
