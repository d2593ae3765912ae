//! Protection against forged requests that is taken away from what a session opens.

use super::Verdict;
use super::survey::{Survey, Surveyed};
use airlock_flow::routes::Joined;
use airlock_model::{GuardKind, Location, Tier};
use std::collections::BTreeSet;

pub(super) fn run(_: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    let mut seen: BTreeSet<&Location> = BTreeSet::new();
    let mut all = Vec::new();
    for route in survey.routes.iter().filter(|route| is_candidate(route)) {
        for guard in route.at.route.guards_of(GuardKind::CsrfExempt) {
            if seen.insert(&guard.location) {
                all.push(
                    Verdict::new(route.at, &guard.location, Tier::Vulnerability)
                        .naming("GUARD", guard.name.clone())
                        .beside("a route that a session opens", &route.at.route.location),
                );
            }
        }
    }
    all
}

fn is_candidate(route: &Surveyed<'_>) -> bool {
    let opens_by_token = route.at.route.guards.iter().any(|guard| {
        let name = guard.name.to_ascii_lowercase();
        matches!(
            guard.kind,
            GuardKind::Authentication | GuardKind::Authorisation
        ) && ["jwt", "token", "bearer", "api", "basic", "key", "oauth"]
            .iter()
            .any(|word| name.contains(word))
    });
    route.changes
        && route.at.route.is_authenticated()
        && !route.at.route.has(GuardKind::Signature)
        && !opens_by_token
        && !route.topic.is_hook
}
