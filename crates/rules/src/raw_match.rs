//! The newer rule syntax: formulas as `match:` and `taint:` write them.
//!
//! Invariant: needs no other module of this crate but `formula` and `raw`, because the build script compiles this file
//! too.

use crate::formula::{Condition, Formula};
use crate::raw::{Shape, bare, condition, items, string, texts, too_deep, wrong};
use serde_json::{Map, Value};

/// Keys that begin a formula.
const OPERATORS: &[&str] = &[
    "pattern", "regex", "all", "any", "inside", "anywhere", "not",
];

/// Reads a formula: a pattern's text, or a mapping with one operator and perhaps `where`.
pub(crate) fn formula(value: &Value, at: &str, depth: usize) -> Shape<Formula> {
    too_deep(at, depth)?;
    match value {
        Value::Object(map) => mapping(map, at, depth),
        text => Ok(Formula::Pattern(string(text, at)?)),
    }
}

/// Reads the formula in a mapping; keys that belong to the mapping's owner are left alone.
pub(crate) fn mapping(map: &Map<String, Value>, at: &str, depth: usize) -> Shape<Formula> {
    let mut present = OPERATORS
        .iter()
        .filter_map(|key| map.get(*key).map(|value| (*key, value)));
    let Some((key, value)) = present.next() else {
        return wrong(
            at,
            "no operator stands here",
            format!("add one of {}", OPERATORS.join(", ")),
        );
    };
    if let Some((other, _)) = present.next() {
        return wrong(
            at,
            format!("both `{key}` and `{other}` stand here"),
            "put them under one `all`",
        );
    }
    if map.contains_key("as") {
        return wrong(
            at,
            "`as` is not supported",
            "bind a metavariable in the pattern",
        );
    }
    let below = format!("{at}.{key}");
    let inner = |value| formula(value, &below, depth + 1).map(Box::new);
    let found = match key {
        "pattern" => Formula::Pattern(string(value, &below)?),
        "regex" => Formula::Regex(string(value, &below)?),
        "inside" => Formula::Inside(inner(value)?),
        "anywhere" => Formula::Anywhere(inner(value)?),
        "not" => Formula::Not(inner(value)?),
        _ => {
            let parts = items(value, &below)?
                .iter()
                .enumerate()
                .map(|(index, item)| formula(item, &format!("{below}[{index}]"), depth + 1))
                .collect::<Shape<Vec<_>>>()?;
            if key == "any" {
                Formula::Any(parts)
            } else {
                conjunction(parts, &below)?
            }
        }
    };
    match map.get("where") {
        Some(conditions) => narrowed(found, conditions, at, depth),
        None => Ok(found),
    }
}

fn conjunction(mut parts: Vec<Formula>, at: &str) -> Shape<Formula> {
    // Inside a condition the bound code itself is what the rest is taken from.
    let has_range = at.contains(".where[");
    if !has_range && parts.iter().all(Formula::is_negative) {
        return wrong(
            at,
            "only negative patterns stand here",
            "add at least one `pattern`, `any`, `inside` or `regex`",
        );
    }
    Ok(match parts.len() {
        1 => parts.remove(0),
        _ => Formula::All {
            parts,
            conditions: Vec::new(),
            focus: Vec::new(),
        },
    })
}

/// A formula with the conditions of its `where`.
fn narrowed(found: Formula, value: &Value, at: &str, depth: usize) -> Shape<Formula> {
    let (parts, mut conditions, mut focus) = match found {
        Formula::All {
            parts,
            conditions,
            focus,
        } if focus.is_empty() => (parts, conditions, focus),
        other => (vec![other], Vec::new(), Vec::new()),
    };
    for (index, item) in items(value, at)?.iter().enumerate() {
        let below = format!("{at}.where[{index}]");
        let Some(map) = item.as_object() else {
            return wrong(
                &below,
                "expected a mapping",
                "write `metavariable: $X` and what it must satisfy",
            );
        };
        if let Some(names) = map.get("focus") {
            focus.push(
                texts(names, &below)?
                    .iter()
                    .map(|name| bare(name))
                    .collect(),
            );
        } else {
            conditions.push(one_condition(map, &below, depth)?);
        }
    }
    Ok(Formula::All {
        parts,
        conditions,
        focus,
    })
}

fn one_condition(map: &Map<String, Value>, at: &str, depth: usize) -> Shape<Condition> {
    let has = |key: &str| map.contains_key(key);
    let old = |key: &str| condition(key, &Value::Object(map.clone()), at, depth);
    if has("comparison") {
        return old("metavariable-comparison");
    }
    if has("analyzer") {
        return old("metavariable-analysis");
    }
    if has("type") || has("types") {
        return old("metavariable-type");
    }
    if has("regex") && has("metavariable") && !has("language") {
        return old("metavariable-regex");
    }
    let Some(metavariable) = map.get("metavariable") else {
        return wrong(
            at,
            "not a condition",
            "give `metavariable` with `regex`, `type` or a formula, or give `comparison` or `focus`",
        );
    };
    Ok(Condition::Pattern {
        metavariable: bare(&string(metavariable, at)?),
        language: map
            .get("language")
            .map(|language| string(language, at))
            .transpose()?,
        formula: Box::new(mapping(map, at, depth + 1)?),
    })
}
