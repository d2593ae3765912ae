//! Ordered lists (arguments, parameters, elements) and unordered ones (decorators, handlers).

use super::{Matcher, distinct};
use crate::env::{Env, Envs, Value};
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role};

impl Matcher<'_> {
    /// Two lists of the same kind.
    pub(super) fn list(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let pattern = self.p(p);
        let (left, right) = match (pattern.kind, self.s(s).kind) {
            // Further parents may follow those that a class pattern lists.
            (Kind::Args, Kind::Args) if pattern.role == Role::Super => {
                let (left, mut right) = (self.p_children(p), self.s_children(s));
                if !left.iter().any(|own| self.p(*own).kind == Kind::Ellipsis) {
                    right.truncate(left.len());
                }
                (left, right)
            }
            (own, other) if own == other => (self.p_children(p), self.s_children(s)),
            // `T{...}` says nothing of keys.
            (Kind::List, Kind::Dict) if self.is_open(p) => return vec![env.clone()],
            (Kind::List, Kind::Dict)
                if self.p_children(p).iter().all(|own| {
                    matches!(self.p(*own).kind, Kind::Ellipsis | Kind::MetavarEllipsis)
                }) =>
            {
                (self.p_children(p), self.s_children(s))
            }
            // A lone parameter of a lambda, or a generator as the only argument, needs no parentheses of its own.
            (Kind::Params, Kind::Ident) | (Kind::Args, Kind::Comprehension) => {
                (self.p_children(p), vec![s])
            }
            _ => return Vec::new(),
        };
        let end = Span::new(self.s(s).end, self.s(s).end);
        self.sequence(&left, &right, env, end)
    }

    /// Whether a list of the pattern is `...` alone.
    pub(super) fn is_open(&self, p: NodeId) -> bool {
        let mut children = self.pattern.tree().children(p);
        let first = children.next();
        first.is_some_and(|first| self.p(first).kind == Kind::Ellipsis) && children.next().is_none()
    }

    /// `p` in order against `s` in order. `at_end` is the place of a `$...X` that takes nothing.
    pub(super) fn sequence(&mut self, p: &[NodeId], s: &[NodeId], env: &Env, at_end: Span) -> Envs {
        let Some((first, rest)) = p.split_first() else {
            return if s.is_empty() {
                vec![env.clone()]
            } else {
                Vec::new()
            };
        };
        if self.budget.spend(1).is_err() {
            return Vec::new();
        }
        match self.p(*first).kind {
            Kind::Ellipsis if rest.is_empty() => vec![env.clone()],
            Kind::Ellipsis => {
                let mut envs = Vec::new();
                for skipped in 0..=s.len() {
                    let left = s.get(skipped..).unwrap_or_default();
                    envs.extend(self.sequence(rest, left, env, at_end));
                }
                distinct(envs)
            }
            Kind::MetavarEllipsis => {
                let mut envs = Vec::new();
                for taken in 0..=s.len() {
                    let (own, left) = s.split_at_checked(taken).unwrap_or((s, &[]));
                    let bound = self.bind(*first, Value::range(self.covered(own, at_end)), env);
                    envs.extend(Self::each(&bound, |env| {
                        self.sequence(rest, left, env, at_end)
                    }));
                }
                distinct(envs)
            }
            Kind::KeywordArg => {
                // Named arguments come in any order.
                let mut envs = Vec::new();
                for (at, argument) in s.iter().enumerate() {
                    if self.s(*argument).kind != Kind::KeywordArg {
                        continue;
                    }
                    let matched = self.node(*first, *argument, env);
                    if matched.is_empty() {
                        continue;
                    }
                    let _ = self.budget.spend(s.len() as u64 / 8);
                    let mut left = s.to_vec();
                    left.remove(at);
                    envs.extend(Self::each(&matched, |env| {
                        self.sequence(rest, &left, env, at_end)
                    }));
                }
                distinct(envs)
            }
            _ => {
                let Some((node, left)) = s.split_first() else {
                    return Vec::new();
                };
                let matched = self.node(*first, *node, env);
                Self::each(&matched, |env| self.sequence(rest, left, env, at_end))
            }
        }
    }

    /// The bytes from the first to the last of `nodes`.
    pub(super) fn covered(&self, nodes: &[NodeId], otherwise: Span) -> Span {
        match (nodes.first(), nodes.last()) {
            (Some(first), Some(last)) => Span::new(self.s(*first).start, self.s(*last).end),
            _ => otherwise,
        }
    }

    /// Each of `p` matches another of `s`, in any order; with `exact`, none of `s` is left.
    pub(super) fn unordered(&mut self, p: &[NodeId], s: &[NodeId], env: &Env, exact: bool) -> Envs {
        self.unordered_by(p, s, env, exact, Self::node)
    }

    /// The same, where `one` says how one of `p` matches one of `s`.
    pub(super) fn unordered_by(
        &mut self,
        p: &[NodeId],
        s: &[NodeId],
        env: &Env,
        exact: bool,
        one: fn(&mut Self, NodeId, NodeId, &Env) -> Envs,
    ) -> Envs {
        let Some((first, rest)) = p.split_first() else {
            return if exact && !s.is_empty() {
                Vec::new()
            } else {
                vec![env.clone()]
            };
        };
        if self.p(*first).kind == Kind::Ellipsis {
            return self.unordered_by(rest, s, env, false, one);
        }
        let mut envs = Vec::new();
        for (at, node) in s.iter().enumerate() {
            if self.budget.is_empty() {
                break;
            }
            let matched = one(self, *first, *node, env);
            if matched.is_empty() {
                continue;
            }
            let _ = self.budget.spend(s.len() as u64 / 8);
            let mut left = s.to_vec();
            left.remove(at);
            envs.extend(Self::each(&matched, |env| {
                self.unordered_by(rest, &left, env, exact, one)
            }));
        }
        distinct(envs)
    }
}
