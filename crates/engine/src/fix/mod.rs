//! Applies fixes: verified on the text first, then written in one step.
//!
//! A fix is refused, with a reason, unless the changed text parses at least as well as before, the finding is gone, and
//! nothing is found more often than before. Only fixes that their rule calls safe are applied unasked; unsafe ones must
//! be named by fingerprint and asked for; what is for display only never is.
//!
//! Invariants:
//! - a file is written whole or not at all, and only if it is still as it was read;
//! - permission bits, line ends, encoding and byte order mark stay as they are;
//! - fixing what was fixed changes nothing: rounds go on until no fix is left that can be applied;
//! - diffs hide secrets; what is written does not touch them.

mod diff;
mod edits;
mod environment;
mod offer;
mod remedy;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub use diff::unified;
pub use edits::{EditError, apply_edits};
pub use offer::{Offer, offers};
pub use remedy::{ChangedManifest, DependencyFixes};

use crate::error::EngineError;
use crate::file::{self, Job};
use crate::mask::Mask;
use crate::options::{Options, ShowFilter};
use crate::run::{job, plan, run_planned};
use crate::secret_context::SecretContext;
use airlock_model::{BaselineState, Cx, Finding, Fingerprint, RepoPath, RuleId, Source};
use airlock_rules::RuleSet;
use airlock_source::{Content, Entry, Selection, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use text::fix_text;

/// Which fixes to apply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FixRequest {
    /// The findings to fix; empty for all that are active and have a safe fix. A finding named here is fixed even if the
    /// baseline knows it, but not if it is suppressed.
    pub only: BTreeSet<Fingerprint>,
    /// Whether unsafe fixes of the findings named in `only` are applied; of others they never are.
    pub unsafe_too: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// What was fixed and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FixOutcome {
    /// Files with applied fixes, ordered by path.
    pub files: Vec<FixedFile>,
    /// Fixes that were not applied, ordered by path and place.
    pub refused: Vec<Refused>,
    /// Named findings that the run did not have.
    pub unknown: Vec<Fingerprint>,
    /// Names that the fixed code reads from the environment, whose values were in it before.
    pub environment: BTreeSet<String>,
    /// Files that should have been completed and were not, and why.
    pub incomplete: Vec<String>,
    /// What was done about dependencies with known weaknesses.
    pub dependencies: DependencyFixes,
}

/// A file with applied fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// The file.
    pub path: RepoPath,
    /// What was applied, in order.
    pub applied: Vec<Applied>,
    /// The change as a unified diff, secrets hidden: for reading, not for `patch`, where there are any.
    pub diff: String,
    /// Whether the file was written; not in a dry run.
    pub is_written: bool,
}

/// An applied fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The finding's rule.
    pub rule: RuleId,
    /// The finding.
    pub fingerprint: Fingerprint,
    /// Its line before any fix of the same round.
    pub line: u32,
    /// What the fix does.
    pub description: String,
    /// The name of the environment's variable that the code reads where it held a secret.
    pub reads: Option<String>,
}

/// A fix that was not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file.
    pub path: RepoPath,
    /// The finding's line.
    pub line: u32,
    /// The finding's rule.
    pub rule: RuleId,
    /// The finding.
    pub fingerprint: Fingerprint,
    /// Why not.
    pub reason: String,
}

impl Refused {
    fn new(finding: &Finding, reason: impl Into<String>) -> Self {
        Self {
            path: finding.location.path.clone(),
            line: finding.location.start.line,
            rule: finding.rule.clone(),
            fingerprint: finding.fingerprint.clone(),
            reason: reason.into(),
        }
    }
}

/// Scans `selection` and applies fixes to the files on disk.
///
/// # Errors
/// As [`run_planned`]. What concerns single files is in [`FixOutcome::refused`].
pub fn fix(
    cx: &Cx,
    workspace: &Workspace,
    selection: &Selection,
    rules: &RuleSet,
    options: &Options,
    request: &FixRequest,
) -> Result<FixOutcome, EngineError> {
    let plan = plan(cx, workspace, selection)?;
    let secrets = SecretContext::of(workspace, &plan, options);
    let entries = plan.entries.clone();
    let report = run_planned(cx, workspace, selection, &plan, rules, options)?;
    let found: BTreeSet<&Fingerprint> = report.findings.iter().map(|it| &it.fingerprint).collect();
    let mut outcome = FixOutcome {
        unknown: (request.only.iter())
            .filter(|name| !found.contains(name))
            .cloned()
            .collect(),
        ..FixOutcome::default()
    };
    let fixer = Fixer {
        cx,
        workspace,
        rules,
        options,
        request,
        job: job(workspace, rules, options, &secrets),
    };
    let mut by_file: BTreeMap<&RepoPath, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.findings {
        by_file
            .entry(&finding.location.path)
            .or_default()
            .push(finding);
    }
    for (path, findings) in by_file {
        if cx.cancel.is_cancelled() {
            break;
        }
        let wanted = Wanted::new(request, options.bounds_at(path).show, &findings);
        if findings.iter().any(|finding| wanted.has(finding)) {
            fixer.fix_file(path, &findings, &wanted, &mut outcome);
        }
    }
    let applied = outcome.files.iter().flat_map(|file| &file.applied);
    outcome.environment = applied.filter_map(|fix| fix.reads.clone()).collect();
    for completed in environment::settle(&fixer, &outcome.environment) {
        match completed {
            Ok(file) => outcome.files.push(file),
            Err(reason) => outcome.incomplete.push(reason),
        }
    }
    // Last: a fix of code may have changed a file that names packages.
    outcome.dependencies =
        remedy::fix_dependencies(cx, workspace, &entries, options, request, &report.findings);
    Ok(outcome)
}

/// Which findings of a file are to be fixed.
struct Wanted<'run> {
    request: &'run FixRequest,
    show: ShowFilter,
    /// Known from the baseline or the base of the change.
    existing: BTreeSet<Fingerprint>,
}

impl<'run> Wanted<'run> {
    fn new(request: &'run FixRequest, show: ShowFilter, findings: &[&Finding]) -> Self {
        let existing = findings
            .iter()
            .filter(|finding| finding.baseline == BaselineState::Existing)
            .map(|finding| finding.fingerprint.clone())
            .collect();
        Self {
            request,
            show,
            existing,
        }
    }

    fn has(&self, finding: &Finding) -> bool {
        let is_chosen = if self.request.only.is_empty() {
            !self.existing.contains(&finding.fingerprint) && self.show.admits(finding)
        } else {
            self.request.only.contains(&finding.fingerprint)
        };
        is_chosen && finding.suppression.is_none() && !finding.fixes.is_empty()
    }
}

struct Fixer<'run> {
    cx: &'run Cx,
    workspace: &'run Workspace,
    rules: &'run RuleSet,
    options: &'run Options,
    request: &'run FixRequest,
    job: Job<'run>,
}

impl Fixer<'_> {
    fn fix_file(
        &self,
        path: &RepoPath,
        findings: &[&Finding],
        wanted: &Wanted<'_>,
        outcome: &mut FixOutcome,
    ) {
        let refuse_all = |reason: &str| -> Vec<Refused> {
            let wanted = findings.iter().filter(|finding| wanted.has(finding));
            wanted
                .map(|finding| Refused::new(finding, reason))
                .collect()
        };
        let entry = Entry {
            path: path.clone(),
            content: Content::Disk,
            base: None,
            stat: None,
        };
        let read = match self.workspace.read(&entry) {
            Ok(read) => read,
            Err(note) => {
                let reason = format!("the file cannot be read: {}", note.reason.as_str());
                return outcome.refused.extend(refuse_all(&reason));
            }
        };
        if let Err(reason) = write::encoded(&read, &read.source.text) {
            return outcome
                .refused
                .extend(refuse_all(&format!("the file was left as it is: {reason}")));
        }
        let change = fix_text(self, &read.source, wanted);
        outcome.refused.extend(change.refused);
        // A finding of the run that the text read now lacks: the file was changed, or it is another state's.
        let lost = findings.iter().filter(|finding| {
            wanted.has(finding)
                && text::usable(finding, self.request).is_ok()
                && !change.had.contains(&finding.fingerprint)
        });
        let reason = "the file on disk does not have it (any more): scan again";
        outcome
            .refused
            .extend(lost.map(|finding| Refused::new(finding, reason)));
        if change.applied.is_empty() {
            return;
        }
        let written = if self.request.dry_run {
            Ok(())
        } else {
            write::replace(self.workspace, &entry, &read, &change.source.text)
        };
        if let Err(reason) = written {
            let reason = format!("the file was left as it is: {reason}");
            outcome
                .refused
                .extend(change.applied.into_iter().map(|applied| Refused {
                    path: path.clone(),
                    line: applied.line,
                    rule: applied.rule,
                    fingerprint: applied.fingerprint,
                    reason: reason.clone(),
                }));
            return;
        }
        let (before, after) = (self.masked(&read.source), self.masked(&change.source));
        outcome.files.push(FixedFile {
            path: path.clone(),
            applied: change.applied,
            diff: unified(path.as_str(), &before, &after),
            is_written: !self.request.dry_run,
        });
    }

    /// A file's text with its secrets hidden.
    fn masked(&self, source: &Source) -> String {
        let hits = file::find_secrets(self.cx, &self.job, source).hits;
        let end = u32::try_from(source.text.len()).unwrap_or(u32::MAX);
        Mask::new(&source.text, self.job.detectors, &hits).slice(airlock_model::Span::new(0, end))
    }
}
