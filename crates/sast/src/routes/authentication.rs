//! A route that changes something and asks nobody who he is, while its siblings do.

use super::survey::{Share, Survey, Surveyed};
use super::{Verdict, commented, place_of_guards};
use airlock_flow::routes::Joined;
use airlock_model::{GuardKind, GuardManner, Tier};
use std::collections::BTreeMap;

/// More findings than this in one application, or a tenth of what changes something in it, show that it guards its routes in a
/// way that was not seen.
const MAX_OPEN: usize = 4;

pub(super) fn run(joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    let mut of_app: BTreeMap<u32, Vec<Verdict>> = BTreeMap::new();
    for route in &survey.routes {
        if !is_open(route, joined) {
            continue;
        }
        let Some((tier, sibling)) = evidence(route, survey) else {
            continue;
        };
        let mut verdict = Verdict::new(route.at, place_of_guards(route.at), tier);
        if let Some(guard) = sibling.at.route.guards.iter().find(|guard| {
            matches!(
                guard.kind,
                GuardKind::Authentication | GuardKind::Authorisation
            )
        }) {
            let place = sibling.at.route.location.clone();
            verdict = verdict
                .naming("GUARD", guard.name.clone())
                .beside(&format!("a sibling asks for it: `{}`", guard.name), &place);
        }
        of_app.entry(route.at.app).or_default().push(verdict);
    }
    let mut all = Vec::new();
    for (app, mut verdicts) in of_app {
        let changing = survey
            .app(app)
            .filter(|route| route.changes && !route.is_for_everybody())
            .count();
        if verdicts.len() > MAX_OPEN.max(changing / 10) {
            verdicts.truncate(1);
            for verdict in &mut verdicts {
                verdict.tier = Tier::Audit;
            }
        }
        // One note for an application says it.
        let mut notes = 0;
        verdicts.retain(|verdict| {
            notes += usize::from(verdict.tier == Tier::Audit);
            verdict.tier == Tier::Vulnerability || notes == 1
        });
        all.extend(verdicts);
    }
    all.extend(commented::run(joined, survey, GuardKind::Authentication));
    all
}

/// Whether a route should ask somebody, by what it does, and certainly does not.
fn is_open(route: &Surveyed<'_>, joined: &Joined) -> bool {
    let matters = route.changes || route.topic.is_privileged || reads_store(route, joined);
    let is_destructive = route.is_destructive();
    // A row of a filter chain that opens what deletes is a slip; one that opens anything else is a decision.
    let is_opened = route
        .at
        .route
        .guards_of(GuardKind::Public)
        .any(|guard| guard.manner == GuardManner::FilterChain);
    // Who uses the caller's identity has it from somebody who asked.
    let knows_caller = { route.at.handler }.is_some_and(|handler| joined.knows_caller(handler))
        || { route.at.class.as_ref() }
            .is_some_and(|class| { class.functions.iter() }.any(|at| joined.knows_caller(*at)));
    matters
        && !knows_caller
        && !route.is_guarded()
        && route.is_clear()
        && (!route.is_for_everybody() || is_perhaps_closed(route))
        && (!is_opened || is_destructive)
}

/// Whether its handler reads what is stored.
fn reads_store(route: &Surveyed<'_>, joined: &Joined) -> bool {
    const READS: [&str; 17] = [
        "find",
        "findAll",
        "findMany",
        "findOne",
        "findByPk",
        "findById",
        "findUnique",
        "select",
        "execute",
        "scalars",
        "fetch",
        "fetchall",
        "fetchrow",
        "fetch_all",
        "query",
        "aggregate",
        "fetchone",
    ];
    { route.at.handler }
        .and_then(|handler| joined.function(handler))
        .is_some_and(|function| {
            !function.body.lookups.is_empty() || { function.body.calls.iter() }
                .any(|name| READS.contains(&name.as_str()))
        })
}

/// Whether its words say openness only as they say much else: `/exports/refresh`.
fn is_perhaps_closed(route: &Surveyed<'_>) -> bool {
    route.topic.is_maybe_open
        && !route.topic.is_hook
        && !route.topic.is_sign_in
        && !route.is_declared_open()
}

/// How sure the siblings make it, and one of them.
fn evidence<'own, 'joined: 'own>(
    route: &Surveyed<'joined>,
    survey: &'own Survey<'joined>,
) -> Option<(Tier, &'own Surveyed<'joined>)> {
    let counts = |other: &&Surveyed<'_>| {
        (other.changes || other.topic.is_privileged || !other.is_for_everybody())
            && !other.is_for_everybody()
    };
    let guarded = |other: &Surveyed<'_>| other.is_guarded();
    // Where words leave it open, all others of the same resource or router have to be guarded.
    if route.is_for_everybody() {
        let others = |other: &&Surveyed<'_>| {
            other.at.route.location != route.at.route.location
                && (!other.is_for_everybody() || is_perhaps_closed(other))
        };
        let beside = |other: &&Surveyed<'_>| other.at.file == route.at.file;
        let of_resource = Share::of(
            survey.resource(route).filter(others).filter(beside),
            guarded,
        );
        let of_group = Share::of(survey.group(route).filter(others), guarded);
        let is_alone =
            !route.resource().is_empty() && of_resource.is_most(100, 1) || of_group.is_most(100, 4);
        return survey
            .resource(route)
            .chain(survey.group(route))
            .find(|other| is_alone && other.is_guarded())
            .map(|sibling| (Tier::Vulnerability, sibling));
    }
    // What only reads is often for all: it has to be the only one of its siblings.
    if !route.changes && !route.topic.is_privileged {
        let of_group = Share::of(survey.group(route).filter(counts), guarded);
        let reading = |other: &&Surveyed<'_>| !other.changes && counts(other);
        let of_reading = Share::of(survey.group(route).filter(reading), guarded);
        let is_alone =
            of_group.all - of_group.have == 1 && of_group.have >= 3 && of_reading.have >= 2;
        return { survey.group(route) }
            .find(|other| is_alone && other.is_guarded() && !other.changes)
            .map(|sibling| (Tier::Vulnerability, sibling));
    }
    let of_group = Share::of(survey.group(route).filter(counts), guarded);
    let of_resource = Share::of(survey.resource(route).filter(counts), guarded);
    let of_app = Share::of(
        survey
            .app(route.at.app)
            .filter(|other| other.changes)
            .filter(counts),
        guarded,
    );
    if of_group.is_most(50, 2) && of_app.is_most(40, 1) {
        return survey
            .group(route)
            .find(|other| other.is_guarded())
            .map(|sibling| (Tier::Vulnerability, sibling));
    }
    if !route.resource().is_empty() && of_resource.is_most(60, 2) && of_app.is_most(50, 2) {
        return survey
            .resource(route)
            .find(|other| other.is_guarded())
            .map(|sibling| (Tier::Vulnerability, sibling));
    }
    // `/admin/report` beside `/admin/members`, of another controller.
    let privileged = |other: &&Surveyed<'_>| other.topic.is_privileged;
    let of_privileged = Share::of(survey.app(route.at.app).filter(privileged), guarded);
    if route.topic.is_privileged && of_privileged.is_most(60, 2) && of_app.is_most(50, 2) {
        return survey
            .app(route.at.app)
            .filter(privileged)
            .find(|other| other.is_guarded())
            .map(|sibling| (Tier::Vulnerability, sibling));
    }
    // The same is deleted elsewhere by who is known only.
    let same_deed = |other: &&Surveyed<'_>| {
        other.is_guarded()
            && other.at.route.methods == route.at.route.methods
            && last_name(&other.at.route.path) == last_name(&route.at.route.path)
    };
    let deletes = route
        .at
        .route
        .methods
        .iter()
        .all(|method| method == "DELETE");
    if deletes
        && route.is_destructive()
        && route.is_of_one()
        && let Some(sibling) = survey.app(route.at.app).find(same_deed)
    {
        return Some((Tier::Vulnerability, sibling));
    }
    if of_app.is_most(80, 5) {
        return survey
            .app(route.at.app)
            .find(|other| other.is_guarded())
            .map(|sibling| (Tier::Audit, sibling));
    }
    None
}

/// The last part of a path that is no parameter: `berths` of `/harbour/berths/{id}`.
fn last_name(path: &str) -> &str {
    { path.rsplit('/') }
        .find(|part| !part.is_empty() && !part.starts_with([':', '{', '<', '[', '*']))
        .unwrap_or("")
}
