//! Edits: what they bring in that was not there before.

use super::text::{self, Secrets};
use super::{Judge, Judgement, session};
use crate::args::{EngineArgs, GlobalArgs};
use crate::error::Failure;
use crate::file::{self, Links};
use crate::job::{Job, Writable};
use crate::scope::Scope;
use crate::told::told;
use crate::ui::Ui;
use airlock_context::{Ability, Answer, FileChange, Operation, Phase, Speech};
use airlock_model::{Cx, Engine, Finding, Report};
use airlock_source::{Edit, Selection};
use std::path::PathBuf;
use std::sync::Arc;

/// Findings that an agent is told of at once; it comes back for the others.
const TOLD: usize = 5;

/// A file that is about to be written, or was.
pub(super) struct Planned<'e> {
    path: &'e str,
    change: &'e FileChange,
    moved_to: Option<&'e str>,
}

impl<'e> Planned<'e> {
    pub(super) fn of(operation: &'e Operation) -> Option<Self> {
        match operation {
            Operation::Write {
                path,
                change,
                moved_to,
            } => Some(Self {
                path,
                change,
                moved_to: moved_to.as_deref(),
            }),
            _ => None,
        }
    }
}

impl Judge<'_> {
    /// All files that one call writes.
    pub(super) fn writes(&self, writes: &[Planned<'_>]) -> Result<Judgement, Failure> {
        let is_before = self.event.phase == Phase::Pre;
        // What could be stopped was judged before it happened.
        let was_judged = |write: &Planned<'_>| {
            let able = self
                .tool
                .capabilities(Phase::Pre, airlock_context::Kind::Write);
            able.can(Ability::Deny) && !matches!(write.change, FileChange::Untold)
        };
        let mut judgement = Judgement::default();
        let mut edits = Vec::new();
        for write in writes
            .iter()
            .filter(|write| is_before || !was_judged(write))
        {
            let path = self.root.absolute(write.path);
            let target = write.moved_to.map(|path| self.root.absolute(path));
            for path in std::iter::once(&path).chain(&target) {
                judgement = judgement.and(self.guards(path));
            }
            if self.root.holds(&path) {
                judgement.paths.push(self.root.name(&path));
                let (edit, more) = self.edit(write, path, target)?;
                if let Some(edit) = edit.as_ref().filter(|_| self.limits.is_set()) {
                    judgement
                        .step
                        .add(session::written(self.root, write.change, edit));
                }
                edits.extend(edit);
                judgement = judgement.and(more);
            }
        }
        if edits.is_empty() {
            return Ok(judgement);
        }
        let engines = [Engine::Sast, Engine::Secrets, Engine::Sca];
        let found = scan(
            self.ui,
            self.global,
            self.root,
            Selection::Edits(edits),
            &engines,
            super::record::writable(self.root),
        )?;
        let opening = if is_before {
            "Airlock refused this edit: it would bring in what must not go further."
        } else {
            "Airlock: this edit brought in what must not go further. Mend it now."
        };
        Ok(judgement.and(found.judgement(Speech::new(opening))))
    }

    /// A file that guards is changed by people.
    fn guards(&self, path: &std::path::Path) -> Judgement {
        let mut names = self.root.names(path).into_iter();
        let Some(name) = names.find(|name| self.exclusions.guards(name).is_some()) else {
            return Judgement::default();
        };
        let words = super::words::of(airlock_context::shell::Deed::ChangesProtected);
        let reason = Speech::new(
            "Airlock: this edit changes a file that guards this repository or its agents: ",
        )
        .name(&name)
        .say(". ")
        .say(words.instead);
        Judgement {
            answer: Answer::Ask { reason },
            reasons: vec![words.name.to_owned()],
            paths: vec![name],
            ..Judgement::default()
        }
    }

    /// The texts before and after, and what placeholders in the new one mean.
    fn edit(
        &self,
        write: &Planned<'_>,
        path: PathBuf,
        target: Option<PathBuf>,
    ) -> Result<(Option<Edit>, Judgement), Failure> {
        let on_disk = file::read(&path, Links::Refuse)?;
        let mut judgement = Judgement::default();
        let (before, after) = if self.event.phase != Phase::Pre {
            (undone(write.change, on_disk.as_deref()), on_disk)
        } else if holds_placeholder(write.change) {
            let secrets = Secrets::of(self.root, on_disk.as_deref().unwrap_or_default())?;
            judgement = self.placeholders(&path, &secrets);
            let after = restored(write.change, &secrets).apply(on_disk.as_deref());
            (on_disk, after)
        } else {
            let after = write.change.apply(on_disk.as_deref());
            (on_disk, after)
        };
        let Some(after) = after else {
            // The edit fits nothing on disk: the agent's own tool will say so.
            return Ok((None, judgement));
        };
        let bytes = |text: String| -> Arc<[u8]> { text.into_bytes().into() };
        let is_gone = matches!(write.change, FileChange::Delete);
        let edit = Edit {
            name: target.unwrap_or(path),
            before: before.map(bytes),
            after: (!is_gone).then(|| bytes(after)),
        };
        Ok((Some(edit), judgement))
    }

    /// Placeholders in what is written: put back where the file itself has what they stand for; else they would be lost, or
    /// carry a secret to another file.
    fn placeholders(&self, path: &std::path::Path, secrets: &Secrets) -> Judgement {
        let name = self.root.name(path);
        let Some(input) = secrets.put_back(&self.event.input) else {
            let speech = Speech::new("Airlock: the text holds a placeholder (AIRLOCK_…) of a secret that ")
                .name(&name)
                .say(" does not have. A secret stays in its own file: read it from the environment or a secret store instead.");
            return Judgement {
                paths: vec![name],
                ..Judgement::refused("placeholder-elsewhere", speech)
            };
        };
        Judgement {
            answer: Answer::Rewrite { input },
            reasons: vec!["placeholder-restored".to_owned()],
            paths: vec![name],
            ..Judgement::default()
        }
    }
}

/// Whether a text of a change, looked for or put in, may hold a placeholder.
fn holds_placeholder(change: &FileChange) -> bool {
    let sought = match change {
        FileChange::Edits(edits) => edits.as_slice(),
        _ => &[],
    };
    let mut texts = change
        .added()
        .into_iter()
        .chain(sought.iter().map(|edit| edit.old.as_str()));
    texts.any(text::may_hold_placeholder)
}

/// A change as the agent means it: what it saw as a placeholder is the secret that the file has.
fn restored(change: &FileChange, secrets: &Secrets) -> FileChange {
    match change {
        FileChange::Whole(text) => FileChange::Whole(secrets.restored(text)),
        FileChange::Append(text) => FileChange::Append(secrets.restored(text)),
        FileChange::Insert { after, text } => FileChange::Insert {
            after: *after,
            text: secrets.restored(text),
        },
        FileChange::Edits(edits) => {
            let each = edits.iter().map(|edit| airlock_context::Edit {
                old: secrets.restored(&edit.old),
                new: secrets.restored(&edit.new),
                replace_all: edit.replace_all,
            });
            FileChange::Edits(each.collect())
        }
        FileChange::Delete | FileChange::Move | FileChange::Untold => change.clone(),
    }
}

/// The text before a change that is on disk already, where that can be told.
fn undone(change: &FileChange, after: Option<&str>) -> Option<String> {
    match change {
        FileChange::Edits(edits) => edits
            .iter()
            .rev()
            .try_fold(after?.to_owned(), |text, edit| {
                let is_there = !edit.new.is_empty() && text.contains(&edit.new);
                is_there.then(|| text.replacen(&edit.new, &edit.old, 1))
            }),
        FileChange::Append(added) => after?.strip_suffix(added.as_str()).map(str::to_owned),
        _ => None,
    }
}

/// What a scan found that holds back.
pub(super) struct Found {
    failing: Vec<Finding>,
    report: Report,
}

/// Scans what an event brings, with `engines` of those that configuration has.
pub(super) fn scan(
    ui: Ui,
    global: &GlobalArgs,
    root: &super::place::Root,
    selection: Selection,
    engines: &[Engine],
    writable: Writable,
) -> Result<Found, Failure> {
    let scope = Scope {
        root: root.top().to_owned(),
        selection,
    };
    let mut job = Job::prepare(ui, global, scope, &EngineArgs::default(), None)?;
    job.options
        .engines
        .retain(|engine| engines.contains(engine));
    job.options.threads = Some(1);
    let report = job.run(ui, &Cx::default(), writable)?;
    let failing = report
        .findings
        .iter()
        .filter(|finding| job.options.fails(finding))
        .cloned()
        .collect();
    Ok(Found { failing, report })
}

impl Found {
    /// What an agent is told.
    pub(super) fn judgement(self, opening: Speech) -> Judgement {
        if self.failing.is_empty() {
            return Judgement::default();
        }
        let mut speech = opening;
        for finding in self.failing.iter().take(TOLD) {
            let rule = self
                .report
                .rules
                .iter()
                .find(|rule| rule.id == finding.rule);
            speech = told(speech, finding, rule);
        }
        let left = self.failing.len().saturating_sub(TOLD);
        if left > 0 {
            let left = u64::try_from(left).unwrap_or(u64::MAX);
            speech = speech.say("\nand more of them: ").count(left);
        }
        Judgement {
            answer: Answer::deny(speech),
            reasons: self
                .failing
                .iter()
                .map(|finding| finding.rule.to_string())
                .collect(),
            ..Judgement::default()
        }
    }
}
