//! Flask: `@app.route`, blueprints under prefixes, `before_request`, `add_url_rule`, method views.

use crate::routes::facts::{FileRoutes, Handler, Mount, RouteFact, Router, Zone};
use crate::routes::page::{Call, Decorator, Page, keyword};
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "flask";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if ["fastapi", "aiohttp"]
        .iter()
        .any(|other| page.text.contains(other))
        && !page.text.contains("flask")
    {
        return;
    }
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        match call.name {
            "Flask" | "Blueprint" | "APIBlueprint" => router(page, &call, out),
            "register_blueprint" => mount(page, &call, out),
            "add_url_rule" | "add_resource" => rule(page, &call, out),
            "before_request" | "before_app_request" => before(page, &call, out),
            "CSRFProtect" | "CsrfProtect" | "SeaSurf" => {
                out.zones
                    .push(zone(page, call.node, GuardKind::Csrf, call.name));
            }
            "Limiter" if has_limits(page, &call) => {
                out.zones
                    .push(zone(page, call.node, GuardKind::RateLimit, call.name));
            }
            _ => {}
        }
    }
    for function in page.functions.clone() {
        for decorator in page.decorators(function) {
            decorated(page, function, &decorator, out);
        }
    }
}

/// Whether an extension limits what has no limit of its own: `default_limits=[]` does not.
fn has_limits(page: &Page<'_>, call: &Call<'_>) -> bool {
    call.keyword("default_limits").is_some_and(|given| {
        page.kind(given) != Kind::List || page.tree.children(given).next().is_some()
    })
}

fn zone(page: &Page<'_>, node: NodeId, kind: GuardKind, name: &str) -> Zone {
    Zone {
        frameworks: vec![FRAMEWORK.to_owned()],
        methods: Vec::new(),
        patterns: Vec::new(),
        kind,
        manner: GuardManner::Application,
        name: name.to_owned(),
        location: page.head(node),
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
        .keyword("url_prefix")
        .and_then(|prefix| page.string(prefix))
        .unwrap_or_default();
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
        .keyword("url_prefix")
        .and_then(|prefix| page.string(prefix))
        .unwrap_or_default();
    let into = call.object.and_then(|object| number_of(page, object, out));
    if let Some(own) = number_of(page, target, out) {
        if let Some(router) = out.routers.get_mut(own as usize) {
            router.parent = into;
            // The prefix given here takes the place of the blueprint's own.
            if !prefix.is_empty() {
                router.prefix = prefix;
            }
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

/// `app.add_url_rule("/x", view_func=f)`, `api.add_resource(Orders, "/orders")`.
fn rule(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let args: Vec<NodeId> = call.by_position().collect();
    let (path, view) = if call.name == "add_resource" {
        (args.get(1).copied(), args.first().copied())
    } else {
        (
            args.first().copied().or_else(|| call.keyword("rule")),
            call.keyword("view_func").or_else(|| args.get(2).copied()),
        )
    };
    let (Some(path), Some(view)) = (path.and_then(|path| page.string(path)), view) else {
        return;
    };
    let router = call.object.and_then(|object| number_of(page, object, out));
    let handler = view_handler(page, view);
    let methods = call
        .keyword("methods")
        .map(|methods| page.strings(methods))
        .unwrap_or_default();
    let mut route = RouteFact::new(page, FRAMEWORK, &[], &path, handler, call.node);
    route.methods = methods.iter().map(|method| method.to_uppercase()).collect();
    out.add_route(route.on(router));
}

/// A function, or the class behind `Orders.as_view("orders")`.
pub(super) fn view_handler(page: &Page<'_>, view: NodeId) -> Handler {
    if let Some(call) = page.call(view)
        && call.name == "as_view"
        && let Some(class) = call.object
    {
        return Handler {
            function: None,
            path: page.name_path(class),
        };
    }
    page.handler(view)
}

/// `app.before_request(check)`.
fn before(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let (Some(object), Some(check)) = (call.object, call.by_position().next()) else {
        return;
    };
    let guard = page.guard(check, GuardManner::Router);
    if let Some(number) = number_of(page, object, out)
        && let Some(router) = out.routers.get_mut(number as usize)
    {
        router.guards.push(guard);
    }
}

fn decorated(page: &Page<'_>, function: NodeId, decorator: &Decorator<'_>, out: &mut FileRoutes) {
    let Some(object) = decorator.object else {
        return;
    };
    let methods: Vec<String> = match decorator.name {
        "route" => match keyword(&decorator.args, "methods") {
            Some(methods) => page
                .strings(methods)
                .iter()
                .map(|method| method.to_uppercase())
                .collect(),
            None => vec!["GET".to_owned()],
        },
        "get" | "post" | "put" | "patch" | "delete" => vec![decorator.name.to_uppercase()],
        "before_request" | "before_app_request" => {
            let name = page.function_name(function).unwrap_or("").to_owned();
            let guard = page.guard_named(&name, function, GuardManner::Router);
            if let Some(number) = number_of(page, object, out)
                && let Some(router) = out.routers.get_mut(number as usize)
            {
                router.guards.push(guard);
            }
            return;
        }
        _ => return,
    };
    let Some(path) = decorator
        .args
        .iter()
        .find(|arg| arg.name.is_empty() || arg.name == "rule")
        .and_then(|arg| page.string(arg.value))
    else {
        return;
    };
    let handler = Handler {
        function: page.number(function),
        path: Vec::new(),
    };
    let router = number_of(page, object, out);
    let mut route = RouteFact::new(page, FRAMEWORK, &[], &path, handler, decorator.node);
    route.methods = methods;
    out.add_route(route.on(router));
}
