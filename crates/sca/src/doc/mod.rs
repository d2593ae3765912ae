//! Data formats with their places: JSON, TOML and YAML become one [`Node`] tree, XML becomes [`Element`]s.
//!
//! A reader of an ecosystem asks by key and gets an empty node for what is not there, so that it reads like the format's
//! own documentation. What a reader here refuses to do: expand XML entities, follow YAML aliases without bound, go deeper
//! than [`MAX_DEPTH`].
//!
//! Invariants:
//! - any text gives a tree; what could not be read is a [`Flaw`] with its place, and what stands before it is kept;
//! - recursion is bounded by [`MAX_DEPTH`], memory by the text's length;
//! - a span never leaves the text.

pub(crate) mod conflict;
mod json;
mod toml;
mod xml;
mod yaml;

pub(crate) use json::json;
pub(crate) use toml::toml;
pub(crate) use xml::{Element, xml};
pub(crate) use yaml::yaml;

use airlock_model::Span;
use std::borrow::Cow;

/// Levels of nesting that are read. The deepest real lockfiles (npm's first version) nest by a dozen packages, two
/// levels each.
pub(crate) const MAX_DEPTH: usize = 128;

/// A place that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Byte offset.
    pub(crate) at: u32,
    /// What is wrong there.
    pub(crate) what: String,
}

impl Flaw {
    pub(crate) fn new(at: usize, what: impl Into<String>) -> Self {
        Self {
            at: offset(at),
            what: what.into(),
        }
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node<'t> {
    pub(crate) value: Value<'t>,
    pub(crate) span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<'t> {
    /// Nothing: `null`, or not there.
    Null,
    /// A quoted text.
    Text(Cow<'t, str>),
    /// A number, truth value, date or unquoted text.
    Plain(Cow<'t, str>),
    /// A list.
    List(Vec<Node<'t>>),
    /// A table, in the text's order; a key may stand in it twice.
    Map(Vec<Entry<'t>>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'t> {
    pub(crate) key: Cow<'t, str>,
    pub(crate) key_span: Span,
    pub(crate) value: Node<'t>,
}

/// What is not there.
static NOTHING: Node<'static> = Node {
    value: Value::Null,
    span: Span { start: 0, end: 0 },
};

impl<'t> Node<'t> {
    pub(crate) fn new(value: Value<'t>, start: usize, end: usize) -> Self {
        Self {
            value,
            span: Span::new(offset(start), offset(end)),
        }
    }

    /// The value of `key`; nothing where this is no table or has no such key. The last of two wins, as in every reader
    /// that clients use.
    pub(crate) fn get(&self, key: &str) -> &Node<'t> {
        self.entries()
            .iter()
            .rev()
            .find(|entry| entry.key == key)
            .map_or(&NOTHING, |entry| &entry.value)
    }

    /// The value at a path of keys.
    pub(crate) fn at(&self, path: &[&str]) -> &Node<'t> {
        path.iter().fold(self, |node, key| node.get(key))
    }

    /// The entries of a table; none of anything else.
    pub(crate) fn entries(&self) -> &[Entry<'t>] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Node<'t>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Plain(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar, empty for anything else.
    pub(crate) fn str(&self) -> &str {
        self.text().unwrap_or_default()
    }

    /// Whether it says `true`.
    pub(crate) fn is_true(&self) -> bool {
        matches!(&self.value, Value::Plain(text) if text == "true")
    }

    /// Whether nothing is there.
    pub(crate) fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// Every node below this one and itself, in the text's order.
    pub(crate) fn each<'n>(&'n self, visit: &mut dyn FnMut(&'n Node<'t>)) {
        visit(self);
        for item in self.items() {
            item.each(visit);
        }
        for entry in self.entries() {
            entry.value.each(visit);
        }
    }
}

/// A byte offset; no text above 4 GiB is read.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
