//! What a manifest asks for, written again so that it admits a fixed version: the notation stays the one that was there.
//!
//! Refuses to widen: the new text admits the fixed version and what its notation adds above it, never a version below.

use crate::version::Scheme;
use std::cmp::Ordering;

/// Operators before a version, the longer ones first.
const OPERATORS: [&str; 13] = [
    "===", "~>", "~=", "==", ">=", "<=", "!=", "^", "~", "=", ">", "<", "@",
];

/// What `written` becomes so that it asks for `to` at least; `None` where its notation is not understood.
pub(super) fn raised(ecosystem: &str, written: &str, to: &str) -> Option<String> {
    let text = written.trim();
    let raised = match ecosystem {
        "Maven" | "NuGet" => interval(text, to),
        _ if is_compound(text) => compound(ecosystem, text, to),
        _ => single(ecosystem, text, to),
    }?;
    let is_admitted = admits(ecosystem, &raised, to);
    (is_admitted != Some(false) && raised != text).then_some(raised)
}

/// Whether what a manifest asks for admits a version; `None` where that cannot be told.
pub(super) fn admits(ecosystem: &str, written: &str, version: &str) -> Option<bool> {
    let text = written.trim();
    if text.is_empty() || text == "*" || text == "any" {
        return Some(true);
    }
    let scheme = Scheme::of_ecosystem(ecosystem)?;
    // What is written bare in a project file of .NET is a least version.
    if ecosystem == "NuGet" && !text.contains(['[', '(', '*', ',']) {
        return scheme.compare(version, text).map(Ordering::is_ge);
    }
    if ecosystem == "Hex" {
        return hex_admits(text, version);
    }
    scheme
        .satisfies(version, text)
        .or_else(|| caret(scheme, version, text))
}

/// Elixir's `~>` is Ruby's.
fn hex_admits(text: &str, version: &str) -> Option<bool> {
    Scheme::RubyGems.satisfies(version, text)
}

/// Dart's `^`, and plain versions where a scheme has no notation of its own here.
fn caret(scheme: Scheme, version: &str, text: &str) -> Option<bool> {
    match text.strip_prefix('^') {
        Some(least) => {
            let is_above = scheme.compare(version, least)?.is_ge();
            Some(is_above && line_of(least) == line_of(version))
        }
        None => scheme.compare(version, text).map(Ordering::is_eq),
    }
}

/// More than one condition, or a place left open.
fn is_compound(text: &str) -> bool {
    text.contains(',')
        || text.contains("||")
        || text.contains(" - ")
        || text.contains(" or ")
        || split_operator(text).1.contains(char::is_whitespace)
}

/// The operator, with the space after it, and the rest.
fn split_operator(text: &str) -> (&str, &str) {
    let operator = OPERATORS
        .iter()
        .find(|operator| text.starts_with(**operator));
    let length = operator.map_or(0, |operator| operator.len());
    let rest = text.get(length..).unwrap_or_default();
    let length = length + (rest.len() - rest.trim_start().len());
    (
        text.get(..length).unwrap_or_default(),
        text.get(length..).unwrap_or_default(),
    )
}

fn single(ecosystem: &str, text: &str, to: &str) -> Option<String> {
    let (operator, version) = split_operator(text);
    let is_open = version
        .split(['.', '-'])
        .any(|part| matches!(part, "x" | "X" | "*"));
    let is_version = version.starts_with(|first: char| first.is_ascii_digit() || first == 'v');
    if !is_version && !is_open {
        return None;
    }
    let prefix = if version.starts_with('v') && !to.starts_with('v') {
        "v"
    } else {
        ""
    };
    match operator.trim_end() {
        "<" | "<=" | ">" => Some(format!(">={}{to}", spaces(operator))),
        "!=" => None,
        "==" | "=" | "" if is_open => Some(line(ecosystem, to)),
        _ if is_open => None,
        _ => Some(format!("{operator}{prefix}{to}")),
    }
}

fn spaces(operator: &str) -> &str {
    operator
        .get(operator.trim_end().len()..)
        .unwrap_or_default()
}

/// Everything from a version on that its ecosystem takes for compatible.
fn line(ecosystem: &str, to: &str) -> String {
    match ecosystem {
        "npm" | "Packagist" | "Pub" => format!("^{to}"),
        "PyPI" => format!("~={to}"),
        "RubyGems" | "Hex" => format!("~> {to}"),
        _ => to.to_owned(),
    }
}

/// Several conditions become one line from the fixed version on; Python's upper bound stays one.
fn compound(ecosystem: &str, text: &str, to: &str) -> Option<String> {
    match ecosystem {
        "PyPI" => {
            let has_end = text
                .split(',')
                .any(|part| part.trim_start().starts_with('<'));
            let next = first_number(to)? + 1;
            Some(if has_end {
                format!(">={to},<{next}")
            } else {
                format!(">={to}")
            })
        }
        "crates.io" | "npm" | "Packagist" | "Pub" | "Hex" => Some(line(ecosystem, to)),
        _ => None,
    }
}

/// Maven's and NuGet's: bare versions are replaced, intervals begin at the fixed version.
fn interval(text: &str, to: &str) -> Option<String> {
    if !text.contains(['[', '(', ',']) {
        return Some(to.to_owned());
    }
    let inner = text.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    if inner.contains(['[', '(', ']', ')']) {
        return None;
    }
    match inner.split_once(',') {
        None => Some(format!("[{to}]")),
        Some((_, end)) if end.trim().is_empty() => Some(format!("[{to},)")),
        Some(_) => Some(format!("[{to},{})", first_number(to)? + 1)),
    }
}

fn first_number(version: &str) -> Option<u64> {
    let digits = version.trim_start_matches('v');
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

/// The numbers up to the first that is not zero: versions that share them are taken for compatible.
pub(super) fn line_of(version: &str) -> Vec<u64> {
    let version = version.trim_start_matches('v');
    let plain = version.split(['-', '+']).next().unwrap_or(version);
    let mut line = Vec::new();
    for part in plain.split('.').take(3) {
        let Ok(number) = part.parse::<u64>() else {
            break;
        };
        line.push(number);
        if number != 0 {
            break;
        }
    }
    line
}

/// Whether an upgrade leaves the line of versions that are taken for compatible: another major version, or another minor
/// one below 1.0. A version that is no row of numbers is taken to leave it.
pub fn is_breaking(from: &str, to: &str) -> bool {
    let (from, to) = (line_of(from), line_of(to));
    from.is_empty() || from != to
}
