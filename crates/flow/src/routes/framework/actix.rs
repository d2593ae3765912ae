//! Actix Web: `#[post("/x")]`, scopes with services and middleware.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Handler, RouteFact, Router};
use crate::routes::page::{Call, Page};
use airlock_model::GuardManner;
use airlock_syntax::NodeId;

const FRAMEWORK: &str = "actix";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for function in page.functions.clone() {
        for decorator in page.decorators(function) {
            let method = match decorator.name {
                "get" | "post" | "put" | "patch" | "delete" => decorator.name,
                _ => continue,
            };
            let Some(path) = decorator
                .args
                .first()
                .and_then(|arg| page.string(arg.value))
            else {
                continue;
            };
            let handler = Handler {
                function: page.number(function),
                path: Vec::new(),
            };
            let mut route = RouteFact::new(page, FRAMEWORK, &[method], &path, handler, function);
            route.location = page.function_location(function);
            out.add_route(route);
        }
    }
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        if call.name == "route" {
            registered(page, &call, out);
        }
    }
}

/// `web::scope("/x").wrap(auth).route("/y", web::post().to(handler))`, `web::resource("/x").route(web::get().to(handler))`.
fn registered(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let args: Vec<NodeId> = call.by_position().collect();
    let (path, made) = match args.as_slice() {
        [path, made] => (page.string(*path).unwrap_or_default(), *made),
        [made] => (String::new(), *made),
        _ => return,
    };
    let Some(to) = page.call(made).filter(|to| to.name == "to") else {
        return;
    };
    let method = { page.calls_before(&to) }
        .iter()
        .map(|part| part.name)
        .find(|name| matches!(*name, "get" | "post" | "put" | "patch" | "delete"));
    let Some(handler) = to.by_position().next() else {
        return;
    };
    let mut router = Router::new(FRAMEWORK, "", page.at(call.node));
    let chain: Vec<Call<'_>> = page
        .calls_before(call)
        .into_iter()
        .chain(page.calls_after(call.node))
        .collect();
    for part in &chain {
        match part.name {
            "scope" | "resource" => {
                router.prefix = join_paths(
                    &router.prefix,
                    &part
                        .by_position()
                        .next()
                        .and_then(|path| page.string(path))
                        .unwrap_or_default(),
                );
            }
            "wrap" | "guard" => router
                .guards
                .extend(page.guards(part.by_position(), GuardManner::Router)),
            _ => {}
        }
    }
    let number = out.add_router(router);
    let handler = page.handler(handler);
    let methods: Vec<&str> = method.into_iter().collect();
    out.add_route(
        RouteFact::new(page, FRAMEWORK, &methods, &path, handler, call.node).on(Some(number)),
    );
}
