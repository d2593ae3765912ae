//! Minimal APIs of ASP.NET Core: `app.MapPost("/x", handler).RequireAuthorization("policy")`, groups, the fallback policy.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Guard, Mount, RouteFact, Router, Zone};
use crate::routes::page::{Call, Page};
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "aspnet";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    let mut routers: Vec<(NodeId, String, u32)> = Vec::new();
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        match call.name {
            "MapGroup" => group(page, &call, &mut routers, out),
            "MapGet" | "MapPost" | "MapPut" | "MapDelete" | "MapPatch" | "MapMethods" => {
                route(page, &call, &mut routers, out);
            }
            "MapControllers" => controllers(page, &call, out),
            _ => hand_over(page, &call, &mut routers, out),
        }
    }
    fallback(page, out);
    idle_policies(page, out);
}

/// The router that an expression stands for: a variable, or a chain that begins with `MapGroup`.
fn router_of(
    page: &Page<'_>,
    node: NodeId,
    routers: &mut Vec<(NodeId, String, u32)>,
    out: &mut FileRoutes,
) -> Option<u32> {
    if let Some(call) = page.call(node) {
        if call.name == "MapGroup" {
            let at = page.at(node);
            return { out.routers.iter() }
                .position(|router| router.at == at && router.framework == FRAMEWORK)
                .and_then(|number| u32::try_from(number).ok());
        }
        return router_of(page, call.object?, routers, out);
    }
    let written = page.written(node);
    let mut scope = page.facts.scope_of(node);
    loop {
        if let Some((_, _, number)) = routers
            .iter()
            .rev()
            .find(|(own, name, _)| *own == scope && name == written)
        {
            return Some(*number);
        }
        if matches!(page.kind(scope), Kind::Function | Kind::Lambda)
            && let Some(at) = page
                .parameters(scope)
                .iter()
                .position(|parameter| page.parameter_name(*parameter) == written)
        {
            let mut router = Router::new(FRAMEWORK, written, page.at(scope));
            router.entry.function = page.function_name(scope).map(str::to_owned);
            router.entry.parameter = u16::try_from(at).ok();
            let number = out.add_router(router);
            routers.push((scope, written.to_owned(), number));
            return Some(number);
        }
        if scope == NodeId(0) {
            return None;
        }
        scope = page.facts.scope_of(scope);
    }
}

fn group(
    page: &Page<'_>,
    call: &Call<'_>,
    routers: &mut Vec<(NodeId, String, u32)>,
    out: &mut FileRoutes,
) {
    let parent = call
        .object
        .and_then(|object| router_of(page, object, routers, out));
    let mut router = Router::new(FRAMEWORK, "", page.at(call.node));
    router.prefix = call
        .by_position()
        .next()
        .and_then(|path| page.string(path))
        .unwrap_or_default();
    router.parent = parent;
    router.guards = conventions(page, call.node, GuardManner::Router);
    let number = out.add_router(router);
    // The variable that holds the end of the chain.
    let last = page
        .calls_after(call.node)
        .last()
        .map_or(call.node, |after| after.node);
    let assign = page.facts.parent(last);
    if page.kind(assign) == Kind::Assign
        && let Some(name) =
            { page.tree.child(assign, Role::Left) }.or_else(|| page.tree.child(assign, Role::Name))
    {
        routers.push((
            page.facts.scope_of(name),
            page.written(name).to_owned(),
            number,
        ));
    }
}

/// `RequireAuthorization("policy")` and the like behind a registration.
fn conventions(page: &Page<'_>, node: NodeId, manner: GuardManner) -> Vec<Guard> {
    let mut all = Vec::new();
    for after in page.calls_after(node) {
        let kind = match after.name {
            "RequireAuthorization" if after.args.is_empty() => GuardKind::Authentication,
            "RequireAuthorization" => GuardKind::Authorisation,
            "AllowAnonymous" => GuardKind::Public,
            "RequireRateLimiting" => GuardKind::RateLimit,
            "DisableAntiforgery" => GuardKind::CsrfExempt,
            "RequireAntiforgeryToken" => GuardKind::Csrf,
            "AddEndpointFilter" => {
                let guard = page.guard_named(
                    page.written(after.node)
                        .rsplit("AddEndpointFilter")
                        .next()
                        .unwrap_or(""),
                    node,
                    manner,
                );
                all.push(guard);
                continue;
            }
            // An extension of the project's own, such as `RequireAdmin()`.
            name if name.starts_with("Require") => match crate::routes::words::guard_kind(name) {
                Some(kind) => kind,
                None => continue,
            },
            _ => continue,
        };
        let place = after.object.unwrap_or(after.node);
        let mut guard = page.known_guard(kind, after.name, place, manner);
        guard.location = page.location(after.node);
        guard.location = page.head(node);
        all.push(guard);
    }
    all
}

fn route(
    page: &Page<'_>,
    call: &Call<'_>,
    routers: &mut Vec<(NodeId, String, u32)>,
    out: &mut FileRoutes,
) {
    let mut args: Vec<NodeId> = call.by_position().collect();
    if args.len() < 2 {
        return;
    }
    let path = args.remove(0);
    let Some(path) = page.string(path) else {
        return;
    };
    let mut methods: Vec<String> = vec![call.name.trim_start_matches("Map").to_uppercase()];
    if call.name == "MapMethods" {
        methods = page
            .strings(args.remove(0))
            .iter()
            .map(|method| method.to_uppercase())
            .collect();
    }
    let Some(handler) = args.last() else { return };
    let router = call
        .object
        .and_then(|object| router_of(page, object, routers, out));
    let mut route = RouteFact::new(
        page,
        FRAMEWORK,
        &[],
        &join_paths("/", &path),
        page.handler(*handler),
        call.node,
    );
    route.methods = methods;
    out.add_route(
        route
            .on(router)
            .behind(conventions(page, call.node, GuardManner::Route)),
    );
}

/// `app.MapControllers().RequireAuthorization()` holds for all controllers.
fn controllers(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    for guard in conventions(page, call.node, GuardManner::Application) {
        if let Some(kind) = guard.kind {
            out.zones.push(zone(kind, &guard.name, guard.location));
        }
    }
}

fn zone(kind: GuardKind, name: &str, location: airlock_model::Location) -> Zone {
    Zone {
        frameworks: vec![FRAMEWORK.to_owned()],
        methods: Vec::new(),
        patterns: Vec::new(),
        kind,
        manner: GuardManner::Application,
        name: name.to_owned(),
        location,
    }
}

/// `options.FallbackPolicy = …` and a global `AuthorizeFilter`.
fn fallback(page: &Page<'_>, out: &mut FileRoutes) {
    for (id, node) in page.tree.iter() {
        if node.kind != Kind::Ident {
            continue;
        }
        let written = page.written(id);
        if written == "FallbackPolicy" || written == "SetFallbackPolicy" {
            out.zones.push(zone(
                GuardKind::Authentication,
                "FallbackPolicy",
                page.location(id),
            ));
        }
    }
}

/// A router that is given to a method of another file: `app.MapGroup("/x").MapOrders()`, `Orders.Map(app)`.
fn hand_over(
    page: &Page<'_>,
    call: &Call<'_>,
    routers: &mut Vec<(NodeId, String, u32)>,
    out: &mut FileRoutes,
) {
    // An extension method takes its object as the first parameter.
    if call.name.starts_with("Map")
        && call.name.len() > 3
        && let Some(object) = call.object
    {
        let into = router_of(page, object, routers, out);
        out.mounts.push(Mount {
            into,
            prefix: String::new(),
            guards: Vec::new(),
            target: vec![call.name.to_owned()],
            argument: Some(0),
            at: page.at(call.node),
        });
        return;
    }
    for (argument, arg) in (0_u16..).zip(&call.args) {
        if page.kind(arg.value) != Kind::Ident {
            continue;
        }
        let written = page.written(arg.value);
        let scope = page.facts.scope_of(arg.value);
        let held = routers
            .iter()
            .rev()
            .find(|(own, name, _)| *own == scope && name == written)
            .map(|(_, _, number)| *number);
        if let Some(into) = held {
            out.mounts.push(Mount {
                into: Some(into),
                prefix: String::new(),
                guards: Vec::new(),
                target: vec![call.name.to_owned()],
                argument: Some(argument),
                at: page.at(call.node),
            });
        }
    }
}

/// Policies that are set up by name and that nothing in the file names again.
fn idle_policies(page: &Page<'_>, out: &mut FileRoutes) {
    for node in &page.calls {
        let Some(call) = page.call(*node).filter(|call| call.name == "AddPolicy") else {
            continue;
        };
        let Some(name) = call.by_position().next().and_then(|name| page.string(name)) else {
            continue;
        };
        let quoted = format!("\"{name}\"");
        let written = page.written(call.node);
        // A chain of calls ends here: what stands before it names nothing.
        let own: usize = call
            .args
            .iter()
            .map(|arg| page.written(arg.value).matches(&quoted).count())
            .sum();
        if page.text.matches(&quoted).count() == own && !out.routes.is_empty() {
            let limits = written.contains("RateLimit") || written.contains("Limiter");
            let kind = if limits {
                GuardKind::RateLimit
            } else {
                GuardKind::Authorisation
            };
            out.idle.push((kind, name));
        }
    }
}
