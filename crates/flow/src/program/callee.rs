//! What a call names.

use super::classes::{Fields, class_of, is_shared, is_this, value_of_field};
use super::outline::{class_around, class_name, parameter_nodes, type_name};
use super::{Family, FunctionNo, Outline};
use crate::bindings::BindingKind;
use crate::{Facts, member_parts, name_path};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What a call names. Names are those of the thing where it is defined, not those of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Callee {
    /// Functions of the same file.
    Own(Vec<FunctionNo>),
    /// What an import gives: the parts of its path, then further names.
    Imported(Vec<String>),
    /// A name that nothing in the file defines.
    Bare(Symbol),
    /// The method of an object of a class.
    Method {
        /// The class.
        class: Symbol,
        /// The method.
        name: Symbol,
    },
    /// The method that the class's bases have.
    Inherited {
        /// The class whose bases are meant.
        class: Symbol,
        /// The method; none for the constructor.
        name: Option<Symbol>,
    },
    /// An object is made.
    Construct {
        /// Its class.
        class: Symbol,
    },
    /// A method of an object of which nothing is known.
    AnyMethod(Symbol),
    /// A function that was passed to the function around the call.
    Parameter {
        /// The function whose parameter it is.
        function: FunctionNo,
        /// The parameter's place.
        index: u16,
    },
}

/// Entries of a table that are looked at.
const MAX_ENTRIES: usize = 32;

/// Finds out what the calls of one file name.
pub struct Callees<'run> {
    facts: &'run Facts<'run>,
    outline: &'run Outline,
    fields: Fields,
    by_node: FxHashMap<NodeId, FunctionNo>,
    by_name: FxHashMap<Symbol, Vec<FunctionNo>>,
}

impl<'run> Callees<'run> {
    /// Of a file and its outline.
    pub fn new(facts: &'run Facts<'run>, outline: &'run Outline) -> Self {
        let mut by_name: FxHashMap<Symbol, Vec<FunctionNo>> = FxHashMap::default();
        for (number, function) in (0..).map(FunctionNo).zip(&outline.functions) {
            if function.name != Symbol::NONE {
                by_name.entry(function.name).or_default().push(number);
            }
        }
        Self {
            facts,
            outline,
            fields: Fields::of(facts),
            by_node: outline.by_node(),
            by_name,
        }
    }

    /// What the object's field that `node` names is given anywhere in the file.
    pub fn field_values(&self, node: NodeId) -> &[NodeId] {
        let tree = self.facts.tree;
        let name = match tree.kind(node) {
            Kind::Member => member_parts(tree, node)
                .filter(|(object, _)| is_this(self.facts, *object))
                .map(|(_, name)| name),
            Kind::Ident => Some(node),
            _ => None,
        };
        name.map_or(&[], |name| self.fields.values(tree.node(name).symbol))
    }

    /// The number of the function at `node`.
    pub fn function_at(&self, node: NodeId) -> Option<FunctionNo> {
        self.by_node.get(&node).copied()
    }

    /// What the call or construction at `node` names; `None` where it is computed.
    pub fn callee(&self, node: NodeId) -> Option<Callee> {
        let tree = self.facts.tree;
        if tree.kind(node) == Kind::New {
            let of = tree.child(node, Role::Type)?;
            return Some(Callee::Construct {
                class: self.original(of),
            });
        }
        // A call without parentheses is its own callee.
        let callee = tree.child(node, Role::Callee).unwrap_or(node);
        self.function_value(callee)
    }

    /// The function that an expression stands for, called or passed on.
    pub fn function_value(&self, node: NodeId) -> Option<Callee> {
        let tree = self.facts.tree;
        match tree.kind(node) {
            Kind::Ident => self.named(node),
            Kind::Member => self.member(node),
            Kind::Index | Kind::Call => self.of_table(node),
            Kind::Function | Kind::Lambda => {
                let number = self.function_at(node)?;
                Some(Callee::Own(vec![number]))
            }
            Kind::Super => self.inherited(node, None),
            // `this(x)` is another constructor of the class, which bears its name.
            Kind::This if matches!(self.outline.family, Family::Jvm | Family::CSharp) => {
                let class = class_name(self.facts, class_around(self.facts, node)?)?;
                Some(Callee::Method { class, name: class })
            }
            _ => None,
        }
    }

    /// The class that a type or name stands for, by the name it was defined under.
    fn original(&self, node: NodeId) -> Symbol {
        let local = type_name(self.facts, node);
        let imported = (self.facts.tree.kind(node) == Kind::Ident)
            .then(|| self.facts.imported(node))
            .flatten();
        match imported.and_then(|path| path.last()) {
            Some(last) if last != "default" && !last.contains(['/', '\\']) => {
                self.facts.language.symbol_of(last)
            }
            Some(last) if last.contains('\\') => {
                Symbol::of(last.rsplit('\\').next().unwrap_or(last))
            }
            _ => local,
        }
    }

    fn inherited(&self, node: NodeId, name: Option<Symbol>) -> Option<Callee> {
        let class = class_name(self.facts, class_around(self.facts, node)?)?;
        Some(Callee::Inherited { class, name })
    }

    fn named(&self, node: NodeId) -> Option<Callee> {
        let tree = self.facts.tree;
        let name = tree.node(node).symbol;
        if name == Symbol::NONE {
            return None;
        }
        if let Some(parameter) = self.parameter(node) {
            return Some(parameter);
        }
        let family = self.outline.family;
        if family == Family::Python && tree.text(self.facts.text, node) == "super" {
            return None;
        }
        if let Some(path) = self.facts.imported(node) {
            return Some(self.imported(path, &[]));
        }
        if family.has_bare_methods()
            && let Some(class) = class_around(self.facts, node)
            && let Some(class) = class_name(self.facts, class)
            && self.has_method(class, name)
        {
            return Some(Callee::Method { class, name });
        }
        let own = self.visible(node, name);
        if !own.is_empty() {
            return Some(Callee::Own(own));
        }
        if self.outline.classes.iter().any(|class| class.name == name) {
            return family
                .calls_classes()
                .then_some(Callee::Construct { class: name });
        }
        if let Some(class) = self
            .class_with_bases(node)
            .filter(|_| self.facts.scope_bindings(node).is_empty())
        {
            let name = Some(name);
            return Some(Callee::Inherited { class, name });
        }
        let held = self
            .facts
            .value_at(node)
            .and_then(|value| self.of_table(value));
        if held.is_some() {
            return held;
        }
        // A variable that holds anything else is not what another file calls so.
        let is_bound = !self.facts.scope_bindings(node).is_empty();
        (!is_bound).then_some(Callee::Bare(name))
    }

    /// The functions of a table that one is chosen from: `jobs[kind]`, `HANDLERS.get(kind)`.
    fn of_table(&self, node: NodeId) -> Option<Callee> {
        let tree = self.facts.tree;
        let mut at = node;
        // `await x`, `x as Handler`, `x!`
        for _ in 0..4 {
            match tree.kind(at) {
                Kind::Await | Kind::Cast | Kind::Unary => at = tree.children(at).next()?,
                _ => break,
            }
        }
        let table = match tree.kind(at) {
            Kind::Index => tree.child(at, Role::Object)?,
            Kind::Call => {
                let callee = tree.child(at, Role::Callee)?;
                let (object, name) = (tree.kind(callee) == Kind::Member)
                    .then(|| member_parts(tree, callee))
                    .flatten()?;
                (tree.text(self.facts.text, name) == "get").then_some(object)?
            }
            _ => return None,
        };
        let mut value = match tree.kind(table) {
            Kind::Ident => self.facts.value_at(table)?,
            Kind::Member => value_of_field(self.facts, &self.fields, table)?,
            _ => table,
        };
        if tree.kind(value) == Kind::Cast {
            value = tree.children(value).next()?;
        }
        if tree.kind(value) != Kind::Dict {
            return None;
        }
        let mut all = Vec::new();
        for entry in tree.children(value).take(MAX_ENTRIES) {
            let given = match tree.kind(entry) {
                Kind::Pair | Kind::KeywordArg => {
                    { tree.child(entry, Role::Value) }.or_else(|| tree.children(entry).last())?
                }
                _ => entry,
            };
            match tree.kind(given) {
                Kind::Function | Kind::Lambda => all.extend(self.function_at(given)),
                Kind::Ident => all.extend(self.visible(given, tree.node(given).symbol)),
                Kind::Member => all.extend(self.own_method(given)),
                _ => {}
            }
        }
        (!all.is_empty()).then_some(Callee::Own(all))
    }

    /// The methods of the class around that `this.name` stands for.
    fn own_method(&self, node: NodeId) -> Vec<FunctionNo> {
        let tree = self.facts.tree;
        let Some((object, name)) = member_parts(tree, node) else {
            return Vec::new();
        };
        let class = class_around(self.facts, node).and_then(|of| class_name(self.facts, of));
        let own = self
            .by_name
            .get(&tree.node(name).symbol)
            .into_iter()
            .flatten();
        own.filter(|number| {
            is_this(self.facts, object) && { self.outline.function(**number) }
                .is_some_and(|function| function.class.is_some() && function.class == class)
        })
        .copied()
        .collect()
    }

    /// The class around `node` where a name without an object may be of one of its bases.
    fn class_with_bases(&self, node: NodeId) -> Option<Symbol> {
        if !matches!(self.outline.family, Family::Jvm | Family::CSharp) {
            return None;
        }
        let name = class_name(self.facts, class_around(self.facts, node)?)?;
        let class = { self.outline.classes.iter() }.find(|class| class.name == name)?;
        (!class.bases.is_empty()).then_some(name)
    }

    fn has_method(&self, class: Symbol, name: Symbol) -> bool {
        let own = self.by_name.get(&name).into_iter().flatten();
        own.filter_map(|number| self.outline.function(*number))
            .any(|function| function.class == Some(class))
    }

    /// The functions that are called `name` where `node` is: those of the nearest scope.
    fn visible(&self, node: NodeId, name: Symbol) -> Vec<FunctionNo> {
        let candidates = self.by_name.get(&name).map_or(&[][..], Vec::as_slice);
        let mut scope = self.facts.scope_of(node);
        loop {
            let here: Vec<FunctionNo> = candidates
                .iter()
                .filter(|number| {
                    self.outline.function(**number).is_some_and(|function| {
                        function.class.is_none()
                            && self.facts.scope_of(function.node) == scope
                            && function.node != scope
                    })
                })
                .copied()
                .collect();
            if !here.is_empty() || scope == NodeId(0) {
                return here;
            }
            scope = self.facts.scope_of(scope);
        }
    }

    /// The parameter that a name stands for.
    fn parameter(&self, node: NodeId) -> Option<Callee> {
        let bindings = self.facts.scope_bindings(node);
        let first = bindings.first()?;
        if bindings.len() != 1 || first.kind != BindingKind::Parameter {
            return None;
        }
        let number = self.function_at(first.scope)?;
        let function = self.outline.function(number)?;
        let nodes = parameter_nodes(self.facts, first.scope, function.class.is_some());
        let tree = self.facts.tree;
        let index = nodes
            .iter()
            .position(|own| *own == first.name || tree.contains(*own, first.name))?;
        Some(Callee::Parameter {
            function: number,
            index: u16::try_from(index).ok()?,
        })
    }

    fn member(&self, node: NodeId) -> Option<Callee> {
        let tree = self.facts.tree;
        let (object, name_node) = member_parts(tree, node)?;
        let name = tree.node(name_node).symbol;
        if name == Symbol::NONE || tree.kind(name_node) != Kind::Ident {
            return None;
        }
        let family = self.outline.family;
        let object_text = tree.text(self.facts.text, object);
        if is_this(self.facts, object) {
            let class = class_around(self.facts, object).and_then(|of| class_name(self.facts, of));
            return Some(match class {
                Some(class) => Callee::Method { class, name },
                None => self.own_or_any(name),
            });
        }
        let is_super = tree.kind(object) == Kind::Super
            || matches!(object_text, "parent" | "base")
            || (tree.kind(object) == Kind::Call && object_text.starts_with("super("));
        if is_super {
            return self.inherited(node, Some(name));
        }
        if family == Family::Ruby && tree.text(self.facts.text, name_node) == "new" {
            return Some(Callee::Construct {
                class: type_name(self.facts, object),
            });
        }
        // `g.store.find()`: what a framework keeps for a request is the program's own.
        if member_parts(tree, object).is_some_and(|(of, _)| is_shared(self.facts, of)) {
            let class = class_of(self.facts, self.outline, &self.fields, object);
            return Some(match class {
                Some(class) => Callee::Method { class, name },
                None => Callee::AnyMethod(name),
            });
        }
        if let Some(names) = name_path(tree, node)
            && let Some((first, rest)) = names.split_first()
            && let Some(path) = self.facts.imported(*first)
        {
            let rest: Vec<&str> = rest
                .iter()
                .map(|name| tree.text(self.facts.text, *name))
                .collect();
            return Some(self.imported(path, &rest));
        }
        if matches!(object_text, "exports" | "module.exports") {
            return Some(self.own_or_any(name));
        }
        if let Some(class) = class_of(self.facts, self.outline, &self.fields, object) {
            return Some(Callee::Method { class, name });
        }
        // `Type.method()`
        if tree.kind(object) == Kind::Ident {
            let symbol = tree.node(object).symbol;
            let is_own = self
                .outline
                .classes
                .iter()
                .any(|class| class.name == symbol);
            let is_free = self.facts.scope_bindings(object).is_empty();
            if is_own || (is_free && object_text.starts_with(char::is_uppercase)) {
                return Some(Callee::Method {
                    class: self.original(object),
                    name,
                });
            }
        }
        Some(Callee::AnyMethod(name))
    }

    fn own_or_any(&self, name: Symbol) -> Callee {
        let own = self.by_name.get(&name).into_iter().flatten();
        let own: Vec<FunctionNo> = own
            .filter(|number| {
                self.outline
                    .function(**number)
                    .is_some_and(|function| function.class.is_none())
            })
            .copied()
            .collect();
        if own.is_empty() {
            Callee::AnyMethod(name)
        } else {
            Callee::Own(own)
        }
    }

    /// What further names below an imported thing stand for.
    fn imported(&self, path: &[String], rest: &[&str]) -> Callee {
        let family = self.outline.family;
        let symbol = |name: &str| self.facts.language.symbol_of(name);
        if matches!(family, Family::Python | Family::JavaScript | Family::Go) {
            let rest = rest.iter().map(|name| (*name).to_owned());
            return Callee::Imported(path.iter().cloned().chain(rest).collect());
        }
        let last = path.last().map_or("", String::as_str);
        let last = last.rsplit('\\').next().unwrap_or(last);
        match (rest, last.starts_with(char::is_uppercase)) {
            ([name], true) => Callee::Method {
                class: symbol(last),
                name: symbol(name),
            },
            ([], true) => Callee::Construct {
                class: symbol(last),
            },
            // `import static a.B.c`, `use function a\b`
            ([], false) => {
                let class = path.iter().rev().nth(1).map_or("", String::as_str);
                if class.starts_with(char::is_uppercase) {
                    Callee::Method {
                        class: symbol(class),
                        name: symbol(last),
                    }
                } else {
                    Callee::Bare(symbol(last))
                }
            }
            (rest, _) => Callee::AnyMethod(rest.last().map_or(Symbol::NONE, |name| symbol(name))),
        }
    }
}
