//! What one session of an agent did so far, as a file of framed lines beside the events.
//!
//! A hook is a process of its own: what limits a session has to be added up on disk. Each process appends what its event
//! added, and adds up what all before it appended.
//!
//! Invariant: concurrent writers lose nothing (one append each, as for events); a torn line costs itself.

use crate::frame;
use crate::log::LedgerError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What one event added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Operations that were refused.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub denied: u64,
    /// Lines written.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lines: u64,
    /// Files written, by name.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub files: BTreeSet<String>,
    /// Packages that were not there before, by purl.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub dependencies: BTreeSet<String>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "what serde asks `skip_serializing_if` for"
)]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Step {
    /// Whether it adds nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds another; a file or package counts once.
    pub fn add(&mut self, other: Self) {
        self.denied = self.denied.saturating_add(other.denied);
        self.lines = self.lines.saturating_add(other.lines);
        self.files.extend(other.files);
        self.dependencies.extend(other.dependencies);
    }
}

/// The file of one session.
#[derive(Debug, Clone)]
pub struct Tally {
    path: PathBuf,
}

impl Tally {
    /// The tally of a session in the ledger at `folder`. Agents name their sessions as they like: the file's name is a digest.
    pub fn of(folder: &Path, agent: &str, session: &str) -> Self {
        let digest = blake3::hash(format!("{agent}\n{session}").as_bytes());
        let name: String = digest.to_hex().chars().take(24).collect();
        Self {
            path: folder.join(format!("session-{name}.log")),
        }
    }

    /// All that was added. A file that is not there holds nothing.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self) -> Result<Step, LedgerError> {
        let bytes = match fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            bytes => bytes.map_err(|source| self.failed("read", source))?,
        };
        let mut whole = Step::default();
        let lines = bytes.split(|byte| *byte == b'\n').filter_map(frame::body);
        for step in lines.filter_map(|body| serde_json::from_str(body).ok()) {
            whole.add(step);
        }
        Ok(whole)
    }

    /// Appends what an event added. The ledger's folder has to be there ([`crate::Ledger::prepare`]).
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(&self, step: &Step) -> Result<(), LedgerError> {
        let line = frame::frame(&serde_json::to_string(step)?);
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        let mut file = options
            .open(&self.path)
            .map_err(|source| self.failed("write", source))?;
        file.write_all(&line)
            .map_err(|source| self.failed("write", source))
    }

    fn failed(&self, doing: &'static str, source: io::Error) -> LedgerError {
        LedgerError::Io {
            doing,
            path: self.path.clone(),
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_was_added_is_added_up_and_torn_lines_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let tally = Tally::of(folder.path(), "claude-code", "../../s 1");
        assert!(tally.read().unwrap().is_empty());
        let steps = [
            Step {
                denied: 1,
                ..Step::default()
            },
            Step {
                lines: 7,
                files: names(&["a.py"]),
                ..Step::default()
            },
            Step {
                lines: 2,
                files: names(&["a.py", "b.py"]),
                dependencies: names(&["pkg:npm/left"]),
                ..Step::default()
            },
        ];
        for step in &steps {
            tally.add(step).unwrap();
            let mut file = OpenOptions::new().append(true).open(&tally.path).unwrap();
            file.write_all(b"\n00000010 0000").unwrap();
        }
        let expected = Step {
            denied: 1,
            lines: 9,
            files: names(&["a.py", "b.py"]),
            dependencies: names(&["pkg:npm/left"]),
        };
        assert_eq!(tally.read().unwrap(), expected);
        let other = Tally::of(folder.path(), "claude-code", "s 2");
        assert!(other.read().unwrap().is_empty());
    }
}
