//! pub (Dart): as pub_semver orders it: Semantic Versioning whose builds count too.
//!
//! An identifier is a number if Dart's `int.tryParse` takes it: `-5` and `0x1f` are numbers, what exceeds 64 bits is not.

use super::key::Key;
use super::semver::{is_digits, is_identifier};

const PRERELEASE: u8 = 1;
const RELEASE: u8 = 2;
const PLAIN: u8 = 1;
const BUILT: u8 = 2;
/// After the last identifier; below every identifier.
const END: u8 = 0;
const NUMBER: u8 = 1;
const WORD: u8 = 2;
/// Moves 64-bit numbers so that the lowest is 0.
const BIAS: i128 = 1 << 63;

/// A version taken apart: numbers, pre-release, build.
fn parse(text: &str) -> Option<([&str; 3], Option<&str>, Option<&str>)> {
    let (text, build) = match text.split_once('+') {
        Some((text, build)) => (text, Some(build)),
        None => (text, None),
    };
    let (core, pre) = match text.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (text, None),
    };
    let mut words = core.split('.');
    let numbers = [words.next()?, words.next()?, words.next()?];
    let fits = |number: &&str| is_digits(number) && number.parse::<i64>().is_ok();
    let sound = words.next().is_none()
        && numbers.iter().all(fits)
        && [pre, build]
            .into_iter()
            .flatten()
            .all(|part| part.split('.').all(is_identifier));
    sound.then_some((numbers, pre, build))
}

/// The place of a version in the order; `None` unless pub takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    let ([major, minor, patch], pre, build) = parse(text)?;
    let mut key = Key::default();
    key.number(major).number(minor).number(patch);
    match pre {
        Some(pre) => identifiers(key.tag(PRERELEASE), pre),
        None => {
            key.tag(RELEASE);
        }
    }
    match build {
        Some(build) => identifiers(key.tag(BUILT), build),
        None => {
            key.tag(PLAIN);
        }
    }
    Some(key)
}

fn identifiers(key: &mut Key, text: &str) {
    for identifier in text.split('.') {
        let place =
            integer(identifier).and_then(|number| u64::try_from(i128::from(number) + BIAS).ok());
        match place {
            Some(place) => key.tag(NUMBER).integer(place),
            None => key.tag(WORD).text(identifier),
        };
    }
    key.tag(END);
}

/// A number as Dart reads it.
fn integer(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    match digits.strip_prefix("0x").or(digits.strip_prefix("0X")) {
        Some(hex) if !hex.starts_with('-') => i64::from_str_radix(&format!("{sign}{hex}"), 16).ok(),
        None if is_digits(digits) => text.parse().ok(),
        _ => None,
    }
}
