//! Of which class an object is, as far as the text says: by declared type, by construction, by what a field was given.

use super::outline::{class_around, class_name, simple_name, type_name};
use super::{Family, Outline, family};
use crate::bindings::BindingKind;
use crate::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::FxHashMap;

/// How often a name is followed to another, and a call to the object that it is made on.
const MAX_HOPS: u32 = 12;

/// What fields of the file's classes were given, and those that a framework keeps objects in.
pub(super) struct Fields(FxHashMap<Symbol, Vec<NodeId>>);

impl Fields {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let tree = facts.tree;
        let mut fields: FxHashMap<Symbol, Vec<NodeId>> = FxHashMap::default();
        for (id, node) in tree.iter() {
            if node.kind != Kind::Assign {
                continue;
            }
            let (Some(left), Some(right)) =
                (tree.child(id, Role::Left), tree.child(id, Role::Right))
            else {
                continue;
            };
            let field = match tree.kind(left) {
                Kind::Member => member_parts(tree, left)
                    .filter(|(object, _)| is_this(facts, *object) || is_shared(facts, *object))
                    .map(|(_, name)| name),
                // Ruby's `@field`.
                Kind::Ident if tree.text(facts.text, left).starts_with('@') => Some(left),
                _ => None,
            };
            if let Some(field) = field {
                let values = fields.entry(tree.node(field).symbol).or_default();
                values.push(right);
            }
        }
        Self(fields)
    }

    /// What fields of that name are given.
    pub(super) fn values(&self, name: Symbol) -> &[NodeId] {
        self.0.get(&name).map_or(&[], Vec::as_slice)
    }
}

/// Whether `node` is the object whose method is around it.
pub(super) fn is_this(facts: &Facts<'_>, node: NodeId) -> bool {
    match facts.tree.kind(node) {
        Kind::This => true,
        Kind::Ident => {
            let names: &[&str] = match facts.language.name {
                "python" => &["self", "cls"],
                "php" => &["$this", "self", "static"],
                "ruby" => &["self"],
                _ => &[],
            };
            names.contains(&facts.tree.text(facts.text, node))
        }
        _ => false,
    }
}

/// Whether `node` is what Python's frameworks keep a program's own objects in: `flask.g`, `app.state`, `request.state`.
pub(super) fn is_shared(facts: &Facts<'_>, node: NodeId) -> bool {
    let tree = facts.tree;
    if facts.language.name != "python" {
        return false;
    }
    match tree.kind(node) {
        Kind::Ident => facts.imported(node).is_some_and(|path| {
            matches!(
                path.iter().map(AsRef::as_ref).collect::<Vec<&str>>()[..],
                ["flask" | "quart", "g" | "current_app"]
            )
        }),
        Kind::Member => member_parts(tree, node).is_some_and(|(object, name)| {
            tree.text(facts.text, name) == "state"
                && matches!(
                    tree.text(facts.text, object),
                    "app" | "self.app" | "request" | "request.app"
                )
        }),
        _ => false,
    }
}

/// The class of the object that the expression at `node` gives.
pub(super) fn class_of(
    facts: &Facts<'_>,
    outline: &Outline,
    fields: &Fields,
    node: NodeId,
) -> Option<Symbol> {
    let mut passed = Vec::new();
    let class = class_through(facts, outline, fields, node, &mut passed)?;
    let stays = |name: &NodeId| gives_itself(facts, outline, class, *name);
    passed.iter().all(stays).then_some(class)
}

/// What names of methods begin with that go on building the object that they are called on.
const BUILDS: &str = "where and or with set add filter order limit join on by for using having group put append option header \
    param bind to from as select sort only like eq in between narrow restrict matching";

/// Whether a method of a class gives the object back: `return self`; of one in another file its name has to tell.
fn gives_itself(facts: &Facts<'_>, outline: &Outline, class: Symbol, name: NodeId) -> bool {
    let tree = facts.tree;
    let symbol = tree.node(name).symbol;
    let mut own = { outline.functions.iter() }
        .filter(|function| function.class == Some(class) && function.name == symbol)
        .peekable();
    if own.peek().is_some() {
        return own.any(|function| {
            { tree.descendants(function.node) }.any(|id| {
                tree.kind(id) == Kind::Return
                    && tree
                        .children(id)
                        .next()
                        .is_some_and(|it| is_this(facts, it))
            })
        });
    }
    let spelled = tree.text(facts.text, name);
    let first = spelled.split(|c: char| c == '_' || c.is_uppercase()).next();
    first.is_some_and(|first| BUILDS.split_ascii_whitespace().any(|word| word == first))
}

/// The class of what `node` was made of, with the methods that were called on the way.
fn class_through(
    facts: &Facts<'_>,
    outline: &Outline,
    fields: &Fields,
    node: NodeId,
    passed: &mut Vec<NodeId>,
) -> Option<Symbol> {
    let tree = facts.tree;
    let mut at = node;
    for _ in 0..MAX_HOPS {
        match tree.kind(at) {
            _ if is_this(facts, at) => {
                return class_around(facts, at).and_then(|class| class_name(facts, class));
            }
            Kind::New | Kind::Cast => {
                return tree.child(at, Role::Type).map(|of| type_name(facts, of));
            }
            Kind::Call => {
                let made = class_of_call(facts, outline, at);
                if made.is_some() {
                    return made;
                }
                let callee = tree.child(at, Role::Callee)?;
                if tree.kind(callee) != Kind::Member {
                    return None;
                }
                let (object, name) = member_parts(tree, callee)?;
                passed.push(name);
                at = object;
            }
            Kind::Await => at = tree.child(at, Role::Value)?,
            // `&Type{}`, `x!!`
            Kind::Unary => at = tree.children(at).next()?,
            Kind::Ident => match of_name(facts, at) {
                Some(Known::Type(name)) => return Some(name),
                Some(Known::Value(value)) => at = value,
                None => at = fields.0.get(&tree.node(at).symbol)?.first().copied()?,
            },
            Kind::Member => {
                let (object, name) = member_parts(tree, at)?;
                let spelled = tree.text(facts.text, name);
                // Ruby's `Type.new` may go without parentheses.
                if spelled == "new" && facts.language.name == "ruby" {
                    return Some(type_name(facts, object));
                }
                if is_shared(facts, object) {
                    at = fields.0.get(&tree.node(name).symbol)?.first().copied()?;
                    continue;
                }
                if !is_this(facts, object) {
                    return None;
                }
                // PHP's constructors declare `$field`.
                let declared = of_field(facts, Symbol::of(&format!("${spelled}")));
                match of_field(facts, tree.node(name).symbol).or(declared) {
                    Some(Known::Type(name)) => return Some(name),
                    Some(Known::Value(value)) => at = value,
                    None => at = fields.0.get(&tree.node(name).symbol)?.first().copied()?,
                }
            }
            _ => return None,
        }
    }
    None
}

enum Known {
    Type(Symbol),
    Value(NodeId),
}

/// What the bindings of a name say of its class.
fn of_name(facts: &Facts<'_>, node: NodeId) -> Option<Known> {
    let bindings = facts.scope_bindings(node);
    let declared = bindings.iter().find_map(|binding| binding.declared);
    if let Some(name) = declared.and_then(|declared| declared_class(facts, declared)) {
        return Some(Known::Type(name));
    }
    let before = bindings.iter().rfind(|binding| binding.name < node);
    let value = before.or(bindings.first())?.value?;
    (value != node).then_some(Known::Value(value))
}

/// The class that a declared type names; none where it leaves that to the value.
fn declared_class(facts: &Facts<'_>, declared: NodeId) -> Option<Symbol> {
    let spelled = facts.type_text(declared);
    let name = simple_name(&spelled);
    let is_open = matches!(
        name,
        "" | "var" | "val" | "let" | "auto" | "any" | "Any" | "object" | "Object" | "dynamic"
    );
    (!is_open).then(|| facts.language.symbol_of(name))
}

/// What the field that `node` names is set to where it is declared, or first given.
pub(super) fn value_of_field(facts: &Facts<'_>, fields: &Fields, node: NodeId) -> Option<NodeId> {
    let (object, name) = member_parts(facts.tree, node)?;
    let symbol = facts.tree.node(name).symbol;
    if !is_this(facts, object) {
        return None;
    }
    let bindings = facts.bindings().of(symbol).iter();
    let declared = bindings
        .filter(|binding| {
            matches!(
                binding.kind,
                BindingKind::Field | BindingKind::ConstantField
            )
        })
        .find_map(|binding| binding.value);
    declared.or_else(|| fields.values(symbol).first().copied())
}

/// What is said of a field: its declared type, its value, or the type of the constructor's parameter that declares it.
fn of_field(facts: &Facts<'_>, name: Symbol) -> Option<Known> {
    let of = |name: Symbol| {
        let bindings = facts.bindings().of(name).iter();
        let fields = bindings.filter(|binding| {
            matches!(
                binding.kind,
                BindingKind::Field | BindingKind::ConstantField | BindingKind::Parameter
            )
        });
        let mut value = None;
        for field in fields {
            if let Some(name) = field
                .declared
                .and_then(|declared| declared_class(facts, declared))
            {
                return Some(Known::Type(name));
            }
            value = value.or(field.value.map(Known::Value));
        }
        value
    };
    of(name)
}

/// The class of which a call makes an object: the class itself is called, or a function that is called after it.
fn class_of_call(facts: &Facts<'_>, outline: &Outline, call: NodeId) -> Option<Symbol> {
    let tree = facts.tree;
    let callee = tree.child(call, Role::Callee)?;
    let (object, name) = match tree.kind(callee) {
        Kind::Ident => (None, callee),
        Kind::Member => {
            let (object, name) = member_parts(tree, callee)?;
            (Some(object), name)
        }
        _ => return None,
    };
    let spelled = tree.text(facts.text, name);
    match family(facts.language.name)? {
        Family::Go => spelled
            .strip_prefix("New")
            .filter(|rest| !rest.is_empty())
            .map(Symbol::of),
        Family::Ruby if spelled == "new" => object.map(|object| type_name(facts, object)),
        // `Type.getInstance()`, `Type::create()`
        Family::Jvm | Family::CSharp | Family::Php
            if object.is_some()
                && matches!(
                    spelled,
                    "getInstance" | "instance" | "create" | "newInstance"
                ) =>
        {
            object.map(|object| type_name(facts, object))
        }
        Family::Python | Family::Jvm => {
            let local = tree.node(name).symbol;
            let original = match facts.imported(name) {
                Some(path) => Symbol::of(path.last()?),
                None => local,
            };
            let is_class = outline.classes.iter().any(|class| class.name == local)
                || spelled.starts_with(char::is_uppercase);
            is_class.then_some(original)
        }
        _ => None,
    }
}
