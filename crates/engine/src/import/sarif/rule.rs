//! The rules of a SARIF run: descriptions, levels, weaknesses, and which rule a result means.

use crate::import::field::{at, clean, index, list, text};
use crate::import::result::rule_meta;
use crate::import::weakness::{add, cwe, owasp};
use crate::import::{Gathered, MAX_RULES, MAX_TAGS};
use crate::suppress::weakness_of_code;
use airlock_model::{Confidence, Cwe, RuleMeta, Severity, Tier};
use serde_json::Value;
use std::collections::BTreeMap;

/// SARIF's level of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    None,
    Note,
    Warning,
    Error,
}

impl Level {
    pub(super) fn parse(level: &str) -> Option<Self> {
        match level {
            "none" => Some(Self::None),
            "note" => Some(Self::Note),
            "warning" => Some(Self::Warning),
            "error" => Some(Self::Error),
            _ => None,
        }
    }

    pub(super) fn severity(self) -> Severity {
        match self {
            Self::None => Severity::Info,
            Self::Note => Severity::Low,
            Self::Warning => Severity::Medium,
            Self::Error => Severity::High,
        }
    }
}

/// GitHub's `security-severity`: a score from 0 to 10, as text or number.
pub(super) fn score(value: &Value) -> Option<Severity> {
    let score: f64 = match value {
        Value::String(text) => text.trim().parse().ok()?,
        value => value.as_f64()?,
    };
    Some(match score {
        score if score >= 9.0 => Severity::Critical,
        score if score >= 7.0 => Severity::High,
        score if score >= 4.0 => Severity::Medium,
        score if score > 0.0 => Severity::Low,
        score if score >= 0.0 => Severity::Info,
        _ => return None,
    })
}

/// The texts of a list, or a text by itself.
pub(super) fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let single = value.and_then(Value::as_str);
    let many = value
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    single
        .into_iter()
        .chain(many.iter().filter_map(Value::as_str))
        .take(MAX_TAGS)
}

/// A rule as a result needs it.
#[derive(Debug, Clone)]
pub(super) struct RuleOf<'run> {
    /// The tool's own name.
    pub(super) code: String,
    pub(super) meta: RuleMeta,
    pub(super) score: Option<Severity>,
    pub(super) level: Option<Level>,
    descriptor: Option<&'run Value>,
}

/// The rules of a run.
pub(super) struct Rules<'run> {
    run: &'run Value,
    tool: String,
    by_id: BTreeMap<&'run str, RuleOf<'run>>,
}

impl<'run> Rules<'run> {
    /// Reads the rules of the driver and of its extensions.
    pub(super) fn of(run: &'run Value, tool: &str, gathered: &mut Gathered) -> Self {
        let mut rules = Self {
            run,
            tool: tool.to_owned(),
            by_id: BTreeMap::new(),
        };
        let components = at(run, &["tool", "driver"])
            .into_iter()
            .chain(list(run, &["tool", "extensions"]));
        for descriptor in components.flat_map(|component| list(component, &["rules"])) {
            if let Some(id) = text(descriptor, &["id"])
                && rules.by_id.len() < MAX_RULES
            {
                let rule = rules.describe(id, descriptor);
                keep(&rule, gathered);
                rules.by_id.entry(id).or_insert(rule);
            }
        }
        rules
    }

    fn describe(&self, id: &str, descriptor: &'run Value) -> RuleOf<'run> {
        let first = |paths: &[&[&str]]| paths.iter().find_map(|path| text(descriptor, path));
        let score = at(descriptor, &["properties", "security-severity"]).and_then(score);
        let level = text(descriptor, &["defaultConfiguration", "level"]).and_then(Level::parse);
        let severity = score.unwrap_or(level.unwrap_or(Level::Warning).severity());
        let title = first(&[
            &["shortDescription", "text"],
            &["fullDescription", "text"],
            &["name"],
        ]);
        let mut meta = rule_meta(&self.tool, id, title.unwrap_or(id), severity);
        if let Some(why) = first(&[&["fullDescription", "text"]]) {
            meta.why = clean(why);
        }
        if let Some(help) = first(&[&["help", "text"], &["help", "markdown"]]) {
            meta.remediation = clean(help);
        }
        add(
            &mut meta.references,
            text(descriptor, &["helpUri"]).map(clean),
        );
        add(&mut meta.aliases, text(descriptor, &["name"]).map(clean));
        for alias in strings(at(descriptor, &["deprecatedIds"])) {
            add(&mut meta.aliases, Some(clean(alias)));
        }
        let mut is_security = score.is_some();
        for key in ["tags", "cwe", "cwes", "owasp"] {
            for tag in strings(at(descriptor, &["properties", key])) {
                is_security |= tag.eq_ignore_ascii_case("security");
                add(&mut meta.weaknesses, cwe(tag));
                add(&mut meta.owasp, owasp(tag));
            }
        }
        for relationship in list(descriptor, &["relationships"]) {
            let target = at(relationship, &["target"]);
            add(
                &mut meta.weaknesses,
                target.and_then(|target| self.taxon(target)),
            );
        }
        if meta.weaknesses.is_empty() {
            meta.weaknesses.extend(weakness_of_code(id).map(Cwe));
        }
        if is_security || !meta.weaknesses.is_empty() {
            meta.tier = Tier::Vulnerability;
        }
        meta.confidence = confidence(descriptor);
        RuleOf {
            code: clean(id),
            meta,
            score,
            level,
            descriptor: Some(descriptor),
        }
    }

    /// The rule a result means; one that the run does not describe gets a description from the result.
    pub(super) fn of_result(&self, result: &Value, gathered: &mut Gathered) -> RuleOf<'run> {
        let id = text(result, &["ruleId"])
            .or_else(|| text(result, &["rule", "id"]))
            .or_else(|| self.id_by_index(result))
            .unwrap_or("unnamed");
        // `CA2101/sub` is a case of the rule `CA2101`.
        let mut known = id;
        loop {
            if let Some(rule) = self.by_id.get(known) {
                return rule.clone();
            }
            match known.rsplit_once('/') {
                Some((shorter, _)) => known = shorter,
                None => break,
            }
        }
        let message = text(result, &["message", "text"]).unwrap_or(id);
        let mut meta = rule_meta(&self.tool, id, message, Level::Warning.severity());
        meta.weaknesses.extend(weakness_of_code(id).map(Cwe));
        let rule = RuleOf {
            code: clean(id),
            meta,
            score: None,
            level: None,
            descriptor: None,
        };
        keep(&rule, gathered);
        rule
    }

    fn id_by_index(&self, result: &Value) -> Option<&'run str> {
        let number = index(result, &["ruleIndex"]).or_else(|| index(result, &["rule", "index"]))?;
        let component = match index(result, &["rule", "toolComponent", "index"]) {
            Some(extension) => list(self.run, &["tool", "extensions"]).get(extension)?,
            None => at(self.run, &["tool", "driver"])?,
        };
        text(list(component, &["rules"]).get(number)?, &["id"])
    }

    /// The weakness that a reference into a taxonomy names; other taxonomies than CWE name none.
    pub(super) fn taxon(&self, reference: &Value) -> Option<Cwe> {
        let taxonomy = text(reference, &["toolComponent", "name"]).or_else(|| {
            let number = index(reference, &["toolComponent", "index"])?;
            text(list(self.run, &["taxonomies"]).get(number)?, &["name"])
        });
        let id = text(reference, &["id"])?;
        let number = taxonomy
            .filter(|name| name.eq_ignore_ascii_case("cwe"))
            .and_then(|_| id.parse().ok())
            .filter(|number| *number > 0)
            .map(Cwe);
        number.or_else(|| cwe(id))
    }

    /// What a result says: its own text, or its rule's with the result's arguments.
    pub(super) fn message(&self, result: &Value, rule: &RuleOf<'_>) -> String {
        let by_id = || {
            let id = text(result, &["message", "id"])?;
            let own = at(rule.descriptor?, &["messageStrings", id, "text"]).and_then(Value::as_str);
            let shared = || {
                text(
                    self.run,
                    &["tool", "driver", "globalMessageStrings", id, "text"],
                )
            };
            own.or_else(shared)
        };
        let said = text(result, &["message", "text"]).or_else(by_id);
        match said.or_else(|| text(result, &["message", "markdown"])) {
            Some(said) => clean(&plain(said, list(result, &["message", "arguments"]))),
            None => rule.meta.message.clone(),
        }
    }
}

fn keep(rule: &RuleOf<'_>, gathered: &mut Gathered) {
    if gathered.rules.len() < MAX_RULES {
        let id = rule.meta.id.as_str().to_owned();
        gathered
            .rules
            .entry(id)
            .or_insert_with(|| rule.meta.clone());
    }
}

/// GitHub's `precision`, or the tag by which Semgrep says the same.
fn confidence(descriptor: &Value) -> Confidence {
    let tagged = strings(at(descriptor, &["properties", "tags"]))
        .find_map(|tag| tag.strip_suffix(" CONFIDENCE"));
    match text(descriptor, &["properties", "precision"]).or(tagged) {
        Some("very-high" | "high" | "HIGH") => Confidence::High,
        Some("low" | "LOW") => Confidence::Low,
        _ => Confidence::Medium,
    }
}

/// `message` with `{0}` filled in and embedded links (`[text](1)`) replaced by their text.
pub(super) fn plain(message: &str, arguments: &[Value]) -> String {
    /// More than anybody is shown; keeps a message of arguments within bounds.
    const MAX_BYTES: usize = 64 * 1024;
    let mut out = String::new();
    let mut rest = message;
    while let Some(at) = rest.find(['{', '[']).filter(|_| out.len() < MAX_BYTES) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        if let Some((argument, behind)) = argument(after, arguments) {
            out.push_str(argument);
            rest = behind;
        } else if let Some((label, behind)) = link(after) {
            out.push_str(label);
            rest = behind;
        } else {
            out.push_str(after.get(..1).unwrap_or_default());
            rest = after.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// `{0}` at the beginning of `text`: the argument and what follows.
fn argument<'text>(
    text: &'text str,
    arguments: &'text [Value],
) -> Option<(&'text str, &'text str)> {
    let inner = text.strip_prefix('{')?;
    // Two digits are enough, and a bounded look-ahead keeps a text of braces linear.
    let end = inner.bytes().take(3).position(|byte| byte == b'}')?;
    let number: usize = inner.get(..end)?.parse().ok()?;
    Some((arguments.get(number)?.as_str()?, inner.get(end + 1..)?))
}

/// `[text](1)` or `[text](file:…)` at the beginning of `text`: the label and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    const MAX_LINK: usize = 1_000;
    let end = text.bytes().take(MAX_LINK).position(|byte| byte == b']')?;
    let label = text.get(1..end).filter(|_| text.starts_with('['))?;
    let target = text.get(end + 1..)?.strip_prefix('(')?;
    let close = target
        .bytes()
        .take(MAX_LINK)
        .position(|byte| byte == b')')?;
    Some((label, target.get(close + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn messages_become_plain_text() {
        let arguments = [json!("a"), json!("b [c](1)")];
        let cases = [
            ("{0} and {1}", "a and b [c](1)"),
            (
                "This [value](1) reaches [a sink](file:///x).",
                "This value reaches a sink.",
            ),
            ("{2} {x} {} [open (1) {", "{2} {x} {} [open (1) {"),
            ("é[ü](2)", "éü"),
        ];
        for (message, expected) in cases {
            assert_eq!(plain(message, &arguments), expected, "{message}");
        }
    }

    #[test]
    fn scores_become_severities() {
        let cases = [
            (json!("9.8"), Some(Severity::Critical)),
            (json!(7.0), Some(Severity::High)),
            (json!("4"), Some(Severity::Medium)),
            (json!("0.1"), Some(Severity::Low)),
            (json!("0.0"), Some(Severity::Info)),
            (json!("-1"), None),
            (json!("NaN"), None),
            (json!("high"), None),
        ];
        for (value, expected) in cases {
            assert_eq!(score(&value), expected, "{value}");
        }
    }
}
