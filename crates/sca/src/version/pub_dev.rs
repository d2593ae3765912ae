//! pub (Dart): as pub_semver orders it: Semantic Versioning whose builds count too.

use super::key::Key;
use super::semver::{identifiers, is_digits, is_identifier};

const PRERELEASE: u8 = 1;
const RELEASE: u8 = 2;
const PLAIN: u8 = 1;
const BUILT: u8 = 2;

/// A version taken apart: numbers, pre-release, build.
fn parse(text: &str) -> Option<([&str; 3], Option<&str>, Option<&str>)> {
    let text = text.trim();
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
