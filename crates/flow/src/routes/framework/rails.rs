//! Rails: `routes.rb` with resources, namespaces and scopes; `before_action` and `skip_before_action` of controllers.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Guard, Handler, RouteFact, Router};
use crate::routes::page::{Call, Page};
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::NodeId;

const FRAMEWORK: &str = "rails";

/// The actions of resources: name, method, path, whether a single resource has it.
const ACTIONS: [(&str, &str, &str, bool); 7] = [
    ("index", "GET", "", false),
    ("new", "GET", "new", true),
    ("create", "POST", "", true),
    ("show", "GET", ":id", true),
    ("edit", "GET", ":id/edit", true),
    ("update", "PATCH", ":id", true),
    ("destroy", "DELETE", ":id", true),
];

/// Where in the routes a call stands.
#[derive(Debug, Clone, Default)]
struct Place {
    path: String,
    /// The controller's namespace (`Admin::`).
    module: String,
    /// The controller of the resource around, without namespace (`orders`).
    controller: String,
    /// What a member of that resource adds to the path.
    member: String,
    guards: Vec<Guard>,
    is_member: bool,
}

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    if page.text.contains("routes.draw") || page.path().contains("config/routes") {
        routes(page, out);
    }
    if page.text.contains("_action")
        || page.text.contains("protect_from_forgery")
        || page.text.contains("rate_limit")
    {
        filters(page, out);
    }
    if page.text.contains("Rack::Attack") {
        for node in &page.calls {
            if page.call(*node).is_some_and(|call| call.name == "throttle") {
                out.zones.push(super::sinatra::throttle(page, *node));
            }
        }
    }
}

fn routes(page: &Page<'_>, out: &mut FileRoutes) {
    let mut blocks: Vec<(NodeId, Place)> = Vec::new();
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        if call.object.is_some() && call.name != "draw" {
            continue;
        }
        let here = around(page, call.node, &blocks);
        let texts: Vec<String> = call
            .by_position()
            .flat_map(|arg| page.strings(arg))
            .collect();
        match call.name {
            "draw" => open(&call, here, &mut blocks),
            "namespace" => {
                let name = texts.first().cloned().unwrap_or_default();
                let mut place = here;
                place.path = join_paths(&place.path, &name);
                place.module = format!("{}{}::", place.module, camel(&name));
                open(&call, place, &mut blocks);
            }
            "scope" => open(&call, scope(page, &call, here, &texts), &mut blocks),
            "authenticate" | "authenticated" | "constraints" => {
                let mut place = here;
                if call.name == "constraints" {
                    place.guards.push(page.guard_named(
                        page.written(call.node).lines().next().unwrap_or(""),
                        call.node,
                        GuardManner::Router,
                    ));
                } else {
                    let kind = if page
                        .written(call.node)
                        .lines()
                        .next()
                        .unwrap_or("")
                        .contains("admin")
                    {
                        GuardKind::Authorisation
                    } else {
                        GuardKind::Authentication
                    };
                    place.guards.push(page.known_guard(
                        kind,
                        call.name,
                        call.node,
                        GuardManner::Router,
                    ));
                }
                open(&call, place, &mut blocks);
            }
            "resources" | "resource" => resources(page, &call, &here, &texts, &mut blocks, out),
            "member" | "collection" => {
                let mut place = here;
                place.is_member = call.name == "member";
                if !place.is_member {
                    place.member.clear();
                }
                open(&call, place, &mut blocks);
            }
            "get" | "post" | "put" | "patch" | "delete" | "match" | "root" => {
                single(page, &call, &here, &texts, out);
            }
            _ => {}
        }
    }
}

fn open(call: &Call<'_>, place: Place, blocks: &mut Vec<(NodeId, Place)>) {
    blocks.extend(call.block.map(|block| (block, place)));
}

fn around(page: &Page<'_>, node: NodeId, blocks: &[(NodeId, Place)]) -> Place {
    let mut scope = page.facts.scope_of(node);
    for _ in 0..32 {
        if let Some((_, place)) = blocks.iter().rev().find(|(block, _)| *block == scope) {
            return place.clone();
        }
        if scope == NodeId(0) {
            break;
        }
        scope = page.facts.scope_of(scope);
    }
    Place::default()
}

fn scope(page: &Page<'_>, call: &Call<'_>, here: Place, texts: &[String]) -> Place {
    let mut place = here;
    let path = texts
        .first()
        .cloned()
        .or_else(|| call.keyword("path").and_then(|path| page.string(path)));
    if let Some(path) = path {
        place.path = join_paths(&place.path, &path);
    }
    if let Some(module) = call
        .keyword("module")
        .and_then(|module| page.string(module))
    {
        place.module = format!("{}{}::", place.module, camel(&module));
    }
    if let Some(controller) = call
        .keyword("controller")
        .and_then(|controller| page.string(controller))
    {
        place.controller = controller;
    }
    place
}

fn resources(
    page: &Page<'_>,
    call: &Call<'_>,
    here: &Place,
    texts: &[String],
    blocks: &mut Vec<(NodeId, Place)>,
    out: &mut FileRoutes,
) {
    let list = |name: &str| call.keyword(name).map(|value| page.strings(value));
    let (only, except) = (list("only"), list("except").unwrap_or_default());
    let is_single = call.name == "resource";
    for name in texts {
        let controller = call
            .keyword("controller")
            .and_then(|controller| page.string(controller))
            .unwrap_or_else(|| {
                if is_single {
                    format!("{name}s")
                } else {
                    name.clone()
                }
            });
        let base = join_paths(
            &join_paths(&here.path, &here.member),
            &call
                .keyword("path")
                .and_then(|path| page.string(path))
                .unwrap_or_else(|| name.clone()),
        );
        for (action, method, tail, single) in ACTIONS {
            let is_out = only
                .as_ref()
                .is_some_and(|only| !only.iter().any(|own| own == action))
                || except.iter().any(|own| own == action)
                || is_single && !single;
            if is_out {
                continue;
            }
            let tail = if is_single {
                tail.trim_start_matches(":id").trim_start_matches('/')
            } else {
                tail
            };
            add(
                page,
                call,
                here,
                &join_paths(&base, tail),
                &[method],
                &controller,
                action,
                out,
            );
        }
        let mut place = here.clone();
        place.path = base;
        place.controller = controller;
        place.member = if is_single {
            String::new()
        } else {
            format!(":{}_id", name.trim_end_matches('s'))
        };
        place.is_member = false;
        open(call, place, blocks);
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "one call site each for the parts of a route"
)]
fn add(
    page: &Page<'_>,
    call: &Call<'_>,
    here: &Place,
    path: &str,
    methods: &[&str],
    controller: &str,
    action: &str,
    out: &mut FileRoutes,
) {
    let class = match controller.rsplit_once('/') {
        Some((module, name)) => format!(
            "{}{}::{}Controller",
            here.module,
            camel(module),
            camel(name)
        ),
        None => format!("{}{}Controller", here.module, camel(controller)),
    };
    let handler = Handler {
        function: None,
        path: vec![class, action.to_owned()],
    };
    let route = RouteFact::new(
        page,
        FRAMEWORK,
        methods,
        &join_paths("/", path),
        handler,
        call.node,
    );
    out.add_route(route.behind(here.guards.clone()));
}

/// `get "/about", to: "pages#about"`, `post :ban` in a member block.
fn single(page: &Page<'_>, call: &Call<'_>, here: &Place, texts: &[String], out: &mut FileRoutes) {
    let target = { call.keyword("to") }
        .or_else(|| call.keyword("controller"))
        .and_then(|to| page.string(to));
    let arrow = arrow(page, call);
    let (path, target) = match (texts.first(), target, arrow) {
        (_, to, Some((path, arrow))) => (path, to.or(Some(arrow))),
        (Some(path), Some(to), None) => (path.clone(), Some(to)),
        (Some(path), None, None) if call.name == "root" => (String::new(), Some(path.clone())),
        (Some(path), None, None) => (path.clone(), None),
        (None, to, None) => (String::new(), to),
    };
    let methods: Vec<String> = match call.name {
        "match" => call
            .keyword("via")
            .map(|via| page.strings(via))
            .unwrap_or_default()
            .iter()
            .map(|method| method.to_uppercase())
            .filter(|method| method != "ALL")
            .collect(),
        "root" => vec!["GET".to_owned()],
        name => vec![name.to_uppercase()],
    };
    let (controller, action) = if let Some((controller, action)) =
        target.as_deref().and_then(|target| target.split_once('#'))
    {
        (
            controller.trim_start_matches('/').to_owned(),
            action.to_owned(),
        )
    } else {
        let action = call
            .keyword("action")
            .and_then(|action| page.string(action));
        match path.trim_matches('/').rsplit_once('/') {
            Some((controller, name)) if here.controller.is_empty() => (
                controller.to_owned(),
                action.unwrap_or_else(|| name.to_owned()),
            ),
            _ => (
                here.controller.clone(),
                action.unwrap_or_else(|| path.trim_matches('/').replace('-', "_")),
            ),
        }
    };
    if controller.is_empty() {
        return;
    }
    let on_member = here.is_member
        || call
            .keyword("on")
            .and_then(|on| page.string(on))
            .is_some_and(|on| on == "member");
    let base = if on_member {
        join_paths(&here.path, ":id")
    } else {
        here.path.clone()
    };
    let methods: Vec<&str> = methods.iter().map(String::as_str).collect();
    add(
        page,
        call,
        here,
        &join_paths(&base, &path),
        &methods,
        &controller,
        &action,
        out,
    );
}

/// `get "/about" => "pages#about"`
fn arrow(page: &Page<'_>, call: &Call<'_>) -> Option<(String, String)> {
    call.args.iter().find_map(|arg| {
        let name = arg.name.trim_matches(['"', '\'']);
        let target = page
            .string(arg.value)
            .filter(|target| target.contains('#'))?;
        (!matches!(name, "to" | "controller" | "")).then(|| (name.to_owned(), target))
    })
}

/// `admin/orders` is `Admin::Orders`, `line_items` is `LineItems`.
fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut is_first = true;
    for letter in name.chars() {
        match letter {
            '_' | '-' => is_first = true,
            '/' => {
                out.push_str("::");
                is_first = true;
            }
            letter if is_first => {
                out.extend(letter.to_uppercase());
                is_first = false;
            }
            letter => out.push(letter),
        }
    }
    out
}

/// `before_action :authenticate_user!, only: [:create]` of a controller.
fn filters(page: &Page<'_>, out: &mut FileRoutes) {
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        let lifts = matches!(call.name, "skip_before_action" | "skip_before_filter");
        let is_filter = matches!(
            call.name,
            "before_action"
                | "before_filter"
                | "prepend_before_action"
                | "protect_from_forgery"
                | "http_basic_authenticate_with"
                | "load_and_authorize_resource"
                | "authorize_resource"
                | "rate_limit"
                | "skip_authorization_check"
                | "allow_unauthenticated_access"
                | "skip_authentication"
        );
        if call.object.is_some() || !(lifts || is_filter) {
            continue;
        }
        // A concern's `included do … end` counts for its module.
        let Some(class) = page.class_around(call.node) else {
            continue;
        };
        let list = |name: &str| {
            call.keyword(name)
                .map(|value| page.strings(value))
                .unwrap_or_default()
        };
        let mut names: Vec<(String, Option<GuardKind>)> = match call.name {
            "protect_from_forgery" => vec![(call.name.to_owned(), Some(GuardKind::Csrf))],
            "http_basic_authenticate_with" => {
                vec![(call.name.to_owned(), Some(GuardKind::Authentication))]
            }
            "load_and_authorize_resource" | "authorize_resource" => {
                vec![(call.name.to_owned(), Some(GuardKind::Authorisation))]
            }
            "rate_limit" => vec![(call.name.to_owned(), Some(GuardKind::RateLimit))],
            "allow_unauthenticated_access" | "skip_authentication" => {
                vec![(call.name.to_owned(), Some(GuardKind::Public))]
            }
            _ => call
                .by_position()
                .flat_map(|arg| page.strings(arg))
                .map(|name| (name, None))
                .collect(),
        };
        if names.is_empty()
            && let Some(block) = call.block
        {
            names.extend(
                page.tree
                    .descendants(block)
                    .filter_map(|id| page.call(id))
                    .map(|inner| (inner.name.to_owned(), None)),
            );
        }
        let mut router = Router::new(FRAMEWORK, &page.full_class_name(class), page.at(call.node));
        router.entry.function = Some("class".to_owned());
        for (name, kind) in names {
            let mut guard = page.guard_named(&name, call.node, GuardManner::Router);
            guard.kind = kind.or(guard.kind);
            if lifts && name == "verify_authenticity_token" {
                guard.kind = Some(GuardKind::CsrfExempt);
                guard.lifts = false;
            } else {
                guard.lifts = lifts;
            }
            guard.only = list("only");
            guard.except = list("except");
            router.guards.push(guard);
        }
        out.add_router(router);
    }
}
