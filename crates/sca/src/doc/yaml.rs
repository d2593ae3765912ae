//! YAML with places.
//!
//! Aliases are followed as long as the copies stay small beside the text ([`MAX_COPIES`]): a bomb of anchors is refused
//! with its place.

use super::{Entry, Flaw, MAX_DEPTH, Node, Value};
use airlock_model::Span;
use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;

/// Nodes that aliases may copy in one text.
const MAX_COPIES: usize = 50_000;

/// Reads the documents of `text`; after a flaw, what stood before it is the result.
pub(crate) fn yaml(text: &str) -> (Vec<Node<'_>>, Vec<Flaw>) {
    let mut reader = Reader {
        marks: Marks::new(text),
        open: Vec::new(),
        done: Vec::new(),
        anchors: FxHashMap::default(),
        copies: 0,
    };
    let mut flaw = None;
    for event in Parser::new_from_str(text) {
        let read = match event {
            Ok((event, span)) => reader.event(event, span.start.index(), span.end.index()),
            Err(error) => {
                let at = reader.marks.byte(error.marker().index());
                Err(Flaw::new(at, format!("this is not YAML: {}", error.info())))
            }
        };
        if let Err(found) = read {
            flaw = Some(found);
            break;
        }
    }
    while !reader.open.is_empty() {
        reader.close(text.len());
    }
    (reader.done, flaw.into_iter().collect())
}

/// From the parser's places, which count characters, to bytes; asked in order.
struct Marks<'t> {
    text: &'t str,
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'t> Marks<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            ascii: text.is_ascii(),
            character: 0,
            byte: 0,
        }
    }

    fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        if character < self.character {
            // Marks go back by a few characters at most (the start of a key that was seen to be one only at its colon).
            let mut left = self.character - character;
            while left > 0 && self.byte > 0 {
                self.byte -= 1;
                if self.text.is_char_boundary(self.byte) {
                    left -= 1;
                }
            }
        } else {
            let rest = self.text.get(self.byte..).unwrap_or_default();
            let ahead = character - self.character;
            self.byte += rest
                .char_indices()
                .nth(ahead)
                .map_or(rest.len(), |(at, _)| at);
        }
        self.character = character;
        self.byte
    }
}

/// A list or table whose end was not met yet.
struct Open<'t> {
    start: usize,
    anchor: usize,
    is_map: bool,
    items: Vec<Node<'t>>,
    entries: Vec<Entry<'t>>,
    key: Option<(Cow<'t, str>, Span)>,
}

struct Reader<'t> {
    marks: Marks<'t>,
    open: Vec<Open<'t>>,
    done: Vec<Node<'t>>,
    anchors: FxHashMap<usize, Node<'t>>,
    copies: usize,
}

impl<'t> Reader<'t> {
    fn event(&mut self, event: Event<'t>, start: usize, end: usize) -> Result<(), Flaw> {
        let (start, end) = (self.marks.byte(start), self.marks.byte(end));
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = match (style, text.as_ref()) {
                    (ScalarStyle::Plain, "" | "~" | "null") => Value::Null,
                    (ScalarStyle::Plain, _) => Value::Plain(text),
                    _ => Value::Text(text),
                };
                self.add(Node::new(value, start, end), anchor);
            }
            Event::SequenceStart(anchor, _) => self.start(start, anchor, false)?,
            Event::MappingStart(anchor, _) => self.start(start, anchor, true)?,
            Event::SequenceEnd | Event::MappingEnd => self.close(end),
            Event::Alias(anchor) => self.alias(anchor, start)?,
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, start: usize, anchor: usize, is_map: bool) -> Result<(), Flaw> {
        if self.open.len() > MAX_DEPTH {
            let what = "nested deeper than 128 levels; what lies below is not read";
            return Err(Flaw::new(start, what));
        }
        self.open.push(Open {
            start,
            anchor,
            is_map,
            items: Vec::new(),
            entries: Vec::new(),
            key: None,
        });
        Ok(())
    }

    fn alias(&mut self, anchor: usize, at: usize) -> Result<(), Flaw> {
        let Some(node) = self.anchors.get(&anchor) else {
            self.add(Node::new(Value::Null, at, at), 0);
            return Ok(());
        };
        let mut size = 0;
        node.each(&mut |_| size += 1);
        self.copies += size;
        if self.copies > MAX_COPIES {
            let what = "aliases multiply beyond 50000 nodes; the rest of the file is not read";
            return Err(Flaw::new(at, what));
        }
        let copy = node.clone();
        self.add(copy, 0);
        Ok(())
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let value = if open.is_map {
            Value::Map(open.entries)
        } else {
            Value::List(open.items)
        };
        self.add(Node::new(value, open.start, end), open.anchor);
    }

    fn add(&mut self, node: Node<'t>, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.done.push(node);
            return;
        };
        if !open.is_map {
            open.items.push(node);
        } else if let Some((key, key_span)) = open.key.take() {
            open.entries.push(Entry {
                key,
                key_span,
                value: node,
            });
        } else {
            let key = match node.value {
                Value::Text(text) | Value::Plain(text) => text,
                _ => Cow::Borrowed(""),
            };
            open.key = Some((key, node.span));
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn reads_documents_with_places() {
        let text = "ä: &x {b: 1}\nc: [*x, 'y']\n---\nsecond: |\n  block\n";
        let (documents, flaws) = yaml(text);
        assert!(flaws.is_empty(), "{flaws:?}");
        let first = documents.first().unwrap();
        assert_eq!(first.get("c").items().first().unwrap().get("b").str(), "1");
        let key = first.entries().get(1).unwrap().key_span;
        assert_eq!(key.slice(text), "c");
        assert_eq!(documents.get(1).unwrap().get("second").str(), "block\n");
    }

    #[test]
    fn refuses_bombs_and_keeps_what_came_before() {
        let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for level in 1..9 {
            let alias = format!("*a{},", level - 1).repeat(10);
            bomb.extend([
                "a",
                &level.to_string(),
                ": &a",
                &level.to_string(),
                " [",
                &alias,
                "]\n",
            ]);
        }
        let (documents, flaws) = yaml(&bomb);
        assert!(flaws.first().unwrap().what.contains("aliases"));
        assert_eq!(documents.first().unwrap().get("a0").items().len(), 10);
        let (documents, flaws) = yaml("a: 1\nb: [x\n");
        assert_eq!(flaws.len(), 1);
        assert_eq!(documents.first().unwrap().get("a").str(), "1");
        assert!(!yaml(&"[".repeat(100_000)).1.is_empty());
        assert!(!yaml(&"- ".repeat(100_000)).1.is_empty());
    }
}
