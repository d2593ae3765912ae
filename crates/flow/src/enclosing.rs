//! The named definitions around a place, for fingerprints.

use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role, Tree};

/// The dotted name of the definitions around `span` (`Class.method`); `None` at the top of the file.
pub fn enclosing_symbol(tree: &Tree, text: &str, span: Span) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let mut at = tree.root()?;
    loop {
        let node = tree.node(at);
        let is_definition = matches!(
            node.kind,
            Kind::Function | Kind::Class | Kind::Interface | Kind::Enum
        );
        if is_definition
            && node.span() != span
            && let Some(name) = tree.child(at, Role::Name)
        {
            names.push(tree.text(text, name));
        }
        let inner: Option<NodeId> = tree
            .children(at)
            .find(|child| tree.node(*child).span().contains(span));
        match inner {
            Some(inner) => at = inner,
            None => break,
        }
    }
    (!names.is_empty()).then(|| names.join("."))
}
