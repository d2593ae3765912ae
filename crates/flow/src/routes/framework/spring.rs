//! Spring MVC and WebFlux, in Java and Kotlin: `@GetMapping` on methods, `@RequestMapping` on controllers, `@PreAuthorize`, and
//! the rows of a `SecurityFilterChain`.

use super::call_style::join_paths;
use crate::routes::facts::{FileRoutes, Handler, RouteFact, Router, Zone};
use crate::routes::page::{Call, Decorator, Page, annotated_parameters, keyword};
use airlock_model::{GuardKind, GuardManner, ParameterPlace};
use airlock_syntax::{Kind, NodeId, Role};

const FRAMEWORK: &str = "spring";

pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes) {
    for class in &page.classes {
        let decorators = page.decorators(*class);
        let is_controller = decorators
            .iter()
            .any(|decorator| matches!(decorator.name, "RestController" | "Controller"));
        if is_controller && page.kind(*class) == Kind::Class {
            controller(page, *class, &decorators, out);
        }
    }
    if [
        "HttpSecurity",
        "authorizeHttpRequests",
        "authorizeRequests",
        "authorizeExchange",
    ]
    .iter()
    .any(|word| page.text.contains(word))
    {
        filter_chains(page, out);
    }
}

fn controller(page: &Page<'_>, class: NodeId, decorators: &[Decorator<'_>], out: &mut FileRoutes) {
    let name = page.class_name(class);
    let mut router = Router::new(FRAMEWORK, &name, page.at(class));
    let prefixes = decorators
        .iter()
        .find(|decorator| decorator.name == "RequestMapping")
        .map(|decorator| paths(page, decorator))
        .unwrap_or_default();
    router.prefix = prefixes.into_iter().next().unwrap_or_default();
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
            let methods: Vec<String> = match decorator.name {
                "GetMapping" => vec!["GET".to_owned()],
                "PostMapping" => vec!["POST".to_owned()],
                "PutMapping" => vec!["PUT".to_owned()],
                "PatchMapping" => vec!["PATCH".to_owned()],
                "DeleteMapping" => vec!["DELETE".to_owned()],
                "RequestMapping" => request_methods(page, &decorator),
                _ => continue,
            };
            let handler = Handler {
                function: page.number(method),
                path: vec![
                    name.clone(),
                    page.function_name(method).unwrap_or("").to_owned(),
                ],
            };
            let path = paths(page, &decorator)
                .into_iter()
                .next()
                .unwrap_or_default();
            let mut route = RouteFact::new(
                page,
                FRAMEWORK,
                &[],
                &join_paths("/", &path),
                handler,
                method,
            );
            route.methods = methods;
            route.location = page.location(decorator.node);
            route.parameters = annotated_parameters(page, method, place_of);
            out.add_route(route.on(Some(number)));
        }
    }
}

fn paths(page: &Page<'_>, decorator: &Decorator<'_>) -> Vec<String> {
    let named = { keyword(&decorator.args, "value") }.or_else(|| keyword(&decorator.args, "path"));
    let first = named.or_else(|| {
        decorator
            .args
            .iter()
            .find(|arg| arg.name.is_empty())
            .map(|arg| arg.value)
    });
    first.map(|value| texts(page, value)).unwrap_or_default()
}

/// The texts of a value: one, or those of `{"a", "b"}` and `["a", "b"]`.
fn texts(page: &Page<'_>, value: NodeId) -> Vec<String> {
    let own = page.strings(value);
    if !own.is_empty() {
        return own;
    }
    { page.tree.descendants(value) }
        .filter(|id| page.kind(*id) == Kind::Str)
        .filter_map(|id| page.string(id))
        .collect()
}

fn request_methods(page: &Page<'_>, decorator: &Decorator<'_>) -> Vec<String> {
    let Some(value) = keyword(&decorator.args, "method") else {
        return Vec::new();
    };
    let names = page
        .tree
        .descendants(value)
        .chain([value])
        .filter(|id| page.kind(*id) == Kind::Ident);
    let mut all: Vec<String> = names
        .map(|id| page.written(id).to_owned())
        .filter(|name| name != "RequestMethod")
        .collect();
    all.dedup();
    all
}

fn place_of(annotation: &str) -> Option<ParameterPlace> {
    Some(match annotation {
        "RequestParam" => ParameterPlace::Query,
        "RequestBody" => ParameterPlace::Body,
        "ModelAttribute" => ParameterPlace::Form,
        "RequestHeader" => ParameterPlace::Header,
        "CookieValue" => ParameterPlace::Cookie,
        "RequestPart" => ParameterPlace::File,
        _ => return None,
    })
}

/// What ends a row, and what it asks for.
fn decision(name: &str) -> Option<GuardKind> {
    Some(match name {
        "permitAll" | "anonymous" => GuardKind::Public,
        "authenticated" | "fullyAuthenticated" | "rememberMe" => GuardKind::Authentication,
        "hasRole" | "hasAnyRole" | "hasAuthority" | "hasAnyAuthority" | "access" | "denyAll"
        | "hasIpAddress" | "hasVariable" | "hasAllRoles" | "hasAllAuthorities" => {
            GuardKind::Authorisation
        }
        _ => return None,
    })
}

/// `requestMatchers(HttpMethod.POST, "/x/**").hasRole("A")`, and Kotlin's `authorize("/x/**", hasRole("A"))`. Rows of a chain
/// come in the order in which they stand.
fn filter_chains(page: &Page<'_>, out: &mut FileRoutes) {
    let mut rows: Vec<(u32, Zone)> = Vec::new();
    let mut says_something = false;
    for node in &page.calls {
        let Some(call) = page.call(*node) else {
            continue;
        };
        match call.name {
            "requestMatchers" | "antMatchers" | "mvcMatchers" | "regexMatchers"
            | "pathMatchers" | "anyRequest" | "anyExchange" => {
                let after = page.calls_after(call.node);
                let Some((kind, name)) = after
                    .iter()
                    .find_map(|after| Some((decision(after.name)?, after.name)))
                else {
                    continue;
                };
                says_something = true;
                // A chain of rows is one expression: the row's own place is where its matcher's name ends.
                let at = call
                    .object
                    .map_or(page.at(call.node), |object| page.tree.node(object).end);
                rows.push((at, zone(page, &call, kind, name)));
            }
            "authorize"
                if page.text.contains("authorizeHttpRequests")
                    || page.text.contains("authorizeRequests") =>
            {
                let Some(last) = call.by_position().last() else {
                    continue;
                };
                let Some((kind, name)) = page
                    .last_name(last)
                    .and_then(|name| Some((decision(name)?, name)))
                else {
                    continue;
                };
                says_something = true;
                let mut zone = zone(page, &call, kind, name);
                zone.patterns.retain(|pattern| pattern.starts_with('/'));
                rows.push((page.at(call.node), zone));
            }
            "csrf" => {
                let written = page.written(call.node).rsplit("csrf").next().unwrap_or("");
                let is_off = written.contains("disable")
                    || page
                        .calls_after(call.node)
                        .first()
                        .is_some_and(|after| after.name == "disable");
                let is_partial = written.contains("ignoring");
                let has_session = (page.text.contains("formLogin")
                    || page.text.contains("oauth2Login"))
                    && !page.text.contains("STATELESS");
                if is_off && !is_partial && has_session {
                    let mut zone = zone_of(page, call.node, GuardKind::CsrfExempt, "csrf.disable");
                    // The chain may begin far above.
                    let argument = call.args.first().map(|argument| argument.value);
                    if let Some(off) = call.block.or(argument) {
                        zone.location = page.head(off);
                    }
                    rows.push((page.at(call.node), zone));
                }
            }
            _ => {}
        }
    }
    if says_something
        && !rows
            .iter()
            .any(|(_, zone)| zone.kind == GuardKind::CsrfExempt)
    {
        rows.push((
            u32::MAX,
            zone_of(page, NodeId(0), GuardKind::Csrf, "SecurityFilterChain"),
        ));
    }
    rows.sort_by_key(|(at, _)| *at);
    out.zones.extend(rows.into_iter().map(|(_, zone)| zone));
}

fn zone_of(page: &Page<'_>, node: NodeId, kind: GuardKind, name: &str) -> Zone {
    Zone {
        frameworks: vec![FRAMEWORK.to_owned()],
        methods: Vec::new(),
        patterns: Vec::new(),
        kind,
        manner: GuardManner::FilterChain,
        name: name.to_owned(),
        location: page.head(node),
    }
}

fn zone(page: &Page<'_>, call: &Call<'_>, kind: GuardKind, name: &str) -> Zone {
    let mut zone = zone_of(page, call.node, kind, name);
    if let Some(first) = call.args.first() {
        zone.location = page.location(first.value);
    }
    for arg in &call.args {
        let written = page.written(arg.value);
        if let Some((_, method)) = written.split_once("HttpMethod.") {
            zone.methods.push(method.to_owned());
        } else {
            let own = texts(page, arg.value);
            // What is not written here may match anything: such a row would decide too much.
            if own.is_empty() && !matches!(call.name, "anyRequest" | "anyExchange" | "authorize") {
                zone.patterns.push("\u{0}".to_owned());
            }
            zone.patterns.extend(own);
        }
    }
    if zone.patterns.is_empty() && !zone.methods.is_empty() {
        zone.patterns.push("/**".to_owned());
    }
    zone
}
