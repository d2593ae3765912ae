//! The rule schema: YAML as Semgrep documents it, read as plain data and checked for shape.
//!
//! Invariant: needs no other module of this crate but `formula`, `raw_match`, `raw_taint`, `route_check` and `taint`, because the build
//! script compiles these files too.

use crate::formula::{Condition, Formula};
use crate::route_check::{self, RouteSpec};
use crate::taint::TaintSpec;
use crate::{raw_match, raw_taint};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// A rule whose keys have the right shape; texts inside (patterns, regexes, globs) are not looked at yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RawRule {
    /// `id`.
    pub(crate) id: String,
    /// `message`.
    pub(crate) message: String,
    /// `severity` as written.
    pub(crate) severity: String,
    /// `languages` as written.
    pub(crate) languages: Vec<String>,
    /// The formula; a taint rule has none.
    pub(crate) formula: Formula,
    /// What a taint rule looks for.
    pub(crate) taint: Option<TaintSpec>,
    /// What a rule about routes asks.
    pub(crate) routes: Option<RouteSpec>,
    /// `paths.include`.
    pub(crate) include: Vec<String>,
    /// `paths.exclude`.
    pub(crate) exclude: Vec<String>,
    /// `fix`.
    pub(crate) fix: Option<String>,
    /// `fix-regex`: regex, replacement, count.
    pub(crate) fix_regex: Option<(String, String, Option<usize>)>,
    /// `options`, values as text.
    pub(crate) options: Vec<(String, String)>,
    /// `metadata`.
    #[serde(serialize_with = "write_metadata", deserialize_with = "read_metadata")]
    pub(crate) metadata: Map<String, Value>,
}

/// Metadata may be anything: it is written as JSON inside whatever form the rest has.
fn write_metadata<S: Serializer>(metadata: &Map<String, Value>, to: S) -> Result<S::Ok, S::Error> {
    let text = serde_json::to_string(metadata).map_err(serde::ser::Error::custom)?;
    to.serialize_str(&text)
}

fn read_metadata<'de, D: Deserializer<'de>>(from: D) -> Result<Map<String, Value>, D::Error> {
    let text = <&str>::deserialize(from)?;
    serde_json::from_str(text).map_err(serde::de::Error::custom)
}

/// What is wrong with the shape of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShapeError {
    /// The key (`patterns[1].pattern-inside`).
    pub(crate) key: String,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) hint: String,
}

pub(crate) type Shape<T> = Result<T, ShapeError>;

pub(crate) fn wrong<T>(key: &str, message: impl Into<String>, hint: impl Into<String>) -> Shape<T> {
    Err(ShapeError {
        key: key.to_owned(),
        message: message.into(),
        hint: hint.into(),
    })
}

/// Keys that begin a formula.
pub(crate) const FORMULA_KEYS: &[&str] =
    &["pattern", "patterns", "pattern-either", "pattern-regex"];

/// Nesting of formulas that is accepted; people write four or five levels.
const MAX_DEPTH: usize = 64;

/// Reads one rule.
///
/// # Errors
/// The first key whose shape is wrong or that is not supported.
pub(crate) fn read_rule(value: &Value) -> Shape<RawRule> {
    let Some(rule) = value.as_object() else {
        return wrong(
            "",
            "a rule must be a mapping",
            "write `- id: …` with its keys below",
        );
    };
    let id = text(rule, "id")?;
    if id.trim().is_empty() {
        return wrong(
            "id",
            "the id is empty",
            "name the rule for the bad thing it finds",
        );
    }
    let mode = rule.get("mode").and_then(Value::as_str).unwrap_or("search");
    let taint = match mode {
        "taint" => Some(raw_taint::read(rule)?),
        "search" if rule.contains_key("taint") => Some(raw_taint::read(rule)?),
        "search" | "routes" => None,
        _ => {
            return wrong(
                "mode",
                format!("`mode: {mode}` is not supported"),
                "search, taint and routes rules run in this version",
            );
        }
    };
    let routes = match mode {
        "routes" => Some(route_check::read(rule)?),
        _ => None,
    };
    let paths = rule.get("paths").and_then(Value::as_object);
    let globs = |key: &str| {
        paths
            .and_then(|paths| paths.get(key))
            .map_or(Ok(Vec::new()), |value| {
                texts(value, &format!("paths.{key}"))
            })
    };
    let languages = match rule.get("languages") {
        Some(value) => texts(value, "languages")?,
        None => {
            return wrong(
                "languages",
                "`languages` is missing",
                "name the languages the rule reads, such as `[python]`",
            );
        }
    };
    let formula = match &taint {
        Some(_) => Formula::Any(Vec::new()),
        // What the tree as a whole shows stands in no text: no text calls for such a rule.
        None if routes.is_some() => Formula::Any(Vec::new()),
        None => rule_formula(rule)?,
    };
    Ok(RawRule {
        id,
        message: text(rule, "message")?,
        severity: text(rule, "severity")?,
        formula: if languages.iter().all(|name| is_regex(name)) {
            formula.with_regexes()
        } else {
            formula
        },
        languages,
        taint,
        routes,
        include: globs("include")?,
        exclude: globs("exclude")?,
        fix: rule
            .get("fix")
            .map(|value| string(value, "fix"))
            .transpose()?,
        fix_regex: rule.get("fix-regex").map(fix_regex).transpose()?,
        options: options(rule.get("options")),
        metadata: rule
            .get("metadata")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default(),
    })
}

/// Whether a language is text that is read by regular expressions only: its patterns are such, as in Semgrep.
fn is_regex(language: &str) -> bool {
    matches!(language, "regex" | "none")
}

pub(crate) fn rule_formula(rule: &Map<String, Value>) -> Shape<Formula> {
    if let Some(value) = rule.get("match") {
        return raw_match::formula(value, "match", 0);
    }
    let mut present = FORMULA_KEYS
        .iter()
        .filter_map(|key| rule.get(*key).map(|value| (*key, value)));
    let Some((key, value)) = present.next() else {
        return wrong(
            "pattern",
            "the rule has no pattern",
            "add `pattern`, `patterns`, `pattern-either` or `pattern-regex`",
        );
    };
    if let Some((other, _)) = present.next() {
        return wrong(
            other,
            format!("both `{key}` and `{other}` stand at the top of the rule"),
            "put them under one `patterns`",
        );
    }
    match operator(key, value, key, 0)? {
        Clause::Formula(formula) => Ok(formula),
        Clause::Condition(_) | Clause::Focus(_) => wrong(
            key,
            "a condition cannot stand alone",
            "put it under `patterns`",
        ),
    }
}

/// One entry of `patterns`.
enum Clause {
    Formula(Formula),
    Condition(Condition),
    Focus(Vec<String>),
}

/// Stops where formulas are nested too deeply.
pub(crate) fn too_deep(at: &str, depth: usize) -> Shape<()> {
    if depth <= MAX_DEPTH {
        return Ok(());
    }
    wrong(
        at,
        "the formula is nested too deeply",
        format!("use at most {MAX_DEPTH} levels"),
    )
}

fn operator(key: &str, value: &Value, at: &str, depth: usize) -> Shape<Clause> {
    too_deep(at, depth)?;
    let nested = |value: &Value| formula_value(value, at, depth + 1);
    let formula = match key {
        "pattern" => Formula::Pattern(string(value, at)?),
        "pattern-regex" => Formula::Regex(string(value, at)?),
        "patterns" => all(value, at, depth)?,
        "pattern-either" => any(value, at, depth)?,
        "pattern-inside" => Formula::Inside(Box::new(nested(value)?)),
        "pattern-not" => Formula::Not(Box::new(nested(value)?)),
        "pattern-not-inside" => Formula::Not(Box::new(Formula::Inside(Box::new(nested(value)?)))),
        "pattern-not-regex" => Formula::Not(Box::new(Formula::Regex(string(value, at)?))),
        "semgrep-internal-pattern-anywhere" => Formula::Anywhere(Box::new(nested(value)?)),
        "focus-metavariable" => {
            return Ok(Clause::Focus(
                texts(value, at)?.iter().map(|name| bare(name)).collect(),
            ));
        }
        _ if key.starts_with("metavariable-") => {
            return Ok(Clause::Condition(condition(key, value, at, depth)?));
        }
        _ => {
            return wrong(
                at,
                format!("`{key}` is not a pattern operator"),
                "see `airlock rules new` for the operators there are",
            );
        }
    };
    Ok(Clause::Formula(formula))
}

/// A formula given as a pattern's text, or as a mapping with one operator.
fn formula_value(value: &Value, at: &str, depth: usize) -> Shape<Formula> {
    match value {
        Value::String(text) => Ok(Formula::Pattern(text.clone())),
        Value::Object(map) => mapping(map, at, depth),
        _ => wrong(
            at,
            "expected a pattern or a mapping with an operator",
            "write the pattern as text",
        ),
    }
}

pub(crate) fn mapping(map: &Map<String, Value>, at: &str, depth: usize) -> Shape<Formula> {
    let clauses = map
        .iter()
        .map(|(key, value)| operator(key, value, &format!("{at}.{key}"), depth + 1));
    conjunction(clauses, at)
}

pub(crate) fn items<'value>(value: &'value Value, at: &str) -> Shape<&'value Vec<Value>> {
    match value.as_array() {
        Some(items) if !items.is_empty() => Ok(items),
        _ => wrong(
            at,
            "expected a list with at least one entry",
            "begin each entry with `- `",
        ),
    }
}

fn all(value: &Value, at: &str, depth: usize) -> Shape<Formula> {
    let mut clauses = Vec::new();
    for (index, item) in items(value, at)?.iter().enumerate() {
        let Some(map) = item.as_object() else {
            return wrong(
                &format!("{at}[{index}]"),
                "expected a mapping with one operator",
                "write `- pattern: …`",
            );
        };
        for (key, value) in map {
            clauses.push(operator(
                key,
                value,
                &format!("{at}[{index}].{key}"),
                depth + 1,
            ));
        }
    }
    conjunction(clauses.into_iter(), at)
}

fn conjunction(clauses: impl Iterator<Item = Shape<Clause>>, at: &str) -> Shape<Formula> {
    let (mut parts, mut conditions, mut focus) = (Vec::new(), Vec::new(), Vec::new());
    for clause in clauses {
        match clause? {
            Clause::Formula(formula) => parts.push(formula),
            Clause::Condition(condition) => conditions.push(condition),
            Clause::Focus(names) => focus.push(names),
        }
    }
    // Inside `metavariable-pattern` the bound code itself is what the rest is taken from.
    let has_range = at.contains("metavariable-pattern");
    if !has_range && !parts.iter().any(|part| !part.is_negative()) {
        return wrong(
            at,
            "only negative patterns and conditions stand here",
            "add at least one `pattern`, `pattern-either`, `pattern-inside` or `pattern-regex`",
        );
    }
    // A lone negation takes away from what the rest of the rule gives.
    if conditions.is_empty()
        && focus.is_empty()
        && parts.len() == 1
        && !parts.iter().any(Formula::is_negative)
    {
        return Ok(parts.remove(0));
    }
    Ok(Formula::All {
        parts,
        conditions,
        focus,
    })
}

fn any(value: &Value, at: &str, depth: usize) -> Shape<Formula> {
    let mut branches = Vec::new();
    for (index, item) in items(value, at)?.iter().enumerate() {
        branches.push(formula_value(item, &format!("{at}[{index}]"), depth + 1)?);
    }
    Ok(Formula::Any(branches))
}

pub(crate) fn condition(key: &str, value: &Value, at: &str, depth: usize) -> Shape<Condition> {
    let Some(map) = value.as_object() else {
        return wrong(
            at,
            "expected a mapping",
            "give `metavariable` and what it must satisfy",
        );
    };
    let metavariable = || text(map, "metavariable").map(|name| bare(&name));
    let flag = |name: &str| map.get(name).and_then(Value::as_bool).unwrap_or(false);
    Ok(match key {
        "metavariable-regex" => Condition::Regex {
            metavariable: metavariable()?,
            regex: text(map, "regex")?,
            constant_propagation: flag("constant-propagation"),
        },
        "metavariable-pattern" => {
            let rest = map
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "metavariable" | "language"));
            let rest: Map<String, Value> = rest
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            let language = map.get("language").map(|value| string(value, at));
            let language = language.transpose()?;
            let formula = mapping(&rest, at, depth + 1)?;
            let is_text = language.as_ref().is_some_and(|name| is_regex(name));
            Condition::Pattern {
                metavariable: metavariable()?,
                language,
                formula: Box::new(if is_text {
                    formula.with_regexes()
                } else {
                    formula
                }),
            }
        }
        "metavariable-comparison" => Condition::Comparison {
            comparison: text(map, "comparison")?,
            metavariable: map.get("metavariable").and_then(Value::as_str).map(bare),
            base: map
                .get("base")
                .and_then(Value::as_u64)
                .and_then(|base| u32::try_from(base).ok()),
            strip: flag("strip"),
        },
        "metavariable-type" => Condition::Type {
            metavariable: metavariable()?,
            types: match (map.get("types"), map.get("type")) {
                (Some(value), _) | (None, Some(value)) => texts(value, at)?,
                (None, None) => return wrong(at, "`type` is missing", "give `type` or `types`"),
            },
        },
        "metavariable-analysis" => Condition::Analysis {
            metavariable: metavariable()?,
            analyzer: text(map, "analyzer")?,
        },
        _ => {
            return wrong(
                at,
                format!("`{key}` is not a condition"),
                "use metavariable-regex, -pattern, -comparison, -type or -analysis",
            );
        }
    })
}

pub(crate) fn fix_regex(value: &Value) -> Shape<(String, String, Option<usize>)> {
    let Some(map) = value.as_object() else {
        return wrong(
            "fix-regex",
            "expected a mapping",
            "give `regex` and `replacement`",
        );
    };
    let count = map
        .get("count")
        .and_then(Value::as_u64)
        .and_then(|count| usize::try_from(count).ok());
    Ok((text(map, "regex")?, text(map, "replacement")?, count))
}

fn options(value: Option<&Value>) -> Vec<(String, String)> {
    let map = value.and_then(Value::as_object);
    map.into_iter()
        .flatten()
        .map(|(key, value)| {
            (
                key.clone(),
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            )
        })
        .collect()
}

pub(crate) fn text(map: &Map<String, Value>, key: &str) -> Shape<String> {
    match map.get(key) {
        Some(value) => string(value, key),
        None => wrong(
            key,
            format!("`{key}` is missing"),
            format!("add `{key}: …`"),
        ),
    }
}

pub(crate) fn string(value: &Value, at: &str) -> Shape<String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        // `pattern: 42` and `regex: true` are text that YAML read as something else.
        Value::Number(_) | Value::Bool(_) => Ok(value.to_string()),
        _ => wrong(at, "expected text", "quote it, or use a `|` block"),
    }
}

pub(crate) fn texts(value: &Value, at: &str) -> Shape<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(|item| string(item, at)).collect(),
        other => Ok(vec![string(other, at)?]),
    }
}

/// A metavariable's name without `$`; `$...X` is another than `$X`.
pub(crate) fn bare(name: &str) -> String {
    name.trim_start_matches('$').to_owned()
}
