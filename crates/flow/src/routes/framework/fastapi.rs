//! FastAPI: `@router.post`, routers under prefixes, dependencies of parameters, routes, routers and the application.

use crate::routes::facts::{FileRoutes, Guard, Handler, Mount, RouteFact, Router};
use crate::routes::page::{Arg, Call, Page, keyword};
use crate::routes::vocabulary;
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "fastapi";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        match call.name {
            "FastAPI" | "APIRouter" => router(page, &call, out),
            "include_router" => mount(page, &call, out),
            _ => {}
        }
    }
    for function in page.functions.clone() {
        for decorator in page.decorators(function) {
            let Some(object) = decorator.object else {
                continue;
            };
            let methods: Vec<String> = match decorator.name {
                "get" | "post" | "put" | "patch" | "delete" => vec![decorator.name.to_uppercase()],
                "api_route" => keyword(&decorator.args, "methods")
                    .map(|methods| page.strings(methods))
                    .unwrap_or_default(),
                _ => continue,
            };
            let path = decorator
                .args
                .iter()
                .find(|arg| arg.name.is_empty() || arg.name == "path")
                .and_then(|arg| page.string(arg.value));
            let (Some(path), Some(router)) = (path, number_of(page, object, out)) else {
                continue;
            };
            let handler = Handler {
                function: page.number(function),
                path: Vec::new(),
            };
            let mut route = RouteFact::new(page, FRAMEWORK, &[], &path, handler, decorator.node);
            route.methods = methods;
            let mut guards = dependencies(page, &decorator.args, GuardManner::Route);
            guards.extend(parameters(page, function));
            out.add_route(route.on(Some(router)).behind(guards));
        }
    }
}

fn router(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let assign = page.facts.parent(call.node);
    if page.kind(assign) != Kind::Assign {
        return;
    }
    let name = page
        .tree
        .child(assign, Role::Left)
        .map_or("", |left| page.written(left));
    let mut router = Router::new(FRAMEWORK, name, page.at(call.node));
    router.prefix = call
        .keyword("prefix")
        .and_then(|prefix| page.string(prefix))
        .unwrap_or_default();
    let manner = if call.name == "FastAPI" {
        GuardManner::Application
    } else {
        GuardManner::Router
    };
    router.guards = dependencies(page, &call.args, manner);
    out.add_router(router);
}

fn number_of(page: &Page<'_>, object: NodeId, out: &FileRoutes) -> Option<u32> {
    out.router_named(FRAMEWORK, page.written(object))
}

fn mount(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let Some(target) = call.by_position().next() else {
        return;
    };
    let prefix = call
        .keyword("prefix")
        .and_then(|prefix| page.string(prefix))
        .unwrap_or_default();
    let into = call.object.and_then(|object| number_of(page, object, out));
    let guards = dependencies(page, &call.args, GuardManner::Router);
    if let Some(own) = number_of(page, target, out) {
        if let Some(router) = out.routers.get_mut(own as usize) {
            router.parent = into;
            router.prefix = format!("{prefix}{}", router.prefix);
            router.guards.extend(guards);
        }
        return;
    }
    out.mounts.push(Mount {
        into,
        prefix,
        guards,
        target: page.name_path(target),
        argument: None,
        at: page.at(call.node),
    });
}

/// `dependencies=[Depends(verify)]`.
fn dependencies(page: &Page<'_>, args: &[Arg<'_>], manner: GuardManner) -> Vec<Guard> {
    let Some(list) = keyword(args, "dependencies") else {
        return Vec::new();
    };
    depends(page, list, manner)
}

/// Every `Depends(f)` and `Security(f)` in or below `node`.
fn depends(page: &Page<'_>, node: NodeId, manner: GuardManner) -> Vec<Guard> {
    let mut all = Vec::new();
    for id in page.tree.descendants(node).chain([node]) {
        let Some(call) = page.call(id) else { continue };
        if !matches!(call.name, "Depends" | "Security") {
            continue;
        }
        let Some(on) = call
            .by_position()
            .next()
            .or_else(|| call.keyword("dependency"))
        else {
            continue;
        };
        let mut guard = page.guard(on, manner);
        if call.keyword("scopes").is_some() {
            guard.kind = Some(GuardKind::Authorisation);
        }
        if page.written(on).contains("RateLimiter") {
            guard.kind = Some(GuardKind::RateLimit);
        }
        all.push(guard);
    }
    all
}

/// Parameters that only a known caller can fill: `user: User = Depends(get_current_user)`, `user: CurrentUser`.
fn parameters(page: &Page<'_>, function: NodeId) -> Vec<Guard> {
    let mut all = Vec::new();
    for parameter in page.parameters(function) {
        let declared = page.declared(parameter);
        if vocabulary::is_store_type(declared) {
            continue;
        }
        all.extend(depends(page, parameter, GuardManner::Parameter));
        if declared.starts_with("Current")
            || declared.ends_with("CurrentUser")
            || declared.contains("AuthenticatedUser")
        {
            all.push(page.known_guard(
                GuardKind::Authentication,
                declared,
                parameter,
                GuardManner::Parameter,
            ));
        }
    }
    all
}
