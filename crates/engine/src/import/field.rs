//! Fields of JSON that may be missing or of another type: whoever reads them says what stands in.

use super::MAX_TEXT;
use serde_json::Value;

/// The value at `path`, keys one below the other.
pub(super) fn at<'value>(value: &'value Value, path: &[&str]) -> Option<&'value Value> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

/// The text at `path`; empty texts count as missing.
pub(super) fn text<'value>(value: &'value Value, path: &[&str]) -> Option<&'value str> {
    at(value, path)?.as_str().filter(|text| !text.is_empty())
}

/// A number from 1 at `path`, such as a line.
pub(super) fn ordinal(value: &Value, path: &[&str]) -> Option<u32> {
    let number = at(value, path)?.as_u64().filter(|number| *number > 0)?;
    Some(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A number from 0 at `path` counted from 1 instead.
pub(super) fn from_zero(value: &Value, path: &[&str]) -> Option<u32> {
    let number = at(value, path)?.as_u64()?;
    Some(u32::try_from(number.saturating_add(1)).unwrap_or(u32::MAX))
}

/// The number from 0 at `path`, as a place in a list.
pub(super) fn index(value: &Value, path: &[&str]) -> Option<usize> {
    usize::try_from(at(value, path)?.as_u64()?).ok()
}

/// The list at `path`; what is no list has no items.
pub(super) fn list<'value>(value: &'value Value, path: &[&str]) -> &'value [Value] {
    at(value, path)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// `text` without control characters other than line ends, and bounded.
pub(super) fn clean(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .take(MAX_TEXT)
        .collect()
}
