//! What a repository says to other secret scanners, read from its root: allowlists, ignore files, baselines, own rules.
//!
//! A change is judged by the state before it, as with `.airlockignore`: it cannot excuse what it brings.
//!
//! Invariant: read once for a run; a file that cannot be read or honoured is Coverage.

use airlock_model::{CoverageEntry, Engine, Reason, RepoPath, Status};
use airlock_secrets::{Detectors, EXCEPTION_FILES, Exceptions};
use airlock_source::{Plan, Workspace};

/// The exceptions of one run, and the detectors with the repository's own rules among them.
#[derive(Debug)]
pub(crate) struct SecretExceptions {
    pub(crate) exceptions: Exceptions,
    own: Option<Detectors>,
    /// What is not honoured.
    pub(crate) notes: Vec<CoverageEntry>,
}

impl SecretExceptions {
    /// Reads the files that hold for `plan`.
    pub(crate) fn of(workspace: &Workspace, plan: &Plan) -> Self {
        let mut notes = Vec::new();
        let mut texts = Vec::new();
        for name in EXCEPTION_FILES {
            let Some(entry) = workspace.root_file_before(plan, name) else {
                continue;
            };
            match workspace.read(&entry) {
                Ok(read) => texts.push((*name, read.source.text)),
                Err(note) => notes.push(note),
            }
        }
        let (exceptions, unhonoured) =
            Exceptions::read(texts.iter().map(|(name, text)| (*name, text.as_str())));
        notes.extend(unhonoured.into_iter().map(|note| CoverageEntry {
            path: Some(RepoPath::new(&note.file)),
            engine: Engine::Secrets,
            status: Status::Partial,
            reason: Reason::InvalidRule,
            detail: note.detail,
        }));
        Self {
            own: exceptions.detectors(),
            exceptions,
            notes,
        }
    }

    /// The detectors of the run.
    pub(crate) fn detectors(&self) -> &Detectors {
        self.own
            .as_ref()
            .unwrap_or_else(|| airlock_secrets::detectors())
    }
}
