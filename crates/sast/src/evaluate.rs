//! Evaluates a rule's formula on a file: sets of ranges with bindings, combined as in Semgrep.
//!
//! - `patterns` keeps the smaller of two ranges of which one lies in the other, where their bindings agree;
//! - `pattern-inside` keeps what lies inside, with the bindings of both;
//! - `pattern-not` takes away the same range, `pattern-not-inside` what lies inside, `pattern-not-regex` what overlaps.
//!
//! Invariant: recursion follows the formula, whose depth the rule loader bounds.

use crate::compiled::{CompiledCondition, CompiledFormula, Target};
use crate::env::{Env, Hit, Value};
use crate::file::File;
use crate::filters::{FilterKey, Filters};
use crate::generic::{self, Comments, Document, GenericPattern};
use crate::matcher::{self, Place};
use crate::near::Near;
use crate::operations::{Operation, Operations};
use crate::options::MatchOptions;
use crate::pattern::{CompiledPattern, RulePattern};
use crate::shared::{Memo, SharedFormula, SharedPart};
use crate::taint::Table;
use airlock_flow::Constant;
use airlock_model::{Budget, Cx, Span};
use airlock_rules::{Found, RuleSet};
use airlock_syntax::{NodeId, ParseLimits, Symbol, Tree};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// How deep `metavariable-pattern` may reparse texts in other languages.
const MAX_REPARSE: u32 = 3;

/// What the hits of one pattern in one file depend on. A pattern is known by its address, which is that of a shared
/// pattern for the whole run.
type CacheKey = (*const CompiledPattern, MatchOptions, FilterKey);

/// How the place of a hit and that of one that takes it away lie to each other.
type Relation = fn(Span, Span) -> bool;

/// What a `metavariable-pattern` looks at.
pub(crate) struct Scope {
    /// The range, with what is bound already.
    hit: Hit,
    /// The node that is the whole of it; a pattern may match it even where it is but a name.
    node: Option<NodeId>,
}

/// One file that formulas are evaluated on, and what was found in it already.
pub(crate) struct Evaluation<'run> {
    pub(crate) cx: &'run Cx,
    /// The text, also where there is no tree.
    pub(crate) text: &'run str,
    pub(crate) file: Option<&'run File<'run>>,
    /// What patterns matched already.
    pub(crate) cache: FxHashMap<CacheKey, Rc<Vec<Hit>>>,
    /// What formulas that rules share matched already.
    shared: Memo<SharedFormula, Vec<Hit>>,
    /// The same of whole parts of taint rules.
    pub(crate) tables: Memo<SharedPart, Table>,
    /// What the conditions around the formula that is evaluated say about names.
    pub(crate) filters: Filters,
    /// Where hits of the formula that is evaluated matter; everywhere without.
    near: Option<Rc<Near>>,
    /// What patterns mean for the rule that is evaluated.
    pub(crate) options: MatchOptions,
    pub(crate) reparses: u32,
    /// The text in blocks, for patterns of plain text, by what is taken for comments.
    documents: BTreeMap<Comments, Document>,
    /// The run's rules and which of their literals stand in the text, where somebody looked.
    pub(crate) literals: Option<(&'run RuleSet, &'run Found)>,
}

impl<'run> Evaluation<'run> {
    pub(crate) fn new(cx: &'run Cx, text: &'run str, file: Option<&'run File<'run>>) -> Self {
        Self {
            cx,
            text,
            file,
            cache: FxHashMap::default(),
            shared: Memo::default(),
            tables: Memo::default(),
            filters: Filters::default(),
            near: None,
            options: MatchOptions::default(),
            reparses: MAX_REPARSE,
            documents: BTreeMap::new(),
            literals: None,
        }
    }

    /// Whether names and literals that stand in the file allow `formula` to match anything: cheap, and never wrong
    /// when it says no.
    fn may_hold(&self, formula: &CompiledFormula) -> bool {
        match formula {
            CompiledFormula::Pattern(pattern) => {
                self.file.is_some_and(|file| pattern.within(file).is_some())
            }
            CompiledFormula::Regex(regex) => self
                .literals
                .is_none_or(|(rules, found)| rules.is_met(regex.requirement(), found)),
            CompiledFormula::Generic { requirement, .. } => self
                .literals
                .is_none_or(|(rules, found)| rules.is_met(requirement, found)),
            CompiledFormula::Inside(inner) | CompiledFormula::Anywhere(inner) => {
                self.may_hold(inner)
            }
            CompiledFormula::Not(_) => true,
            CompiledFormula::All { parts, .. } => parts.iter().all(|part| self.may_hold(part)),
            CompiledFormula::Any(parts) => parts.iter().any(|part| self.may_hold(part)),
        }
    }

    /// The ranges that satisfy `formula`, in source order.
    pub(crate) fn hits(
        &mut self,
        formula: &CompiledFormula,
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        match formula {
            CompiledFormula::Pattern(pattern) => {
                Rc::unwrap_or_clone(self.pattern(pattern, within, budget))
            }
            CompiledFormula::Generic { pattern, .. } => {
                if !self.may_hold(formula) {
                    return Vec::new();
                }
                self.generic(pattern, within, budget)
            }
            CompiledFormula::Regex(regex) => {
                if !self.may_hold(formula) {
                    return Vec::new();
                }
                let span = within.map_or_else(|| whole(self.text), |within| within.hit.span);
                // A regular expression costs by the text it reads.
                if budget.spend(u64::from(span.len() / 16)).is_err() {
                    return Vec::new();
                }
                regex_hits(regex, self.text, span)
            }
            CompiledFormula::Inside(inner)
            | CompiledFormula::Anywhere(inner)
            | CompiledFormula::Not(inner) => self.hits(inner, within, budget),
            CompiledFormula::Any(parts) => {
                let mut all: Vec<Hit> = Vec::new();
                for part in parts {
                    all.extend_from_slice(&self.found(part, within, budget));
                }
                sort(&mut all);
                matcher::dedup(all)
            }
            CompiledFormula::All {
                parts,
                conditions,
                focus,
            } => {
                // One part that cannot match spares the evaluation of all others.
                if !self.may_hold(formula) {
                    return Vec::new();
                }
                let outer = self.filters.enter(conditions);
                let hits = self.all(parts, conditions, within, budget);
                self.filters.leave(outer);
                let mut hits = narrowed(hits, focus);
                sort(&mut hits);
                matcher::dedup(hits)
            }
        }
    }

    /// The same, for who only reads them: what is known already is not copied.
    fn found(
        &mut self,
        formula: &CompiledFormula,
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Rc<Vec<Hit>> {
        match formula {
            CompiledFormula::Pattern(pattern) => self.pattern(pattern, within, budget),
            CompiledFormula::Inside(inner)
            | CompiledFormula::Anywhere(inner)
            | CompiledFormula::Not(inner) => self.found(inner, within, budget),
            _ => Rc::new(self.hits(formula, within, budget)),
        }
    }

    /// The ranges that satisfy a formula that other rules may hold as well, everywhere in the file.
    pub(crate) fn shared_hits(
        &mut self,
        shared: &Arc<SharedFormula>,
        budget: &mut Budget,
    ) -> Rc<Vec<Hit>> {
        if let Some(known) = self.shared.get(shared, self.options) {
            return known;
        }
        let hits = self.found(&shared.formula, None, budget);
        // What an empty budget cut short must not be taken for the whole.
        if !budget.is_empty() {
            self.shared.keep(shared, self.options, &hits);
        }
        hits
    }

    /// What a pattern for plain text matches; within a range, that is read as a text of its own.
    fn generic(
        &mut self,
        pattern: &GenericPattern,
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        // Reading the text costs, and so does looking at each place where a match could begin.
        let length = within.map_or(self.text.len(), |within| within.hit.span.len() as usize);
        if budget.spend(length as u64 / 4).is_err() {
            return Vec::new();
        }
        let comments = pattern.comments();
        if let Some(within) = within {
            let text = within.hit.span.slice(self.text);
            let document = OnceCell::new();
            let blocks = || document.get_or_init(|| generic::document(text, comments));
            let hits = pattern.find(text, blocks, budget);
            return generic::moved(hits, within.hit.span.start);
        }
        let text = self.text;
        let documents = &mut self.documents;
        let blocks = || generic::document(text, comments);
        pattern.find(
            text,
            || documents.entry(comments).or_insert_with(blocks),
            budget,
        )
    }

    fn pattern(
        &mut self,
        pattern: &RulePattern,
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Rc<Vec<Hit>> {
        let Some(file) = self.file else {
            return Rc::default();
        };
        let Some(pattern) = pattern.within(file) else {
            return Rc::default();
        };
        if let Some(within) = within {
            let place = Place {
                within: Some((within.hit.span, within.node)),
                near: None,
            };
            let filters = &mut self.filters;
            return Rc::new(matcher::find(
                pattern,
                file,
                self.options,
                place,
                budget,
                filters,
            ));
        }
        let filters = self.filters.key(pattern);
        let key = (std::ptr::from_ref(pattern), self.options, filters);
        if let Some(known) = self.cache.get(&key) {
            return Rc::clone(known);
        }
        let place = Place {
            within: None,
            near: self.near.as_deref(),
        };
        let filters = &mut self.filters;
        let hits = Rc::new(matcher::find(
            pattern,
            file,
            self.options,
            place,
            budget,
            filters,
        ));
        // What an empty budget cut short, or was looked for at some places only, must not be taken for the whole.
        if !budget.is_empty() && self.near.is_none() {
            self.cache.insert(key, Rc::clone(&hits));
        }
        hits
    }

    /// The hits of `formula`, those that touch one of `hits` among them.
    fn hits_near(
        &mut self,
        hits: &[Hit],
        formula: &CompiledFormula,
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Rc<Vec<Hit>> {
        let near = Near::new(hits, self.text).map(Rc::new);
        let outer = std::mem::replace(&mut self.near, near);
        let found = self.found(formula, within, budget);
        self.near = outer;
        found
    }

    /// The hits of `formula` everywhere.
    fn hits_anywhere(&mut self, formula: &CompiledFormula, budget: &mut Budget) -> Rc<Vec<Hit>> {
        let outer = self.near.take();
        let found = self.found(formula, None, budget);
        self.near = outer;
        found
    }

    fn all(
        &mut self,
        parts: &[CompiledFormula],
        conditions: &[CompiledCondition],
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        let operations = Operations::of(parts, conditions, within.is_some());
        let mut hits: Option<Vec<Hit>> = within.map(|within| vec![within.hit.clone()]);
        for (_, part) in &operations.ranges {
            let joined = match hits.take() {
                None => self.hits(part, within, budget),
                Some(hits) => {
                    let found = self.hits_near(&hits, part, within, budget);
                    self.intersected(&hits, &found, budget)
                }
            };
            if joined.is_empty() {
                return joined;
            }
            hits = Some(joined);
        }
        let mut hits = hits.unwrap_or_default();
        for (_, operation) in operations.on(&hits) {
            if hits.is_empty() {
                return hits;
            }
            hits = self.apply(operation, hits, within, budget);
        }
        hits
    }

    /// What `operation` leaves of `hits`.
    pub(crate) fn apply(
        &mut self,
        operation: Operation<'_>,
        hits: Vec<Hit>,
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        match operation {
            Operation::Inside(inner) => {
                let around = self.hits_near(&hits, inner, None, budget);
                self.inside(&hits, &around, budget)
            }
            Operation::Anywhere(inner) => {
                let found = self.hits_anywhere(inner, budget);
                self.agreeing(&hits, &found, budget)
            }
            Operation::Not(inner) => self.without(hits, inner, within, budget),
            Operation::Condition(condition) => self.holding(condition, hits, budget),
        }
    }

    /// What of `hits` satisfies a condition; one that binds more may hold in several ways.
    fn holding(
        &mut self,
        condition: &CompiledCondition,
        hits: Vec<Hit>,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        let mut all = Vec::new();
        for hit in hits {
            match condition {
                CompiledCondition::Pattern {
                    name,
                    target,
                    formula,
                } => all.extend(self.satisfying(*name, *target, formula, &hit, budget)),
                _ if self.holds(condition, &hit, budget) => all.push(hit),
                _ => {}
            }
        }
        all
    }

    /// Pairs of which one lies in the other: the smaller, with both bindings.
    pub(crate) fn intersected(&self, left: &[Hit], right: &[Hit], budget: &mut Budget) -> Vec<Hit> {
        let mut all = Vec::new();
        for a in left {
            for b in right {
                if b.span.start > a.span.end {
                    break;
                }
                if budget.spend(1).is_err() {
                    return all;
                }
                // What the inner of the two binds is bound there.
                let (inner, outer) = if b.span.contains(a.span) {
                    (a, b)
                } else if a.span.contains(b.span) {
                    (b, a)
                } else {
                    continue;
                };
                if let Some(env) = self.merged(&inner.env, &outer.env) {
                    let span = inner.span;
                    all.push(Hit { span, env });
                }
            }
        }
        sort(&mut all);
        matcher::dedup(all)
    }

    /// What of `hits` lies in one of `around`, with the bindings of both.
    fn inside(&self, hits: &[Hit], around: &[Hit], budget: &mut Budget) -> Vec<Hit> {
        let mut all = Vec::new();
        for hit in hits {
            for outer in around
                .iter()
                .take_while(|outer| outer.span.start <= hit.span.start)
            {
                if budget.spend(1).is_err() {
                    return all;
                }
                if outer.span.contains(hit.span)
                    && let Some(env) = self.merged(&hit.env, &outer.env)
                {
                    all.push(Hit {
                        span: hit.span,
                        env,
                    });
                }
            }
        }
        matcher::dedup(all)
    }

    /// What of `hits` agrees with one of `found`, wherever that is.
    fn agreeing(&self, hits: &[Hit], found: &[Hit], budget: &mut Budget) -> Vec<Hit> {
        let mut all = Vec::new();
        for hit in hits {
            for other in found {
                if budget.spend(1).is_err() {
                    return all;
                }
                if let Some(env) = self.merged(&hit.env, &other.env) {
                    all.push(Hit {
                        span: hit.span,
                        env,
                    });
                }
            }
        }
        matcher::dedup(all)
    }

    fn without(
        &mut self,
        hits: Vec<Hit>,
        inner: &CompiledFormula,
        within: Option<&Scope>,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        if hits.is_empty() {
            return hits;
        }
        // What is taken away need not satisfy the conditions on what is kept.
        let suspended = self.filters.suspend();
        let (taken, relation): (Rc<Vec<Hit>>, Relation) = match inner {
            CompiledFormula::Inside(inner) => {
                let found = self.hits_near(&hits, inner, None, budget);
                (found, |hit, taken| taken.contains(hit))
            }
            inner if gives_insides(inner) => {
                let found = self.hits_near(&hits, inner, within, budget);
                (found, |hit, taken| taken.contains(hit))
            }
            CompiledFormula::Regex(_) => (self.found(inner, within, budget), Span::overlaps),
            _ => {
                let found = self.hits_near(&hits, inner, within, budget);
                (found, |hit, taken| hit == taken)
            }
        };
        self.filters.resume(suspended);
        let text = self.text;
        hits.into_iter()
            .filter(|hit| {
                // Without steps nothing is found rather than too much.
                budget.spend(taken.len() as u64 / 4).is_ok()
                    && !taken.iter().any(|taken| {
                        relation(trimmed(hit.span, text), trimmed(taken.span, text))
                            && self.merged(&hit.env, &taken.env).is_some()
                    })
            })
            .collect()
    }

    /// Both bindings together, where they agree.
    pub(crate) fn merged(&self, left: &Env, right: &Env) -> Option<Env> {
        let mut merged = left.clone();
        for (name, value) in right.iter() {
            match left.get(*name) {
                Some(own) if self.same(own, value) => {}
                Some(_) => return None,
                None => merged.set(*name, value.clone()),
            }
        }
        Some(merged.normalised())
    }

    pub(crate) fn same(&self, left: &Value, right: &Value) -> bool {
        match self.file {
            Some(file) => file.same(left, right, self.options),
            None => self.value_text(left) == self.value_text(right),
        }
    }

    pub(crate) fn value_text<'value>(&'value self, value: &'value Value) -> &'value str {
        match &value.text {
            Some(text) => text,
            None => value.span.slice(self.text),
        }
    }

    /// The constant that a binding stands for.
    pub(crate) fn value_constant(&self, value: &Value) -> Option<Constant> {
        let node = value.node?;
        self.file?.facts.constant(node)
    }

    fn holds(&self, condition: &CompiledCondition, hit: &Hit, budget: &mut Budget) -> bool {
        match condition {
            CompiledCondition::Regex {
                name,
                regex,
                constant,
            } => {
                let Some(value) = hit.env.get(*name) else {
                    return false;
                };
                let propagated = constant
                    .then(|| self.value_constant(value))
                    .flatten()
                    .map(constant_text);
                let text = self.value_text(value);
                if budget.spend(1 + text.len() as u64 / 64).is_err() {
                    return false;
                }
                regex.is_match(propagated.as_deref().unwrap_or(text))
            }
            // Asked where its bindings can be added.
            CompiledCondition::Pattern { .. } => true,
            CompiledCondition::Comparison(comparison) => comparison.holds(self, &hit.env),
            CompiledCondition::Analysis { name, analyzer } => {
                let Some(value) = hit.env.get(*name) else {
                    return false;
                };
                // A string is judged by what is between its quotes, or by the value that stands behind a name.
                let constant = self.value_constant(value).map(constant_text);
                let text = constant.as_deref().unwrap_or(self.value_text(value));
                budget.spend(1 + text.len() as u64 / 64).is_ok() && analyzer.holds(text)
            }
            CompiledCondition::Type { name, types } => {
                let node = hit.env.get(*name).and_then(|value| value.node);
                let (Some(node), Some(file)) = (node, self.file) else {
                    return false;
                };
                let Some(own) = file.facts.type_of(node) else {
                    return false;
                };
                types.iter().any(|wanted| {
                    matcher::same_type(&own, wanted, &|name| {
                        file.facts.imports().lookup(name).map(|path| path.join("."))
                    })
                })
            }
        }
    }

    /// `hit` with the bindings of every way in which its bound code satisfies a formula.
    fn satisfying(
        &mut self,
        name: Symbol,
        target: Target,
        formula: &CompiledFormula,
        hit: &Hit,
        budget: &mut Budget,
    ) -> Vec<Hit> {
        let Some(value) = hit.env.get(name).cloned() else {
            return Vec::new();
        };
        let (text, language) = match target {
            Target::Same if value.text.is_none() => {
                let scope = Scope {
                    hit: Hit {
                        span: value.span,
                        env: hit.env.clone(),
                    },
                    node: value.node,
                };
                let mut all: Vec<Hit> = Vec::new();
                let suspended = self.filters.suspend();
                let found = self.hits(formula, Some(&scope), budget);
                self.filters.resume(suspended);
                for own in found {
                    if let Some(env) = self.merged(&hit.env, &own.env) {
                        let hit = Hit {
                            span: hit.span,
                            env,
                        };
                        if !all.contains(&hit) {
                            all.push(hit);
                        }
                    }
                }
                return all;
            }
            Target::Same => (
                self.value_text(&value).to_owned(),
                self.file.map(|file| file.facts.language),
            ),
            Target::Language(_) | Target::Words | Target::Text => {
                let language = match target {
                    Target::Language(language) => Some(language),
                    _ => None,
                };
                match self.content(&value, target == Target::Words) {
                    Some(content) => (content, language),
                    None => return Vec::new(),
                }
            }
        };
        if self.reparsed(&text, language, formula, budget) {
            vec![hit.clone()]
        } else {
            Vec::new()
        }
    }

    /// What lies between the quotes of the string that is bound; other code is in no other language, but all code is
    /// words.
    fn content(&self, value: &Value, as_words: bool) -> Option<String> {
        match self.value_constant(value) {
            Some(Constant::Str(content)) => Some(content),
            _ if as_words || value.node.is_none() => Some(self.value_text(value).to_owned()),
            _ => None,
        }
    }

    /// Whether `formula` holds anywhere in `text`, read as another language (or as text).
    fn reparsed(
        &mut self,
        text: &str,
        language: Option<&'static airlock_syntax::Language>,
        formula: &CompiledFormula,
        budget: &mut Budget,
    ) -> bool {
        let Some(reparses) = self.reparses.checked_sub(1) else {
            return false;
        };
        if budget.spend(text.len() as u64).is_err() {
            return false;
        }
        let parsed = language.map(|language| {
            airlock_syntax::parse(self.cx, language, text, ParseLimits::default()).tree
        });
        let empty = Tree::default();
        let file =
            language.map(|language| File::new(language, parsed.as_ref().unwrap_or(&empty), text));
        let mut inner = Evaluation::new(self.cx, text, file.as_ref());
        inner.reparses = reparses;
        inner.options = self.options;
        let scope = Scope {
            hit: Hit {
                span: whole(text),
                env: Env::default(),
            },
            node: None,
        };
        !inner.hits(formula, Some(&scope), budget).is_empty()
    }
}

/// A constant as text, without quotes.
pub(crate) fn constant_text(constant: Constant) -> String {
    match constant {
        Constant::Str(text) => text,
        Constant::Number(number) => number.to_string(),
        Constant::Bool(truth) => truth.to_string(),
    }
}

fn whole(text: &str) -> Span {
    Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX))
}

/// A range without a closing semicolon, which belongs to a statement but not to its expression.
fn trimmed(span: Span, text: &str) -> Span {
    let slice = span.slice(text);
    let kept = slice.trim_end_matches([';', ' ', '\t', '\n', '\r']).len();
    Span::new(
        span.start,
        span.start + u32::try_from(kept).unwrap_or(span.len()),
    )
}

fn sort(hits: &mut [Hit]) {
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
}

fn regex_hits(regex: &crate::text_regex::TextRegex, text: &str, within: Span) -> Vec<Hit> {
    let (found, _) = regex.matches(within.slice(text));
    let moved = |span: Span| Span::new(span.start + within.start, span.end + within.start);
    found
        .into_iter()
        .map(|hit| {
            let mut env = Env::default();
            for (name, span) in &hit.groups {
                env.set(Symbol::of(name), Value::range(moved(*span)));
            }
            Hit {
                span: moved(hit.span),
                env: env.normalised(),
            }
        })
        .collect()
}

/// Each hit at the ranges of the metavariables in focus; several entries must all cover the range.
pub(crate) fn narrowed(hits: Vec<Hit>, focus: &[Vec<Symbol>]) -> Vec<Hit> {
    if focus.is_empty() {
        return hits;
    }
    let mut all = Vec::new();
    for hit in hits {
        let mut spans = vec![hit.span];
        for names in focus {
            let own: Vec<Span> = names
                .iter()
                .filter_map(|name| hit.env.get(*name).map(|value| value.span))
                .collect();
            spans = spans
                .iter()
                .flat_map(|span| {
                    own.iter().filter_map(|other| {
                        if span.contains(*other) {
                            Some(*other)
                        } else if other.contains(*span) {
                            Some(*span)
                        } else {
                            None
                        }
                    })
                })
                .collect();
        }
        all.extend(spans.into_iter().map(|span| Hit {
            span,
            env: hit.env.clone(),
        }));
    }
    all
}

/// Whether all ranges that a formula gives are those of a `pattern-inside`.
fn gives_insides(formula: &CompiledFormula) -> bool {
    match formula {
        CompiledFormula::Inside(_) => true,
        CompiledFormula::All { parts, focus, .. } => {
            let mut positive = { parts.iter() }
                .filter(|part| !matches!(part, CompiledFormula::Not(_)))
                .peekable();
            focus.is_empty() && positive.peek().is_some() && positive.all(gives_insides)
        }
        _ => false,
    }
}
