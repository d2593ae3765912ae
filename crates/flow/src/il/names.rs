//! Which place an expression names: a variable of a scope, or a part of one; and which part a member or index is.

use super::build::Builder;
use super::{MAX_OFFSETS, Offset, Place, Var, Variable};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use smallvec::SmallVec;

impl Builder<'_> {
    /// The place that an expression names; `None` where a value is computed on the way.
    pub(super) fn place_of(&mut self, node: NodeId) -> Option<Place> {
        let mut offsets: SmallVec<[Option<Offset>; 4]> = SmallVec::new();
        let mut at = node;
        // Deeper chains than are told apart are their prefix; much deeper ones are not worth the walk.
        for _ in 0..MAX_OFFSETS * 4 {
            let base = match self.kind(at) {
                // `this.name` is a variable of the class.
                _ if self.is_this(at) => match offsets.pop() {
                    Some(Some(first)) => Place::of(self.field(at, first)),
                    Some(None) => return None,
                    None => Place::of(self.field(at, Offset::name(Symbol::of("this")))),
                },
                Kind::Ident => self.named_place(at),
                Kind::Member => {
                    let (object, name) = crate::member_parts(self.facts.tree, at)?;
                    offsets.push(self.member_offset(name));
                    at = object;
                    continue;
                }
                Kind::Index => {
                    let object = self
                        .child(at, Role::Object)
                        .or_else(|| self.facts.tree.children(at).next())?;
                    let index = self.child(at, Role::Index);
                    offsets.push(index.and_then(|index| self.constant_offset(index)));
                    at = object;
                    continue;
                }
                // `*p`, `&p`, `p!!`
                Kind::Unary if self.is_reference(at) => {
                    at = self.facts.tree.children(at).next()?;
                    continue;
                }
                Kind::Cast | Kind::Declarator | Kind::Spread | Kind::Other | Kind::Param
                    if self.lone_name(at).is_some() =>
                {
                    at = self.lone_name(at)?;
                    continue;
                }
                _ => return None,
            };
            return Some(
                offsets
                    .iter()
                    .rev()
                    .fold(base, |place, offset| place.part(*offset)),
            );
        }
        None
    }

    /// The one thing that a wrapper around a name holds.
    fn lone_name(&self, node: NodeId) -> Option<NodeId> {
        let named = [Role::Name, Role::Value, Role::Left]
            .into_iter()
            .find_map(|role| self.child(node, role));
        named.or_else(|| {
            let mut children = self.facts.tree.children(node);
            let only = children.next()?;
            children.next().is_none().then_some(only)
        })
    }

    fn named_place(&mut self, node: NodeId) -> Place {
        let name = self.symbol(node);
        if let Some(field) = self.marked_field(node, name) {
            return Place::of(self.field(node, field));
        }
        let scope = self.binding_scope(node, name);
        Place::of(self.variable(Variable { name, scope }))
    }

    /// The field that Ruby's `@name` is, or that `name` reads by `attr_reader`: where nothing else of the file bears it.
    fn marked_field(&self, node: NodeId, name: Symbol) -> Option<Offset> {
        let sigil = self.dialect.field_sigil?;
        let written = self.text(node);
        if let Some(bare) = written.strip_prefix(sigil) {
            return Some(Offset::name(Symbol::of(bare)));
        }
        let field = Symbol::of(&format!("{sigil}{written}"));
        let bindings = self.facts.bindings();
        (bindings.of(name).is_empty() && !bindings.of(field).is_empty()).then(|| Offset::name(name))
    }

    /// The innermost scope around `node` that binds `name`.
    fn binding_scope(&self, node: NodeId, name: Symbol) -> NodeId {
        let bindings = self.facts.bindings().of(name);
        if bindings.is_empty() {
            return NodeId(0);
        }
        let mut scope = self.facts.scope_of(node);
        loop {
            let is_class = matches!(self.kind(scope), Kind::Class | Kind::Interface | Kind::Enum);
            let is_seen = !is_class || self.dialect.bare_fields || scope == self.root;
            if is_seen && bindings.iter().any(|binding| binding.scope == scope) {
                return scope;
            }
            if scope == NodeId(0) {
                return scope;
            }
            scope = self.facts.scope_of(scope);
        }
    }

    /// The variable for the field `name` of the object whose method is around `node`.
    pub(super) fn field(&mut self, node: NodeId, name: Offset) -> Var {
        let mut scope = self.facts.scope_of(node);
        while scope != NodeId(0)
            && !matches!(self.kind(scope), Kind::Class | Kind::Interface | Kind::Enum)
        {
            scope = self.facts.scope_of(scope);
        }
        self.variable(Variable {
            name: name.symbol(),
            scope,
        })
    }

    /// Whether `node` is the object whose method this is.
    pub(super) fn is_this(&self, node: NodeId) -> bool {
        match self.kind(node) {
            Kind::This => true,
            Kind::Ident => self.dialect.this.contains(&self.text(node)),
            _ => false,
        }
    }

    /// Whether a unary operator only refers to its operand's place.
    pub(super) fn is_reference(&self, node: NodeId) -> bool {
        let operator = self.symbol(node);
        ["*", "&", "!!", "^", "@"]
            .iter()
            .any(|name| Symbol::of(name) == operator)
    }

    pub(super) fn member_offset(&self, name: NodeId) -> Option<Offset> {
        (self.kind(name) == Kind::Ident).then(|| Offset::name(self.symbol(name)))
    }

    /// The part that a constant index names.
    pub(super) fn constant_offset(&self, index: NodeId) -> Option<Offset> {
        match self.kind(index) {
            Kind::Str => self
                .facts
                .literal(index)
                .map(|text| Offset::name(Symbol::of(&text))),
            Kind::Number => Some(Offset::name(Symbol::of(self.text(index)))),
            // Ruby's `:name`.
            Kind::Other => {
                let name = self.text(index).strip_prefix(':')?;
                Some(Offset::name(Symbol::of(name)))
            }
            _ => None,
        }
    }
}
