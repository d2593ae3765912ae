//! An object that is looked up by a client's key, and nobody asks whose it is.
//!
//! A look-up alone proves nothing: an article is for everybody. What proves it is another handler of the application that asks
//! whose such an object is, or a key that is an owner's itself.

use super::Verdict;
use super::survey::{Survey, Surveyed};
use airlock_flow::routes::{Function, Joined, Lookup, ViewClass};
use airlock_model::{GuardKind, Location, Tier};
use std::collections::BTreeMap;

/// Candidates without proof that are noted in one application.
const MAX_NOTES: usize = 3;

/// A handler that asks whose an object is.
struct Owned<'joined> {
    place: &'joined Location,
    group: &'joined str,
    /// Whether it only reads.
    reads: bool,
    /// Whether it is about a single object.
    is_of_one: bool,
}

/// What is asked for, by application and kind of object.
type OwnedStores<'joined> = BTreeMap<(u32, &'joined str), Vec<Owned<'joined>>>;

pub(super) fn run(joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    let owned = owned_stores(joined, survey);
    let mut all = Vec::new();
    let mut notes: BTreeMap<u32, usize> = BTreeMap::new();
    for route in &survey.routes {
        if !is_candidate(route) {
            continue;
        }
        let found = match (route.at.handler, &route.at.class) {
            (Some(_), _) => of_handler(route, joined, survey, &owned),
            (None, Some(class)) => of_class(route, joined, &owned, class),
            (None, None) => None,
        };
        let Some(verdict) = found else { continue };
        if verdict.tier == Tier::Audit {
            let noted = notes.entry(route.at.app).or_default();
            *noted += 1;
            if *noted > MAX_NOTES {
                continue;
            }
        }
        all.push(verdict);
    }
    all
}

/// What a handler looks up that is asked for elsewhere.
fn of_handler(
    route: &Surveyed<'_>,
    joined: &Joined,
    survey: &Survey<'_>,
    owned: &OwnedStores<'_>,
) -> Option<Verdict> {
    let function = candidate(route, joined)?;
    let is_known = route.at.route.has(GuardKind::Authentication);
    // Where a sibling asks who calls, this route lacks more than an owner.
    // A policy about the object itself is no such question.
    let asks_caller = |other: &Surveyed<'_>| {
        other.at.route.guards.iter().any(|guard| {
            matches!(
                guard.kind,
                GuardKind::Authentication | GuardKind::Authorisation | GuardKind::Signature
            ) && guard.name != "denyAccessUnlessGranted"
        })
    };
    if !is_known && survey.group(route).any(asks_caller) {
        return None;
    }
    let loaded = { route.at.loaders.iter() }
        .filter(|loader| !joined.asks_for_owner(**loader))
        .filter_map(|loader| joined.function(*loader));
    let lookups: Vec<&Lookup> = { std::iter::once(function).chain(loaded) }
        .flat_map(|function| &function.body.lookups)
        .filter(|lookup| lookup.method != "bound" || is_bound(route, function))
        .collect();
    for lookup in &lookups {
        let evidence = { owned.get(&(route.at.app, lookup.of.as_str())) }
            .filter(|_| is_telling(&lookup.of))
            .and_then(|siblings| proof(route, siblings, is_known, is_personal(&lookup.of)))
            .map(|(tier, sibling)| {
                // An article of somebody is there to be read.
                let is_public = !route.changes && !is_personal(&lookup.of) && !lookup.is_by_owner;
                // Unless another that reads one asks.
                let is_asked = { owned.get(&(route.at.app, lookup.of.as_str())) }
                    .into_iter()
                    .flatten()
                    .any(|own| own.reads && own.is_of_one && own.group == route.at.group);
                let is_note = is_public && !is_asked;
                (if is_note { Tier::Audit } else { tier }, sibling)
            });
        if let Some((tier, sibling)) = evidence {
            return Some(
                Verdict::new(route.at, &lookup.location, tier)
                    .naming("OBJECT", lookup.of.clone())
                    .beside("here it is asked whose it is", sibling),
            );
        }
        if let Some(caller) = unused_caller(function).filter(|_| is_known) {
            return Some(
                Verdict::new(route.at, &lookup.location, Tier::Vulnerability)
                    .naming("OBJECT", lookup.of.clone())
                    .naming("CALLER", caller),
            );
        }
    }
    let note = { lookups.iter() }.find(|lookup| {
        is_known
            && lookup.method != "bound"
            && (lookup.is_by_owner || is_personal(&lookup.of) && route.is_of_one())
    })?;
    let knows = { survey.app(route.at.app) }
        .filter_map(|other| other.at.handler)
        .any(|handler| joined.asks_for_owner(handler));
    (knows || note.is_by_owner).then(|| {
        Verdict::new(route.at, &note.location, Tier::Audit).naming("OBJECT", note.of.clone())
    })
}

/// A view of Django that serves all objects of a class, of which another serves the caller's own.
fn of_class(
    route: &Surveyed<'_>,
    joined: &Joined,
    owned: &OwnedStores<'_>,
    view: &ViewClass,
) -> Option<Verdict> {
    let class = { joined.files.get(view.file as usize)?.classes.iter() }
        .find(|own| own.name == view.name)?;
    if class.model.is_empty()
        || !route.is_of_one() && !route.changes
        || joined.class_asks_for_owner(view)
    {
        return None;
    }
    let siblings = owned.get(&(route.at.app, class.model.trim_end_matches('s')))?;
    let (tier, sibling) = proof(route, siblings, true, is_personal(&class.model))?;
    Some(
        Verdict::new(route.at, &class.location, tier)
            .naming("OBJECT", class.model.clone())
            .beside("here it is asked whose it is", sibling),
    )
}

/// How sure the handlers that ask make it, and one of them.
fn proof<'joined>(
    route: &Surveyed<'_>,
    siblings: &[Owned<'joined>],
    is_known: bool,
    is_personal: bool,
) -> Option<(Tier, &'joined Location)> {
    let near = |own: &&Owned<'_>| own.group == route.at.group;
    // What may be changed by its owner only may be read by all.
    let counts = |own: &&Owned<'_>| route.changes || own.reads || is_personal;
    if !is_known {
        let sibling = { siblings.iter() }
            .filter(near)
            .filter(counts)
            .find(|own| own.is_of_one)?;
        return Some((Tier::Vulnerability, sibling.place));
    }
    let sure = { siblings.iter() }
        .filter(counts)
        .find(|own| own.is_of_one || own.group == route.at.group);
    let sibling = sure.or_else(|| siblings.iter().find(counts));
    match (sure, sibling.or_else(|| siblings.first())) {
        (Some(sibling), _) => Some((Tier::Vulnerability, sibling.place)),
        (None, Some(sibling)) => Some((Tier::Audit, sibling.place)),
        (None, None) => None,
    }
}

/// Whether the path names what Laravel binds, and no form of the project's own stands before it.
fn is_bound(route: &Surveyed<'_>, function: &Function) -> bool {
    route.is_of_one()
        && !{ function.parameters.iter() }.any(|parameter| {
            let last = parameter.declared.rsplit('\\').next().unwrap_or("");
            last.ends_with("Request") && last != "Request"
        })
}

/// Whether the name of a store tells what is in it.
fn is_telling(of: &str) -> bool {
    !matches!(
        of,
        "" | "db"
            | "conn"
            | "connection"
            | "session"
            | "query"
            | "entity"
            | "item"
            | "object"
            | "model"
            | "result"
            | "data"
            | "row"
            | "record"
            | "cursor"
            | "user"
    )
}

/// Whether objects of this name belong to somebody by their nature.
fn is_personal(of: &str) -> bool {
    { of.split('_') }.any(|word| {
        matches!(
            word.trim_end_matches('s'),
            "order"
                | "invoice"
                | "payment"
                | "basket"
                | "cart"
                | "addres"
                | "address"
                | "card"
                | "wallet"
                | "statement"
                | "salary"
                | "prescription"
                | "appointment"
                | "message"
                | "letter"
                | "mail"
                | "profile"
                | "subscriber"
                | "subscription"
                | "booking"
                | "reservation"
                | "ticket"
                | "sale"
                | "purchase"
                | "loan"
                | "claim"
                | "patient"
                | "customer"
                | "employee"
                | "account"
                | "receipt"
                | "contract"
                | "transaction"
                | "transfer"
        )
    })
}

/// Whether a route is one that a known caller reaches, and that is not for those who run the application.
fn is_candidate(route: &Surveyed<'_>) -> bool {
    let guards = &route.at.route;
    !guards.has(GuardKind::Authorisation)
        && !guards.has(GuardKind::Other)
        && !guards.has(GuardKind::Public)
        && !guards.has(GuardKind::Signature)
        && !route.topic.is_privileged
        && !is_for_operators(route)
        && !route.topic.is_sign_in
        && !route.topic.is_hook
}

/// The handler of a route that looks something up and never asks about the caller.
fn candidate<'joined>(
    route: &Surveyed<'joined>,
    joined: &'joined Joined,
) -> Option<&'joined Function> {
    let handler = route.at.handler?;
    let function = joined.function(handler)?;
    let is_candidate = (!function.body.lookups.is_empty() || !route.at.loaders.is_empty())
        && !joined.hands_on(handler)
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

/// Stores that some handler of the application asks for what is the caller's.
fn owned_stores<'joined>(
    joined: &'joined Joined,
    survey: &Survey<'joined>,
) -> OwnedStores<'joined> {
    let mut all: OwnedStores<'joined> = BTreeMap::new();
    for route in &survey.routes {
        let of_class = { route.at.class.iter() }
            .flat_map(|class| &class.functions)
            .filter_map(|at| joined.function(*at));
        let own = { route.at.handler.iter().chain(&route.at.loaders) }
            .filter_map(|at| joined.function(*at));
        for owned in own.chain(of_class).flat_map(|own| &own.body.owned) {
            all.entry((route.at.app, owned.of.as_str()))
                .or_default()
                .push(Owned {
                    place: &owned.location,
                    group: &route.at.group,
                    reads: !route.changes || route.at.class.is_some(),
                    is_of_one: route.is_of_one(),
                });
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
