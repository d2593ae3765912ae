//! NestJS: `@Controller`, `@Post`, `@UseGuards` on methods and controllers, global guards, `@Public`-like marks.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Handler, RouteFact, Router, Zone};
use crate::routes::page::{Decorator, Page, annotated_parameters};
use crate::routes::words;
use airlock_model::{GuardManner, ParameterPlace};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "nest";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for class in &page.classes {
        let decorators = page.decorators(*class);
        if let Some(controller) = decorators
            .iter()
            .find(|decorator| decorator.name == "Controller")
        {
            read_controller(page, *class, controller, out);
        }
    }
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        if call.name == "useGlobalGuards" {
            for guard in call.by_position() {
                let name = page.last_name(guard).unwrap_or("").to_owned();
                add_global(page, guard, &name, out);
            }
        }
    }
    if page.text.contains("APP_GUARD") {
        providers(page, out);
    }
}

/// `{ provide: APP_GUARD, useClass: JwtAuthGuard }`
fn providers(page: &Page<'_>, out: &mut FileRoutes) {
    for (id, node) in page.tree.iter() {
        if node.kind != Kind::Dict {
            continue;
        }
        let entries = page.entries(id);
        let is_guard = entries
            .iter()
            .any(|entry| entry.name == "provide" && page.written(entry.value) == "APP_GUARD");
        let class = entries.iter().find(|entry| {
            matches!(
                entry.name,
                "useClass" | "useExisting" | "useFactory" | "useValue"
            )
        });
        if let Some(class) = class.filter(|_| is_guard) {
            let name = page.last_name(class.value).unwrap_or("").to_owned();
            add_global(page, class.value, &name, out);
        }
    }
}

fn add_global(page: &Page<'_>, node: NodeId, name: &str, out: &mut FileRoutes) {
    let Some(kind) = words::guard_kind(name) else {
        return;
    };
    // A guard of roles lets everybody pass where no role is asked for.
    let kind = if kind == airlock_model::GuardKind::Authorisation
        && name.to_lowercase().contains("role")
    {
        return;
    } else {
        kind
    };
    out.zones.push(Zone {
        frameworks: vec![FRAMEWORK.to_owned()],
        methods: Vec::new(),
        patterns: Vec::new(),
        kind,
        manner: GuardManner::Application,
        name: name.to_owned(),
        location: page.location(node),
    });
}

fn read_controller(
    page: &Page<'_>,
    class: NodeId,
    controller: &Decorator<'_>,
    out: &mut FileRoutes,
) {
    let name = page.class_name(class);
    let mut router = Router::new(FRAMEWORK, &name, page.at(class));
    router.prefix = path_of(page, controller);
    let number = out.add_router(router);
    let Some(body) = page.tree.child(class, Role::Body) else {
        return;
    };
    for method in page
        .tree
        .children(body)
        .filter(|member| page.kind(*member) == Kind::Function)
    {
        for decorator in page.decorators(method) {
            let methods: &[&str] = match decorator.name {
                "Get" => &["GET"],
                "Post" => &["POST"],
                "Put" => &["PUT"],
                "Patch" => &["PATCH"],
                "Delete" => &["DELETE"],
                "All" => &[],
                _ => continue,
            };
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
                methods,
                &path_of(page, &decorator),
                handler,
                method,
            );
            route.location = page.location(decorator.node);
            route.parameters = annotated_parameters(page, method, place_of);
            out.add_route(route.on(Some(number)));
        }
    }
}

fn path_of(page: &Page<'_>, decorator: &Decorator<'_>) -> String {
    let first = decorator.args.first().map(|arg| arg.value);
    let path = first.and_then(|value| match page.kind(value) {
        Kind::Dict => {
            let entries = page.entries(value);
            let path = entries.iter().find(|entry| entry.name == "path")?;
            page.string(path.value)
        }
        _ => page.strings(value).into_iter().next(),
    });
    join_paths("/", &path.unwrap_or_default())
}

fn place_of(annotation: &str) -> Option<ParameterPlace> {
    Some(match annotation {
        "Query" => ParameterPlace::Query,
        "Body" => ParameterPlace::Body,
        "Headers" => ParameterPlace::Header,
        "UploadedFile" | "UploadedFiles" => ParameterPlace::File,
        _ => return None,
    })
}
