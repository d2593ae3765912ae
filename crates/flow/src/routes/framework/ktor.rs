//! Ktor: `routing { authenticate("x") { route("/a") { post("/b") { … } } } }`.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Handler, Mount, RouteFact, Router};
use crate::routes::page::{Call, Page};
use crate::routes::words;
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId};

const FRAMEWORK: &str = "ktor";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    // The closure of each block and its router.
    let mut blocks: Vec<(NodeId, u32)> = Vec::new();
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        let parent = block_around(page, call.node, &blocks)
            .or_else(|| function_router(page, call.node, &mut blocks, out));
        let Some(block) = call.block else {
            // A function of another place that adds routes: `orderRoutes(db)`.
            if parent.is_some()
                && call.object.is_none()
                && (call.name.ends_with("Routes")
                    || call.name.ends_with("Routing")
                    || call.name.ends_with("Route"))
            {
                out.mounts.push(Mount {
                    into: parent,
                    prefix: String::new(),
                    guards: Vec::new(),
                    target: vec![call.name.to_owned()],
                    argument: None,
                    at: page.at(call.node),
                });
            }
            continue;
        };
        let method = match call.name {
            "get" | "post" | "put" | "patch" | "delete" => Some(call.name),
            _ => None,
        };
        match (parent, method) {
            (Some(parent), Some(method)) if call.object.is_none() => {
                route(page, &call, block, parent, method, out);
            }
            (_, None) if is_block(&call) => {
                let mut router = Router::new(FRAMEWORK, "", page.at(call.node));
                router.parent = parent;
                router.prefix = if call.name == "route" {
                    first_text(page, &call)
                } else {
                    String::new()
                };
                router.entry.function = None;
                let kind = match call.name {
                    "authenticate" if page.written(call.node).contains("optional = true") => None,
                    "authenticate" => Some(GuardKind::Authentication),
                    "rateLimit" => Some(GuardKind::RateLimit),
                    name => words::guard_kind(name),
                };
                if let Some(kind) = kind {
                    router.guards.push(page.known_guard(
                        kind,
                        call.name,
                        call.node,
                        GuardManner::Router,
                    ));
                }
                let number = out.add_router(router);
                blocks.push((block, number));
            }
            _ => {}
        }
    }
}

/// Whether a call with a block holds further routes.
fn is_block(call: &Call<'_>) -> bool {
    matches!(
        call.name,
        "routing" | "route" | "authenticate" | "rateLimit"
    ) || words::guard_kind(call.name).is_some() && call.object.is_none()
}

fn block_around(page: &Page<'_>, node: NodeId, blocks: &[(NodeId, u32)]) -> Option<u32> {
    let mut scope = page.facts.scope_of(node);
    for _ in 0..32 {
        if let Some((_, number)) = blocks.iter().rev().find(|(block, _)| *block == scope) {
            return Some(*number);
        }
        if scope == NodeId(0) {
            return None;
        }
        scope = page.facts.scope_of(scope);
    }
    None
}

/// `fun Route.orderRoutes() { get("/orders") { … } }`: its routes are those of whoever calls it.
fn function_router(
    page: &Page<'_>,
    node: NodeId,
    blocks: &mut Vec<(NodeId, u32)>,
    out: &mut FileRoutes,
) -> Option<u32> {
    let mut scope = page.facts.scope_of(node);
    for _ in 0..32 {
        if scope == NodeId(0) {
            return None;
        }
        if page.kind(scope) == Kind::Function {
            let head = page
                .written(scope)
                .split('{')
                .next()
                .unwrap_or("")
                .to_owned();
            if !head.contains("Route.") && !head.contains("Routing.") {
                return None;
            }
            let mut router = Router::new(FRAMEWORK, "", page.at(scope));
            router.entry.function = page.function_name(scope).map(str::to_owned);
            let number = out.add_router(router);
            blocks.push((scope, number));
            return Some(number);
        }
        scope = page.facts.scope_of(scope);
    }
    None
}

fn first_text(page: &Page<'_>, call: &Call<'_>) -> String {
    call.by_position()
        .next()
        .and_then(|arg| page.string(arg))
        .unwrap_or_default()
}

fn route(
    page: &Page<'_>,
    call: &Call<'_>,
    block: NodeId,
    parent: u32,
    method: &str,
    out: &mut FileRoutes,
) {
    let handler = Handler {
        function: page.number(block),
        path: Vec::new(),
    };
    let path = join_paths("/", &first_text(page, call));
    out.add_route(
        RouteFact::new(page, FRAMEWORK, &[method], &path, handler, call.node).on(Some(parent)),
    );
}
