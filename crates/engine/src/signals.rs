//! Signals of a run: what is to be told of each file, given what it was before the change.
//!
//! Invariant: what only moved from one file to another is not told.

use crate::file::FileResult;
use crate::options::{Options, Signals};
use airlock_model::{Change, Engine, Metrics, RepoPath, Trigger};
use airlock_sast::signals::{Before, FileSignals, Signal, SignalRule, judge as judge_file};
use airlock_source::{Entry, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// Whether the facts that signals are made of are wanted.
pub(crate) fn are_wanted(options: &Options, change: &Change) -> bool {
    let is_change = matches!(
        change.trigger,
        Trigger::Diff | Trigger::Staged | Trigger::Unstaged
    );
    options.engines.contains(&Engine::Sast)
        && match options.signals {
            Signals::Off => false,
            Signals::Changes => is_change,
            Signals::Everywhere => true,
        }
}

/// What is to be told, by the files' places in the plan.
pub(crate) fn judge(
    plan: &Plan,
    new: &[&FileResult],
    old: &[(&Entry, &FileResult)],
    options: &Options,
) -> BTreeMap<usize, Vec<Signal>> {
    let by_path: BTreeMap<&RepoPath, &FileSignals> = old
        .iter()
        .filter_map(|(entry, result)| Some((&entry.path, result.signals.as_ref()?)))
        .collect();
    let moved = leaving(plan, new, &by_path);
    let mut all = BTreeMap::new();
    for (number, (entry, result)) in plan.entries.iter().zip(new).enumerate() {
        let Some(facts) = &result.signals else {
            continue;
        };
        let before = match (by_path.get(&entry.path), plan.change.trigger) {
            (Some(old), _) => Before::Facts(old),
            (None, Trigger::Diff | Trigger::Staged | Trigger::Unstaged) => Before::Nothing,
            (None, _) => Before::Unknown,
        };
        let is_moved =
            |symbol: &str, metrics: Metrics| moved.functions.contains(&(symbol, metrics));
        let mut told = judge_file(facts, before, &options.metric_limits, &is_moved);
        told.retain(|signal| {
            !moved
                .told
                .contains(&(signal.rule, signal.identity.as_str()))
        });
        if !told.is_empty() {
            all.insert(number, told);
        }
    }
    all
}

/// What files held before the change and do not hold after it: it went, or moved to another file.
#[derive(Default)]
struct Leaving<'facts> {
    told: BTreeSet<(SignalRule, &'facts str)>,
    functions: BTreeSet<(&'facts str, Metrics)>,
}

fn leaving<'facts>(
    plan: &Plan,
    new: &[&'facts FileResult],
    old: &BTreeMap<&RepoPath, &'facts FileSignals>,
) -> Leaving<'facts> {
    let now: BTreeMap<&RepoPath, &FileSignals> = { plan.entries.iter() }
        .zip(new)
        .filter_map(|(entry, result)| Some((&entry.path, result.signals.as_ref()?)))
        .collect();
    let mut gone = Leaving::default();
    for (path, facts) in old {
        let mut still = Leaving::default();
        if let Some(now) = now.get(path) {
            still.take(now);
        }
        let mut were = Leaving::default();
        were.take(facts);
        gone.told.extend(were.told.difference(&still.told));
        gone.functions
            .extend(were.functions.difference(&still.functions));
    }
    gone
}

impl<'facts> Leaving<'facts> {
    fn take(&mut self, facts: &'facts FileSignals) {
        let told = facts.signals.iter();
        self.told
            .extend(told.map(|signal| (signal.rule, signal.identity.as_str())));
        let functions = facts.functions.iter();
        self.functions
            .extend(functions.map(|function| (function.symbol.as_str(), function.metrics)));
    }
}
