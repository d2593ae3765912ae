//! The forms of other tools' suppression comments.
//!
//! Each reader is given what follows the tool's word, to the end of the line or comment. None can fail: what a tool
//! would not understand covers everything (as it does for the tool) or is not a directive.

use super::codes::is_code;
use super::read::Written;

/// Most names one directive gives.
const MAX_NAMES: usize = 64;

/// Semgrep: `nosem` or `nosemgrep`, then `: rule, rule`. `rest` follows `nosem`.
pub(super) fn semgrep(rest: &str) -> Option<Written> {
    let after = rest.strip_prefix("grep").unwrap_or(rest);
    if after.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let list = after.strip_prefix([':', '=']).unwrap_or("");
    let rules = names(list, |c| matches!(c, ',' | ' ' | '\t'), |_| true);
    Some(Written::of(rules, rest.len()))
}

/// Bandit and gosec: `nosec`, then codes (`B602, B607`, `G204`) or Bandit's names. Words that are neither are a
/// remark, and a directive with no code covers all, as these tools have it. `rest` follows `nosec`.
pub(super) fn nosec(rest: &str) -> Option<Written> {
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    // gosec: what follows `--` is the reason.
    let (list, reason) = rest.split_once("--").unwrap_or((rest, ""));
    let rules = names(list, |c| !c.is_ascii_alphanumeric() && c != '_', is_code);
    Some(Written::of(rules, rest.len()).because(reason))
}

/// golangci-lint: `nolint:gosec` among its linters, `nolint` alone or `all` for every linter. Others' names cover nothing of
/// ours. `rest` follows `nolint`.
pub(super) fn golangci(rest: &str) -> Option<Written> {
    let list = match rest.strip_prefix(':') {
        Some(list) => list.split([' ', '\t', '/']).next().unwrap_or(""),
        None if rest.trim_start().is_empty() || rest.trim_start().starts_with("//") => "all",
        None => return None,
    };
    let speaks_of_security = list.split(',').any(|linter| {
        ["gosec", "gas", "all"]
            .iter()
            .any(|name| linter.eq_ignore_ascii_case(name))
    });
    let reason = rest.split_once("//").map_or("", |(_, reason)| reason);
    speaks_of_security.then(|| Written::of(Vec::new(), rest.len()).because(reason))
}

/// Sonar: `NOSONAR`, newer ones with `(rule, rule)`. `rest` follows `NOSONAR`.
pub(super) fn sonar(rest: &str) -> Option<Written> {
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let list = rest
        .strip_prefix('(')
        .and_then(|list| list.split_once(')'))
        .map_or("", |(list, _)| list);
    let rules = names(list, |c| c == ',', |_| true);
    Some(Written::of(rules, rest.len()))
}

/// A word that says all by itself. `rest` follows it.
pub(super) fn word(rest: &str) -> Option<Written> {
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
    ends.then(|| Written::of(Vec::new(), 0))
}

/// ESLint: rules separated by commas, then `-- reason`. `rest` follows `eslint-disable-line` and the like.
pub(super) fn eslint(rest: &str) -> Option<Written> {
    if rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-')) {
        return None;
    }
    let (list, reason) = rest.split_once(" --").unwrap_or((rest, ""));
    let rules = names(
        list,
        |c| c == ',',
        |name| !name.contains(char::is_whitespace),
    );
    Some(Written::of(rules, rest.len()).because(reason.trim_start_matches('-')))
}

fn names(list: &str, separates: fn(char) -> bool, is_name: fn(&str) -> bool) -> Vec<String> {
    list.split(separates)
        .map(str::trim)
        .filter(|name| !name.is_empty() && name.len() <= 200 && is_name(name))
        .take(MAX_NAMES)
        .map(str::to_owned)
        .collect()
}
