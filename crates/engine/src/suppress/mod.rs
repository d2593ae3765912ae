//! Comments that say "this finding does not count": reading them, and judging findings and the comments by each other.
//!
//! Our own form is `airlock:allow(rule[, rule]) reason="…" until=YYYY-MM-DD`; the usual forms of other tools are
//! understood (see [`Convention`]). What a directive covers is fixed when it is read:
//! - its own line;
//! - our own form, if its line holds no code: also the next line that does (blank lines and comments are passed over);
//! - Semgrep's, if its line holds no code: also the line below; ESLint's `-next-line`: only the line below; ESLint's
//!   block form: all lines up to `eslint-enable` or the end.
//!
//! A finding is covered when its *first* line is (for `nosec` also its last, because formatters put that comment behind
//! the closing bracket).
//!
//! It refuses to take text outside comments for a directive, and words in quotes or back-ticks inside comments.
//!
//! Invariants:
//! - reading depends on nothing but path, text and language, so its result can be kept with the file's other results;
//! - time is linear in the text for each file, and at most [`MAX_DIRECTIVES`] are kept, the last of them saying so;
//! - no directive is ignored in silence: malformed, expired, unknown and unused ones of our own form become findings.
//!   Others' comments are never judged: their own tools do that.

mod apply;
mod book;
mod codes;
mod comments;
mod foreign;
mod layout;
mod meta;
mod own;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use apply::{apply, cover};
pub(crate) use book::{Book, RuleBook};
pub(crate) use codes::{same_weakness, weakness_of_code};
pub(crate) use meta::metas;
pub(crate) use read::directives;

use airlock_model::{Excerpt, LineRange, Location};
use serde::{Deserialize, Serialize};

/// Most directives kept of one file.
pub(crate) const MAX_DIRECTIVES: usize = 1_000;

/// Whose form a directive has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Convention {
    /// `airlock:allow(rule)`: findings of the named rules, of any engine.
    Airlock,
    /// `nosemgrep[: rule, …]`, `nosem`: any finding, or those whose rule has the name as its dotted end.
    Semgrep,
    /// Bandit's `# nosec [B602 …]`, gosec's `#nosec [G204 …]`: any finding, or those of the code's weakness.
    Nosec,
    /// golangci-lint's `//nolint:gosec`: any finding, as gosec's own word.
    Golangci,
    /// `NOSONAR[(rule, …)]`: any finding, or those with the name.
    Sonar,
    /// `gitleaks:allow`: secrets.
    Gitleaks,
    /// `trufflehog:ignore`: secrets.
    Trufflehog,
    /// `pragma: allowlist secret`: secrets.
    DetectSecrets,
    /// `eslint-disable…`: imported results of ESLint.
    Eslint,
}

impl Convention {
    const ALL: [Self; 9] = [
        Self::Airlock,
        Self::Semgrep,
        Self::Nosec,
        Self::Golangci,
        Self::Sonar,
        Self::Gitleaks,
        Self::Trufflehog,
        Self::DetectSecrets,
        Self::Eslint,
    ];

    /// The name in reports.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Airlock => "airlock:allow",
            Self::Semgrep => "nosemgrep",
            Self::Nosec => "nosec",
            Self::Golangci => "nolint",
            Self::Sonar => "NOSONAR",
            Self::Gitleaks => "gitleaks:allow",
            Self::Trufflehog => "trufflehog:ignore",
            Self::DetectSecrets => "pragma: allowlist secret",
            Self::Eslint => "eslint-disable",
        }
    }
}

/// A comment that says that findings do not count; secrets are hidden in all its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Directive {
    /// Whose form it has.
    pub(crate) convention: Convention,
    /// The rules it names; empty: all that the convention covers.
    pub(crate) rules: Vec<String>,
    /// Why, where it says so.
    pub(crate) reason: Option<String>,
    /// The last day on which it holds.
    pub(crate) until: Option<jiff::civil::Date>,
    /// What is wrong with it; such a directive covers nothing. Only our own form can be wrong.
    pub(crate) fault: Option<String>,
    /// The directive as written, bounded.
    pub(crate) text: String,
    /// Where it is.
    pub(crate) location: Location,
    /// The lines it stands on, for findings about it.
    pub(crate) excerpt: Excerpt,
    /// The lines it covers.
    pub(crate) lines: Vec<LineRange>,
}
