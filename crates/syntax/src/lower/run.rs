//! One walk over a grammar's tree.

use super::compile::{Compiled, Slot};
use super::{Plan, Rule, span_of};
use crate::parse::{Parsed, Recovery};
use crate::tree::{Node, Tree};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::borrow::Cow;
use tree_sitter::Node as Raw;

/// A grammar node and the number of its kind, which is asked for once.
#[derive(Clone, Copy)]
pub(super) struct Known<'tree> {
    pub(super) raw: Raw<'tree>,
    pub(super) id: u16,
}

impl<'tree> From<Raw<'tree>> for Known<'tree> {
    fn from(raw: Raw<'tree>) -> Self {
        let id = raw.kind_id();
        Self { raw, id }
    }
}

/// What is still to be done, the next on top.
#[derive(Clone, Copy)]
pub(super) enum Work<'tree> {
    /// Lower this node in this role.
    Visit(Known<'tree>, Role),
    /// Lower the children of this node.
    Children(Raw<'tree>),
    /// Lower this node as a string, in this role.
    Str(Raw<'tree>, Role),
    /// Begin this node.
    Open(Node),
    /// End the node begun last.
    Close,
}

/// Makes the generic tree of `grammar_tree`; stops when it has `max_nodes`.
pub(crate) fn lower(
    compiled: &Compiled,
    grammar_tree: &tree_sitter::Tree,
    text: &str,
    max_nodes: usize,
) -> Parsed {
    let root = grammar_tree.root_node();
    let mut lowerer = Lowerer {
        compiled,
        text,
        cursor: root.walk(),
        // About one generic node for every six bytes of code.
        nodes: Vec::with_capacity((text.len() / 6).min(max_nodes)),
        open: Vec::new(),
        work: Vec::new(),
        has_errors: root.has_error(),
        errors: 0,
        first_error: None,
    };
    let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    lowerer.work.push(Work::Close);
    lowerer.push_children(root, lowerer.slot(root), Role::None);
    lowerer.open(Node {
        start: whole.start,
        end: whole.end,
        next: 0,
        symbol: Symbol::NONE,
        raw: root.kind_id(),
        kind: Kind::File,
        role: Role::None,
    });
    if root.is_error() {
        lowerer.error(root);
    }
    let finished = lowerer.run(max_nodes);
    if lowerer.has_errors
        && lowerer.first_error.is_none()
        && let Some(error) = first_error(root)
    {
        // A hand-written rule passed it by.
        lowerer.error(error);
    }
    let recovery = match lowerer.first_error {
        _ if !finished => Recovery::Budget,
        Some(first) => Recovery::Errors {
            count: lowerer.errors,
            first,
        },
        None => Recovery::None,
    };
    if compiled.caseless_names {
        fold_names(&mut lowerer.nodes, text);
    }
    Parsed {
        tree: Tree::from_nodes(lowerer.nodes),
        recovery,
    }
}

/// The first text in `node` that the grammar could not place; a token that it only misses is none.
fn first_error(node: Raw<'_>) -> Option<Raw<'_>> {
    let mut work = vec![node];
    while let Some(node) = work.pop() {
        if node.is_error() {
            return Some(node);
        }
        let children: Vec<Raw<'_>> = node.children(&mut node.walk()).collect();
        work.extend(children.into_iter().rev().filter(Raw::has_error));
    }
    None
}

/// Gives names the symbol of their small letters.
fn fold_names(nodes: &mut [Node], text: &str) {
    for node in nodes.iter_mut().filter(|node| node.kind == Kind::Ident) {
        let name = node.span().slice(text);
        if !name.starts_with('$') && name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            node.symbol = Symbol::of(&name.to_ascii_lowercase());
        }
    }
}

/// A walk in progress.
pub(super) struct Lowerer<'run, 'tree> {
    pub(super) compiled: &'run Compiled,
    pub(super) text: &'run str,
    pub(super) cursor: tree_sitter::TreeCursor<'tree>,
    nodes: Vec<Node>,
    /// The nodes that are begun and not ended: where they are, and where their last child ends.
    open: Vec<(u32, u32)>,
    pub(super) work: Vec<Work<'tree>>,
    /// Whether the grammar's tree has any error at all.
    has_errors: bool,
    errors: u32,
    first_error: Option<Span>,
}

impl<'run, 'tree> Lowerer<'run, 'tree> {
    /// Does all work; `false` when the nodes ran out first (the tree is closed properly all the same).
    fn run(&mut self, max_nodes: usize) -> bool {
        while let Some(work) = self.work.pop() {
            if self.nodes.len() >= max_nodes {
                while !self.open.is_empty() {
                    self.close();
                }
                return false;
            }
            match work {
                Work::Open(node) => self.open(node),
                Work::Close => self.close(),
                Work::Visit(node, role) => self.visit(node, role),
                Work::Str(node, role) => self.visit_string(node.into(), role, true),
                Work::Children(node) => {
                    self.push_children(node, self.slot(node), Role::None);
                }
            }
        }
        true
    }

    pub(super) fn open(&mut self, node: Node) {
        let node = self.fit(node);
        let at = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.open.push((at, node.start));
        self.nodes.push(node);
    }

    fn close(&mut self) {
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let closed = self.open.pop().map(|(at, _)| at as usize);
        if let Some(node) = closed.and_then(|at| self.nodes.get_mut(at)) {
            node.next = next;
        }
    }

    fn leaf(&mut self, node: Node) {
        let next = u32::try_from(self.nodes.len() + 1).unwrap_or(u32::MAX);
        let node = self.fit(node);
        self.nodes.push(Node { next, ..node });
    }

    /// `node` within its parent and behind its elder sibling. It is already, unless a hand-written rule met an error
    /// node where it expects something else.
    fn fit(&mut self, node: Node) -> Node {
        let Some((parent, floor)) = self.open.last_mut() else {
            return node;
        };
        let limit = { self.nodes.get(*parent as usize) }.map_or(node.end, |parent| parent.end);
        let start = node.start.max(*floor).min(limit);
        let end = node.end.max(start).min(limit);
        *floor = end;
        Node { start, end, ..node }
    }

    fn error(&mut self, node: Raw<'tree>) {
        self.errors = self.errors.saturating_add(1);
        self.first_error.get_or_insert(span_of(node));
    }

    pub(super) fn slot(&self, node: Raw<'tree>) -> Slot {
        self.compiled.slot(node.kind_id())
    }

    fn visit(&mut self, node: Known<'tree>, role: Role) {
        let Known { raw, id } = node;
        if self.has_errors && (raw.is_error() || raw.is_missing()) {
            self.error(raw);
        }
        let slot = self.compiled.slot(id);
        match slot.rule {
            Rule::Drop => {}
            Rule::Leaf(kind) => {
                let mut made = Self::made(node, kind, role, Symbol::NONE);
                made.symbol = Symbol::of(made.span().slice(self.text));
                self.leaf(made);
            }
            Rule::Node(kind) | Rule::Roles(kind, _) => {
                self.visit_node(node, slot, kind, role, Symbol::NONE);
            }
            Rule::Op(kind) | Rule::OpRoles(kind, _) => {
                let symbol = Symbol::of_operator(&self.operator(raw));
                self.visit_node(node, slot, kind, role, symbol);
            }
            Rule::Assign(_) => self.visit_assignment(node, slot, role),
            Rule::Declarator(_) => self.visit_declarator(node, slot, role),
            Rule::MethodCall(_) => self.visit_method_call(node, slot, role),
            Rule::Splice | Rule::SpliceRoles(_) | Rule::Aside => {
                self.push_children(raw, slot, role);
            }
            Rule::Part(part) => {
                self.push_children(raw, slot, part);
            }
            Rule::SpliceSingle(kind) | Rule::SpliceSingleRoles(kind, _) => {
                self.visit_single(node, slot, kind, role);
            }
            Rule::Str | Rule::DollarStr => self.visit_string(node, role, true),
            Rule::BareStr => self.visit_string(node, role, false),
            Rule::Custom(lay_out) => {
                let mut plan = Plan::new(self.text, id, role);
                lay_out(&mut plan, raw);
                self.work.extend(plan.work.into_iter().rev());
            }
        }
    }

    pub(super) fn made(node: Known<'tree>, kind: Kind, role: Role, symbol: Symbol) -> Node {
        let span = span_of(node.raw);
        Node {
            start: span.start,
            end: span.end,
            next: 0,
            symbol,
            raw: node.id,
            kind,
            role,
        }
    }

    fn visit_node(
        &mut self,
        node: Known<'tree>,
        slot: Slot,
        kind: Kind,
        role: Role,
        symbol: Symbol,
    ) {
        let made = Self::made(node, kind, role, symbol);
        let at = self.nodes.len();
        self.open(made);
        self.work.push(Work::Close);
        let has_children = self.push_children(node.raw, slot, Role::None);
        if !has_children
            && symbol == Symbol::NONE
            && let Some(leaf) = self.nodes.get_mut(at)
        {
            leaf.symbol = Symbol::of(made.span().slice(self.text));
        }
    }

    fn visit_assignment(&mut self, node: Known<'tree>, slot: Slot, role: Role) {
        let operator = self.operator(node.raw);
        let (kind, symbol) = match operator.as_ref() {
            "" | "=" | ":=" | "<-" => (Kind::Assign, Symbol::NONE),
            _ => (Kind::AugAssign, Symbol::of(&operator)),
        };
        self.visit_node(node, slot, kind, role, symbol);
    }

    fn visit_declarator(&mut self, node: Known<'tree>, slot: Slot, role: Role) {
        let at = self.nodes.len();
        self.open(Self::made(node, Kind::Assign, role, Symbol::NONE));
        self.work.push(Work::Close);
        let first = self.work.len();
        self.push_children(node.raw, slot, Role::None);
        let children = self.work.get_mut(first..).unwrap_or_default();
        let has = |part: Role| move |work: &Work<'_>| matches!(work, Work::Visit(_, role) if *role == part);
        if children.iter().any(has(Role::Right)) {
            return;
        }
        for child in children {
            if let Work::Visit(_, role @ Role::Left) = child {
                *role = Role::Name;
            }
        }
        if let Some(made) = self.nodes.get_mut(at) {
            made.kind = Kind::Declarator;
        }
    }

    fn visit_method_call(&mut self, node: Known<'tree>, slot: Slot, role: Role) {
        self.open(Self::made(node, Kind::Call, role, Symbol::NONE));
        self.work.push(Work::Close);
        let first = self.work.len();
        self.push_children(node.raw, slot, Role::None);
        let (mut object, mut name) = (None, None);
        for (at, child) in self.work.iter_mut().enumerate().skip(first) {
            match child {
                Work::Visit(raw, role @ Role::Object) => {
                    *role = Role::Callee;
                    object = Some((at, *raw));
                }
                Work::Visit(raw, role @ Role::Name) => {
                    *role = Role::Callee;
                    name = Some((at, *raw));
                }
                _ => {}
            }
        }
        // The stack is read from its end, so the object lies above the name.
        if let (Some((object_at, object)), Some((name_at, name))) = (object, name)
            && name_at < object_at
        {
            let mut member = Self::made(node, Kind::Member, Role::Callee, Symbol::NONE);
            member.start = span_of(object.raw).start;
            member.end = span_of(name.raw).end;
            let parts = [
                Work::Close,
                Work::Visit(name, Role::Name),
                Work::Visit(object, Role::Object),
                Work::Open(member),
            ];
            self.work.splice(name_at..=object_at, parts);
        }
    }

    fn visit_single(&mut self, node: Known<'tree>, slot: Slot, kind: Kind, role: Role) {
        let before = self.work.len();
        self.push_children(node.raw, slot, Role::None);
        let children = self.work.get_mut(before..).unwrap_or_default();
        if let [Work::Visit(_, own)] = children {
            *own = role;
            return;
        }
        self.work.truncate(before);
        self.visit_node(node, slot, kind, role, Symbol::NONE);
    }

    /// Plans the children of `node`, first on top; those that have no role of their own play `inherited`. Says whether
    /// the grammar has any.
    fn push_children(&mut self, node: Raw<'tree>, slot: Slot, inherited: Role) -> bool {
        let first = self.work.len();
        self.cursor.reset(node);
        if !self.cursor.goto_first_child() {
            return false;
        }
        let compiled = self.compiled;
        let table = compiled.roles(slot);
        let names_operator = matches!(slot.rule, Rule::Op(_) | Rule::OpRoles(..) | Rule::Assign(_));
        let mut position = 0;
        loop {
            let child = Known::from(self.cursor.node());
            let child_slot = compiled.slot(child.id);
            if !child_slot.is_dropped() || (self.has_errors && child.raw.is_missing()) {
                let field = self.cursor.field_id();
                let is_operator =
                    names_operator && field.is_some_and(|id| compiled.is_operator_field(id));
                if !is_operator {
                    let role = match (field, table) {
                        (Some(field), Some(table)) => table.of_field(field),
                        _ => Role::None,
                    };
                    let role = role
                        .or(child_slot.usual_role)
                        .or(match table {
                            Some(table) if field.is_none() && child_slot.counted => {
                                position += 1;
                                table.of_position(position - 1)
                            }
                            _ => Role::None,
                        })
                        .or(if child_slot.counted {
                            inherited
                        } else {
                            Role::None
                        });
                    self.work.push(Work::Visit(child, role));
                }
            }
            if !self.cursor.goto_next_sibling() {
                break;
            }
        }
        if let Some(new) = self.work.get_mut(first..) {
            new.reverse();
        }
        true
    }

    /// The operator of `node`, its words separated by single spaces; empty if it has none.
    fn operator(&mut self, node: Raw<'tree>) -> Cow<'run, str> {
        let mut operator = Cow::Borrowed("");
        let mut first_token = None;
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            let field = self.cursor.field_id();
            if field.is_some_and(|id| self.compiled.is_operator_field(id)) {
                let word = span_of(child).slice(self.text);
                if operator.is_empty() {
                    operator = Cow::Borrowed(word);
                } else {
                    operator = Cow::Owned(format!("{operator} {word}"));
                }
            } else if first_token.is_none() && !child.is_named() {
                let text = span_of(child).slice(self.text);
                if !matches!(text, "(" | ")" | "[" | "]" | "{" | "}" | "," | ";") {
                    first_token = Some(text);
                }
            }
            more = self.cursor.goto_next_sibling();
        }
        if operator.is_empty() {
            Cow::Borrowed(first_token.unwrap_or_default())
        } else {
            operator
        }
    }
}
