//! Dictionaries, objects, sets and markup attributes: entries in any order.

use super::Matcher;
use crate::env::{Env, Envs, Value};
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role};

impl Matcher<'_> {
    /// Entries in any order. JavaScript's objects and HCL's blocks may have more than the pattern lists, as in Semgrep.
    pub(super) fn entries(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        // `{...}` says nothing of what is in the braces.
        let is_other_set = matches!(self.s(s).kind, Kind::Set | Kind::Dict) && self.is_open(p);
        if self.p(p).kind != self.s(s).kind && !is_other_set {
            return Vec::new();
        }
        let may_have_more =
            self.is_javascript() && self.p(p).kind == Kind::Dict && self.options.implicit_ellipsis;
        let exact = !may_have_more && !self.is_configuration();
        let (mut left, mut right) = (self.p_children(p), self.s_children(s));
        // Entries with a known key have one place to go: they cut the search short.
        left.sort_by_key(|entry| self.is_open_entry(*entry));
        let open = left
            .iter()
            .any(|entry| self.p(*entry).kind == Kind::Ellipsis);
        left.retain(|entry| self.p(*entry).kind != Kind::Ellipsis);
        if open && self.is_configuration() {
            self.add_nested(&mut right);
        }
        self.unordered_by(&left, &right, env, exact && !open, Self::entry)
    }

    /// Whether the file is written in HCL, whose blocks may have more than a pattern lists, as in Semgrep.
    fn is_configuration(&self) -> bool {
        self.file.facts.language.name == "hcl"
    }

    /// Adds the blocks inside blocks: `...` stands for what is around them, too. Settings belong to their own block.
    fn add_nested(&mut self, entries: &mut Vec<NodeId>) {
        let mut at = 0;
        while let Some(entry) = entries.get(at) {
            if self.budget.spend(1).is_err() {
                return;
            }
            let inner = self.block_body(*entry).map(|body| self.s_children(body));
            let blocks = inner.into_iter().flatten();
            entries.extend(blocks.filter(|inner| self.block_body(*inner).is_some()));
            at += 1;
        }
    }

    /// The body of a block; an object that is given to a name is none.
    fn block_body(&self, entry: NodeId) -> Option<NodeId> {
        let body = self.file.tree.child(entry, Role::Value)?;
        let (entry, value) = (self.s(entry), self.s(body));
        let head = self
            .file
            .text
            .get(entry.start as usize..value.start as usize);
        let is_given = head.unwrap_or("").trim_end().ends_with(['=', ':']);
        (value.kind == Kind::Dict && !is_given).then_some(body)
    }

    /// One entry: a lone metavariable stands for a lone name, a method for a function under its name.
    fn entry(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (pattern, node) = (self.p(p), self.s(s));
        match (pattern.kind, node.kind) {
            (Kind::Metavar, Kind::Spread | Kind::Param | Kind::Assign)
                if pattern.role == Role::None =>
            {
                Vec::new()
            }
            (Kind::Function, Kind::Pair) => self.method_entry(p, s, env),
            _ => self.node(p, s, env),
        }
    }

    /// `name(…) {…}` against `name: function (…) {…}`.
    fn method_entry(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (key, value) = match self.s_children(s).as_slice() {
            [key, value] if self.s(*value).kind == Kind::Lambda => (*key, *value),
            _ => return Vec::new(),
        };
        let mut envs = vec![env.clone()];
        for part in self.p_children(p) {
            let role = self.p(part).role;
            let other = match role {
                Role::Name => Some(key),
                role => self.file.tree.child(value, role),
            };
            envs = match other {
                Some(other) => Self::each(&envs, |env| self.node(part, other, env)),
                None => Vec::new(),
            };
        }
        envs
    }

    fn is_open_entry(&self, entry: NodeId) -> bool {
        self.pattern
            .tree()
            .child(entry, Role::Key)
            .is_none_or(|key| self.p(key).kind == Kind::Metavar)
    }

    /// `key: value`.
    pub(super) fn pair(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let parts = self.p_children(p);
        let [key, value] = parts.as_slice() else {
            return self.record(p, s, env);
        };
        let (own_key, own_value) = match self.s(s).kind {
            Kind::Pair => match self.s_children(s).as_slice() {
                [key, value] => (*key, *value),
                [own] => return self.empty_entry(*key, *value, *own, env),
                _ => return Vec::new(),
            },
            // `{name}` is `{name: name}`.
            Kind::Ident => (s, s),
            _ => return Vec::new(),
        };
        let envs = self.key(*key, own_key, env);
        Self::each(&envs, |env| self.node(*value, own_value, env))
    }

    /// `key: value` against a key without a value, which stands for nothing.
    fn empty_entry(&mut self, key: NodeId, value: NodeId, own_key: NodeId, env: &Env) -> Envs {
        let envs = self.key(key, own_key, env);
        let end = self.s(own_key).end;
        let nothing = Value::range(Span::new(end, end));
        match self.p(value).kind {
            Kind::Ellipsis | Kind::Null => envs,
            Kind::Str if self.p_children(value).is_empty() => envs,
            Kind::Metavar => Self::each(&envs, |env| self.bind(value, nothing.clone(), env)),
            _ => Vec::new(),
        }
    }

    /// Keys may be quoted or not.
    fn key(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (pattern, node) = (self.p(p), self.s(s));
        match (pattern.kind, node.kind) {
            (Kind::Ident, Kind::Str) => {
                let same = self
                    .file
                    .facts
                    .literal(s)
                    .is_some_and(|content| content == self.pattern.text(p));
                if same { vec![env.clone()] } else { Vec::new() }
            }
            (Kind::Str, Kind::Ident) if self.is_javascript() => {
                let content: String = self
                    .p_children(p)
                    .iter()
                    .map(|part| self.pattern.text(*part))
                    .collect();
                if content == self.s_text(s) {
                    vec![env.clone()]
                } else {
                    Vec::new()
                }
            }
            _ => self.node(p, s, env),
        }
    }
}
