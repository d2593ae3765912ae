//! Symfony: `#[Route]` attributes on controllers, `#[IsGranted]`.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Handler, RouteFact, Router};
use crate::routes::page::{Decorator, Page, keyword};
use airlock_syntax::{Kind, Role};

const FRAMEWORK: &str = "symfony";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for class in &page.classes {
        let decorators = page.decorators(*class);
        let name = page.class_name(*class);
        let mut router = Router::new(FRAMEWORK, &name, page.at(*class));
        router.prefix = decorators
            .iter()
            .find(|decorator| decorator.name == "Route")
            .map(|decorator| path_of(page, decorator))
            .unwrap_or_default();
        let Some(body) = page.tree.child(*class, Role::Body) else {
            continue;
        };
        let mut routes = Vec::new();
        for method in page
            .tree
            .children(body)
            .filter(|member| page.kind(*member) == Kind::Function)
        {
            for decorator in page.decorators(method).iter().filter(|decorator| {
                matches!(
                    decorator.name,
                    "Route" | "Get" | "Post" | "Put" | "Patch" | "Delete"
                )
            }) {
                let handler = Handler {
                    function: page.number(method),
                    path: vec![
                        name.clone(),
                        page.function_name(method).unwrap_or("").to_owned(),
                    ],
                };
                let mut route = RouteFact::new(
                    page,
                    FRAMEWORK,
                    &[],
                    &path_of(page, decorator),
                    handler,
                    method,
                );
                route.location = page.location(decorator.node);
                route.methods = match decorator.name {
                    "Route" => keyword(&decorator.args, "methods")
                        .map(|methods| page.strings(methods))
                        .unwrap_or_default(),
                    verb => vec![verb.to_uppercase()],
                };
                routes.push(route);
            }
        }
        if routes.is_empty() {
            continue;
        }
        let number = out.add_router(router);
        for route in routes {
            out.add_route(route.on(Some(number)));
        }
    }
}

fn path_of(page: &Page<'_>, decorator: &Decorator<'_>) -> String {
    let value = { keyword(&decorator.args, "path") }.or_else(|| {
        decorator
            .args
            .iter()
            .find(|arg| arg.name.is_empty())
            .map(|arg| arg.value)
    });
    let path = value.and_then(|value| page.strings(value).into_iter().next());
    join_paths("/", &path.unwrap_or_default())
}
