//! What a run knows of secrets besides the embedded detectors: exceptions, users' own rules, the values of secret files.

use crate::known_values::known_values;
use crate::options::Options;
use crate::secret_exceptions::SecretExceptions;
use airlock_model::CoverageEntry;
use airlock_secrets::guard::KnownValues;
use airlock_source::{Plan, Workspace};

/// Read once for a run.
#[derive(Debug)]
pub(crate) struct SecretContext {
    pub(crate) exceptions: SecretExceptions,
    /// `None` without a key.
    pub(crate) known: Option<KnownValues>,
    /// What is not honoured, or could not be read.
    pub(crate) notes: Vec<CoverageEntry>,
}

impl SecretContext {
    /// What holds for `plan`.
    pub(crate) fn of(workspace: &Workspace, plan: &Plan, options: &Options) -> Self {
        let mut exceptions = SecretExceptions::of(workspace, plan);
        let mut notes = std::mem::take(&mut exceptions.notes);
        let known = options.guard_key.as_ref().map(|key| {
            let (known, unread) = known_values(workspace, plan, key);
            notes.extend(unread);
            known
        });
        Self {
            exceptions,
            known,
            notes,
        }
    }

    /// What results depend on, for the key of the index.
    pub(crate) fn digest(&self) -> String {
        let known = self.known.as_ref().map(KnownValues::digest);
        let known = known.unwrap_or_default();
        format!("{known}\0{}", self.exceptions.exceptions.digest())
    }
}
