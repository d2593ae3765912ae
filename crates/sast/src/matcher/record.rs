//! Nodes whose children play parts: each part of the pattern must match the same part of the node.

use super::Matcher;
use crate::env::{Env, Envs};
use airlock_model::Span;
use airlock_syntax::{Kind, Node, NodeId, Role};
use smallvec::SmallVec;

/// The children of a node, or those that play one part.
type Parts = SmallVec<[NodeId; 8]>;

/// A part: a role, or a kind of child that is told apart though it plays none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part(Role, Option<Kind>);

fn part_of(node: &Node) -> Part {
    match node.kind {
        Kind::Modifier | Kind::Catch | Kind::Finally | Kind::TypeArgs => {
            Part(Role::None, Some(node.kind))
        }
        Kind::Decorator => Part(Role::None, Some(Kind::Decorator)),
        _ => Part(node.role, None),
    }
}

impl Matcher<'_> {
    /// Same kind, same operator, and part by part.
    pub(super) fn record(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (pattern, node) = (self.p(p), self.s(s));
        if pattern.kind != node.kind || pattern.kind == Kind::Other && pattern.raw != node.raw {
            return Vec::new();
        }
        let named = matches!(
            pattern.kind,
            Kind::Binary | Kind::Unary | Kind::AugAssign | Kind::Spread | Kind::Modifier
        );
        // `[… for …]`, `(… for …)` and `{… for …}` are told apart by the grammar only.
        if pattern.kind == Kind::Comprehension && pattern.raw != node.raw {
            return Vec::new();
        }
        // `T... x` takes many, `T x` one.
        if pattern.kind == Kind::Param
            && is_variadic(self.pattern.text(p)) != is_variadic(self.s_text(s))
        {
            return Vec::new();
        }
        if named && pattern.symbol != node.symbol {
            return Vec::new();
        }
        self.parts(p, s, env)
    }

    /// Part by part, whatever the kinds.
    pub(super) fn parts(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        // Most nodes are compared and refused here, so nothing is allocated for ordinary ones.
        let mut left: Parts = self.pattern.tree().children(p).collect();
        let (pattern, node) = (self.p(p), self.s(s));
        let any_name = |child: &NodeId| {
            self.p(*child).role == Role::Name && self.p(*child).kind == Kind::Ellipsis
        };
        let skips_name = pattern.kind == Kind::Function && left.iter().any(any_name);
        if skips_name {
            left.retain(|child| !any_name(child));
        }
        let tree = self.file.tree;
        let right = || {
            let children = tree.children(s).map(|child| (child, tree.node(child)));
            children.filter(|(_, child)| !skips_name || child.role != Role::Name)
        };
        if pattern.kind == Kind::Lambda {
            // The name that an expression gives a function is known to that function only.
            left.retain(|child| self.p(*child).role != Role::Name);
        }
        if left.is_empty() && right().next().is_none() {
            let same = pattern.symbol == node.symbol && self.pattern.text(p) == self.s_text(s);
            return if same { vec![env.clone()] } else { Vec::new() };
        }
        let mut seen: SmallVec<[Part; 4]> = SmallVec::new();
        for child in &left {
            let part = part_of(&self.p(*child));
            if !seen.contains(&part) {
                seen.push(part);
            }
        }
        let unmatched = right().any(|(_, child)| {
            !seen.contains(&part_of(&child)) && !may_be_unlisted(&pattern, &child)
        });
        if unmatched {
            return Vec::new();
        }
        let mut envs: Option<Envs> = None;
        let end = Span::new(node.end, node.end);
        for part in seen {
            let own: Parts = left
                .iter()
                .copied()
                .filter(|child| part_of(&self.p(*child)) == part)
                .collect();
            let other: Parts = right()
                .filter(|(_, child)| part_of(child) == part)
                .map(|(child, _)| child)
                .collect();
            let mut step = |env: &Env| self.part(&pattern, part, &own, &other, env, end);
            let found = match &envs {
                None => step(env),
                Some(envs) => Self::each(envs, step),
            };
            if found.is_empty() {
                return found;
            }
            envs = Some(found);
        }
        envs.unwrap_or_else(|| vec![env.clone()])
    }

    /// A call against a decorator: `@name` calls `name` without arguments.
    pub(super) fn decorator_call(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (left, right) = (self.p_children(p), self.s_children(s));
        let ([callee, args], Some((name, rest))) = (left.as_slice(), right.split_first()) else {
            return Vec::new();
        };
        if !matches!(self.s(*name).kind, Kind::Ident | Kind::Member) {
            return Vec::new();
        }
        let envs = self.node(*callee, *name, env);
        match rest {
            [] if self.is_open(*args) || self.p_children(*args).is_empty() => envs,
            [own] => Self::each(&envs, |env| self.node(*args, *own, env)),
            _ => Vec::new(),
        }
    }

    /// Whether a modifier of the pattern holds without being written: what PHP does not say to be private is public.
    fn is_implied(&self, modifier: NodeId, written: &[NodeId]) -> bool {
        const VISIBILITIES: [&str; 3] = ["public", "protected", "private"];
        let is_visibility = |other: &NodeId| VISIBILITIES.contains(&self.s_text(*other));
        self.file.facts.language.name == "php"
            && self.pattern.text(modifier) == "public"
            && !written.iter().any(is_visibility)
    }

    fn part(
        &mut self,
        pattern: &Node,
        part: Part,
        own: &[NodeId],
        other: &[NodeId],
        env: &Env,
        end: Span,
    ) -> Envs {
        if part == Part(Role::None, Some(Kind::Decorator)) && self.options.decorators_order_matters
        {
            return self.sequence(own, other, env, end);
        }
        if matches!(
            part,
            Part(_, Some(Kind::Modifier | Kind::Decorator | Kind::Catch))
        ) {
            let own: Parts = { own.iter().copied() }
                .filter(|own| !self.is_implied(*own, other))
                .collect();
            return self.unordered(&own, other, env, false);
        }
        if pattern.kind == Kind::Decorator
            && let ([own], [other]) = (own, other)
            && self.p(*own).kind != Kind::Call
            && self.s(*other).kind == Kind::Call
        {
            // `@name` is `@name(...)`.
            let callee = self.file.tree.child(*other, Role::Callee);
            return callee.map_or_else(Vec::new, |callee| self.node(*own, callee, env));
        }
        if pattern.kind == Kind::Decorator
            && let ([own], [other]) = (own, other)
            && self.p(*own).kind == Kind::Call
            && matches!(self.s(*other).kind, Kind::Ident | Kind::Member)
            && let [callee, args] = self.p_children(*own).as_slice()
            && (self.is_open(*args) || self.p_children(*args).is_empty())
        {
            // `@name(...)` is `@name`, too.
            return self.node(*callee, *other, env);
        }
        match (own, other) {
            ([own], [other]) => self.node(*own, *other, env),
            // `@Name` is `@Name(...)`, `def f` is `def f(...)`.
            ([own], [])
                if matches!(self.p(*own).kind, Kind::Args | Kind::Params)
                    && (self.is_open(*own) || self.p_children(*own).is_empty()) =>
            {
                vec![env.clone()]
            }
            // An empty block is no node of some grammars.
            ([own], [])
                if self.p(*own).kind == Kind::Block
                    && self.is_open(*own)
                    && pattern.kind != Kind::Function =>
            {
                vec![env.clone()]
            }
            _ => self.sequence(own, other, env, end),
        }
    }
}

/// Whether a parameter as written takes many arguments: `...` before any default.
fn is_variadic(parameter: &str) -> bool {
    let head = parameter.split(['=', '(']).next();
    head.is_some_and(|head| head.contains("..."))
}

/// Whether a pattern of this kind may leave the child of a node out.
fn may_be_unlisted(pattern: &Node, child: &Node) -> bool {
    match child.kind {
        Kind::Modifier | Kind::Decorator | Kind::TypeArgs => return true,
        Kind::Catch => return pattern.kind == Kind::Try,
        _ => {}
    }
    match pattern.kind {
        Kind::Function | Kind::Lambda => {
            matches!(
                child.role,
                Role::ReturnType | Role::Type | Role::TypeParams | Role::Receiver | Role::Decorator
            ) || matches!(child.kind, Kind::Other | Kind::Type)
                // Kotlin's `it`, which is nowhere written.
                || child.kind == Kind::Params && child.start == child.end
                || pattern.kind == Kind::Lambda && child.role == Role::Name
        }
        Kind::Class | Kind::Interface | Kind::Enum => {
            matches!(child.role, Role::Super | Role::TypeParams) || child.kind == Kind::Other
        }
        Kind::If | Kind::While | Kind::For | Kind::ForEach => child.role == Role::Else,
        // A block after the arguments is one more of them, which a pattern need not list.
        Kind::Call => {
            // Variables that a shell sets for one command are no words of it.
            child.role == Role::TypeParams || matches!(child.kind, Kind::Lambda | Kind::KeywordArg)
        }
        Kind::New | Kind::Member => child.role == Role::TypeParams,
        Kind::Throw => true,
        Kind::Param => matches!(child.role, Role::Type | Role::Value),
        Kind::Assign | Kind::Declarator => child.role == Role::Type,
        _ => false,
    }
}
