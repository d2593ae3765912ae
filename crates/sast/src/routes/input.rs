//! One handler that takes its input as it comes, while all its siblings check theirs.

use super::survey::{Survey, Surveyed};
use super::{Verdict, place_of_guards};
use airlock_flow::routes::Joined;
use airlock_model::Tier;
use std::collections::BTreeSet;

/// Handlers that a group has at least, so that one is an exception.
const MIN_SIBLINGS: usize = 4;

pub(super) fn run(joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    let mut all = Vec::new();
    let mut seen: BTreeSet<(u32, &str)> = BTreeSet::new();
    for route in &survey.routes {
        if !seen.insert((route.at.app, route.at.group.as_str())) {
            continue;
        }
        let takers: Vec<&Surveyed<'_>> = survey
            .group(route)
            .filter(|own| takes_input(own, joined))
            .collect();
        let (checked, open): (Vec<_>, Vec<_>) = takers
            .into_iter()
            .partition(|own| checks_input(own, joined));
        let ([open], true) = (open.as_slice(), checked.len() + 1 >= MIN_SIBLINGS) else {
            continue;
        };
        let Some(sibling) = checked.first() else {
            continue;
        };
        let name = validations(sibling, joined)
            .into_iter()
            .next()
            .unwrap_or_default();
        // Siblings that check in different ways prove no habit.
        let habit = { checked.iter() }
            .filter(|own| validations(own, joined).contains(&name))
            .count();
        if habit * 4 < checked.len() * 3 {
            continue;
        }
        let verdict = Verdict::new(open.at, place_of_guards(open.at), Tier::Audit)
            .naming("GUARD", name.clone())
            .naming("COUNT", checked.len().to_string());
        all.push(verdict.beside(
            &format!("a sibling checks its input: `{name}`"),
            &sibling.at.route.location,
        ));
    }
    all
}

fn takes_input(route: &Surveyed<'_>, joined: &Joined) -> bool {
    let function = { route.at.handler }.and_then(|handler| joined.function(handler));
    route.changes && function.is_some_and(|function| function.body.reads_body)
}

fn checks_input(route: &Surveyed<'_>, joined: &Joined) -> bool {
    !validations(route, joined).is_empty()
}

fn validations(route: &Surveyed<'_>, joined: &Joined) -> Vec<String> {
    let mut all = route.at.validations.clone();
    if let Some(function) = { route.at.handler }.and_then(|handler| joined.function(handler)) {
        all.extend(function.body.validations.iter().cloned());
        let marks = function
            .parameters
            .iter()
            .flat_map(|parameter| &parameter.decorators);
        all.extend(
            marks
                .filter(|mark| matches!(mark.as_str(), "Valid" | "Validated"))
                .cloned(),
        );
    }
    all
}
