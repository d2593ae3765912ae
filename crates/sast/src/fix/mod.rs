//! Fixes: the first of a rule's ways to mend a finding that suits the code.
//!
//! A way that needs what it does not find (code of another shape, a name that means something else in this file, a text
//! whose values cannot be bound) is passed over: no fix is better than a wrong one.

mod bound;
mod import;

use crate::compiled::CompiledFormula;
use crate::env::{Env, Value};
use crate::evaluate::{Evaluation, constant_text};
use crate::interpolate::{Shown, fill, shortened};
use crate::text_regex::TextRegex;
use airlock_model::{Applicability, Budget, Edit, Fix, Span};
use airlock_rules::{Change, FixTemplate};
use airlock_syntax::Symbol;
use bound::Joined;
use std::cell::Cell;

/// A way to mend a finding, made ready.
pub(crate) struct CompiledFix {
    formula: Option<CompiledFormula>,
    change: CompiledChange,
    import: Option<String>,
    applicability: Applicability,
}

enum CompiledChange {
    Whole(String),
    Regex {
        regex: Box<TextRegex>,
        replacement: String,
        count: Option<usize>,
    },
    Parts(Vec<(Symbol, String)>),
}

impl CompiledFix {
    /// Makes `template` ready; `formula` is its formula, compiled.
    ///
    /// # Errors
    /// Says what is wrong with its regular expression.
    pub(crate) fn new(
        template: &FixTemplate,
        formula: Option<CompiledFormula>,
    ) -> Result<Self, String> {
        let change = match &template.change {
            Change::Whole(text) => CompiledChange::Whole(text.trim_end_matches('\n').to_owned()),
            Change::Regex {
                regex,
                replacement,
                count,
            } => CompiledChange::Regex {
                regex: Box::new(TextRegex::multi_line(regex).checked()?),
                replacement: replacement.clone(),
                count: *count,
            },
            Change::Parts(parts) => {
                let parts = parts
                    .iter()
                    .map(|(name, text)| (Symbol::of(name), text.trim_end_matches('\n').to_owned()));
                CompiledChange::Parts(parts.collect())
            }
        };
        Ok(Self {
            formula,
            change,
            import: template.import.clone(),
            applicability: template.applicability,
        })
    }

    /// The edits that mend what is at `span`; `None` where this way does not suit it.
    pub(crate) fn apply(
        &self,
        evaluation: &mut Evaluation<'_>,
        env: &Env,
        span: Span,
        budget: &mut Budget,
    ) -> Option<Fix> {
        let (env, span) = match &self.formula {
            Some(formula) => around(formula, evaluation, env, span, budget)?,
            None => (env.clone(), span),
        };
        let filling = Filling {
            evaluation,
            env: &env,
        };
        let mut edits = match &self.change {
            CompiledChange::Whole(template) => vec![Edit {
                span,
                replacement: filling.text(template, Some(span.start))?,
            }],
            CompiledChange::Regex {
                regex,
                replacement,
                count,
            } => {
                let filled = filling.text(replacement, None)?;
                vec![Edit {
                    span,
                    replacement: regex.replace(span.slice(evaluation.text), &filled, *count),
                }]
            }
            CompiledChange::Parts(parts) => {
                let edits = parts.iter().map(|(name, template)| {
                    let span = env.get(*name)?.span;
                    let replacement = filling.text(template, Some(span.start))?;
                    Some(Edit { span, replacement })
                });
                edits.collect::<Option<Vec<_>>>()?
            }
        };
        edits.retain(|edit| edit.replacement != edit.span.slice(evaluation.text));
        let description = description(edits.first()?);
        if let Some(statement) = &self.import {
            edits.extend(import::missing(statement, evaluation.file?)?);
        }
        edits.sort_by_key(|edit| edit.span);
        Some(Fix {
            description,
            applicability: self.applicability,
            edits,
        })
    }
}

fn description(edit: &Edit) -> String {
    if edit.replacement.is_empty() {
        return "remove it".to_owned();
    }
    let line = edit.replacement.lines().next().unwrap_or("");
    format!("replace by `{}`", shortened(line, 80))
}

/// The smallest match of `formula` that holds `span` and agrees with what is bound.
fn around(
    formula: &CompiledFormula,
    evaluation: &mut Evaluation<'_>,
    env: &Env,
    span: Span,
    budget: &mut Budget,
) -> Option<(Env, Span)> {
    let agrees = |other: &Env| {
        other
            .iter()
            .all(|(name, value)| env.get(*name).is_none_or(|bound| bound.span == value.span))
    };
    let hits = evaluation.hits(formula, None, budget);
    let hit = hits
        .into_iter()
        .filter(|hit| hit.span.start <= span.start && span.end <= hit.span.end && agrees(&hit.env))
        .min_by_key(|hit| hit.span.len())?;
    let mut all = env.clone();
    for (name, value) in hit.env.iter() {
        all.set(*name, value.clone());
    }
    Some((all, hit.span))
}

/// What templates of one fix are filled from.
struct Filling<'run, 'file> {
    evaluation: &'run Evaluation<'file>,
    env: &'run Env,
}

impl Filling<'_, '_> {
    /// `template` filled, its further lines in the column of the line that holds byte `at`; nothing where a text that is
    /// put together cannot be taken apart.
    fn text(&self, template: &str, at: Option<u32>) -> Option<String> {
        let template = match at {
            Some(at) => indented(template, self.evaluation.text, at),
            None => template.to_owned(),
        };
        let is_whole = Cell::new(true);
        let filled = fill(&template, |name, shown| {
            let value = self.env.get(Symbol::of(name))?;
            let text = self.shown(value, shown);
            if text.is_none() {
                is_whole.set(false);
            }
            Some(text.unwrap_or_default())
        });
        is_whole.get().then_some(filled)
    }

    /// What stands for a metavariable that is bound to `value`; nothing where it is no text that can be taken apart.
    fn shown(&self, value: &Value, shown: Shown<'_>) -> Option<String> {
        let text = || self.evaluation.value_text(value).to_owned();
        let joined = || {
            let file = self.evaluation.file?;
            Joined::read(file.tree, file.text, value.node?)
        };
        match shown {
            Shown::Text => Some(text()),
            Shown::Value => {
                let constant = self.evaluation.value_constant(value);
                Some(constant.map_or_else(text, constant_text))
            }
            Shown::Bound(mark) => joined()?.bound(mark),
            Shown::Parts => Some(joined()?.values().join(", ")),
            Shown::Tuple => Some(match joined()?.values().as_slice() {
                [one] => format!("({one},)"),
                all => format!("({})", all.join(", ")),
            }),
        }
    }
}

/// `template` of what replaces the text at `start` of `text`: its further lines are as far from the margin as the line
/// that it begins in; what marks an item of a list (`- `) counts as margin.
fn indented(template: &str, text: &str, start: u32) -> String {
    let before = text.get(..start as usize).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    let content = line.trim_start();
    let is_marker = content.ends_with(' ') && content.chars().all(|c| matches!(c, '-' | ' '));
    let own = if is_marker { "" } else { content };
    let margin = line.strip_suffix(own).unwrap_or("").replace('-', " ");
    let mut out = String::with_capacity(template.len());
    for (at, line) in template.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&margin);
            }
        }
        out.push_str(line);
    }
    out
}
