//! Fields of an object by their names, in whatever case they came.

use serde_json::{Map, Value};

/// An object whose fields are asked for by their names in snake case; the same name in camel or pascal case answers
/// too.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a>(Option<&'a Map<String, Value>>);

impl<'a> Fields<'a> {
    /// The fields of an object; of anything else none.
    pub(crate) fn of(value: &'a Value) -> Self {
        Self(value.as_object())
    }

    /// The fields of a map.
    pub(crate) fn map(map: &'a Map<String, Value>) -> Self {
        Self(Some(map))
    }

    /// A field that is there and not null.
    pub(crate) fn get(self, name: &str) -> Option<&'a Value> {
        let map = self.0?;
        map.get(name)
            .or_else(|| map.get(&cased(name, false)))
            .or_else(|| map.get(&cased(name, true)))
            .filter(|value| !value.is_null())
    }

    /// The first field of several that is there.
    pub(crate) fn first(self, names: &[&str]) -> Option<&'a Value> {
        names.iter().find_map(|name| self.get(name))
    }

    /// A text.
    pub(crate) fn text(self, name: &str) -> Option<&'a str> {
        self.get(name).and_then(Value::as_str)
    }

    /// The first text of several that is there.
    pub(crate) fn first_text(self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.text(name))
    }

    /// An owned text that is not empty.
    pub(crate) fn owned(self, name: &str) -> Option<String> {
        self.text(name)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    /// A truth value, which some tools send as a string.
    pub(crate) fn flag(self, name: &str) -> bool {
        match self.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text == "true",
            _ => false,
        }
    }

    /// A number that counts something, which some tools send as a string.
    pub(crate) fn number(self, name: &str) -> Option<u64> {
        match self.get(name)? {
            Value::String(text) => text.parse().ok(),
            other => other.as_u64(),
        }
    }

    /// The fields of a field.
    pub(crate) fn object(self, name: &str) -> Self {
        Self(self.get(name).and_then(Value::as_object))
    }

    /// The elements of a field that is an array.
    pub(crate) fn list(self, name: &str) -> &'a [Value] {
        self.get(name)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// The texts of a field that is an array of texts, or of objects that name a file.
    pub(crate) fn texts(self, name: &str) -> Vec<String> {
        self.list(name)
            .iter()
            .filter_map(|item| match item {
                Value::String(text) => Some(text.clone()),
                other => Fields::of(other)
                    .first_text(&["file_path", "path", "uri"])
                    .map(str::to_owned),
            })
            .collect()
    }
}

/// `tool_input` as `toolInput` or `ToolInput`.
fn cased(name: &str, first_upper: bool) -> String {
    let mut upper = first_upper;
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        if character == '_' {
            upper = true;
        } else if upper {
            out.push(character.to_ascii_uppercase());
            upper = false;
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Fields;
    use serde_json::json;

    #[test]
    fn finds_fields_in_any_case() {
        let value = json!({"toolName": "a", "tool_use_id": "b", "TargetFile": "c", "cwd": null, "flag": "true", "n": "7"});
        let fields = Fields::of(&value);
        assert_eq!(fields.text("tool_name"), Some("a"));
        assert_eq!(fields.text("tool_use_id"), Some("b"));
        assert_eq!(fields.text("target_file"), Some("c"));
        assert_eq!(fields.get("cwd"), None);
        assert!(fields.flag("flag"));
        assert_eq!(fields.number("n"), Some(7));
    }
}
