//! Controllers of ASP.NET Core: `[Route]`, `[HttpPost]`, `[Authorize]` on actions, controllers and what they extend.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Handler, RouteFact, Router};
use crate::routes::page::{Decorator, Page};
use airlock_model::{ParameterPlace, RouteParameter};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "aspnet";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for class in &page.classes {
        let name = page.class_name(*class);
        let decorators = page.decorators(*class);
        let is_controller = name.ends_with("Controller")
            || decorators
                .iter()
                .any(|decorator| decorator.name == "ApiController");
        let is_abstract = { page.tree.children(*class) }
            .any(|child| page.kind(child) == Kind::Modifier && page.written(child) == "abstract");
        if is_controller && !is_abstract && page.kind(*class) == Kind::Class {
            controller(page, *class, &name, &decorators, out);
        }
    }
}

fn controller(
    page: &Page<'_>,
    class: NodeId,
    name: &str,
    decorators: &[Decorator<'_>],
    out: &mut FileRoutes,
) {
    let short = name.trim_end_matches("Controller");
    let area = decorators
        .iter()
        .find(|decorator| decorator.name == "Area")
        .and_then(|decorator| template(page, decorator));
    let prefix = decorators
        .iter()
        .find(|decorator| decorator.name == "Route")
        .and_then(|decorator| template(page, decorator));
    let mut router = Router::new(FRAMEWORK, name, page.at(class));
    router.prefix = match (&prefix, area) {
        (Some(prefix), _) => fill(prefix, short),
        (None, Some(area)) => format!("/{area}"),
        (None, None) => String::new(),
    };
    let number = out.add_router(router);
    let Some(body) = page.tree.child(class, Role::Body) else {
        return;
    };
    for action in page
        .tree
        .children(body)
        .filter(|member| page.kind(*member) == Kind::Function)
    {
        let is_public = { page.tree.children(action) }
            .any(|child| page.kind(child) == Kind::Modifier && page.written(child) == "public");
        let is_static = { page.tree.children(action) }.any(|child| {
            page.kind(child) == Kind::Modifier
                && matches!(page.written(child), "static" | "override" | "protected")
        });
        let own = page.decorators(action);
        let action_name = page.function_name(action).unwrap_or("");
        if !is_public
            || is_static
            || action_name == name
            || own.iter().any(|decorator| decorator.name == "NonAction")
        {
            continue;
        }
        let verbs: Vec<(&str, &Decorator<'_>)> = { own.iter() }
            .filter_map(|decorator| Some((decorator.name.strip_prefix("Http")?, decorator)))
            .collect();
        let route = own.iter().find(|decorator| decorator.name == "Route");
        if verbs.is_empty() && route.is_none() && prefix.is_some() {
            continue;
        }
        let methods: Vec<String> = verbs.iter().map(|(verb, _)| verb.to_uppercase()).collect();
        let path = { verbs.iter().map(|(_, decorator)| *decorator).chain(route) }
            .find_map(|decorator| template(page, decorator));
        let path = match path {
            Some(path) => fill(&path, short).replace("[action]", &action_name.to_lowercase()),
            // Without a template the conventional route holds.
            None if prefix.is_none() => {
                format!("/{}/{}", short.to_lowercase(), action_name.to_lowercase())
            }
            None => String::new(),
        };
        let handler = Handler {
            function: page.number(action),
            path: vec![name.to_owned(), action_name.to_owned()],
        };
        let mut fact = RouteFact::new(page, FRAMEWORK, &[], &path, handler, action);
        fact.location = page.function_location(action);
        fact.methods = methods;
        fact.parameters = parameters(page, action);
        out.add_route(fact.on(Some(number)));
    }
}

/// The text of `[Route("…")]` or `[HttpGet("…")]`.
fn template(page: &Page<'_>, decorator: &Decorator<'_>) -> Option<String> {
    let first = decorator
        .args
        .iter()
        .find(|arg| arg.name.is_empty() || arg.name == "template")?;
    page.string(first.value)
}

fn fill(template: &str, controller: &str) -> String {
    join_paths(
        "/",
        &template
            .trim_start_matches("~/")
            .replace("[controller]", &controller.to_lowercase()),
    )
}

fn parameters(page: &Page<'_>, action: NodeId) -> Vec<RouteParameter> {
    let place = |node: &NodeId| {
        let own = page.decorators(*node);
        let place = own.iter().find_map(|decorator| {
            Some(match decorator.name {
                "FromBody" => ParameterPlace::Body,
                "FromForm" => ParameterPlace::Form,
                "FromQuery" => ParameterPlace::Query,
                "FromHeader" => ParameterPlace::Header,
                _ => return None,
            })
        })?;
        Some(RouteParameter {
            name: page.parameter_name(*node).to_owned(),
            place,
        })
    };
    page.parameters(action).iter().filter_map(place).collect()
}
