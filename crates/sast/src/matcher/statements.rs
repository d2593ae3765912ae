//! Sequences of statements, with `...` between them and into nested blocks.

use super::{Matcher, distinct, is_expression};
use crate::env::{Env, Envs, Hit, Value};
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Where a sequence must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// With the last statement.
    Exact,
    /// Anywhere.
    Open,
}

/// An environment and the end of the last statement that took part.
type Ends = Vec<(Env, u32)>;

impl Matcher<'_> {
    /// Every place where the statements `roots` follow each other.
    pub(super) fn find_statements(&mut self, roots: &[NodeId]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let Some(first) = roots.first() else {
            return hits;
        };
        // One list for all statements that begin in it.
        let mut lists: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        for start in self.starts(*first) {
            if self.budget.is_empty() {
                break;
            }
            let parent = self.file.facts.parent(start);
            let own;
            let list = match self.s(parent).kind {
                Kind::Block | Kind::File | Kind::Case | Kind::Lambda => {
                    let all = { lists.entry(parent) }.or_insert_with(|| self.s_children(parent));
                    let before = all.partition_point(|id| *id < start);
                    all.get(before..).unwrap_or_default()
                }
                _ => {
                    own = self.list_from(start);
                    &own
                }
            };
            let from = self.s(start).start;
            let last = list.last().map_or(from, |last| self.s(*last).end);
            if !self.is_near(Span::new(from, last.max(from))) {
                continue;
            }
            for (env, end) in self.statement_sequence(roots, list, &Env::default(), Tail::Open) {
                hits.push(Hit {
                    span: Span::new(from, end.max(from)),
                    env,
                });
            }
        }
        hits
    }

    /// The statements at which a sequence that begins with `first` may begin.
    fn starts(&mut self, first: NodeId) -> BTreeSet<NodeId> {
        let pattern = self.p(first);
        let inner = self.pattern.tree().children(first).next();
        match (pattern.kind, inner) {
            (Kind::Ellipsis | Kind::MetavarEllipsis, _) => self
                .all_statements()
                .filter(|id| {
                    let parent = self.file.facts.parent(*id);
                    self.file.tree.children(parent).next() == Some(*id)
                })
                .collect(),
            (Kind::Metavar, _) => self.all_statements().collect(),
            (Kind::ExprStmt, Some(inner)) if self.p(inner).kind == Kind::Metavar => {
                self.all_statements().collect()
            }
            _ if self.expression_of(first).is_some() => {
                let inner = self.expression_of(first).unwrap_or(first);
                let mut starts = BTreeSet::new();
                for candidate in self.candidates(inner).iter().copied() {
                    if self.is_within(candidate) {
                        self.add_enclosing(candidate, &mut starts);
                    }
                }
                starts
            }
            _ => {
                let mut starts = BTreeSet::new();
                for candidate in self.candidates(first).iter().copied() {
                    if !self.is_within(candidate) {
                        continue;
                    }
                    if pattern.kind == Kind::Import && self.s(candidate).kind == Kind::Call {
                        // JavaScript's `require`, in whatever statement.
                        self.add_enclosing(candidate, &mut starts);
                    } else {
                        starts.extend(self.statement_around(candidate));
                    }
                }
                starts
            }
        }
    }

    /// The expression that a statement of the pattern consists of. Some grammars have no node around it.
    fn expression_of(&self, p: NodeId) -> Option<NodeId> {
        let node = self.p(p);
        if node.kind == Kind::ExprStmt {
            return self.pattern.tree().children(p).next();
        }
        is_expression(&node).then_some(p)
    }

    /// Whether a statement consists of an expression, or gives one a name or a way out.
    fn holds_expressions(&self, s: NodeId) -> bool {
        let node = self.s(s);
        matches!(
            node.kind,
            Kind::ExprStmt | Kind::VarDecl | Kind::Field | Kind::Return
        ) || is_expression(&node) && self.is_statement(s)
    }

    fn all_statements(&self) -> impl Iterator<Item = NodeId> {
        self.file
            .tree
            .iter()
            .map(|(id, _)| id)
            .filter(|id| self.is_within(*id) && self.is_statement(*id))
    }

    /// The statements around an expression in which it may be found: each that holds expressions directly.
    fn add_enclosing(&mut self, node: NodeId, starts: &mut BTreeSet<NodeId>) {
        let mut at = node;
        loop {
            if self.holds_expressions(at)
                && let Some(statement) = self.statement_around(at)
            {
                starts.insert(statement);
            }
            let parent = self.file.facts.parent(at);
            if parent == at || self.is_own_code(at) || self.budget.spend(1).is_err() {
                return;
            }
            at = parent;
        }
    }

    /// `node`, or the `export` or decorated definition that it is the heart of, if that is a statement.
    fn statement_around(&self, node: NodeId) -> Option<NodeId> {
        if self.is_statement(node) {
            return Some(node);
        }
        let parent = self.file.facts.parent(node);
        (matches!(self.s(parent).kind, Kind::Export | Kind::Other) && self.is_statement(parent))
            .then_some(parent)
    }

    /// Whether a node is one of a list of statements.
    fn is_statement(&self, node: NodeId) -> bool {
        let parent = self.file.facts.parent(node);
        let own = self.s(node);
        match self.s(parent).kind {
            Kind::Block | Kind::File => parent != node,
            Kind::Case => !matches!(own.role, Role::Value | Role::Condition | Role::Left),
            Kind::If | Kind::Else | Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach => {
                let is_body = matches!(own.role, Role::Then | Role::Else | Role::Body);
                own.kind != Kind::Block
                    && own.kind != Kind::Else
                    && (is_body || own.role == Role::None && !is_expression(&own))
            }
            // What a `try` opens is declared ahead of its block.
            Kind::Try => own.role == Role::Init,
            // In Kotlin and Swift statements stand in the closure itself.
            Kind::Lambda => {
                own.role == Role::None
                    && !matches!(
                        own.kind,
                        Kind::Modifier | Kind::Params | Kind::Type | Kind::Decorator
                    )
            }
            _ => false,
        }
    }

    /// A statement and those that follow it, where it is no child of a list of statements.
    fn list_from(&self, start: NodeId) -> Vec<NodeId> {
        let parent = self.file.facts.parent(start);
        if self.s(parent).kind != Kind::Try {
            return vec![start];
        }
        let parts = self.file.tree.children(parent).filter(|id| *id >= start);
        parts
            .flat_map(|part| match self.s(part).role {
                Role::Init => vec![part],
                Role::Body => self.statements_of(part),
                _ => Vec::new(),
            })
            .collect()
    }

    /// The statements of a body: those of a block, or the one that stands alone.
    pub(super) fn statements_of(&self, s: NodeId) -> Vec<NodeId> {
        match self.s(s).kind {
            Kind::Block | Kind::File => self.s_children(s),
            _ => vec![s],
        }
    }

    /// The members of a class: each that the pattern lists is one of them, in any order.
    pub(super) fn members(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let own: Vec<NodeId> = self
            .p_children(p)
            .into_iter()
            .filter(|member| self.p(*member).kind != Kind::Ellipsis)
            .collect();
        let other = self.statements_of(s);
        self.unordered(&own, &other, env, false)
    }

    /// A block: all of its statements, unless `...` leaves some open; then, as in Semgrep, more may follow.
    pub(super) fn block(&mut self, p: &[NodeId], s: &[NodeId], env: &Env) -> Envs {
        let is_open = p.iter().any(|id| self.p(*id).kind == Kind::Ellipsis);
        let tail = if is_open { Tail::Open } else { Tail::Exact };
        let found = self.statement_sequence(p, s, env, tail);
        distinct(found.into_iter().map(|(env, _)| env).collect())
    }

    /// Statements that a list begins with.
    pub(super) fn block_start(&mut self, p: &[NodeId], s: &[NodeId], env: &Env) -> Envs {
        let found = self.statement_sequence(p, s, env, Tail::Open);
        found.into_iter().map(|(env, _)| env).collect()
    }

    /// A pattern without braces against a block: it may hold that one statement.
    pub(super) fn single_statement(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let statements = self.s_children(s);
        let [only] = statements.as_slice() else {
            return Vec::new();
        };
        let is_lambda_body = self.s(self.file.facts.parent(s)).kind == Kind::Lambda;
        if is_lambda_body && self.s(*only).kind == Kind::Return {
            let value = self.file.tree.children(*only).next();
            return value.map_or_else(Vec::new, |value| self.node(p, value, env));
        }
        self.node(p, *only, env)
    }

    fn statement_sequence(&mut self, p: &[NodeId], s: &[NodeId], env: &Env, tail: Tail) -> Ends {
        let last_end = s.last().map_or(0, |last| self.s(*last).end);
        let has_inner_ellipsis = p
            .split_last()
            .is_some_and(|(_, before)| before.iter().any(|id| self.p(*id).kind == Kind::Ellipsis));
        if !has_inner_ellipsis || !self.options.go_deeper_stmt {
            return self.in_order(p, s, env, tail, 0, last_end);
        }
        // Nothing is flattened before the first statement matches where it stands.
        if let (Some(own), Some(first)) = (p.first(), s.first())
            && !matches!(self.p(*own).kind, Kind::Ellipsis | Kind::MetavarEllipsis)
            && self.statement(*own, *first, env).is_empty()
        {
            return Vec::new();
        }
        let flat = self.flattened(s);
        let _ = self.budget.spend(flat.len() as u64 / 4);
        let mut ends = self.in_order(p, &flat, env, tail, 0, last_end);
        if flat.len() > s.len() && p.len() > 2 {
            // What follows a compound statement follows what is in it, or the whole.
            ends.extend(self.in_order(p, s, env, tail, 0, last_end));
        }
        ends
    }

    /// Statement after statement. `end` is where the last one that took part ends, `last_end` where the list does.
    fn in_order(
        &mut self,
        p: &[NodeId],
        s: &[NodeId],
        env: &Env,
        tail: Tail,
        end: u32,
        last_end: u32,
    ) -> Ends {
        let Some((first, rest)) = p.split_first() else {
            return if tail == Tail::Exact && !s.is_empty() {
                Vec::new()
            } else {
                vec![(env.clone(), end)]
            };
        };
        if self.budget.spend(1).is_err() {
            return Vec::new();
        }
        match self.p(*first).kind {
            Kind::Ellipsis if rest.is_empty() => vec![(env.clone(), last_end.max(end))],
            Kind::Ellipsis => {
                let mut all: Ends = Vec::new();
                for skipped in 0..=s.len() {
                    if self.budget.is_empty() {
                        break;
                    }
                    let left = s.get(skipped..).unwrap_or_default();
                    all.extend(self.in_order(rest, left, env, tail, end, last_end));
                }
                if all.len() > 1 {
                    let mut seen: FxHashSet<(Env, u32)> = FxHashSet::default();
                    all.retain(|found| seen.insert(found.clone()));
                }
                all
            }
            Kind::MetavarEllipsis => {
                let mut all: Ends = Vec::new();
                for taken in 0..=s.len() {
                    let (own, left) = s.split_at_checked(taken).unwrap_or((s, &[]));
                    let span = self.covered(own, Span::new(end, end));
                    for env in self.bind(*first, Value::range(span), env) {
                        all.extend(self.in_order(rest, left, &env, tail, span.end, last_end));
                    }
                }
                all
            }
            _ => {
                let Some((statement, left)) = s.split_first() else {
                    return Vec::new();
                };
                let end = self.s(*statement).end;
                let mut all: Ends = Vec::new();
                for env in self.statement(*first, *statement, env) {
                    all.extend(self.in_order(rest, left, &env, tail, end, last_end));
                }
                all
            }
        }
    }

    /// One statement, through what may wrap it.
    fn statement(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (own, other) = (self.p(p).kind, self.s(s).kind);
        if other == Kind::Export && own != Kind::Export {
            let inner = self.s_children(s).into_iter().last();
            return inner.map_or_else(Vec::new, |inner| self.statement(p, inner, env));
        }
        if own != Kind::ExprStmt && is_expression(&self.p(p)) && own != Kind::Metavar {
            return self.expression_inside(p, s, env);
        }
        self.node(p, s, env)
    }

    /// An expression as a statement: it may lie anywhere in a statement that holds expressions.
    pub(super) fn expression_statement(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let Some(inner) = self.pattern.tree().children(p).next() else {
            return Vec::new();
        };
        // `defer f()` and the like.
        let word = self.p(p).symbol;
        if word != Symbol::NONE && (self.s(s).kind != Kind::ExprStmt || self.s(s).symbol != word) {
            return Vec::new();
        }
        match self.p(inner).kind {
            Kind::Metavar | Kind::Ellipsis => self.node(inner, s, env),
            // Whatever the statement does with it.
            Kind::Deep => self.deep(inner, s, env),
            _ => self.expression_inside(inner, s, env),
        }
    }

    /// An expression anywhere in a statement that holds expressions.
    fn expression_inside(&mut self, inner: NodeId, s: NodeId, env: &Env) -> Envs {
        if !self.options.implicit_deep_exprstmt {
            let inside = match self.s(s).kind {
                Kind::ExprStmt => self.file.tree.children(s).next(),
                _ => Some(s),
            };
            return inside.map_or_else(Vec::new, |inside| self.node(inner, inside, env));
        }
        if self.holds_expressions(s) || is_expression(&self.s(s)) {
            self.anywhere(inner, s, env)
        } else {
            Vec::new()
        }
    }

    /// The statements of `s` and of all blocks below, in source order.
    fn flattened(&self, s: &[NodeId]) -> Vec<NodeId> {
        let mut all = Vec::new();
        for statement in s {
            all.push(*statement);
            let below = self.file.tree.descendants(*statement);
            all.extend(below.filter(|id| self.is_statement(*id)));
        }
        all
    }
}
