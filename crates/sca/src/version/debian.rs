//! Debian: `[epoch:]upstream[-revision]`, ordered as dpkg orders it (deb-version(7)).
//!
//! A part is read as text, number, text, number, …; in texts `~` stands below the end, the end below letters, letters
//! below everything else. A missing number is 0, a missing revision is an empty one.

use super::key::Key;

const TILDE: u8 = 1;
const END: u8 = 2;
/// Added to a letter; keeps letters above [`END`].
const LETTER: u8 = 3;
/// Added to what is neither; keeps it above every letter.
const OTHER: u8 = 128;

/// The place of a version in the order; `None` unless dpkg takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    let text = text.trim();
    let (epoch, rest) = text.split_once(':').unwrap_or(("0", text));
    let (upstream, revision) = rest.rsplit_once('-').unwrap_or((rest, "0"));
    let part = |text: &str, marks: &[u8]| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || marks.contains(&byte))
    };
    let sound = super::semver::is_digits(epoch)
        && epoch.parse::<i32>().is_ok()
        && upstream.starts_with(|c: char| c.is_ascii_digit())
        && part(upstream, b".+-~:")
        && part(revision, b".+~");
    if !sound {
        return None;
    }
    let mut key = Key::default();
    key.number(epoch);
    write(&mut key, upstream);
    write(&mut key, revision);
    Some(key)
}

fn write(key: &mut Key, text: &str) {
    let mut rest = text;
    // Where the last text that is not empty, or the last number that is not 0, ends: what follows is as good as nothing.
    // The first pair always stands.
    let start = key.len();
    let mut significant = start;
    while !rest.is_empty() {
        let (word, after) = split(rest, |c| !c.is_ascii_digit());
        let (number, after) = split(after, |c| c.is_ascii_digit());
        for byte in word.bytes() {
            key.tag(order(byte));
        }
        key.tag(END).number(number);
        let counts = !word.is_empty() || number.bytes().any(|byte| byte != b'0');
        if counts || significant == start {
            significant = key.len();
        }
        rest = after;
    }
    key.truncate(significant);
    key.tag(END);
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

fn order(byte: u8) -> u8 {
    match byte {
        b'~' => TILDE,
        letter if letter.is_ascii_alphabetic() => letter + LETTER,
        other => other.saturating_add(OTHER),
    }
}
