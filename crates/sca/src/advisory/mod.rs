//! Advisories: what is known to be wrong with which versions of which packages.
//!
//! One model for every source: the common schema (OSV 1.7) is read as it is, the sources with schemas of their own are
//! converted. Ranges become intervals, which say the same as the schema's events and can also say what some sources need
//! (an end that is not included).
//!
//! Invariants:
//! - a record that cannot be read is an error of that record, never of the others;
//! - nothing is guessed: a bound that its ecosystem cannot order makes the answer "unknown", not "safe".

mod friends_of_php;
mod interval;
mod osv;
mod requirement;
mod rubysec;
mod rustsec;
mod score;
#[cfg(test)]
mod tests;

pub use interval::{Affectedness, Interval, Point};
pub use score::{Score, score};

use serde::{Deserialize, Serialize};

/// Records above this are refused; the largest of the public ones has about 2 MB.
const MAX_RECORD: usize = 16_000_000;

/// One advisory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advisory {
    /// Its name in its source (`GHSA-…`, `RUSTSEC-…`, `MAL-…`).
    pub id: String,
    /// Other sources' names for the same.
    pub aliases: Vec<String>,
    /// One line.
    pub summary: String,
    /// All that is said, in Markdown.
    pub details: String,
    /// When it was published, as written (RFC 3339).
    pub published: Option<String>,
    /// When it was changed last, as written.
    pub modified: Option<String>,
    /// Set if it no longer stands.
    pub withdrawn: Option<String>,
    /// CVSS vectors, as written.
    pub vectors: Vec<String>,
    /// What it says about packages.
    pub affected: Vec<Affected>,
    /// Where to read on.
    pub references: Vec<String>,
    /// What it is about.
    pub nature: Nature,
}

/// What an advisory is about.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// A weakness that can be used against whoever uses the package.
    #[default]
    Vulnerability,
    /// The package itself does harm.
    Malicious,
    /// Nobody maintains it.
    Unmaintained,
    /// Its interface allows what it must not; nothing is broken by itself.
    Unsound,
    /// Worth knowing.
    Notice,
}

/// What an advisory says about one package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affected {
    /// The ecosystem, as the common schema writes it.
    pub ecosystem: String,
    /// The package's name.
    pub name: String,
    /// The affected versions, as intervals.
    pub intervals: Vec<Interval>,
    /// Further affected versions, one by one.
    pub versions: Vec<String>,
    /// Set if a range could not be turned into intervals: what they do not cover is then unknown.
    pub incomplete: bool,
    /// Functions and types it lies in, where the source names them: import path (may be empty) and symbol.
    pub symbols: Vec<(String, String)>,
}

/// Where a record comes from, and hence how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// The common schema as JSON: OSV's export, GitHub's, Go's, RustSec's `osv` branch, malicious packages.
    OsvJson,
    /// The common schema as YAML: PyPA's.
    OsvYaml,
    /// RustSec's Markdown with a TOML block in front.
    RustSec,
    /// Ruby's YAML.
    RubySec,
    /// PHP's YAML, by FriendsOfPHP.
    FriendsOfPhp,
}

/// Why a record could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AdvisoryError {
    /// It is larger than any record.
    #[error("larger than {MAX_RECORD} bytes")]
    TooLarge,
    /// It is not of its source's form.
    #[error("{0}")]
    Form(String),
}

impl AdvisoryError {
    fn form(error: impl std::fmt::Display) -> Self {
        Self::Form(error.to_string())
    }
}

impl Source {
    /// How the file at `path` (with `/` between its parts, below the source's root) is read; `None` if it is no record.
    ///
    /// `text` is looked at where the name alone does not tell.
    pub fn of(path: &str, text: &[u8]) -> Option<Self> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, ending) = name.rsplit_once('.')?;
        let holds = |key: &str| memchr::memmem::find(text, key.as_bytes()).is_some();
        match ending {
            "json" => (holds("\"affected\"") || holds("\"withdrawn\"")).then_some(Self::OsvJson),
            "md" => (stem.starts_with("RUSTSEC-") && holds("[advisory]")).then_some(Self::RustSec),
            "yaml" | "yml" => {
                if holds("\naffected:") {
                    Some(Self::OsvYaml)
                } else if holds("reference:") && holds("composer://") {
                    Some(Self::FriendsOfPhp)
                } else if holds("gem:") && folders.contains("gems") {
                    Some(Self::RubySec)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// Reads one record. `path` gives what the text leaves out: Ruby's and PHP's records are named by their files.
    ///
    /// # Errors
    /// When the text is not of the source's form.
    pub fn read(self, path: &str, text: &[u8]) -> Result<Advisory, AdvisoryError> {
        if text.len() > MAX_RECORD {
            return Err(AdvisoryError::TooLarge);
        }
        let text = std::str::from_utf8(text).map_err(AdvisoryError::form)?;
        let stem = path.rsplit('/').next().unwrap_or(path);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        match self {
            Self::OsvJson => osv::from_json(text),
            Self::OsvYaml => osv::from_yaml(text),
            Self::RustSec => rustsec::read(text),
            Self::RubySec => rubysec::read(stem, text),
            Self::FriendsOfPhp => friends_of_php::read(stem, text),
        }
    }
}

/// A package's name as its ecosystem compares names.
pub fn normal_name(ecosystem: &str, name: &str) -> String {
    match ecosystem.split(':').next().unwrap_or(ecosystem) {
        // PEP 503
        "PyPI" => {
            let mut out = String::with_capacity(name.len());
            for c in name.chars() {
                let separator = matches!(c, '-' | '_' | '.');
                if !separator {
                    out.extend(c.to_lowercase());
                } else if !out.ends_with('-') {
                    out.push('-');
                }
            }
            out
        }
        "NuGet" | "Packagist" | "Hex" | "GitHub Actions" => name.to_lowercase(),
        "SwiftURL" => name
            .trim_start_matches("https://")
            .trim_end_matches(".git")
            .to_lowercase(),
        _ => name.to_owned(),
    }
}
