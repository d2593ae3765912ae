//! Signals of a run: what is to be told of each file, given what it was before the change.
//!
//! Invariant: what only moved from one file to another is not told.

use crate::file::FileResult;
use crate::options::{Options, Signals};
use crate::symbols::Modules;
use airlock_model::{Change, Engine, Metrics, Purpose, RepoPath};
use airlock_sast::signals::{
    Before, FileSignals, SafeguardKind, Signal, SignalRule, Sketched, Wanted, judge as judge_file,
    repeated,
};
use airlock_source::{Entry, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// Whether the facts that signals are made of are wanted.
pub(crate) fn are_wanted(options: &Options, change: &Change) -> bool {
    let is_change = change.trigger.compares();
    let weighs_enough = |rule: &SignalRule| {
        let meta = rule.meta();
        let least = options.least();
        least.is_none_or(|least| least.is_met_by(meta.tier, meta.severity, meta.confidence))
    };
    options.engines.contains(&Engine::Sast)
        && SignalRule::ALL.iter().any(weighs_enough)
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
    modules: &mut Modules<'_>,
) -> BTreeMap<usize, Vec<Signal>> {
    let by_path: BTreeMap<&RepoPath, &FileSignals> = old
        .iter()
        .filter_map(|(entry, result)| Some((&entry.path, result.signals.as_ref()?)))
        .collect();
    let moved = leaving(plan, new, &by_path);
    let tests = tests_now(new);
    let mut all: BTreeMap<usize, Vec<Signal>> = BTreeMap::new();
    for (number, signal) in copies(plan, new, &by_path) {
        all.entry(number).or_default().push(signal);
    }
    for (number, (entry, result)) in plan.entries.iter().zip(new).enumerate() {
        let Some(facts) = &result.signals else {
            continue;
        };
        let before = match (by_path.get(&entry.path), plan.change.trigger) {
            (Some(old), _) => Before::Facts(old),
            (None, trigger) if trigger.compares() => Before::Nothing,
            (None, _) => Before::Unknown,
        };
        let is_moved =
            |symbol: &str, metrics: Metrics| moved.functions.contains(&(symbol, metrics));
        let mut told = judge_file(facts, before, &options.metric_limits, &is_moved);
        told.retain(|signal| {
            let has_moved = moved
                .told
                .contains(&(signal.rule, signal.identity.as_str()));
            let name = signal.identity.trim_start_matches('\n');
            let is_elsewhere =
                signal.rule == SignalRule::SecurityTestRemoved && tests.contains(name);
            let is_hidden = signal.rule == SignalRule::UnknownSymbol
                && modules.hides(&entry.path, &signal.identity);
            !has_moved && !is_elsewhere && !is_hidden
        });
        told.extend(missing(
            entry,
            facts,
            by_path.get(&entry.path).copied(),
            modules,
        ));
        if !told.is_empty() {
            all.entry(number).or_default().extend(told);
        }
    }
    all
}

/// Tests of security that went with their files, by the files' places in `old`.
pub(crate) fn gone(
    plan: &Plan,
    new: &[&FileResult],
    old: &[(&Entry, &FileResult)],
) -> BTreeMap<usize, Vec<Signal>> {
    let tests = tests_now(new);
    let mut all: BTreeMap<usize, Vec<Signal>> = BTreeMap::new();
    for (number, (entry, result)) in old.iter().enumerate() {
        let is_there = { plan.entries.iter() }.any(|other| other.path == entry.path);
        let Some(facts) = result.signals.as_ref().filter(|_| !is_there) else {
            continue;
        };
        for test in &facts.safeguards {
            let is_lost = test.kind == SafeguardKind::Test
                && test.value == 1
                && !tests.contains(test.name.as_str());
            if is_lost {
                all.entry(number).or_default().push(Signal {
                    rule: SignalRule::SecurityTestRemoved,
                    span: test.span,
                    symbol: String::new(),
                    message: format!("The test of security `{}` is gone with its file", test.name),
                    identity: test.name.clone(),
                });
            }
        }
    }
    all
}

/// Names that are taken of modules which lack them, and were not taken before.
fn missing(
    entry: &Entry,
    facts: &FileSignals,
    old: Option<&FileSignals>,
    modules: &mut Modules<'_>,
) -> Vec<Signal> {
    let old = old.map_or(&[][..], |old| &old.wanted);
    let is_new = |wanted: &&Wanted| {
        let same = |was: &Wanted| was.name == wanted.name && was.module == wanted.module;
        !old.iter().any(same)
    };
    let lacking = { facts.wanted.iter() }
        .filter(is_new)
        .filter(|wanted| modules.lacks(&entry.path, wanted));
    lacking
        .map(|wanted| Signal {
            rule: SignalRule::UnknownSymbol,
            span: wanted.span,
            symbol: wanted.symbol.clone(),
            message: format!("The module `{}` has no `{}`", wanted.module, wanted.name),
            identity: format!("{}.{}", wanted.module, wanted.name),
        })
        .collect()
}

/// The names of tests of security that run after the change.
fn tests_now<'facts>(new: &[&'facts FileResult]) -> BTreeSet<&'facts str> {
    let facts = new.iter().filter_map(|result| result.signals.as_ref());
    let tests = facts.flat_map(|facts| &facts.safeguards);
    tests
        .filter(|test| test.kind == SafeguardKind::Test && test.value == 1)
        .map(|test| test.name.as_str())
        .collect()
}

/// Functions that nearly repeat others of the files that are looked at.
fn copies(
    plan: &Plan,
    new: &[&FileResult],
    old: &BTreeMap<&RepoPath, &FileSignals>,
) -> Vec<(usize, Signal)> {
    let is_change = plan.change.trigger.compares();
    let mut numbers = Vec::new();
    let mut files = Vec::new();
    for (number, (entry, result)) in plan.entries.iter().zip(new).enumerate() {
        let Some(facts) = result.signals.as_ref() else {
            continue;
        };
        if facts.purpose != Purpose::Product || facts.sketches.is_empty() {
            continue;
        }
        let before = old.get(&entry.path);
        let names = || {
            let sketches = before.map_or(&[][..], |old| &old.sketches);
            sketches
                .iter()
                .map(|sketch| sketch.symbol.as_str())
                .collect()
        };
        numbers.push(number);
        files.push(Sketched {
            path: entry.path.as_str(),
            sketches: &facts.sketches,
            known: is_change.then(names),
        });
    }
    let found = repeated(&files).into_iter();
    found
        .filter_map(|(at, signal)| Some((*numbers.get(at)?, signal)))
        .collect()
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
