//! An object that is looked up by a client's key, and nobody asks whose it is.

use super::Verdict;
use super::survey::{Survey, Surveyed};
use airlock_flow::routes::{Function, Joined};
use airlock_model::{GuardKind, Location, Tier};
use std::collections::BTreeMap;

pub(super) fn run(joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    let owned = owned_stores(joined, survey);
    let mut all = Vec::new();
    for route in &survey.routes {
        let Some(function) = candidate(route, joined) else {
            continue;
        };
        let loaded = { route.at.loaders.iter() }
            .filter(|loader| !joined.asks_for_owner(**loader))
            .filter_map(|loader| joined.function(*loader));
        let lookups =
            { std::iter::once(function).chain(loaded) }.flat_map(|function| &function.body.lookups);
        for lookup in lookups {
            let place = &lookup.location;
            if let Some(sibling) = owned
                .get(&(route.at.app, lookup.of.as_str()))
                .filter(|_| !lookup.of.is_empty())
            {
                all.push(
                    Verdict::new(route.at, place, Tier::Vulnerability)
                        .naming("OBJECT", lookup.of.clone())
                        .beside("here it is asked whose it is", sibling),
                );
                break;
            }
            if let Some(caller) = unused_caller(function) {
                all.push(
                    Verdict::new(route.at, place, Tier::Vulnerability)
                        .naming("OBJECT", lookup.of.clone())
                        .naming("CALLER", caller),
                );
                break;
            }
        }
    }
    all
}

/// The handler of a route that only a known caller reaches, that looks something up and never asks about the caller.
fn candidate<'joined>(
    route: &Surveyed<'joined>,
    joined: &'joined Joined,
) -> Option<&'joined Function> {
    let handler = route.at.handler?;
    let function = joined.function(handler)?;
    let guards = &route.at.route;
    let is_candidate = guards.has(GuardKind::Authentication)
        && !guards.has(GuardKind::Authorisation)
        && !guards.has(GuardKind::Other)
        && !route.topic.is_privileged
        && !is_for_operators(route)
        && !route.topic.is_sign_in
        && !route.topic.is_hook
        && (!function.body.lookups.is_empty() || !route.at.loaders.is_empty())
        && !function.body.hands_on
        && !joined.asks_for_owner(handler);
    is_candidate.then_some(function)
}

/// Whether the handler stands in the part of an application for those who run it.
fn is_for_operators(route: &Surveyed<'_>) -> bool {
    let place = { route.at.route.handler_location.as_ref() }.unwrap_or(&route.at.route.location);
    let path = place.path.as_str().to_ascii_lowercase();
    path.split('/')
        .any(|part| part.contains("admin") || part.contains("backoffice"))
}

/// Stores that some handler of the application asks for what is the caller's, with the place.
fn owned_stores<'joined>(
    joined: &'joined Joined,
    survey: &Survey<'joined>,
) -> BTreeMap<(u32, &'joined str), &'joined Location> {
    let mut all = BTreeMap::new();
    for route in &survey.routes {
        let Some(function) = { route.at.handler }.and_then(|handler| joined.function(handler))
        else {
            continue;
        };
        let loaded = { route.at.loaders.iter() }.filter_map(|loader| joined.function(*loader));
        for owned in { std::iter::once(function).chain(loaded) }.flat_map(|own| &own.body.owned) {
            all.entry((route.at.app, owned.of.as_str()))
                .or_insert(&owned.location);
        }
    }
    all
}

/// A parameter that stands for the caller and is not used: somebody meant to ask.
fn unused_caller(function: &Function) -> Option<String> {
    let is_caller = |declared: &str, decorators: &[String]| {
        let last = declared
            .rsplit(['.', '<', ' '])
            .next()
            .unwrap_or(declared)
            .trim_matches(['?', '>', '*']);
        matches!(
            last,
            "Principal"
                | "Authentication"
                | "HttpContext"
                | "ClaimsPrincipal"
                | "UserDetails"
                | "Jwt"
                | "OAuth2User"
                | "OidcUser"
        ) || decorators.iter().any(|name| {
            matches!(
                name.as_str(),
                "Req" | "AuthenticationPrincipal" | "CurrentUser" | "GetUser" | "User" | "Session"
            )
        })
    };
    { function.parameters.iter() }
        .find(|parameter| {
            !parameter.is_used && is_caller(&parameter.declared, &parameter.decorators)
        })
        .map(|parameter| parameter.name.clone())
}
