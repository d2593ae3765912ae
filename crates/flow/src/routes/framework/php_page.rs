//! Plain PHP: a page that reads `$_POST` or `$_GET` outside functions answers on its own path.

use crate::routes::facts::{FileRoutes, Handler, RouteFact};
use crate::routes::page::Page;
use airlock_syntax::{Kind, NodeId};

const FRAMEWORK: &str = "php";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    let mut methods: Vec<&str> = Vec::new();
    let mut first: Option<NodeId> = None;
    for (id, node) in page.tree.iter() {
        if node.kind != Kind::Ident || page.facts.scope_of(id) != NodeId(0) {
            continue;
        }
        let method = match page.written(id) {
            "$_POST" | "$_REQUEST" => "POST",
            "$_GET" => "GET",
            _ => continue,
        };
        first.get_or_insert(id);
        if !methods.contains(&method) {
            methods.push(method);
        }
    }
    let Some(first) = first else { return };
    methods.sort_unstable();
    let path = format!("/{}", page.path());
    let mut route = RouteFact::new(page, FRAMEWORK, &methods, &path, Handler::default(), first);
    route.location = page.location(first);
    out.add_route(route);
}
