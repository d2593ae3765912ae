//! CRAN: R's `package_version`: numbers separated by dots or hyphens, ordered as lists.

use super::key::Key;
use super::semver::is_digits;

/// Ends the row; below every number.
const END: u8 = 0;
const NUMBER: u8 = 1;

/// The place of a version in the order; `None` unless R takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    let mut key = Key::default();
    for number in text.trim().split(['.', '-']) {
        if !is_digits(number) || number.parse::<i32>().is_err() {
            return None;
        }
        key.tag(NUMBER).number(number);
    }
    key.tag(END);
    Some(key)
}
