//! NuGet: `NuGetVersion` (up to four numbers, a Semantic Versioning 2 pre-release), and version ranges.
//!
//! Order: NuGet.Versioning's default comparer. Labels compare without case; a label is a number if it fits 32 bits, so
//! `-5` is one and `20240131235959` is a word.

use super::key::Key;
use super::{interval, semver};

const PRERELEASE: u8 = 1;
const RELEASE: u8 = 2;
const END: u8 = 0;
const NUMERIC: u8 = 1;
const WORD: u8 = 2;
/// Moves 32-bit numbers so that the lowest is 0.
const BIAS: i64 = 1 << 31;

/// The place of a version in the order; `None` unless NuGet takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    let text = text.trim();
    let (text, build) = text.split_once('+').unwrap_or((text, "0"));
    let (core, labels) = match text.split_once('-') {
        Some((core, labels)) => (core, Some(labels)),
        None => (text, None),
    };
    if !build.split('.').all(semver::is_identifier) {
        return None;
    }
    let mut key = Key::default();
    let mut numbers = core.split('.');
    for place in 0..4 {
        let number = match numbers.next() {
            Some(number) => number.trim(),
            None if place > 0 => "0",
            None => return None,
        };
        let sound = semver::is_digits(number) && number.parse::<i32>().is_ok();
        if !sound {
            return None;
        }
        key.number(number);
    }
    if numbers.next().is_some() {
        return None;
    }
    match labels {
        None => key.tag(RELEASE),
        Some(labels) => {
            key.tag(PRERELEASE);
            for label in labels.split('.') {
                write_label(&mut key, label)?;
            }
            key.tag(END)
        }
    };
    Some(key)
}

fn write_label(key: &mut Key, label: &str) -> Option<()> {
    let leading_zero = semver::is_digits(label) && !semver::is_numeric(label);
    if !semver::is_identifier(label) || leading_zero {
        return None;
    }
    match label.parse::<i32>() {
        Ok(number) => {
            let place = u64::try_from(i64::from(number) + BIAS).ok()?;
            key.tag(NUMERIC).integer(place);
        }
        Err(_) => {
            key.tag(WORD).text(&label.to_ascii_uppercase());
        }
    }
    Some(())
}

/// Whether a range admits a version: an interval, a lowest version, or a floating one (`1.2.*`); `None` if unreadable.
pub(super) fn satisfies(version: &str, range: &str) -> Option<bool> {
    let version_key = key(version)?;
    let range = range.trim();
    if range.starts_with(['[', '(']) {
        return interval::contains(version, range, &|a, b| Some(key(a)?.cmp(&key(b)?)));
    }
    if let Some(prefix) = range.strip_suffix('*') {
        let low = match prefix.strip_suffix('.') {
            Some(numbers) => key(numbers)?,
            None if prefix.is_empty() => return Some(true),
            None => key(prefix.strip_suffix('-')?)?,
        };
        return Some(version_key >= low);
    }
    Some(version_key >= key(range)?)
}
