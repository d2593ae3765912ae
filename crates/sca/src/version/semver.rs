//! Semantic Versioning 2.0.0, strictly; the base of npm, Go, pub and others.
//!
//! Order: clause 11 of the specification. What is built is not part of the order (clause 10).

use super::key::Key;

/// Before a version with a pre-release; below [`RELEASE`].
const PRERELEASE: u8 = 1;
/// Before a version without one.
const RELEASE: u8 = 2;
/// After the last identifier; below every identifier, so that fewer identifiers are lower.
const END: u8 = 0;
const NUMERIC: u8 = 1;
const ALPHANUMERIC: u8 = 2;

/// A version taken apart, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    pub(crate) major: &'a str,
    pub(crate) minor: &'a str,
    pub(crate) patch: &'a str,
    /// Without the hyphen; empty if there is none.
    pub(crate) pre: &'a str,
    /// Without the plus sign; empty if there is none.
    pub(crate) build: &'a str,
}

impl<'a> Parts<'a> {
    /// Takes a version apart; `None` unless it is one.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let (text, build) = split_off(text, '+')?;
        let (core, pre) = split_off(text, '-')?;
        let mut numbers = core.split('.');
        let parts = Self {
            major: numbers.next()?,
            minor: numbers.next()?,
            patch: numbers.next()?,
            pre,
            build,
        };
        let sound = numbers.next().is_none()
            && [parts.major, parts.minor, parts.patch]
                .into_iter()
                .all(is_numeric)
            && (pre.is_empty() || pre.split('.').all(is_prerelease_identifier))
            && (build.is_empty() || build.split('.').all(is_identifier));
        sound.then_some(parts)
    }

    /// Its place in the order.
    pub(crate) fn key(&self) -> Key {
        let mut key = Key::default();
        key.number(self.major).number(self.minor).number(self.patch);
        if self.pre.is_empty() {
            key.tag(RELEASE);
        } else {
            key.tag(PRERELEASE);
            identifiers(&mut key, self.pre);
        }
        key
    }
}

/// Writes dot-separated identifiers: numbers below words, fewer below more.
pub(super) fn identifiers(key: &mut Key, text: &str) {
    for identifier in text.split('.') {
        if is_digits(identifier) {
            key.tag(NUMERIC).number(identifier);
        } else {
            key.tag(ALPHANUMERIC).text(identifier);
        }
    }
    key.tag(END);
}

/// The part after a mark, which must not be empty where the mark stands.
fn split_off(text: &str, mark: char) -> Option<(&str, &str)> {
    match text.split_once(mark) {
        Some((_, "")) => None,
        Some(parts) => Some(parts),
        None => Some((text, "")),
    }
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number without zeros in front.
pub(super) fn is_numeric(text: &str) -> bool {
    is_digits(text) && (text == "0" || !text.starts_with('0'))
}

pub(super) fn is_identifier(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn is_prerelease_identifier(text: &str) -> bool {
    is_identifier(text) && (!is_digits(text) || is_numeric(text))
}

/// The place of a version in the order; `None` unless it is one.
pub(super) fn key(text: &str) -> Option<Key> {
    Parts::parse(text).map(|parts| parts.key())
}
