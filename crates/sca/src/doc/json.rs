//! JSON with places, and with what JSON files of tools have besides: comments and commas at the end.

use super::{Entry, Flaw, MAX_DEPTH, Node, Value, offset};
use airlock_model::Span;
use std::borrow::Cow;

/// Reads `text`; after a flaw, what stood before it is the result.
pub(crate) fn json(text: &str) -> (Node<'_>, Vec<Flaw>) {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        flaw: None,
    };
    let node = reader.value(0);
    reader.space();
    if reader.at < reader.bytes.len() {
        reader.stop("something follows the end of the JSON value");
    }
    (node, reader.flaw.into_iter().collect())
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    flaw: Option<Flaw>,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Notes the first flaw; everything then winds up with what it has.
    fn stop(&mut self, what: &str) {
        if self.flaw.is_none() {
            self.flaw = Some(Flaw::new(self.at, what));
        }
        self.at = self.bytes.len();
    }

    fn space(&mut self) {
        while let Some(byte) = self.peek() {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else if rest.starts_with(b"//") {
                self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            } else if rest.starts_with(b"/*") {
                let end = memchr::memmem::find(rest, b"*/").map(|end| end + 2);
                self.at += end.unwrap_or(rest.len());
            } else {
                break;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Node<'t> {
        self.space();
        let start = self.at;
        if depth > MAX_DEPTH {
            self.stop("nested deeper than 128 levels; what lies below is not read");
            return Node::new(Value::Null, start, start);
        }
        let value = match self.peek() {
            Some(b'{') => self.map(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => Value::Text(self.string()),
            Some(_) => self.plain(),
            None => {
                self.stop("the text ends where a value is expected");
                Value::Null
            }
        };
        Node::new(value, start, self.at)
    }

    fn map(&mut self, depth: usize) -> Value<'t> {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b'"') => {
                    let start = self.at;
                    let key = self.string();
                    let key_span = Span::new(offset(start), offset(self.at));
                    self.space();
                    if self.peek() != Some(b':') {
                        self.stop("a colon is expected after a key");
                        break;
                    }
                    self.at += 1;
                    let value = self.value(depth + 1);
                    entries.push(Entry {
                        key,
                        key_span,
                        value,
                    });
                    if !self.comma(b'}') {
                        break;
                    }
                }
                Some(_) => {
                    self.stop("a key in quotes is expected");
                    break;
                }
                None => {
                    self.stop("the text ends inside an object");
                    break;
                }
            }
        }
        Value::Map(entries)
    }

    fn list(&mut self, depth: usize) -> Value<'t> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => {
                    items.push(self.value(depth + 1));
                    if !self.comma(b']') {
                        break;
                    }
                }
                None => {
                    self.stop("the text ends inside a list");
                    break;
                }
            }
        }
        Value::List(items)
    }

    /// Passes a comma; without one only `close` may come. Whether to go on.
    fn comma(&mut self, close: u8) -> bool {
        self.space();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                true
            }
            Some(byte) if byte == close => true,
            Some(_) => {
                self.stop("a comma or the closing bracket is expected");
                false
            }
            None => {
                self.stop("the text ends before the closing bracket");
                false
            }
        }
    }

    fn plain(&mut self) -> Value<'t> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let len = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"+-._".contains(byte)))
            .unwrap_or(rest.len());
        let word = self.text.get(self.at..self.at + len).unwrap_or_default();
        if word.is_empty() {
            self.stop("this is not a JSON value");
            return Value::Null;
        }
        self.at += len;
        if word == "null" {
            Value::Null
        } else {
            Value::Plain(Cow::Borrowed(word))
        }
    }

    fn string(&mut self) -> Cow<'t, str> {
        let start = self.at + 1;
        let mut at = start;
        let mut owned = String::new();
        let mut copied = start;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            let Some(next) = memchr::memchr3(b'"', b'\\', b'\n', rest) else {
                self.stop("the text ends inside a string");
                return Cow::Borrowed("");
            };
            at += next;
            match self.bytes.get(at) {
                Some(b'\\') => {
                    owned.push_str(self.text.get(copied..at).unwrap_or_default());
                    let (decoded, len) = self.escape(at + 1);
                    owned.push(decoded);
                    at = (at + 1 + len).min(self.bytes.len());
                    copied = at;
                }
                Some(b'"') => break,
                _ => {
                    self.at = at;
                    self.stop("a string does not end on its line");
                    return Cow::Borrowed("");
                }
            }
        }
        self.at = at + 1;
        let last = self.text.get(copied..at).unwrap_or_default();
        if copied == start {
            return Cow::Borrowed(last);
        }
        owned.push_str(last);
        Cow::Owned(owned)
    }

    /// The character that the escape at `at` (after the backslash) stands for, and its length in the text.
    fn escape(&self, at: usize) -> (char, usize) {
        match self.bytes.get(at).copied() {
            Some(b'n') => ('\n', 1),
            Some(b't') => ('\t', 1),
            Some(b'r') => ('\r', 1),
            Some(b'b') => ('\u{8}', 1),
            Some(b'f') => ('\u{c}', 1),
            Some(b'u') => self.unicode_escape(at),
            _ => self
                .text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(('\u{fffd}', 0), |other| (other, other.len_utf8())),
        }
    }

    fn unicode_escape(&self, at: usize) -> (char, usize) {
        let unit = |at: usize| {
            let digits = self.text.get(at..at + 4)?;
            u32::from_str_radix(digits, 16).ok()
        };
        let Some(high) = unit(at + 1) else {
            return ('\u{fffd}', 1);
        };
        if !(0xd800..0xdc00).contains(&high) {
            return (char::from_u32(high).unwrap_or('\u{fffd}'), 5);
        }
        let low = (self.bytes.get(at + 5..at + 7) == Some(b"\\u"))
            .then(|| unit(at + 7))
            .flatten()
            .filter(|low| (0xdc00..0xe000).contains(low));
        match low.and_then(|low| char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)))
        {
            Some(both) => (both, 11),
            None => ('\u{fffd}', 5),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_tools_write() {
        let text =
            "// head\n{\"a\": [1, \"x\\u00e4\\ud83d\\ude00\\n\",], /* c */ \"b\": {\"c\": true,},}";
        let (node, flaws) = json(text);
        assert!(flaws.is_empty(), "{flaws:?}");
        assert_eq!(node.get("a").items().get(1).unwrap().str(), "xä😀\n");
        assert!(node.at(&["b", "c"]).is_true());
        assert!(node.at(&["b", "no", "way"]).is_null());
    }

    #[test]
    fn keeps_what_stands_before_a_flaw() {
        let cases = [
            ("{\"a\": 1, \"b\": [\"x\", ", "the text ends"),
            ("{\"a\": 1 \"b\": 2}", "a comma"),
            ("{\"a\": 1, b: 2}", "a key in quotes"),
            ("{\"a\": 1, \"b\": \"x\n\"}", "a string does not end"),
            ("{\"a\": 1} x", "something follows"),
        ];
        for (text, what) in cases {
            let (node, flaws) = json(text);
            assert_eq!(node.get("a").str(), "1", "{text}");
            assert!(flaws.first().unwrap().what.starts_with(what), "{flaws:?}");
        }
        let deep = "[".repeat(100_000);
        assert!(json(&deep).1.first().unwrap().what.contains("128"));
    }

    proptest! {
        #[test]
        fn agrees_with_the_usual_reader(text in r#"[\[\]{},:"a\\u0-9 \n]{0,40}"#) {
            let (node, flaws) = json(&text);
            if let Ok(known) = serde_json::from_str::<serde_json::Value>(&text) {
                prop_assert!(flaws.is_empty(), "{flaws:?}");
                prop_assert_eq!(known.is_object(), matches!(node.value, Value::Map(_)));
                if let Some(known) = known.as_str() {
                    prop_assert_eq!(node.str(), known);
                }
            }
        }
    }
}
