//! How a rule mends what it finds: Semgrep's `fix` and `fix-regex`, and the list `metadata.fixes` for rules whose
//! findings have several shapes.
//!
//! The list stands in the metadata, which Semgrep does not read, so that such a rule remains one of Semgrep's.

use crate::formula::Formula;
use crate::raw::{self, RawRule, Shape, string, text, wrong};
use airlock_model::Applicability;
use serde_json::{Map, Value};

/// One way to mend a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct FixTemplate {
    /// What the code must be for this way; it is changed where the smallest match lies that holds the finding. Without,
    /// the finding's own range is changed.
    pub formula: Option<Formula>,
    /// What is changed.
    pub change: Change,
    /// The statement that the new code needs at the head of the file, as the language writes it.
    pub import: Option<String>,
    /// How far it can be trusted.
    pub applicability: Applicability,
}

/// What a fix changes; all texts may hold metavariables.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The range is replaced.
    Whole(String),
    /// What an expression finds in the range is replaced.
    Regex {
        /// The expression.
        regex: String,
        /// What replaces it; `\1` stands for a group.
        replacement: String,
        /// At most how often.
        count: Option<usize>,
    },
    /// What metavariables (without `$`) are bound to is replaced, each by its text.
    Parts(Vec<(String, String)>),
}

/// The fixes of a rule, in the order in which they are tried. `applicability` is that of those that name none.
///
/// # Errors
/// The first key whose shape is wrong.
pub(crate) fn read(raw: &RawRule, applicability: Applicability) -> Shape<Vec<FixTemplate>> {
    let listed = match raw.metadata.get("fixes") {
        Some(value) => raw::items(value, "metadata.fixes")?,
        None => &Vec::new(),
    };
    let mut all = listed
        .iter()
        .enumerate()
        .map(|(at, item)| entry(item, &format!("metadata.fixes[{at}]"), applicability))
        .collect::<Shape<Vec<_>>>()?;
    let own = match (&raw.fix, &raw.fix_regex) {
        (Some(replacement), _) => Some(Change::Whole(replacement.clone())),
        (None, Some((regex, replacement, count))) => Some(Change::Regex {
            regex: regex.clone(),
            replacement: replacement.clone(),
            count: *count,
        }),
        (None, None) => None,
    };
    all.extend(own.map(|change| FixTemplate {
        formula: None,
        change,
        import: None,
        applicability,
    }));
    Ok(all)
}

/// What an entry of the list may hold, beside one operator of a pattern.
const KEYS: &[&str] = &["fix", "fix-regex", "edits", "import", "applicability"];

fn entry(value: &Value, at: &str, applicability: Applicability) -> Shape<FixTemplate> {
    let Some(map) = value.as_object() else {
        return wrong(
            at,
            "expected a mapping",
            "give `fix`, `fix-regex` or `edits`",
        );
    };
    let is_operator = |key: &str| raw::FORMULA_KEYS.contains(&key);
    if let Some(key) = map
        .keys()
        .find(|key| !KEYS.contains(&key.as_str()) && !is_operator(key))
    {
        return wrong(
            &format!("{at}.{key}"),
            format!("`{key}` is not known here"),
            format!("use a pattern, {}", KEYS.join(", ")),
        );
    }
    let formula = if map.keys().any(|key| is_operator(key)) {
        Some(raw::rule_formula(map)?)
    } else {
        None
    };
    let import = map
        .get("import")
        .map(|value| string(value, &format!("{at}.import")))
        .transpose()?;
    let applicability = match map.get("applicability").and_then(Value::as_str) {
        Some(word) => match applicability_of(word) {
            Some(known) => known,
            None => {
                return wrong(
                    &format!("{at}.applicability"),
                    format!("`{word}` is not known here"),
                    APPLICABILITIES,
                );
            }
        },
        None => applicability,
    };
    Ok(FixTemplate {
        formula,
        change: change(map, at)?,
        import,
        applicability,
    })
}

fn change(map: &Map<String, Value>, at: &str) -> Shape<Change> {
    let given = ["fix", "fix-regex", "edits"].map(|key| map.get(key));
    match given {
        [Some(fix), None, None] => Ok(Change::Whole(string(fix, &format!("{at}.fix"))?)),
        [None, Some(fix), None] => {
            let (regex, replacement, count) = raw::fix_regex(fix)?;
            Ok(Change::Regex {
                regex,
                replacement,
                count,
            })
        }
        [None, None, Some(edits)] => {
            let at = format!("{at}.edits");
            let Some(edits) = edits.as_object() else {
                return wrong(
                    &at,
                    "expected a mapping",
                    "give each metavariable the text that replaces it",
                );
            };
            let parts = edits.keys().map(|key| {
                let name = key.strip_prefix('$').unwrap_or(key).to_owned();
                Ok((name, text(edits, key)?))
            });
            Ok(Change::Parts(parts.collect::<Shape<_>>()?))
        }
        _ => wrong(
            at,
            "a fix changes code in one way",
            "give one of `fix`, `fix-regex` and `edits`",
        ),
    }
}

/// The words there are.
pub(crate) const APPLICABILITIES: &str = "use safe, unsafe or display-only";

pub(crate) fn applicability_of(word: &str) -> Option<Applicability> {
    Some(match word {
        "safe" => Applicability::Safe,
        "unsafe" => Applicability::Unsafe,
        "display-only" => Applicability::DisplayOnly,
        _ => return None,
    })
}
