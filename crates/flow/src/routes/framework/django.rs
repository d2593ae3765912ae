//! Django: `urlpatterns` with `include`, views behind decorators and mixins, REST framework's routers, global middleware.

use super::flask::view_handler;
use crate::routes::facts::{FileRoutes, Guard, Handler, Mount, RouteFact, Router, Zone};
use crate::routes::page::{Call, Page};
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "django";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if page.text.contains("urlpatterns")
        || page.text.contains("DefaultRouter")
        || page.text.contains("SimpleRouter")
    {
        urls(page, out);
    }
    if page.text.contains("MIDDLEWARE") || page.text.contains("REST_FRAMEWORK") {
        settings(page, out);
    }
}

fn urls(page: &Page<'_>, out: &mut FileRoutes) {
    let mut router = Router::new(FRAMEWORK, "urlpatterns", 0);
    router.entry.is_default = true;
    let number = out.add_router(router);
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        match call.name {
            "path" | "re_path" | "url"
                if call
                    .object
                    .is_none_or(|object| page.written(object).ends_with("urls")) =>
            {
                pattern(page, &call, number, out);
            }
            "DefaultRouter" | "SimpleRouter" | "NetBoxRouter" | "NestedDefaultRouter" => {
                rest_router(page, &call, out);
            }
            "register" => register(page, &call, out),
            _ => {}
        }
    }
}

/// `path("orders/<int:id>/", login_required(views.order))`
fn pattern(page: &Page<'_>, call: &Call<'_>, router: u32, out: &mut FileRoutes) {
    let args: Vec<NodeId> = call.by_position().collect();
    let Some(path) = args.first().and_then(|path| page.string(*path)) else {
        return;
    };
    let Some(view) = args.get(1).copied().or_else(|| call.keyword("view")) else {
        return;
    };
    let path = clean(&path);
    let inside = page.call(view).filter(|inner| inner.name == "include");
    if let Some(include) = inside {
        let Some(target) = include.by_position().next() else {
            return;
        };
        let target = match page.kind(target) {
            // `include((patterns, "name"))`
            Kind::Tuple => page.tree.children(target).next().unwrap_or(target),
            _ => target,
        };
        let target = match page.kind(target) {
            Kind::Str => page
                .string(target)
                .unwrap_or_default()
                .split('.')
                .map(str::to_owned)
                .collect(),
            _ => page.name_path(target),
        };
        out.mounts.push(Mount {
            into: Some(router),
            prefix: path,
            guards: Vec::new(),
            target,
            argument: None,
            at: page.at(call.node),
        });
        return;
    }
    let guards = wrapped(page, view);
    let inner = innermost(page, view);
    let handler = view_handler(page, inner);
    let route = RouteFact::new(page, FRAMEWORK, &[], &path, handler, call.node);
    out.add_route(route.on(Some(router)).behind(guards));
}

/// `login_required(views.order)`: the view inside.
fn innermost(page: &Page<'_>, view: NodeId) -> NodeId {
    let mut at = view;
    for _ in 0..6 {
        let Some(call) = page.call(at).filter(|call| call.name != "as_view") else {
            break;
        };
        match call
            .by_position()
            .find(|arg| matches!(page.kind(*arg), Kind::Ident | Kind::Member | Kind::Call))
        {
            Some(inner) => at = inner,
            None => break,
        }
    }
    at
}

fn wrapped(page: &Page<'_>, view: NodeId) -> Vec<Guard> {
    let mut all = Vec::new();
    let mut at = view;
    for _ in 0..6 {
        let Some(call) = page.call(at).filter(|call| call.name != "as_view") else {
            break;
        };
        // `permission_required("x")(view)`
        let made = page
            .tree
            .child(at, Role::Callee)
            .filter(|callee| page.kind(*callee) == Kind::Call);
        all.push(page.guard(made.unwrap_or(at), GuardManner::Route));
        match call
            .by_position()
            .find(|arg| matches!(page.kind(*arg), Kind::Ident | Kind::Member | Kind::Call))
        {
            Some(inner) => at = inner,
            None => break,
        }
    }
    all
}

/// A regular expression's path without its marks.
fn clean(path: &str) -> String {
    path.trim_start_matches('^')
        .trim_end_matches('$')
        .replace("(?P<", "<")
        .replace("\\.", ".")
}

fn rest_router(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let assign = page.facts.parent(call.node);
    if page.kind(assign) == Kind::Assign
        && let Some(left) = page.tree.child(assign, Role::Left)
    {
        out.add_router(Router::new(
            FRAMEWORK,
            page.written(left),
            page.at(call.node),
        ));
    }
}

/// `router.register(r"orders", OrderViewSet)`
fn register(page: &Page<'_>, call: &Call<'_>, out: &mut FileRoutes) {
    let Some(object) = call.object else { return };
    let Some(router) = out.router_named(FRAMEWORK, page.written(object)) else {
        return;
    };
    let args: Vec<NodeId> = call.by_position().collect();
    let (Some(path), Some(view)) = (
        args.first().and_then(|path| page.string(*path)),
        args.get(1),
    ) else {
        return;
    };
    let handler = Handler {
        function: None,
        path: page.name_path(*view),
    };
    let route = RouteFact::new(page, FRAMEWORK, &[], &clean(&path), handler, call.node);
    out.add_route(route.on(Some(router)));
}

fn zone(page: &Page<'_>, node: NodeId, kind: GuardKind, name: &str) -> Zone {
    Zone {
        frameworks: vec![FRAMEWORK.to_owned()],
        methods: Vec::new(),
        patterns: Vec::new(),
        kind,
        manner: GuardManner::Application,
        name: name.to_owned(),
        location: page.location(node),
    }
}

/// `MIDDLEWARE` and `REST_FRAMEWORK`.
fn settings(page: &Page<'_>, out: &mut FileRoutes) {
    for (id, node) in page.tree.iter() {
        if node.kind != Kind::Assign && node.kind != Kind::AugAssign {
            continue;
        }
        let (Some(left), Some(right)) = (
            page.tree.child(id, Role::Left),
            page.tree.child(id, Role::Right),
        ) else {
            continue;
        };
        match page.written(left) {
            "MIDDLEWARE" | "MIDDLEWARE_CLASSES" => middleware(page, right, out),
            "REST_FRAMEWORK" => rest(page, right, out),
            _ => {}
        }
    }
}

fn middleware(page: &Page<'_>, list: NodeId, out: &mut FileRoutes) {
    for text in page
        .tree
        .descendants(list)
        .filter(|id| page.kind(*id) == Kind::Str)
    {
        let name = page.string(text).unwrap_or_default();
        let last = name.rsplit('.').next().unwrap_or("").to_owned();
        let kind = match last.as_str() {
            "CsrfViewMiddleware" => GuardKind::Csrf,
            "LoginRequiredMiddleware" => GuardKind::Authentication,
            "AxesMiddleware" | "RatelimitMiddleware" => GuardKind::RateLimit,
            _ => continue,
        };
        out.zones.push(zone(page, text, kind, &last));
    }
}

fn rest(page: &Page<'_>, dict: NodeId, out: &mut FileRoutes) {
    for entry in page.entries(dict) {
        match entry.name {
            "DEFAULT_PERMISSION_CLASSES" => {
                for name in page.strings(entry.value) {
                    let last = name.rsplit('.').next().unwrap_or("").to_owned();
                    let kind = crate::routes::common::permission_class(&last);
                    if kind != GuardKind::Public {
                        let mut row = zone(page, entry.value, kind, &last);
                        // Only views of the REST framework are meant; what they are is known at the join.
                        row.frameworks = vec!["django-rest".to_owned()];
                        out.zones.push(row);
                    }
                }
            }
            "DEFAULT_THROTTLE_CLASSES" if !page.strings(entry.value).is_empty() => {
                let mut row = zone(
                    page,
                    entry.value,
                    GuardKind::RateLimit,
                    "DEFAULT_THROTTLE_CLASSES",
                );
                row.frameworks = vec!["django-rest".to_owned()];
                out.zones.push(row);
            }
            _ => {}
        }
    }
}
