//! Why a rule matches in a file what it matches, and why it does not match the rest: what each part of its formula
//! finds, keeps and takes away, for those who write rules.
//!
//! The formula is evaluated by the same operations as in a scan (`operations`), but every part is asked, also where a
//! scan would stop at the first that matches nothing.
//!
//! Invariant: what is said here of a rule is what a scan does with it; nothing is found or hidden by explaining.

mod formula;
mod gates;
mod reasons;
mod taint;

use crate::SourceView;
use crate::compiled::{self, PatternTable};
use crate::engine::tree_language;
use crate::evaluate::Evaluation;
use crate::file::File;
use airlock_model::{Budget, Cx, Span};
use airlock_rules::RuleSet;
use formula::Explainer;

/// Steps for one explanation; more than a scan grants one rule, since every part is asked.
const STEPS: u64 = 200_000_000;

/// Why a rule matches what it matches in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The rule.
    pub rule: String,
    /// The language in which the rule reads the file; none for a text.
    pub language: Option<&'static str>,
    /// What was asked, in order.
    pub steps: Vec<Step>,
    /// Where the rule matches.
    pub matches: Vec<Span>,
    /// Where it matches nothing: the reason.
    pub verdict: Option<Note>,
}

/// One part of a rule and what it does in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its key in the rule.
    pub key: &'static str,
    /// What the key holds, on one line; empty where the parts show it.
    pub text: String,
    /// What it does.
    pub outcome: Outcome,
    /// Why.
    pub notes: Vec<Note>,
    /// The parts of it.
    pub parts: Vec<Step>,
}

/// What a part of a rule does in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It matches at these places.
    Places(Vec<Span>),
    /// It judges the places that are left, `of` how many, and keeps these.
    Keeps {
        /// How many were left before.
        of: usize,
        /// Those that stay.
        left: Vec<Span>,
    },
    /// It would judge places, and none is left.
    Idle,
    /// It lets the rule run on the file, or not.
    Admits(bool),
}

/// A sentence about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The place; none where it is about the whole file.
    pub at: Option<Span>,
    /// The sentence: lower case, no final dot.
    pub text: String,
}

impl Note {
    fn new(at: Option<Span>, text: impl Into<String>) -> Self {
        Self {
            at,
            text: text.into(),
        }
    }
}

/// Explains rule `number` of `rules` on one file; `None` if there is no such rule.
pub fn explain(
    cx: &Cx,
    rules: &RuleSet,
    number: usize,
    view: &SourceView<'_>,
) -> Option<Explanation> {
    let id = rules.ids().nth(number)?.to_owned();
    let mut explanation = Explanation {
        rule: id,
        language: None,
        steps: Vec::new(),
        matches: Vec::new(),
        verdict: None,
    };
    let rule = match rules.rule(number)? {
        Ok(rule) => rule,
        Err(error) => {
            explanation.verdict = Some(Note::new(None, error.to_string()));
            return Some(explanation);
        }
    };
    let refusal = gates::pass(rules, number, rule, view, &mut explanation.steps);
    let language = tree_language(rule, view.language);
    explanation.language = language.map(|language| language.name);
    if let Some(refusal) = refusal.final_word {
        explanation.verdict = Some(refusal);
        return Some(explanation);
    }
    let compiled = match compiled::compile(rule, language, &PatternTable::default()) {
        Ok(compiled) => compiled,
        Err(error) => {
            explanation.verdict = Some(Note::new(None, error.to_string()));
            return Some(explanation);
        }
    };
    let file = view
        .language
        .filter(|_| !view.tree.is_empty())
        .map(|language| File::new(language, view.tree, view.text));
    let mut evaluation = Evaluation::new(cx, view.text, file.as_ref());
    evaluation.options = compiled.options;
    let mut explainer = Explainer {
        evaluation,
        names: &compiled.names,
        budget: Budget::new(STEPS),
    };
    let explained = match (&rule.taint, &compiled.taint) {
        (Some(spec), Some(taint)) => explainer.taint(rule, language, spec, taint),
        _ => explainer.formula(&rule.formula, &compiled.formula),
    };
    let is_whole = !explainer.budget.is_empty();
    explanation.steps.extend(explained.steps());
    explanation.matches = explained.hits.iter().map(|hit| hit.span).collect();
    explanation.matches.sort();
    explanation.matches.dedup();
    let cut = || Note::new(None, "the rule ran out of steps on this file".to_owned());
    explanation.verdict = match (explanation.matches.is_empty(), is_whole) {
        (_, false) => Some(cut()),
        // Without matches of its own the formula says why; a gate that is shut says so before.
        (true, true) => refusal.first_word.or(explained.why),
        (false, true) => refusal.first_word,
    };
    Some(explanation)
}
