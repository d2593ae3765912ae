//! What is written to the ledger of an event: names, never texts.

use super::place::Root;
use crate::job::Writable;
use crate::place as machine;
use crate::ui::Ui;
use airlock_context::{Answer, Event as HookPayload};
use airlock_ledger::{Event, FORMAT, HookEvent, Ledger, Subject};
use std::path::PathBuf;
use std::time::Instant;

/// Where the ledger lies below git's folder.
const FOLDER: &str = "airlock/ledger";
/// Characters of a name that an agent gives, at most.
const LONGEST: usize = 200;

/// What became of an event.
pub(super) struct Outcome<'o> {
    pub(super) answer: &'o Answer,
    pub(super) reasons: Vec<String>,
    pub(super) paths: Vec<String>,
    pub(super) is_observed: bool,
    pub(super) failure: Option<String>,
    pub(super) began: Instant,
}

/// The ledger's folder; none outside a repository.
fn folder(root: &Root) -> Option<PathBuf> {
    let git = root.top().join(".git");
    git.is_dir().then(|| git.join(FOLDER))
}

/// Makes the ledger's folder, before the process gives up what a scan does not need. What is wrong with it is told when it
/// is written.
pub(super) fn prepare(root: &Root) -> Option<PathBuf> {
    let folder = folder(root)?;
    Ledger::at(&folder).prepare().is_ok().then_some(folder)
}

/// What an event's scan leaves writable: the ledger.
pub(super) fn writable(root: &Root) -> Writable {
    Writable(prepare(root).into_iter().collect())
}

/// Writes one event, before the answer is given. A ledger that cannot be written changes no answer.
pub(super) fn append(root: &Root, event: &HookPayload, outcome: &Outcome<'_>, ui: Ui) {
    let Some(folder) = folder(root) else { return };
    let bounded = |text: &str| -> String {
        text.chars()
            .filter(|letter| !letter.is_control())
            .take(LONGEST)
            .collect()
    };
    let hook = HookEvent {
        agent: event.agent.to_owned(),
        session: bounded(event.session.as_deref().unwrap_or_default()),
        model: event.model.as_deref().map(bounded),
        phase: word(&event.phase),
        operation: word(&event.kind()),
        paths: once(outcome.paths.iter().map(|path| bounded(path))),
        answer: name(outcome.answer).to_owned(),
        reasons: once(outcome.reasons.iter().cloned()),
        observed: outcome.is_observed,
        failure: outcome.failure.clone(),
        micros: u64::try_from(outcome.began.elapsed().as_micros()).unwrap_or(u64::MAX),
    };
    let record = Event {
        v: FORMAT,
        at: machine::now().as_millisecond(),
        by: env!("CARGO_PKG_VERSION").to_owned(),
        subject: Subject::Hook(Box::new(hook)),
    };
    if let Err(error) = Ledger::at(folder).append(&record) {
        ui.warning(error);
    }
}

/// Each once, in the order in which they came.
fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

fn name(answer: &Answer) -> &'static str {
    match answer {
        Answer::Allow => "allow",
        Answer::Note { .. } => "note",
        Answer::Redact { .. } => "redact",
        Answer::Rewrite { .. } => "rewrite",
        Answer::Ask { .. } => "ask",
        Answer::Deny { .. } => "deny",
    }
}

/// The word that a unit variant has in JSON.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
