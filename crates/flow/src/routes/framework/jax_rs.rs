//! JAX-RS: `@Path` on classes and methods, `@GET`, `@RolesAllowed`, `@PermitAll`.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Handler, RouteFact, Router};
use crate::routes::page::{Decorator, Page};
use airlock_model::{ParameterPlace, RouteParameter};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "jax-rs";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for class in &page.classes {
        let decorators = page.decorators(*class);
        let Some(path) = decorators.iter().find(|decorator| decorator.name == "Path") else {
            continue;
        };
        let name = page.class_name(*class);
        let mut router = Router::new(FRAMEWORK, &name, page.at(*class));
        router.prefix = join_paths("/", &text(page, path));
        let number = out.add_router(router);
        let Some(body) = page.tree.child(*class, Role::Body) else {
            continue;
        };
        for method in page
            .tree
            .children(body)
            .filter(|member| page.kind(*member) == Kind::Function)
        {
            let own = page.decorators(method);
            let methods: Vec<&str> = own
                .iter()
                .map(|decorator| decorator.name)
                .filter(|name| matches!(*name, "GET" | "POST" | "PUT" | "PATCH" | "DELETE"))
                .collect();
            if methods.is_empty() {
                continue;
            }
            let below = own
                .iter()
                .find(|decorator| decorator.name == "Path")
                .map(|decorator| text(page, decorator))
                .unwrap_or_default();
            let handler = Handler {
                function: page.number(method),
                path: vec![
                    name.clone(),
                    page.function_name(method).unwrap_or("").to_owned(),
                ],
            };
            let mut route = RouteFact::new(page, FRAMEWORK, &methods, &below, handler, method);
            route.location = page.function_location(method);
            route.parameters = parameters(page, method);
            out.add_route(route.on(Some(number)));
        }
    }
}

fn text(page: &Page<'_>, decorator: &Decorator<'_>) -> String {
    decorator
        .args
        .first()
        .and_then(|arg| page.string(arg.value))
        .unwrap_or_default()
}

fn parameters(page: &Page<'_>, method: NodeId) -> Vec<RouteParameter> {
    let mut all = Vec::new();
    for node in page.parameters(method) {
        for decorator in page.decorators(node) {
            let place = match decorator.name {
                "QueryParam" => ParameterPlace::Query,
                "HeaderParam" => ParameterPlace::Header,
                "CookieParam" => ParameterPlace::Cookie,
                "FormParam" => ParameterPlace::Form,
                _ => continue,
            };
            let name = text(page, &decorator);
            all.push(RouteParameter { name, place });
        }
    }
    all
}
