//! Names: identifiers and members, by themselves and through imports, and types.

use super::Matcher;
use crate::env::{Env, Envs, Value};
use airlock_flow::{Constant, member_parts};
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use smallvec::SmallVec;

impl Matcher<'_> {
    /// An identifier or a member.
    pub(super) fn name(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (pattern, node) = (self.p(p), self.s(s));
        if node.kind == Kind::Type {
            // `T<U>` and `: T` are a `T`.
            let inner = self.s_children(s).into_iter().next();
            return inner.map_or_else(Vec::new, |inner| self.name(p, inner, env));
        }
        if pattern.kind == Kind::Member
            && let Some((object, name)) = member_parts(self.pattern.tree(), p)
            && self.p(name).kind == Kind::Ellipsis
        {
            return self.chain(object, s, env);
        }
        let envs = match (pattern.kind, node.kind) {
            (Kind::Ident, Kind::Ident) => self.identifier(p, s, env),
            (Kind::Ident, Kind::Param) => match self.parameter_name(s) {
                Some(name) => self.identifier(p, name, env),
                None => Vec::new(),
            },
            (Kind::Member, Kind::Member) => self.member(p, s, env),
            // `name:` against `:name =>`.
            (Kind::Ident, Kind::Other) if matches!(node.role, Role::Name | Role::Key) => {
                let same = self.s_text(s).strip_prefix(':') == Some(self.pattern.text(p));
                if same { vec![env.clone()] } else { Vec::new() }
            }
            _ => Vec::new(),
        };
        if !envs.is_empty() || node.kind != Kind::Ident {
            return envs;
        }
        let file = self.file;
        match file.facts.imported(s) {
            Some(path) => self.path(p, path, s, env),
            None => Vec::new(),
        }
    }

    fn identifier(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        const TICK: Symbol = Symbol::of("`");
        let (own, other) = (self.pattern.text(p), self.s_text(s));
        // However a command is quoted.
        let is_tick = || self.p(p).symbol == TICK;
        let same = self.p(p).symbol == self.s(s).symbol
            && (is_tick() || self.file.facts.language.same_name(own, other));
        if same { vec![env.clone()] } else { Vec::new() }
    }

    /// Ruby's `:name`, which is `name:` as a key.
    pub(super) fn atom(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let node = self.s(s);
        let text = self.s_text(s);
        let is_key = matches!(node.role, Role::Name | Role::Key) && node.kind == Kind::Ident;
        let name = match text.strip_prefix(':') {
            Some(name) if node.kind == Kind::Other => name,
            _ if is_key => text,
            _ => return self.record(p, s, env),
        };
        if let Some(inner) = self.pattern.tree().children(p).next() {
            let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
            let span = Span::new(node.end.saturating_sub(length), node.end);
            return self.bind(inner, Value::range(span), env);
        }
        let same = self.pattern.text(p).strip_prefix(':') == Some(name);
        if same { vec![env.clone()] } else { Vec::new() }
    }

    fn member(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let left: SmallVec<[NodeId; 4]> = self.pattern.tree().children(p).collect();
        let right: SmallVec<[NodeId; 4]> = self.file.tree.children(s).collect();
        if left.len() != right.len() {
            return Vec::new();
        }
        // The name decides most often, so it comes first.
        let mut pairs = left.into_iter().zip(right).rev();
        let Some((p, s)) = pairs.next() else {
            return vec![env.clone()];
        };
        let mut envs = self.node(p, s, env);
        for (p, s) in pairs {
            envs = Self::each(&envs, |env| self.node(p, s, env));
        }
        envs
    }

    /// `a. ... .b`: `object` at the start of the chain of members and calls that ends at `s`.
    fn chain(&mut self, object: NodeId, s: NodeId, env: &Env) -> Envs {
        let mut envs = Vec::new();
        let mut at = Some(s);
        while let Some(node) = at {
            if self.budget.is_empty() {
                break;
            }
            envs.extend(self.node(object, node, env));
            let member = match self.s(node).kind {
                Kind::Call => self.file.tree.child(node, Role::Callee),
                _ => Some(node),
            };
            at = member
                .filter(|member| self.s(*member).kind == Kind::Member)
                .and_then(|member| member_parts(self.file.tree, member))
                .map(|(object, _)| object);
        }
        envs
    }

    /// A name pattern against the path of the imported thing that the identifier `s` stands for.
    fn path(&mut self, p: NodeId, path: &[String], s: NodeId, env: &Env) -> Envs {
        let Some((last, before)) = path.split_last() else {
            return Vec::new();
        };
        let pattern = self.p(p);
        match pattern.kind {
            Kind::Ident if before.is_empty() && self.pattern.text(p) == last => vec![env.clone()],
            Kind::Metavar
                if self
                    .pattern
                    .pattern
                    .metavariable(p)
                    .is_none_or(|own| own.declared.is_none()) =>
            {
                let text = path.join(".");
                self.bind(p, Value::text(self.s(s).span(), &text), env)
            }
            Kind::Member if !before.is_empty() => {
                let parts = self.p_children(p);
                let [object @ .., name] = parts.as_slice() else {
                    return Vec::new();
                };
                let envs = self.path(*name, std::slice::from_ref(last), s, env);
                match object {
                    [object] => Self::each(&envs, |env| self.path(*object, before, s, env)),
                    flat if flat.len() == before.len() => {
                        let mut envs = envs;
                        for (part, segment) in flat.iter().zip(before) {
                            envs = Self::each(&envs, |env| {
                                self.path(*part, std::slice::from_ref(segment), s, env)
                            });
                        }
                        envs
                    }
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// Whether the expression at `s` has the type that the pattern declares.
    pub(super) fn has_type(&self, s: NodeId, declared: &str) -> bool {
        if declared.starts_with('$') {
            return true;
        }
        if self.is_javascript() && declared == "float" {
            // Semgrep's word for JavaScript's numbers.
            return matches!(self.constant(s), Some(Constant::Number(_)));
        }
        self.file
            .facts
            .type_of(s)
            .is_some_and(|own| self.is_type(&own, declared))
    }

    /// Whether a type as written in the file is the one that a rule names.
    fn is_type(&self, own: &str, declared: &str) -> bool {
        same_type(own, declared, &|name| {
            self.file
                .facts
                .imports()
                .lookup(name)
                .map(|path| path.join("."))
        })
    }
}

/// Whether a type as written is the one that a rule names: the same text, or the same after the import of its name.
pub(crate) fn same_type(
    own: &str,
    declared: &str,
    import: &dyn Fn(&str) -> Option<String>,
) -> bool {
    let plain = |spelling: &str| spelling.split_whitespace().collect::<String>();
    let (own, mut declared) = (plain(own), plain(declared));
    // `List<$T>`: of whatever.
    if declared.contains("<$") {
        declared.truncate(declared.find('<').unwrap_or(declared.len()));
    }
    let base = own.split('<').next().unwrap_or("");
    // Semgrep's name for the texts of every language.
    if own == declared || base == declared || (base, declared.as_str()) == ("str", "string") {
        return true;
    }
    let bare = base.trim_start_matches(['*', '&', '[', ']']);
    let marks = base.strip_suffix(bare).unwrap_or("");
    let (head, tail) = bare
        .split_once('.')
        .map_or((bare, None), |(head, tail)| (head, Some(tail)));
    let Some(mut full) = import(head) else {
        return false;
    };
    if let Some(tail) = tail {
        full.push('.');
        full.push_str(tail);
    }
    format!("{marks}{full}") == declared
}
