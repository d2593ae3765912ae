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

/// Whether a route changes something for whoever has a session, and for nobody who brings anything else.
fn is_candidate(route: &Surveyed<'_>) -> bool {
    let says = |words: &[&str]| {
        route.at.route.guards.iter().any(|guard| {
            let name = guard.name.to_ascii_lowercase();
            let is_of_caller = matches!(
                guard.kind,
                GuardKind::Authentication | GuardKind::Authorisation
            );
            is_of_caller && words.iter().any(|word| name.contains(word))
        })
    };
    let by_token = says(&[
        "jwt",
        "token",
        "bearer",
        "api",
        "basic",
        "key",
        "oauth",
        "credential",
    ]);
    route.changes
        && route.at.route.is_authenticated()
        && !route.at.route.has(GuardKind::Signature)
        && !by_token
        && !route.topic.is_hook
        && !route.topic.is_open
        && !route.topic.is_sign_in
}
