//! JSON as it is written: each value with the place where it stands.
//!
//! Comments are passed over, since several tools allow them in their settings. Strings are not unescaped but for keys
//! and commands that are looked at.
//!
//! Invariant: depth is bounded; any text gives a tree or an error with its line.

use super::PlaceError;
use serde_json::Value;

/// Depth of nesting at most: settings files have a dozen.
const MAX_DEPTH: usize = 64;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Byte at which it begins.
    pub(super) start: usize,
    /// Byte after its end.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Object(Vec<Member>),
    Array(Vec<Node>),
    /// A string, unescaped.
    Text(String),
    Scalar,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member {
    /// Where its key begins.
    pub(super) start: usize,
    pub(super) key: String,
    pub(super) value: Node,
}

impl Node {
    /// The member of an object.
    pub(super) fn member(&self, key: &str) -> Option<&Member> {
        match &self.kind {
            Kind::Object(members) => members.iter().find(|member| member.key == key),
            _ => None,
        }
    }

    /// What it means; `text` is the text it was read from.
    pub(super) fn value(&self, text: &str) -> Value {
        match &self.kind {
            Kind::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|member| (member.key.clone(), member.value.value(text)))
                    .collect(),
            ),
            Kind::Array(items) => items.iter().map(|item| item.value(text)).collect(),
            Kind::Text(words) => Value::String(words.clone()),
            Kind::Scalar => text
                .get(self.start..self.end)
                .and_then(|scalar| serde_json::from_str(scalar).ok())
                .unwrap_or_default(),
        }
    }

    /// Where the children stand: begin and end of each.
    pub(super) fn children(&self) -> Vec<(usize, usize)> {
        match &self.kind {
            Kind::Object(members) => members
                .iter()
                .map(|member| (member.start, member.value.end))
                .collect(),
            Kind::Array(items) => items.iter().map(|item| (item.start, item.end)).collect(),
            Kind::Text(_) | Kind::Scalar => Vec::new(),
        }
    }
}

/// Reads a text that is one value.
pub(super) fn parse(text: &str) -> Result<Node, PlaceError> {
    let mut reader = Reader { text, at: 0 };
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    reader.space()?;
    let node = reader.value(0)?;
    reader.space()?;
    if reader.at < text.len() {
        return Err(reader.wrong("text after the value"));
    }
    Ok(node)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn wrong(&self, message: &'static str) -> PlaceError {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        PlaceError::NotJson {
            message,
            line: before.matches('\n').count() + 1,
        }
    }

    fn space(&mut self) -> Result<(), PlaceError> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), PlaceError> {
        let rest = self.rest();
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            match rest.find("*/") {
                Some(end) => end + 2,
                None => return Err(self.wrong("a comment without end")),
            }
        } else {
            return Err(self.wrong("a stray slash"));
        };
        self.at += length;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Node, PlaceError> {
        if depth > MAX_DEPTH {
            return Err(self.wrong("nesting too deep"));
        }
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(_) => self.scalar()?,
            None => return Err(self.wrong("a value is missing")),
        };
        Ok(Node {
            start,
            end: self.at,
            kind,
        })
    }

    fn object(&mut self, depth: usize) -> Result<Kind, PlaceError> {
        let mut members = Vec::new();
        self.at += 1;
        self.space()?;
        while self.peek() != Some(b'}') {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.wrong("a key is missing"));
            }
            let key = self.string()?;
            self.space()?;
            if self.peek() != Some(b':') {
                return Err(self.wrong("a colon is missing"));
            }
            self.at += 1;
            self.space()?;
            let value = self.value(depth + 1)?;
            members.push(Member { start, key, value });
            self.separator(b'}')?;
        }
        self.at += 1;
        Ok(Kind::Object(members))
    }

    fn array(&mut self, depth: usize) -> Result<Kind, PlaceError> {
        let mut items = Vec::new();
        self.at += 1;
        self.space()?;
        while self.peek() != Some(b']') {
            items.push(self.value(depth + 1)?);
            self.separator(b']')?;
        }
        self.at += 1;
        Ok(Kind::Array(items))
    }

    /// A comma and another item, or the end.
    fn separator(&mut self, end: u8) -> Result<(), PlaceError> {
        self.space()?;
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.space()?;
                if self.peek() == Some(end) {
                    return Err(self.wrong("a comma before the end"));
                }
                Ok(())
            }
            Some(byte) if byte == end => Ok(()),
            _ => Err(self.wrong("a comma or the end is missing")),
        }
    }

    fn string(&mut self) -> Result<String, PlaceError> {
        let start = self.at;
        let mut escaped = false;
        let length = self.rest().bytes().skip(1).position(|byte| {
            let end = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            end
        });
        let Some(length) = length else {
            return Err(self.wrong("a string without end"));
        };
        let end = start + length + 2;
        let source = self.text.get(start..end).unwrap_or_default();
        let text = serde_json::from_str(source).map_err(|_| self.wrong("a broken string"))?;
        self.at = end;
        Ok(text)
    }

    fn scalar(&mut self) -> Result<Kind, PlaceError> {
        let rest = self.rest();
        let length = rest
            .bytes()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)))
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        if serde_json::from_str::<Value>(word).is_err() {
            return Err(self.wrong("an unknown word"));
        }
        self.at += length;
        Ok(Kind::Scalar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_and_errors() {
        let text = "{ // c\n \"a\": [1, \"x\"], /* d */ \"b\": null }";
        let places: Vec<&str> = parse(text)
            .map(|node| node.children())
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(start, end)| text.get(start..end))
            .collect();
        assert_eq!(places, ["\"a\": [1, \"x\"]", "\"b\": null"]);
        for (text, message) in [
            ("{", "a key is missing"),
            ("{\"a\":1,}", "a comma before the end"),
            ("{\"a\" 1}", "a colon is missing"),
            ("{\"a\":1} x", "text after the value"),
            ("[1 2]", "a comma or the end is missing"),
            ("\"a", "a string without end"),
            ("{\"a\":nul}", "an unknown word"),
            ("/* ", "a comment without end"),
        ] {
            let expected = PlaceError::NotJson { message, line: 1 };
            assert_eq!(parse(text), Err(expected), "{text}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[\\[\\]{}:,\"\\\\/*a1 \\n]{0,40}") {
            let _node = parse(&text);
        }
    }
}
