//! Entries put into a JSON file among others, and taken out again.
//!
//! What was there keeps its bytes. What we add is recognisable without a note elsewhere: entries by the command they
//! run; containers that we had to make by the white space after their opening bracket (`json_write`), while an entry
//! goes into a container that was there empty directly after its bracket.
//!
//! Invariant: `remove(insert(text)) == text` for every text without entries of ours.

use super::json_text::{Kind, Node, parse};
use super::json_write::{Style, member, write};
use super::{PlaceError, Removal};
use serde_json::{Map, Value, json};

/// The text with `entries` in it, each in the array of its event.
pub(super) fn insert(
    text: Option<&str>,
    wrapper: Option<&str>,
    head: Option<(&str, u64)>,
    entries: &[(&str, Value)],
) -> Result<String, PlaceError> {
    let Some(text) = text else {
        return Ok(fresh(wrapper, head, entries));
    };
    let mut text = text.to_owned();
    let root = parse(&text)?;
    object(&root, ".")?;
    let made = wrapper.is_some_and(|key| root.member(key).is_none());
    if let (Some((key, _)), false) = (head, made)
        && root.member(key).is_none()
    {
        // Added to what others wrote it could not be told from theirs afterwards.
        return Err(PlaceError::Shape {
            key: key.to_owned(),
            wanted: "there, and the tool demands it",
        });
    }
    if let (Some(key), true) = (wrapper, made) {
        text = append_member(&text, &root, key, &events(entries));
    } else {
        for (event, entry) in entries {
            text = insert_entry(&text, wrapper, event, entry)?;
        }
    }
    if let Some((key, number)) = head {
        let root = parse(&text)?;
        if root.member(key).is_none() {
            text = append_member(&text, &root, key, &json!(number));
        }
    }
    Ok(text)
}

/// The text without entries whose commands are ours.
pub(super) fn remove(
    text: &str,
    wrapper: Option<&str>,
    head: Option<&str>,
    ours: &dyn Fn(&str) -> bool,
) -> Result<Removal, PlaceError> {
    let mut text = text.to_owned();
    loop {
        let root = parse(&text)?;
        let Some(path) = find(&root, ours) else {
            return Ok(Removal::Keep(text));
        };
        match cut(&text, &path, wrapper, head) {
            Some(shorter) => text = shorter,
            None => return Ok(Removal::Delete),
        }
    }
}

fn fresh(wrapper: Option<&str>, head: Option<(&str, u64)>, entries: &[(&str, Value)]) -> String {
    let mut root = match wrapper {
        Some(key) => json!({ key: events(entries) }),
        None => events(entries),
    };
    if let (Some((key, number)), Value::Object(members)) = (head, &mut root) {
        members.insert(key.to_owned(), json!(number));
    }
    let style = Style::Lines {
        end: "\n",
        unit: "  ".to_owned(),
        indent: String::new(),
    };
    write(&root, &style) + "\n"
}

fn events(entries: &[(&str, Value)]) -> Value {
    let mut map = Map::new();
    for (event, entry) in entries {
        map.insert((*event).to_owned(), json!([entry]));
    }
    Value::Object(map)
}

fn insert_entry(
    text: &str,
    wrapper: Option<&str>,
    event: &str,
    entry: &Value,
) -> Result<String, PlaceError> {
    let root = parse(text)?;
    let parent = match wrapper.and_then(|key| root.member(key)) {
        Some(member) => object(&member.value, &member.key)?,
        None => &root,
    };
    match parent.member(event) {
        None => Ok(append_member(text, parent, event, &json!([entry]))),
        Some(member) if matches!(member.value.kind, Kind::Array(_)) => {
            Ok(append(text, &member.value, |style| write(entry, style)))
        }
        Some(_) => Err(PlaceError::Shape {
            key: event.to_owned(),
            wanted: "an array",
        }),
    }
}

fn object<'a>(node: &'a Node, key: &str) -> Result<&'a Node, PlaceError> {
    match node.kind {
        Kind::Object(_) => Ok(node),
        _ => Err(PlaceError::Shape {
            key: key.to_owned(),
            wanted: "an object",
        }),
    }
}

fn append_member(text: &str, parent: &Node, key: &str, value: &Value) -> String {
    append(text, parent, |style| member(key, value, style))
}

/// Puts an item after the last one of a container, laid out as that one is.
fn append(text: &str, container: &Node, item: impl Fn(&Style) -> String) -> String {
    let Some((start, end)) = container.children().last().copied() else {
        let at = container.start + 1;
        return spliced(text, at, at, &item(&Style::Flat));
    };
    let behind = text.get(end..container.end).unwrap_or_default();
    let style = if behind.contains('\n') {
        lines(text, container, start)
    } else {
        Style::Flat
    };
    spliced(text, end, end, &format!(",{}{}", style.gap(), item(&style)))
}

/// The layout of a container whose child begins at `start`.
fn lines(text: &str, container: &Node, start: usize) -> Style {
    let indent = indentation(text, start);
    let outer = indentation(text, container.start);
    let unit = indent
        .strip_prefix(&outer)
        .filter(|unit| !unit.is_empty())
        .unwrap_or("  ")
        .to_owned();
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    Style::Lines { end, unit, indent }
}

/// The white space that the line of a byte begins with.
fn indentation(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars()
        .take_while(|character| matches!(character, ' ' | '\t'))
        .collect()
}

/// The way from the root to an entry of ours: positions among the children.
fn find(node: &Node, ours: &dyn Fn(&str) -> bool) -> Option<Vec<usize>> {
    match &node.kind {
        Kind::Array(items) => items.iter().enumerate().rev().find_map(|(at, item)| {
            let commands = commands(item);
            if !commands.is_empty() && commands.iter().all(|command| ours(command)) {
                return Some(vec![at]);
            }
            below(at, find(item, ours))
        }),
        Kind::Object(members) => members
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, member)| below(at, find(&member.value, ours))),
        Kind::Text(_) | Kind::Scalar => None,
    }
}

fn below(at: usize, rest: Option<Vec<usize>>) -> Option<Vec<usize>> {
    rest.map(|mut rest| {
        rest.insert(0, at);
        rest
    })
}

/// The commands that an entry runs.
pub(super) fn commands(node: &Node) -> Vec<&str> {
    match &node.kind {
        Kind::Object(members) => members
            .iter()
            .flat_map(|member| match &member.value.kind {
                Kind::Text(text) if matches!(&*member.key, "command" | "bash" | "powershell") => {
                    vec![text.as_str()]
                }
                _ => commands(&member.value),
            })
            .collect(),
        Kind::Array(items) => items.iter().flat_map(commands).collect(),
        Kind::Text(_) | Kind::Scalar => Vec::new(),
    }
}

/// The text without the child at the end of `path`, and without the containers that were made for it; `None` if that
/// is the whole text.
fn cut(text: &str, path: &[usize], wrapper: Option<&str>, head: Option<&str>) -> Option<String> {
    let root = parse(text).ok()?;
    let mut path = path.to_vec();
    loop {
        let at = path.pop()?;
        let container = descend(&root, &path)?;
        let children = container.children();
        let (start, mut end) = children.get(at).copied()?;
        let mut next = at + 1;
        if path.is_empty() && follows(container, at, wrapper, head) {
            end = children.get(next)?.1;
            next += 1;
        }
        let previous = at.checked_sub(1).and_then(|at| children.get(at));
        if let Some((_, before)) = previous {
            return Some(spliced(text, *before, end, ""));
        }
        if let Some((after, _)) = children.get(next) {
            return Some(spliced(text, start, *after, ""));
        }
        if start == container.start + 1 {
            return Some(spliced(text, start, end, ""));
        }
    }
}

/// Whether the wrapper stands at `at`, and after it a member that the tool demands: both were made together.
fn follows(root: &Node, at: usize, wrapper: Option<&str>, head: Option<&str>) -> bool {
    let key = |at: usize| match &root.kind {
        Kind::Object(members) => members.get(at).map(|member| member.key.as_str()),
        _ => None,
    };
    head.is_some() && key(at) == wrapper && key(at + 1) == head
}

fn descend<'a>(root: &'a Node, path: &[usize]) -> Option<&'a Node> {
    path.iter().try_fold(root, |node, at| match &node.kind {
        Kind::Object(members) => members.get(*at).map(|member| &member.value),
        Kind::Array(items) => items.get(*at),
        Kind::Text(_) | Kind::Scalar => None,
    })
}

fn spliced(text: &str, start: usize, end: usize, new: &str) -> String {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    format!("{before}{new}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries() -> Vec<(&'static str, Value)> {
        vec![
            (
                "Pre",
                json!({"matcher": "*", "hooks": [{"type": "command", "command": "airlock hook x Pre"}]}),
            ),
            (
                "Post",
                json!({"hooks": [{"type": "command", "command": "airlock hook x Post"}]}),
            ),
        ]
    }

    fn ours(command: &str) -> bool {
        command.starts_with("airlock")
    }

    fn place(text: Option<&str>) -> String {
        insert(text, Some("hooks"), Some(("version", 1)), &entries()).unwrap_or_default()
    }

    fn take(text: &str) -> Result<Removal, PlaceError> {
        remove(text, Some("hooks"), Some("version"), &ours)
    }

    /// Files as people have them.
    const FILES: &[&str] = &[
        "{}",
        "{ }",
        "{\n}\n",
        "{\n  \"model\": \"m\"\n}\n",
        "{\"model\":\"m\"}",
        "{\"hooks\":{},\"version\":1}",
        "{\"hooks\": { }, \"version\": 1}",
        "{\n    \"version\": 1,\n    \"hooks\": {\n        \"Pre\": [\n            {\n                \"command\": \"other\"\n            }\n        ]\n    }\n}",
        "{\r\n\t\"version\": 1,\r\n\t\"hooks\": {\r\n\t\t\"Pre\": [],\r\n\t\t\"Other\": [{\"command\": \"x\"}]\r\n\t}\r\n}\r\n",
        "{\n  // a comment\n  \"version\": 1, \"hooks\": {\"Pre\": [{\"command\": \"x\"}]} // another\n}\n",
        "{\"version\": 1}",
        "{\"hooks\": {\"Post\": [ ]}, \"version\": 1}",
        "\u{feff}{\n  \"a\": {}\n}",
    ];

    #[test]
    fn what_is_placed_comes_out_again() {
        for text in FILES {
            let placed = place(Some(text));
            assert_ne!(placed, *text);
            assert_eq!(
                place(Some(match &take(&placed) {
                    Ok(Removal::Keep(text)) => text,
                    _ => "",
                })),
                placed,
                "placed twice: {text:?}"
            );
            assert_eq!(
                take(&placed),
                Ok(Removal::Keep((*text).to_owned())),
                "{placed}"
            );
        }
        assert_eq!(take(&place(None)), Ok(Removal::Delete));
    }

    #[test]
    fn what_it_looks_like() {
        let mut shown = place(None);
        for text in FILES {
            shown.push_str("--------\n");
            shown.push_str(&place(Some(text)).replace('\r', "␍").replace('\t', "→"));
            if !shown.ends_with('\n') {
                shown.push('\n');
            }
        }
        insta::assert_snapshot!(shown);
    }

    #[test]
    fn entries_of_others_stay() {
        let text = "{\"hooks\":{\"Pre\":[{\"hooks\":[{\"command\":\"airlock hook x Pre\"},{\"command\":\"other\"}]}]}}";
        assert_eq!(
            take(text),
            Ok(Removal::Keep(
                "{\"hooks\":{\"Pre\":[{\"hooks\":[{\"command\":\"other\"}]}]}}".to_owned()
            ))
        );
    }

    #[test]
    fn shapes_that_do_not_fit_are_named() {
        for (text, expected) in [
            (
                "[]",
                "`.` in the file is not an object; repair it or move it away, then try again",
            ),
            (
                "{\"hooks\": 1}",
                "`hooks` in the file is not an object; repair it or move it away, then try again",
            ),
            (
                "{\"hooks\": {\"Pre\": 1}}",
                "`Pre` in the file is not an array; repair it or move it away, then try again",
            ),
            (
                "{\n\"hooks\": \n",
                "the file is not JSON: a value is missing at line 3; repair it or move it away, then try again",
            ),
        ] {
            let error = insert(Some(text), Some("hooks"), None, &entries());
            assert_eq!(
                error.map_err(|error| error.to_string()),
                Err(expected.to_owned())
            );
        }
    }

    fn settings() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<u8>().prop_map(|n| json!(n)),
            "[a-z{}\\[\\]\"\\\\ ]{0,5}".prop_map(Value::String),
        ];
        let tree = leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
                prop::collection::btree_map("[a-z]{1,3}", inner, 0..3)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        });
        let groups = prop::collection::vec(tree.clone(), 0..3).prop_map(Value::Array);
        let hooks = prop::collection::btree_map("Pre|Post|Other", groups, 0..3)
            .prop_map(|map| Value::Object(map.into_iter().collect()));
        let members = prop::collection::btree_map("[a-g]{1,4}", tree, 0..3);
        (members, prop::option::of(hooks)).prop_map(|(members, hooks)| {
            let mut root: Map<String, Value> = members.into_iter().collect();
            if let Some(hooks) = hooks {
                root.insert("hooks".to_owned(), hooks);
                root.insert("version".to_owned(), json!(1));
            }
            Value::Object(root)
        })
    }

    proptest! {
        #[test]
        fn any_settings_come_back_byte_for_byte(settings in settings(), pretty in any::<bool>()) {
            let text = if pretty {
                serde_json::to_string_pretty(&settings).unwrap_or_default()
            } else {
                settings.to_string()
            };
            let placed = place(Some(&text));
            let value: Value = serde_json::from_str(&placed).unwrap_or_default();
            prop_assert_eq!(
                value.pointer("/hooks/Pre").and_then(Value::as_array).and_then(|a| a.last()),
                Some(&entries().remove(0).1)
            );
            prop_assert_eq!(take(&placed), Ok(Removal::Keep(text)));
        }
    }
}
