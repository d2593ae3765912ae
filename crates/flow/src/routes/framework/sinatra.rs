//! Sinatra: `post "/x" do … end` at the top of a file or in a class, with `before` filters.

use crate::routes::facts::{FileRoutes, Guard, Handler, RouteFact, Router, Zone};
use crate::routes::page::Page;
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId};

const FRAMEWORK: &str = "sinatra";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    let mut routers: Vec<(NodeId, u32)> = Vec::new();
    let mut limits = false;
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        if call
            .object
            .is_some_and(|object| page.written(object) != "Rack::Attack")
        {
            continue;
        }
        match (call.name, call.block) {
            ("get" | "post" | "put" | "patch" | "delete", Some(block)) => {
                let Some(path) = call.by_position().next().and_then(|path| page.string(path))
                else {
                    continue;
                };
                if !path.starts_with('/') {
                    continue;
                }
                let router = router_of(page, call.node, &mut routers, out);
                let handler = Handler {
                    function: page.number(block),
                    path: Vec::new(),
                };
                out.add_route(
                    RouteFact::new(page, FRAMEWORK, &[call.name], &path, handler, call.node)
                        .on(Some(router)),
                );
            }
            ("before", Some(block)) => {
                let router = router_of(page, call.node, &mut routers, out);
                let under = call
                    .by_position()
                    .next()
                    .and_then(|path| page.string(path))
                    .unwrap_or_default();
                for guard in called_in(page, block) {
                    if let Some(router) = out.routers.get_mut(router as usize) {
                        router.guards.push(Guard {
                            under: under.trim_end_matches('*').trim_end_matches('/').to_owned(),
                            ..guard
                        });
                    }
                }
            }
            ("throttle", _) => {
                limits = true;
                out.zones.push(throttle(page, call.node));
            }
            ("disable", None) => unprotected(page, call.node, out),
            _ => {}
        }
    }
    if !limits && page.text.contains("use Rack::Attack") {
        out.idle
            .push((GuardKind::RateLimit, "Rack::Attack".to_owned()));
    }
}

/// `disable :protection` where sessions are used.
fn unprotected(page: &Page<'_>, node: NodeId, out: &mut FileRoutes) {
    let has_session = page.text.contains("session");
    if has_session && page.written(node).contains(":protection") {
        let row = throttle(page, node);
        out.zones.push(Zone {
            kind: GuardKind::CsrfExempt,
            name: "disable :protection".to_owned(),
            frameworks: vec![FRAMEWORK.to_owned()],
            ..row
        });
    }
}

/// `Rack::Attack.throttle("sign-in", …) { |request| … if request.path == "/sign-in" }`.
pub(super) fn throttle(page: &Page<'_>, node: NodeId) -> Zone {
    let texts = page
        .tree
        .descendants(node)
        .filter(|id| page.kind(*id) == Kind::Str);
    let patterns: Vec<String> = texts
        .filter_map(|id| page.string(id))
        .filter(|text| text.starts_with('/'))
        .collect();
    Zone {
        frameworks: Vec::new(),
        methods: Vec::new(),
        patterns,
        kind: GuardKind::RateLimit,
        manner: GuardManner::Application,
        name: "Rack::Attack".to_owned(),
        location: page.head(node),
    }
}

fn router_of(
    page: &Page<'_>,
    node: NodeId,
    routers: &mut Vec<(NodeId, u32)>,
    out: &mut FileRoutes,
) -> u32 {
    let class = page.class_around(node).unwrap_or(NodeId(0));
    if let Some((_, number)) = routers.iter().find(|(own, _)| *own == class) {
        return *number;
    }
    let name = if class == NodeId(0) {
        String::new()
    } else {
        page.full_class_name(class)
    };
    let number = out.add_router(Router::new(FRAMEWORK, &name, page.at(class)));
    routers.push((class, number));
    number
}

/// The guards that a filter's code calls by name.
fn called_in(page: &Page<'_>, block: NodeId) -> Vec<Guard> {
    let mut all = Vec::new();
    for id in page.tree.descendants(block) {
        let Some(call) = page.call(id) else { continue };
        if call.object.is_none() && !matches!(call.name, "halt" | "redirect" | "pass") {
            all.push(page.guard_named(call.name, id, GuardManner::Router));
        }
        if call.name == "halt" && page.written(block).contains("session") {
            all.push(page.known_guard(
                GuardKind::Authentication,
                "before",
                id,
                GuardManner::Router,
            ));
        }
    }
    all
}
