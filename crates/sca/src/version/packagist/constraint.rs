//! Composer's constraints: `^1.2 || ~2.0`, `1.0 - 2.0`, `>=1,<2`, `2.*`, `dev-main`.
//!
//! Rules: composer/semver's `VersionParser` and Composer's documentation, "Versions and constraints".

use super::{MODIFIER, Normal, Piece, STABILITIES, pattern, rank, without_alias};
use crate::version::rubygems::increment;
use regex::{Captures, Regex};
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Groups: 1–4 numbers, 5 stability, 6 its numbers, 7 dev, 8 a numbered branch (`x-dev`).
fn version_pattern() -> String {
    format!(
        r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:{MODIFIER}|\.([x*][.-]?dev))(?:\+[^\s]+)?"
    )
}

static PREFIXED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!("^[~^]{}$", version_pattern())));
static STARRED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.[x*])+$"));
static WHOLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!("^{}$", version_pattern())));

/// One bound.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bound {
    operator: Operator,
    version: Normal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

impl Bound {
    fn new(operator: Operator, version: Normal) -> Self {
        Self { operator, version }
    }

    /// A branch matches itself only.
    fn admits(&self, version: &Normal) -> bool {
        let equal = *version == self.version;
        let (Some(candidate), Some(bound)) = (version.key(), self.version.key()) else {
            return match self.operator {
                Operator::Equal => equal,
                Operator::NotEqual => !equal,
                _ => false,
            };
        };
        let order = candidate.cmp(&bound);
        match self.operator {
            Operator::Less => order == Ordering::Less,
            Operator::LessOrEqual => order != Ordering::Greater,
            Operator::Greater => order == Ordering::Greater,
            Operator::GreaterOrEqual => order != Ordering::Less,
            Operator::Equal => order == Ordering::Equal,
            Operator::NotEqual => order != Ordering::Equal,
        }
    }
}

/// Whether a constraint admits a version; `None` if either cannot be read.
pub(in crate::version) fn satisfies(version: &str, constraint: &str) -> Option<bool> {
    let version = Normal::parse(version)?;
    let mut admitted = false;
    for alternative in constraint.trim().replace("||", "|").split('|') {
        let mut all = true;
        for part in parts(alternative)? {
            all &= bounds(&part)?.iter().all(|bound| bound.admits(&version));
        }
        admitted |= all;
    }
    Some(admitted)
}

/// The parts of an alternative, separated by commas or spaces; operators, hyphens and `as` hold on to their neighbours.
fn parts(alternative: &str) -> Option<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    let mut glue = false;
    for word in alternative
        .split([' ', ',', '\t'])
        .filter(|word| !word.is_empty())
    {
        let binds = word == "-" || word == "as";
        let operator = word.bytes().all(|byte| b"<>=!".contains(&byte));
        match out.last_mut() {
            Some(last) if binds || glue => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
        glue = binds || operator;
    }
    (!out.is_empty()).then_some(out)
}

fn bounds(part: &str) -> Option<Vec<Bound>> {
    let part = without_alias(part);
    let (part, stability) = split_stability(part);
    let part = match part.split_once('#') {
        Some((branch, _)) if branch.starts_with("dev-") || branch.ends_with(".x-dev") => branch,
        _ => part,
    };
    if let Some(found) = PREFIXED.as_ref()?.captures(part) {
        return prefixed(part, &found);
    }
    if is_star(part) {
        let low = Normal::parse("0.0.0.0-dev")?;
        return Some(match part {
            "*" | "x" | "X" => Vec::new(),
            _ => vec![Bound::new(Operator::GreaterOrEqual, low)],
        });
    }
    if let Some(found) = STARRED.as_ref()?.captures(part) {
        return starred(&found);
    }
    if let Some((from, to)) = part.split_once(" - ") {
        return hyphen_range(from.trim(), to.trim());
    }
    plain(part, stability).map(|bound| vec![bound])
}

fn is_star(part: &str) -> bool {
    part.strip_prefix('v')
        .unwrap_or(part)
        .split('.')
        .all(|word| matches!(word, "x" | "X" | "*"))
}

/// What stands before `@`, and the stability after it unless it is `stable`.
fn split_stability(part: &str) -> (&str, Option<u8>) {
    let Some((version, word)) = part.rsplit_once('@') else {
        return (part, None);
    };
    let lower = word.to_ascii_lowercase();
    if !STABILITIES.contains(&lower.as_str()) || version.contains(char::is_whitespace) {
        return (part, None);
    }
    let version = if version.is_empty() { "*" } else { version };
    (version, rank(&lower))
}

fn given(found: &Captures<'_>, group: usize) -> bool {
    found.get(group).is_some_and(|found| !found.is_empty())
}

/// The numbers of groups 1 to 4.
fn numbers(found: &Captures<'_>) -> [String; 4] {
    [1, 2, 3, 4].map(|group| {
        found
            .get(group)
            .map_or("0", |found| found.as_str())
            .to_owned()
    })
}

/// The numbers up to a position, the last of them one higher if asked for, in development.
fn cut(numbers: &[String; 4], position: usize, raise: bool) -> Normal {
    let piece = |(at, digits): (usize, &String)| {
        let place = at + 1;
        Piece::Number(match place.cmp(&position) {
            Ordering::Equal if raise => increment(digits.trim_start_matches('0')),
            Ordering::Less | Ordering::Equal => digits.clone(),
            Ordering::Greater => "0".to_owned(),
        })
    };
    Normal::Numbered(numbers.iter().enumerate().map(piece).collect()).in_development()
}

/// `~1.2` and `^1.2`.
fn prefixed(part: &str, found: &Captures<'_>) -> Option<Vec<Bound>> {
    let numbers = numbers(found);
    let position = if part.starts_with('~') {
        let last = (2..=4)
            .rev()
            .find(|&group| given(found, group))
            .unwrap_or(1);
        let position = last + usize::from(given(found, 8));
        (position - 1).max(1)
    } else {
        let zero = |group: usize| found.get(group).is_some_and(|found| found.as_str() == "0");
        match (zero(1) && given(found, 2), zero(2) && given(found, 3)) {
            (true, true) => 3,
            (true, false) => 2,
            (false, _) => 1,
        }
    };
    let low = Normal::parse(part.get(1..)?)?;
    let suffixed = [5, 7, 8].into_iter().any(|group| given(found, group));
    let low = if suffixed { low } else { low.in_development() };
    Some(vec![
        Bound::new(Operator::GreaterOrEqual, low),
        Bound::new(Operator::Less, cut(&numbers, position, true)),
    ])
}

/// `1.2.*`.
fn starred(found: &Captures<'_>) -> Option<Vec<Bound>> {
    let position = (2..=3)
        .rev()
        .find(|&group| given(found, group))
        .unwrap_or(1);
    let mut numbers = ["0", "0", "0", "0"].map(str::to_owned);
    for (at, number) in numbers.iter_mut().enumerate().take(position) {
        found.get(at + 1)?.as_str().clone_into(number);
    }
    Some(vec![
        Bound::new(Operator::GreaterOrEqual, cut(&numbers, position, false)),
        Bound::new(Operator::Less, cut(&numbers, position, true)),
    ])
}

/// `1.0 - 2.0`: the upper end is whole if it has three numbers or a suffix, else all that begins so is in.
fn hyphen_range(from: &str, to: &str) -> Option<Vec<Bound>> {
    let (low, high) = (
        WHOLE.as_ref()?.captures(from)?,
        WHOLE.as_ref()?.captures(to)?,
    );
    let suffixed = |found: &Captures<'_>| [5, 7, 8].into_iter().any(|group| given(found, group));
    let from = Normal::parse(from)?;
    let from = if suffixed(&low) {
        from
    } else {
        from.in_development()
    };
    let whole = (given(&high, 2) && given(&high, 3)) || suffixed(&high);
    let to = Normal::parse(to)?;
    let upper = if whole {
        Bound::new(Operator::LessOrEqual, to)
    } else {
        let position = if given(&high, 2) { 2 } else { 1 };
        Bound::new(Operator::Less, cut(&numbers(&high), position, true))
    };
    Some(vec![Bound::new(Operator::GreaterOrEqual, from), upper])
}

/// One version with or without an operator.
fn plain(part: &str, stability: Option<u8>) -> Option<Bound> {
    const OPERATORS: &[(&str, Operator)] = &[
        ("<>", Operator::NotEqual),
        ("!=", Operator::NotEqual),
        (">=", Operator::GreaterOrEqual),
        ("<=", Operator::LessOrEqual),
        ("==", Operator::Equal),
        (">", Operator::Greater),
        ("<", Operator::Less),
        ("=", Operator::Equal),
    ];
    let (operator, written) = OPERATORS
        .iter()
        .find_map(|&(sign, operator)| Some((operator, part.strip_prefix(sign)?)))
        .unwrap_or((Operator::Equal, part));
    let written = written.trim();
    let mut version = Normal::parse(written).or_else(|| {
        // `foobar-dev` is meant to be `dev-foobar`.
        let name = written.strip_suffix("-dev")?;
        Some(Normal::Branch(name.to_owned()))
    })?;
    match (stability, operator) {
        (Some(rank), _) if operator != Operator::Equal && version.is_stable() => {
            if let Normal::Numbered(pieces) = &mut version {
                pieces.push(Piece::Word(rank));
            }
        }
        (_, Operator::Less | Operator::GreaterOrEqual) if !has_modifier(written) => {
            version = version.in_development();
        }
        _ => {}
    }
    Some(Bound::new(operator, version))
}

/// Whether a suffix with a hyphen is written at the end.
fn has_modifier(written: &str) -> bool {
    static SUFFIX: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!("-{MODIFIER}$")));
    SUFFIX
        .as_ref()
        .is_some_and(|suffix| suffix.is_match(written))
}
