//! TOML with places, in the text's order.

use super::{Entry, Flaw, MAX_DEPTH, Node, Value, offset};
use airlock_model::Span;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads `text`; what cannot be read is left out and said.
pub(crate) fn toml(text: &str) -> (Node<'_>, Vec<Flaw>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let flaws = errors
        .iter()
        .map(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let what = error.message().lines().next().unwrap_or_default();
            Flaw::new(at, format!("this is not TOML: {what}"))
        })
        .take(MAX_FLAWS)
        .collect();
    (map(table.into_inner(), 0..text.len(), 0), flaws)
}

/// Flaws that are said of one text.
const MAX_FLAWS: usize = 5;

fn map(table: DeTable<'_>, span: Range<usize>, depth: usize) -> Node<'_> {
    let mut entries: Vec<Entry<'_>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_span = key.span();
            Entry {
                key: key.into_inner(),
                key_span: Span::new(offset(key_span.start), offset(key_span.end)),
                value: node(value, depth + 1),
            }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    Node::new(Value::Map(entries), span.start, span.end)
}

fn node(value: Spanned<DeValue<'_>>, depth: usize) -> Node<'_> {
    let span = value.span();
    if depth > MAX_DEPTH {
        return Node::new(Value::Null, span.start, span.end);
    }
    let plain = |text: String| Value::Plain(Cow::Owned(text));
    let read = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => plain(number.as_str().to_owned()),
        DeValue::Float(number) => plain(number.as_str().to_owned()),
        DeValue::Boolean(truth) => plain(truth.to_string()),
        DeValue::Datetime(time) => plain(time.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| node(item, depth + 1))
                .collect(),
        ),
        DeValue::Table(table) => return map(table, span, depth),
    };
    Node::new(read, span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_places() {
        let text = "b = 1\n[a]\nz = 'x'\ny.q = [true, \"s\"]\n";
        let (node, flaws) = toml(text);
        assert!(flaws.is_empty());
        let keys: Vec<&str> = node
            .entries()
            .iter()
            .map(|entry| entry.key.as_ref())
            .collect();
        assert_eq!(keys, ["b", "a"]);
        let value = &node.at(&["a", "z"]);
        assert_eq!((value.str(), value.span.slice(text)), ("x", "'x'"));
        assert!(node.at(&["a", "y", "q"]).items().iter().any(Node::is_true));
    }

    #[test]
    fn a_broken_line_costs_itself() {
        let (node, flaws) = toml("a = 1\nb = = 2\nc = 3\n");
        assert!(!flaws.is_empty());
        assert_eq!((node.get("a").str(), node.get("c").str()), ("1", "3"));
        let deep = format!("a = {}", "[".repeat(50_000));
        assert!(!toml(&deep).1.is_empty());
    }
}
