//! Dotted names as lists of identifiers.

use airlock_syntax::{Kind, NodeId, Role, Tree};

/// What a member is taken of, and its name.
pub fn member_parts(tree: &Tree, member: NodeId) -> Option<(NodeId, NodeId)> {
    let mut children = tree.children(member);
    let object = children.next()?;
    let name = children.last()?;
    Some(match tree.node(object).role {
        // Some grammars put the name before the object.
        Role::Name if tree.node(name).role == Role::Object => (name, object),
        _ => (object, name),
    })
}

/// The identifiers of `a.b.c`, in order; `None` where anything else takes part.
pub fn name_path(tree: &Tree, node: NodeId) -> Option<Vec<NodeId>> {
    let mut names = Vec::new();
    let mut at = node;
    loop {
        match tree.kind(at) {
            Kind::Ident => {
                names.push(at);
                names.reverse();
                return Some(names);
            }
            Kind::Member => {
                let children: Vec<NodeId> = tree.children(at).collect();
                if children.len() > 2 {
                    // `a.b.c` as one flat node.
                    if !names.is_empty()
                        || children.iter().any(|part| tree.kind(*part) != Kind::Ident)
                    {
                        return None;
                    }
                    return Some(children);
                }
                let (object, name) = member_parts(tree, at)?;
                if tree.kind(name) != Kind::Ident {
                    return None;
                }
                names.push(name);
                at = object;
            }
            _ => return None,
        }
    }
}
