//! Rules about routes: what is missing on one route, judged by the application around it.
//!
//! A check never asks whether a route is guarded as such, but whether its siblings are: an application without any sign-in has
//! no route that lacks one. A finding is of the *vulnerability* tier only where siblings prove the intention.
//!
//! Invariants:
//! - reads the joined inventory and functions' facts only, no text and no tree;
//! - a route whose guards could not all be told is never called open;
//! - findings come in the order of files and places.

mod authentication;
mod authorisation;
mod commented;
mod forgery;
mod hook;
mod input;
mod ownership;
mod rate;
mod survey;
mod whole_body;

use crate::engine::RuleMatch;
use airlock_flow::routes::{Joined, JoinedRoute};
use airlock_model::{Location, Span, Tier};
use airlock_rules::{RouteCheck, Rule, RuleSet};
use std::collections::{BTreeMap, BTreeSet};
use survey::Survey;

/// A finding about a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteMatch {
    /// The file's path.
    pub path: String,
    /// The rule and the place.
    pub found: RuleMatch,
    /// The highest tier that the application around it bears out.
    pub tier: Tier,
    /// Other places that belong to it, with what they are.
    pub related: Vec<(String, Location)>,
}

/// What a check found.
#[derive(Debug, Clone)]
struct Verdict {
    location: Location,
    tier: Tier,
    /// What the message may name.
    names: Vec<(&'static str, String)>,
    related: Vec<(String, Location)>,
    framework: String,
}

impl Verdict {
    fn new(at: &JoinedRoute, location: &Location, tier: Tier) -> Self {
        let methods = if at.route.methods.is_empty() {
            "ANY".to_owned()
        } else {
            at.route.methods.join("|")
        };
        Self {
            location: location.clone(),
            tier,
            names: vec![
                ("ROUTE", format!("{methods} {}", at.route.path)),
                (
                    "HANDLER",
                    at.route
                        .handler
                        .clone()
                        .unwrap_or_else(|| "the handler".to_owned()),
                ),
            ],
            related: Vec::new(),
            framework: at.route.framework.clone(),
        }
    }

    fn naming(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.names.push((name, text.into()));
        self
    }

    fn beside(mut self, label: &str, location: &Location) -> Self {
        self.related.push((label.to_owned(), location.clone()));
        self
    }
}

/// Where a missing guard would stand: at the registration, or at the handler where the framework's guards stand there.
fn place_of_guards(at: &JoinedRoute) -> &Location {
    match &at.route.handler_location {
        Some(handler) if matches!(at.route.framework.as_str(), "django" | "rails") => handler,
        _ => &at.route.location,
    }
}

/// What the rules about routes find in a tree.
pub fn judge(rules: &RuleSet, joined: &Joined) -> Vec<RouteMatch> {
    let numbers: Vec<usize> = rules.route_rules().collect();
    let own: Vec<(usize, &Rule)> = { numbers.into_iter() }
        .filter_map(|number| Some((number, rules.rule(number)?.ok()?)))
        .collect();
    judge_with(&own, joined, true)
}

/// What the given rules find, by their path filters or without them.
pub(crate) fn judge_with(
    rules: &[(usize, &Rule)],
    joined: &Joined,
    by_path: bool,
) -> Vec<RouteMatch> {
    if joined.routes.is_empty() || rules.is_empty() {
        return Vec::new();
    }
    let survey = Survey::of(joined);
    let mut verdicts: BTreeMap<RouteCheck, Vec<Verdict>> = BTreeMap::new();
    let mut all = Vec::new();
    for (number, rule) in rules {
        let Some(spec) = &rule.routes else { continue };
        let found = verdicts
            .entry(spec.check)
            .or_insert_with(|| run(spec.check, joined, &survey));
        let mut seen: BTreeSet<(&str, Span)> = BTreeSet::new();
        for verdict in found.iter() {
            let path = verdict.location.path.as_str();
            let speaks = spec.frameworks.is_empty() || spec.frameworks.contains(&verdict.framework);
            let reads =
                airlock_syntax::of_path(path, "").is_some_and(|language| rule.reads(language));
            if speaks
                && reads
                && (!by_path || rule.paths.admits(path))
                && seen.insert((path, verdict.location.span))
            {
                all.push(matched(*number, verdict));
            }
        }
    }
    all.sort_by(|a, b| {
        (&a.path, a.found.span, a.found.rule).cmp(&(&b.path, b.found.span, b.found.rule))
    });
    all
}

fn run(check: RouteCheck, joined: &Joined, survey: &Survey<'_>) -> Vec<Verdict> {
    match check {
        RouteCheck::MissingAuthentication => authentication::run(joined, survey),
        RouteCheck::MissingAuthorisation => authorisation::run(joined, survey),
        RouteCheck::MissingRateLimit => rate::run(joined, survey),
        RouteCheck::UncheckedInput => input::run(joined, survey),
        RouteCheck::UnownedObject => ownership::run(joined, survey),
        RouteCheck::MissingCsrf => forgery::run(joined, survey),
        RouteCheck::WholeBodyWritten => whole_body::run(joined),
        RouteCheck::UnsignedHook => hook::run(joined, survey),
    }
}

fn matched(rule: usize, verdict: &Verdict) -> RouteMatch {
    let span = verdict.location.span;
    let bindings = { verdict.names.iter() }
        .map(|(name, text)| ((*name).to_owned(), (span, text.clone())))
        .collect();
    RouteMatch {
        path: verdict.location.path.as_str().to_owned(),
        found: RuleMatch::about_route(rule, span, bindings),
        tier: verdict.tier,
        related: verdict.related.clone(),
    }
}
