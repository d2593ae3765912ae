//! `.gitleaks.toml`, and Betterleaks' files as far as they say the same.
//!
//! `[extend] useDefault` means the embedded detectors, which know gitleaks' ids as aliases. Without it gitleaks runs the
//! file's rules alone; Airlock runs its own all the same and says so.

use super::allow::{Allow, Target};
use super::{Exceptions, MOST, Notes};
use crate::pack::Custom;
use toml::{Table, Value};

/// Keys of a rule that are read.
const RULE_KEYS: &[&str] = &[
    "id",
    "description",
    "regex",
    "secretGroup",
    "entropy",
    "keywords",
    "path",
    "tags",
    "allowlist",
    "allowlists",
    "skipReport",
];

pub(super) fn read(file: &str, text: &str, exceptions: &mut Exceptions, notes: &mut Notes) {
    let table: Table = match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => {
            let line = error
                .span()
                .and_then(|span| text.get(..span.start))
                .map_or(1, |before| before.matches('\n').count() + 1);
            notes.add(format!(
                "line {line} is not TOML ({}); nothing of the file is honoured until that is corrected",
                error.message()
            ));
            return;
        }
    };
    extend(file, &table, exceptions, notes);
    for (number, one) in allowlists(&table).into_iter().enumerate() {
        let place = format!("{file} allowlist {}", number + 1);
        exceptions
            .allowed
            .extend(allow(one, &place, strings(one, "targetRules"), notes));
    }
    let rules = table.get("rules").and_then(Value::as_array);
    for (number, one) in rules.into_iter().flatten().take(MOST).enumerate() {
        if let Some(one) = one.as_table() {
            rule(file, number + 1, one, exceptions, notes);
        }
    }
}

fn extend(file: &str, table: &Table, exceptions: &mut Exceptions, notes: &mut Notes) {
    let Some(extend) = table.get("extend").and_then(Value::as_table) else {
        if table.contains_key("rules") {
            notes.add(
                "the file has no `[extend] useDefault = true`, with which gitleaks would run its own rules only; Airlock's \
                 detectors run as well, name those you do not want in `[extend] disabledRules`"
                    .to_owned(),
            );
        }
        return;
    };
    for id in strings(extend, "disabledRules") {
        let place = format!("{file} [extend] disabledRules, {id}");
        exceptions.disabled.push((id, place));
    }
    for key in ["path", "url"] {
        if let Some(other) = extend.get(key).and_then(Value::as_str) {
            notes.add(format!(
                "`[extend] {key} = \"{other}\"` is not followed; copy what that file says into this one"
            ));
        }
    }
}

/// `[allowlist]`, `[[allowlists]]`, and Betterleaks' and older spellings.
fn allowlists(table: &Table) -> Vec<&Table> {
    ["allowlist", "allowlists", "whitelist"]
        .iter()
        .filter_map(|key| table.get(*key))
        .flat_map(|value| match value {
            Value::Table(one) => vec![one],
            Value::Array(many) => many.iter().filter_map(Value::as_table).collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn allow(one: &Table, place: &str, rules: Vec<String>, notes: &mut Notes) -> Option<Allow> {
    let mut regexes = |key: &str| -> Vec<_> {
        strings(one, key)
            .iter()
            .filter_map(|pattern| notes.regex(&format!("{place}, `{key}`"), pattern))
            .collect()
    };
    let (paths, regexes) = (regexes("paths"), regexes("regexes"));
    let target = match one.get("regexTarget").and_then(Value::as_str) {
        // What the rule's whole regex matched lies on one line nearly always; ours may match less of it.
        Some("line" | "match") => Target::Line,
        _ => Target::Secret,
    };
    let all = one
        .get("condition")
        .and_then(Value::as_str)
        .is_some_and(|word| word.eq_ignore_ascii_case("and"));
    if !strings(one, "commits").is_empty() {
        notes.add(format!(
            "`commits` of {place} are not honoured, since files are scanned as they are, not commits; give a path or a regex"
        ));
        if all {
            return None;
        }
    }
    for key in ["filter", "prefilter"] {
        if one.contains_key(key) {
            notes.add(format!("`{key}` of {place} is an expression, which is not understood; say it by `paths`, `regexes` or `stopwords`"));
        }
    }
    let stopwords = strings(one, "stopwords")
        .into_iter()
        .map(|word| word.to_ascii_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    Some(Allow {
        place: place.to_owned(),
        rules,
        all,
        paths,
        regexes,
        target,
        stopwords,
    })
}

fn rule(file: &str, number: usize, one: &Table, exceptions: &mut Exceptions, notes: &mut Notes) {
    let text = |key: &str| one.get(key).and_then(Value::as_str);
    let Some(id) = text("id").filter(|id| !id.is_empty()) else {
        notes.add(format!(
            "rule {number} has no `id`, so it is left out; give it one"
        ));
        return;
    };
    for (list, allowed) in allowlists(one).into_iter().enumerate() {
        let place = format!("{file} rule `{id}` allowlist {}", list + 1);
        exceptions
            .allowed
            .extend(allow(allowed, &place, vec![id.to_owned()], notes));
    }
    for key in one.keys().filter(|key| !RULE_KEYS.contains(&key.as_str())) {
        notes.add(format!(
            "`{key}` of rule `{id}` is not understood and has no effect"
        ));
    }
    // A rule without a regex alters one of the default rules, or goes by the path alone.
    let Some(pattern) = text("regex") else {
        if text("path").is_some() {
            notes.add(format!(
                "rule `{id}` finds files by their path alone, which are not reported; name the file in `.gitignore` instead"
            ));
        }
        return;
    };
    let place = format!("rule `{id}`");
    let Some(regex) = notes.regex(&place, pattern) else {
        return;
    };
    let path = match text("path").map(|path| notes.regex(&format!("{place}, `path`"), path)) {
        Some(None) => return,
        Some(Some(path)) => Some(path),
        None => None,
    };
    let group = one
        .get("secretGroup")
        .and_then(Value::as_integer)
        .and_then(|group| usize::try_from(group).ok())
        .unwrap_or(0);
    if group >= regex.captures_len() {
        notes.add(format!(
            "`secretGroup = {group}` of rule `{id}`: its regex has only {} groups, so the rule is left out",
            regex.captures_len() - 1
        ));
        return;
    }
    let entropy = match one.get("entropy") {
        Some(Value::Float(bits)) => *bits,
        Some(Value::Integer(bits)) => f64::from(i32::try_from(*bits).unwrap_or(i32::MAX)),
        _ => 0.0,
    };
    exceptions.custom.push(Custom {
        id: id.to_owned(),
        name: text("description")
            .unwrap_or(id)
            .trim_end_matches('.')
            .to_owned(),
        file: file.to_owned(),
        regex,
        // As gitleaks does: without a group of its own, the first group is the secret.
        group: if group == 0 { 1 } else { group },
        entropy,
        keywords: strings(one, "keywords")
            .into_iter()
            .map(|word| word.to_ascii_lowercase())
            .collect(),
        path,
    });
}

/// The strings of a list, or a string by itself.
fn strings(table: &Table, key: &str) -> Vec<String> {
    match table.get(key) {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(many)) => many
            .iter()
            .filter_map(Value::as_str)
            .take(MOST)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}
