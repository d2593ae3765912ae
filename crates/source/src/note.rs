//! Coverage entries of this crate, in one place so that their wording is one.

use airlock_model::{CoverageEntry, Engine, Reason, RepoPath, Status};

/// A file that was not looked at.
pub(crate) fn skipped(path: &RepoPath, reason: Reason, detail: impl Into<String>) -> CoverageEntry {
    entry(Some(path.clone()), Status::Skipped, reason, detail)
}

/// A file that was looked at in part, or not as it is.
pub(crate) fn partial(path: &RepoPath, reason: Reason, detail: impl Into<String>) -> CoverageEntry {
    entry(Some(path.clone()), Status::Partial, reason, detail)
}

/// Something that concerns the run and no single file.
pub(crate) fn run(status: Status, reason: Reason, detail: impl Into<String>) -> CoverageEntry {
    entry(None, status, reason, detail)
}

fn entry(
    path: Option<RepoPath>,
    status: Status,
    reason: Reason,
    detail: impl Into<String>,
) -> CoverageEntry {
    CoverageEntry {
        path,
        engine: Engine::Source,
        status,
        reason,
        detail: detail.into(),
    }
}
