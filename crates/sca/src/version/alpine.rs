//! Alpine: `1.2.3b_rc4~hash-r5`, ordered as apk-tools 3 orders it.
//!
//! Pieces come in a fixed sequence: numbers, a letter, suffixes with numbers, a commit, the package's revision. Where
//! two versions differ in kind, the piece that may come earlier is the higher one, except that a suffix before the
//! release (`_rc`) stands below everything.

use super::key::Key;

// Kinds in the order of versions; the reverse of the sequence in which pieces may come.
const SUFFIX_BEFORE: u8 = 1;
const END: u8 = 2;
const REVISION: u8 = 3;
const COMMIT: u8 = 4;
const SUFFIX_NUMBER: u8 = 5;
const SUFFIX_AFTER: u8 = 6;
const LETTER: u8 = 7;
const NUMBER: u8 = 8;
/// Numbers with a zero in front compare as texts, and stand below the others.
const ZERO_IN_FRONT: u8 = 1;
const PLAIN: u8 = 2;

/// Suffixes in their order.
const BEFORE: [&str; 4] = ["alpha", "beta", "pre", "rc"];
const AFTER: [&str; 5] = ["cvs", "svn", "git", "hg", "p"];

/// Where in the sequence the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Numbers,
    Letter,
    Suffix,
    SuffixNumber,
    Commit,
    Revision,
}

/// The place of a version in the order; `None` unless apk takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    let (first, mut rest) = digits(text)?;
    let mut key = Key::default();
    key.tag(NUMBER).number(first);
    let mut stage = Stage::Numbers;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..)?;
        rest = match c {
            'a'..='z' if stage == Stage::Numbers => {
                key.tag(LETTER).tag(u8::try_from(c).ok()?);
                stage = Stage::Letter;
                after
            }
            '.' if stage == Stage::Numbers => {
                let (number, after) = digits(after)?;
                write_number(&mut key, number);
                after
            }
            '0'..='9' if stage == Stage::Suffix => {
                let (number, after) = digits(rest)?;
                key.tag(SUFFIX_NUMBER).number(number);
                stage = Stage::SuffixNumber;
                after
            }
            '_' if stage <= Stage::SuffixNumber => {
                let end = after
                    .find(|c: char| !c.is_ascii_lowercase())
                    .unwrap_or(after.len());
                let (name, after) = after.split_at(end);
                write_suffix(&mut key, name)?;
                stage = Stage::Suffix;
                after
            }
            '~' if stage < Stage::Commit => {
                let end = after
                    .find(|c: char| !matches!(c, '0'..='9' | 'a'..='f'))
                    .unwrap_or(after.len());
                let (hash, after) = after.split_at(end);
                if hash.is_empty() {
                    return None;
                }
                key.tag(COMMIT).text(hash);
                stage = Stage::Commit;
                after
            }
            '-' if stage < Stage::Revision => {
                let (number, after) = digits(after.strip_prefix('r')?)?;
                key.tag(REVISION).number(number);
                stage = Stage::Revision;
                after
            }
            _ => return None,
        };
    }
    key.tag(END);
    Some(key)
}

fn write_number(key: &mut Key, number: &str) {
    key.tag(NUMBER);
    if number.starts_with('0') {
        key.tag(ZERO_IN_FRONT).text(number);
    } else {
        key.tag(PLAIN).number(number);
    }
}

fn write_suffix(key: &mut Key, name: &str) -> Option<()> {
    let place = |row: &[&str]| {
        let place = row.iter().position(|known| *known == name)?;
        u8::try_from(place).ok()
    };
    match (place(&BEFORE), place(&AFTER)) {
        (Some(place), _) => key.tag(SUFFIX_BEFORE).tag(place),
        (_, Some(place)) => key.tag(SUFFIX_AFTER).tag(place),
        _ => return None,
    };
    Some(())
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}
