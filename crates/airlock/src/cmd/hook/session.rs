//! How much one session has done, and whether it may go on.
//!
//! Invariant: nothing is read or written for it where configuration sets no limit.

use super::place::Root;
use super::{Judge, Judgement, record};
use crate::error::Failure;
use crate::ui::Ui;
use airlock_context::{Event, FileChange, Kind, Phase, Speech};
use airlock_ledger::{Step, Tally};
use airlock_model::{Mention, RepoPath};
use airlock_sca::read_packages;
use airlock_source::Edit;
use std::collections::BTreeSet;

/// The tally of the event's session; none outside a repository or where the agent names no session.
fn tally(root: &Root, event: &Event) -> Option<Tally> {
    let session = event.session.as_deref().filter(|name| !name.is_empty())?;
    let folder = record::prepare(root)?;
    Some(Tally::of(&folder, event.agent, session))
}

/// Adds what an event did to its session. What cannot be written changes no answer.
pub(super) fn count(root: &Root, event: &Event, did: Step, was_refused: bool, ui: Ui) {
    let step = Step {
        denied: u64::from(was_refused),
        ..did
    };
    if step.is_empty() {
        return;
    }
    if let Some(Err(error)) = tally(root, event).map(|tally| tally.add(&step)) {
        ui.warning(error);
    }
}

/// What one edit adds.
pub(super) fn written(root: &Root, change: &FileChange, edit: &Edit) -> Step {
    let name = root.name(&edit.name);
    let lines: usize = change.added().iter().map(|text| text.lines().count()).sum();
    let asked = |text: Option<&[u8]>| -> BTreeSet<String> {
        let text = text.and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.map_or_else(BTreeSet::new, |text| packages(&name, text))
    };
    let before = asked(edit.before.as_deref());
    let mut dependencies = asked(edit.after.as_deref());
    dependencies.retain(|package| !before.contains(package));
    Step {
        denied: 0,
        lines: u64::try_from(lines).unwrap_or(u64::MAX),
        files: BTreeSet::from([name]),
        dependencies,
    }
}

/// What a command adds that installs packages.
pub(super) fn installed(name: &str, command: &str) -> Step {
    Step {
        dependencies: packages(name, command),
        ..Step::default()
    }
}

/// The packages that a text asks for by itself; what a lockfile holds besides follows from them.
fn packages(name: &str, text: &str) -> BTreeSet<String> {
    let facts = read_packages(&RepoPath::new(name), text);
    let asked = { facts.packages.iter() }.filter(|package| package.mention != Mention::Lockfile);
    asked
        .map(|package| format!("{}/{}", package.ecosystem, package.name))
        .collect()
}

impl Judge<'_> {
    /// Refuses an operation by which, or before which, the session goes beyond a limit.
    pub(super) fn beyond(&self, step: &Step) -> Result<Judgement, Failure> {
        let does = matches!(
            self.event.kind(),
            Kind::Write | Kind::Shell | Kind::Mcp | Kind::Fetch
        );
        if !(does && self.event.phase == Phase::Pre && self.limits.is_set()) {
            return Ok(Judgement::default());
        }
        let Some(tally) = tally(self.root, self.event) else {
            return Ok(Judgement::default());
        };
        let mut done = tally.read().map_err(Failure::internal)?;
        done.add(step.clone());
        let Some((key, limit)) = self.limits.passed(&done) else {
            return Ok(Judgement::default());
        };
        let what = match key {
            "denied" => "operations that may be refused",
            "files" => "files that it may write",
            "lines" => "lines that it may write",
            _ => "packages that it may add",
        };
        let speech = Speech::new("Airlock: this session has reached a limit ([hooks.session] in airlock.toml), ")
            .say(what)
            .say(": ")
            .count(limit)
            .say(". Stop here and tell the user what is done and what is left; a new session, or another limit, is theirs to decide.");
        Ok(Judgement::refused("session-limit", speech))
    }
}
