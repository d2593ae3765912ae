//! What registries say of a package: read from their answers, and turned into signals for [`crate::legitimacy`].
//!
//! Nothing is asked here: an [`Ecosystem`] says which path of a registry answers for a name, and reads what came back.
//! Answers are hostile: they are read by bounded readers, and their words are shown as data.
//!
//! Invariant: what an answer does not say is unknown, never taken for a reason against a package.

mod cargo;
mod go;
mod npm;
mod packagist;
mod private;
mod pypi;
mod rubygems;
mod signals;
#[cfg(test)]
mod tests;

pub use private::{Internal, looks_internal};
pub use signals::signals;

use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// What a registry says of a package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The versions, in the registry's order.
    pub versions: Vec<Release>,
    /// Whether these are all there are.
    pub lists_all: bool,
    /// The newest one that is meant for everybody, where the registry says so.
    pub latest: Option<String>,
    /// Why it is not to be used any more, in the registry's words.
    pub deprecated: Option<String>,
    /// Whether the registry put it in the place of something harmful or never used.
    pub is_placeholder: bool,
    /// The address of its sources, where it says one.
    pub repository: Option<String>,
    /// Downloads, where the registry counts them in the same answer.
    pub downloads: Option<u64>,
}

/// One version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The version.
    pub version: String,
    /// When it was made, as `2026-01-31` or longer.
    pub time: Option<String>,
    /// Whether it was taken back.
    pub yanked: bool,
    /// Why it is not to be used, in its maker's words.
    pub deprecated: Option<String>,
    /// Who published it, where the registry says so.
    pub publisher: Option<String>,
    /// Whether it comes with a proof of how it was built; `None` where the answer does not tell.
    pub proven: Option<bool>,
    /// Whether it runs code when it is installed; `None` where the answer does not tell.
    pub runs_at_install: Option<bool>,
}

impl Known {
    /// All versions of a package, of which the registry lists the newest first.
    fn newest_first(mut versions: Vec<Release>) -> Self {
        let latest = versions.first().map(|release| release.version.clone());
        versions.reverse();
        Self {
            versions,
            lists_all: true,
            latest,
            ..Self::default()
        }
    }
}

/// How registries of an ecosystem are asked.
pub struct Ecosystem {
    /// Its name, as the common schema of advisories writes it.
    pub name: &'static str,
    /// The kind of answer that is asked for.
    pub accept: &'static str,
    /// The path below a registry's address that answers for a name.
    pub path: fn(&str) -> String,
    /// Reads an answer; `None` where it is none.
    pub read: fn(&[u8]) -> Option<Known>,
}

impl std::fmt::Debug for Ecosystem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Ecosystems whose registries can be asked.
pub const ECOSYSTEMS: &[Ecosystem] = &[
    npm::ECOSYSTEM,
    pypi::ECOSYSTEM,
    cargo::ECOSYSTEM,
    go::ECOSYSTEM,
    rubygems::ECOSYSTEM,
    packagist::ECOSYSTEM,
];

/// How the registries of the ecosystem called `name` are asked.
pub fn ecosystem(name: &str) -> Option<&'static Ecosystem> {
    ECOSYSTEMS.iter().find(|ecosystem| ecosystem.name == name)
}

/// A name for a file that keeps the answer for an address.
pub fn key(url: &str) -> String {
    blake3::hash(url.as_bytes()).to_hex().to_string()
}

/// A text of JSON at `key`.
fn text(value: &serde_json::Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// One part of a path, with what has a meaning in addresses escaped.
fn escaped(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
