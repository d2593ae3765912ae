//! What `airlock fix` says: one value, shown as text, or as JSON for programs and for the run that starts clients.

use airlock_engine::fix::{DependencyFixes, FixOutcome};
use airlock_report::{neutral_line, neutral_text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What was fixed and what was not.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Said {
    /// Whether nothing was written.
    pub(super) dry_run: bool,
    /// Changes of code, as unified diffs, secrets hidden.
    diffs: Vec<String>,
    /// Fixes of code that these hold.
    fixes: usize,
    /// Findings in code that were not fixed.
    not_fixed: Vec<NotFixed>,
    /// Names that the fixed code reads from the environment, whose values were in it before.
    environment: BTreeSet<String>,
    /// Files that should have been completed and were not, and why.
    not_completed: Vec<String>,
    /// Upgrades of packages.
    upgrades: Vec<Upgrade>,
    /// Packages that stay as they are.
    not_upgraded: Vec<NotUpgraded>,
    /// Manifests that were left as they are.
    not_written: Vec<NotWritten>,
    /// Commands that complete the upgrades, each once.
    pub(super) commands: Vec<Command>,
}

#[derive(Debug, Serialize, Deserialize)]
struct NotFixed {
    path: String,
    line: u32,
    rule: String,
    fingerprint: String,
    reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Upgrade {
    path: String,
    ecosystem: String,
    name: String,
    from: String,
    to: String,
    /// What it fixes, each by all its names.
    fixes: Vec<Vec<String>>,
    /// Files that change for it.
    changed: Vec<String>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct NotUpgraded {
    path: String,
    ecosystem: String,
    name: String,
    from: String,
    to: Option<String>,
    reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct NotWritten {
    path: String,
    reason: String,
}

/// A client's command.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Command {
    /// The folder, relative to the root; empty for the root.
    pub(super) folder: String,
    pub(super) program: String,
    pub(super) arguments: Vec<String>,
    pub(super) environment: Vec<(String, String)>,
    /// Files that steer the client, by name: where one lies in the folder or above, it is not run.
    pub(super) steered_by: Vec<String>,
    /// Why it is not run by Airlock; `None` where it may be.
    pub(super) not_run: Option<String>,
}

impl Said {
    pub(super) fn of(outcome: &FixOutcome, dry_run: bool) -> Self {
        let mut out = Self {
            dry_run,
            ..Self::default()
        };
        for file in &outcome.files {
            out.diffs.push(file.diff.clone());
            out.fixes += file.applied.len();
        }
        out.not_fixed = outcome
            .refused
            .iter()
            .map(|refused| NotFixed {
                path: refused.path.to_string(),
                line: refused.line,
                rule: refused.rule.to_string(),
                fingerprint: refused.fingerprint.to_string(),
                reason: refused.reason.clone(),
            })
            .collect();
        out.environment.clone_from(&outcome.environment);
        out.not_completed.clone_from(&outcome.incomplete);
        out.take_dependencies(&outcome.dependencies);
        out
    }

    fn take_dependencies(&mut self, done: &DependencyFixes) {
        self.diffs
            .extend(done.files.iter().map(|file| file.diff.clone()));
        self.upgrades = done
            .remedies
            .iter()
            .map(|remedy| Upgrade {
                path: remedy.wanted.path.to_string(),
                ecosystem: remedy.wanted.ecosystem.clone(),
                name: remedy.wanted.name.clone(),
                from: remedy.wanted.version.clone(),
                to: remedy.to.clone(),
                fixes: remedy.target.fixes.clone(),
                changed: remedy.changed.iter().map(ToString::to_string).collect(),
                notes: remedy.notes.clone(),
            })
            .collect();
        self.not_upgraded = done
            .left
            .iter()
            .map(|left| NotUpgraded {
                path: left.wanted.path.to_string(),
                ecosystem: left.wanted.ecosystem.clone(),
                name: left.wanted.name.clone(),
                from: left.wanted.version.clone(),
                to: left.to.clone(),
                reason: left.reason.clone(),
            })
            .collect();
        self.not_written = done
            .refused
            .iter()
            .map(|(path, reason)| NotWritten {
                path: path.to_string(),
                reason: reason.clone(),
            })
            .collect();
        let commands: BTreeSet<Command> = done
            .remedies
            .iter()
            .filter_map(|remedy| remedy.command.as_ref())
            .map(|command| Command {
                folder: command.folder.clone(),
                program: command.program.to_owned(),
                arguments: command.arguments.clone(),
                environment: command
                    .environment
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                    .collect(),
                steered_by: command
                    .steered_by
                    .iter()
                    .map(|file| (*file).to_owned())
                    .collect(),
                not_run: command.not_run.clone(),
            })
            .collect();
        self.commands = commands.into_iter().collect();
    }

    /// Whether anything that was wanted is not done.
    pub(super) fn has_refusals(&self) -> bool {
        !(self.not_fixed.is_empty() && self.not_upgraded.is_empty() && self.not_written.is_empty())
    }

    /// Whether there is nothing to be said.
    pub(super) fn is_empty(&self) -> bool {
        self.diffs.is_empty() && self.upgrades.is_empty() && !self.has_refusals()
    }

    /// As text, made neutral.
    pub(super) fn words(&self) -> String {
        let mut out = String::new();
        for diff in &self.diffs {
            out.push_str(&neutral_text(diff));
            if !diff.is_empty() && !diff.ends_with('\n') {
                out.push('\n');
            }
        }
        // Writing to a String cannot fail.
        for refused in &self.not_fixed {
            let _ = writeln!(
                out,
                "not fixed: {}:{} {}: {}",
                neutral_line(&refused.path),
                refused.line,
                neutral_line(&refused.rule),
                neutral_line(&refused.reason)
            );
        }
        self.environment_words(&mut out);
        self.dependency_words(&mut out);
        let one = |count: usize, one: &'static str, many: &'static str| {
            if count == 1 { one } else { many }
        };
        let done = if self.dry_run {
            "would be applied"
        } else {
            "applied"
        };
        let fixes = one(self.fixes, "fix", "fixes");
        let _ = writeln!(
            out,
            "{} {fixes} {done}, {} not",
            self.fixes,
            self.not_fixed.len()
        );
        if !self.upgrades.is_empty() || !self.not_upgraded.is_empty() {
            let upgrades = one(self.upgrades.len(), "upgrade", "upgrades");
            let _ = writeln!(
                out,
                "{} {upgrades} {done}, {} not",
                self.upgrades.len(),
                self.not_upgraded.len()
            );
        }
        out
    }

    fn environment_words(&self, out: &mut String) {
        let is = if self.dry_run { "would be" } else { "is" };
        for name in &self.environment {
            let _ = writeln!(
                out,
                "`{}` {is} read from the environment, and its value {is} no longer in the code: set it where your deployment keeps secrets (on this \
                 machine in `.env`), and take the old value out of use, since the file's history and copies still have it",
                neutral_line(name)
            );
        }
        for reason in &self.not_completed {
            let _ = writeln!(out, "not completed: {}", neutral_line(reason));
        }
    }

    fn dependency_words(&self, out: &mut String) {
        let mut notes: BTreeSet<&str> = BTreeSet::new();
        for upgrade in &self.upgrades {
            let fixes: Vec<&str> = upgrade
                .fixes
                .iter()
                .filter_map(|names| names.first())
                .map(String::as_str)
                .collect();
            let line = format!(
                "{}: {} {} -> {}, the lowest version that is free of {}",
                upgrade.path,
                upgrade.name,
                upgrade.from,
                upgrade.to,
                fixes.join(", ")
            );
            let _ = writeln!(out, "{}", neutral_line(&line));
            notes.extend(upgrade.notes.iter().map(String::as_str));
        }
        for left in &self.not_upgraded {
            let line = format!(
                "not upgraded: {}: {} {}: {}",
                left.path, left.name, left.from, left.reason
            );
            let _ = writeln!(out, "{}", neutral_line(&line));
        }
        for left in &self.not_written {
            let _ = writeln!(
                out,
                "{}",
                neutral_line(&format!("not changed: {}: {}", left.path, left.reason))
            );
        }
        for note in notes {
            let _ = writeln!(out, "note: {}", neutral_line(note));
        }
        for command in &self.commands {
            let _ = writeln!(
                out,
                "then run{}: {}",
                command.place(),
                neutral_line(&command.line())
            );
            if let Some(why) = &command.not_run {
                let _ = writeln!(out, "  not run by --run-client: {}", neutral_line(why));
            }
        }
    }
}

impl Command {
    /// As it is typed.
    pub(super) fn line(&self) -> String {
        let variables = self
            .environment
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let words = std::iter::once(self.program.clone()).chain(self.arguments.iter().cloned());
        variables.chain(words).collect::<Vec<_>>().join(" ")
    }

    /// Where, if not in the root.
    pub(super) fn place(&self) -> String {
        if self.folder.is_empty() {
            String::new()
        } else {
            format!(" in {}", neutral_line(&self.folder))
        }
    }
}
