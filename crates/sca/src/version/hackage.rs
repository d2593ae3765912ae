//! Hackage: numbers separated by dots, ordered as lists: `1.0` stands below `1.0.0`.

use super::key::Key;
use super::semver::is_numeric;

/// Ends the row; below every number.
const END: u8 = 0;
const NUMBER: u8 = 1;
/// Digits that Cabal reads in one number.
const MAX_DIGITS: usize = 9;

/// The place of a version in the order; `None` unless Cabal takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    let mut key = Key::default();
    for number in text.trim().split('.') {
        if !is_numeric(number) || number.len() > MAX_DIGITS {
            return None;
        }
        key.tag(NUMBER).number(number);
    }
    key.tag(END);
    Some(key)
}
