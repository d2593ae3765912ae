//! Rules that follow values across functions (`taint_intrafile`) and files (`interfile`): which take part, and what they find.
//!
//! Inside one file it is a part of the file's scan. Across files whoever runs the engine makes the outlines of all files,
//! lets [`Follow`] say which [`Relation`]s it needs, and asks once more for what the ends of each flow stand for.
//!
//! Invariants:
//! - a rule without these options is not touched;
//! - what is found does not depend on the order in which files were looked at.

use crate::engine::{Engine, RuleMatch, SastScan, SourceView, bindings, tree_language};
use crate::evaluate::Evaluation;
use crate::file::File;
use crate::interpolate;
use crate::taint::program::{self, Active, Followed, Following, MAX_RULES, Relation, Stop, bit};
use crate::taint::{self, CompiledTaint, Units};
use airlock_flow::program::{Family, Library, Outline, Outlines, Program, family};
use airlock_model::{Budget, Cx, Span};
use airlock_rules::Rule;
use airlock_syntax::{Language, Symbol};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Steps for following values through a program.
const STEPS_PER_LINK: u64 = 200_000_000;

/// What a rule found across files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramMatch {
    /// The rule's number in the rule set.
    pub rule: usize,
    /// Whether the finding is where the source is, rather than at the sink.
    pub is_at_source: bool,
    /// The source: the file's number, and where in it.
    pub source: (u32, Span),
    /// The sink.
    pub sink: (u32, Span),
    /// The way: files by number, and places in them.
    pub stops: Vec<(u32, Span)>,
}

/// An end of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// Where the value comes from.
    Source,
    /// Where it arrives.
    Sink,
}

/// What the end of a flow stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bound {
    /// What its metavariables stand for.
    pub bindings: BTreeMap<String, (Span, String)>,
    /// The constants behind those that the rule's message shows the value of.
    values: BTreeMap<String, String>,
}

/// Values that are followed across the files of a program.
pub struct Follow<'run> {
    /// The rules, by their places in relations.
    rules: &'run [usize],
    on_source: u64,
    following: Following<'run>,
    budget: Budget,
}

impl Follow<'_> {
    /// Only values that go through these files count, and at most that many steps are made for them.
    pub fn only_through(&mut self, files: &[u32], steps: u64) {
        self.following.only_through(files);
        self.budget = Budget::new(steps);
    }

    /// Values may go through a file before they have come through one that counts.
    pub fn allow(&mut self, file: u32) {
        self.following.allow(file);
    }

    /// Values begin at the sources of a file.
    pub fn begin_in(&mut self, file: u32) {
        self.following.begin_in(file);
    }

    /// Follows values as far as what is known allows; gives the files whose relations are needed to go on, in order.
    pub fn advance(&mut self) -> Vec<u32> {
        self.following.follow(&mut self.budget);
        self.following.wanted()
    }

    /// The files of the functions that are called in files whose relations were given.
    pub fn called_from(&self, files: &[u32]) -> BTreeSet<u32> {
        let called = files
            .iter()
            .flat_map(|file| self.following.called_from(*file));
        called.collect()
    }

    /// Takes in the relation of a file; `None` where there is none to be had.
    pub fn give(&mut self, file: u32, relation: Option<Arc<Relation>>) {
        self.following.give(file, relation);
    }

    /// Whether every value was followed to its end; a bound ended it otherwise.
    pub fn is_whole(&self) -> bool {
        self.following.is_whole()
    }

    /// For each file that values came to, ways by which they did: the files on each, the one in which it begins first.
    pub fn ways(&self) -> BTreeMap<u32, Vec<Vec<u32>>> {
        self.following.ways()
    }

    /// Whether the program shows that a flow inside of one file does not come about: a call on its way, taken there for
    /// one that gives what it is given, goes to functions of other files, and through them nothing arrived. To be asked
    /// before [`Follow::found`], and only where everything was followed.
    pub fn is_refuted(&self, rule: usize, file: u32, place: Span, way: &[Span]) -> bool {
        let rule = self.rules.iter().position(|own| *own == rule);
        let rule = rule.and_then(|rule| u8::try_from(rule).ok());
        rule.is_some_and(|rule| {
            self.following.calls_elsewhere(file, way) && !self.following.reaches(rule, file, place)
        })
    }

    /// The findings, one for each place, in order of files' numbers. Flows inside one file are found with that file and
    /// left out.
    pub fn found(&mut self) -> Vec<ProgramMatch> {
        let found = self.following.found().into_iter().filter(is_across);
        let mut all: Vec<ProgramMatch> = found
            .filter_map(|found| {
                Some(ProgramMatch {
                    rule: *self.rules.get(usize::from(found.rule))?,
                    is_at_source: self.on_source & bit(found.rule) != 0,
                    source: (found.source.file, found.source.span),
                    sink: (found.sink.file, found.sink.span),
                    stops: { found.stops.iter() }
                        .map(|stop| (stop.file, stop.span))
                        .collect(),
                })
            })
            .collect();
        // The shortest way, then the first.
        all.sort_by(|a, b| {
            let key = |it: &ProgramMatch| (it.rule, it.place(), it.stops.len());
            key(a).cmp(&key(b)).then_with(|| a.stops.cmp(&b.stops))
        });
        all.dedup_by(|b, a| (a.rule, a.place()) == (b.rule, b.place()));
        all
    }
}

impl ProgramMatch {
    /// Where the finding is.
    pub fn place(&self) -> (u32, Span) {
        if self.is_at_source {
            self.source
        } else {
            self.sink
        }
    }

    /// The same as a match of one file, for its message and evidence; `text` shows what the source's metavariables
    /// stand for.
    pub fn as_match(
        &self,
        source: &Bound,
        sink: &Bound,
        text: impl Fn(&str) -> String,
    ) -> RuleMatch {
        let mut bindings: BTreeMap<String, (Span, String)> = { source.bindings.iter() }
            .map(|(name, (span, own))| (name.clone(), (*span, text(own))))
            .collect();
        bindings.extend(sink.bindings.clone());
        let mut values = source.values.clone();
        values.extend(sink.values.clone());
        RuleMatch {
            rule: self.rule,
            span: self.place().1,
            bindings,
            values,
            fix: None,
            stops: Vec::new(),
            has_calls: false,
        }
    }
}

impl Engine<'_> {
    /// The numbers of the rules that follow values across the files of a family, in order, with the places that they have
    /// in relations: at most [`MAX_RULES`] in each list. None is made ready for it.
    pub fn across_files(&self, of: Family) -> &[Vec<usize>] {
        let lists =
            { self.across.get(of as usize) }.map(|list| list.get_or_init(|| self.find_across(of)));
        lists.map_or(&[], Vec::as_slice)
    }

    /// Whether a rule follows values across the files of a family. None is made ready for it.
    fn has_across(&self, of: Family) -> bool {
        let reads = |name: &str| family(name) == Some(of);
        self.rules.rules_across_files(reads).next().is_some()
    }

    fn find_across(&self, of: Family) -> Vec<Vec<usize>> {
        let reads = |name: &str| family(name) == Some(of);
        let rules = self.rules.rules_across_files(reads);
        let rules: Vec<usize> = rules.collect();
        rules.chunks(MAX_RULES).map(<[usize]>::to_vec).collect()
    }

    /// The outline of a file; `None` where calls are not followed in its language.
    pub fn outline(view: &SourceView<'_>) -> Option<Outline> {
        let language = view.language.filter(|_| !view.tree.is_empty())?;
        Outline::of(&File::new(language, view.tree, view.text).facts, view.path)
    }

    /// What flows from where to where in a file, for those of `rules` that are meant and read its language; `known` says
    /// which names the program defines.
    pub fn relate(
        &self,
        cx: &Cx,
        view: &SourceView<'_>,
        (rules, is_meant): (&[usize], &dyn Fn(usize) -> bool),
        known: &dyn Fn(Symbol) -> bool,
        budget: &mut Budget,
    ) -> Option<Relation> {
        let language = view.language.filter(|_| !view.tree.is_empty())?;
        let file = File::new(language, view.tree, view.text);
        let outline = Outline::of(&file.facts, view.path)?;
        let mut evaluation = Evaluation::new(cx, view.text, Some(&file));
        let mut units = Units::default();
        let mut active = Vec::new();
        for (place, number) in (0_u8..).zip(rules.iter().take(MAX_RULES)) {
            // A rule that is not meant, is of another language of the family or cannot be used keeps its place.
            let rule = is_meant(*number)
                .then(|| self.rules.rule(*number))
                .flatten();
            let Some(Ok(rule)) = rule else { continue };
            if !(rule.reads(language) && rule.paths.admits(view.path)) {
                continue;
            }
            if let Some((compiled, taint)) = self.taint_of(*number, rule, Some(language)) {
                evaluation.options = compiled.options;
                active.push(Active {
                    place,
                    rule: taint,
                    matches: taint::all_matches(taint, &mut evaluation, budget),
                });
            }
        }
        Some(program::relate(
            &outline, &active, known, &file, &mut units, budget,
        ))
    }

    /// Follows the values of those of `rules`, with which the relations are made, that are among `live`.
    pub fn follow<'run>(
        &self,
        rules: &'run [usize],
        live: &BTreeSet<usize>,
        library: &'run dyn Library,
    ) -> Follow<'run> {
        let (mut followed, mut safe_calls, mut on_source) = (0, 0, 0);
        for (place, number) in (0_u8..).zip(rules.iter().take(MAX_RULES)) {
            let rule = live.contains(number).then(|| self.rules.rule(*number));
            let Some(Ok(rule)) = rule.flatten() else {
                continue;
            };
            let options = taint::Options::of(rule);
            followed |= bit(place);
            if options.is_call_safe() {
                safe_calls |= bit(place);
            }
            if options.is_at_source() {
                on_source |= bit(place);
            }
        }
        Follow {
            rules,
            on_source,
            following: Following::new(Program::new(library), followed, safe_calls),
            budget: Budget::new(STEPS_PER_LINK),
        }
    }

    /// What ends of flows in one file stand for: rules, ends, places.
    pub fn bound(
        &self,
        cx: &Cx,
        view: &SourceView<'_>,
        ends: &BTreeSet<(usize, End, Span)>,
        budget: &mut Budget,
    ) -> BTreeMap<(usize, End, Span), Bound> {
        let mut all = BTreeMap::new();
        let Some(language) = view.language.filter(|_| !view.tree.is_empty()) else {
            return all;
        };
        let file = File::new(language, view.tree, view.text);
        let mut evaluation = Evaluation::new(cx, view.text, Some(&file));
        let mut matches: Option<(usize, taint::Matches)> = None;
        for end in ends {
            let (number, which, span) = *end;
            let Some(Ok(rule)) = self.rules.rule(number) else {
                continue;
            };
            let Some((compiled, taint)) = self.taint_of(number, rule, Some(language)) else {
                continue;
            };
            if matches.as_ref().is_none_or(|(known, _)| *known != number) {
                evaluation.options = compiled.options;
                let own = taint::all_matches(taint, &mut evaluation, budget);
                matches = Some((number, own));
            }
            let hit = matches.as_ref().and_then(|(_, own)| match which {
                End::Source => own.source(span),
                End::Sink => own.sink(span),
            });
            if let Some(hit) = hit {
                let names = &compiled.names;
                let bound = Bound {
                    bindings: bindings(hit, names, &evaluation),
                    values: interpolate::values(&rule.meta.message, names, &evaluation, &hit.env),
                };
                all.insert(*end, bound);
            }
        }
        all
    }

    /// Follows values through the functions of one file, and notes what whoever follows them across files needs.
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
        let Some(family) = family(file.facts.language.name) else {
            return;
        };
        if self.has_across(family) {
            scan.outline = Outline::of(&file.facts, path);
        }
        let mut active = Vec::new();
        let mut numbers = Vec::new();
        for (number, rule) in admitted.iter().copied() {
            let Some((ready, taint)) = self.following(number, rule, file.facts.language) else {
                continue;
            };
            evaluation.options = ready.options;
            let ends = taint::Ends::of(taint, evaluation, budget);
            if taint.options.across_files {
                scan.sources.extend(ends.has_source().then_some(number));
                scan.sinks.extend(ends.has_sink().then_some(number));
            }
            if ends.are_both() && active.len() < MAX_RULES {
                numbers.push((number, rule));
                active.push(Active {
                    place: u8::try_from(active.len()).unwrap_or(u8::MAX),
                    rule: taint,
                    matches: ends.matches(taint, evaluation, budget),
                });
            }
        }
        if active.is_empty() {
            return;
        }
        for found in in_one_file(path, &active, file, units, budget) {
            let place = usize::from(found.rule);
            let (Some((number, rule)), Some(active)) = (numbers.get(place), active.get(place))
            else {
                continue;
            };
            let found = in_file(*number, rule, active, &found, self, evaluation);
            let is_known = { scan.matches.iter() }
                .any(|own| own.rule == *number && own.span.overlaps(found.span));
            if !is_known {
                scan.matches.push(found);
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
        self.taint_of(number, rule, Some(language))
    }

    /// The rule's parts in the language, or in another of its own where it does not read that; `None` where what it asks
    /// for has no meaning across functions.
    fn taint_of(
        &self,
        number: usize,
        rule: &Rule,
        language: Option<&'static Language>,
    ) -> Option<(&crate::compiled::CompiledRule, &CompiledTaint)> {
        let own = tree_language(rule, language).or_else(|| rule.tree_languages().next());
        let ready = self.ready(number, rule, own).ok()?;
        let taint = ready.rule.taint.as_ref()?;
        (taint.options.across_functions && taint.spec.can_cross()).then_some((&ready.rule, taint))
    }
}

/// Whether the rule's values are followed through functions only, in the file that is looked at. A rule that asks for
/// `interfile` alone is one of Semgrep's, whose free engine runs it inside each function: what that finds counts too.
pub(crate) fn follows(taint: &CompiledTaint, evaluation: &Evaluation<'_>) -> bool {
    let language = evaluation.file.map(|file| file.facts.language.name);
    taint.options.through_functions_only
        && taint.spec.can_cross()
        && language.and_then(family).is_some()
}

/// What the rules find inside one file, by rule and place.
pub(crate) fn in_one_file(
    path: &str,
    rules: &[Active<'_>],
    file: &File<'_>,
    units: &mut Units,
    budget: &mut Budget,
) -> Vec<Followed> {
    let Some(outline) = Outline::of(&file.facts, path) else {
        return Vec::new();
    };
    let library = Outlines::new(vec![Arc::new(outline)]);
    let Some(outline) = library.outline(0) else {
        return Vec::new();
    };
    let known = |name: Symbol| library.defines(name);
    let relation = program::relate(&outline, rules, &known, file, units, budget);
    let safe = (0_u8..).zip(rules).fold(0, |all, (place, active)| {
        let is_safe = active.rule.options.is_call_safe();
        all | if is_safe { bit(place) } else { 0 }
    });
    let mut following = Following::new(Program::new(&library), u64::MAX, safe);
    following.begin_in(0);
    following.give(0, Some(Arc::new(relation)));
    following.follow(budget);
    let mut found = following.found();
    let order = |it: &Followed| (it.rule, it.sink, it.stops.len(), it.stops.clone());
    found.sort_by_cached_key(order);
    found
}

/// Whether more than one file takes part.
fn is_across(found: &Followed) -> bool {
    let stops = &mut found.stops.iter();
    stops.any(|Stop { file, .. }| *file != found.sink.file)
}

/// A match whose source and sink lie in one file.
fn in_file(
    number: usize,
    rule: &Rule,
    active: &Active<'_>,
    found: &Followed,
    engine: &Engine<'_>,
    evaluation: &Evaluation<'_>,
) -> RuleMatch {
    let language = evaluation.file.map(|file| file.facts.language);
    let names = { engine.taint_of(number, rule, language) }.map(|(compiled, _)| &compiled.names);
    let ends = [
        active.matches.source(found.source.span),
        active.matches.sink(found.sink.span),
    ];
    let (mut all, mut values) = (BTreeMap::new(), BTreeMap::new());
    for (hit, names) in ends.into_iter().flatten().zip(names.into_iter().cycle()) {
        all.extend(bindings(hit, names, evaluation));
        values.extend(interpolate::values(
            &rule.meta.message,
            names,
            evaluation,
            &hit.env,
        ));
    }
    RuleMatch {
        rule: number,
        span: if active.rule.options.is_at_source() {
            found.source.span
        } else {
            found.sink.span
        },
        bindings: all,
        values,
        fix: None,
        stops: found.stops.iter().map(|stop| stop.span).collect(),
        has_calls: found.has_calls,
    }
}
