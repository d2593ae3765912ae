//! Why a place does not stay: each reason in one sentence, with what to do where that is known.

use super::Note;
use crate::env::{Env, Hit};
use crate::evaluate::Evaluation;
use crate::matcher::quoted;
use crate::text_regex::TextRegex;
use airlock_model::Span;
use airlock_rules::{Condition, Formula};
use airlock_syntax::Symbol;
use std::collections::{BTreeMap, BTreeSet};

/// More places than this are not explained one by one.
const MAX_NOTES: usize = 5;

/// What sentences are made of.
pub(super) struct Words<'run> {
    pub(super) evaluation: &'run Evaluation<'run>,
    pub(super) names: &'run BTreeMap<Symbol, String>,
}

impl Words<'_> {
    fn value(&self, env: &Env, name: &str) -> Option<String> {
        let value = env.get(Symbol::of(name))?;
        Some(quoted(self.evaluation.value_text(value)))
    }

    fn bound(&self, env: &Env) -> String {
        let names: BTreeSet<&String> = { env.iter() }
            .filter_map(|(symbol, _)| self.names.get(symbol))
            .collect();
        if names.is_empty() {
            return "no metavariable".to_owned();
        }
        let names: Vec<String> = names.iter().map(|name| format!("`${name}`")).collect();
        names.join(", ")
    }

    /// The metavariable on which two bindings do not agree.
    fn conflict(&self, left: &Env, right: &Env) -> Option<String> {
        left.iter().find_map(|(symbol, own)| {
            let other = right.get(*symbol)?;
            let agree = self.evaluation.same(own, other);
            let name = self.names.get(symbol).filter(|_| !agree)?;
            let (own, other) = (
                quoted(self.evaluation.value_text(own)),
                quoted(self.evaluation.value_text(other)),
            );
            Some(format!(
                "`${name}` is {own} here and {other} there: one name, one piece of code"
            ))
        })
    }
}

/// What of `before` is not in `left`; by range and bindings, as a part may add bindings.
pub(super) fn lost<'hit>(before: &'hit [Hit], left: &[Hit]) -> Vec<&'hit Hit> {
    let keeps = |hit: &Hit, other: &Hit| {
        other.span == hit.span
            && hit
                .env
                .iter()
                .all(|(name, value)| other.env.get(*name).is_none_or(|own| own == value))
    };
    { before.iter() }
        .filter(|hit| !left.iter().any(|other| keeps(hit, other)))
        .collect()
}

/// Why no range of one part fits one of another.
pub(super) fn apart(words: &Words<'_>, left: &[Hit], right: &[Hit]) -> Note {
    for own in left {
        for other in right {
            if !own.span.contains(other.span) && !other.span.contains(own.span) {
                continue;
            }
            if let Some(conflict) = words.conflict(&other.env, &own.env) {
                return Note::new(Some(other.span), conflict);
            }
        }
    }
    Note::new(
        right.first().map(|hit| hit.span),
        "no place of this part lies in or around a place of the parts before: `patterns` asks for all of them at one \
         place. Alternatives go under `pattern-either`, what is around under `pattern-inside`",
    )
}

/// Why places lie in no range of a `pattern-inside`.
pub(super) fn not_inside(
    words: &Words<'_>,
    lost: &[&Hit],
    around: &[Hit],
    pattern: &Formula,
    why_none: Option<Note>,
) -> Vec<Note> {
    if around.is_empty() && !lost.is_empty() {
        return why_none.into_iter().collect();
    }
    let is_open_ended = |text: &str| text.trim_end().ends_with("...");
    let ends_early = matches!(pattern, Formula::Pattern(text) if !is_open_ended(text));
    let reason = |hit: &&&Hit| {
        let mut outer = around.iter().filter(|outer| outer.span.contains(hit.span));
        if let Some(conflict) = outer.find_map(|outer| words.conflict(&hit.env, &outer.env)) {
            return Note::new(Some(hit.span), format!("lies in a range where {conflict}"));
        }
        let before = around.iter().any(|outer| outer.span.end <= hit.span.start);
        let hint = if before && ends_early {
            ": the range ends before it. A last line of `...` takes in the statements that follow"
        } else {
            ""
        };
        Note::new(Some(hit.span), format!("lies in none of its ranges{hint}"))
    };
    lost.iter()
        .take(MAX_NOTES)
        .map(|hit| reason(&hit))
        .collect()
}

/// Which places a negative part takes away, and where it matched.
pub(super) fn taken_away(words: &Words<'_>, lost: &[&Hit], taken: &[Hit]) -> Vec<Note> {
    let by = |hit: &Hit| {
        let mut around = { taken.iter() }.filter(|other| other.span.overlaps(hit.span));
        around.find(|other| words.conflict(&hit.env, &other.env).is_none())
    };
    { lost.iter().take(MAX_NOTES) }
        .map(|hit| {
            let what = match by(hit) {
                Some(other) if other.span != hit.span => {
                    let code = other.span.slice(words.evaluation.text);
                    format!("taken away: lies in {}", quoted(code))
                }
                _ => "taken away: this matches it, too".to_owned(),
            };
            Note::new(Some(hit.span), what)
        })
        .collect()
}

/// Why nothing elsewhere in the file agrees.
pub(super) fn not_agreeing(words: &Words<'_>, lost: &[&Hit], found: &[Hit]) -> Vec<Note> {
    { lost.iter().take(MAX_NOTES) }
        .map(|hit| {
            let conflict = found
                .iter()
                .find_map(|other| words.conflict(&hit.env, &other.env));
            let text = conflict.unwrap_or_else(|| "it matches nowhere in the file".to_owned());
            Note::new(Some(hit.span), text)
        })
        .collect()
}

/// A condition's key and what it asks.
pub(super) fn condition(condition: &Condition) -> (&'static str, String) {
    match condition {
        Condition::Regex {
            metavariable,
            regex,
            ..
        } => (
            "metavariable-regex",
            format!("${metavariable} {}", quoted(regex)),
        ),
        Condition::Pattern { metavariable, .. } => {
            ("metavariable-pattern", format!("${metavariable}"))
        }
        Condition::Comparison { comparison, .. } => ("metavariable-comparison", quoted(comparison)),
        Condition::Type {
            metavariable,
            types,
        } => (
            "metavariable-type",
            format!("${metavariable} {}", types.join(", ")),
        ),
        Condition::Analysis {
            metavariable,
            analyzer,
        } => (
            "metavariable-analysis",
            format!("${metavariable} {analyzer}"),
        ),
    }
}

/// Why a condition refuses places.
pub(super) fn refused(words: &Words<'_>, lost: &[&Hit], condition: &Condition) -> Vec<Note> {
    { lost.iter().take(MAX_NOTES) }
        .map(|hit| Note::new(Some(hit.span), refusal(words, hit, condition)))
        .collect()
}

fn refusal(words: &Words<'_>, hit: &Hit, condition: &Condition) -> String {
    let metavariable = match condition {
        Condition::Comparison { comparison, .. } => return compared(words, hit, comparison),
        Condition::Regex { metavariable, .. }
        | Condition::Pattern { metavariable, .. }
        | Condition::Type { metavariable, .. }
        | Condition::Analysis { metavariable, .. } => metavariable,
    };
    let Some(value) = words.value(&hit.env, metavariable) else {
        return unbound(words, hit, &[format!("${metavariable}")]).text;
    };
    let is = format!("`${metavariable}` is {value}");
    match condition {
        Condition::Regex { regex, .. } => {
            let text = hit.env.get(Symbol::of(metavariable));
            let text = text.map_or("", |value| words.evaluation.value_text(value));
            let elsewhere = TextRegex::new(regex).is_ok_and(|regex| regex.is_match(text));
            let is_quoted = text.starts_with(['"', '\'', '`']);
            let hint = match (elsewhere, is_quoted) {
                (true, true) => {
                    ": the expression is asked at the start of the text, which is a quote: begin it with `.*`, or \
                     write the quotes into the pattern"
                }
                (true, false) => {
                    ": the expression is asked at the start of the text: begin it with `.*`"
                }
                _ => "",
            };
            format!("{is}, which does not match{hint}")
        }
        Condition::Type { types, .. } => {
            let node = hit
                .env
                .get(Symbol::of(metavariable))
                .and_then(|value| value.node);
            let known = node.and_then(|node| words.evaluation.file?.facts.type_of(node));
            match known {
                Some(known) => format!("{is}, of type `{known}` and not {}", types.join(" or ")),
                None => format!("{is}, whose type the file does not tell"),
            }
        }
        Condition::Analysis { analyzer, .. } => {
            format!("{is}, which `{analyzer}` finds nothing in")
        }
        _ => format!("{is}, in which the formula matches nowhere"),
    }
}

/// What a comparison came out false of.
fn compared(words: &Words<'_>, hit: &Hit, comparison: &str) -> String {
    let mut said: Vec<String> = Vec::new();
    for part in comparison.split('$').skip(1) {
        let name: String = { part.chars() }
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect();
        let Some(value) = words.value(&hit.env, &name) else {
            return unbound(words, hit, &[format!("${name}")]).text;
        };
        let sentence = format!("`${name}` is {value}");
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    format!("{}, for which it does not hold", said.join(", "))
}

/// A metavariable that is asked for, and that no pattern binds.
pub(super) fn unbound(words: &Words<'_>, hit: &Hit, names: &[String]) -> Note {
    let text = format!(
        "{} stands for nothing here: the patterns bind {}",
        { names.iter() }
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", "),
        words.bound(&hit.env)
    );
    Note::new(Some(hit.span), text)
}

/// The first place of some.
pub(super) fn first(spans: &[Span]) -> Option<Span> {
    spans.iter().min().copied()
}
