//! What the program's exit code says. The numbers are a contract: scripts and CI read them.
//!
//! Invariant: 1 means findings and nothing else; an error never hides behind it.

use airlock_engine::Subtree;
use airlock_model::{CoverageEntry, Mode, Report};
use std::process::ExitCode;

/// What the program's exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing stands in the way.
    Clean,
    /// Findings at or above the threshold.
    Findings,
    /// The command line, the configuration or the machine: somebody can mend it.
    Usage,
    /// An error of the program itself.
    Internal,
    /// Not everything in scope was looked at, and `--strict` asks for that.
    Incomplete,
    /// An answer to an agent or an editor, in its own numbers.
    Agent(u8),
    /// The user stopped the run (128 + SIGINT, as shells say it).
    Interrupted,
}

/// Whether an incomplete run is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Completeness {
    /// What was not looked at makes the run fail if it lies below one of these folders; else it is reported.
    RequiredBelow(Vec<Subtree>),
    /// What was not looked at makes the run fail.
    Required,
}

impl Completeness {
    /// Whether `report` saw all that it must.
    fn is_met_by(&self, report: &Report) -> bool {
        match self {
            Self::Required => report.coverage.is_complete(),
            Self::RequiredBelow(folders) => {
                let is_required = |entry: &&CoverageEntry| {
                    let path = entry.path.as_ref();
                    path.is_some_and(|path| folders.iter().any(|folder| folder.holds(path)))
                };
                let mut required = report.coverage.entries.iter().filter(is_required);
                !required.any(CoverageEntry::is_incomplete)
            }
        }
    }
}

impl Exit {
    /// What `report` means; findings weigh more than incompleteness, and observing never fails.
    pub(crate) fn of(report: &Report, completeness: &Completeness) -> Self {
        match Self::enforced(report, completeness) {
            Self::Findings | Self::Incomplete if report.run.mode == Mode::Observe => Self::Clean,
            exit => exit,
        }
    }

    /// What `report` means where the mode is `enforce`.
    pub(crate) fn enforced(report: &Report, completeness: &Completeness) -> Self {
        if report.run.failed {
            Self::Findings
        } else if !completeness.is_met_by(report) {
            Self::Incomplete
        } else {
            Self::Clean
        }
    }

    /// The number.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Internal => 3,
            Self::Incomplete => 4,
            Self::Agent(code) => code,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
