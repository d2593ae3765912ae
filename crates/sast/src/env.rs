//! What metavariables are bound to.

use airlock_model::Span;
use airlock_syntax::{NodeId, Symbol};
use smallvec::SmallVec;
use std::sync::Arc;

/// What a metavariable is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Value {
    /// Its place in the file.
    pub(crate) span: Span,
    /// The node, where it is bound to one.
    pub(crate) node: Option<NodeId>,
    /// Its text, where that is not what stands at `span` (the constant that a name stands for).
    pub(crate) text: Option<Arc<str>>,
}

impl Value {
    /// A node.
    pub(crate) fn node(node: NodeId, span: Span) -> Self {
        Self {
            span,
            node: Some(node),
            text: None,
        }
    }

    /// A range of text.
    pub(crate) fn range(span: Span) -> Self {
        Self {
            span,
            node: None,
            text: None,
        }
    }

    /// A text that stands for what is at `span`.
    pub(crate) fn text(span: Span, text: &str) -> Self {
        Self {
            span,
            node: None,
            text: Some(Arc::from(text)),
        }
    }
}

/// Bindings of metavariables, by the symbols of their names; small, so that copying is cheap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Env {
    slots: SmallVec<[(Symbol, Value); 3]>,
}

impl Env {
    pub(crate) fn get(&self, name: Symbol) -> Option<&Value> {
        self.slots
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    /// A copy with one binding more; the name must be free.
    pub(crate) fn with(&self, name: Symbol, value: Value) -> Self {
        let mut copy = self.clone();
        copy.slots.push((name, value));
        copy
    }

    /// Replaces or adds a binding.
    pub(crate) fn set(&mut self, name: Symbol, value: Value) {
        match self.slots.iter_mut().find(|(own, _)| *own == name) {
            Some((_, old)) => *old = value,
            None => self.slots.push((name, value)),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Symbol, Value)> {
        self.slots.iter()
    }

    /// The same bindings in the order of names, so that equal ones compare equal.
    pub(crate) fn normalised(mut self) -> Self {
        self.slots.sort_by_key(|(name, _)| *name);
        self
    }
}

/// Every way in which something matches.
pub(crate) type Envs = Vec<Env>;

/// A range that matches, with its bindings.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Hit {
    pub(crate) span: Span,
    pub(crate) env: Env,
}
