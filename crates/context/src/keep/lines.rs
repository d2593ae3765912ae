//! Patterns as lines of an ignore file, and such a file read as its tool reads it: as `.gitignore`.

use super::KeepPolicy;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Whether a format knows lines that let through (`!pattern`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Negation {
    Known,
    /// Some versions of the tool do not know it: what an exception would let through is kept back.
    Unknown,
}

/// The lines of a policy.
pub(super) fn of(policy: &KeepPolicy, negation: Negation) -> Vec<String> {
    let rules = policy.rules().into_iter();
    let lines = rules.filter_map(|rule| match (negation, rule.lets_through) {
        (Negation::Unknown, true) => None,
        (Negation::Known, true) => Some(format!("!{}", rule.pattern)),
        (_, false) => Some(rule.pattern),
    });
    lines.collect()
}

/// Whether the lines keep a file back.
pub(super) fn keep_back<'l>(lines: impl IntoIterator<Item = &'l str>, path: &str) -> bool {
    let mut builder = GitignoreBuilder::new("");
    for line in lines {
        // A line that is no pattern keeps nothing back.
        let _ = builder.add_line(None, line);
    }
    let rules: Result<Gitignore, _> = builder.build();
    rules.is_ok_and(|rules| rules.matched_path_or_any_parents(path, false).is_ignore())
}
