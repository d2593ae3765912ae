//! Axum: `Router::new().route("/x", get(list).post(create)).layer(…)`, `nest`.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Guard, Mount, RouteFact, Router};
use crate::routes::page::{Call, Page};
use airlock_model::GuardManner;
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "axum";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    // Each chain is one router, known by where it begins.
    let mut chains: Vec<(u32, u32)> = Vec::new();
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        if !matches!(
            call.name,
            "route" | "nest" | "merge" | "layer" | "route_layer"
        ) {
            continue;
        }
        let Some(head) = page.chain_head(&call) else {
            continue;
        };
        let begin = page.at(head);
        let number = if let Some((_, number)) = chains.iter().find(|(at, _)| *at == begin) {
            *number
        } else {
            let number = chain_router(page, &call, out);
            chains.push((begin, number));
            number
        };
        let args: Vec<NodeId> = call.by_position().collect();
        // What comes later in the chain has been wrapped by nothing yet: a layer counts for what stands before it.
        let at = page.tree.node(call.node).end;
        match (call.name, args.as_slice()) {
            ("route", [path, service]) => routes(page, *path, *service, number, at, out),
            ("nest", [path, inner]) => mount(
                page,
                page.string(*path).unwrap_or_default(),
                *inner,
                number,
                at,
                out,
            ),
            ("merge", [inner]) => mount(page, String::new(), *inner, number, at, out),
            ("layer" | "route_layer", [layer]) => {
                let guards = layered(page, *layer);
                if let Some(router) = out.routers.get_mut(number as usize) {
                    router.guards.extend(guards);
                }
            }
            _ => {}
        }
    }
}

fn chain_router(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) -> u32 {
    let mut router = Router::new(FRAMEWORK, "", page.at(call.node));
    let mut at = call.node;
    for _ in 0..64 {
        let parent = page.facts.parent(at);
        match page.kind(parent) {
            Kind::Member | Kind::Call if page.tree.node(at).role != Role::Args => at = parent,
            Kind::Assign => {
                if let Some(left) = page.tree.child(parent, Role::Left) {
                    page.written(left).clone_into(&mut router.name);
                }
                break;
            }
            _ => break,
        }
    }
    let mut scope = page.facts.scope_of(call.node);
    while scope != NodeId(0) && page.kind(scope) != Kind::Function {
        scope = page.facts.scope_of(scope);
    }
    router.entry.function = page.function_name(scope).map(str::to_owned);
    out.add_router(router)
}

/// `get(list).post(create)`
fn routes(
    page: &Page<'_>,
    path: NodeId,
    service: NodeId,
    router: u32,
    at: u32,
    out: &mut FileRoutes,
) {
    let Some(path) = page.string(path) else {
        return;
    };
    let Some(outer) = page.call(service) else {
        return;
    };
    let mut parts = page.calls_before(&outer);
    parts.push(outer);
    let layers: Vec<Guard> = { parts.iter() }
        .filter(|part| matches!(part.name, "layer" | "route_layer"))
        .flat_map(|part| {
            part.by_position()
                .flat_map(|layer| layered(page, layer))
                .collect::<Vec<_>>()
        })
        .collect();
    for part in &parts {
        let methods: &[&str] = match part.name {
            "get" | "post" | "put" | "patch" | "delete" => &[part.name],
            "any" => &[],
            _ => continue,
        };
        let Some(handler) = part.by_position().next() else {
            continue;
        };
        let handler = page.handler(handler);
        let mut route = RouteFact::new(page, FRAMEWORK, methods, &path, handler, part.node);
        route.at = at;
        out.add_route(route.on(Some(router)).behind(layers.clone()));
    }
}

fn mount(page: &Page<'_>, prefix: String, inner: NodeId, into: u32, at: u32, out: &mut FileRoutes) {
    let target = page.call(inner).map_or_else(
        || page.name_path(inner),
        |call| {
            page.tree
                .child(call.node, Role::Callee)
                .map(|callee| page.name_path(callee))
                .unwrap_or_default()
        },
    );
    let own = { out.routers.iter() }.position(|router| {
        router.framework == FRAMEWORK
            && target.last().is_some_and(|last| {
                router.name == *last
                    || router.entry.function.as_ref() == Some(last) && router.name.is_empty()
            })
    });
    if let Some(own) = own.filter(|own| u32::try_from(*own).is_ok_and(|own| own != into)) {
        if let Some(router) = out.routers.get_mut(own) {
            router.parent = Some(into);
            router.prefix = join_paths(&prefix, &router.prefix);
        }
        return;
    }
    out.mounts.push(Mount {
        into: Some(into),
        prefix,
        guards: Vec::new(),
        target,
        argument: None,
        at,
    });
}

/// `from_fn(auth)`, `middleware::from_fn_with_state(state, auth)`, `RequireAuthorizationLayer::bearer("x")`.
fn layered(page: &Page<'_>, layer: NodeId) -> Vec<Guard> {
    if let Some(call) = page.call(layer)
        && call.name.starts_with("from_fn")
        && let Some(function) = call.by_position().last()
    {
        return page.guards([function], GuardManner::Router);
    }
    page.guards([layer], GuardManner::Router)
}
