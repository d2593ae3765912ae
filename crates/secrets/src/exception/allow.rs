//! Allowlists: which findings they cover.

use super::Subject;
use regex::Regex;

/// What an allowlist's regexes are matched against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Target {
    /// The secret alone.
    #[default]
    Secret,
    /// Its whole line.
    Line,
}

/// One allowlist.
#[derive(Debug, Default)]
pub(super) struct Allow {
    /// The file and the place in it.
    pub(super) place: String,
    /// Rules it speaks of, by id or alias; empty for all.
    pub(super) rules: Vec<String>,
    /// Whether all of its criteria must hold, rather than one.
    pub(super) all: bool,
    pub(super) paths: Vec<Regex>,
    pub(super) regexes: Vec<Regex>,
    pub(super) target: Target,
    /// In lower case.
    pub(super) stopwords: Vec<String>,
}

impl Allow {
    pub(super) fn covers(&self, subject: &Subject<'_>) -> bool {
        let spoken_of =
            self.rules.is_empty() || self.rules.iter().any(|rule| subject.ids.contains(rule));
        let target = match self.target {
            Target::Secret => subject.value,
            Target::Line => subject.line_text,
        };
        let lower = subject.value.to_ascii_lowercase();
        let criteria = [
            (!self.paths.is_empty()).then(|| any(&self.paths, subject.path)),
            (!self.regexes.is_empty()).then(|| any(&self.regexes, target)),
            (!self.stopwords.is_empty()).then(|| {
                self.stopwords
                    .iter()
                    .any(|word| lower.contains(word.as_str()))
            }),
        ];
        let mut given = criteria.into_iter().flatten().peekable();
        spoken_of
            && given.peek().is_some()
            && if self.all {
                given.all(|holds| holds)
            } else {
                given.any(|holds| holds)
            }
    }
}

fn any(regexes: &[Regex], text: &str) -> bool {
    regexes.iter().any(|regex| regex.is_match(text))
}
