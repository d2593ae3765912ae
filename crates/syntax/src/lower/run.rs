//! One walk over a grammar's tree.

use super::compile::{Compiled, Slot};
use super::{Plan, Rule, span_of};
use crate::parse::{Parsed, Recovery};
use crate::tree::{Node, Tree};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use tree_sitter::Node as Raw;

/// What is still to be done, the next on top.
#[derive(Clone, Copy)]
pub(super) enum Work<'tree> {
    /// Lower this node in this role.
    Visit(Raw<'tree>, Role),
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
    let recovery = match lowerer.first_error {
        _ if !finished => Recovery::Budget,
        Some(first) => Recovery::Errors {
            count: lowerer.errors,
            first,
        },
        None => Recovery::None,
    };
    Parsed {
        tree: Tree::from_nodes(lowerer.nodes),
        recovery,
    }
}

struct Lowerer<'run, 'tree> {
    compiled: &'run Compiled,
    text: &'run str,
    cursor: tree_sitter::TreeCursor<'tree>,
    nodes: Vec<Node>,
    open: Vec<u32>,
    work: Vec<Work<'tree>>,
    errors: u32,
    first_error: Option<Span>,
}

impl<'tree> Lowerer<'_, 'tree> {
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
                Work::Str(node, role) => self.visit_string(node, role, true),
                Work::Children(node) => self.push_children(node, self.slot(node), Role::None),
            }
        }
        true
    }

    fn open(&mut self, node: Node) {
        self.open
            .push(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
    }

    fn close(&mut self) {
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        if let Some(node) = self
            .open
            .pop()
            .and_then(|at| self.nodes.get_mut(at as usize))
        {
            node.next = next;
        }
    }

    fn leaf(&mut self, node: Node) {
        let next = u32::try_from(self.nodes.len() + 1).unwrap_or(u32::MAX);
        self.nodes.push(Node { next, ..node });
    }

    fn error(&mut self, node: Raw<'tree>) {
        self.errors = self.errors.saturating_add(1);
        self.first_error.get_or_insert(span_of(node));
    }

    fn slot(&self, node: Raw<'tree>) -> Slot {
        self.compiled.slot(node.kind_id())
    }

    fn visit(&mut self, node: Raw<'tree>, role: Role) {
        if node.is_error() || node.is_missing() {
            self.error(node);
        }
        let slot = self.slot(node);
        match slot.rule {
            Rule::Drop => {}
            Rule::Leaf(kind) => {
                let span = span_of(node);
                let symbol = Symbol::of(span.slice(self.text));
                self.leaf(Self::made(node, kind, role, symbol));
            }
            Rule::Node(kind) | Rule::Roles(kind, _) => {
                self.visit_node(node, slot, kind, role, Symbol::NONE);
            }
            Rule::Op(kind) | Rule::OpRoles(kind, _) => {
                let symbol = Symbol::of_operator(&self.operator(node));
                self.visit_node(node, slot, kind, role, symbol);
            }
            Rule::Assign(_) => self.visit_assignment(node, slot, role),
            Rule::Declarator(_) => self.visit_declarator(node, slot, role),
            Rule::MethodCall(_) => self.visit_method_call(node, slot, role),
            Rule::Splice | Rule::SpliceRoles(_) | Rule::Aside => {
                self.push_children(node, slot, role)
            }
            Rule::Part(part) => self.push_children(node, slot, part),
            Rule::SpliceSingle(kind) | Rule::SpliceSingleRoles(kind, _) => {
                self.visit_single(node, slot, kind, role);
            }
            Rule::Str => self.visit_string(node, role, true),
            Rule::BareStr => self.visit_string(node, role, false),
            Rule::Custom(lay_out) => {
                let mut plan = Plan::new(self.text, node.kind_id(), role);
                lay_out(&mut plan, node);
                self.work.extend(plan.work.into_iter().rev());
            }
        }
    }

    fn made(node: Raw<'tree>, kind: Kind, role: Role, symbol: Symbol) -> Node {
        let span = span_of(node);
        Node {
            start: span.start,
            end: span.end,
            next: 0,
            symbol,
            raw: node.kind_id(),
            kind,
            role,
        }
    }

    fn visit_node(&mut self, node: Raw<'tree>, slot: Slot, kind: Kind, role: Role, symbol: Symbol) {
        if node.child_count() == 0 {
            let symbol = if symbol == Symbol::NONE {
                Symbol::of(span_of(node).slice(self.text))
            } else {
                symbol
            };
            self.leaf(Self::made(node, kind, role, symbol));
            return;
        }
        self.open(Self::made(node, kind, role, symbol));
        self.work.push(Work::Close);
        self.push_children(node, slot, Role::None);
    }

    fn visit_assignment(&mut self, node: Raw<'tree>, slot: Slot, role: Role) {
        let operator = self.operator(node);
        let (kind, symbol) = match operator.as_str() {
            "" | "=" | ":=" | "<-" => (Kind::Assign, Symbol::NONE),
            _ => (Kind::AugAssign, Symbol::of(&operator)),
        };
        self.visit_node(node, slot, kind, role, symbol);
    }

    fn visit_declarator(&mut self, node: Raw<'tree>, slot: Slot, role: Role) {
        let at = self.nodes.len();
        self.open(Self::made(node, Kind::Assign, role, Symbol::NONE));
        self.work.push(Work::Close);
        let first = self.work.len();
        self.push_children(node, slot, Role::None);
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

    fn visit_method_call(&mut self, node: Raw<'tree>, slot: Slot, role: Role) {
        self.open(Self::made(node, Kind::Call, role, Symbol::NONE));
        self.work.push(Work::Close);
        let first = self.work.len();
        self.push_children(node, slot, Role::None);
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
            member.start = span_of(object).start;
            member.end = span_of(name).end;
            let parts = [
                Work::Close,
                Work::Visit(name, Role::Name),
                Work::Visit(object, Role::Object),
                Work::Open(member),
            ];
            self.work.splice(name_at..=object_at, parts);
        }
    }

    fn visit_single(&mut self, node: Raw<'tree>, slot: Slot, kind: Kind, role: Role) {
        let before = self.work.len();
        self.push_children(node, slot, Role::None);
        let children = self.work.get_mut(before..).unwrap_or_default();
        if let [Work::Visit(_, own)] = children {
            *own = role;
            return;
        }
        self.work.truncate(before);
        self.visit_node(node, slot, kind, role, Symbol::NONE);
    }

    /// Plans the children of `node`, first on top; those that have no role of their own play `inherited`.
    fn push_children(&mut self, node: Raw<'tree>, slot: Slot, inherited: Role) {
        let first = self.work.len();
        self.cursor.reset(node);
        if !self.cursor.goto_first_child() {
            return;
        }
        let compiled = self.compiled;
        let table = compiled.roles(slot);
        let names_operator = matches!(slot.rule, Rule::Op(_) | Rule::OpRoles(..) | Rule::Assign(_));
        let mut position = 0;
        loop {
            let child = self.cursor.node();
            let child_slot = compiled.slot(child.kind_id());
            if !child_slot.is_dropped() || child.is_missing() {
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
    }

    /// The operator of `node`, its words separated by single spaces; empty if it has none.
    fn operator(&mut self, node: Raw<'tree>) -> String {
        let mut operator = String::new();
        let mut first_token = None;
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            let is_operator = self
                .cursor
                .field_id()
                .is_some_and(|id| self.compiled.is_operator_field(id));
            if is_operator {
                if !operator.is_empty() {
                    operator.push(' ');
                }
                operator.push_str(span_of(child).slice(self.text));
            } else if first_token.is_none() && !child.is_named() {
                let text = span_of(child).slice(self.text);
                if !matches!(text, "(" | ")" | "[" | "]" | "{" | "}" | "," | ";") {
                    first_token = Some(text);
                }
            }
            more = self.cursor.goto_next_sibling();
        }
        if operator.is_empty() {
            operator.push_str(first_token.unwrap_or_default());
        }
        operator
    }

    fn visit_string(&mut self, node: Raw<'tree>, role: Role, delimited: bool) {
        let whole = span_of(node);
        let (content, cuts) = self.string_parts(node, whole, delimited);
        self.open(Self::made(node, Kind::Str, role, Symbol::NONE));
        let mut parts = Vec::with_capacity(cuts.len() * 2 + 2);
        let mut at = content.start;
        for (cut, what) in cuts {
            let span = span_of(cut);
            self.plan_text(&mut parts, node, Span::new(at, span.start.max(at)));
            match what {
                Cut::Token => {}
                Cut::Interpolation => parts.push(Work::Visit(cut, Role::None)),
                Cut::Expression => {
                    let made = Self::made(cut, Kind::Interp, Role::None, Symbol::NONE);
                    parts.extend([Work::Open(made), Work::Visit(cut, Role::None), Work::Close]);
                }
            }
            at = span.end.max(at);
        }
        self.plan_text(&mut parts, node, Span::new(at, content.end.max(at)));
        self.work.push(Work::Close);
        self.work.extend(parts.into_iter().rev());
    }

    fn plan_text(&self, parts: &mut Vec<Work<'tree>>, node: Raw<'tree>, span: Span) {
        if span.is_empty() {
            return;
        }
        let text = Node {
            start: span.start,
            end: span.end,
            next: 0,
            symbol: Symbol::of(span.slice(self.text)),
            raw: node.kind_id(),
            kind: Kind::StrText,
            role: Role::None,
        };
        parts.push(Work::Open(text));
        parts.push(Work::Close);
    }

    /// What lies between the delimiters of a string, and what interrupts its text.
    fn string_parts(
        &mut self,
        node: Raw<'tree>,
        whole: Span,
        delimited: bool,
    ) -> (Span, Vec<(Raw<'tree>, Cut)>) {
        let mut content = whole;
        let mut cuts = Vec::new();
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            let span = span_of(child);
            match self.slot(child).rule {
                Rule::Drop if delimited && span.start == content.start && span.end < whole.end => {
                    content.start = span.end;
                }
                Rule::Drop if delimited && span.end == whole.end => {
                    content.end = span.start.max(content.start);
                }
                Rule::Drop => cuts.push((child, Cut::Token)),
                Rule::Node(Kind::Other) | Rule::Leaf(Kind::StrText) | Rule::BareStr => {}
                Rule::Node(Kind::Interp) | Rule::Roles(Kind::Interp, _) => {
                    cuts.push((child, Cut::Interpolation));
                }
                _ => cuts.push((child, Cut::Expression)),
            }
            more = self.cursor.goto_next_sibling();
        }
        if delimited && content == whole {
            content = strip_quotes(whole, self.text);
        } else if delimited && content.end == whole.end {
            // Some grammars show the opening quote only.
            let opening = Span::new(whole.start, content.start).slice(self.text);
            let quote = opening.trim_start_matches(|c: char| c != '"' && c != '\'');
            let inner = content.slice(self.text);
            if !quote.is_empty() && inner.ends_with(quote) {
                content.end -= u32::try_from(quote.len()).unwrap_or(0);
            }
        }
        (content, cuts)
    }
}

/// What interrupts the text of a string.
enum Cut {
    /// Punctuation, which is no text.
    Token,
    /// A node that becomes a [`Kind::Interp`].
    Interpolation,
    /// An expression that stands for itself (`"$x"`).
    Expression,
}

/// `span` without a literal prefix (`r`, `b`, `L` …) and quotes.
fn strip_quotes(span: Span, text: &str) -> Span {
    let literal = span.slice(text);
    let body =
        literal.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '@' || c == '$');
    let unhashed = body.trim_start_matches('#');
    let hashes = body.len() - unhashed.len();
    let marks = "#".repeat(hashes);
    let body = unhashed.strip_suffix(marks.as_str()).unwrap_or(unhashed);
    for quote in ["\"\"\"", "'''", "\"", "'", "`"] {
        if let Some(inner) = body
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
        {
            let end = span.end - u32::try_from(quote.len() + hashes).unwrap_or(0);
            return Span::new(end - u32::try_from(inner.len()).unwrap_or(0), end);
        }
    }
    span
}
