//! Which placeholder stands for which value.
//!
//! Invariant: lives in memory only; nothing in it can be serialised.

use super::{Key, Restorer, Secret};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Bound;

/// What every placeholder begins with.
pub(super) const PREFIX: &str = "AIRLOCK_";

/// Hex digits of a placeholder, and by how many it grows where two values share them.
const DIGITS: usize = 8;

/// Longest kind in a placeholder; longer ids are cut.
const LONGEST_KIND: usize = 32;

/// Whether `value` is written as a placeholder is, whoever gave it out.
pub(crate) fn is_placeholder(value: &str) -> bool {
    let Some((kind, digits)) =
        { value.strip_prefix(PREFIX) }.and_then(|rest| rest.rsplit_once('_'))
    else {
        return false;
    };
    let is_kind = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    !kind.is_empty()
        && kind.bytes().all(is_kind)
        && digits.len() >= DIGITS
        && digits.bytes().all(is_digit)
}

/// Whether a word of `text` is written as a placeholder is, whoever gave it out.
pub fn holds_placeholder(text: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut words = text.split(|letter: char| !is_part(letter));
    words.any(is_placeholder)
}

/// The placeholders given out under one key, and what they stand for.
#[derive(Debug)]
pub struct Vault {
    key: Key,
    /// By placeholder, in lower case.
    secrets: BTreeMap<String, Secret>,
    /// Placeholders by the value's digest.
    given: BTreeMap<[u8; 32], String>,
}

impl Vault {
    /// An empty vault of the workspace that `key` belongs to.
    pub fn new(key: &Key) -> Self {
        Self {
            key: key.derived("placeholders"),
            secrets: BTreeMap::new(),
            given: BTreeMap::new(),
        }
    }

    /// The placeholder of `secret`: the one that was given out for its value before, or a new one. Where its eight digits
    /// already stand for another value, it has eight more.
    pub fn placeholder(&mut self, secret: Secret) -> String {
        let digest = self.key.mac(&[secret.expose().as_bytes()]);
        if let Some(known) = self.given.get(&digest) {
            return known.clone();
        }
        let placeholder = self.free_placeholder(secret.kind(), &digest);
        self.secrets
            .insert(placeholder.to_ascii_lowercase(), secret);
        self.given.insert(digest, placeholder.clone());
        placeholder
    }

    /// The shortest placeholder with these digits that stands for nothing yet. All digits are those of this value alone.
    pub(super) fn free_placeholder(&self, kind: &str, digest: &[u8; 32]) -> String {
        let mut digits = String::with_capacity(2 * digest.len());
        for byte in digest {
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        let kind = kind_of(kind);
        let placeholder = |length| format!("{PREFIX}{kind}_{}", digits.get(..length).unwrap_or(""));
        (1..=digits.len() / DIGITS)
            .map(|times| placeholder(times * DIGITS))
            .find(|placeholder| !self.secrets.contains_key(&placeholder.to_ascii_lowercase()))
            .unwrap_or_else(|| placeholder(digits.len()))
    }

    /// `text` with the values in the place of their placeholders, in whatever case these are written. What the vault does
    /// not know is left alone. For a place on this machine where the values belong: never for a log, nor for an address
    /// of somebody else's.
    pub fn restore(&self, text: &str) -> String {
        let mut restorer = Restorer::new(self);
        let mut out = restorer.push(text);
        out.push_str(&restorer.finish());
        out
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        self.secrets.len()
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.secrets.is_empty()
    }

    /// The longest placeholder that `text` begins with, and its length; `text` is in lower case.
    pub(super) fn longest_at(&self, text: &str) -> Option<(usize, &Secret)> {
        // Every placeholder that is a beginning of the text sorts before it, the longest last but for their kin.
        let mut end = text.len();
        loop {
            let (known, secret) = self
                .secrets
                .range::<str, _>((Bound::Unbounded, Bound::Included(text.get(..end)?)))
                .next_back()?;
            if text.starts_with(known.as_str()) {
                return Some((known.len(), secret));
            }
            // The next candidate is no longer than what both have in common.
            end = common(known, text);
        }
    }

    /// Whether `text`, in lower case, is the beginning of a placeholder that is longer.
    pub(super) fn continues(&self, text: &str) -> bool {
        let next = self
            .secrets
            .range::<str, _>((Bound::Excluded(text), Bound::Unbounded))
            .next();
        next.is_some_and(|(known, _)| known.starts_with(text))
    }
}

/// Bytes that two texts begin with alike.
fn common(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b);
    same.count()
}

/// A detector's id as part of a placeholder: `github-pat` is `GITHUB_PAT`.
fn kind_of(id: &str) -> String {
    let kind: String = id
        .chars()
        .take(LONGEST_KIND)
        .map(|letter| match letter {
            letter if letter.is_ascii_alphanumeric() => letter.to_ascii_uppercase(),
            _ => '_',
        })
        .collect();
    if kind.is_empty() {
        "SECRET".to_owned()
    } else {
        kind
    }
}
