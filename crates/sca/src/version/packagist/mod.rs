//! Packagist: versions as composer/semver normalises them, in the order of PHP's `version_compare`; constraints beside it.
//!
//! Two development branches have no order between them; both stand below every number.

mod constraint;

pub(super) use constraint::satisfies;

use super::key::Key;
use regex::Regex;
use std::sync::LazyLock;

// Pieces in the order of `version_compare`: dev < alpha < beta < RC < nothing < number < patch.
const DEV: u8 = 1;
const ALPHA: u8 = 2;
const BETA: u8 = 3;
const CANDIDATE: u8 = 4;
const END: u8 = 5;
const NUMBER: u8 = 6;
const PATCH: u8 = 7;

/// What `x` stands for in a numbered branch (`2.x-dev`).
const ANY: &str = "9999999";
/// PHP's largest integer; longer numbers are read as it.
const LARGEST: &str = "9223372036854775807";

/// The tail of a version: stability, its numbers, and whether it is in development.
pub(super) const MODIFIER: &str =
    r"[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d+)*))?([.-]?dev)?";

static CLASSICAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"^v?(\d{{1,5}})(\.\d+)?(\.\d+)?(\.\d+)?{MODIFIER}$"
    ))
});
static DATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"^v?(\d{{4}}(?:[.:-]?\d{{2}}){{1,6}}(?:[.:-]?\d{{1,3}}){{0,2}}){MODIFIER}$"
    ))
});
static NUMBERED_BRANCH: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^v?(\d+)(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?$"));

/// A pattern that ignores case; `\d` is ASCII only, as in PHP.
pub(super) fn pattern(text: &str) -> Option<Regex> {
    regex::RegexBuilder::new(&text.replace(r"\d", "[0-9]"))
        .case_insensitive(true)
        .build()
        .ok()
}

/// A version as Composer normalises it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Normal {
    /// A development branch by its name.
    Branch(String),
    /// Numbers, then words and numbers.
    Numbered(Vec<Piece>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Number(String),
    /// One of the words, by its place in the order.
    Word(u8),
}

impl Normal {
    /// Normalises a version; `None` unless Composer takes it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = without_alias(text.trim());
        let text = without_stability(text);
        if ["master", "trunk", "default"].contains(&text) {
            return Some(Self::Branch(text.to_owned()));
        }
        if text
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("dev-"))
        {
            return Some(Self::Branch(text.get(4..)?.to_owned()));
        }
        let text = match text.split_once('+') {
            Some((version, build))
                if !version.is_empty() && !build.is_empty() && !text.contains([',', ' ']) =>
            {
                version
            }
            _ => text,
        };
        classical(text).or_else(|| dated(text)).or_else(|| {
            let branch = text.get(..text.len().checked_sub(3)?)?;
            let dev = text.get(branch.len()..)?;
            dev.eq_ignore_ascii_case("dev")
                .then(|| numbered_branch(branch.strip_suffix(['.', '-']).unwrap_or(branch)))?
        })
    }

    /// The same, in development: `-dev` behind it.
    pub(super) fn in_development(mut self) -> Self {
        if let Self::Numbered(pieces) = &mut self {
            pieces.push(Piece::Word(DEV));
        }
        self
    }

    /// Its place in the order; a branch has none.
    pub(super) fn key(&self) -> Option<Key> {
        let Self::Numbered(pieces) = self else {
            return None;
        };
        let mut key = Key::default();
        for piece in pieces {
            match piece {
                Piece::Number(digits) if digits.parse::<i64>().is_err() => {
                    key.tag(NUMBER).number(LARGEST)
                }
                Piece::Number(digits) => key.tag(NUMBER).number(digits),
                Piece::Word(rank) => key.tag(*rank),
            };
        }
        key.tag(END);
        Some(key)
    }

    /// Whether nothing but numbers is there.
    pub(super) fn is_stable(&self) -> bool {
        match self {
            Self::Branch(_) => false,
            Self::Numbered(pieces) => !pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Word(rank) if *rank != PATCH)),
        }
    }
}

/// `VERSION as ALIAS` is that version.
pub(super) fn without_alias(text: &str) -> &str {
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some(version), Some("as"), Some(_), None) => version,
        _ => text,
    }
}

/// Words for how stable a package may be, after `@`.
pub(super) const STABILITIES: [&str; 5] = ["stable", "rc", "beta", "alpha", "dev"];

fn without_stability(text: &str) -> &str {
    match text.rsplit_once('@') {
        Some((version, word)) if STABILITIES.contains(&word.to_ascii_lowercase().as_str()) => {
            version
        }
        _ => text,
    }
}

fn classical(text: &str) -> Option<Normal> {
    let found = CLASSICAL.as_ref()?.captures(text)?;
    let mut pieces = vec![Piece::Number(found.get(1)?.as_str().to_owned())];
    pieces.extend((2..=4).map(|group| {
        let number = found.get(group).map_or("0", |found| found.as_str());
        Piece::Number(number.trim_start_matches('.').to_owned())
    }));
    modifiers(&mut pieces, &found, 5);
    Some(Normal::Numbered(pieces))
}

fn dated(text: &str) -> Option<Normal> {
    let found = DATED.as_ref()?.captures(text)?;
    let mut pieces = found
        .get(1)?
        .as_str()
        .split(['.', ':', '-'])
        .map(|number| Piece::Number(number.to_owned()))
        .collect();
    modifiers(&mut pieces, &found, 2);
    Some(Normal::Numbered(pieces))
}

/// Adds the words that stand in groups from `first` on.
fn modifiers(pieces: &mut Vec<Piece>, found: &regex::Captures<'_>, first: usize) {
    let text = |group: usize| found.get(group).map_or("", |found| found.as_str());
    let stability = text(first).to_ascii_lowercase();
    // As Composer does, in this spelling only: what follows `stable` does not count.
    if text(first) == "stable" {
        return;
    }
    if let Some(rank) = rank(&stability) {
        pieces.push(Piece::Word(rank));
    }
    let numbers = text(first + 1)
        .split(['.', '-'])
        .filter(|number| !number.is_empty());
    pieces.extend(numbers.map(|number| Piece::Number(number.to_owned())));
    if !text(first + 2).is_empty() {
        pieces.push(Piece::Word(DEV));
    }
}

/// A word's place in the order.
pub(super) fn rank(word: &str) -> Option<u8> {
    match word {
        "dev" => Some(DEV),
        "alpha" | "a" => Some(ALPHA),
        "beta" | "b" => Some(BETA),
        "rc" => Some(CANDIDATE),
        "patch" | "pl" | "p" => Some(PATCH),
        _ => None,
    }
}

/// `2.1.x` as the branch of all that begins so.
fn numbered_branch(name: &str) -> Option<Normal> {
    let found = NUMBERED_BRANCH.as_ref()?.captures(name.trim())?;
    let number = |group: usize| {
        let text = found.get(group).map_or("x", |found| found.as_str());
        match text.trim_start_matches('.') {
            "x" | "X" | "*" => ANY.to_owned(),
            digits => digits.to_owned(),
        }
    };
    let pieces = (1..=4).map(|group| Piece::Number(number(group))).collect();
    Some(Normal::Numbered(pieces).in_development())
}
