//! Rules that follow values across functions (`taint_intrafile`) and files (`interfile`): which take part, and what they find.
//!
//! Inside one file it is a part of the file's scan. Across files whoever runs the engine asks twice: first each file for its
//! [`Relation`], then [`Engine::follow`] for what all of them together show.
//!
//! Invariants:
//! - a rule without these options is not touched;
//! - what is found does not depend on the order in which files were looked at, only on that of the relations.

use crate::engine::{Engine, RuleMatch, SastScan, SourceView, tree_language};
use crate::evaluate::Evaluation;
use crate::file::File;
use crate::taint::program::{self, Active, Followed, Linked, MAX_RULES, Relation, Stop};
use crate::taint::{self, CompiledTaint, Units};
use airlock_flow::program::{Outline, family};
use airlock_model::{Budget, Cx, Span};
use airlock_rules::Rule;
use airlock_syntax::{Language, Symbol};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Steps for following one rule through a program.
const STEPS_PER_LINK: u64 = 50_000_000;

/// What rules found across files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProgramScan {
    /// The findings, one for each place.
    pub matches: Vec<ProgramMatch>,
    /// Whether every value was followed to its end; a bound ended it otherwise.
    pub is_whole: bool,
}

/// What a rule found across files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramMatch {
    /// The rule's number in the rule set.
    pub rule: usize,
    /// The file of the sink, by the number of its relation.
    pub file: u32,
    /// Where the finding is.
    pub span: Span,
    /// The file of the source.
    pub source_file: u32,
    /// What the metavariables of the source stand for, in the source's file.
    pub source_bindings: BTreeMap<String, (Span, String)>,
    /// What those of the sink stand for, in the sink's file.
    pub sink_bindings: BTreeMap<String, (Span, String)>,
    /// The constants behind those that the rule's message shows the value of.
    values: BTreeMap<String, String>,
    /// The way: files by the numbers of their relations, and places in them.
    pub stops: Vec<(u32, Span)>,
}

impl Engine<'_> {
    /// The numbers of the rules that follow values across files in `language`, in order.
    pub fn across_files(&self, language: &'static Language) -> Vec<usize> {
        if family(language.name).is_none() {
            return Vec::new();
        }
        (0..self.rules.len())
            .filter(|number| matches!(self.rules.rule(*number), Some(Ok(rule)) if is_across_files(rule, language)))
            .collect()
    }

    /// The names of functions and classes that a file defines; nothing where calls are not followed in its language.
    pub fn defined_names(view: &SourceView<'_>) -> Vec<Symbol> {
        let file = view
            .language
            .filter(|_| !view.tree.is_empty())
            .map(|language| File::new(language, view.tree, view.text));
        file.and_then(|file| Outline::of(&file.facts, view.path))
            .map_or_else(Vec::new, |outline| outline.names())
    }

    /// What flows from where to where in a file, for those of `rules` that read its language; `known` has the names that
    /// the program defines.
    pub fn relate(
        &self,
        cx: &Cx,
        view: &SourceView<'_>,
        rules: &[usize],
        known: &FxHashSet<Symbol>,
        budget: &mut Budget,
    ) -> Option<Relation> {
        let language = view.language.filter(|_| !view.tree.is_empty())?;
        let file = File::new(language, view.tree, view.text);
        let mut evaluation = Evaluation::new(cx, view.text, Some(&file));
        let mut units = Units::default();
        let rules = rules.get(..rules.len().min(MAX_RULES)).unwrap_or_default();
        let mut active = Vec::new();
        for number in rules {
            let rule = self.rules.rule(*number)?.ok()?;
            // A rule of another language of the family keeps its place and finds nothing.
            let own = tree_language(rule, Some(language)).or_else(|| rule.tree_languages().next());
            let ready = self.ready(*number, rule, own).ok()?;
            let taint = ready.rule.taint.as_ref()?;
            evaluation.options = ready.rule.options;
            let reads = rule.paths.admits(view.path) && rule.reads(language);
            active.push(Active {
                rule: taint,
                names: &ready.rule.names,
                message: &rule.meta.message,
                matches: if reads {
                    taint::all_matches(taint, &mut evaluation, budget)
                } else {
                    taint::Matches::default()
                },
            });
        }
        program::relate(
            view.path,
            &active,
            known,
            &mut evaluation,
            &mut units,
            budget,
        )
    }

    /// What `rules`, with which the relations were made, find in the program of all relations. Flows inside one file are
    /// found with that file and left out.
    pub fn follow(&self, rules: &[usize], relations: Vec<Relation>) -> ProgramScan {
        let linked = Linked::new(relations);
        let mut all = Vec::new();
        let mut is_whole = true;
        for (place, number) in (0_u8..).zip(rules.iter().take(MAX_RULES)) {
            let Some(Ok(rule)) = self.rules.rule(*number) else {
                continue;
            };
            let is_safe_call = taint::Options::of(rule).is_call_safe();
            let mut budget = Budget::new(STEPS_PER_LINK);
            let arrivals = program::link(&linked, place, is_safe_call, &mut budget);
            is_whole &= arrivals.is_whole;
            let found = arrivals.found.into_iter().filter(is_across);
            all.extend(found.map(|found| matched(*number, rule, found)));
        }
        // One finding for each place: the shortest way, then the first.
        all.sort_by(|a, b| {
            let key = |it: &ProgramMatch| {
                (
                    it.rule,
                    linked.path(it.file).to_owned(),
                    it.span,
                    it.stops.len(),
                )
            };
            let ways = |it: &ProgramMatch| {
                let stops = it.stops.iter();
                stops
                    .map(|(file, span)| (linked.path(*file).to_owned(), *span))
                    .collect::<Vec<_>>()
            };
            key(a).cmp(&key(b)).then_with(|| ways(a).cmp(&ways(b)))
        });
        all.dedup_by(|b, a| (a.rule, a.file, a.span) == (b.rule, b.file, b.span));
        ProgramScan {
            matches: all,
            is_whole,
        }
    }

    /// Follows values through the functions of one file, and notes whose ends lie in it.
    pub(crate) fn across_functions(
        &self,
        path: &str,
        admitted: &[(usize, &Rule)],
        evaluation: &mut Evaluation<'_>,
        units: &mut Units,
        budget: &mut Budget,
        scan: &mut SastScan,
    ) {
        let Some(file) = evaluation.file else { return };
        if family(file.facts.language.name).is_none() {
            return;
        }
        let mut active = Vec::new();
        let mut numbers = Vec::new();
        for (number, rule) in admitted.iter().copied() {
            let Some((ready, taint)) = self.following(number, rule, file.facts.language) else {
                continue;
            };
            evaluation.options = ready.options;
            let matches = taint::all_matches(taint, evaluation, budget);
            if taint.options.across_files {
                scan.sources.extend(matches.has_source().then_some(number));
                scan.sinks.extend(matches.has_sink().then_some(number));
            }
            if matches.has_source() && matches.has_sink() && active.len() < MAX_RULES {
                numbers.push((number, rule));
                active.push(Active {
                    rule: taint,
                    names: &ready.names,
                    message: &rule.meta.message,
                    matches,
                });
            }
        }
        if active.is_empty() {
            return;
        }
        let found = in_one_file(path, &active, evaluation, units, budget);
        for (followed, (number, rule)) in found.into_iter().zip(numbers) {
            for followed in followed {
                let found = matched(number, rule, followed);
                let is_known = scan
                    .matches
                    .iter()
                    .any(|own| own.rule == number && own.span.overlaps(found.span));
                if !is_known {
                    scan.matches.push(found.in_one_file());
                }
            }
        }
    }

    /// The rule's parts, where it follows values across functions in the language.
    fn following(
        &self,
        number: usize,
        rule: &Rule,
        language: &'static Language,
    ) -> Option<(&crate::compiled::CompiledRule, &CompiledTaint)> {
        if !(rule.option("taint_intrafile", false) || rule.option("interfile", false)) {
            return None;
        }
        let language = tree_language(rule, Some(language))?;
        let ready = self.ready(number, rule, Some(language)).ok()?;
        let taint = ready.rule.taint.as_ref()?;
        (taint.options.across_functions && taint.can_cross()).then_some((&ready.rule, taint))
    }
}

/// Whether the rule's values are followed through functions only, in the file that is looked at. A rule that asks for
/// `interfile` alone is one of Semgrep's, whose free engine runs it inside each function: what that finds counts too.
pub(crate) fn follows(taint: &CompiledTaint, evaluation: &Evaluation<'_>) -> bool {
    let language = evaluation.file.map(|file| file.facts.language.name);
    taint.options.through_functions_only && taint.can_cross() && language.and_then(family).is_some()
}

/// What each of the rules finds inside the file that is looked at, by place.
pub(crate) fn in_one_file(
    path: &str,
    rules: &[Active<'_>],
    evaluation: &mut Evaluation<'_>,
    units: &mut Units,
    budget: &mut Budget,
) -> Vec<Vec<Followed>> {
    let outline = evaluation
        .file
        .and_then(|file| Outline::of(&file.facts, path));
    let names = outline.map_or_else(Vec::new, |outline| outline.names());
    let known: FxHashSet<Symbol> = names.into_iter().collect();
    let relation = program::relate(path, rules, &known, evaluation, units, budget);
    let linked = Linked::new(relation.into_iter().collect());
    let numbered = (0_u8..).zip(rules);
    numbered
        .map(|(place, active)| {
            let is_safe_call = active.rule.options.is_call_safe();
            let mut found = program::link(&linked, place, is_safe_call, budget).found;
            let order = |it: &Followed| (it.sink.span, it.stops.len(), it.stops.clone());
            found.sort_by_cached_key(order);
            found
        })
        .collect()
}

fn is_across_files(rule: &Rule, language: &'static Language) -> bool {
    rule.option("interfile", false)
        && rule.taint.is_some()
        && rule.tree_languages().any(|own| own == language)
}

/// Whether more than one file takes part.
fn is_across(found: &Followed) -> bool {
    found
        .stops
        .iter()
        .any(|Stop { file, .. }| *file != found.sink_file)
}

fn matched(number: usize, rule: &Rule, found: Followed) -> ProgramMatch {
    let on_source = rule.options.iter().any(|(name, value)| {
        matches!(name.as_str(), "taint_match_on" | "taint_focus_on") && value == "source"
    });
    ProgramMatch {
        rule: number,
        file: if on_source {
            found.source_file
        } else {
            found.sink_file
        },
        span: if on_source {
            found.source.span
        } else {
            found.sink.span
        },
        source_file: found.source_file,
        values: { found.source.values.into_iter() }
            .chain(found.sink.values)
            .collect(),
        source_bindings: found.source.bindings,
        sink_bindings: found.sink.bindings,
        stops: found
            .stops
            .into_iter()
            .map(|stop| (stop.file, stop.span))
            .collect(),
    }
}

impl ProgramMatch {
    /// A match whose source and sink lie in one file.
    fn in_one_file(self) -> RuleMatch {
        let mut bindings = self.source_bindings;
        bindings.extend(self.sink_bindings);
        RuleMatch {
            rule: self.rule,
            span: self.span,
            bindings,
            values: self.values,
            fix: None,
            stops: self.stops.into_iter().map(|(_, span)| span).collect(),
        }
    }

    /// The same as a match of one file, for its message and evidence; `text` shows what the source's metavariables
    /// stand for.
    pub fn as_match(&self, text: impl Fn(&str) -> String) -> RuleMatch {
        let source = self.source_bindings.iter();
        let mut bindings: BTreeMap<String, (Span, String)> = source
            .map(|(name, (span, own))| (name.clone(), (*span, text(own))))
            .collect();
        bindings.extend(self.sink_bindings.clone());
        RuleMatch {
            rule: self.rule,
            span: self.span,
            bindings,
            values: self.values.clone(),
            fix: None,
            stops: Vec::new(),
        }
    }
}
