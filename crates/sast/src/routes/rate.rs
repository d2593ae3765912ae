//! A sign-in, reset or code that can be tried without limit.

use super::survey::{Survey, Surveyed};
use super::{Verdict, place_of_guards};
use airlock_flow::routes::Joined;
use airlock_model::{GuardKind, GuardManner, RouteGuard, Tier};
use std::collections::BTreeSet;

pub(super) fn run(joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    let mut all = Vec::new();
    let mut noted: BTreeSet<u32> = BTreeSet::new();
    for route in &survey.routes {
        if !is_candidate(route, joined) {
            continue;
        }
        let app = route.at.app;
        let other = survey
            .app(app)
            .find(|other| limiter(other, joined).is_some());
        let idle = { joined.idle_guards(app).into_iter() }
            .find(|(kind, _)| *kind == GuardKind::RateLimit)
            .map(|(_, name)| name.to_owned());
        let place = place_of_guards(route.at);
        if let Some(other) = other {
            let guard = limiter(other, joined);
            let name = guard.map_or("", |guard| guard.name.as_str());
            all.push(
                Verdict::new(route.at, place, Tier::Vulnerability)
                    .naming("GUARD", name)
                    .beside(
                        &format!("another route is limited: `{name}`"),
                        &other.at.route.location,
                    ),
            );
        } else if let Some(idle) = idle {
            all.push(Verdict::new(route.at, place, Tier::Vulnerability).naming("GUARD", idle));
        } else if noted.insert(app) {
            // Where nothing limits anything it is said once for the application. Where something counts, a form of it was not
            // understood.
            let tier = if counts_somewhere(joined) {
                Tier::Audit
            } else {
                Tier::Vulnerability
            };
            all.push(Verdict::new(route.at, place, tier).naming("GUARD", ""));
        }
    }
    all
}

/// The guard that limits a route for certain: words in what a handler calls may mean anything, those of its own code do not.
fn limiter<'own>(route: &'own Surveyed<'_>, joined: &Joined) -> Option<&'own RouteGuard> {
    let limits_itself = { route.at.handler }
        .and_then(|handler| joined.function(handler))
        .is_some_and(|function| function.body.limits);
    route
        .at
        .route
        .guards_of(GuardKind::RateLimit)
        .find(|guard| {
            let name = guard.name.to_ascii_lowercase();
            guard.manner != GuardManner::Body
                || limits_itself
                || ["attempt", "throttle", "limit"]
                    .iter()
                    .any(|word| name.contains(word))
        })
}

/// Whether any code counts attempts, locks somebody out or limits.
fn counts_somewhere(joined: &Joined) -> bool {
    let counts = |name: &str| {
        let lower = name.to_ascii_lowercase();
        ["attempt", "lockout", "throttle", "ratelimit", "rate_limit"]
            .iter()
            .any(|word| lower.contains(word))
    };
    { joined.files.iter().flat_map(|file| &file.functions) }.any(|function| {
        function.body.limits
            || counts(&function.name)
            || function.body.calls.iter().any(|name| counts(name))
    })
}

/// Whether the last part of a path says that a code is given there.
fn takes_code(path: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    matches!(
        last,
        "code" | "pin" | "passcode" | "otp" | "totp" | "2fa" | "mfa"
    )
}

/// Laravel's broker of passwords lets one letter a minute go out and makes codes too long to guess.
fn is_limited_by_framework(route: &Surveyed<'_>) -> bool {
    route.at.route.framework == "laravel"
        && route.at.route.path.contains("password")
        && !route.at.route.path.contains("otp")
}

fn is_candidate(route: &Surveyed<'_>, joined: &Joined) -> bool {
    let methods = &route.at.route.methods;
    let takes_secret = { route.at.handler }
        .and_then(|handler| joined.function(handler))
        .is_some_and(|function| function.body.signs_in || function.body.reads_secret)
        || takes_code(&route.at.route.path);
    let posts = methods
        .iter()
        .any(|method| method == "POST" || method == "PUT")
        || methods.is_empty();
    let asks_for_role = { route.at.route.guards_of(GuardKind::Authorisation) }
        .any(|guard| guard.manner != GuardManner::Body);
    // A second factor that a known caller sets up is his own.
    let sets_up = { route.at.route.guards_of(GuardKind::Authentication) }
        .any(|guard| guard.manner != GuardManner::Body)
        && ["totp", "otp", "mfa", "2fa"]
            .iter()
            .any(|word| route.at.route.path.to_ascii_lowercase().contains(word));
    // Who is known already may try his own code as often as he likes.
    route.topic.is_sign_in
        && posts
        && takes_secret
        && !route.at.route.has(GuardKind::RateLimit)
        && route.is_clear()
        && !is_limited_by_framework(route)
        && !asks_for_role
        && !sets_up
}
