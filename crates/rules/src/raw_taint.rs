//! The keys of taint rules, in both syntaxes: `mode: taint` with `pattern-sources` and so on, and the `taint:` block.
//!
//! Invariant: needs no other module of this crate but `formula`, `raw`, `raw_match` and `taint`, because the build
//! script compiles this file too.

use crate::formula::Formula;
use crate::raw::{Shape, bare, items, mapping, string, texts, wrong};
use crate::raw_match;
use crate::taint::{
    Requires, SideEffect, SinkRequires, TaintPropagator, TaintSanitizer, TaintSink, TaintSource,
    TaintSpec,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A part of a taint rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Part {
    Sources,
    Sinks,
    Sanitizers,
    Propagators,
}

impl Part {
    pub(crate) const ALL: [Self; 4] = [
        Self::Sources,
        Self::Sinks,
        Self::Sanitizers,
        Self::Propagators,
    ];

    /// Its key in the `taint:` block.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Sinks => "sinks",
            Self::Sanitizers => "sanitizers",
            Self::Propagators => "propagators",
        }
    }

    /// Its key in a rule with `mode: taint`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Sources => "pattern-sources",
            Self::Sinks => "pattern-sinks",
            Self::Sanitizers => "pattern-sanitizers",
            Self::Propagators => "pattern-propagators",
        }
    }
}

/// Keys of an entry that are no part of its formula.
const OPTIONS: &[&str] = &[
    "at-exit",
    "by-side-effect",
    "control",
    "exact",
    "from",
    "label",
    "not_conflicting",
    "not-conflicting",
    "replace-labels",
    "requires",
    "to",
];

/// Reads the parts of a taint rule.
pub(crate) fn read(rule: &Map<String, Value>) -> Shape<TaintSpec> {
    let block = match rule.get("taint") {
        None => None,
        Some(Value::Object(block)) => Some(block),
        Some(_) => {
            return wrong("taint", "expected a mapping", "give `sources` and `sinks`");
        }
    };
    let given = |part: Part| match block {
        Some(block) => (format!("taint.{}", part.name()), block.get(part.name())),
        None => (part.key().to_owned(), rule.get(part.key())),
    };
    let is_new = block.is_some();
    let spec = TaintSpec {
        sources: entries(given(Part::Sources), is_new, source)?,
        sinks: entries(given(Part::Sinks), is_new, sink)?,
        sanitizers: entries(given(Part::Sanitizers), is_new, sanitizer)?,
        propagators: entries(given(Part::Propagators), is_new, propagator)?,
    };
    for (part, is_empty) in [
        (Part::Sources, spec.sources.is_empty()),
        (Part::Sinks, spec.sinks.is_empty()),
    ] {
        if is_empty {
            let (key, _) = given(part);
            return wrong(
                &key,
                format!("the taint rule has no {}", part.name()),
                format!("add `{key}`"),
            );
        }
    }
    Ok(spec)
}

/// Checks a list of entries that stands outside a rule, at `at`.
pub(crate) fn check(part: Part, list: &Value, at: &str) -> Shape<()> {
    let list = (at.to_owned(), Some(list));
    match part {
        Part::Sources => entries(list, false, source).map(drop),
        Part::Sinks => entries(list, false, sink).map(drop),
        Part::Sanitizers => entries(list, false, sanitizer).map(drop),
        Part::Propagators => entries(list, false, propagator).map(drop),
    }
}

/// One entry of a part: its formula, its other keys, and where it stands.
struct Entry<'rule> {
    formula: Formula,
    keys: Option<&'rule Map<String, Value>>,
    at: String,
}

fn entries<T>(
    (key, value): (String, Option<&Value>),
    is_new: bool,
    read: fn(&Entry<'_>) -> Shape<T>,
) -> Shape<Vec<T>> {
    let Some(value) = value else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    for (index, item) in items(value, &key)?.iter().enumerate() {
        let at = format!("{key}[{index}]");
        let (formula, keys) = match item {
            Value::Object(map) if is_new => (raw_match::mapping(map, &at, 0)?, Some(map)),
            Value::Object(map) => (old_formula(map, &at)?, Some(map)),
            text if is_new => (raw_match::formula(text, &at, 0)?, None),
            _ => {
                return wrong(
                    &at,
                    "expected a mapping with one operator",
                    "write `- pattern: …`",
                );
            }
        };
        all.push(read(&Entry { formula, keys, at })?);
    }
    Ok(all)
}

fn old_formula(map: &Map<String, Value>, at: &str) -> Shape<Formula> {
    let formula: Map<String, Value> = map
        .iter()
        .filter(|(key, _)| !OPTIONS.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if formula.is_empty() {
        return wrong(
            at,
            "the entry has no pattern",
            "add `pattern` or `patterns`",
        );
    }
    mapping(&formula, at, 0)
}

impl Entry<'_> {
    fn key(&self, name: &str) -> Option<&Value> {
        self.keys.and_then(|keys| keys.get(name))
    }

    fn flag(&self, name: &str, default: bool) -> Shape<bool> {
        match self.key(name) {
            None => Ok(default),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => wrong(
                &format!("{}.{name}", self.at),
                "expected `true` or `false`",
                "remove the key for its default",
            ),
        }
    }

    fn word(&self, name: &str) -> Shape<Option<String>> {
        self.key(name)
            .map(|value| string(value, &self.at))
            .transpose()
    }

    fn requires(&self) -> Shape<Option<Requires>> {
        let text = self.word("requires")?;
        text.map(|text| self.expression(&text)).transpose()
    }

    fn expression(&self, text: &str) -> Shape<Requires> {
        Requires::parse(text).or_else(|message| {
            wrong(
                &format!("{}.requires", self.at),
                message,
                "write labels with `and`, `or`, `not` and parentheses",
            )
        })
    }
}

fn source(entry: &Entry<'_>) -> Shape<TaintSource> {
    let by_side_effect = match entry.key("by-side-effect") {
        None | Some(Value::Bool(false)) => SideEffect::No,
        Some(Value::Bool(true)) => SideEffect::Yes,
        Some(Value::String(word)) if word == "only" => SideEffect::Only,
        Some(_) => {
            return wrong(
                &format!("{}.by-side-effect", entry.at),
                "not known here",
                "use `true`, `false` or `only`",
            );
        }
    };
    Ok(TaintSource {
        formula: entry.formula.clone(),
        exact: entry.flag("exact", false)?,
        by_side_effect,
        control: entry.flag("control", false)?,
        label: entry.word("label")?,
        requires: entry.requires()?,
    })
}

fn sink(entry: &Entry<'_>) -> Shape<TaintSink> {
    let requires = match entry.key("requires") {
        None => SinkRequires::Default,
        Some(Value::Array(each)) => SinkRequires::Each(each_requires(entry, each)?),
        Some(value) => SinkRequires::Whole(entry.expression(&string(value, &entry.at)?)?),
    };
    Ok(TaintSink {
        has_focus: has_focus(&entry.formula),
        formula: entry.formula.clone(),
        exact: entry.flag("exact", true)?,
        at_exit: entry.flag("at-exit", false)?,
        requires,
    })
}

/// `requires: [{$X: A}, {$Y: not B}]`.
fn each_requires(entry: &Entry<'_>, each: &[Value]) -> Shape<Vec<(String, Requires)>> {
    let mut all = Vec::new();
    for item in each {
        let Some(map) = item.as_object() else {
            return wrong(
                &format!("{}.requires", entry.at),
                "expected a mapping",
                "write `- $X: LABEL`",
            );
        };
        for (name, value) in map {
            all.push((bare(name), entry.expression(&string(value, &entry.at)?)?));
        }
    }
    Ok(all)
}

/// Whether a formula narrows what it matches.
fn has_focus(formula: &Formula) -> bool {
    match formula {
        Formula::All { parts, focus, .. } => !focus.is_empty() || parts.iter().any(has_focus),
        Formula::Any(parts) => parts.iter().any(has_focus),
        _ => false,
    }
}

fn sanitizer(entry: &Entry<'_>) -> Shape<TaintSanitizer> {
    Ok(TaintSanitizer {
        formula: entry.formula.clone(),
        exact: entry.flag("exact", false)?,
        by_side_effect: entry.flag("by-side-effect", false)?,
        not_conflicting: entry.flag("not_conflicting", false)?
            || entry.flag("not-conflicting", false)?,
    })
}

fn propagator(entry: &Entry<'_>) -> Shape<TaintPropagator> {
    let name = |key: &str| match entry.word(key)? {
        Some(name) => Ok(bare(&name)),
        None => wrong(
            &entry.at,
            format!("`{key}` is missing"),
            format!("name the metavariable as `{key}: $X`"),
        ),
    };
    Ok(TaintPropagator {
        formula: entry.formula.clone(),
        from: name("from")?,
        to: name("to")?,
        by_side_effect: entry.flag("by-side-effect", true)?,
        label: entry.word("label")?,
        replace_labels: entry
            .key("replace-labels")
            .map(|value| texts(value, &entry.at))
            .transpose()?,
        requires: entry.requires()?,
    })
}
