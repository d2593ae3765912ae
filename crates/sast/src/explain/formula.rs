//! What each part of a formula finds, keeps and takes away.
//!
//! Invariant: recursion follows the formula, whose depth the rule loader bounds.

use super::reasons;
use super::{Note, Outcome, Step};
use crate::compiled::CompiledFormula;
use crate::env::Hit;
use crate::evaluate::{Evaluation, narrowed};
use crate::matcher::{nearest, quoted};
use crate::operations::{Operation, Operations};
use airlock_model::{Budget, Span};
use airlock_rules::{Condition, Formula, MetavariableName};
use airlock_syntax::Symbol;
use std::collections::BTreeMap;

/// Explains one rule on one file.
pub(super) struct Explainer<'run> {
    pub(super) evaluation: Evaluation<'run>,
    /// Names of metavariables by symbol.
    pub(super) names: &'run BTreeMap<Symbol, String>,
    pub(super) budget: Budget,
}

/// A part of a rule that was asked.
pub(super) struct Explained {
    pub(super) step: Step,
    pub(super) hits: Vec<Hit>,
    /// Why there are none.
    pub(super) why: Option<Note>,
    /// How many parts matched or kept something; the higher, the nearer to a match.
    progress: usize,
}

impl Explained {
    /// The parts of a taint rule.
    pub(super) fn of_taint(parts: Vec<Step>, hits: Vec<Hit>, why: Option<Note>) -> Self {
        Self {
            progress: 0,
            step: Step {
                key: "taint",
                text: String::new(),
                outcome: Outcome::Places(spans(&hits)),
                notes: Vec::new(),
                parts,
            },
            hits,
            why,
        }
    }

    /// The step; for `patterns` at the top, its parts.
    pub(super) fn steps(&self) -> Vec<Step> {
        if self.step.key == "patterns" || self.step.key == "taint" {
            self.step.parts.clone()
        } else {
            vec![self.step.clone()]
        }
    }
}

pub(super) fn spans(hits: &[Hit]) -> Vec<Span> {
    let mut all: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
    all.sort();
    all.dedup();
    all
}

/// The key of a formula in a rule.
fn key(formula: &Formula) -> &'static str {
    match formula {
        Formula::Pattern(_) => "pattern",
        Formula::Regex(_) => "pattern-regex",
        Formula::Inside(_) => "pattern-inside",
        Formula::Anywhere(_) => "anywhere",
        Formula::Not(inner) => match &**inner {
            Formula::Inside(_) => "pattern-not-inside",
            Formula::Regex(_) => "pattern-not-regex",
            _ => "pattern-not",
        },
        Formula::All { .. } => "patterns",
        Formula::Any(_) => "pattern-either",
    }
}

/// What a formula holds, on one line; nothing where its parts show it.
fn text(formula: &Formula) -> String {
    match formula {
        Formula::Pattern(text) | Formula::Regex(text) => quoted(text),
        Formula::Inside(inner) | Formula::Anywhere(inner) | Formula::Not(inner) => text(inner),
        Formula::All { .. } | Formula::Any(_) => String::new(),
    }
}

impl Explainer<'_> {
    /// Asks a formula for all of its ranges.
    pub(super) fn formula(&mut self, source: &Formula, compiled: &CompiledFormula) -> Explained {
        match (source, compiled) {
            (
                Formula::Inside(source) | Formula::Anywhere(source) | Formula::Not(source),
                CompiledFormula::Inside(compiled)
                | CompiledFormula::Anywhere(compiled)
                | CompiledFormula::Not(compiled),
            ) => self.formula(source, compiled),
            (Formula::Any(sources), CompiledFormula::Any(parts)) => {
                self.any(source, sources, parts, compiled)
            }
            (
                Formula::All {
                    parts: sources,
                    conditions,
                    focus,
                },
                CompiledFormula::All { .. },
            ) => self.all(sources, conditions, focus, compiled),
            _ => self.leaf(source, compiled),
        }
    }

    /// A pattern or an expression.
    fn leaf(&mut self, source: &Formula, compiled: &CompiledFormula) -> Explained {
        let hits = self.evaluation.hits(compiled, None, &mut self.budget);
        let why = hits.is_empty().then(|| self.nothing(compiled));
        Explained {
            progress: usize::from(!hits.is_empty()),
            step: Step {
                key: key(source),
                text: text(source),
                outcome: Outcome::Places(spans(&hits)),
                notes: why.iter().cloned().collect(),
                parts: Vec::new(),
            },
            hits,
            why,
        }
    }

    /// Why a pattern or an expression finds nothing.
    fn nothing(&mut self, compiled: &CompiledFormula) -> Note {
        match (compiled, self.evaluation.file) {
            (CompiledFormula::Pattern(pattern), Some(file)) => {
                let Ok(pattern) = pattern.compiled() else {
                    return Note::new(None, "the pattern is no code of the file's language");
                };
                let options = self.evaluation.options;
                let miss = nearest(pattern, file, options, &mut self.budget);
                Note::new(miss.at, miss.why)
            }
            (CompiledFormula::Pattern(_), None) => {
                Note::new(None, "the file has no tree in which code could be found")
            }
            (CompiledFormula::Generic { .. }, _) => {
                Note::new(None, "the words stand nowhere in the text like this")
            }
            _ => Note::new(None, "the expression matches nowhere in the text"),
        }
    }

    fn any(
        &mut self,
        source: &Formula,
        sources: &[Formula],
        parts: &[CompiledFormula],
        compiled: &CompiledFormula,
    ) -> Explained {
        let mut steps = Vec::new();
        let mut best: Option<(usize, Note)> = None;
        for (source, part) in sources.iter().zip(parts) {
            let mut explained = self.formula(source, part);
            explained.step.key = key(source);
            if let Some(why) = explained.why
                && best
                    .as_ref()
                    .is_none_or(|(most, _)| explained.progress > *most)
            {
                best = Some((explained.progress, why));
            }
            steps.push(explained.step);
        }
        let hits = self.evaluation.hits(compiled, None, &mut self.budget);
        let progress = best.as_ref().map_or(0, |(progress, _)| *progress);
        Explained {
            progress: progress + usize::from(!hits.is_empty()),
            step: Step {
                key: key(source),
                text: String::new(),
                outcome: Outcome::Places(spans(&hits)),
                notes: Vec::new(),
                parts: steps,
            },
            why: best.map(|(_, why)| why).filter(|_| hits.is_empty()),
            hits,
        }
    }

    fn all(
        &mut self,
        sources: &[Formula],
        conditions: &[Condition],
        focus: &[Vec<MetavariableName>],
        compiled: &CompiledFormula,
    ) -> Explained {
        let CompiledFormula::All {
            parts,
            conditions: compiled_conditions,
            focus: compiled_focus,
        } = compiled
        else {
            return self.leaf(&Formula::Any(Vec::new()), compiled);
        };
        let operations = Operations::of(parts, compiled_conditions, false);
        let mut state = Left::default();
        for (at, part) in &operations.ranges {
            let Some(source) = sources.get(*at) else {
                continue;
            };
            self.range(source, part, &mut state);
        }
        let hits = state.hits.clone().unwrap_or_default();
        for (at, operation) in operations.on(&hits) {
            match operation {
                Operation::Condition(_) => {
                    if let Some(condition) = conditions.get(at) {
                        self.condition(condition, operation, &mut state);
                    }
                }
                _ => {
                    if let Some(source) = sources.get(at) {
                        self.judge(source, operation, &mut state);
                    }
                }
            }
        }
        if !focus.is_empty() {
            self.focus(focus, compiled_focus, &mut state);
        }
        let hits = state.hits.unwrap_or_default();
        Explained {
            progress: state.progress,
            step: Step {
                key: "patterns",
                text: String::new(),
                outcome: Outcome::Places(spans(&hits)),
                notes: Vec::new(),
                parts: state.steps,
            },
            why: state.why.filter(|_| hits.is_empty()),
            hits,
        }
    }

    /// A part that gives ranges: those that fit the ranges of the parts before stay.
    fn range(&mut self, source: &Formula, part: &CompiledFormula, state: &mut Left) {
        let mut explained = self.formula(source, part);
        explained.step.key = key(source);
        state.progress += explained.progress;
        let joined = match &state.hits {
            None => explained.hits,
            Some(hits) => {
                let joined = self
                    .evaluation
                    .intersected(hits, &explained.hits, &mut self.budget);
                if joined.is_empty() && !hits.is_empty() && !explained.hits.is_empty() {
                    let why = reasons::apart(&self.words(), hits, &explained.hits);
                    explained.step.notes.push(why.clone());
                    explained.why = Some(why);
                }
                joined
            }
        };
        state.settle(joined, explained.why);
        state.steps.push(explained.step);
    }

    /// A part that judges the ranges that are left by its own.
    fn judge(&mut self, source: &Formula, operation: Operation<'_>, state: &mut Left) {
        let (inner_source, inner) = match (source, operation) {
            (Formula::Any(_) | Formula::All { .. }, Operation::Inside(inner)) => (source, inner),
            (
                Formula::Inside(source) | Formula::Anywhere(source) | Formula::Not(source),
                Operation::Inside(inner) | Operation::Anywhere(inner) | Operation::Not(inner),
            ) => (&**source, inner),
            _ => return,
        };
        let own = self.formula(inner_source, inner);
        let mut step = own.step;
        // What is in it is shown where it is more than one pattern.
        step.text = text(source);
        step.key = key(source);
        let before = state.hits.take().unwrap_or_default();
        let left = self
            .evaluation
            .apply(operation, before.clone(), None, &mut self.budget);
        let lost = reasons::lost(&before, &left);
        let words = self.words();
        let notes = match operation {
            Operation::Not(_) => reasons::taken_away(&words, &lost, &own.hits),
            Operation::Anywhere(_) => reasons::not_agreeing(&words, &lost, &own.hits),
            _ => reasons::not_inside(&words, &lost, &own.hits, inner_source, own.why),
        };
        step.outcome = if before.is_empty() {
            Outcome::Idle
        } else {
            Outcome::Keeps {
                of: spans(&before).len(),
                left: spans(&left),
            }
        };
        step.notes = notes;
        let why = step.notes.first().cloned();
        state.settle(left, why);
        state.steps.push(step);
    }

    fn condition(&mut self, source: &Condition, operation: Operation<'_>, state: &mut Left) {
        let before = state.hits.take().unwrap_or_default();
        let left = self
            .evaluation
            .apply(operation, before.clone(), None, &mut self.budget);
        let lost = reasons::lost(&before, &left);
        let notes = reasons::refused(&self.words(), &lost, source);
        let (key, text) = reasons::condition(source);
        let why = notes.first().cloned();
        state.steps.push(Step {
            key,
            text,
            outcome: if before.is_empty() {
                Outcome::Idle
            } else {
                Outcome::Keeps {
                    of: spans(&before).len(),
                    left: spans(&left),
                }
            },
            notes,
            parts: Vec::new(),
        });
        state.settle(left, why);
    }

    fn focus(
        &mut self,
        names: &[Vec<MetavariableName>],
        compiled: &[Vec<Symbol>],
        state: &mut Left,
    ) {
        let before = state.hits.take().unwrap_or_default();
        let left = narrowed(before.clone(), compiled);
        let named: Vec<String> = names
            .iter()
            .flatten()
            .map(|name| format!("${name}"))
            .collect();
        let notes: Vec<Note> = if left.is_empty() {
            let words = self.words();
            let unbound = before
                .first()
                .map(|hit| reasons::unbound(&words, hit, &named));
            unbound.into_iter().collect()
        } else {
            Vec::new()
        };
        let why = notes.first().cloned();
        state.steps.push(Step {
            key: "focus-metavariable",
            text: named.join(", "),
            outcome: if before.is_empty() {
                Outcome::Idle
            } else {
                Outcome::Places(spans(&left))
            },
            notes,
            parts: Vec::new(),
        });
        state.settle(left, why);
    }

    fn words(&self) -> reasons::Words<'_> {
        reasons::Words {
            evaluation: &self.evaluation,
            names: self.names,
        }
    }
}

/// What is left while the parts of `patterns` are gone through.
#[derive(Default)]
struct Left {
    /// None before the first part that gives ranges.
    hits: Option<Vec<Hit>>,
    steps: Vec<Step>,
    /// The first reason for nothing being left.
    why: Option<Note>,
    progress: usize,
}

impl Left {
    /// Takes what is left after a part, and its reason if that is nothing for the first time.
    fn settle(&mut self, hits: Vec<Hit>, why: Option<Note>) {
        if hits.is_empty() {
            self.why = self.why.take().or(why);
        } else {
            self.progress += 1;
        }
        self.hits = Some(hits);
    }
}
