//! A guard that was taken out of a route and still stands beside it in a comment.

use super::survey::{Survey, Surveyed};
use super::{Verdict, place_of_guards};
use airlock_flow::routes::{Commented, Joined};
use airlock_model::{GuardKind, Tier};

/// Lines between a decorator in a comment and what it stood above.
const NEAR: u32 = 5;

/// Routes that lack a guard of this kind which a comment still names.
pub(super) fn run(joined: &Joined, survey: &Survey<'_>, kind: GuardKind) -> Vec<Verdict> {
    let mut all = Vec::new();
    for (number, file) in (0_u32..).zip(&joined.files) {
        let own: Vec<&Surveyed<'_>> = { survey.routes.iter() }
            .filter(|route| {
                route.at.file == number || { route.at.handler }
                    .is_some_and(|handler| handler.file == number)
            })
            .collect();
        let found = { file.commented.iter() }.filter(|commented| commented.kind == kind);
        all.extend(found.filter_map(|commented| verdict(commented, &own)));
    }
    all
}

fn verdict(commented: &Commented, own: &[&Surveyed<'_>]) -> Option<Verdict> {
    let meant: Vec<&&Surveyed<'_>> = { own.iter() }
        .filter(|route| is_meant(commented, route))
        .collect();
    if let Some(route) = meant.first() {
        // Where a route of that kind has the guard, the comment is an older version of it.
        return { meant.iter() }
            .all(|own| lacks(own, commented.kind))
            .then(|| {
                Verdict::new(route.at, place_of_guards(route.at), Tier::Audit)
                    .naming("GUARD", commented.name.clone())
                    .beside("here it stands in a comment", &commented.location)
            });
    }
    // A registration of its own, as in `app.put("/x", isAdmin)` before generated handlers.
    let beside = { own.iter() }.find(|other| {
        { other.at.route.guards.iter() }
            .any(|guard| guard.name.rsplit('.').next() == commented.name.rsplit('.').next())
    });
    let beside = beside.filter(|_| !commented.path.is_empty())?;
    let mut verdict = Verdict::new(beside.at, &commented.location, Tier::Audit)
        .naming("GUARD", commented.name.clone())
        .beside("here it stands", &beside.at.route.location);
    let route = format!("{} {}", commented.methods.join("|"), commented.path);
    verdict.names.retain(|(name, _)| *name != "ROUTE");
    Some(verdict.naming("ROUTE", route))
}

/// Whether the comment speaks of a route.
fn is_meant(commented: &Commented, route: &Surveyed<'_>) -> bool {
    let at = &route.at.route;
    if commented.path.is_empty() {
        let place = { at.handler_location.as_ref() }.unwrap_or(&at.location);
        let line = commented.location.start.line;
        return place.path == commented.location.path
            && (line + 1..=line + NEAR).contains(&place.start.line);
    }
    at.location.path == commented.location.path && at.path.ends_with(commented.path.as_str()) && {
        commented.methods.iter()
    }
    .all(|method| at.methods.contains(method))
}

fn lacks(route: &Surveyed<'_>, kind: GuardKind) -> bool {
    let at = &route.at.route;
    let is_open = match kind {
        GuardKind::Authorisation => !at.has(GuardKind::Authorisation),
        _ => !route.is_guarded(),
    };
    is_open && !at.has(GuardKind::Other) && !route.topic.is_sign_in
}
