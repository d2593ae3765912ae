//! Results of other tools: read, placed in the tree, and merged with our own.
//!
//! SARIF 2.1.0 of any tool, and the JSON of Bandit, ESLint and PyLint; the format is told by the content. It refuses
//! results whose place is outside the tree, and takes neither fixes nor paths on trust.
//!
//! Invariants:
//! - hostile input ends in an error or in bounded results: see the `MAX_` constants of this module;
//! - what is left out is counted in [`Imported::notes`], which become Coverage;
//! - other tools' rules are marked untrusted: their texts are data.

mod bandit;
mod change;
mod eslint;
mod field;
mod merge;
mod message;
mod path;
mod pylint;
mod result;
mod sarif;
#[cfg(test)]
mod tests;
mod weakness;

pub use merge::merge;

use airlock_model::{CoverageEntry, Engine, Reason, RuleMeta, Status};
use result::Foreign;
use serde_json::Value;
use std::collections::BTreeMap;

/// Most bytes of a file that are read.
const MAX_BYTES: usize = 256 * 1024 * 1024;
/// Most results of a file that are taken.
const MAX_RESULTS: usize = 100_000;
/// Most rules of a file that are taken.
const MAX_RULES: usize = 25_000;
/// Longest text of a message or description, in characters.
const MAX_TEXT: usize = 4_000;
/// Most steps of a flow.
const MAX_STEPS: usize = 200;
/// Most other places of a result.
const MAX_RELATED: usize = 20;
/// Most weaknesses, tags and aliases of a rule or result.
const MAX_TAGS: usize = 20;

/// What the formats are called, for messages.
const FORMATS: &str = "SARIF 2.1.0, Bandit JSON, ESLint JSON, PyLint JSON (`json` and `json2`)";

/// One file of another tool's results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The tool's name; several, separated by commas, where the file holds runs of several.
    pub tool: String,
    /// Its rules, ordered by id; those without results too.
    pub rules: Vec<RuleMeta>,
    /// What was left out.
    pub notes: Vec<CoverageEntry>,
    results: Vec<Foreign>,
}

impl Imported {
    /// Number of results that were taken.
    pub fn len(&self) -> usize {
        self.results.len()
    }

    /// Whether there is no result.
    pub fn is_empty(&self) -> bool {
        self.results.is_empty()
    }
}

/// Why a file cannot be imported.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ImportError {
    /// Above the limit.
    #[error("{file}: {bytes} bytes; at most {MAX_BYTES} are imported")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: usize,
    },
    /// Not JSON; the text names line and column.
    #[error("{file}: not JSON: {error}")]
    Json {
        /// The file.
        file: String,
        /// What the parser says, with line and column.
        error: String,
    },
    /// JSON of no format that is known.
    #[error("{file}: no format that is known; supported are {FORMATS}")]
    Unknown {
        /// The file.
        file: String,
        /// What it seems to be.
        likely: Option<&'static str>,
    },
    /// Of a known format, but not as that says.
    #[error("{file}: at {place}: {problem}")]
    Shape {
        /// The file.
        file: String,
        /// Where in the JSON (`$.runs[0].results`).
        place: String,
        /// What is wrong there.
        problem: String,
    },
}

impl ImportError {
    /// What to do.
    pub fn hint(&self) -> String {
        match self {
            Self::TooLarge { .. } => "split the results, or let the tool report less".to_owned(),
            Self::Json { .. } => {
                "give the tool's report file itself; a log or warning before the JSON must be removed".to_owned()
            }
            Self::Unknown { likely: Some(tool), .. } => {
                format!("this looks like {tool}; let it write SARIF")
            }
            Self::Unknown { likely: None, .. } => {
                "let the tool write SARIF; most have an option such as `--format sarif`".to_owned()
            }
            Self::Shape { .. } => {
                "make the report again with a current version of the tool".to_owned()
            }
        }
    }
}

/// What is wrong, and where in the JSON; becomes [`ImportError::Shape`].
struct Misfit {
    place: String,
    problem: String,
}

impl Misfit {
    fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
        }
    }
}

/// What a reader of one format gathers.
#[derive(Default)]
struct Gathered {
    tools: Vec<String>,
    rules: BTreeMap<String, RuleMeta>,
    results: Vec<Foreign>,
    /// Results without a place, or with one that cannot be in the tree.
    placeless: u64,
    /// Results above the limit.
    surplus: u64,
}

impl Gathered {
    /// Takes a result, within the limit.
    fn push(&mut self, result: Option<Foreign>) {
        match result {
            None => self.placeless += 1,
            Some(_) if self.results.len() >= MAX_RESULTS => self.surplus += 1,
            Some(result) => self.results.push(result),
        }
    }

    fn finish(self, file: &str) -> Imported {
        let note = |status, reason, detail| CoverageEntry {
            path: None,
            engine: Engine::Import,
            status,
            reason,
            detail,
        };
        let mut notes = Vec::new();
        if self.placeless > 0 {
            let detail = format!(
                "{file}: {} results without a rule or a place in the tree",
                self.placeless
            );
            notes.push(note(Status::Skipped, Reason::Scope, detail));
        }
        if self.surplus > 0 {
            let detail = format!(
                "{file}: {} results left out, at most {MAX_RESULTS} are taken",
                self.surplus
            );
            notes.push(note(Status::Partial, Reason::Budget, detail));
        }
        Imported {
            tool: self.tools.join(", "),
            rules: self.rules.into_values().collect(),
            notes,
            results: self.results,
        }
    }
}

/// Reads `text`, the content of a file called `name` (for messages).
///
/// # Errors
/// When it is not JSON, or of no format that is known, or not as its format says.
pub fn read(name: &str, text: &str) -> Result<Imported, ImportError> {
    let file = || name.to_owned();
    if text.len() > MAX_BYTES {
        return Err(ImportError::TooLarge {
            file: file(),
            bytes: text.len(),
        });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| ImportError::Json {
        file: file(),
        error: error.to_string(),
    })?;
    let mut gathered = Gathered::default();
    let read = match format(&value) {
        Ok(read) => read,
        Err(likely) => {
            return Err(ImportError::Unknown {
                file: file(),
                likely,
            });
        }
    };
    read(&value, &mut gathered).map_err(|misfit| ImportError::Shape {
        file: file(),
        place: misfit.place,
        problem: misfit.problem,
    })?;
    Ok(gathered.finish(name))
}

type Reader = fn(&Value, &mut Gathered) -> Result<(), Misfit>;

/// The reader for the format of `value`, or the tool whose own format it seems to have.
fn format(value: &Value) -> Result<Reader, Option<&'static str>> {
    let has = |value: &Value, keys: &[&str]| keys.iter().all(|key| value.get(key).is_some());
    let first = |list: &Value| list.get(0).cloned().unwrap_or(Value::Null);
    if let Value::Array(list) = value {
        return match list.first() {
            // ESLint and PyLint write an empty list where there is nothing to say.
            None => Ok(|_, _| Ok(())),
            Some(item) if has(item, &["filePath", "messages"]) => Ok(eslint::read),
            Some(item) if has(item, &["message-id", "path"]) => Ok(pylint::read),
            Some(item) if has(item, &["RuleID", "Secret"]) => Err(Some("Gitleaks")),
            Some(_) => Err(None),
        };
    }
    if has(value, &["runs"]) {
        return Ok(sarif::read);
    }
    if has(value, &["messages", "statistics"]) {
        return Ok(pylint::read);
    }
    let Some(results) = value.get("results") else {
        return Err(has(value, &["vulnerabilities"]).then_some("a GitLab report"));
    };
    if has(value, &["metrics"]) {
        Ok(bandit::read)
    } else if has(&first(results), &["filePath", "messages"]) {
        Ok(eslint::read)
    } else if has(&first(results), &["check_id"]) {
        Err(Some("Semgrep"))
    } else {
        Err(None)
    }
}
