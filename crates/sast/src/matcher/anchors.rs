//! Which nodes of a file can be the root of a match.

use super::{Matcher, is_expression};
use airlock_flow::member_parts;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use std::rc::Rc;

/// What JavaScript's older modules import with.
pub(super) const REQUIRE: Symbol = Symbol::of("require");

impl Matcher<'_> {
    /// The nodes at which `root` may match, in source order.
    pub(super) fn candidates(&self, root: NodeId) -> Rc<[NodeId]> {
        let node = self.p(root);
        let plain: &[Kind] = match node.kind {
            Kind::Call if self.callee_name(root).is_none() => &[Kind::Call],
            Kind::Number | Kind::Bool => &[
                Kind::Number,
                Kind::Bool,
                Kind::Binary,
                Kind::Ident,
                Kind::Member,
            ],
            Kind::Assign if self.has_initializers() => {
                &[Kind::Assign, Kind::AugAssign, Kind::Field, Kind::Pair]
            }
            Kind::Assign => &[Kind::Assign, Kind::AugAssign, Kind::Field],
            Kind::VarDecl => &[Kind::VarDecl, Kind::Field],
            Kind::Set if self.is_open(root) => &[Kind::Set, Kind::Dict],
            Kind::For => &[Kind::For, Kind::ForEach],
            Kind::If => &[Kind::If, Kind::Else],
            Kind::Function if self.is_any_name(root) => &[Kind::Function, Kind::Lambda],
            Kind::Lambda => &[Kind::Lambda, Kind::Function],
            _ => return self.chosen(root).into(),
        };
        self.file.of_kinds(plain)
    }

    /// The same, where the kind of a node does not decide alone.
    fn chosen(&self, root: NodeId) -> Vec<NodeId> {
        let file = self.file;
        let of = |kinds: &[Kind]| file.of_kinds(kinds).to_vec();
        let node = self.p(root);
        match node.kind {
            Kind::Metavar | Kind::Deep | Kind::Ellipsis => {
                let ids = file.tree.starting_in(self.within);
                ids.filter(|id| {
                    is_expression(&self.s(*id))
                        && self.is_within(*id)
                        && !self.is_parameter_name(*id)
                })
                .collect()
            }
            Kind::Call => match self.callee_name(root) {
                Some(name) => file.calls(name),
                None => of(&[Kind::Call]),
            },
            Kind::Member => {
                let mut all = self.named_members(root);
                // `a.f(). ...`: the call alone is a chain, too.
                if let Some((object, name)) = member_parts(self.pattern.tree(), root)
                    && self.p(name).kind == Kind::Ellipsis
                    && self.p(object).kind == Kind::Call
                {
                    all.extend(match self.callee_name(object) {
                        Some(name) => file.calls(name),
                        None => of(&[Kind::Call]),
                    });
                    all.sort_unstable();
                }
                all
            }
            Kind::Ident => file
                .idents(node.symbol)
                .into_iter()
                .filter(|id| self.is_read(*id))
                .collect(),
            Kind::Str => {
                let mut all = of(&[
                    Kind::Str,
                    Kind::StrText,
                    Kind::Binary,
                    Kind::Ident,
                    Kind::Member,
                ]);
                all.retain(|id| self.s(*id).kind != Kind::StrText || self.is_cut(*id));
                all
            }
            Kind::ExprStmt => {
                let mut all = of(&[Kind::ExprStmt, Kind::VarDecl, Kind::Field, Kind::Return]);
                // What a `try` opens has no node of a declaration.
                let opened = { file.of_kind(Kind::Try).iter() }
                    .flat_map(|id| file.tree.children(*id))
                    .filter(|id| self.s(*id).role == Role::Init);
                all.extend(opened);
                all.sort_unstable();
                all
            }
            Kind::Import if self.is_javascript() => {
                let mut all = of(&[Kind::Import]);
                all.extend(file.calls(REQUIRE));
                all.sort_unstable();
                all
            }
            Kind::Return => {
                let all = of(&[Kind::Return, Kind::Lambda]).into_iter();
                let mut all: Vec<NodeId> = all.filter_map(|id| self.returned(id)).collect();
                all.sort_unstable();
                all
            }
            kind => file.of_kind(kind).to_vec(),
        }
    }

    /// Whether an identifier names a parameter: no expression, though it is written like one.
    fn is_parameter_name(&self, id: NodeId) -> bool {
        let around = self.file.facts.parent(id);
        self.s(id).kind == Kind::Ident
            && match self.s(around).kind {
                Kind::Params => true,
                Kind::Param => self.parameter_name(around) == Some(id),
                _ => false,
            }
    }

    /// Whether a text is but a part of its string, beside code.
    fn is_cut(&self, text: NodeId) -> bool {
        let parent = self.file.facts.parent(text);
        let mut parts = self.file.tree.children(parent);
        self.s(parent).kind == Kind::Str && parts.any(|part| self.s(part).kind == Kind::Interp)
    }

    /// A return statement, or what a lambda without a block returns.
    fn returned(&self, id: NodeId) -> Option<NodeId> {
        if self.s(id).kind == Kind::Return {
            return Some(id);
        }
        self.file
            .tree
            .child(id, Role::Body)
            .filter(|body| is_expression(&self.s(*body)))
    }

    /// The last part of the name that a call pattern calls.
    fn callee_name(&self, root: NodeId) -> Option<Symbol> {
        let tree = self.pattern.tree();
        let callee = tree.child(root, Role::Callee)?;
        self.last_name(callee)
    }

    fn last_name(&self, name: NodeId) -> Option<Symbol> {
        let tree = self.pattern.tree();
        match tree.kind(name) {
            Kind::Ident => Some(tree.node(name).symbol),
            Kind::Member => {
                let (_, last) = member_parts(tree, name)?;
                (tree.kind(last) == Kind::Ident).then(|| tree.node(last).symbol)
            }
            _ => None,
        }
    }

    fn named_members(&self, root: NodeId) -> Vec<NodeId> {
        let mut all: Vec<NodeId> = match self.last_name(root) {
            Some(name) => [self.file.members(name), self.file.idents(name)].concat(),
            None => self.file.of_kinds(&[Kind::Member, Kind::Ident]).to_vec(),
        };
        all.retain(|id| self.s(*id).kind == Kind::Member || self.is_read(*id));
        all.sort_unstable();
        all
    }

    /// Whether an identifier is used as an expression, rather than naming a member, parameter, argument or definition.
    fn is_read(&self, id: NodeId) -> bool {
        let parent = self.file.facts.parent(id);
        let kind = self.s(parent).kind;
        if kind == Kind::Decorator {
            return self.options.attr_expr;
        }
        is_expression(&self.s(id))
            && !matches!(
                kind,
                Kind::Params | Kind::Param | Kind::Import | Kind::Declarator
            )
            && !self.is_imported_here(id)
    }

    /// Whether the identifier stands in an import statement.
    fn is_imported_here(&self, id: NodeId) -> bool {
        let mut at = id;
        // Names stand at most a few levels below their import.
        for _ in 0..4 {
            at = self.file.facts.parent(at);
            if self.s(at).kind == Kind::Import {
                return true;
            }
        }
        false
    }
}
