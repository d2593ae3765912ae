//! One version in one file, changed where it is written.
//!
//! There is no editor for each format. The text that was read for a package is looked for from the package's name
//! outwards, replaced, and the file is read again: only an edit after which the reader sees the wanted version, and
//! everything else as it was, is taken. So comments, order, quotes and white space stay as they are by construction, and a
//! format can be edited as soon as it can be read.

use crate::facts::Facts;
use airlock_model::{Package, RepoPath, Span};

/// Places that are tried in one file.
const MAX_TRIES: usize = 64;
/// Files above this are not edited; the largest manifests seen have a tenth of it.
const MAX_TEXT: usize = 2_000_000;

/// Why a file was not edited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditRefusal {
    /// What it says is not understood well enough.
    #[error("what it asks for, `{0}`, is not in a notation that can be raised")]
    Notation(String),
    /// The version is not written in it as it was read.
    #[error("the version is put together from parts, and no single one of them can be changed")]
    Scattered,
    /// The line holds digests.
    #[error("it holds digests of the version, which only the client can get")]
    Digests,
    /// It is too large.
    #[error("it is larger than any manifest")]
    TooLarge,
}

/// What is to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// What a package is asked for or pinned to, by its number.
    Package(usize),
    /// The value of a setting, by its number.
    Setting(usize),
}

/// A changed text, and what besides the wanted package it moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edited {
    pub(super) text: String,
    /// Packages that take their version from the same place.
    pub(super) shared: Vec<String>,
}

/// Replaces `old` by `new` at `site`.
///
/// # Errors
/// When there is no single place that does it.
pub(super) fn replace(
    path: &RepoPath,
    text: &str,
    facts: &Facts,
    site: Site,
    (old, new): (&str, &str),
) -> Result<Edited, EditRefusal> {
    if text.len() > MAX_TEXT {
        return Err(EditRefusal::TooLarge);
    }
    let anchor = match site {
        Site::Package(number) => {
            let package = facts.packages.get(number).ok_or(EditRefusal::Scattered)?;
            let is_listed = package.ecosystem != "Go" && !package.integrity.is_empty();
            if is_listed {
                return Err(EditRefusal::Digests);
            }
            package.location.span
        }
        Site::Setting(number) => {
            facts
                .settings
                .get(number)
                .ok_or(EditRefusal::Scattered)?
                .location
                .span
        }
    };
    let mut shared = None;
    for at in places(text, old, anchor) {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at + old.len()..)) else {
            continue;
        };
        let changed = format!("{before}{new}{after}");
        let now = crate::read(path, &changed);
        match moved(facts, &now, site, (old, new)) {
            Some(others) if others.is_empty() => {
                return Ok(Edited {
                    text: changed,
                    shared: others,
                });
            }
            Some(others) if shared.is_none() => {
                shared = Some(Edited {
                    text: changed,
                    shared: others,
                });
            }
            _ => {}
        }
    }
    shared.ok_or(EditRefusal::Scattered)
}

/// Where `old` stands, as a whole word: after the anchor's start first, then before it, the nearest first.
fn places(text: &str, old: &str, anchor: Span) -> Vec<usize> {
    if old.is_empty() {
        return Vec::new();
    }
    let from = anchor.start as usize;
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let mut found: Vec<usize> = text
        .match_indices(old)
        .map(|(at, _)| at)
        .filter(|at| {
            let before = text
                .get(..*at)
                .and_then(|before| before.chars().next_back());
            let after = text
                .get(at + old.len()..)
                .and_then(|after| after.chars().next());
            let starts_in = old.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_part(before);
            let ends_in = old.ends_with(|c: char| c.is_ascii_alphanumeric()) && is_part(after);
            !starts_in && !ends_in
        })
        .collect();
    found.sort_by_key(|at| (*at < from, at.abs_diff(from)));
    found.truncate(MAX_TRIES);
    found
}

/// Whether only the wanted thing is another one now, and the packages that went along with it; `None` if anything else is.
fn moved(before: &Facts, now: &Facts, site: Site, change: (&str, &str)) -> Option<Vec<String>> {
    let same_size = before.packages.len() == now.packages.len()
        && before.settings.len() == now.settings.len()
        && before.notes.len() == now.notes.len();
    if !same_size {
        return None;
    }
    let mut others = Vec::new();
    let mut is_done = false;
    for (number, (old, new)) in before.packages.iter().zip(&now.packages).enumerate() {
        if is_same(old, new) {
            continue;
        }
        if !is_moved(old, new, change) {
            return None;
        }
        if site == Site::Package(number) {
            is_done = true;
        } else {
            others.push(old.name.clone());
        }
    }
    for (number, (old, new)) in before.settings.iter().zip(&now.settings).enumerate() {
        if old.key == new.key && old.value == new.value {
            continue;
        }
        let is_wanted = old.key == new.key && old.value == change.0 && new.value == change.1;
        if !is_wanted {
            return None;
        }
        // A package's version may be a setting of the same file, too.
        is_done |= site == Site::Setting(number);
    }
    others.sort();
    others.dedup();
    is_done.then_some(others)
}

fn is_same(old: &Package, new: &Package) -> bool {
    Package {
        location: old.location.clone(),
        ..new.clone()
    } == *old
}

/// Whether `new` is `old` with another version.
fn is_moved(old: &Package, new: &Package, (from, to): (&str, &str)) -> bool {
    let plain = |package: &Package| Package {
        location: old.location.clone(),
        version: None,
        requirement: None,
        ..package.clone()
    };
    let is_from = |text: Option<&String>| text.is_some_and(|text| text == from);
    let is_to = |text: Option<&String>| text.is_some_and(|text| text == to);
    plain(old) == plain(new)
        && (is_from(old.requirement.as_ref()) || is_from(old.version.as_ref()))
        && (is_to(new.requirement.as_ref()) || is_to(new.version.as_ref()))
}
