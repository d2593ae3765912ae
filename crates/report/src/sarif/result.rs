//! A finding as a `result`.

use super::limits::{self, Detail};
use super::rules::{self, Rules};
use super::{fixes, physical, text};
use crate::{neutral, wording, wrap};
use airlock_model::{
    BaselineState, Evidence, Finding, FlowStep, Location, Related, SuppressionSource,
};
use serde_json::{Map, Value, json};

pub(super) fn result(finding: &Finding, rules: &Rules<'_>, detail: Detail) -> Value {
    let mut out = Map::new();
    out.insert(
        "ruleId".into(),
        json!(text(finding.rule.as_str(), "unnamed")),
    );
    if let Some(index) = rules.index(&finding.rule) {
        out.insert("ruleIndex".into(), json!(index));
    }
    out.insert("level".into(), json!(rules::level(finding.severity)));
    out.insert("message".into(), message(finding, detail));
    out.insert("locations".into(), json!([primary(finding, detail)]));
    out.insert("partialFingerprints".into(), fingerprints(finding));
    out.insert("baselineState".into(), json!(baseline_state(finding)));
    if let Some(suppression) = suppression(finding) {
        out.insert("suppressions".into(), json!([suppression]));
    }
    if detail == Detail::Full {
        enrich(finding, &mut out);
    }
    out.insert("properties".into(), properties(finding));
    Value::Object(out)
}

/// What only the results carry that a reader will see whole.
fn enrich(finding: &Finding, out: &mut Map<String, Value>) {
    let related: Vec<Value> = finding
        .related
        .iter()
        .take(limits::MOST_LOCATIONS)
        .enumerate()
        .map(|(id, related)| related_location(id, related))
        .collect();
    if !related.is_empty() {
        out.insert("relatedLocations".into(), json!(related));
    }
    let steps = flow(wording::flow(&finding.evidence));
    if !steps.is_empty() {
        out.insert(
            "codeFlows".into(),
            json!([{ "threadFlows": [{ "locations": steps }] }]),
        );
    }
    let fixes: Vec<Value> = finding
        .fixes
        .iter()
        .filter_map(|fix| fixes::fix(finding, fix))
        .collect();
    if !fixes.is_empty() {
        out.insert("fixes".into(), json!(fixes));
    }
}

fn message(finding: &Finding, detail: Detail) -> Value {
    if detail == Detail::Bare {
        let words = wrap::clip(&finding.message, limits::MOST_BARE_MESSAGE);
        return super::message(&words, finding.rule.as_str());
    }
    match wording::evidence(&finding.evidence) {
        Some(evidence) => {
            let words = format!("{}\n{evidence}", finding.message);
            super::message(&words, finding.rule.as_str())
        }
        None => super::message(&finding.message, finding.rule.as_str()),
    }
}

fn primary(finding: &Finding, detail: Detail) -> Value {
    let mut physical = physical(&finding.location);
    let lines = &finding.excerpt.lines;
    if detail == Detail::Full && !lines.is_empty() {
        let first = finding.excerpt.first_line.max(1);
        let last = first.saturating_add(u32::try_from(lines.len() - 1).unwrap_or(u32::MAX));
        let snippet = lines.join("\n");
        let snippet = wrap::clip(&neutral::text(&snippet), limits::MOST_SNIPPET);
        // A context that does not enclose the place is no context.
        let encloses = first <= finding.location.start.line && finding.location.end.line <= last;
        if encloses && !snippet.trim().is_empty() {
            physical.insert(
                "contextRegion".into(),
                json!({
                    "startLine": first,
                    "endLine": last,
                    "snippet": { "text": snippet },
                }),
            );
        }
    }
    let mut out = Map::new();
    out.insert("physicalLocation".into(), Value::Object(physical));
    if let Some(symbol) = &finding.symbol {
        out.insert(
            "logicalLocations".into(),
            json!([{ "fullyQualifiedName": text(symbol, "unnamed") }]),
        );
    }
    Value::Object(out)
}

fn related_location(id: usize, related: &Related) -> Value {
    json!({
        "id": id,
        "physicalLocation": physical(&related.location),
        "message": super::message(&related.label, "related"),
    })
}

/// The stops of a flow; of one that is too long, its beginning and its end.
fn flow(steps: &[FlowStep]) -> Vec<Value> {
    let half = limits::MOST_STEPS / 2;
    let left_out = steps.len().saturating_sub(limits::MOST_STEPS);
    let stop = |step: &FlowStep| stop(&step.location, &step.message);
    if left_out == 0 {
        return steps.iter().map(stop).collect();
    }
    let first = steps.iter().take(half);
    first
        .chain(steps.iter().skip(half + left_out))
        .map(stop)
        .collect()
}

fn stop(location: &Location, words: &str) -> Value {
    json!({ "location": {
        "physicalLocation": physical(location),
        "message": super::message(words, "passes here"),
    } })
}

/// GitHub recognises an alert again by `primaryLocationLineHash` alone; the number behind the colon tells equal hashes
/// of one file apart, which our fingerprint does already.
fn fingerprints(finding: &Finding) -> Value {
    let fingerprint = text(finding.fingerprint.as_str(), "0");
    json!({
        "primaryLocationLineHash": format!("{fingerprint}:1"),
        "airlock/v1": fingerprint,
    })
}

fn baseline_state(finding: &Finding) -> &'static str {
    match finding.baseline {
        BaselineState::New => "new",
        BaselineState::Existing => "unchanged",
    }
}

fn suppression(finding: &Finding) -> Option<Value> {
    let given = finding.suppression.as_ref()?;
    let mut out = Map::new();
    match &given.source {
        SuppressionSource::Comment { line, .. } => {
            let line = (*line).max(1);
            let mut place = physical(&finding.location);
            place.insert("region".into(), json!({ "startLine": line }));
            out.insert("kind".into(), json!("inSource"));
            out.insert("location".into(), json!({ "physicalLocation": place }));
        }
        SuppressionSource::Config { .. } => {
            out.insert("kind".into(), json!("external"));
        }
    }
    out.insert("status".into(), json!("accepted"));
    out.insert("justification".into(), json!(wording::suppression(given)));
    Some(Value::Object(out))
}

fn properties(finding: &Finding) -> Value {
    let mut out = Map::new();
    out.insert("engine".into(), json!(wording::engine(finding.engine)));
    out.insert("severity".into(), json!(finding.severity.as_str()));
    out.insert("confidence".into(), json!(finding.confidence.as_str()));
    out.insert("tier".into(), json!(finding.tier.as_str()));
    if let Evidence::Secret { tier, .. } = &finding.evidence {
        out.insert("secretTier".into(), json!(tier));
    }
    if !finding.weaknesses.is_empty() {
        let weaknesses: Vec<String> = finding.weaknesses.iter().map(ToString::to_string).collect();
        out.insert("weaknesses".into(), json!(weaknesses));
    }
    if !finding.also_reported_by.is_empty() {
        let others: Vec<String> = finding
            .also_reported_by
            .iter()
            .map(|other| text(other, "unnamed"))
            .collect();
        out.insert("alsoReportedBy".into(), json!(others));
    }
    Value::Object(out)
}
