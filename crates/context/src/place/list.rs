//! A run of texts put into a list of a JSON file, between two marks, and taken out again.
//!
//! As with entries of hooks, what was there keeps its bytes, and containers that we had to make are told by the white space
//! after their opening bracket (`json_write`).
//!
//! Invariant: `remove(insert(text)) == text` for every text without the marks.

use super::json_edit::{append, append_member, spliced};
use super::json_text::{Kind, Node, parse};
use super::json_write::{Style, write};
use super::{PlaceError, Removal};
use serde_json::{Value, json};

/// The text with `items` at the end of the list at `keys`.
pub(crate) fn insert(
    text: Option<&str>,
    keys: &[&str],
    items: &[String],
) -> Result<String, PlaceError> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        let style = Style::Lines {
            end: "\n",
            unit: "  ".to_owned(),
            indent: String::new(),
        };
        return Ok(write(&nested(keys, items), &style) + "\n");
    };
    let root = parse(text)?;
    let mut node = &root;
    let mut way = ".";
    let mut left = keys;
    while let [key, rest @ ..] = left {
        if !matches!(node.kind, Kind::Object(_)) {
            return Err(shape(way, "an object"));
        }
        let Some(member) = node.member(key) else {
            return Ok(append_member(text, node, key, &nested(rest, items)));
        };
        (node, way, left) = (&member.value, key, rest);
    }
    if !matches!(node.kind, Kind::Array(_)) {
        return Err(shape(way, "an array"));
    }
    Ok(append(text, node, |style| {
        let items = items
            .iter()
            .map(|item| Value::from(item.as_str()).to_string());
        items.collect::<Vec<_>>().join(&format!(",{}", style.gap()))
    }))
}

/// The text without what stands between `begin` and `end` in the list at `keys`, and without them.
pub(crate) fn remove(
    text: &str,
    keys: &[&str],
    begin: &str,
    end: &str,
) -> Result<Removal, PlaceError> {
    let root = parse(text)?;
    let Some(mut nodes) = way(&root, keys) else {
        return Ok(Removal::Keep(text.to_owned()));
    };
    let list = nodes.last().copied().unwrap_or(&root);
    let Kind::Array(items) = &list.kind else {
        return Ok(Removal::Keep(text.to_owned()));
    };
    let at = |mark: &str| {
        items
            .iter()
            .position(|item| matches!(&item.kind, Kind::Text(text) if text == mark))
    };
    let (mut first, mut last) = match (at(begin), at(end)) {
        (None, None) => return Ok(Removal::Keep(text.to_owned())),
        (Some(first), Some(last)) if first <= last => (first, last),
        _ => return Err(PlaceError::Marks),
    };
    while let Some(container) = nodes.pop() {
        let children = container.children();
        let before = first.checked_sub(1).and_then(|at| children.get(at));
        let (Some((start, _)), Some((_, stop))) = (children.get(first), children.get(last)) else {
            break;
        };
        if let Some((_, before)) = before {
            return Ok(Removal::Keep(spliced(text, *before, *stop, "")));
        }
        if let Some((next, _)) = children.get(last + 1) {
            return Ok(Removal::Keep(spliced(text, *start, *next, "")));
        }
        if *start == container.start + 1 {
            return Ok(Removal::Keep(spliced(text, *start, *stop, "")));
        }
        // The container was made for it: it goes as well.
        let Some(parent) = nodes.last() else {
            break;
        };
        let own = |(_, end): &(usize, usize)| *end == container.end;
        let Some(at) = parent.children().iter().position(own) else {
            break;
        };
        (first, last) = (at, at);
    }
    Ok(Removal::Delete)
}

/// The texts of the list at `keys`.
pub(crate) fn items(text: &str, keys: &[&str]) -> Result<Vec<String>, PlaceError> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let root = parse(text)?;
    let nodes = way(&root, keys);
    let list = nodes.as_ref().and_then(|nodes| nodes.last());
    Ok(match list.map(|list| &list.kind) {
        Some(Kind::Array(items)) => items
            .iter()
            .filter_map(|item| match &item.kind {
                Kind::Text(text) => Some(text.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    })
}

/// The containers from the root to the list.
fn way<'n>(root: &'n Node, keys: &[&str]) -> Option<Vec<&'n Node>> {
    let mut nodes = vec![root];
    for key in keys {
        let member = nodes.last()?.member(key)?;
        nodes.push(&member.value);
    }
    Some(nodes)
}

fn nested(keys: &[&str], items: &[String]) -> Value {
    keys.iter()
        .rev()
        .fold(json!(items), |value, key| json!({ *key: value }))
}

fn shape(key: &str, wanted: &'static str) -> PlaceError {
    PlaceError::Shape {
        key: key.to_owned(),
        wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[&str] = &["permissions", "deny"];

    fn marked() -> Vec<String> {
        ["<", "Read(**/.env)", ">"].map(str::to_owned).to_vec()
    }

    #[test]
    fn what_is_put_in_comes_out_again() {
        let files = [
            "{}",
            "{ }",
            "{\n}\n",
            "{\"permissions\":{}}",
            "{\"permissions\":{\"deny\":[]}}",
            "{\"permissions\":{\"deny\":[ ]},\"a\":1}",
            "{\n  \"permissions\": {\n    \"allow\": [\"Bash(ls)\"]\n  }\n}\n",
            "{\n  \"permissions\": {\n    \"deny\": [\n      \"Read(x)\"\n    ]\n  },\n  \"b\": 2\n}",
            "{\r\n\t\"model\": \"m\"\r\n}\r\n",
            "{\n  // a comment\n  \"permissions\": {\"deny\": [\"x\"]} // more\n}\n",
        ];
        let mut shown = String::new();
        for text in files {
            let placed = insert(Some(text), KEYS, &marked()).unwrap_or_default();
            shown.push_str(&placed.replace('\r', "␍").replace('\t', "→"));
            shown.push_str("\n--------\n");
            assert!(
                items(&placed, KEYS).is_ok_and(|items| items.ends_with(&marked())),
                "{placed}"
            );
            assert_eq!(
                remove(&placed, KEYS, "<", ">"),
                Ok(Removal::Keep(text.to_owned())),
                "{placed}"
            );
        }
        let new = insert(None, KEYS, &marked()).unwrap_or_default();
        assert_eq!(remove(&new, KEYS, "<", ">"), Ok(Removal::Delete));
        insta::assert_snapshot!(shown + &new);
    }

    #[test]
    fn shapes_that_do_not_fit_are_named() {
        for (text, expected) in [
            ("[]", "`.` in the file is not an object"),
            (
                "{\"permissions\": 1}",
                "`permissions` in the file is not an object",
            ),
            (
                "{\"permissions\": {\"deny\": 1}}",
                "`deny` in the file is not an array",
            ),
        ] {
            let error = insert(Some(text), KEYS, &marked()).map_err(|error| error.to_string());
            assert!(
                error.is_err_and(|error| error.starts_with(expected)),
                "{text}"
            );
        }
        let half = "{\"permissions\": {\"deny\": [\"<\"]}}";
        assert_eq!(remove(half, KEYS, "<", ">"), Err(PlaceError::Marks));
    }
}
