//! npm: Semantic Versioning as node-semver reads it, and its ranges.
//!
//! Constants and rules: node-semver's README ("Ranges", "Range Grammar", "Prerelease Tags"), strict mode.

use super::key::Key;
use super::semver::Parts;
use std::cmp::Ordering;

/// Longer versions are refused.
const MAX_LENGTH: usize = 256;
/// `Number.MAX_SAFE_INTEGER`: larger numbers are refused.
const MAX_NUMBER: u64 = 9_007_199_254_740_991;

/// The place of a version in the order; `None` unless npm takes it.
pub(super) fn key(text: &str) -> Option<Key> {
    parse(text).map(|parts| parts.key())
}

fn parse(text: &str) -> Option<Parts<'_>> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let text = text.trim();
    let parts = Parts::parse(text.strip_prefix('v').unwrap_or(text))?;
    [parts.major, parts.minor, parts.patch]
        .into_iter()
        .all(|number| safe(number).is_some())
        .then_some(parts)
}

fn safe(digits: &str) -> Option<u64> {
    digits.parse().ok().filter(|&number| number <= MAX_NUMBER)
}

/// Whether a range admits a version; `None` if either is not one.
pub(super) fn satisfies(version: &str, range: &str) -> Option<bool> {
    let version = parse(version)?;
    let mut admitted = false;
    for alternative in range.split("||") {
        let comparators = alternative_of(alternative)?;
        admitted |= admits(&comparators, &version);
    }
    Some(admitted)
}

/// A bound of a range, all three numbers known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Comparator {
    operator: Operator,
    numbers: [u64; 3],
    pre: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
}

impl Comparator {
    fn new(operator: Operator, numbers: [u64; 3], pre: &str) -> Self {
        Self {
            operator,
            numbers,
            pre: pre.to_owned(),
        }
    }

    fn key(&self) -> Option<Key> {
        let [major, minor, patch] = self.numbers;
        let hyphen = if self.pre.is_empty() { "" } else { "-" };
        super::semver::key(&format!("{major}.{minor}.{patch}{hyphen}{}", self.pre))
    }

    fn admits(&self, version: &Key) -> bool {
        let Some(order) = self.key().map(|key| version.cmp(&key)) else {
            return false;
        };
        match self.operator {
            Operator::Less => order == Ordering::Less,
            Operator::LessOrEqual => order != Ordering::Greater,
            Operator::Greater => order == Ordering::Greater,
            Operator::GreaterOrEqual => order != Ordering::Less,
            Operator::Equal => order == Ordering::Equal,
        }
    }
}

/// All bounds hold, and a pre-release is asked for by a bound with the same three numbers.
fn admits(comparators: &[Comparator], version: &Parts<'_>) -> bool {
    let key = version.key();
    let numbers =
        [version.major, version.minor, version.patch].map(|digits| safe(digits).unwrap_or(0));
    comparators.iter().all(|comparator| comparator.admits(&key))
        && (version.pre.is_empty()
            || comparators
                .iter()
                .any(|comparator| !comparator.pre.is_empty() && comparator.numbers == numbers))
}

/// The bounds of what stands between `||`.
fn alternative_of(text: &str) -> Option<Vec<Comparator>> {
    let mut out = Vec::new();
    if let Some((from, to)) = hyphen_range(text) {
        let (from, to) = (Partial::parse(from)?, Partial::parse(to)?);
        from.at_least(&mut out);
        to.at_most(&mut out);
        return Some(out);
    }
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (operator, after) = leading_operator(rest);
        let after = after.trim_start();
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        let (word, next) = after.split_at(end);
        if word.is_empty() {
            return None;
        }
        simple(operator, &Partial::parse(word)?, &mut out);
        rest = next.trim_start();
    }
    Some(out)
}

/// `A - B`, with white space around the hyphen.
fn hyphen_range(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let at = text.match_indices('-').map(|(at, _)| at).find(|&at| {
        let (before, after) = text.split_at(at);
        before.ends_with(char::is_whitespace)
            && after.chars().nth(1).is_some_and(char::is_whitespace)
    })?;
    let (from, to) = text.split_at(at);
    Some((from.trim(), to.trim_start_matches('-').trim()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    Caret,
    Tilde,
    Bound(Operator),
}

fn leading_operator(text: &str) -> (Prefix, &str) {
    const OPERATORS: &[(&str, Prefix)] = &[
        ("~>", Prefix::Tilde),
        ("~", Prefix::Tilde),
        ("^", Prefix::Caret),
        (">=", Prefix::Bound(Operator::GreaterOrEqual)),
        ("<=", Prefix::Bound(Operator::LessOrEqual)),
        (">", Prefix::Bound(Operator::Greater)),
        ("<", Prefix::Bound(Operator::Less)),
        ("=", Prefix::None),
    ];
    OPERATORS
        .iter()
        .find_map(|&(sign, prefix)| Some((prefix, text.strip_prefix(sign)?)))
        .unwrap_or((Prefix::None, text))
}

/// A version of which trailing numbers may be missing or `x`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Partial<'a> {
    major: Option<u64>,
    minor: Option<u64>,
    patch: Option<u64>,
    /// Counts only where all three numbers are known.
    pre: &'a str,
}

impl<'a> Partial<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_start_matches(|c: char| c == 'v' || c == '=' || c.is_whitespace());
        let (text, build) = text.split_once('+').unwrap_or((text, "0"));
        let (core, pre) = text.split_once('-').unwrap_or((text, ""));
        let mut numbers = [None; 3];
        let mut count = 0;
        for word in core.split('.') {
            let number = numbers.get_mut(count)?;
            if !matches!(word, "x" | "X" | "*") {
                *number = Some(safe(word).filter(|_| super::semver::is_numeric(word))?);
            }
            count += 1;
        }
        // A pre-release and what is built belong to three numbers.
        let full = count == 3;
        if (!full && (text.contains('-') || build != "0")) || (full && text.ends_with('-')) {
            return None;
        }
        if !pre.is_empty() {
            Parts::parse(&format!("0.0.0-{pre}"))?;
        }
        let [major, minor, patch] = numbers;
        // `x.1` and `1.x.3` name nothing.
        if (major.is_none() && minor.is_some()) || (minor.is_none() && patch.is_some()) {
            return None;
        }
        Some(Self {
            major,
            minor,
            patch,
            pre: if patch.is_some() { pre } else { "" },
        })
    }

    /// The lowest version it stands for.
    fn low(&self) -> [u64; 3] {
        [self.major, self.minor, self.patch].map(|number| number.unwrap_or(0))
    }

    /// The first version above everything it stands for, if it does not stand for everything or for one version.
    fn next(&self) -> Option<[u64; 3]> {
        match (self.major, self.minor, self.patch) {
            (Some(major), None, _) => Some([major + 1, 0, 0]),
            (Some(major), Some(minor), None) => Some([major, minor + 1, 0]),
            _ => None,
        }
    }

    fn at_least(&self, out: &mut Vec<Comparator>) {
        if self.major.is_some() {
            out.push(Comparator::new(
                Operator::GreaterOrEqual,
                self.low(),
                self.pre,
            ));
        }
    }

    fn at_most(&self, out: &mut Vec<Comparator>) {
        match (self.major, self.next()) {
            (None, _) => {}
            (_, Some(next)) => out.push(Comparator::new(Operator::Less, next, "0")),
            (_, None) => out.push(Comparator::new(Operator::LessOrEqual, self.low(), self.pre)),
        }
    }
}

/// The bounds of one version with an operator in front.
fn simple(prefix: Prefix, partial: &Partial<'_>, out: &mut Vec<Comparator>) {
    let Some(major) = partial.major else {
        // `<*` and `>*` admit nothing; everything else with a star admits all.
        if matches!(prefix, Prefix::Bound(Operator::Less | Operator::Greater)) {
            out.push(Comparator::new(Operator::Less, [0, 0, 0], "0"));
        }
        return;
    };
    let low = partial.low();
    let [_, minor, patch] = low;
    let upper = match prefix {
        Prefix::Caret => Some(match (major, partial.minor, partial.patch) {
            (0, Some(0), Some(_)) => [0, 0, patch + 1],
            (0, Some(_), _) => [0, minor + 1, 0],
            _ => [major + 1, 0, 0],
        }),
        Prefix::Tilde if partial.minor.is_none() => Some([major + 1, 0, 0]),
        Prefix::Tilde => Some([major, minor + 1, 0]),
        Prefix::None => partial.next(),
        Prefix::Bound(operator) => {
            out.push(bound(operator, partial));
            return;
        }
    };
    match upper {
        Some(upper) => {
            partial.at_least(out);
            out.push(Comparator::new(Operator::Less, upper, "0"));
        }
        None => out.push(Comparator::new(Operator::Equal, low, partial.pre)),
    }
}

/// `>1.2` is at least 1.3.0, `<=1.2` is below 1.3.0, `<1.2` is below every pre-release of 1.2.0.
fn bound(operator: Operator, partial: &Partial<'_>) -> Comparator {
    match (operator, partial.next()) {
        (Operator::Greater, Some(next)) => Comparator::new(Operator::GreaterOrEqual, next, ""),
        (Operator::LessOrEqual, Some(next)) => Comparator::new(Operator::Less, next, "0"),
        (Operator::Less, Some(_)) => Comparator::new(Operator::Less, partial.low(), "0"),
        _ => Comparator::new(operator, partial.low(), partial.pre),
    }
}
