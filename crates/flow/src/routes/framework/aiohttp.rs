//! aiohttp: `app.router.add_post`, `app.add_routes([web.get(…)])`, `RouteTableDef`, class-based views, sub-applications.

use super::flask::view_handler;
use crate::routes::facts::{FileRoutes, Handler, Mount, RouteFact, Router, Zone};
use crate::routes::page::{Call, Decorator, Page};
use crate::routes::words;
use airlock_model::GuardManner;
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "aiohttp";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if !page.text.contains("aiohttp") {
        return;
    }
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        match call.name {
            "Application" | "RouteTableDef" => router(page, &call, out),
            "add_subapp" => mount(page, &call, out),
            _ => register(page, &call, out),
        }
    }
    for function in page.functions.clone() {
        for decorator in page.decorators(function) {
            decorated(page, function, &decorator, out);
        }
    }
}

/// `app = web.Application(middlewares=[…])`, `routes = web.RouteTableDef()`.
fn router(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    for middleware in call
        .keyword("middlewares")
        .into_iter()
        .flat_map(|list| page.tree.children(list))
    {
        let name = page.last_name(middleware).unwrap_or("");
        // What opens a session for everybody asks nobody.
        let opens = words::words(name).iter().any(|word| word == "session");
        if let Some(kind) = words::guard_kind(name).filter(|_| !opens) {
            out.zones.push(Zone {
                frameworks: vec![FRAMEWORK.to_owned()],
                methods: Vec::new(),
                patterns: Vec::new(),
                kind,
                manner: GuardManner::Application,
                name: name.to_owned(),
                location: page.head(middleware),
            });
        }
    }
    let assign = page.facts.parent(call.node);
    if page.kind(assign) != Kind::Assign {
        return;
    }
    let name = page
        .tree
        .child(assign, Role::Left)
        .map_or("", |left| page.written(left));
    out.add_router(Router::new(FRAMEWORK, name, page.at(call.node)));
}

/// The router an object is: the application, its `router`, a table.
fn number_of(page: &Page<'_>, object: NodeId, out: &FileRoutes) -> Option<u32> {
    let written = page.written(object);
    let written = written.strip_suffix(".router").unwrap_or(written);
    out.router_named(FRAMEWORK, written)
}

/// `app.add_subapp("/admin", admin)`
fn mount(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let mut args = call.by_position();
    let (Some(prefix), Some(target)) = (args.next(), args.next()) else {
        return;
    };
    let prefix = page.string(prefix).unwrap_or_default();
    let into = call.object.and_then(|object| number_of(page, object, out));
    if let Some(own) = number_of(page, target, out) {
        if let Some(router) = out.routers.get_mut(own as usize) {
            router.parent = into;
            router.prefix = prefix;
        }
        return;
    }
    out.mounts.push(Mount {
        into,
        prefix,
        guards: Vec::new(),
        target: page.name_path(target),
        argument: None,
        at: page.at(call.node),
    });
}

/// The method that a registration is for, and how many arguments stand before the path; none where it is no registration.
fn verb(page: &Page<'_>, call: &Call<'_>) -> Option<(Vec<String>, usize)> {
    let object = page.written(call.object?);
    // `web.post(…)` in a list, and what is asked of a router.
    let name = if object == "web" || object == "aiohttp.web" {
        call.name
    } else if object == "router" || object.ends_with("router") || object == "app" {
        call.name.strip_prefix("add_")?
    } else {
        return None;
    };
    match name {
        "get" | "post" | "put" | "patch" | "delete" | "head" => {
            Some((vec![name.to_uppercase()], 0))
        }
        "view" => Some((Vec::new(), 0)),
        "route" => {
            let method = call.by_position().next()?;
            let method = page.string(method)?.to_uppercase();
            let methods = if method == "*" {
                Vec::new()
            } else {
                vec![method]
            };
            Some((methods, 1))
        }
        _ => None,
    }
}

fn register(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let Some((methods, before)) = verb(page, call) else {
        return;
    };
    let mut args = call.by_position().skip(before);
    let (Some(path), Some(handler)) = (args.next(), args.next()) else {
        return;
    };
    let Some(path) = page.string(path).filter(|path| path.starts_with('/')) else {
        return;
    };
    let router = call.object.and_then(|object| number_of(page, object, out));
    let handler = view_handler(page, handler);
    let mut route = RouteFact::new(page, FRAMEWORK, &[], &path, handler, call.node);
    route.methods = methods;
    out.add_route(route.on(router));
}

/// `@routes.post("/orders")`
fn decorated(page: &Page<'_>, function: NodeId, decorator: &Decorator<'_>, out: &mut FileRoutes) {
    let Some(router) = decorator
        .object
        .and_then(|object| number_of(page, object, out))
    else {
        return;
    };
    let methods = match decorator.name {
        "get" | "post" | "put" | "patch" | "delete" | "head" => {
            vec![decorator.name.to_uppercase()]
        }
        _ => return,
    };
    let path = { decorator.args.iter() }
        .find(|arg| arg.name.is_empty() || arg.name == "path")
        .and_then(|arg| page.string(arg.value));
    let Some(path) = path else { return };
    let handler = Handler {
        function: page.number(function),
        path: Vec::new(),
    };
    let mut route = RouteFact::new(page, FRAMEWORK, &[], &path, handler, decorator.node);
    route.methods = methods;
    out.add_route(route.on(Some(router)));
}
