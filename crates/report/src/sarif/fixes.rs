//! Fixes as `artifactChange`s.

use super::{ROOT, limits, region, text};
use crate::{patch, uri};
use airlock_model::{Applicability, Edit, Finding, Fix, Location, Position};
use serde_json::{Map, Value, json};

/// `None` for a fix that is too long to be carried along; half a fix would be a wrong one.
pub(super) fn fix(finding: &Finding, fix: &Fix) -> Option<Value> {
    let length: usize = fix.edits.iter().map(|edit| edit.replacement.len()).sum();
    if fix.edits.is_empty() || length > limits::MOST_SNIPPET {
        return None;
    }
    let replacements: Vec<Value> = patch::lay(finding, fix)
        .edits
        .iter()
        .map(|(edit, place)| replacement(finding, edit, *place))
        .collect();
    Some(json!({
        "description": { "text": text(&fix.description, "Replace the code.") },
        "artifactChanges": [{
            "artifactLocation": {
                "uri": uri::relative(&finding.location.path),
                "uriBaseId": ROOT,
            },
            "replacements": replacements,
        }],
        "properties": { "applicability": applicability(fix.applicability) },
    }))
}

/// The edit by lines and columns where they are known, by bytes always.
fn replacement(finding: &Finding, edit: &Edit, place: Option<(Position, Position)>) -> Value {
    let mut deleted = match place {
        Some((start, end)) => region(&Location {
            path: finding.location.path.clone(),
            start,
            end,
            span: edit.span,
        }),
        None => Map::new(),
    };
    deleted.insert("byteOffset".into(), json!(edit.span.start));
    deleted.insert("byteLength".into(), json!(edit.span.len()));
    let mut out = Map::new();
    out.insert("deletedRegion".into(), Value::Object(deleted));
    // The replacement is code that a program inserts: its value is exact.
    if !edit.replacement.is_empty() {
        out.insert(
            "insertedContent".into(),
            json!({ "text": edit.replacement }),
        );
    }
    Value::Object(out)
}

fn applicability(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::DisplayOnly => "display-only",
        Applicability::Unsafe => "unsafe",
        Applicability::Safe => "safe",
    }
}
