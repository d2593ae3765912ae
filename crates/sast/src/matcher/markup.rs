//! Markup elements: a name, attributes in any order, and what is between the tags.

use super::Matcher;
use crate::env::{Env, Envs};
use airlock_syntax::{Kind, Node, NodeId, Role, Tree};

impl Matcher<'_> {
    /// A markup element: its name, attributes in any order, children in order.
    pub(super) fn element(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        if self.s(s).kind != Kind::Element {
            return Vec::new();
        }
        let own = parts(self.pattern.tree(), &self.pattern.pattern.text, p);
        let other = parts(self.file.tree, self.file.text, s);
        let envs = match (own.name, other.name) {
            (Some(p), Some(s)) => self.node(p, s, env),
            _ => Vec::new(),
        };
        let envs = Self::each(&envs, |env| {
            let exact = !self.options.xml_attrs_implicit_ellipsis;
            self.unordered(&own.attributes, &other.attributes, env, exact)
        });
        if own.children.is_empty() {
            let loose = self.options.xml_singleton_loose_matching || other.children.is_empty();
            return if loose { envs } else { Vec::new() };
        }
        if !self.options.xml_children_ordered {
            return Self::each(&envs, |env| {
                self.unordered(&own.children, &other.children, env, false)
            });
        }
        let end = self.s(s).span();
        Self::each(&envs, |env| {
            self.sequence(&own.children, &other.children, env, end)
        })
    }
}

/// The parts of a markup element.
#[derive(Default)]
struct Parts {
    name: Option<NodeId>,
    attributes: Vec<NodeId>,
    children: Vec<NodeId>,
}

/// Grammars put name and attributes in an opening tag of its own, or into the element.
fn parts(tree: &Tree, text: &str, element: NodeId) -> Parts {
    let mut parts = Parts::default();
    let children: Vec<NodeId> = tree.children(element).collect();
    let is_tag = |id: &NodeId| {
        let node = tree.node(*id);
        node.kind == Kind::Other && node.role == Role::None
    };
    let opening = children.first().copied().filter(is_tag);
    let start = tree.node(element).start;
    for child in opening.map_or(children.clone(), |opening| tree.children(opening).collect()) {
        let node = tree.node(child);
        let ahead = text.get(start as usize..node.start as usize).unwrap_or("");
        if parts.name.is_none() && matches!(node.kind, Kind::Ident | Kind::Member | Kind::Metavar) {
            parts.name = Some(child);
        } else if opening.is_some() || is_attribute(&node, ahead) {
            parts.attributes.push(child);
        } else if !tree.text(text, child).trim().is_empty() {
            parts.children.push(child);
        }
    }
    if opening.is_some() {
        let inner = children.get(1..children.len().saturating_sub(1));
        parts.children.extend(inner.unwrap_or_default());
    }
    parts
}

/// Whether a node stands in the opening tag; `ahead` is the element's text before it.
fn is_attribute(node: &Node, ahead: &str) -> bool {
    node.kind == Kind::Attribute
        || matches!(node.kind, Kind::Ellipsis | Kind::Metavar | Kind::Spread)
            && !ahead.contains('>')
}
