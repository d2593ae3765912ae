//! What people told other secret scanners in this repository: their allowlists, ignore files, baselines and own rules.
//!
//! Reads the text of gitleaks' `.gitleaks.toml`, `.gitleaksignore` and baseline, detect-secrets' `.secrets.baseline`, and
//! git-secrets' patterns. Nothing is dropped in silence: what cannot be honoured becomes a [`Note`] that names the file,
//! the place in it and the remedy.
//!
//! Invariants:
//! - no IO; the caller gives texts and names;
//! - an exception never removes a finding: it only says that one is covered, and by what;
//! - hostile texts cost bounded memory: at most [`MOST`] entries of each sort are kept, and a note says so.

mod allow;
mod git_secrets;
mod gitleaks;
mod known;

use crate::pack::{Custom, Detectors};
use crate::scan::Hit;
use airlock_model::Source;
use allow::Allow;
use known::Known;
pub use known::{BaselineEntry, write_detect_secrets};
use regex::{Regex, RegexBuilder};

/// Files at the root of a repository that hold such words; `.git/config` for git-secrets.
pub const FILES: &[&str] = &[
    ".gitleaks.toml",
    ".gitleaksignore",
    ".gitleaks-baseline.json",
    "gitleaks-baseline.json",
    ".secrets.baseline",
    ".gitallowed",
    ".git/config",
];

/// Most entries of one sort that are kept.
const MOST: usize = 20_000;

/// Most memory one regex of a user's may take.
const REGEX_SIZE: usize = 1 << 22;

/// Something in a user's file that is not honoured.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The file.
    pub file: String,
    /// What of it, why, and what to do.
    pub detail: String,
}

/// Everything that covers findings, or adds rules, in one repository.
#[derive(Debug, Default)]
pub struct Exceptions {
    allowed: Vec<Allow>,
    known: Vec<Known>,
    custom: Vec<Custom>,
    /// Ids or aliases of detectors that are switched off, and the file that says so.
    disabled: Vec<(String, String)>,
    digest: String,
}

/// A finding, as exceptions see it.
struct Subject<'text> {
    path: &'text str,
    line: u32,
    line_text: &'text str,
    value: &'text str,
    ids: &'text [String],
}

impl Exceptions {
    /// Reads the files of [`FILES`] that there are, in that order.
    pub fn read<'text>(
        files: impl IntoIterator<Item = (&'text str, &'text str)>,
    ) -> (Self, Vec<Note>) {
        let mut exceptions = Self::default();
        let mut notes = Notes::default();
        let mut digest = String::new();
        for (name, text) in files {
            name.clone_into(&mut notes.file);
            digest.push_str(name);
            digest.push('\0');
            digest.push_str(text);
            digest.push('\0');
            match name {
                ".gitleaks.toml" => gitleaks::read(name, text, &mut exceptions, &mut notes),
                ".gitleaksignore" => exceptions.known.push(known::ignore_file(name, text)),
                ".gitleaks-baseline.json" | "gitleaks-baseline.json" => {
                    exceptions
                        .known
                        .extend(known::gitleaks_baseline(name, text, &mut notes));
                }
                ".secrets.baseline" => {
                    exceptions
                        .known
                        .extend(known::detect_secrets(name, text, &mut notes));
                }
                ".gitallowed" => git_secrets::allowed(name, text, &mut exceptions, &mut notes),
                _ => git_secrets::config(name, text, &mut exceptions, &mut notes),
            }
        }
        exceptions.digest = digest;
        (exceptions, notes.all)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.allowed.is_empty()
            && self.known.is_empty()
            && self.custom.is_empty()
            && self.disabled.is_empty()
    }

    /// What the answers depend on, for keys of caches.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The embedded detectors and the user's own rules; `None` where there are no such rules.
    pub fn detectors(&self) -> Option<Detectors> {
        (!self.custom.is_empty()).then(|| Detectors::with_custom(&self.custom))
    }

    /// What covers a hit of `source` that begins on `line`, in words: the file and the place in it.
    pub fn cover(
        &self,
        detectors: &Detectors,
        source: &Source,
        line: u32,
        hit: &Hit,
    ) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let mut ids = vec![hit.detector.as_str().to_owned()];
        ids.extend(
            detectors
                .meta(&hit.detector)
                .map(|meta| meta.aliases)
                .unwrap_or_default(),
        );
        let subject = Subject {
            path: source.path.as_str(),
            line,
            line_text: line_round(&source.text, hit.span.start as usize),
            value: hit.span.slice(&source.text),
            ids: &ids,
        };
        let disabled = self
            .disabled
            .iter()
            .find(|(id, _)| ids.contains(id))
            .map(|(_, place)| place.clone());
        disabled
            .or_else(|| {
                let allow = self.allowed.iter().find(|allow| allow.covers(&subject))?;
                Some(allow.place.clone())
            })
            .or_else(|| self.known.iter().find_map(|known| known.cover(&subject)))
    }
}

/// The line of byte `at`, at most 2,000 bytes either way.
fn line_round(text: &str, at: usize) -> &str {
    const REACH: usize = 2_000;
    let from = text.ceil_char_boundary(at.saturating_sub(REACH));
    let to = text.floor_char_boundary(text.len().min(at + REACH));
    let before = text.get(from..at).unwrap_or("");
    let after = text.get(at..to).unwrap_or("");
    let start = before.rfind('\n').map_or(from, |place| from + place + 1);
    let end = after.find('\n').map_or(to, |place| at + place);
    text.get(start..end).unwrap_or("")
}

/// Notes on one file after another.
#[derive(Default)]
struct Notes {
    file: String,
    all: Vec<Note>,
}

impl Notes {
    fn add(&mut self, detail: String) {
        self.all.push(Note {
            file: self.file.clone(),
            detail,
        });
    }

    /// Compiles a user's regex, or says at which entry it does not compile and why.
    fn regex(&mut self, place: &str, pattern: &str) -> Option<Regex> {
        match RegexBuilder::new(pattern).size_limit(REGEX_SIZE).build() {
            Ok(regex) => Some(regex),
            Err(error) => {
                let why = error.to_string();
                let why = why.lines().last().unwrap_or("").trim();
                self.add(format!(
                    "the regex of {place} does not compile ({why}); correct it, everything else of the file is honoured"
                ));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
