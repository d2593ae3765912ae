//! What a repository says to other tools about advisories: exceptions that suppress findings, each said with its file.
//!
//! Invariants: read once for a run, from disk, like the rest of the configuration; an exception that has ended or cannot
//! be honoured is Coverage.

use airlock_model::{
    CoverageEntry, Engine, Evidence, Finding, Inventory, Reason, Status, Suppression,
    SuppressionSource,
};
use airlock_sca::db::Hit;
use airlock_sca::exception::{EXCEPTION_FILES, Exception, Known, on_all_ways, read_exceptions};
use airlock_source::{Plan, Workspace};
use jiff::civil::Date;

/// The exceptions of one run.
#[derive(Debug, Default)]
pub(crate) struct AdvisoryExceptions {
    exceptions: Vec<Exception>,
    /// What is not honoured.
    pub(crate) notes: Vec<CoverageEntry>,
}

impl AdvisoryExceptions {
    /// Reads the files there are; what ended before `today` does not hold.
    pub(crate) fn of(workspace: &Workspace, plan: &Plan, today: Date) -> Self {
        let mut out = Self::default();
        for name in EXCEPTION_FILES {
            let entries = workspace
                .root_file(name)
                .into_iter()
                .chain(workspace.folder_files(plan, name));
            for entry in entries {
                match workspace.read(&entry) {
                    Ok(read) => out.take(&read.source, today),
                    Err(note) => out.notes.push(note),
                }
            }
        }
        // The deepest file says most of what lies below it.
        out.exceptions
            .sort_by_key(|one| std::cmp::Reverse(one.path.as_str().matches('/').count()));
        out
    }

    fn take(&mut self, source: &airlock_model::Source, today: Date) {
        let (exceptions, notes) = read_exceptions(&source.path, &source.text);
        let mut say = |line: u32, what: String| {
            self.notes.push(CoverageEntry {
                path: Some(source.path.clone()),
                engine: Engine::Sca,
                status: Status::Partial,
                reason: Reason::InvalidRule,
                detail: format!("line {line}: {what}"),
            });
        };
        for note in notes {
            say(note.line, note.what);
        }
        for exception in exceptions {
            let until: Option<Date> = exception.until.as_deref().and_then(|day| day.parse().ok());
            match (until, &exception.until) {
                (Some(day), _) if day < today => {
                    say(
                        exception.line,
                        format!("the exception of {} ended on {day}", exception.subject()),
                    );
                }
                (None, Some(day)) => say(
                    exception.line,
                    format!("`{day}` is no day, so the exception does not hold"),
                ),
                _ => self.exceptions.push(exception),
            }
        }
    }

    /// Marks the findings that are excepted and not suppressed otherwise.
    pub(crate) fn mark(&self, findings: &mut [Finding]) {
        for finding in findings
            .iter_mut()
            .filter(|finding| finding.suppression.is_none())
        {
            let Evidence::Package {
                ecosystem,
                name,
                version,
                advisories,
                ..
            } = &finding.evidence
            else {
                continue;
            };
            let known = Known {
                path: &finding.location.path,
                ecosystem,
                name,
                version: version.as_deref(),
                advisories,
            };
            let Some(exception) = self
                .exceptions
                .iter()
                .find(|one| !advisories.is_empty() && one.covers(known))
            else {
                continue;
            };
            finding.suppression = Some(suppression(exception));
        }
    }

    /// The suppression of a hit whose package comes in on excepted ways only.
    pub(crate) fn on_all_ways(&self, inventory: &Inventory, hit: &Hit) -> Option<Suppression> {
        on_all_ways(self.exceptions.iter(), inventory, hit).map(suppression)
    }
}

fn suppression(exception: &Exception) -> Suppression {
    Suppression {
        source: SuppressionSource::Config {
            key: format!("{}:{}", exception.path, exception.line),
        },
        reason: exception.reason.clone(),
        until: exception.until.clone(),
    }
}
