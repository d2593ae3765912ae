//! Templates of messages and fixes, in which metavariables stand for what they are bound to.

use crate::engine::RuleMatch;
use crate::env::Env;
use crate::evaluate::{Evaluation, constant_text};
use airlock_syntax::Symbol;
use std::collections::BTreeMap;

/// Longest text that one metavariable adds to a message.
const MAX_SHOWN: usize = 200;
/// Longest message.
const MAX_MESSAGE: usize = 2000;

/// What stands for a metavariable in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown<'template> {
    /// Its text: `$X`.
    Text,
    /// The constant behind it: `value($X)`.
    Value,
    /// The literal that is left of a text that is put together, with this mark in the place of each value:
    /// `bound($X, ?)`.
    Bound(&'template str),
    /// The values that such a text is put together from: `parts($X)`.
    Parts,
    /// The same as a tuple of Python's: `tuple($X)`.
    Tuple,
}

/// The words before `(` that say what is shown.
const FUNCTIONS: &[(&str, Shown<'_>)] = &[
    ("value(", Shown::Value),
    ("bound(", Shown::Bound("")),
    ("parts(", Shown::Parts),
    ("tuple(", Shown::Tuple),
];

impl RuleMatch {
    /// The message `template` with metavariables replaced by what `show` makes of their texts, shortened where they
    /// stand for much.
    pub fn message(&self, template: &str, show: impl Fn(&str) -> String) -> String {
        let whole = fill(template, |name, shown| {
            let text = match shown {
                Shown::Value => self.values.get(name),
                _ => None,
            };
            let text = text.or_else(|| Some(&self.bindings.get(name)?.1))?;
            Some(shortened(&show(text), MAX_SHOWN))
        });
        shortened(&whole, MAX_MESSAGE)
    }
}

/// The constants behind the metavariables of which `template` shows the value.
pub(crate) fn values(
    template: &str,
    names: &BTreeMap<Symbol, String>,
    evaluation: &Evaluation<'_>,
    env: &Env,
) -> BTreeMap<String, String> {
    if !template.contains("value($") {
        return BTreeMap::new();
    }
    env.iter()
        .filter_map(|(symbol, value)| {
            let constant = evaluation.value_constant(value)?;
            Some((names.get(symbol)?.clone(), constant_text(constant)))
        })
        .collect()
}

/// At most `limit` characters of `text`.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// Replaces `$X`, `$...X`, `$1` and the functions of them by what `text` gives for the name; where it gives nothing, they
/// stay.
pub(crate) fn fill(template: &str, text: impl Fn(&str, Shown<'_>) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let after = from.strip_prefix('$').unwrap_or(from);
        let (dots, named) = match after.strip_prefix("...") {
            Some(named) => (3, named),
            None => (0, after),
        };
        let length = named
            .find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
            .unwrap_or(named.len());
        let name = after.get(..dots + length).unwrap_or("");
        let behind = after.get(dots + length..).unwrap_or("");
        let (kept, shown, behind) =
            function(before, behind).unwrap_or((before, Shown::Text, behind));
        let Some(text) = (length > 0).then(|| text(name, shown)).flatten() else {
            out.push_str(before);
            out.push('$');
            rest = after;
            continue;
        };
        out.push_str(kept);
        out.push_str(&text);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The function around a metavariable: what stands before it, what it shows, what stands behind it.
fn function<'template>(
    before: &'template str,
    behind: &'template str,
) -> Option<(&'template str, Shown<'template>, &'template str)> {
    let (kept, shown) = FUNCTIONS
        .iter()
        .find_map(|(word, shown)| Some((before.strip_suffix(word)?, *shown)))?;
    match shown {
        Shown::Bound(_) => {
            let (mark, behind) = behind.strip_prefix(", ")?.split_once(')')?;
            Some((kept, Shown::Bound(mark), behind))
        }
        _ => Some((kept, shown, behind.strip_prefix(')')?)),
    }
}
