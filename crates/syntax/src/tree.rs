//! The generic tree: an arena of 20-byte nodes in pre-order.
//!
//! Invariant: a node's descendants are exactly the nodes between it and [`Node::next`]; children come in source order.
//! Pre-order rather than post-order, because a matcher walks children forwards and takes "everything below" as a range.

use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// A node's place in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NodeId(pub u32);

/// One node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The first node after this one's subtree.
    pub next: u32,
    /// What names it: identifier, operator, literal text; [`Symbol::NONE`] where nothing does.
    pub symbol: Symbol,
    /// The grammar's own kind, for telling [`Kind::Other`] nodes apart; 0 for nodes that lowering made up.
    pub raw: u16,
    /// What it is.
    pub kind: Kind,
    /// The part it plays in its parent.
    pub role: Role,
}

impl Node {
    /// Its bytes.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A parsed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(crate) fn from_nodes(nodes: Vec<Node>) -> Self {
        Self { nodes }
    }

    /// The node that holds everything; an empty tree has none.
    pub fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The node at `id`; for an id of another tree that is out of range, an empty error node.
    pub fn node(&self, id: NodeId) -> Node {
        const NOWHERE: Node = Node {
            start: 0,
            end: 0,
            next: u32::MAX,
            symbol: Symbol::NONE,
            raw: 0,
            kind: Kind::Error,
            role: Role::None,
        };
        self.nodes.get(id.0 as usize).copied().unwrap_or(NOWHERE)
    }

    /// Shorthand for `node(id).kind`.
    pub fn kind(&self, id: NodeId) -> Kind {
        self.node(id).kind
    }

    /// All nodes with their ids, in pre-order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> {
        { (0..self.past_end()).map(NodeId) }.zip(&self.nodes)
    }

    /// The nodes that begin inside `span` or at its end, or everywhere, in pre-order.
    pub fn starting_in(&self, span: Option<Span>) -> impl Iterator<Item = NodeId> + use<> {
        let before = |end: usize| u32::try_from(end).unwrap_or(u32::MAX);
        // Nodes begin in the order in which they stand.
        let (first, end) = match span {
            Some(span) => (
                before(self.nodes.partition_point(|node| node.start < span.start)),
                before(self.nodes.partition_point(|node| node.start <= span.end)),
            ),
            None => (0, self.past_end()),
        };
        (first..end).map(NodeId)
    }

    /// One past the last node; lowering makes no more than fit.
    fn past_end(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// The children of `id` in source order.
    pub fn children(&self, id: NodeId) -> Children<'_> {
        let end = self.node(id).next.min(self.past_end());
        Children {
            tree: self,
            at: id.0.saturating_add(1),
            end,
        }
    }

    /// The descendants of `id` in pre-order, without `id`.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        let end = self.node(id).next.min(self.past_end());
        (id.0.saturating_add(1)..end).map(NodeId)
    }

    /// The first child of `id` that plays `role`.
    pub fn child(&self, id: NodeId, role: Role) -> Option<NodeId> {
        self.children(id)
            .find(|child| self.node(*child).role == role)
    }

    /// Whether `inner` is `outer` or lies below it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer.0 <= inner.0 && inner.0 < self.node(outer).next
    }

    /// The text of `id`.
    pub fn text<'text>(&self, text: &'text str, id: NodeId) -> &'text str {
        self.node(id).span().slice(text)
    }

    /// The parent of every node, in one pass; the root's parent is itself.
    pub fn parents(&self) -> Vec<NodeId> {
        let mut parents = Vec::with_capacity(self.nodes.len());
        let mut open: Vec<(u32, u32)> = Vec::new();
        for (at, node) in (0_u32..).zip(&self.nodes) {
            while open.last().is_some_and(|(_, next)| *next <= at) {
                open.pop();
            }
            parents.push(NodeId(open.last().map_or(at, |(parent, _)| *parent)));
            open.push((at, node.next));
        }
        parents
    }

    /// An S-expression of kinds, roles and leaf texts, one node a line, for tests and `rules dump-tree`.
    pub fn dump(&self, text: &str) -> String {
        // Writing to a string cannot fail.
        let mut out = String::new();
        let mut open: Vec<u32> = Vec::new();
        for (id, node) in self.iter() {
            while open.last().is_some_and(|next| *next <= id.0) {
                open.pop();
            }
            for _ in &open {
                out.push_str("  ");
            }
            if node.role != Role::None {
                out.push_str(&format!("{:?}: ", node.role).to_lowercase());
            }
            _ = write!(out, "{:?}", node.kind);
            if node.next == id.0 + 1 {
                _ = write!(out, " {:?}", node.span().slice(text));
            }
            out.push('\n');
            open.push(node.next);
        }
        out
    }
}

/// Iterator over the children of a node.
#[derive(Debug, Clone)]
pub struct Children<'tree> {
    tree: &'tree Tree,
    at: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.at >= self.end {
            return None;
        }
        let id = NodeId(self.at);
        // A subtree ends after it begins, so the walk always advances.
        let node = self.tree.nodes.get(self.at as usize);
        self.at = node.map_or(self.end, |node| node.next.max(self.at + 1));
        Some(id)
    }
}
