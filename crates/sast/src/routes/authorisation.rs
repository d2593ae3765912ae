//! A route for a few that asks for no permission, while its siblings do or a guard for it stands unused.

use super::survey::{Share, Survey, Surveyed};
use super::{Verdict, commented, place_of_guards};
use airlock_flow::routes::Joined;
use airlock_model::{GuardKind, GuardManner, Tier};

pub(super) fn run(joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    let mut all = Vec::new();
    for route in &survey.routes {
        if !is_candidate(route, joined) {
            continue;
        }
        let place = place_of_guards(route.at);
        if let Some((tier, sibling)) = proven_by(route, survey) {
            let guard = sibling.at.route.guards_of(GuardKind::Authorisation).next();
            let name = guard.map_or("", |guard| guard.name.as_str());
            all.push(
                Verdict::new(route.at, place, tier)
                    .naming("GUARD", name)
                    .beside(
                        &format!("a sibling asks for it: `{name}`"),
                        &sibling.at.route.location,
                    ),
            );
        } else if route.topic.is_privileged
            && let Some(idle) = idle_guard(route, joined)
        {
            all.push(Verdict::new(route.at, place, Tier::Vulnerability).naming("GUARD", idle));
        } else if let Some(sibling) = same_deed(route, joined, survey) {
            all.push(
                Verdict::new(route.at, place, Tier::Audit)
                    .naming("GUARD", "")
                    .beside(
                        "here the same is done for a few only",
                        &sibling.at.route.location,
                    ),
            );
        }
    }
    all.extend(commented::run(joined, survey, GuardKind::Authorisation));
    all
}

fn is_candidate(route: &Surveyed<'_>, joined: &Joined) -> bool {
    let has_role = route.at.route.has(GuardKind::Authorisation)
        || route
            .at
            .handler
            .is_some_and(|handler| joined.asks_for_role(handler));
    // Without any guard it is a finding of its own.
    let lists = { route.at.handler }
        .and_then(|handler| joined.function(handler))
        .is_some_and(|function| {
            { function.body.calls.iter() }
                .any(|name| { DEEDS.iter() }.any(|deed| name.starts_with(deed)))
        });
    (route.changes || route.topic.is_privileged || lists)
        && route.at.route.has(GuardKind::Authentication)
        && !has_role
        && !{ route.at.handler }.is_some_and(|handler| joined.uses_caller(handler))
        && !{ route.at.class.as_ref() }.is_some_and(|class| joined.class_asks_for_owner(class))
        && !refuses(route, joined)
        && route.is_clear()
        && !route.topic.is_open
        && !route.topic.is_hook
}

/// A handler of the same controller that does the same thing after it asked for a permission: what only a few may list there
/// is listed here for all.
fn same_deed<'own, 'joined: 'own>(
    route: &Surveyed<'joined>,
    joined: &'joined Joined,
    survey: &'own Survey<'joined>,
) -> Option<&'own Surveyed<'joined>> {
    let function = joined.function(route.at.handler?)?;
    let deeds = |name: &&String| {
        let word = { DEEDS.iter() }.find(|word| name.starts_with(**word))?;
        { name.get(word.len()..)? }
            .starts_with(|c: char| c.is_uppercase() || c == '_')
            .then_some(())
    };
    let own: Vec<&String> = { function.body.calls.iter() }
        .filter(|name| name.len() > 9 && deeds(name).is_some())
        .collect();
    survey.group(route).find(|other| {
        let asks = other.at.route.has(GuardKind::Authorisation);
        let calls = { other.at.handler }
            .and_then(|handler| joined.function(handler))
            .map_or(&[][..], |function| &function.body.calls);
        asks && other.at.handler != route.at.handler && own.iter().any(|name| calls.contains(name))
    })
}

/// What the name of a deed for a few begins with.
const DEEDS: [&str; 14] = [
    "findAll", "listAll", "getAll", "find_all", "list_all", "get_all", "delete", "remove",
    "approve", "disable", "suspend", "promote", "grant", "revoke",
];

/// Whether its code, or what runs before it, refuses for a reason of its own.
fn refuses(route: &Surveyed<'_>, joined: &Joined) -> bool {
    { route.at.handler.iter().chain(&route.at.loaders) }
        .filter_map(|at| joined.function(*at))
        .any(|function| function.body.refuses)
        || route.at.loaders.iter().any(|at| joined.asks_for_owner(*at))
}

/// A sibling that asks for a permission, where most of them do, and how sure that makes it.
fn proven_by<'own, 'joined: 'own>(
    route: &Surveyed<'joined>,
    survey: &'own Survey<'joined>,
) -> Option<(Tier, &'own Surveyed<'joined>)> {
    let sure = |sibling| (Tier::Vulnerability, sibling);
    let asks = |other: &Surveyed<'_>| other.at.route.has(GuardKind::Authorisation);
    let others = |other: &&Surveyed<'_>| !other.topic.is_open;
    let changing = |other: &&Surveyed<'_>| other.changes;
    let of_resource = Share::of(survey.resource(route).filter(others), asks);
    let of_group = Share::of(survey.group(route).filter(others).filter(changing), asks);
    if route.topic.is_privileged && !route.resource().is_empty() && of_resource.is_most(60, 2) {
        return survey.resource(route).find(|other| asks(other)).map(sure);
    }
    // `before_action :require_admin, except: :destroy` of a controller for a few.
    let of_controller = Share::of(survey.group(route).filter(others), asks);
    if route.topic.is_privileged && of_controller.is_most(60, 2) {
        return survey.group(route).find(|other| asks(other)).map(sure);
    }
    // All but this one of a controller.
    if route.changes && of_group.is_most(75, 3) && of_group.all - of_group.have <= 1 {
        return survey
            .group(route)
            .filter(changing)
            .find(|other| asks(other))
            .map(sure);
    }
    // All but two of many.
    if route.changes && of_group.is_most(66, 4) && of_group.all - of_group.have <= 2 {
        return survey
            .group(route)
            .filter(changing)
            .find(|other| asks(other))
            .map(sure);
    }
    if !route.changes {
        return None;
    }
    // A check in a sibling's code says less than one that stands before it, unless it is called for what it is.
    let asks = |other: &Surveyed<'_>| {
        other
            .at
            .route
            .guards_of(GuardKind::Authorisation)
            .any(|guard| {
                let handler = other.at.route.handler.as_deref().unwrap_or("");
                guard.manner != GuardManner::Body || !handler.ends_with(guard.name.as_str())
            })
    };
    let of_group = Share::of(survey.group(route).filter(others).filter(changing), asks);
    // Whoever makes a voucher asks for a permission, and whoever deletes it does not.
    let beside = |other: &&Surveyed<'_>| other.collection() == route.collection();
    let of_collection = Share::of(
        { survey.group(route) }
            .filter(others)
            .filter(changing)
            .filter(beside),
        asks,
    );
    let is_alone = of_collection.all - of_collection.have <= 1;
    if is_alone && of_collection.have >= 1 && (route.is_destructive() || route.topic.is_privileged)
    {
        let tier = if of_collection.have >= 2 || route.topic.is_privileged {
            Tier::Vulnerability
        } else {
            Tier::Audit
        };
        return { survey.group(route) }
            .filter(changing)
            .filter(beside)
            .find(|other| asks(other))
            .map(|sibling| (tier, sibling));
    }
    // Two of three of a controller.
    if of_group.have >= 2 && of_group.all - of_group.have <= 1 {
        return { survey.group(route) }
            .filter(changing)
            .find(|other| asks(other))
            .map(|sibling| (Tier::Audit, sibling));
    }
    None
}

/// A guard for a permission that stands in the same file, or in the application, and guards nothing.
fn idle_guard(route: &Surveyed<'_>, joined: &Joined) -> Option<String> {
    let of_file = joined
        .files
        .get(route.at.file as usize)
        .map(|file| file.idle.as_slice())
        .unwrap_or_default();
    let handler_file = { route.at.handler }
        .and_then(|handler| joined.files.get(handler.file as usize))
        .map(|file| file.idle.as_slice())
        .unwrap_or_default();
    let near = of_file
        .iter()
        .chain(handler_file)
        .find(|(kind, _)| matches!(kind, GuardKind::Authorisation | GuardKind::Authentication));
    let anywhere = || {
        joined
            .idle_guards(route.at.app)
            .into_iter()
            .find(|(kind, _)| *kind == GuardKind::Authorisation)
            .map(|(_, name)| name.to_owned())
    };
    near.map(|(_, name)| name.clone()).or_else(anywhere)
}
