//! What a hand-written rule says about the order of a node's parts.

use super::run::Work;
use crate::tree::Node;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use tree_sitter::Node as Raw;

/// The parts of a node in the order in which a [`super::Rule::Custom`] lays them out.
pub(crate) struct Plan<'text, 'tree> {
    pub(super) work: Vec<Work<'tree>>,
    raw: u16,
    /// The text that is parsed.
    pub(crate) text: &'text str,
    /// The part the node plays in its parent.
    pub(crate) role: Role,
}

impl<'text, 'tree> Plan<'text, 'tree> {
    pub(super) fn new(text: &'text str, raw: u16, role: Role) -> Self {
        Self {
            work: Vec::new(),
            raw,
            text,
            role,
        }
    }

    /// Begins a node over `span`; what follows lies below it until [`Plan::close`].
    pub(crate) fn open(&mut self, kind: Kind, role: Role, symbol: Symbol, span: Span) {
        self.work.push(Work::Open(Node {
            start: span.start,
            end: span.end,
            next: 0,
            symbol,
            raw: self.raw,
            kind,
            role,
        }));
    }

    /// Begins a node over the whole of `node`, in its role.
    pub(crate) fn open_whole(&mut self, kind: Kind, node: Raw<'tree>) {
        self.open(kind, self.role, Symbol::NONE, span_of(node));
    }

    /// Ends the node begun last.
    pub(crate) fn close(&mut self) {
        self.work.push(Work::Close);
    }

    /// A node over the bytes of `node`, named by them.
    pub(crate) fn leaf(&mut self, kind: Kind, role: Role, node: Raw<'tree>) {
        let symbol = Symbol::of(self.text_of(node));
        self.open(kind, role, symbol, span_of(node));
        self.close();
    }

    /// Lowers `node` here.
    pub(crate) fn visit(&mut self, node: Raw<'tree>, role: Role) {
        self.work.push(Work::Visit(node.into(), role));
    }

    /// Lowers the child of `node` in `field`, if there is one.
    pub(crate) fn visit_field(&mut self, node: Raw<'tree>, field: &str, role: Role) {
        if let Some(child) = node.child_by_field_name(field) {
            self.visit(child, role);
        }
    }

    /// Lowers all children of `node` here, in the roles of the language's table.
    pub(crate) fn visit_children(&mut self, node: Raw<'tree>) {
        self.work.push(Work::Children(node));
    }

    /// Lowers `node` here as a string, whatever the table says about it.
    pub(crate) fn string(&mut self, node: Raw<'tree>, role: Role) {
        self.work.push(Work::Str(node, role));
    }

    /// The text of `node`.
    pub(crate) fn text_of(&self, node: Raw<'tree>) -> &'text str {
        span_of(node).slice(self.text)
    }
}

/// The bytes of a grammar node.
pub(crate) fn span_of(node: Raw<'_>) -> Span {
    // The source crate lets no text of 4 GiB or more through.
    Span::new(
        u32::try_from(node.start_byte()).unwrap_or(u32::MAX),
        u32::try_from(node.end_byte()).unwrap_or(u32::MAX),
    )
}
