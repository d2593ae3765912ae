//! A route for a few that asks for no permission, while its siblings do or a guard for it stands unused.

use super::survey::{Share, Survey, Surveyed};
use super::{Verdict, commented, place_of_guards};
use airlock_flow::routes::Joined;
use airlock_model::{GuardKind, Tier};

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
    (route.changes || route.topic.is_privileged)
        && route.at.route.has(GuardKind::Authentication)
        && !has_role
        && !{ route.at.handler }.is_some_and(|handler| joined.uses_caller(handler))
        && !{ route.at.class.as_ref() }
            .is_some_and(|(file, class)| joined.class_asks_for_owner(*file, class))
        && route.is_clear()
        && !route.topic.is_open
        && !route.topic.is_hook
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
    // `/office/…`, where whatever changes something asks for a permission.
    let of_changing = Share::of(survey.resource(route).filter(others).filter(changing), asks);
    if route.changes
        && !route.resource().is_empty()
        && of_resource.is_most(60, 3)
        && of_changing.is_most(60, 3)
    {
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
    if !route.changes {
        return None;
    }
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
    if is_alone && of_collection.have >= 1 && (route.is_destructive() || route.topic.is_privileged) {
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
