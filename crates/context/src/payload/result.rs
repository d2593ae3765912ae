//! The text of a tool call's result, and the same result with another text in its place.
//!
//! Agents send results as a text, as a list of content blocks (MCP), or as an object of the tool's own shape. A
//! replacement must keep that shape: Claude Code ignores, without a word, a replacement of another shape.
//!
//! Invariant: whatever [`text`] reads, [`with_text`] replaces; no text of the old result survives in the new one.

use serde_json::{Map, Value};

/// Fields that describe a result, and that the model does not see as its text. Everything else that is a text is
/// looked at and replaced: an unknown field may be what leaks.
const ABOUT: &[&str] = &[
    "type",
    "kind",
    "mode",
    "status",
    "title",
    "id",
    "uri",
    "filePath",
    "file_path",
    "path",
    "mimeType",
    "resultType",
    "result_type",
    "codeText",
    "stop_reason",
];

/// Depth to which a result is looked through: content blocks inside a result inside a response.
const MAX_DEPTH: usize = 6;

/// The text of a result, its pieces joined by line ends; `None` if there is none.
pub(crate) fn text(response: &Value) -> Option<String> {
    let mut pieces = Vec::new();
    collect(response, 0, &mut pieces);
    (!pieces.is_empty()).then(|| pieces.join("\n"))
}

/// The result with `output` in place of its text.
pub(crate) fn with_text(response: &Value, output: &str) -> Value {
    let mut output = Some(output);
    let replaced = replace(response, 0, &mut output);
    match output {
        // No place took it: the whole result is replaced.
        Some(text) => Value::String(text.to_owned()),
        None => replaced,
    }
}

fn collect<'a>(value: &'a Value, depth: usize, pieces: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if !text.is_empty() => pieces.push(text),
        Value::Array(items) if depth < MAX_DEPTH => {
            for item in items {
                collect(item, depth + 1, pieces);
            }
        }
        Value::Object(map) if depth < MAX_DEPTH => {
            for (_, value) in shown(map) {
                collect(value, depth + 1, pieces);
            }
        }
        _ => {}
    }
}

fn replace(value: &Value, depth: usize, output: &mut Option<&str>) -> Value {
    match value {
        Value::String(text) if !text.is_empty() => {
            Value::String(output.take().unwrap_or_default().to_owned())
        }
        Value::Array(items) if depth < MAX_DEPTH => Value::Array(
            items
                .iter()
                .map(|item| replace(item, depth + 1, output))
                .collect(),
        ),
        Value::Object(map) if depth < MAX_DEPTH => {
            let mut copy = map.clone();
            for (name, value) in shown(map) {
                copy.insert(name.clone(), replace(value, depth + 1, output));
            }
            Value::Object(copy)
        }
        // Too deep to be looked at: nothing of it is passed on.
        Value::Array(_) | Value::Object(_) => Value::Null,
        other => other.clone(),
    }
}

fn shown(map: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    map.iter()
        .filter(|(name, _)| !ABOUT.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keeps_the_shape_of_what_it_replaces() {
        let cases = [
            (json!("secret"), Some("secret"), json!("***")),
            (
                json!({"stdout": "a", "stderr": "b", "interrupted": false, "isImage": false}),
                Some("a\nb"),
                json!({"stdout": "***", "stderr": "", "interrupted": false, "isImage": false}),
            ),
            (
                json!({"type": "text", "file": {"filePath": "/p", "content": "a", "numLines": 1}}),
                Some("a"),
                json!({"type": "text", "file": {"filePath": "/p", "content": "***", "numLines": 1}}),
            ),
            (
                json!([{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]),
                Some("a\nb"),
                json!([{"type": "text", "text": "***"}, {"type": "text", "text": ""}]),
            ),
            (
                json!({"resultType": "success", "textResultForLlm": "a"}),
                Some("a"),
                json!({"resultType": "success", "textResultForLlm": "***"}),
            ),
            (json!({"success": true}), None, json!("***")),
            (json!(null), None, json!("***")),
        ];
        for (response, expected, replaced) in cases {
            assert_eq!(text(&response).as_deref(), expected, "{response}");
            assert_eq!(with_text(&response, "***"), replaced, "{response}");
        }
    }

    fn results() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            "SECRET[a-z]{0,4}".prop_map(Value::String),
        ];
        leaf.prop_recursive(9, 40, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::vec(("[a-z]{1,6}", inner), 0..4).prop_map(|pairs| Value::Object(
                    pairs
                        .into_iter()
                        .filter(|(k, _)| !ABOUT.contains(&k.as_str()))
                        .collect()
                )),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_of_the_old_text_survives(response in results()) {
            let replaced = with_text(&response, "***").to_string();
            prop_assert!(!replaced.contains("SECRET"), "{replaced}");
            prop_assert_eq!(replaced.matches("***").count(), 1);
        }
    }
}
