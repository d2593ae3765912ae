//! The rules of a run as `reportingDescriptor`s.

use super::{filled, limits, text};
use crate::{uri, wrap};
use airlock_model::{Confidence, Finding, Report, RuleId, RuleMeta, Severity, Tier};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Tags of a rule that GitHub takes; a file with more is refused.
const MAX_TAGS: usize = 20;

/// The rules that a run's results name, ordered by id.
pub(super) struct Rules<'report> {
    rules: BTreeMap<&'report RuleId, (usize, Source<'report>)>,
}

/// Where a rule's description comes from.
enum Source<'report> {
    /// The rule itself.
    Rule(&'report RuleMeta),
    /// Its first finding: an imported result may come without its rule.
    Finding(&'report Finding),
}

impl<'report> Rules<'report> {
    pub(super) fn new(report: &'report Report, findings: &[&'report Finding]) -> Self {
        let mut rules = BTreeMap::new();
        for finding in findings {
            rules.entry(&finding.rule).or_insert_with(|| {
                let source = match report.rule_of(finding) {
                    Some(rule) => Source::Rule(rule),
                    None => Source::Finding(finding),
                };
                (0, source)
            });
        }
        for (at, (index, _)) in rules.values_mut().enumerate() {
            *index = at;
        }
        Self { rules }
    }

    /// The rule's place in [`Self::descriptors`].
    pub(super) fn index(&self, rule: &RuleId) -> Option<usize> {
        self.rules.get(rule).map(|(index, _)| *index)
    }

    pub(super) fn descriptors(&self) -> Vec<Value> {
        self.rules
            .iter()
            .map(|(id, (_, source))| match source {
                Source::Rule(rule) => described(rule),
                Source::Finding(finding) => undescribed(id, finding),
            })
            .collect()
    }
}

fn described(rule: &RuleMeta) -> Value {
    let message = text(&rule.message, rule.id.as_str());
    let why = text(&rule.why, &message);
    let mut help = why.clone();
    let mut markdown = why.clone();
    if let Some(remediation) = filled(&rule.remediation) {
        help.push_str("\n\nWhat to do: ");
        help.push_str(&remediation);
        markdown.push_str("\n\n**What to do:** ");
        markdown.push_str(&remediation);
    }
    let references = rule.references.iter().filter_map(|words| filled(words));
    for (at, reference) in references.enumerate() {
        let gap = if at == 0 { "\n\n" } else { "\n" };
        help.extend([gap, "- ", &reference]);
        markdown.extend([gap, "- <", &reference, ">"]);
    }
    let mut help = Map::from_iter([("text".to_owned(), json!(help))]);
    // A repository's own rule could dress its text up as anything.
    if !rule.untrusted {
        help.insert("markdown".to_owned(), json!(markdown));
    }
    let mut out = head(rule.id.as_str(), &message, &why);
    out.insert("help".into(), Value::Object(help));
    if let Some(uri) = rule.references.iter().find(|r| uri::is_web_address(r)) {
        out.insert("helpUri".into(), json!(uri));
    }
    let mut tags = vec!["security".to_owned()];
    tags.extend(
        rule.weaknesses
            .iter()
            .map(|cwe| format!("external/cwe/cwe-{:03}", cwe.0)),
    );
    if rule.tier == Tier::Audit {
        tags.push("audit".to_owned());
    }
    tags.extend(
        rule.owasp
            .iter()
            .map(|owasp| format!("owasp/{}", text(owasp, "unknown"))),
    );
    tags.extend(
        rule.cert
            .iter()
            .map(|cert| format!("cert/{}", text(cert, "unknown"))),
    );
    let room = MAX_TAGS.saturating_sub(tags.len());
    let requirements = rule.asvs.iter().take(room);
    tags.extend(requirements.map(|id| format!("asvs/{}", text(id, "unknown"))));
    judge(&mut out, rule.severity, rule.confidence, rule.tier, tags);
    Value::Object(out)
}

fn undescribed(id: &RuleId, finding: &Finding) -> Value {
    let message = text(&finding.message, id.as_str());
    let mut out = head(id.as_str(), &message, &message);
    out.insert("help".into(), json!({ "text": message }));
    let mut tags = vec!["security".to_owned()];
    tags.extend(
        finding
            .weaknesses
            .iter()
            .map(|cwe| format!("external/cwe/cwe-{:03}", cwe.0)),
    );
    judge(
        &mut out,
        finding.severity,
        finding.confidence,
        finding.tier,
        tags,
    );
    Value::Object(out)
}

fn head(id: &str, short: &str, full: &str) -> Map<String, Value> {
    let id = text(id, "unnamed");
    let clip = |words: &str| wrap::clip(words, limits::MOST_DESCRIPTION);
    Map::from_iter([
        ("id".to_owned(), json!(id)),
        ("name".to_owned(), json!(pascal_case(&id))),
        (
            "shortDescription".to_owned(),
            json!({ "text": clip(short) }),
        ),
        ("fullDescription".to_owned(), json!({ "text": clip(full) })),
    ])
}

/// Adds the rule's judgement in SARIF's and GitHub's words.
fn judge(
    out: &mut Map<String, Value>,
    severity: Severity,
    confidence: Confidence,
    tier: Tier,
    mut tags: Vec<String>,
) {
    tags.truncate(limits::MOST_TAGS);
    out.insert(
        "defaultConfiguration".into(),
        json!({ "level": level(severity) }),
    );
    let mut properties = Map::from_iter([
        ("tags".to_owned(), json!(tags)),
        ("precision".to_owned(), json!(confidence.as_str())),
        (
            "problem.severity".to_owned(),
            json!(problem_severity(severity)),
        ),
        ("tier".to_owned(), json!(tier.as_str())),
    ]);
    if let Some(score) = security_severity(severity) {
        properties.insert("security-severity".to_owned(), json!(score));
    }
    out.insert("properties".into(), Value::Object(properties));
}

/// SARIF's level.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "recommendation",
    }
}

/// A score in the middle of the band that GitHub shows under our word; nothing below "low" has a band.
fn security_severity(severity: Severity) -> Option<&'static str> {
    match severity {
        Severity::Critical => Some("9.5"),
        Severity::High => Some("8.0"),
        Severity::Medium => Some("5.5"),
        Severity::Low => Some("2.0"),
        Severity::Info => None,
    }
}

/// `python-sql-injection` as `PythonSqlInjection`, the spelling SARIF wants for `name`.
fn pascal_case(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for word in id.split(|c: char| !c.is_alphanumeric()) {
        let mut characters = word.chars();
        if let Some(first) = characters.next() {
            out.extend(first.to_uppercase());
            out.push_str(characters.as_str());
        }
    }
    if out.is_empty() {
        "Unnamed".to_owned()
    } else {
        out
    }
}
