//! Messages and fixes: templates in which metavariables stand for what they are bound to.

use crate::engine::RuleMatch;
use crate::env::Env;
use crate::evaluate::{Evaluation, constant_text};
use crate::text_regex::TextRegex;
use airlock_model::{Edit, Fix, Span};
use airlock_rules::FixTemplate;
use airlock_syntax::Symbol;
use std::collections::BTreeMap;

/// Longest text that one metavariable adds to a message.
const MAX_SHOWN: usize = 200;
/// Longest message.
const MAX_MESSAGE: usize = 2000;

/// What stands for a metavariable in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Its text: `$X`.
    Text,
    /// The constant behind it: `value($X)`.
    Value,
}

impl RuleMatch {
    /// The message `template` with metavariables replaced by what `show` makes of their texts, shortened where they
    /// stand for much.
    pub fn message(&self, template: &str, show: impl Fn(&str) -> String) -> String {
        let whole = fill(template, |name, shown| {
            let text = match shown {
                Shown::Value => self.values.get(name),
                Shown::Text => None,
            };
            let text = text.or_else(|| Some(&self.bindings.get(name)?.1))?;
            Some(shortened(&show(text), MAX_SHOWN))
        });
        shortened(&whole, MAX_MESSAGE)
    }
}

/// The constants behind the metavariables of which `template` shows the value.
pub(crate) fn values(
    template: &str,
    names: &BTreeMap<Symbol, String>,
    evaluation: &Evaluation<'_>,
    env: &Env,
) -> BTreeMap<String, String> {
    if !template.contains("value($") {
        return BTreeMap::new();
    }
    env.iter()
        .filter_map(|(symbol, value)| {
            let constant = evaluation.value_constant(value)?;
            Some((names.get(symbol)?.clone(), constant_text(constant)))
        })
        .collect()
}

/// At most `limit` characters of `text`.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// Replaces `$X`, `$...X`, `$1` and `value($X)` by what `text` gives for the name; where it gives nothing, they stay.
fn fill(template: &str, text: impl Fn(&str, Shown) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let after = from.strip_prefix('$').unwrap_or(from);
        let (dots, named) = match after.strip_prefix("...") {
            Some(named) => (3, named),
            None => (0, after),
        };
        let length = named
            .find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
            .unwrap_or(named.len());
        let name = after.get(..dots + length).unwrap_or("");
        let behind = after.get(dots + length..).unwrap_or("");
        let valued = before
            .strip_suffix("value(")
            .filter(|_| behind.starts_with(')'));
        let shown = if valued.is_some() {
            Shown::Value
        } else {
            Shown::Text
        };
        let Some(text) = (length > 0).then(|| text(name, shown)).flatten() else {
            out.push_str(before);
            out.push('$');
            rest = after;
            continue;
        };
        out.push_str(valued.unwrap_or(before));
        out.push_str(&text);
        rest = behind.get(usize::from(valued.is_some())..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// A rule's fix made ready.
pub(crate) struct CompiledFix {
    template: FixTemplate,
    regex: Option<TextRegex>,
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

impl CompiledFix {
    pub(crate) fn new(template: &FixTemplate) -> Result<Self, String> {
        let regex = match &template.regex {
            Some((regex, _)) => {
                let regex = TextRegex::multi_line(regex);
                regex.check()?;
                Some(regex)
            }
            None => None,
        };
        Ok(Self {
            template: template.clone(),
            regex,
        })
    }

    /// The edit that mends what is at `span`; `None` where it would change nothing.
    pub(crate) fn apply(&self, evaluation: &Evaluation<'_>, env: &Env, span: Span) -> Option<Fix> {
        let old = span.slice(evaluation.text);
        let template = match self.regex {
            Some(_) => self.template.replacement.clone(),
            None => indented(
                self.template.replacement.trim_end_matches('\n'),
                evaluation.text,
                span.start,
            ),
        };
        let filled = fill(&template, |name, shown| {
            let value = env.get(Symbol::of(name))?;
            let constant = match shown {
                Shown::Value => evaluation.value_constant(value).map(constant_text),
                Shown::Text => None,
            };
            Some(constant.unwrap_or_else(|| evaluation.value_text(value).to_owned()))
        });
        let replacement = match &self.regex {
            Some(regex) => {
                let count = self.template.regex.as_ref().and_then(|(_, count)| *count);
                regex.replace(old, &filled, count)
            }
            None => filled,
        };
        (replacement != old).then(|| Fix {
            description: if replacement.is_empty() {
                "remove it".to_owned()
            } else {
                let line = replacement.lines().next().unwrap_or("");
                format!("replace by `{}`", shortened(line, 80))
            },
            applicability: self.template.applicability,
            edits: vec![Edit { span, replacement }],
        })
    }
}
