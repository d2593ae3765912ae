//! Why a run could not be made at all.

use airlock_source::{Fault, SourceError};

/// Why a run could not be made at all.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The tree or the selection.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// Threads could not be started; the machine's fault.
    #[error("worker threads could not be started: {0}")]
    Threads(String),
    /// Our fault.
    #[error("planning the run crashed: {0}")]
    Crash(String),
    /// A database of advisories could not be read: what is wrong, and what to do.
    #[error("{0}")]
    Database(String, &'static str),
    /// The embedded rules could not be decoded; our fault.
    #[error(transparent)]
    Pack(#[from] airlock_rules::PackError),
}

impl EngineError {
    /// Whose fault it is.
    pub fn fault(&self) -> Fault {
        match self {
            Self::Source(error) => error.fault(),
            Self::Threads(_) | Self::Crash(_) | Self::Database(..) | Self::Pack(_) => {
                Fault::Environment
            }
        }
    }

    /// What to do.
    pub fn hint(&self) -> String {
        match self {
            Self::Source(error) => error.hint(),
            Self::Threads(_) => "ask for fewer with `--threads`".to_owned(),
            Self::Crash(_) => "this is a defect of Airlock: report it with the repository's shape; a damaged git directory is the likeliest cause".to_owned(),
            Self::Database(_, hint) => (*hint).to_owned(),
            Self::Pack(_) => "this program was not built whole: build or download it again".to_owned(),
        }
    }
}
