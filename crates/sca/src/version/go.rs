//! Go: modules' versions as `golang.org/x/mod/semver` orders them, and the tool chain's own (`go1.21rc2`).
//!
//! Pseudo-versions are pre-releases, and `+incompatible` is a build: both order as Semantic Versioning says. The leading
//! `v` may be missing, as in the Go advisories; `v1` and `v1.2` are short for `v1.0.0` and `v1.2.0`.

use super::key::Key;
use super::semver::{self, Parts, is_digits, is_numeric};

/// The place of a version in the order; `None` unless Go takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    let text = text.trim();
    if let Some(release) = text.strip_prefix("go") {
        return semver::key(&tool_chain(release)?);
    }
    let text = text.strip_prefix('v').unwrap_or(text);
    if let Some(parts) = Parts::parse(text) {
        return Some(parts.key());
    }
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    (is_numeric(major) && is_numeric(minor))
        .then(|| semver::key(&format!("{major}.{minor}.0")))
        .flatten()
}

/// A release of the tool chain as a semantic version: `1.21rc2` is 1.21.0-rc.2.
fn tool_chain(release: &str) -> Option<String> {
    let release = release.split(' ').next()?;
    let end = release
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(release.len());
    let (numbers, rest) = release.split_at(end);
    let count = numbers.split('.').count();
    if count > 3 {
        return None;
    }
    let zeros = ".0".repeat(3 - count);
    if rest.is_empty() || rest.starts_with('-') {
        // `-something` names who built it, not what was built.
        return Some(format!("{numbers}{zeros}"));
    }
    let word = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = rest.strip_prefix(word).filter(|number| is_digits(number))?;
    matches!(word, "beta" | "rc").then(|| format!("{numbers}{zeros}-{word}.{number}"))
}
