//! Servlets: `@WebServlet("/x")` with a method for each HTTP method, behind what `@WebFilter` puts before paths.

use crate::routes::facts::{FileRoutes, Handler, RouteFact, Router, Zone};
use crate::routes::page::{Decorator, Page};
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, Role};

const FRAMEWORK: &str = "servlet";
const METHODS: [(&str, &str); 5] = [
    ("doGet", "GET"),
    ("doPost", "POST"),
    ("doPut", "PUT"),
    ("doDelete", "DELETE"),
    ("doPatch", "PATCH"),
];

/// The paths that `@WebServlet` or `@WebFilter` names.
fn patterns(page: &Page<'_>, mark: &Decorator<'_>) -> Vec<String> {
    { mark.args.iter() }
        .filter(|arg| matches!(arg.name, "" | "value" | "urlPatterns"))
        .flat_map(|arg| page.tree.descendants(arg.value).chain([arg.value]))
        .filter(|id| page.kind(*id) == Kind::Str)
        .filter_map(|id| page.string(id))
        .collect()
}

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for class in &page.classes {
        let decorators = page.decorators(*class);
        if let Some(filter) = { decorators.iter() }.find(|decorator| decorator.name == "WebFilter")
        {
            out.zones.push(Zone {
                frameworks: vec![FRAMEWORK.to_owned()],
                methods: Vec::new(),
                // `/office/*` is everything below it.
                patterns: { patterns(page, filter).into_iter() }
                    .map(|own| match own.strip_suffix("/*") {
                        Some(folder) => format!("{folder}/**"),
                        None => own,
                    })
                    .collect(),
                kind: GuardKind::Other,
                manner: GuardManner::Application,
                name: page.class_name(*class),
                location: page.location(filter.node),
            });
        }
        let Some(servlet) = decorators
            .iter()
            .find(|decorator| decorator.name == "WebServlet")
        else {
            continue;
        };
        let paths = patterns(page, servlet);
        let name = page.class_name(*class);
        let mut router = Router::new(FRAMEWORK, &name, page.at(*class));
        router.prefix = paths.into_iter().next().unwrap_or_default();
        let number = out.add_router(router);
        let Some(body) = page.tree.child(*class, Role::Body) else {
            continue;
        };
        for method in page
            .tree
            .children(body)
            .filter(|member| page.kind(*member) == Kind::Function)
        {
            let own = page.function_name(method).unwrap_or("");
            let Some((_, verb)) = METHODS.iter().find(|(name, _)| *name == own) else {
                continue;
            };
            let handler = Handler {
                function: page.number(method),
                path: vec![name.clone(), own.to_owned()],
            };
            let mut route = RouteFact::new(page, FRAMEWORK, &[verb], "", handler, method);
            route.location = page.function_location(method);
            out.add_route(route.on(Some(number)));
        }
    }
}
