//! Strings, numbers and truth values, written out or constant by propagation.

use super::Matcher;
use crate::env::{Env, Envs, Value};
use airlock_flow::Constant;
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId};

impl Matcher<'_> {
    /// A string pattern: `"..."`, `"$X"`, `"=~/…/"`, text, or text with interpolations.
    pub(super) fn string(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let parts = self.p_children(p);
        let has_code = parts.iter().any(|part| self.p(*part).kind == Kind::Interp);
        if has_code {
            if self.s(s).kind != Kind::Str {
                return Vec::new();
            }
            let node = self.s(s);
            let others = self.s_children(s);
            return self.sequence(&parts, &others, env, Span::new(node.end, node.end));
        }
        let Some(Constant::Str(value)) = self.file.facts.constant(s) else {
            return Vec::new();
        };
        let Some(first) = parts.first() else {
            return if value.is_empty() {
                vec![env.clone()]
            } else {
                Vec::new()
            };
        };
        match self.p(*first).kind {
            Kind::Ellipsis => vec![env.clone()],
            Kind::Metavar => {
                let bound = Value {
                    span: self.content_span(s),
                    node: None,
                    text: Some(value.into()),
                };
                self.bind(*first, bound, env)
            }
            _ => {
                let matches = match self.pattern.regexes.get(first) {
                    Some(regex) => regex.is_match(&value),
                    None => {
                        parts
                            .iter()
                            .map(|part| self.pattern.text(*part))
                            .collect::<String>()
                            == value
                    }
                };
                if matches {
                    vec![env.clone()]
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// What lies between a string's quotes; all of anything else.
    fn content_span(&self, s: NodeId) -> Span {
        let parts = self.s_children(s);
        match (self.s(s).kind, parts.first(), parts.last()) {
            (Kind::Str, Some(first), Some(last)) => {
                Span::new(self.s(*first).start, self.s(*last).end)
            }
            _ => self.s(s).span(),
        }
    }

    /// A number, truth value, null, character or regular expression.
    pub(super) fn literal(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let pattern = self.p(p);
        let (text, other) = (self.pattern.text(p), self.s_text(s));
        let same = match pattern.kind {
            Kind::Number => match self.file.facts.constant(s) {
                Some(Constant::Number(value)) => airlock_flow::number(text) == Some(value),
                _ => false,
            },
            Kind::Bool => {
                self.file.facts.constant(s)
                    == Some(Constant::Bool(text.eq_ignore_ascii_case("true")))
            }
            Kind::Regex => self.s(s).kind == Kind::Regex && (text == "/.../" || text == other),
            kind => self.s(s).kind == kind && text == other,
        };
        if same { vec![env.clone()] } else { Vec::new() }
    }
}
