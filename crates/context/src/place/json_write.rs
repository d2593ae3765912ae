//! JSON values written in the manner of the file they go into.
//!
//! Invariant: each container is written with white space after its opening bracket, on one line or on several; by
//! that, what we made is told from what was there empty (see `json_edit`).

use serde_json::Value;

/// How a file is laid out.
#[derive(Debug, Clone)]
pub(super) enum Style {
    /// All on one line.
    Flat,
    /// One item a line.
    Lines {
        /// The file's line end.
        end: &'static str,
        /// What each level is indented by.
        unit: String,
        /// The indentation of the line where the value begins.
        indent: String,
    },
}

impl Style {
    fn deeper(&self) -> Self {
        match self {
            Self::Flat => Self::Flat,
            Self::Lines { end, unit, indent } => Self::Lines {
                end,
                unit: unit.clone(),
                indent: format!("{indent}{unit}"),
            },
        }
    }

    /// What stands before each item, and before the closing bracket.
    pub(super) fn gap(&self) -> String {
        match self {
            Self::Flat => " ".to_owned(),
            Self::Lines { end, indent, .. } => format!("{end}{indent}"),
        }
    }
}

/// A value.
pub(super) fn write(value: &Value, style: &Style) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let items = members
                .iter()
                .map(|(key, value)| member(key, value, &style.deeper()));
            container('{', &items.collect::<Vec<_>>(), '}', style)
        }
        Value::Array(items) if !items.is_empty() => {
            let items = items.iter().map(|item| write(item, &style.deeper()));
            container('[', &items.collect::<Vec<_>>(), ']', style)
        }
        other => other.to_string(),
    }
}

/// A member of an object.
pub(super) fn member(key: &str, value: &Value, style: &Style) -> String {
    format!("{}: {}", Value::from(key), write(value, style))
}

fn container(open: char, items: &[String], close: char, style: &Style) -> String {
    let gap = style.deeper().gap();
    let items = items.join(&format!(",{gap}"));
    format!("{open}{gap}{items}{}{close}", style.gap())
}
