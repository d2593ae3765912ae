//! From a grammar's tree to the generic one, by a table per language.
//!
//! Invariant: iterative. Work waits on an explicit stack, so the depth of the text costs memory, not call stack.

use crate::language::Language;
use crate::parse::{Parsed, Recovery};
use crate::tree::{Node, Tree};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

/// A language's grammar and its table.
pub(crate) struct Lowering {
    /// The grammar.
    pub(crate) grammar: fn() -> tree_sitter::Language,
    /// Unnamed tokens (keywords) that become leaves named by their text; all others are left out.
    pub(crate) tokens: &'static [(&'static str, Kind)],
    /// Grammar kind to what becomes of it. A kind that is not named becomes [`Kind::Other`] with its children.
    pub(crate) kinds: &'static [(&'static str, Rule)],
    /// Field names of the grammar beyond [`FIELDS`], or other roles for them.
    pub(crate) fields: &'static [(&'static str, Role)],
    /// The table by grammar ids, made at first use.
    pub(crate) compiled: OnceLock<Compiled>,
}

/// What becomes of a grammar node.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    /// A node of this kind with the children lowered below it.
    Node(Kind),
    /// The same, named by its operator: the tokens of an `operator`, `operators` or `kind` field, else the first
    /// unnamed token that is no bracket.
    Op(Kind),
    /// A leaf named by its text.
    Leaf(Kind),
    /// A string: what lies between its delimiters becomes [`Kind::StrText`], cut by the children that lower to
    /// [`Kind::Interp`].
    Str,
    /// Its children take its place.
    Splice,
    /// As [`Rule::Splice`] when it has exactly one named child, else a node of this kind.
    SpliceSingle(Kind),
    /// Left out, with all below it.
    Drop,
    /// Laid out by hand.
    Custom(for<'tree> fn(&mut Plan<'_, 'tree>, Raw<'tree>)),
}

/// Field names that mean the same in every grammar.
const FIELDS: &[(&str, Role)] = &[
    ("function", Role::Callee),
    ("object", Role::Object),
    ("operand", Role::Operand),
    ("argument", Role::Operand),
    ("attribute", Role::Name),
    ("property", Role::Name),
    ("name", Role::Name),
    ("field", Role::Name),
    ("arguments", Role::Args),
    ("left", Role::Left),
    ("right", Role::Right),
    ("condition", Role::Condition),
    ("consequence", Role::Then),
    ("alternative", Role::Else),
    ("body", Role::Body),
    ("value", Role::Value),
    ("default_value", Role::Value),
    ("key", Role::Key),
    ("type", Role::Type),
    ("type_parameters", Role::TypeParams),
    ("type_arguments", Role::TypeParams),
    ("parameters", Role::Params),
    ("return_type", Role::ReturnType),
    ("result", Role::ReturnType),
    ("superclass", Role::Super),
    ("superclasses", Role::Super),
    ("interfaces", Role::Super),
    ("decorator", Role::Decorator),
    ("initializer", Role::Init),
    ("init", Role::Init),
    ("increment", Role::Update),
    ("update", Role::Update),
    ("alias", Role::Alias),
    ("module_name", Role::Module),
    ("source", Role::Module),
    ("label", Role::Label),
    ("index", Role::Index),
    ("subscript", Role::Index),
    ("handler", Role::Handler),
    ("finalizer", Role::Finally),
    ("receiver", Role::Receiver),
];

/// Named kinds that are comments in every grammar that has them.
const COMMENTS: &[&str] = &[
    "comment",
    "line_comment",
    "block_comment",
    "multiline_comment",
    "html_comment",
];

/// A table by grammar ids.
pub(crate) struct Compiled {
    pub(crate) grammar: tree_sitter::Language,
    rules: Vec<Rule>,
    roles: Vec<Role>,
    operator_fields: Vec<u16>,
}

/// The compiled table of `language`.
pub(crate) fn compiled(language: &'static Language) -> &'static Compiled {
    language
        .lowering
        .compiled
        .get_or_init(|| compile(&language.lowering))
}

fn compile(lowering: &Lowering) -> Compiled {
    let grammar = (lowering.grammar)();
    // A grammar may give several ids the same name (aliases), so every id is looked at.
    let ids = 0..u16::try_from(grammar.node_kind_count()).unwrap_or(u16::MAX);
    let rules = ids.map(|id| rule_for(lowering, &grammar, id)).collect();
    let fields = 0..=u16::try_from(grammar.field_count()).unwrap_or(u16::MAX);
    let role_of = |name: &str| {
        lowering
            .fields
            .iter()
            .chain(FIELDS)
            .find(|(field, _)| *field == name)
            .map(|(_, role)| *role)
    };
    let roles = fields
        .map(|id| {
            grammar
                .field_name_for_id(id)
                .and_then(role_of)
                .unwrap_or_default()
        })
        .collect();
    let operator_fields = ["operator", "operators", "kind"]
        .into_iter()
        .filter_map(|name| grammar.field_id_for_name(name).map(std::num::NonZero::get))
        .collect();
    Compiled {
        grammar,
        rules,
        roles,
        operator_fields,
    }
}

fn rule_for(lowering: &Lowering, grammar: &tree_sitter::Language, id: u16) -> Rule {
    let name = grammar.node_kind_for_id(id).unwrap_or("");
    if !grammar.node_kind_is_named(id) {
        let token = lowering.tokens.iter().find(|(token, _)| *token == name);
        return token.map_or(Rule::Drop, |(_, kind)| Rule::Leaf(*kind));
    }
    if let Some((_, rule)) = lowering.kinds.iter().find(|(kind, _)| *kind == name) {
        *rule
    } else if COMMENTS.contains(&name) {
        Rule::Drop
    } else {
        Rule::Node(Kind::Other)
    }
}

impl Compiled {
    fn rule(&self, node: Raw<'_>) -> Rule {
        if node.is_error() {
            return Rule::Node(Kind::Error);
        }
        self.rules
            .get(usize::from(node.kind_id()))
            .copied()
            .unwrap_or(Rule::Node(Kind::Other))
    }

    fn role(&self, field: Option<std::num::NonZeroU16>) -> Role {
        field
            .and_then(|id| self.roles.get(usize::from(id.get())))
            .copied()
            .unwrap_or_default()
    }
}

/// What is still to be done, the next on top.
enum Work<'tree> {
    Visit(Raw<'tree>, Role),
    Open(Node),
    Close,
}

/// The parts of a node in the order in which a [`Rule::Custom`] lays them out.
pub(crate) struct Plan<'text, 'tree> {
    work: Vec<Work<'tree>>,
    raw: u16,
    /// The text that is parsed.
    pub(crate) text: &'text str,
    /// The part the node plays in its parent.
    pub(crate) role: Role,
}

impl<'tree> Plan<'_, 'tree> {
    /// Begins a node over `span`; what follows lies below it until [`Plan::close`].
    pub(crate) fn open(&mut self, kind: Kind, role: Role, symbol: Symbol, span: Span) {
        let node = Node {
            start: span.start,
            end: span.end,
            next: 0,
            symbol,
            raw: self.raw,
            kind,
            role,
        };
        self.work.push(Work::Open(node));
    }

    /// Ends the node begun last.
    pub(crate) fn close(&mut self) {
        self.work.push(Work::Close);
    }

    /// Lowers `node` here.
    pub(crate) fn visit(&mut self, node: Raw<'tree>, role: Role) {
        self.work.push(Work::Visit(node, role));
    }

    /// Lowers the child of `node` in `field`, if there is one.
    pub(crate) fn visit_field(&mut self, node: Raw<'tree>, field: &str, role: Role) {
        if let Some(child) = node.child_by_field_name(field) {
            self.visit(child, role);
        }
    }
}

/// The bytes of a grammar node.
pub(crate) fn span_of(node: Raw<'_>) -> Span {
    // The source crate lets no text of 4 GiB or more through.
    Span::new(
        u32::try_from(node.start_byte()).unwrap_or(u32::MAX),
        u32::try_from(node.end_byte()).unwrap_or(u32::MAX),
    )
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
    lowerer.push_children(root, None);
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

    fn visit(&mut self, node: Raw<'tree>, role: Role) {
        if node.is_error() || node.is_missing() {
            self.error(node);
        }
        match self.compiled.rule(node) {
            Rule::Drop => {}
            Rule::Leaf(kind) => {
                let span = span_of(node);
                let symbol = Symbol::of(span.slice(self.text));
                self.leaf(Self::made(node, kind, role, symbol));
            }
            Rule::Node(kind) => self.visit_node(node, kind, role, Symbol::NONE),
            Rule::Op(kind) => {
                let symbol = self.operator(node);
                self.visit_node(node, kind, role, symbol);
            }
            Rule::Splice => self.push_children(node, Some(role)),
            Rule::SpliceSingle(kind) => {
                if self.counted_children(node) == 1 {
                    self.push_children(node, Some(role));
                } else {
                    self.visit_node(node, kind, role, Symbol::NONE);
                }
            }
            Rule::Str => self.visit_string(node, role),
            Rule::Custom(lay_out) => {
                let mut plan = Plan {
                    work: Vec::new(),
                    raw: node.kind_id(),
                    text: self.text,
                    role,
                };
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

    fn visit_node(&mut self, node: Raw<'tree>, kind: Kind, role: Role, symbol: Symbol) {
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
        self.push_children(node, None);
    }

    /// Plans the children of `node`, first on top; all play `role` where one is given and they have none of their own.
    fn push_children(&mut self, node: Raw<'tree>, role: Option<Role>) {
        let first = self.work.len();
        self.cursor.reset(node);
        if !self.cursor.goto_first_child() {
            return;
        }
        loop {
            let child = self.cursor.node();
            let own = self.compiled.role(self.cursor.field_id());
            let role = if own == Role::None {
                role.unwrap_or_default()
            } else {
                own
            };
            if !matches!(self.compiled.rule(child), Rule::Drop) || child.is_missing() {
                self.work.push(Work::Visit(child, role));
            }
            if !self.cursor.goto_next_sibling() {
                break;
            }
        }
        if let Some(new) = self.work.get_mut(first..) {
            new.reverse();
        }
    }

    fn counted_children(&mut self, node: Raw<'tree>) -> usize {
        let before = self.work.len();
        self.push_children(node, None);
        let count = self.work.len() - before;
        self.work.truncate(before);
        count
    }

    fn operator(&mut self, node: Raw<'tree>) -> Symbol {
        let mut tokens: Vec<&str> = Vec::new();
        let mut first_token = None;
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let child = self.cursor.node();
            let text = span_of(child).slice(self.text);
            if self
                .cursor
                .field_id()
                .is_some_and(|id| self.compiled.operator_fields.contains(&id.get()))
            {
                tokens.push(text);
            } else if !child.is_named()
                && first_token.is_none()
                && !matches!(text, "(" | ")" | "[" | "]" | "{" | "}" | "," | ";")
            {
                first_token = Some(text);
            }
            more = self.cursor.goto_next_sibling();
        }
        if tokens.is_empty() {
            tokens.extend(first_token);
        }
        if tokens.is_empty() {
            Symbol::NONE
        } else {
            Symbol::of(&tokens.join(" "))
        }
    }

    fn visit_string(&mut self, node: Raw<'tree>, role: Role) {
        let whole = span_of(node);
        let (content, interpolations) = self.string_parts(node, whole);
        self.open(Self::made(node, Kind::Str, role, Symbol::NONE));
        let mut parts = Vec::with_capacity(interpolations.len() * 2 + 2);
        let mut at = content.start;
        for interpolation in interpolations {
            let span = span_of(interpolation);
            self.plan_text(&mut parts, node, Span::new(at, span.start));
            parts.push(Work::Visit(interpolation, Role::None));
            at = span.end;
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

    /// What lies between the delimiters of a string, and its interpolations.
    fn string_parts(&mut self, node: Raw<'tree>, whole: Span) -> (Span, Vec<Raw<'tree>>) {
        let mut content = whole;
        let mut interpolations = Vec::new();
        self.cursor.reset(node);
        if !self.cursor.goto_first_child() {
            return (strip_quotes(whole, self.text), interpolations);
        }
        loop {
            let child = self.cursor.node();
            let span = span_of(child);
            match self.compiled.rule(child) {
                Rule::Drop if span.start == content.start && span.end < whole.end => {
                    content.start = span.end
                }
                Rule::Drop if span.end == whole.end => content.end = span.start.max(content.start),
                Rule::Node(Kind::Interp) | Rule::Custom(_) => interpolations.push(child),
                _ => {}
            }
            if !self.cursor.goto_next_sibling() {
                break;
            }
        }
        if content == whole {
            content = strip_quotes(whole, self.text);
        }
        (content, interpolations)
    }
}

/// `span` without a literal prefix (`r`, `b`, `L` …) and quotes.
fn strip_quotes(span: Span, text: &str) -> Span {
    let literal = span.slice(text);
    let body =
        literal.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '@' || c == '$');
    for quote in ["\"\"\"", "'''", "\"", "'", "`"] {
        if let Some(inner) = body
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
        {
            let end = span.end - u32::try_from(quote.len()).unwrap_or(0);
            return Span::new(end - u32::try_from(inner.len()).unwrap_or(0), end);
        }
    }
    span
}
