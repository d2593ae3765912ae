//! Matches one pattern against nodes of one file.
//!
//! Every match is a set of environments: a pattern may match a node in several ways (`f(..., $X, ...)`).
//!
//! Invariants:
//! - recursion follows the pattern, whose depth is bounded when it is parsed; the file is walked by ranges of nodes;
//! - each comparison of a pattern node with a file node costs a step of the budget; without steps nothing matches any
//!   more, and whoever started the matching says so.

mod anchors;
mod commands;
mod definitions;
mod entries;
mod imports;
mod literals;
mod markup;
mod names;
mod nearest;
mod operators;
mod record;
mod sequence;
mod statements;

pub(crate) use literals::interpolator;
pub(crate) use names::same_type;
pub(crate) use nearest::{nearest, quoted};

use crate::env::{Env, Envs, Hit, Value};
use crate::file::File;
use crate::filters::Filters;
use crate::near::Near;
use crate::options::MatchOptions;
use crate::pattern::CompiledPattern;
use airlock_flow::Constant;
use airlock_model::{Budget, Span};
use airlock_syntax::{Kind, Node, NodeId, Role, Symbol};
use rustc_hash::FxHashSet;
use std::hash::Hash;

/// One pattern on one file.
pub(crate) struct Matcher<'run> {
    pattern: &'run CompiledPattern,
    file: &'run File<'run>,
    budget: &'run mut Budget,
    options: MatchOptions,
    /// Only nodes inside this range are looked at.
    within: Option<Span>,
    /// Only matches that touch these places are wanted.
    near: Option<&'run Near>,
    filters: &'run mut Filters,
}

/// Where a pattern is looked for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place<'run> {
    /// In this range only, and at this node whatever part it plays.
    pub(crate) within: Option<(Span, Option<NodeId>)>,
    /// Where it touches what was found already; more may come out.
    pub(crate) near: Option<&'run Near>,
}

/// Everything that `pattern` matches in `file` at `place`, in source order.
pub(crate) fn find(
    pattern: &CompiledPattern,
    file: &File<'_>,
    options: MatchOptions,
    place: Place<'_>,
    budget: &mut Budget,
    filters: &mut Filters,
) -> Vec<Hit> {
    let mut matcher = Matcher {
        pattern,
        file,
        budget,
        options,
        within: place.within.map(|(span, _)| span),
        near: place.near,
        filters,
    };
    let mut hits = match pattern.roots.as_slice() {
        [root] => matcher.find_one(*root, place.within.and_then(|(_, node)| node)),
        roots => matcher.find_statements(roots),
    };
    for hit in &mut hits {
        hit.env = std::mem::take(&mut hit.env).normalised();
    }
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    dedup(hits)
}

/// Leaves out hits that are equal to an earlier one.
pub(crate) fn dedup(mut hits: Vec<Hit>) -> Vec<Hit> {
    // In order, only hits at one place can be equal.
    let place = |hit: &Hit| (hit.span.start, std::cmp::Reverse(hit.span.end));
    if !hits.is_sorted_by(|a, b| place(a) < place(b)) {
        keep_first(&mut hits);
    }
    hits
}

/// Leaves out environments that are equal to an earlier one.
fn distinct(mut envs: Envs) -> Envs {
    if envs.len() > 1 {
        keep_first(&mut envs);
    }
    envs
}

/// Leaves out what is equal to something before it.
fn keep_first<T: Eq + Hash>(all: &mut Vec<T>) {
    let mut seen: FxHashSet<&T> = FxHashSet::default();
    let is_new: Vec<bool> = all.iter().map(|one| seen.insert(one)).collect();
    let mut is_new = is_new.into_iter();
    all.retain(|_| is_new.next().unwrap_or(true));
}

impl Matcher<'_> {
    fn find_one(&mut self, root: NodeId, at: Option<NodeId>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let candidates = self.candidates(root);
        let own = at.filter(|at| candidates.binary_search(at).is_err());
        let callee = self.filtered_callee(root);
        for candidate in self.starting_within(&candidates).iter().copied().chain(own) {
            if self.budget.is_empty() {
                break;
            }
            if !self.is_within(candidate)
                || callee.is_some_and(|name| self.is_call_refused(candidate, name))
            {
                continue;
            }
            let span = self.shown(candidate);
            if !self.is_near(span) {
                continue;
            }
            for env in self.node(root, candidate, &Env::default()) {
                hits.push(Hit { span, env });
            }
        }
        hits
    }

    /// The range of a match at `node`: an import in a group begins with the group's keyword.
    fn shown(&self, node: NodeId) -> Span {
        let span = self.s(node).span();
        if self.s(node).kind != Kind::Import || self.s_text(node).starts_with("import") {
            return span;
        }
        let before = self.file.text.get(..span.start as usize).unwrap_or("");
        let group = before.rfind("import").filter(|at| {
            let after = before.get(at + "import".len()..).unwrap_or("");
            after.trim_start().starts_with('(') && !after.contains(')')
        });
        let start = group.and_then(|at| u32::try_from(at).ok());
        Span::new(start.unwrap_or(span.start), span.end)
    }

    /// Those of `nodes`, which are in order, that begin where matches are looked for.
    fn starting_within<'nodes>(&self, nodes: &'nodes [NodeId]) -> &'nodes [NodeId] {
        let Some(within) = self.within else {
            return nodes;
        };
        let first = nodes.partition_point(|id| self.s(*id).start < within.start);
        let rest = nodes.get(first..).unwrap_or_default();
        let count = rest.partition_point(|id| self.s(*id).start <= within.end);
        rest.get(..count).unwrap_or_default()
    }

    /// The metavariable that stands for the name of the method that a pattern calls, where a condition says which names.
    fn filtered_callee(&self, root: NodeId) -> Option<Symbol> {
        let tree = self.pattern.tree();
        let callee = (self.p(root).kind == Kind::Call && !self.options.symbolic_propagation)
            .then(|| tree.child(root, Role::Callee))??;
        let name = (self.p(callee).kind == Kind::Member)
            .then(|| tree.children(callee).last())
            .flatten()?;
        let name = self.p(name);
        (name.kind == Kind::Metavar && self.filters.bear_on(name.symbol)).then_some(name.symbol)
    }

    /// Whether the node calls a method whose name a condition refuses for the metavariable `name`: cheaper than to
    /// compare the call.
    fn is_call_refused(&mut self, s: NodeId, name: Symbol) -> bool {
        let file = self.file;
        let callee = file.tree.child(s, Role::Callee);
        let member = callee.filter(|callee| file.tree.kind(*callee) == Kind::Member);
        let last = member.and_then(|member| file.tree.children(member).last());
        last.is_some_and(|last| {
            file.tree.kind(last) == Kind::Ident
                && !self.filters.admit(name, file.tree.text(file.text, last))
        })
    }

    fn is_near(&self, span: Span) -> bool {
        self.near.is_none_or(|near| near.touches(span))
    }

    fn is_within(&self, node: NodeId) -> bool {
        self.within
            .is_none_or(|within| within.contains(self.file.tree.node(node).span()))
    }

    /// A pattern's node.
    fn p(&self, id: NodeId) -> Node {
        self.pattern.tree().node(id)
    }

    /// A node of the file.
    fn s(&self, id: NodeId) -> Node {
        self.file.tree.node(id)
    }

    fn p_children(&self, id: NodeId) -> Vec<NodeId> {
        self.pattern.children(id)
    }

    fn s_children(&self, id: NodeId) -> Vec<NodeId> {
        self.file.tree.children(id).collect()
    }

    fn s_text(&self, id: NodeId) -> &str {
        self.file.tree.text(self.file.text, id)
    }

    /// The constant that the expression at `s` stands for.
    fn constant(&self, s: NodeId) -> Option<Constant> {
        let is_literal = || matches!(self.s(s).kind, Kind::Str | Kind::Number | Kind::Bool);
        (self.options.constant_propagation || is_literal())
            .then(|| self.file.facts.constant(s))
            .flatten()
    }

    /// Whether the file's language has JavaScript's objects and assignments.
    fn is_javascript(&self) -> bool {
        matches!(
            self.file.facts.language.name,
            "javascript" | "typescript" | "tsx"
        )
    }

    /// Whether the file's language writes the members of new objects as assignments.
    fn has_initializers(&self) -> bool {
        self.file.facts.language.name == "csharp"
    }

    /// Every way in which the pattern's node `p` matches the file's node `s`, given what is bound already.
    fn node(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        if self.budget.spend(1).is_err() {
            return Vec::new();
        }
        let envs = self.shape(p, s, env);
        let pattern = self.p(p).kind;
        let is_thing = matches!(pattern, Kind::Metavar | Kind::Ellipsis | Kind::Deep);
        if envs.is_empty() && self.s(s).kind == Kind::Cast && !is_thing && pattern != Kind::Cast {
            // What a value is taken for does not change what it is.
            let value = self.file.tree.child(s, Role::Value);
            return value.map_or(envs, |value| self.node(p, value, env));
        }
        if !self.options.symbolic_propagation
            || !envs.is_empty()
            || self.s(s).kind != Kind::Ident
            || matches!(
                self.p(p).kind,
                Kind::Ident | Kind::Metavar | Kind::Ellipsis | Kind::Deep
            )
        {
            return envs;
        }
        let value = self.file.facts.stands_for(s);
        if value == s {
            return envs;
        }
        self.shape(p, value, env)
    }

    /// The same, without what names stand for.
    fn shape(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (pattern, node) = (self.p(p), self.s(s));
        match pattern.kind {
            Kind::Ellipsis => vec![env.clone()],
            Kind::Metavar => self.metavariable(p, s, env),
            Kind::MetavarEllipsis => self.bind(p, Value::range(node.span()), env),
            Kind::Deep => self.deep(p, s, env),
            Kind::Block if node.kind == Kind::Block && self.is_instruction_code(s) => {
                self.instruction_code(p, s, env)
            }
            Kind::Block if node.kind == Kind::Block && self.holds_members(s) => {
                self.members(p, s, env)
            }
            Kind::Block => {
                let statements = self.statements_of(s);
                self.block(&self.p_children(p), &statements, env)
            }
            _ if node.kind == Kind::Block => self.single_statement(p, s, env),
            Kind::Str => self.string(p, s, env),
            Kind::Interp => self.interpolation(p, s, env),
            Kind::Number | Kind::Bool | Kind::Null | Kind::Char | Kind::Regex => {
                self.literal(p, s, env)
            }
            Kind::Ident | Kind::Member => self.name(p, s, env),
            Kind::Args | Kind::Params | Kind::List | Kind::Tuple | Kind::TypeArgs => {
                self.list(p, s, env)
            }
            Kind::Dict | Kind::Set => self.entries(p, s, env),
            Kind::Pair => self.pair(p, s, env),
            Kind::ExprStmt => self.expression_statement(p, s, env),
            Kind::Assign => self.assignment(p, s, env),
            Kind::VarDecl => self.declaration(p, s, env),
            Kind::Function | Kind::Class | Kind::Interface | Kind::Enum | Kind::Lambda => {
                self.definition(p, s, env)
            }
            Kind::Return => self.return_statement(p, s, env),
            Kind::If => self.if_statement(p, s, env),
            Kind::For if matches!(node.kind, Kind::For | Kind::ForEach) && self.is_any_loop(p) => {
                let body = |tree: &airlock_syntax::Tree, id| tree.child(id, Role::Body);
                match (body(self.pattern.tree(), p), body(self.file.tree, s)) {
                    (Some(p), Some(s)) => self.node(p, s, env),
                    _ => Vec::new(),
                }
            }
            Kind::With => self.with_statement(p, s, env),
            Kind::Import => self.import(p, s, env),
            Kind::Element => self.element(p, s, env),
            Kind::Binary => self.binary(p, s, env),
            Kind::Call if node.kind == Kind::Call && self.is_row_of_words(p) => {
                self.words(p, s, env)
            }
            Kind::Other if self.pattern.text(p).starts_with(':') => self.atom(p, s, env),
            Kind::Call if node.kind == Kind::Decorator && self.options.attr_expr => {
                self.decorator_call(p, s, env)
            }
            Kind::Assert if node.kind == Kind::Assert && self.is_open(p) => vec![env.clone()],
            _ => self.record(p, s, env),
        }
    }

    /// Whether a loop of the pattern is `for (...)`.
    fn is_any_loop(&self, p: NodeId) -> bool {
        self.p_children(p).iter().all(|part| {
            let inner = self.pattern.tree().children(*part).next();
            self.p(*part).role == Role::Body
                || self.p(*part).kind == Kind::Ellipsis
                || inner.is_some_and(|inner| self.p(inner).kind == Kind::Ellipsis)
        })
    }

    /// Whether a block is the body of a class.
    fn holds_members(&self, s: NodeId) -> bool {
        let parent = self.file.facts.parent(s);
        matches!(
            self.s(parent).kind,
            Kind::Class | Kind::Interface | Kind::Enum | Kind::New
        )
    }

    /// `$X`: anything that is one thing, of the declared type where there is one.
    fn metavariable(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let node = self.s(s);
        let s = match node.kind {
            // `name=value` and `key: value` are no expressions.
            Kind::KeywordArg | Kind::Pair | Kind::Modifier | Kind::Slice => {
                return Vec::new();
            }
            // A shell's `$x` is one outside of strings.
            Kind::Interp if !self.is_shell() || self.is_in_string(s) => return Vec::new(),
            Kind::Param => match self.parameter_name(s) {
                Some(name) => name,
                None => return Vec::new(),
            },
            Kind::ExprStmt => match self.file.tree.children(s).next() {
                Some(inner) => inner,
                None => s,
            },
            _ => s,
        };
        let Some(metavariable) = self.pattern.pattern.metavariable(p) else {
            return Vec::new();
        };
        if let Some(declared) = &metavariable.declared
            && !self.has_type(s, declared)
        {
            return Vec::new();
        }
        let span = self.s(s).span();
        self.bind(p, Value::node(s, span), env)
    }

    /// Binds the metavariable at `p` to `value`, or checks that it is bound to the same code.
    fn bind(&mut self, p: NodeId, value: Value, env: &Env) -> Envs {
        if self
            .pattern
            .pattern
            .metavariable(p)
            .is_none_or(|own| own.name == "_")
        {
            return vec![env.clone()];
        }
        let name = self.p(p).symbol;
        match env.get(name) {
            Some(bound) if self.file.same(bound, &value, self.options) => vec![env.clone()],
            Some(_) => Vec::new(),
            None if self.is_refused(name, &value) => Vec::new(),
            None => vec![env.with(name, value)],
        }
    }

    /// Whether a condition refuses the lone identifier `value` for the metavariable `name`.
    fn is_refused(&mut self, name: Symbol, value: &Value) -> bool {
        let (Some(node), None) = (value.node, &value.text) else {
            return false;
        };
        let file = self.file;
        // Where a name is the same as what it stands for, the condition may come to judge that.
        !self.options.symbolic_propagation
            && file.tree.kind(node) == Kind::Ident
            && !self.filters.admit(name, value.span.slice(file.text))
    }

    /// `<... e ...>`: `e` at `s` or anywhere below it.
    fn deep(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let Some(inner) = self.pattern.tree().children(p).next() else {
            return Vec::new();
        };
        self.anywhere(inner, s, env)
    }

    /// `p` at `s` or anywhere below it, but not in code of its own that `s` holds ([`Self::is_own_code`]).
    fn anywhere(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let mut envs = Vec::new();
        let kind = self.p(p).kind;
        let end = self.s(s).next;
        let mut at = s;
        while at.0 < end && !self.budget.is_empty() {
            if self.may_be(kind, at) {
                envs.extend(self.node(p, at, env));
            } else if self.options.symbolic_propagation && self.s(at).kind == Kind::Ident {
                let value = self.file.facts.stands_for(at);
                if value != at && self.may_be(kind, value) {
                    envs.extend(self.node(p, value, env));
                }
            }
            at = if self.is_own_code(at) || !self.options.go_deeper_expr {
                NodeId(self.s(at).next.max(at.0 + 1))
            } else {
                NodeId(at.0 + 1)
            };
        }
        // Walking past what cannot match costs little, but not nothing.
        let size = end.saturating_sub(s.0);
        let _ = self.budget.spend(u64::from(size / 16));
        distinct(envs)
    }

    /// Whether a node is code that runs at another time than what is around it: a function with statements of its own.
    /// As in Semgrep, neither `<... e ...>` nor an expression statement looks into it.
    fn is_own_code(&self, s: NodeId) -> bool {
        match self.s(s).kind {
            Kind::Function | Kind::Class => true,
            Kind::Lambda => {
                let body = self.file.tree.child(s, Role::Body);
                self.is_javascript() || body.is_none_or(|body| !is_expression(&self.s(body)))
            }
            _ => false,
        }
    }

    /// A cheap test that spares most comparisons: whether a pattern of `kind` can match the node at all.
    fn may_be(&self, kind: Kind, s: NodeId) -> bool {
        let node = self.s(s);
        match kind {
            Kind::Metavar | Kind::Deep | Kind::Ellipsis => is_expression(&node),
            Kind::Ident => is_expression(&node) && matches!(node.kind, Kind::Ident | Kind::Type),
            Kind::Member => matches!(
                node.kind,
                Kind::Member | Kind::Ident | Kind::Call | Kind::Type
            ),
            Kind::Str => matches!(
                node.kind,
                Kind::Str | Kind::StrText | Kind::Binary | Kind::Ident | Kind::Member
            ),
            Kind::Number | Kind::Bool => {
                matches!(
                    node.kind,
                    Kind::Number | Kind::Bool | Kind::Binary | Kind::Ident | Kind::Member
                )
            }
            Kind::Assign => {
                matches!(node.kind, Kind::Assign | Kind::AugAssign | Kind::Field)
                    || node.kind == Kind::Pair && self.has_initializers()
            }
            _ => node.kind == kind,
        }
    }

    /// Folds `step` over every environment.
    fn each(envs: &Envs, mut step: impl FnMut(&Env) -> Envs) -> Envs {
        match envs.as_slice() {
            [] => Vec::new(),
            [only] => step(only),
            many => many.iter().flat_map(step).collect(),
        }
    }
}

/// Whether a node stands where an expression may stand, and is one.
fn is_expression(node: &Node) -> bool {
    let is_name_part = matches!(
        node.role,
        Role::Name | Role::Alias | Role::Label | Role::Params | Role::Args | Role::TypeParams
    );
    !is_name_part
        && !matches!(
            node.kind,
            Kind::File
                | Kind::Block
                | Kind::StrText
                | Kind::Interp
                | Kind::Args
                | Kind::KeywordArg
                | Kind::Function
                | Kind::Params
                | Kind::Param
                | Kind::Class
                | Kind::Interface
                | Kind::Enum
                | Kind::Field
                | Kind::VarDecl
                | Kind::Declarator
                | Kind::ExprStmt
                | Kind::Return
                | Kind::If
                | Kind::Else
                | Kind::While
                | Kind::DoWhile
                | Kind::For
                | Kind::ForEach
                | Kind::Switch
                | Kind::Case
                | Kind::Break
                | Kind::Continue
                | Kind::Throw
                | Kind::Try
                | Kind::Catch
                | Kind::Finally
                | Kind::With
                | Kind::Assert
                | Kind::Delete
                | Kind::Import
                | Kind::Export
                | Kind::Package
                | Kind::Decorator
                | Kind::Modifier
                | Kind::Type
                | Kind::TypeArgs
                | Kind::Pair
                | Kind::Attribute
                | Kind::Alias
                | Kind::Text
                | Kind::Error
                | Kind::Other
        )
}
