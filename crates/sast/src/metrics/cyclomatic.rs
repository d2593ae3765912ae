//! Cyclomatic complexity: the number of independent ways through a function.
//!
//! After T. J. McCabe, "A Complexity Measure" (IEEE Transactions on Software Engineering, 1976): one, and one more for
//! each decision: branch, loop, arm of a `switch` that is chosen by a value, handler, ternary, and each further part of a
//! compound condition.

use super::Walk;
use airlock_syntax::Kind;

pub(super) fn of(walk: &Walk<'_>) -> u32 {
    let tree = walk.tree();
    let decisions = walk.nodes().filter(|node| match tree.kind(*node) {
        // A case counts with its guard.
        Kind::If => !walk.is_guard(*node) || walk.parent_kind(*node) == Kind::Comprehension,
        Kind::For | Kind::ForEach | Kind::While | Kind::DoWhile | Kind::Catch | Kind::Ternary => {
            true
        }
        // `elif`; a bare `else` decides nothing.
        Kind::Else => {
            let is_condition = |child| tree.node(child).role == airlock_syntax::Role::Condition;
            { tree.children(*node) }.any(is_condition)
        }
        Kind::Case => walk.is_chosen_case(*node),
        Kind::Binary => walk.logical(*node).is_some(),
        _ => false,
    });
    1 + u32::try_from(decisions.count()).unwrap_or(u32::MAX - 1)
}
