//! Laravel: `Route::middleware("auth")->prefix("x")->group(…)`, resources, controllers' own middleware.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Guard, Handler, RouteFact, Router, Zone};
use crate::routes::page::{Arg, Call, Page};
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId};

const FRAMEWORK: &str = "laravel";

/// The actions of a resource, with their methods and paths.
const RESOURCE: [(&str, &str, &str); 7] = [
    ("index", "GET", ""),
    ("create", "GET", "create"),
    ("store", "POST", ""),
    ("show", "GET", "{id}"),
    ("edit", "GET", "{id}/edit"),
    ("update", "PUT", "{id}"),
    ("destroy", "DELETE", "{id}"),
];

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if page.text.contains("Route::") {
        routes(page, out);
    }
    if page.text.contains("VerifyCsrfToken") {
        exceptions(page, out);
    }
    if page.text.contains("->middleware(") {
        controllers(page, out);
    }
}

/// `protected $except = ["profile"]` of the middleware that checks the token.
fn exceptions(page: &Page<'_>, out: &mut FileRoutes) {
    for (id, node) in page.tree.iter() {
        if node.kind != Kind::Ident || page.written(id) != "$except" {
            continue;
        }
        let field = page.facts.parent(id);
        let texts = page
            .tree
            .descendants(field)
            .filter(|text| page.kind(*text) == Kind::Str);
        for text in texts {
            let Some(pattern) = page.string(text) else {
                continue;
            };
            out.zones.push(Zone {
                frameworks: vec![FRAMEWORK.to_owned()],
                methods: Vec::new(),
                patterns: vec![pattern.replace("/*", "/**")],
                kind: GuardKind::CsrfExempt,
                manner: GuardManner::Application,
                name: pattern,
                location: page.location(text),
            });
        }
    }
}

/// What a chain of calls says before and after a registration.
#[derive(Default)]
struct Chain {
    prefix: String,
    guards: Vec<Guard>,
    controller: Vec<String>,
    only: Vec<String>,
    except: Vec<String>,
}

fn routes(page: &Page<'_>, out: &mut FileRoutes) {
    // Routes of `routes/api.php` lie under `/api` and have no session.
    let is_api = page.path().ends_with("routes/api.php");
    let mut root = Router::new(FRAMEWORK, if is_api { "api" } else { "web" }, 0);
    root.prefix = if is_api {
        "/api".to_owned()
    } else {
        String::new()
    };
    if page.path().ends_with("routes/web.php") {
        root.guards.push(page.known_guard(
            GuardKind::Csrf,
            "web",
            NodeId(0),
            GuardManner::Application,
        ));
    }
    let root = out.add_router(root);
    let mut blocks: Vec<(NodeId, u32, Vec<String>)> = Vec::new();
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        if page
            .chain_head(&call)
            .is_none_or(|head| !matches!(page.written(head), "Route" | "$router" | "$this->router"))
        {
            continue;
        }
        let (parent, controller) =
            block_around(page, call.node, &blocks).unwrap_or((root, Vec::new()));
        let mut chain = chain(page, &call);
        if chain.controller.is_empty() {
            chain.controller = controller;
        }
        match call.name {
            "group" => group(page, &call, chain, parent, &mut blocks, out),
            "get" | "post" | "put" | "patch" | "delete" | "any" | "match" => {
                single(page, &call, chain, parent, out);
            }
            "resource" | "apiResource" => resource(page, &call, &chain, parent, out),
            _ => {}
        }
    }
}

fn chain(page: &Page<'_>, call: &Call<'_>) -> Chain {
    let mut chain = Chain::default();
    let around: Vec<Call<'_>> = { page.calls_before(call).into_iter() }
        .chain(page.calls_after(call.node))
        .collect();
    for part in &around {
        let texts = || {
            part.by_position()
                .flat_map(|arg| page.strings(arg))
                .collect::<Vec<_>>()
        };
        match part.name {
            "prefix" => chain.prefix = join_paths(&chain.prefix, &texts().join("/")),
            "middleware" | "can" => chain.guards.extend(middleware(page, part)),
            "withoutMiddleware" => {
                for mut guard in middleware(page, part) {
                    guard.lifts = true;
                    chain.guards.push(guard);
                }
            }
            "controller" => {
                chain.controller = part
                    .by_position()
                    .next()
                    .map(|arg| class_path(page, arg))
                    .unwrap_or_default();
            }
            "only" => chain.only = texts(),
            "except" => chain.except = texts(),
            _ => {}
        }
    }
    chain
}

/// `middleware("auth", "can:x")`, `middleware(["auth:api", Throttle::class])`.
fn middleware(page: &Page<'_>, call: &Call<'_>) -> Vec<Guard> {
    let mut all = Vec::new();
    for arg in call.by_position() {
        // `["only" => …]` of the old form.
        if !page.entries(arg).is_empty() {
            continue;
        }
        let parts: Vec<NodeId> = match page.kind(arg) {
            Kind::List => page.tree.children(arg).collect(),
            _ => vec![arg],
        };
        for part in parts {
            let name = page
                .string(part)
                .unwrap_or_else(|| page.written(part).trim_end_matches("::class").to_owned());
            let name = if call.name == "can" {
                format!("can:{name}")
            } else {
                name
            };
            all.push(middleware_named(page, &name, part, GuardManner::Route));
        }
    }
    all
}

/// Laravel's own names of middleware.
fn middleware_named(page: &Page<'_>, name: &str, node: NodeId, manner: GuardManner) -> Guard {
    let head = name.split(':').next().unwrap_or(name);
    let kind = match head {
        "auth" | "auth.basic" | "verified" | "password.confirm" => Some(GuardKind::Authentication),
        "can" | "role" | "permission" | "role_or_permission" | "ability" | "abilities"
        | "scope" | "scopes" => Some(GuardKind::Authorisation),
        "throttle" => Some(GuardKind::RateLimit),
        "guest" | "web" | "api" | "bindings" | "signed" => None,
        _ => return page.guard_named(name, node, manner),
    };
    let mut guard = page.guard_named(name, node, manner);
    guard.kind = match head {
        "signed" => Some(GuardKind::Signature),
        _ => kind,
    };
    guard
}

fn block_around(
    page: &Page<'_>,
    node: NodeId,
    blocks: &[(NodeId, u32, Vec<String>)],
) -> Option<(u32, Vec<String>)> {
    let mut scope = page.facts.scope_of(node);
    for _ in 0..32 {
        if let Some((_, number, controller)) =
            blocks.iter().rev().find(|(block, _, _)| *block == scope)
        {
            return Some((*number, controller.clone()));
        }
        if scope == NodeId(0) {
            return None;
        }
        scope = page.facts.scope_of(scope);
    }
    None
}

fn group(
    page: &Page<'_>,
    call: &Call<'_>,
    mut chain: Chain,
    parent: u32,
    blocks: &mut Vec<(NodeId, u32, Vec<String>)>,
    out: &mut FileRoutes,
) {
    let args: Vec<NodeId> = call.by_position().collect();
    let Some(closure) = args
        .iter()
        .copied()
        .find(|arg| matches!(page.kind(*arg), Kind::Lambda | Kind::Function))
    else {
        return;
    };
    // The old form: `Route::group(["prefix" => "x", "middleware" => "auth"], …)`.
    if let Some(options) = args.first().filter(|first| **first != closure) {
        for entry in entries(page, *options) {
            match entry.name {
                "prefix" => {
                    chain.prefix =
                        join_paths(&chain.prefix, &page.string(entry.value).unwrap_or_default());
                }
                "middleware" => {
                    let parts: Vec<NodeId> = match page.kind(entry.value) {
                        Kind::List | Kind::Dict => page.tree.children(entry.value).collect(),
                        _ => vec![entry.value],
                    };
                    for part in parts {
                        let name = page.string(part).unwrap_or_else(|| {
                            page.written(part).trim_end_matches("::class").to_owned()
                        });
                        chain
                            .guards
                            .push(middleware_named(page, &name, part, GuardManner::Router));
                    }
                }
                _ => {}
            }
        }
    }
    let mut router = Router::new(FRAMEWORK, "", page.at(call.node));
    router.parent = Some(parent);
    router.prefix = chain.prefix;
    router.guards = chain.guards;
    for guard in &mut router.guards {
        guard.manner = GuardManner::Router;
    }
    let number = out.add_router(router);
    blocks.push((closure, number, chain.controller));
}

/// The entries of an array with keys.
fn entries<'page>(page: &Page<'page>, node: NodeId) -> Vec<Arg<'page>> {
    page.entries(node)
}

/// `OrderController::class`, as the class's name with imports resolved.
fn class_path(page: &Page<'_>, node: NodeId) -> Vec<String> {
    let mut path = page.name_path(node);
    path.retain(|part| part != "class");
    let last = path
        .last()
        .map(|name| name.rsplit('\\').next().unwrap_or(name).to_owned());
    last.into_iter().collect()
}

fn action(page: &Page<'_>, node: NodeId, controller: &[String]) -> Handler {
    match page.kind(node) {
        Kind::Lambda | Kind::Function => page.handler(node),
        // `[OrderController::class, "show"]`
        Kind::List => {
            let parts: Vec<NodeId> = page.tree.children(node).collect();
            let mut path = parts
                .first()
                .map(|class| class_path(page, *class))
                .unwrap_or_default();
            path.extend(parts.get(1).and_then(|method| page.string(*method)));
            Handler {
                function: None,
                path,
            }
        }
        // `"OrderController@show"`, or a method of the group's controller.
        Kind::Str => {
            let text = page.string(node).unwrap_or_default();
            let path = match text.split_once('@') {
                Some((class, method)) => vec![
                    class.rsplit('\\').next().unwrap_or(class).to_owned(),
                    method.to_owned(),
                ],
                None => controller.iter().cloned().chain([text]).collect(),
            };
            Handler {
                function: None,
                path,
            }
        }
        _ => {
            let mut path = class_path(page, node);
            path.push("__invoke".to_owned());
            Handler {
                function: None,
                path,
            }
        }
    }
}

fn single(page: &Page<'_>, call: &Call<'_>, chain: Chain, parent: u32, out: &mut FileRoutes) {
    let mut args: Vec<NodeId> = call.by_position().collect();
    let mut methods = vec![call.name.to_uppercase()];
    match call.name {
        "any" => methods.clear(),
        "match" if !args.is_empty() => {
            methods = page
                .strings(args.remove(0))
                .iter()
                .map(|method| method.to_uppercase())
                .collect();
        }
        _ => {}
    }
    let (Some(path), Some(handler)) = (
        args.first().and_then(|path| page.string(*path)),
        args.get(1),
    ) else {
        return;
    };
    let mut guards = chain.guards;
    let mut handler_node = *handler;
    // `["uses" => "OrderController@show", "middleware" => "auth"]`
    for entry in entries(page, *handler) {
        match entry.name {
            "uses" => handler_node = entry.value,
            "middleware" => {
                for name in page.strings(entry.value) {
                    guards.push(middleware_named(
                        page,
                        &name,
                        entry.value,
                        GuardManner::Route,
                    ));
                }
            }
            _ => {}
        }
    }
    let path = join_paths(&join_paths("/", &chain.prefix), &path);
    let mut route = RouteFact::new(
        page,
        FRAMEWORK,
        &[],
        &path,
        action(page, handler_node, &chain.controller),
        call.node,
    );
    route.methods = methods;
    out.add_route(route.on(Some(parent)).behind(guards));
}

fn resource(page: &Page<'_>, call: &Call<'_>, chain: &Chain, parent: u32, out: &mut FileRoutes) {
    let args: Vec<NodeId> = call.by_position().collect();
    let (Some(name), Some(class)) = (
        args.first().and_then(|name| page.string(*name)),
        args.get(1),
    ) else {
        return;
    };
    let class = match page.kind(*class) {
        Kind::Str => page
            .string(*class)
            .map(|class| class.rsplit('\\').next().unwrap_or(&class).to_owned())
            .into_iter()
            .collect(),
        _ => class_path(page, *class),
    };
    for (own, method, tail) in RESOURCE {
        let is_form = matches!(own, "create" | "edit");
        let is_out = !chain.only.is_empty() && !chain.only.iter().any(|only| only == own)
            || chain.except.iter().any(|except| except == own);
        if is_out || is_form && call.name == "apiResource" {
            continue;
        }
        let path = join_paths(&join_paths("/", &chain.prefix), &join_paths(&name, tail));
        let handler = Handler {
            function: None,
            path: class.iter().cloned().chain([own.to_owned()]).collect(),
        };
        let route = RouteFact::new(page, FRAMEWORK, &[method], &path, handler, call.node);
        out.add_route(route.on(Some(parent)).behind(chain.guards.clone()));
    }
}

/// `$this->middleware("auth")->only("store")` in a controller's constructor.
fn controllers(page: &Page<'_>, out: &mut FileRoutes) {
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        if call.name != "middleware"
            || call
                .object
                .is_none_or(|object| page.written(object) != "$this")
        {
            continue;
        }
        let Some(class) = page.class_around(call.node) else {
            continue;
        };
        let name = page.class_name(class);
        let (mut only, mut except) = (Vec::new(), Vec::new());
        for after in page.calls_after(call.node) {
            let names = after.by_position().flat_map(|arg| page.strings(arg));
            match after.name {
                "only" => only.extend(names),
                "except" => except.extend(names),
                _ => {}
            }
        }
        for entry in call.by_position().flat_map(|arg| page.entries(arg)) {
            match entry.name {
                "only" => only.extend(page.strings(entry.value)),
                "except" => except.extend(page.strings(entry.value)),
                _ => {}
            }
        }
        let mut router = Router::new(FRAMEWORK, &name, page.at(call.node));
        for mut guard in middleware(page, &call) {
            guard.manner = GuardManner::Router;
            guard.only.clone_from(&only);
            guard.except.clone_from(&except);
            router.guards.push(guard);
        }
        router.entry.function = Some("__construct".to_owned());
        out.add_router(router);
    }
}
