//! What is worth telling of a text's facts, and of how they differ from those before a change.

use super::security::{Owners, lost};
use super::{FileSignals, FunctionFacts, Signal, SignalRule};
use airlock_model::{Metric, MetricLimits, Metrics, Purpose, Span};
use std::collections::BTreeMap;

/// The state before a change.
#[derive(Debug, Clone, Copy)]
pub enum Before<'facts> {
    /// Nothing is compared: all that is above a limit is told.
    Unknown,
    /// The file is new.
    Nothing,
    /// The file was this.
    Facts(&'facts FileSignals),
}

/// What is to be told of a text. `is_moved` says whether a function with these numbers left another file.
pub fn judge(
    new: &FileSignals,
    before: Before<'_>,
    limits: &MetricLimits,
    is_moved: &dyn Fn(&str, Metrics) -> bool,
) -> Vec<Signal> {
    let mut all = new.signals.clone();
    if new.purpose == Purpose::Product {
        all.extend(complexity(new, before, limits, is_moved));
    }
    if let Before::Facts(old) = before {
        let mut known: BTreeMap<(SignalRule, String), usize> = BTreeMap::new();
        for signal in &old.signals {
            let same = (signal.rule, signal.identity.clone());
            *known.entry(same).or_default() += 1;
        }
        // What was there before is not told again, wherever in the file it is now.
        all.retain(
            |signal| match known.get_mut(&(signal.rule, signal.identity.clone())) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            },
        );
    }
    if let Before::Facts(old) = before {
        let heads: BTreeMap<&str, Span> = { new.functions.iter() }
            .map(|function| (function.symbol.as_str(), function.head))
            .collect();
        let owners = Owners {
            symbols: new.names.iter().map(String::as_str).collect(),
        };
        all.extend(lost(&old.safeguards, &new.safeguards, &owners, &heads));
    }
    all.sort_by_key(|signal| (signal.span, signal.rule));
    all
}

/// Which metrics speak by which rule.
const RULES: [(SignalRule, &[Metric]); 3] = [
    (
        SignalRule::HardToFollow,
        &[Metric::Cognitive, Metric::Cyclomatic, Metric::Nesting],
    ),
    (SignalRule::LongFunction, &[Metric::Lines]),
    (SignalRule::ManyParameters, &[Metric::RequiredParameters]),
];

/// Functions above a limit; of a change, those that are new or higher than before.
fn complexity(
    new: &FileSignals,
    before: Before<'_>,
    limits: &MetricLimits,
    is_moved: &dyn Fn(&str, Metrics) -> bool,
) -> Vec<Signal> {
    let mut old: BTreeMap<&str, Vec<Metrics>> = BTreeMap::new();
    if let Before::Facts(facts) = before {
        for function in facts.functions.iter().rev() {
            old.entry(&function.symbol)
                .or_default()
                .push(function.metrics);
        }
    }
    let mut all = Vec::new();
    for function in &new.functions {
        let was = old.get_mut(function.symbol.as_str()).and_then(Vec::pop);
        if was.is_none() && is_moved(&function.symbol, function.metrics) {
            continue;
        }
        for (rule, metrics) in RULES {
            let above: Vec<Above> = { metrics.iter() }
                .filter_map(|metric| above(function, *metric, was, limits))
                .collect();
            if !above.is_empty() {
                all.push(signal(rule, function, &above));
            }
        }
    }
    all
}

/// A number above its limit.
struct Above {
    metric: Metric,
    value: u32,
    limit: u32,
    was: Option<u32>,
}

fn above(
    function: &FunctionFacts,
    metric: Metric,
    was: Option<Metrics>,
    limits: &MetricLimits,
) -> Option<Above> {
    let (value, limit) = (metric.of(&function.metrics), metric.limit(limits));
    let was = was.map(|was| metric.of(&was));
    let is_given = metric == Metric::RequiredParameters && function.has_given_parameters;
    let is_higher = was.is_none_or(|was| value > was);
    (value > limit && is_higher && !is_given).then_some(Above {
        metric,
        value,
        limit,
        was,
    })
}

fn signal(rule: SignalRule, function: &FunctionFacts, above: &[Above]) -> Signal {
    let name = if function.symbol.is_empty() {
        "This closure".to_owned()
    } else {
        format!("`{}`", function.symbol)
    };
    let numbers: Vec<String> = above
        .iter()
        .map(|above| {
            let was = above
                .was
                .map_or_else(String::new, |was| format!(", was {was}"));
            format!(
                "{} {} (limit {}{was})",
                above.metric.as_str(),
                above.value,
                above.limit
            )
        })
        .collect();
    let what = match rule {
        SignalRule::LongFunction => "is too long",
        SignalRule::ManyParameters => "asks for too many parameters",
        _ => "is hard to follow",
    };
    Signal {
        rule,
        span: function.head,
        symbol: function.symbol.clone(),
        message: format!("{name} {what}: {}", numbers.join(", ")),
        identity: function.symbol.clone(),
    }
}
