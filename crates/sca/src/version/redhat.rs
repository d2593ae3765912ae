//! RPM: `[epoch:]version[-release]`, ordered as `rpmvercmp` orders it (rpm-version(7)).
//!
//! A part is a row of numbers and words; separators only separate. A number stands above a word, more pieces above
//! fewer, `~` below the end and `^` above the end but below any other piece.

use super::key::Key;

const TILDE: u8 = 1;
const END: u8 = 2;
const CARET: u8 = 3;
const WORD: u8 = 4;
const NUMBER: u8 = 5;
/// Before a release; a version without one stands below.
const RELEASE: u8 = 1;

/// The place of a version in the order; `None` if there is none.
pub(super) fn key(text: &str) -> Option<Key> {
    let text = text.trim();
    let (epoch, rest) = match text.split_once(':') {
        Some((epoch, rest)) if epoch.bytes().all(|byte| byte.is_ascii_digit()) => (epoch, rest),
        Some(_) => return None,
        None => ("0", text),
    };
    let (version, release) = match rest.rsplit_once('-') {
        Some((version, release)) => (version, Some(release)),
        None => (rest, None),
    };
    let sound = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'-' && byte != b':')
    };
    if !sound(version) || !release.is_none_or(sound) {
        return None;
    }
    let mut key = Key::default();
    key.number(epoch);
    write(&mut key, version);
    if let Some(release) = release {
        key.tag(RELEASE);
        write(&mut key, release);
    }
    Some(key)
}

fn write(key: &mut Key, text: &str) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is =
            |kind: fn(&char) -> bool| rest.split_at(rest.find(|c| !kind(&c)).unwrap_or(rest.len()));
        rest = match c {
            '~' => {
                key.tag(TILDE);
                rest.strip_prefix('~').unwrap_or("")
            }
            '^' => {
                key.tag(CARET);
                rest.strip_prefix('^').unwrap_or("")
            }
            c if c.is_ascii_digit() => {
                let (number, after) = is(char::is_ascii_digit);
                key.tag(NUMBER).number(number);
                after
            }
            c if c.is_ascii_alphabetic() => {
                let (word, after) = is(char::is_ascii_alphabetic);
                key.tag(WORD).text(word);
                after
            }
            _ => is(|c| !c.is_ascii_alphanumeric() && *c != '~' && *c != '^').1,
        };
    }
    key.tag(END);
}
