//! RubyGems: `Gem::Version` and `Gem::Requirement`.
//!
//! A version is a row of numbers and words; missing pieces are 0, and a word stands below every number. So the row is
//! compared as if it went on with zeros for ever, and a key must know, at a run of zeros, what ends it.

use super::key::Key;
use super::semver::is_digits;

/// A word, below the end.
const WORD: u8 = 1;
/// Zeros that a word ends: the more of them, the later the word, the higher.
const ZEROS_THEN_WORD: u8 = 2;
/// The end: zeros for ever.
const END: u8 = 3;
/// Zeros that a number ends: the more of them, the lower.
const ZEROS_THEN_NUMBER: u8 = 4;
const NUMBER: u8 = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    /// Digits without zeros in front; empty for 0.
    Number(String),
    Word(String),
}

/// A version taken apart; `None` unless RubyGems takes it.
fn segments(text: &str) -> Option<Vec<Segment>> {
    let text = text.trim();
    let text = if text.is_empty() { "0" } else { text };
    let (core, pre) = match text.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (text, None),
    };
    let alphanumeric =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = core.split('.').next()?;
    let sound = is_digits(first)
        && core.split('.').all(alphanumeric)
        && pre.is_none_or(|pre| pre.split('.').all(super::semver::is_identifier));
    if !sound {
        return None;
    }
    let text = text.replace('-', ".pre.");
    let mut out = Vec::new();
    for word in text.split('.') {
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let digit = c.is_ascii_digit();
            let end = rest
                .find(|c: char| c.is_ascii_digit() != digit)
                .unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            out.push(if digit {
                Segment::Number(piece.trim_start_matches('0').to_owned())
            } else {
                Segment::Word(piece.to_owned())
            });
            rest = after;
        }
    }
    Some(out)
}

/// The place of a version in the order; `None` unless RubyGems takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    segments(text).map(|segments| key_of(&segments))
}

fn is_zero(segment: &Segment) -> bool {
    *segment == Segment::Number(String::new())
}

/// Without the zeros before the first word and those at the end, as `Gem::Version` drops them before it compares.
fn canonical(segments: &[Segment]) -> Vec<Segment> {
    let words = segments
        .iter()
        .position(|segment| matches!(segment, Segment::Word(_)))
        .unwrap_or(segments.len());
    let (numbers, words) = segments.split_at(words);
    let trim = |part: &[Segment]| {
        let zeros = part
            .iter()
            .rev()
            .take_while(|segment| is_zero(segment))
            .count();
        part.iter()
            .take(part.len() - zeros)
            .cloned()
            .collect::<Vec<_>>()
    };
    let mut out = trim(numbers);
    out.extend(trim(words));
    out
}

fn key_of(segments: &[Segment]) -> Key {
    let mut key = Key::default();
    let mut zeros: u64 = 0;
    for segment in canonical(segments) {
        match segment {
            Segment::Number(digits) if digits.is_empty() => {
                zeros += 1;
                continue;
            }
            Segment::Number(digits) => {
                if zeros > 0 {
                    key.tag(ZEROS_THEN_NUMBER).integer(u64::MAX - zeros);
                }
                key.tag(NUMBER).number(&digits);
            }
            Segment::Word(word) => {
                if zeros > 0 {
                    key.tag(ZEROS_THEN_WORD).integer(zeros);
                }
                key.tag(WORD).text(&word);
            }
        }
        zeros = 0;
    }
    key.tag(END);
    key
}

/// Whether requirements, separated by commas, admit a version; `None` if either cannot be read.
pub(super) fn satisfies(version: &str, requirements: &str) -> Option<bool> {
    const OPERATORS: &[&str] = &["!=", ">=", "<=", "~>", "=", ">", "<"];
    let pieces = segments(version)?;
    let candidate = key_of(&pieces);
    let mut admitted = true;
    for requirement in requirements.split(',').map(str::trim) {
        let operator = OPERATORS
            .iter()
            .find(|sign| requirement.starts_with(**sign))
            .copied()
            .unwrap_or("=");
        let wanted = segments(requirement.strip_prefix(operator).unwrap_or(requirement))?;
        let bound = key_of(&wanted);
        admitted &= match operator {
            "!=" => candidate != bound,
            ">=" => candidate >= bound,
            "<=" => candidate <= bound,
            ">" => candidate > bound,
            "<" => candidate < bound,
            "~>" => candidate >= bound && key_of(&release(&pieces)) < key_of(&bump(&wanted)),
            _ => candidate == bound,
        };
    }
    Some(admitted)
}

/// The version without its pre-release.
fn release(segments: &[Segment]) -> Vec<Segment> {
    segments
        .iter()
        .take_while(|segment| matches!(segment, Segment::Number(_)))
        .cloned()
        .collect()
}

/// The first version that `~>` leaves out: the last but one number, one higher.
fn bump(segments: &[Segment]) -> Vec<Segment> {
    let mut numbers = release(segments);
    if numbers.len() > 1 {
        numbers.pop();
    }
    if let Some(Segment::Number(digits)) = numbers.last_mut() {
        *digits = increment(digits);
    }
    numbers
}

/// One more than a number of any size, given without zeros in front.
pub(super) fn increment(digits: &str) -> String {
    let nines = digits
        .bytes()
        .rev()
        .take_while(|byte| *byte == b'9')
        .count();
    let (head, _) = digits.split_at(digits.len() - nines);
    let mut out = head.to_owned();
    match out.pop() {
        Some(last) => out.push(char::from(
            u8::try_from(last).unwrap_or(b'0').saturating_add(1),
        )),
        None => out.push('1'),
    }
    out.extend(std::iter::repeat_n('0', nines));
    out
}

/// The first version that `~> version` leaves out, as text; `None` unless the version is one.
pub(crate) fn bumped(version: &str) -> Option<String> {
    let numbers = bump(&segments(version)?);
    let words: Vec<&str> = numbers
        .iter()
        .map(|segment| match segment {
            Segment::Number(digits) if digits.is_empty() => "0",
            Segment::Number(text) | Segment::Word(text) => text,
        })
        .collect();
    Some(words.join("."))
}
