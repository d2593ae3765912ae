//! Messages and fixes: templates in which metavariables stand for what they are bound to.

use crate::env::Env;
use crate::evaluate::{Evaluation, constant_text};
use airlock_model::{Edit, Fix, Span};
use airlock_rules::FixTemplate;
use airlock_syntax::Symbol;

use crate::text_regex::TextRegex;

/// Longest text that one metavariable adds to a message.
const MAX_SHOWN: usize = 200;
/// Longest message.
const MAX_MESSAGE: usize = 2000;

/// The message with metavariables replaced, shortened where they stand for much.
pub(crate) fn message(template: &str, evaluation: &Evaluation<'_>, env: &Env) -> String {
    let whole = fill(template, evaluation, env, MAX_SHOWN);
    shortened(&whole, MAX_MESSAGE)
}

/// At most `limit` characters of `text`.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// Replaces `$X`, `$...X`, `$1` and `value($X)`; what is not bound stays.
fn fill(template: &str, evaluation: &Evaluation<'_>, env: &Env, limit: usize) -> String {
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
        let Some(value) = env.get(Symbol::of(name)).filter(|_| length > 0) else {
            out.push_str(before);
            out.push('$');
            rest = after;
            continue;
        };
        rest = after.get(dots + length..).unwrap_or("");
        if let Some(start) = before
            .strip_suffix("value(")
            .filter(|_| rest.starts_with(')'))
        {
            out.push_str(start);
            let text = evaluation
                .value_constant(value)
                .map_or_else(|| evaluation.value_text(value).to_owned(), constant_text);
            out.push_str(&shortened(&text, limit));
            rest = rest.get(1..).unwrap_or("");
        } else {
            out.push_str(before);
            out.push_str(&shortened(evaluation.value_text(value), limit));
        }
    }
    out.push_str(rest);
    out
}

/// A rule's fix made ready.
pub(crate) struct CompiledFix {
    template: FixTemplate,
    regex: Option<TextRegex>,
}

impl CompiledFix {
    pub(crate) fn new(template: &FixTemplate) -> Result<Self, String> {
        let regex = match &template.regex {
            Some((regex, _)) => Some(TextRegex::multi_line(regex)?),
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
        let filled = fill(&self.template.replacement, evaluation, env, usize::MAX);
        let replacement = match &self.regex {
            Some(regex) => {
                let count = self.template.regex.as_ref().and_then(|(_, count)| *count);
                regex.replace(old, &filled, count)
            }
            None => filled.trim_end_matches('\n').to_owned(),
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
