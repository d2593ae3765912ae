//! The rules of a run against one file.

use crate::compiled::{self, CompiledRule, PatternTable};
use crate::env::Hit;
use crate::env::{Env, Value};
use crate::evaluate::Evaluation;
use crate::file::File;
use crate::fix::CompiledFix;
use crate::interpolate::{self, shortened};
use crate::program;
use crate::taint::{self, Flow, Units};
use airlock_flow::program::{Family, Outline};
use airlock_flow::settings::Settings;
use airlock_model::{Budget, Cx, Fix, Span};
use airlock_rules::{Candidates, Found, Rule, RuleError, RuleLanguage, RuleSet};
use airlock_syntax::{LANGUAGES, Language, Symbol, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Steps that one rule may use on one file; measured rules stay below a hundredth on files of 10,000 lines.
pub const STEPS_PER_RULE: u64 = 20_000_000;
/// Longest text of a binding that a match carries.
const MAX_BINDING: usize = 400;
/// Most matches of one rule in one file; more help nobody.
const MAX_MATCHES: usize = 5_000;

/// A file as the engine needs it.
#[derive(Debug, Clone, Copy)]
pub struct SourceView<'file> {
    /// Its path below the root, for the rules' path filters.
    pub path: &'file str,
    /// Its text.
    pub text: &'file str,
    /// Its language, where it is known.
    pub language: Option<&'static Language>,
    /// Its tree; an empty one where there is no language.
    pub tree: &'file Tree,
}

/// A place that a rule matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleMatch {
    /// The rule's number in the rule set.
    pub rule: usize,
    /// Where.
    pub span: Span,
    /// What each metavariable (without `$`) stands for; texts are bounded.
    pub bindings: BTreeMap<String, (Span, String)>,
    /// The constants behind those of which the rule's message shows the value.
    pub(crate) values: BTreeMap<String, String>,
    /// How to mend it, where the rule says so.
    pub fix: Option<Fix>,
    /// The way of a tainted value: its source, the places that it is assigned to, its sink. None for a rule that looks
    /// for a pattern.
    pub stops: Vec<Span>,
    /// Whether that way leads through other functions of the file.
    pub has_calls: bool,
}

impl RuleMatch {
    /// What a rule about routes found.
    pub(crate) fn about_route(
        rule: usize,
        span: Span,
        bindings: BTreeMap<String, (Span, String)>,
    ) -> Self {
        Self {
            rule,
            span,
            bindings,
            values: BTreeMap::new(),
            fix: None,
            stops: Vec::new(),
            has_calls: false,
        }
    }
}

/// Why a scan of one file is not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partial {
    /// The rules (by number) that ran out of steps or did not run.
    pub rules: Vec<usize>,
    /// Whether the run was cancelled.
    pub cancelled: bool,
}

/// What the rules found in one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SastScan {
    /// By place, then rule.
    pub matches: Vec<RuleMatch>,
    /// Rules that cannot be used, each reported by every scan that needs it.
    pub errors: Vec<(usize, RuleError)>,
    /// What was left out.
    pub partial: Option<Partial>,
    /// Rules that follow values across files, by number, of which something here is a source.
    pub sources: Vec<usize>,
    /// Rules that follow values across files, by number, of which something here is a sink.
    pub sinks: Vec<usize>,
    /// What the file defines, where there are rules that follow values across its family's files.
    pub outline: Option<Outline>,
}

/// A run's rules, each compiled for a language when a file first needs it.
pub struct Engine<'rules> {
    pub(crate) rules: &'rules RuleSet,
    /// One for each rule, made when the first is asked for.
    slots: OnceLock<Vec<Slot>>,
    table: PatternTable,
    /// For each family the rules that follow values across files.
    pub(crate) across: [OnceLock<Vec<Vec<usize>>>; Family::COUNT],
}

/// A rule for each language, and for text without one.
struct Slot {
    languages: Vec<OnceLock<Result<Ready, RuleError>>>,
}

pub(crate) struct Ready {
    pub(crate) rule: CompiledRule,
    /// Made when there is something to mend.
    fixes: OnceLock<Result<Vec<CompiledFix>, RuleError>>,
}

impl<'rules> Engine<'rules> {
    /// An engine for `rules`; compiles nothing yet.
    pub fn new(rules: &'rules RuleSet) -> Self {
        Self {
            rules,
            slots: OnceLock::new(),
            table: PatternTable::default(),
            across: std::array::from_fn(|_| OnceLock::new()),
        }
    }

    fn slots(&self) -> &[Slot] {
        let slot = || Slot {
            languages: (0..=LANGUAGES.len()).map(|_| OnceLock::new()).collect(),
        };
        let all = || (0..self.rules.len()).map(|_| slot()).collect();
        self.slots.get_or_init(all)
    }

    /// Runs the rules that a text calls for, as [`RuleSet::candidates`] found them, on one file.
    pub fn scan(
        &self,
        cx: &Cx,
        view: &SourceView<'_>,
        candidates: &Candidates,
        budget: &mut Budget,
    ) -> SastScan {
        self.scan_with_settings(cx, view, &Settings::default(), candidates, budget)
    }

    /// The same, on a file that reads settings of these values.
    pub fn scan_with_settings(
        &self,
        cx: &Cx,
        view: &SourceView<'_>,
        settings: &Settings,
        candidates: &Candidates,
        budget: &mut Budget,
    ) -> SastScan {
        let mut errors = Vec::new();
        let admitted: Vec<(usize, &Rule)> = candidates
            .rules
            .iter()
            .filter_map(|number| match self.rules.rule(*number)? {
                Ok(rule) => rule.paths.admits(view.path).then_some((*number, rule)),
                Err(error) => {
                    errors.push((*number, error.clone()));
                    None
                }
            })
            .collect();
        let found = candidates.found.as_ref();
        let mut scan = self.scan_admitted(cx, view, settings, &admitted, found, budget);
        errors.append(&mut scan.errors);
        scan.errors = errors;
        scan
    }

    /// Runs rules on one file, whatever their path filters say; `found` is what the search for literals found in it, if
    /// one was made.
    pub(crate) fn scan_admitted(
        &self,
        cx: &Cx,
        view: &SourceView<'_>,
        settings: &Settings,
        admitted: &[(usize, &Rule)],
        found: Option<&Found>,
        budget: &mut Budget,
    ) -> SastScan {
        let mut scan = SastScan::default();
        if admitted.is_empty() {
            return scan;
        }
        let file = view
            .language
            .filter(|_| !view.tree.is_empty())
            .map(|language| File::new(language, view.tree, view.text).with_settings(settings));
        let mut evaluation = Evaluation::new(cx, view.text, file.as_ref());
        let mut units = Units::default();
        evaluation.literals = found.map(|found| (self.rules, found));
        let mut left_out = Vec::new();
        for (number, rule) in admitted.iter().copied() {
            if cx.cancel.is_cancelled() || budget.is_empty() {
                left_out.push(number);
                continue;
            }
            let language = tree_language(rule, view.language);
            match self.ready(number, rule, language) {
                Ok(ready) => {
                    let granted = budget.left().min(STEPS_PER_RULE);
                    let mut own = Budget::of(cx, granted);
                    run(
                        number,
                        rule,
                        ready,
                        &mut evaluation,
                        &mut units,
                        &mut own,
                        &mut scan.matches,
                    );
                    if own.is_empty() {
                        left_out.push(number);
                    }
                    // What was granted is at most what is left.
                    let _ = budget.spend(granted - own.left());
                }
                Err(error) => scan.errors.push((number, error.clone())),
            }
        }
        let mut own = Budget::of(cx, budget.left().min(STEPS_PER_RULE));
        let granted = own.left();
        self.across_functions(
            view.path,
            admitted,
            &mut evaluation,
            &mut units,
            &mut own,
            &mut scan,
        );
        // What was granted is at most what is left.
        let _ = budget.spend(granted - own.left());
        if own.is_empty() {
            left_out.extend(admitted.iter().map(|(number, _)| *number));
            left_out.sort_unstable();
            left_out.dedup();
        }
        self.mend(view.language, &mut evaluation, budget, &mut scan);
        scan.matches
            .sort_by(|a, b| (a.span, a.rule, &a.bindings).cmp(&(b.span, b.rule, &b.bindings)));
        if !left_out.is_empty() {
            scan.partial = Some(Partial {
                rules: left_out,
                cancelled: cx.cancel.is_cancelled(),
            });
        }
        scan
    }

    /// Gives each match the first fix of its rule that suits it.
    fn mend(
        &self,
        language: Option<&'static Language>,
        evaluation: &mut Evaluation<'_>,
        budget: &mut Budget,
        scan: &mut SastScan,
    ) {
        for found in &mut scan.matches {
            let Some(Ok(rule)) = self.rules.rule(found.rule) else {
                continue;
            };
            if rule.fixes.is_empty() {
                continue;
            }
            let language = tree_language(rule, language);
            let Ok(ready) = self.ready(found.rule, rule, language) else {
                continue;
            };
            let make = || compiled::fixes(rule, language, &self.table);
            let fixes = match ready.fixes.get_or_init(make) {
                Ok(fixes) => fixes,
                Err(error) => {
                    let known = scan.errors.iter().any(|(number, _)| *number == found.rule);
                    if !known {
                        scan.errors.push((found.rule, error.clone()));
                    }
                    continue;
                }
            };
            evaluation.options = ready.rule.options;
            let env = bound(found, evaluation);
            found.fix = fixes
                .iter()
                .find_map(|fix| fix.apply(evaluation, &env, found.span, budget));
        }
    }

    /// Everything that compiling `rule` for each of its languages shows to be wrong with it.
    pub fn validate(rule: &Rule) -> Vec<RuleError> {
        if rule.routes.is_some() {
            return Vec::new();
        }
        let table = PatternTable::checking();
        let mut errors = Vec::new();
        for language in &rule.languages {
            let language = match language {
                RuleLanguage::Tree(language) => Some(*language),
                RuleLanguage::Generic | RuleLanguage::Regex => None,
            };
            let ready = make_ready(rule, language, &table).map(drop);
            let fixes = compiled::fixes(rule, language, &table).map(drop);
            for error in [ready, fixes].into_iter().filter_map(Result::err) {
                if !errors.contains(&error) {
                    errors.push(error);
                }
            }
        }
        errors
    }

    pub(crate) fn ready(
        &self,
        number: usize,
        rule: &Rule,
        language: Option<&'static Language>,
    ) -> Result<&Ready, &RuleError> {
        let column = language
            .and_then(|language| LANGUAGES.iter().position(|own| **own == *language))
            .unwrap_or(LANGUAGES.len());
        let slot = self
            .slots()
            .get(number)
            .and_then(|slot| slot.languages.get(column))
            .unwrap_or(&NO_SLOT);
        slot.get_or_init(|| make_ready(rule, language, &self.table))
            .as_ref()
    }
}

/// Stands in for a rule number that is not the rule set's.
static NO_SLOT: OnceLock<Result<Ready, RuleError>> = OnceLock::new();

/// The language in which a rule reads a file: rules for any text read it without.
pub(crate) fn tree_language(
    rule: &Rule,
    language: Option<&'static Language>,
) -> Option<&'static Language> {
    language.filter(|language| {
        rule.languages
            .iter()
            .any(|own| matches!(own, RuleLanguage::Tree(own) if *own == *language))
    })
}

fn make_ready(
    rule: &Rule,
    language: Option<&'static Language>,
    table: &PatternTable,
) -> Result<Ready, RuleError> {
    Ok(Ready {
        rule: compiled::compile(rule, language, table)?,
        fixes: OnceLock::new(),
    })
}

fn run(
    number: usize,
    rule: &Rule,
    ready: &Ready,
    evaluation: &mut Evaluation<'_>,
    units: &mut Units,
    budget: &mut Budget,
    matches: &mut Vec<RuleMatch>,
) {
    evaluation.options = ready.rule.options;
    let hits: Vec<Flow> = if let Some(taint) = &ready.rule.taint {
        // What is followed through functions is found by that way alone.
        if program::follows(taint, evaluation) {
            return;
        }
        taint::flows(taint, evaluation, units, budget)
    } else {
        let hits = evaluation.hits(&ready.rule.formula, None, budget);
        hits.into_iter().map(Flow::without_stops).collect()
    };
    if hits.len() > MAX_MATCHES {
        // The scan says that it is not whole.
        let _ = budget.spend(budget.left());
    }
    // Hits that a reader could not tell apart are one.
    let mut seen: BTreeSet<(Span, String)> = BTreeSet::new();
    for Flow { hit, stops } in hits.into_iter().take(MAX_MATCHES) {
        let names = &ready.rule.names;
        let found = RuleMatch {
            rule: number,
            span: hit.span,
            bindings: bindings(&hit, names, evaluation),
            values: interpolate::values(&rule.meta.message, names, evaluation, &hit.env),
            fix: None,
            stops,
            has_calls: false,
        };
        let message = found.message(&rule.meta.message, str::to_owned);
        if !seen.insert((hit.span, message)) {
            continue;
        }
        matches.push(found);
    }
}

/// What a match binds, as patterns know it.
fn bound(found: &RuleMatch, evaluation: &Evaluation<'_>) -> Env {
    let mut env = Env::default();
    for (name, (span, text)) in &found.bindings {
        let node = evaluation.file.and_then(|file| {
            file.tree
                .iter()
                .rev()
                .find(|(_, node)| node.span() == *span)
        });
        let is_text = node.is_none() && !text.ends_with('…') && span.slice(evaluation.text) != text;
        let value = match node {
            Some((id, _)) => Value::node(id, *span),
            None if is_text => Value::text(*span, text),
            None => Value::range(*span),
        };
        env.set(Symbol::of(name), value);
    }
    env
}

pub(crate) fn bindings(
    hit: &Hit,
    names: &BTreeMap<Symbol, String>,
    evaluation: &Evaluation<'_>,
) -> BTreeMap<String, (Span, String)> {
    hit.env
        .iter()
        .filter_map(|(symbol, value)| {
            let name = names.get(symbol)?;
            let text = shortened(evaluation.value_text(value), MAX_BINDING);
            Some((name.clone(), (value.span, text)))
        })
        .collect()
}
