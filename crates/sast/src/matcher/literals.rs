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
        let own = self
            .pattern
            .interpolators
            .get(&p)
            .map_or("", String::as_str);
        let is_joined = parts.iter().any(|part| self.p(*part).kind == Kind::Str);
        let has_code = parts.iter().any(|part| self.p(*part).kind == Kind::Interp);
        if has_code || is_joined || !own.is_empty() {
            let node = self.s(s);
            let others = self.s_children(s);
            let other = self.s_interpolator(s);
            let is_joined_too = others.iter().any(|part| self.s(*part).kind == Kind::Str);
            let same_form = if is_joined {
                is_joined_too || !other.is_empty()
            } else {
                own.is_empty() || own == other
            };
            let lacks_code =
                has_code && !others.iter().any(|part| self.s(*part).kind == Kind::Interp);
            if node.kind != Kind::Str || !same_form || lacks_code && !is_joined {
                return Vec::new();
            }
            return self.string_parts(&parts, &others, env, Span::new(node.end, node.end));
        }
        if self.s(s).kind == Kind::StrText || self.is_command_name(s) {
            let value = self.s_text(s).to_owned();
            return self.string_content(p, &parts, s, &value, env);
        }
        match self.constant(s) {
            Some(Constant::Str(value)) => self.string_content(p, &parts, s, &value, env),
            _ => Vec::new(),
        }
    }

    /// A string pattern without code against the text of a string.
    fn string_content(
        &mut self,
        p: NodeId,
        parts: &[NodeId],
        s: NodeId,
        value: &str,
        env: &Env,
    ) -> Envs {
        let Some(first) = parts.first() else {
            return if value.is_empty() {
                vec![env.clone()]
            } else {
                Vec::new()
            };
        };
        // `b"..."` asks for bytes.
        if is_bytes(self.pattern.text(p)) && !is_bytes(self.s_text(s)) {
            return Vec::new();
        }
        match self.p(*first).kind {
            Kind::Ellipsis => vec![env.clone()],
            Kind::Metavar => {
                let literal = self.file.facts.literal_of(s);
                let bound = Value {
                    span: self.content_span(literal),
                    node: None,
                    text: Some(value.into()),
                };
                self.bind(*first, bound, env)
            }
            _ => {
                let matches = match self.pattern.regexes.get(first) {
                    Some(regex) => regex.is_match(value),
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

    /// The parts of a string with code in it, or of strings side by side: `"..."` stands for any number of them.
    fn string_parts(&mut self, p: &[NodeId], s: &[NodeId], env: &Env, end: Span) -> Envs {
        let open: Vec<NodeId> = p
            .iter()
            .map(|part| {
                let inner = self.pattern.tree().children(*part).next();
                let is_open = |inner: &NodeId| {
                    self.p(*part).kind == Kind::Str && self.p(*inner).kind == Kind::Ellipsis
                };
                inner.filter(is_open).unwrap_or(*part)
            })
            .collect();
        self.sequence(&open, s, env, end)
    }

    /// `{$X}` in a string. In PHP the metavariable also stands for a piece of text between the variables.
    pub(super) fn interpolation(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let own = self.pattern.tree().children(p).next();
        match own.filter(|own| self.p(*own).kind == Kind::Metavar) {
            Some(own)
                if self.s(s).kind == Kind::StrText && self.file.facts.language.name == "php" =>
            {
                self.bind(own, Value::range(self.s(s).span()), env)
            }
            _ => self.record(p, s, env),
        }
    }

    fn s_interpolator(&self, s: NodeId) -> String {
        let before = self.file.text.get(..self.s(s).start as usize);
        interpolator(before.unwrap_or(""), self.s_text(s))
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
            Kind::Number => match self.constant(s) {
                Some(Constant::Number(value)) => airlock_flow::number(text) == Some(value),
                _ => false,
            },
            Kind::Bool => {
                self.constant(s) == Some(Constant::Bool(text.eq_ignore_ascii_case("true")))
            }
            Kind::Regex if self.s(s).kind == Kind::Ident && self.options.constant_propagation => {
                let value = self.file.facts.stands_for(s);
                return if value == s {
                    Vec::new()
                } else {
                    self.literal(p, value, env)
                };
            }
            Kind::Regex if self.s(s).kind != Kind::Regex => false,
            Kind::Regex if self.pattern.tree().children(p).next().is_some() => {
                return self.regex_literal(p, s, env);
            }
            Kind::Regex => text == "/.../" || text == other,
            kind => self.s(s).kind == kind && text == other,
        };
        if same { vec![env.clone()] } else { Vec::new() }
    }

    /// `/$X/`: the text between the slashes.
    fn regex_literal(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let node = self.s(s);
        let body = self.s_text(s).rfind('/').filter(|last| *last > 0);
        let (Some(name), Some(last)) = (self.pattern.tree().children(p).next(), body) else {
            return Vec::new();
        };
        let last = u32::try_from(last).unwrap_or(u32::MAX);
        let span = Span::new(node.start + 1, node.start.saturating_add(last));
        self.bind(name, Value::range(span), env)
    }
}

/// The prefix or quote by which a string literal is known to hold code: letters and signs ahead of its quote, without
/// those that only change how it is written.
pub(crate) fn interpolator(before: &str, literal: &str) -> String {
    // Some grammars count what opens a command to the call.
    let is_ticked = before.ends_with('`') && literal.ends_with('`')
        || before.ends_with('%') && literal.starts_with('x');
    if is_ticked || literal.starts_with('`') || literal.starts_with("%x") {
        return "`".to_owned();
    }
    let Some(quote) = literal.find(['"', '\'', '`']) else {
        return String::new();
    };
    let own = literal.get(..quote).unwrap_or("");
    if own.is_empty() {
        // Scala's grammar takes the interpolator for a name of its own.
        let ahead = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        let name = before.strip_prefix(ahead).unwrap_or("");
        return name.to_owned();
    }
    let own = own.to_ascii_lowercase();
    own.chars().filter(|c| matches!(c, 'f' | '$')).collect()
}

fn is_bytes(literal: &str) -> bool {
    let prefix = literal.split_once(['"', '\'']);
    prefix.is_some_and(|(prefix, _)| prefix.len() <= 2 && prefix.contains(['b', 'B']))
}
