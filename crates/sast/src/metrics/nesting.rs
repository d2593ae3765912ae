//! Nesting depth: how many blocks of branches, loops, `switch` and `try` stand inside each other.
//!
//! As ESLint's `max-depth` counts: `else if` is no deeper than its `if`, and a function inside begins anew.

use super::Walk;
use airlock_syntax::{Kind, NodeId, Role};

pub(super) fn of(walk: &Walk<'_>) -> u32 {
    let tree = walk.tree();
    let (mut deepest, mut work) = (0, vec![(walk.function.node, 0_u32)]);
    while let Some((node, depth)) = work.pop() {
        if walk.is_apart(node) {
            continue;
        }
        let parent = walk.facts.parent(node);
        let within = match tree.kind(node) {
            Kind::Function | Kind::Lambda => 0,
            Kind::If if is_else_if(walk, node) || walk.is_guard(node) => depth,
            Kind::ForEach if tree.kind(parent) == Kind::Comprehension => depth,
            Kind::If
            | Kind::For
            | Kind::ForEach
            | Kind::While
            | Kind::DoWhile
            | Kind::Switch
            | Kind::Try => depth + 1,
            _ => depth,
        };
        deepest = deepest.max(within);
        work.extend(tree.children(node).map(|child| (child, within)));
    }
    deepest
}

/// Whether an `if` is what the `else` of another leads to.
fn is_else_if(walk: &Walk<'_>, node: NodeId) -> bool {
    let tree = walk.tree();
    let parent = walk.facts.parent(node);
    match tree.kind(parent) {
        Kind::If => tree.node(node).role == Role::Else,
        Kind::Else => tree.children(parent).count() == 1,
        _ => false,
    }
}
