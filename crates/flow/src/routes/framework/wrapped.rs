//! Guards that stand around a handler where it is registered: in options, in calls that wrap it.

use crate::routes::facts::Guard;
use crate::routes::page::Page;
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId};

/// Guards that stand in the options of a registration (`{ preHandler: [auth] }`).
pub(super) fn options(page: &Page<'_>, node: NodeId) -> Vec<Guard> {
    let mut all = Vec::new();
    for entry in page.entries(node) {
        match entry.name {
            "preHandler" | "onRequest" | "preValidation" | "beforeHandler" | "middleware" => {
                all.extend(page.guards([entry.value], GuardManner::Route));
            }
            "config" if page.written(entry.value).contains("rateLimit") => {
                all.push(page.known_guard(
                    GuardKind::RateLimit,
                    "rateLimit",
                    entry.value,
                    GuardManner::Route,
                ));
            }
            _ => {}
        }
    }
    all
}

/// The guards that are wrapped around a handler: `requireAuth(handler)`.
pub(super) fn wrappers(page: &Page<'_>, handler: NodeId) -> Vec<Guard> {
    let mut all = Vec::new();
    let mut at = handler;
    for _ in 0..6 {
        if page.kind(at) == Kind::List {
            let parts: Vec<NodeId> = page.tree.children(at).collect();
            if let Some((last, guards)) = parts.split_last() {
                all.extend(page.guards(guards.iter().copied(), GuardManner::Route));
                at = *last;
                continue;
            }
        }
        let Some(call) = page.call(at) else { break };
        let Some(inner) = call.by_position().find(|arg| {
            matches!(
                page.kind(*arg),
                Kind::Call | Kind::Ident | Kind::Member | Kind::Lambda | Kind::Function
            )
        }) else {
            break;
        };
        let mut guard = page.guard(at, GuardManner::Route);
        guard.location = page.head(at);
        all.push(guard);
        at = inner;
    }
    all
}
