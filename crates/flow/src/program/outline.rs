//! What one file defines and imports.

use super::mentions::Mentions;
use crate::imports::go;
use crate::{Facts, member_parts};
use airlock_model::Span;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Languages whose files may call each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Family {
    /// Python.
    Python,
    /// JavaScript and TypeScript.
    JavaScript,
    /// Java, Kotlin, Scala, Groovy.
    Jvm,
    /// Go.
    Go,
    /// C#.
    CSharp,
    /// PHP.
    Php,
    /// Ruby.
    Ruby,
}

/// The family of a language; `None` where calls are not followed.
pub fn family(language: &str) -> Option<Family> {
    Some(match language {
        "python" => Family::Python,
        "javascript" | "typescript" | "tsx" => Family::JavaScript,
        "java" | "kotlin" | "scala" | "groovy" => Family::Jvm,
        "go" => Family::Go,
        "csharp" => Family::CSharp,
        "php" => Family::Php,
        "ruby" => Family::Ruby,
        _ => return None,
    })
}

impl Family {
    /// How many there are.
    pub const COUNT: usize = 7;

    /// What a constructor is called; `None` where it bears the name of its class.
    pub(super) fn constructor(self) -> Option<&'static str> {
        match self {
            Self::Python => Some("__init__"),
            Self::JavaScript => Some("constructor"),
            Self::Php => Some("__construct"),
            Self::Ruby => Some("initialize"),
            Self::Jvm | Self::CSharp | Self::Go => None,
        }
    }

    /// Whether a method is called by its bare name inside its class.
    pub(super) fn has_bare_methods(self) -> bool {
        matches!(self, Self::Jvm | Self::CSharp | Self::Ruby)
    }

    /// Whether calling a class makes an object of it.
    pub(super) fn calls_classes(self) -> bool {
        matches!(self, Self::Python | Self::Jvm)
    }
}

/// A function by its number in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FunctionNo(pub u32);

/// How a parameter takes arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Takes {
    /// One argument.
    One,
    /// All further ones by position.
    Rest,
    /// All further ones by name.
    Named,
}

/// A parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name; none where it takes its argument apart.
    pub name: Symbol,
    /// How it takes arguments.
    pub takes: Takes,
}

/// A function, method or closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// Its node in the file's tree, which is forgotten before the function is.
    pub node: NodeId,
    /// Where its name stands, or the function without one.
    pub span: Span,
    /// Its name, also that of the variable, field or key it is put in; none for other closures.
    pub name: Symbol,
    /// The class whose method it is.
    pub class: Option<Symbol>,
    /// Its parameters, without the one for the object.
    pub parameters: Vec<Parameter>,
    /// Whether it is seen in the whole file and from outside it.
    pub is_top: bool,
    /// Whether it has code.
    pub has_body: bool,
}

/// A class, interface or the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Its name.
    pub name: Symbol,
    /// The names of what it extends and implements.
    pub bases: Vec<Symbol>,
    /// Whether it has no code of its own.
    pub is_interface: bool,
}

/// What one file defines and imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The file's path below the root.
    pub path: String,
    /// Its languages.
    pub family: Family,
    /// Functions, in source order.
    pub functions: Vec<Function>,
    /// Classes, in source order.
    pub classes: Vec<Class>,
    /// Local names of imported things, by name.
    pub imports: Vec<(Symbol, Vec<String>)>,
    /// What a module of JavaScript gives away under another name than its own.
    pub exports: Vec<(Symbol, Symbol)>,
    /// Packages of Go that it imports: their names and whole paths.
    pub packages: Vec<(Symbol, String)>,
    /// What its code calls, constructs, extends or imports, by name, in order: a file that does not mention a function
    /// calls it under no name.
    pub mentions: Vec<Symbol>,
}

impl Outline {
    /// The outline of a file; `None` where calls are not followed in its language.
    pub fn of(facts: &Facts<'_>, path: &str) -> Option<Self> {
        let family = family(facts.language.name)?;
        let mut outline = Self {
            path: path.to_owned(),
            family,
            functions: Vec::new(),
            classes: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            packages: Vec::new(),
            mentions: Vec::new(),
        };
        let mut mentions = Mentions::default();
        for (id, node) in facts.tree.iter() {
            mentions.see(facts, family, id);
            match node.kind {
                Kind::Function | Kind::Lambda => {
                    outline.functions.push(function(facts, family, id));
                }
                Kind::Class | Kind::Interface | Kind::Enum => {
                    outline.classes.extend(class(facts, id));
                }
                Kind::Import if family == Family::Go => {
                    let package = go::package(facts.tree, facts.text, id);
                    let package = package.map(|(name, path)| (Symbol::of(name), path.to_owned()));
                    outline.packages.extend(package);
                }
                Kind::Assign | Kind::Export if family == Family::JavaScript => {
                    exports(facts, id, &mut outline.exports);
                }
                _ => {}
            }
        }
        let symbol = |name: &str| facts.language.symbol_of(name);
        let imports = facts.imports().iter();
        outline.imports = imports
            // An address is no module of the program, and may hold a password.
            .filter(|(_, path)| !path.iter().any(|part| part.contains("://")))
            .map(|(name, path)| (symbol(name), path.to_vec()))
            .collect();
        outline.mentions = mentions.of(&outline);
        Some(outline)
    }

    /// The names by which its functions and classes can be called, in order.
    pub fn names(&self) -> Vec<Symbol> {
        let functions = self.functions.iter().map(|function| function.name);
        let classes = self.classes.iter().map(|class| class.name);
        let mut all: Vec<Symbol> = functions.chain(classes).collect();
        all.retain(|name| *name != Symbol::NONE);
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The numbers of functions by their nodes.
    pub fn by_node(&self) -> FxHashMap<NodeId, FunctionNo> {
        let nodes = self.functions.iter().map(|function| function.node);
        nodes.zip((0..).map(FunctionNo)).collect()
    }

    /// The function of that number.
    pub fn function(&self, number: FunctionNo) -> Option<&Function> {
        self.functions.get(number.0 as usize)
    }
}

/// The class around a function, by its node.
pub(super) fn class_around(facts: &Facts<'_>, node: NodeId) -> Option<NodeId> {
    let mut scope = facts.scope_of(node);
    loop {
        match facts.tree.kind(scope) {
            Kind::Class | Kind::Interface | Kind::Enum => return Some(scope),
            _ if scope == NodeId(0) => return None,
            _ => scope = facts.scope_of(scope),
        }
    }
}

/// The name of a class.
pub(super) fn class_name(facts: &Facts<'_>, class: NodeId) -> Option<Symbol> {
    let name = facts.tree.child(class, Role::Name).or_else(|| {
        // `impl T`, `const C = class { … }`
        let type_name = facts.tree.child(class, Role::Type);
        type_name.or_else(|| {
            let parent = facts.parent(class);
            { facts.tree.kind(parent) == Kind::Assign }
                .then(|| facts.tree.child(parent, Role::Left))
                .flatten()
        })
    })?;
    Some(type_name(facts, name)).filter(|name| *name != Symbol::NONE)
}

/// The last name in a type, without what is around it: `a.B<C>` is `B`.
pub(super) fn type_name(facts: &Facts<'_>, node: NodeId) -> Symbol {
    facts
        .language
        .symbol_of(simple_name(&facts.type_text(node)))
}

/// The last name in the text of a type.
pub(crate) fn simple_name(spelled: &str) -> &str {
    let spelled =
        spelled.trim_start_matches(|c: char| !(c.is_alphanumeric() || "_\\$".contains(c)));
    let end = spelled.find(['<', '[', '(', '?', '!', '{', ' ', '|', '&']);
    let head = end.and_then(|end| spelled.get(..end)).unwrap_or(spelled);
    let last = head.rsplit(['.', '\\', ':']).next().unwrap_or(head);
    last.trim_matches(|c: char| !(c.is_alphanumeric() || c == '_'))
}

fn function(facts: &Facts<'_>, family: Family, id: NodeId) -> Function {
    let tree = facts.tree;
    let name = name_of(facts, id);
    let scope = match family {
        Family::Ruby if tree.kind(id) == Kind::Function => out_of_blocks(facts, id),
        _ => facts.scope_of(id),
    };
    let in_class = matches!(tree.kind(scope), Kind::Class | Kind::Interface | Kind::Enum);
    let class = match tree.child(id, Role::Receiver) {
        Some(receiver) if family == Family::Go => tree
            .children(receiver)
            .find_map(|param| tree.child(param, Role::Type))
            .map(|of| type_name(facts, of)),
        _ if in_class => class_name(facts, scope),
        _ => None,
    };
    Function {
        node: id,
        span: name.map_or_else(|| head(facts, id), |name| tree.node(name).span()),
        name: name.map_or(Symbol::NONE, |name| label(facts, name)),
        class,
        parameters: parameters(facts, id, class.is_some()),
        is_top: scope == NodeId(0) && class.is_none(),
        has_body: tree.child(id, Role::Body).is_some() || tree.kind(id) == Kind::Lambda,
    }
}

/// The class or file that a method of Ruby belongs to: `helpers do … end` and the like run in their class.
fn out_of_blocks(facts: &Facts<'_>, id: NodeId) -> NodeId {
    let mut scope = facts.scope_of(id);
    while facts.tree.kind(scope) == Kind::Lambda {
        scope = facts.scope_of(scope);
    }
    scope
}

/// A closure's first characters.
fn head(facts: &Facts<'_>, id: NodeId) -> Span {
    let span = facts.tree.node(id).span();
    let params = facts.tree.child(id, Role::Params);
    let end = params.map_or(span.start + 1, |params| facts.tree.node(params).end);
    Span::new(span.start, end.min(span.end))
}

/// The symbol of a name, or of the text of a key.
fn label(facts: &Facts<'_>, name: NodeId) -> Symbol {
    match facts.literal(name) {
        Some(text) => Symbol::of(&text),
        None => facts.tree.node(name).symbol,
    }
}

/// The node that names a function: its own name, or that of what it is put in.
fn name_of(facts: &Facts<'_>, id: NodeId) -> Option<NodeId> {
    let tree = facts.tree;
    if let Some(own) = tree.child(id, Role::Name) {
        return Some(own);
    }
    let parent = facts.parent(id);
    let target = match tree.kind(parent) {
        Kind::Assign => tree
            .child(parent, Role::Left)
            .or_else(|| tree.child(parent, Role::Name)),
        Kind::Field => tree.child(parent, Role::Name),
        Kind::Pair => tree
            .child(parent, Role::Key)
            .or_else(|| tree.children(parent).next()),
        _ => None,
    }?;
    match tree.kind(target) {
        Kind::Ident | Kind::Str => Some(target),
        Kind::Member => member_parts(tree, target).map(|(_, name)| name),
        _ => None,
    }
    .filter(|target| *target != id)
}

/// The parameters' list of a function; each with the node that stands for it.
pub fn parameter_nodes(facts: &Facts<'_>, function: NodeId, is_method: bool) -> Vec<NodeId> {
    let tree = facts.tree;
    let mut all = Vec::new();
    let lists = tree
        .children(function)
        .filter(|child| tree.node(*child).role == Role::Params);
    for list in lists {
        if tree.kind(list) != Kind::Params {
            all.push(list);
            continue;
        }
        for param in tree.children(list) {
            // Go's `x, y string` is one node for two parameters.
            let names: Vec<NodeId> = tree
                .children(param)
                .filter(|child| {
                    tree.node(*child).role == Role::Name && tree.kind(*child) == Kind::Ident
                })
                .collect();
            if names.len() > 1 {
                all.extend(names);
            } else if tree.kind(param) != Kind::Modifier {
                all.push(param);
            }
        }
    }
    let is_object = |node: &NodeId| {
        let name = tree.text(facts.text, *node);
        matches!(name, "self" | "cls") && tree.kind(*node) == Kind::Ident
    };
    if is_method && facts.language.name == "python" && all.first().is_some_and(is_object) {
        all.remove(0);
    }
    all
}

fn parameters(facts: &Facts<'_>, function: NodeId, is_method: bool) -> Vec<Parameter> {
    let tree = facts.tree;
    let nodes = parameter_nodes(facts, function, is_method).into_iter();
    nodes
        .map(|node| {
            let text = tree.text(facts.text, node);
            let name = if tree.kind(node) == Kind::Ident {
                Some(node)
            } else {
                let named = [Role::Name, Role::Value, Role::Left].into_iter();
                named
                    .filter_map(|role| tree.child(node, role))
                    .find(|name| tree.kind(*name) == Kind::Ident)
            };
            let is_rest = tree.kind(node) == Kind::Spread || text.contains("...");
            Parameter {
                name: name.map_or(Symbol::NONE, |name| tree.node(name).symbol),
                takes: if text.starts_with("**") {
                    Takes::Named
                } else if is_rest || text.starts_with("vararg ") || text.starts_with("params ") {
                    Takes::Rest
                } else {
                    Takes::One
                },
            }
        })
        .collect()
}

fn class(facts: &Facts<'_>, id: NodeId) -> Option<Class> {
    let tree = facts.tree;
    let mut bases = Vec::new();
    for base in tree.children(id) {
        if tree.node(base).role != Role::Super {
            continue;
        }
        match tree.kind(base) {
            Kind::Args => bases.extend(tree.children(base).map(|base| type_name(facts, base))),
            _ => bases.push(type_name(facts, base)),
        }
    }
    bases.retain(|base| *base != Symbol::NONE);
    Some(Class {
        name: class_name(facts, id)?,
        bases,
        is_interface: tree.kind(id) == Kind::Interface,
    })
}

/// `module.exports = f`, `exports.a = b`, `export default f`, `export { a as b }`.
fn exports(facts: &Facts<'_>, id: NodeId, all: &mut Vec<(Symbol, Symbol)>) {
    let tree = facts.tree;
    let default = Symbol::of("default");
    if tree.kind(id) == Kind::Export {
        let is_default = tree
            .text(facts.text, id)
            .strip_prefix("export")
            .is_some_and(|rest| rest.trim_start().starts_with("default"));
        for child in tree.children(id) {
            match tree.kind(child) {
                Kind::Ident if is_default => all.push((default, tree.node(child).symbol)),
                Kind::Function | Kind::Class if is_default => {
                    let name = tree.child(child, Role::Name);
                    all.extend(name.map(|name| (default, tree.node(name).symbol)));
                }
                Kind::Alias => {
                    let (name, alias) = (
                        tree.child(child, Role::Name),
                        tree.child(child, Role::Alias),
                    );
                    if let (Some(name), Some(alias)) = (name, alias) {
                        all.push((tree.node(alias).symbol, tree.node(name).symbol));
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let (Some(left), Some(right)) = (tree.child(id, Role::Left), tree.child(id, Role::Right))
    else {
        return;
    };
    if tree.kind(left) != Kind::Member {
        return;
    }
    let Some((object, name)) = member_parts(tree, left) else {
        return;
    };
    let given = match tree.kind(right) {
        Kind::Ident => tree.node(right).symbol,
        // `module.exports = new Service()`
        Kind::New => tree
            .child(right, Role::Type)
            .map_or(Symbol::NONE, |of| type_name(facts, of)),
        _ => Symbol::NONE,
    };
    let spelled = tree.text(facts.text, left);
    if spelled == "module.exports" {
        if given != Symbol::NONE {
            all.push((default, given));
        }
    } else if matches!(tree.text(facts.text, object), "exports" | "module.exports")
        && given != Symbol::NONE
    {
        all.push((tree.node(name).symbol, given));
    }
}
