//! JavaScript and TypeScript: which names a file asks of which module, and what a module exports.
//!
//! What a module of CommonJS holds is known where every use of `exports` and `module` says so by itself: names that are
//! set on it, and objects written out. Passed on, computed or made by a call, it is unknown.

use super::{Exports, Redeclared, Wanted, is_guarded, table};
use crate::signals::File;
use airlock_flow::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};

const DEFAULT: &str = "default";

/// The first place where each name is taken of a module.
pub(super) fn wanted(file: &File<'_>) -> Vec<Wanted> {
    let facts = file.facts;
    let mut taken = taken_by_name(facts);
    taken.extend(taken_of_whole(facts));
    taken.sort_by_key(|taken| taken.node);
    let mut seen: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut all = Vec::new();
    for Taken { module, name, node } in &taken {
        let is_elsewhere = table::is_of_node(module) || module.contains(['!', '?', ':', '#']);
        let parts = [module.clone(), name.clone()];
        if is_elsewhere || !seen.insert((module, name)) || is_guarded(file, *node, &parts) {
            continue;
        }
        let span = facts.tree.node(*node).span();
        all.push(Wanted {
            module: module.clone(),
            name: name.clone(),
            own_name: None,
            span,
            symbol: file.symbol_at(span),
        });
    }
    all
}

/// A name that is taken of a module.
struct Taken {
    module: String,
    name: String,
    node: NodeId,
}

/// `import d, {a as b} from "m"`, `export {a} from "m"`, `const {a} = require("m")`.
fn taken_by_name(facts: &Facts<'_>) -> Vec<Taken> {
    let tree = facts.tree;
    let mut all = Vec::new();
    for (id, node) in tree.iter() {
        match node.kind {
            Kind::Import | Kind::Export => {
                let shown = tree.text(facts.text, id);
                // Types are checked by whoever compiles them, and `import x = require(...)` is a whole module.
                let is_type = ["import type", "export type", "import typeof"];
                if is_type.iter().any(|head| shown.starts_with(head)) || shown.contains("require(")
                {
                    continue;
                }
                let module = tree.child(id, Role::Module);
                if let Some(module) = module.and_then(|module| facts.literal(module)) {
                    all.extend(names_of(facts, id, &module));
                }
            }
            Kind::Assign => {
                let module = tree
                    .child(id, Role::Right)
                    .and_then(|right| required(facts, right));
                let left = tree.child(id, Role::Left);
                if let (Some(module), Some(left)) = (module, left)
                    && tree.kind(left) == Kind::Dict
                {
                    all.extend(keys(facts, left).into_iter().map(|node| Taken {
                        module: module.clone(),
                        name: tree.text(facts.text, node).to_owned(),
                        node,
                    }));
                }
            }
            _ => {}
        }
    }
    all
}

/// The names in the braces of an import or export, and the default in front of them.
fn names_of(facts: &Facts<'_>, statement: NodeId, module: &str) -> Vec<Taken> {
    let (tree, text) = (facts.tree, facts.text);
    let is_import = tree.kind(statement) == Kind::Import;
    let mut all = Vec::new();
    for part in tree.children(statement) {
        let (name, node) = match tree.node(part).role {
            Role::Name => {
                let own = tree.child(part, Role::Name).unwrap_or(part);
                (tree.text(text, own), own)
            }
            // What a package gives as its default is up to whoever translates it.
            Role::None
                if is_import && tree.kind(part) == Kind::Ident && module.starts_with('.') =>
            {
                (DEFAULT, part)
            }
            _ => continue,
        };
        let before = text
            .get(..tree.node(node).start as usize)
            .unwrap_or("")
            .trim_end();
        // A type, and `default as name`, where the keyword is no name.
        if tree.kind(node) != Kind::Ident || before.ends_with("type") || before.ends_with(" as") {
            continue;
        }
        all.push(Taken {
            module: module.to_owned(),
            name: name.to_owned(),
            node,
        });
    }
    all
}

/// The plain keys of a pattern that takes an object apart.
fn keys(facts: &Facts<'_>, pattern: NodeId) -> Vec<NodeId> {
    let tree = facts.tree;
    let keys = tree
        .children(pattern)
        .filter_map(|part| match tree.kind(part) {
            Kind::Ident => Some(part),
            Kind::Pair => tree.child(part, Role::Key),
            _ => None,
        });
    keys.filter(|key| tree.kind(*key) == Kind::Ident).collect()
}

/// The module of `require("module")`.
fn required(facts: &Facts<'_>, call: NodeId) -> Option<String> {
    let tree = facts.tree;
    let callee = tree.child(call, Role::Callee)?;
    if tree.kind(call) != Kind::Call || tree.text(facts.text, callee) != "require" {
        return None;
    }
    let args = tree.child(call, Role::Args)?;
    facts.literal(tree.children(args).next()?)
}

/// `m.name()`, `new m.Name()` and `f(m.name)` of a module that was imported as a whole.
fn taken_of_whole(facts: &Facts<'_>) -> Vec<Taken> {
    let tree = facts.tree;
    let whole = whole_modules(facts);
    let mut asked: Vec<(Symbol, Symbol, NodeId)> = Vec::new();
    let mut tested: FxHashSet<(Symbol, Symbol)> = FxHashSet::default();
    for (id, node) in tree.iter() {
        if node.kind != Kind::Member {
            continue;
        }
        let Some((object, name)) = member_parts(tree, id) else {
            continue;
        };
        let (local, own) = (tree.node(object).symbol, tree.node(name).symbol);
        let are_names = tree.kind(object) == Kind::Ident && tree.kind(name) == Kind::Ident;
        if !are_names || !whole.contains_key(&local) {
            continue;
        }
        let parent = facts.parent(id);
        match (tree.kind(parent), node.role) {
            (Kind::Call, Role::Callee) | (Kind::New, Role::Type) | (Kind::Class, Role::Super) => {
                asked.push((local, own, name));
            }
            (Kind::Args, _) if tree.kind(facts.parent(parent)) == Kind::Call => {
                asked.push((local, own, name));
            }
            (Kind::Assign, role) if role != Role::Left => {}
            (Kind::Member | Kind::Index | Kind::Pair | Kind::Return | Kind::List, _) => {}
            _ => {
                tested.insert((local, own));
            }
        }
    }
    asked.retain(|(local, name, _)| !tested.contains(&(*local, *name)));
    let taken = asked.into_iter().filter_map(|(local, _, node)| {
        Some(Taken {
            module: whole.get(&local)?.clone(),
            name: tree.text(facts.text, node).to_owned(),
            node,
        })
    });
    taken.collect()
}

/// Modules by the local names of what holds them whole, without names that something else may bind.
fn whole_modules(facts: &Facts<'_>) -> FxHashMap<Symbol, String> {
    let tree = facts.tree;
    let redeclared = Redeclared::of(facts);
    let mut all: FxHashMap<Symbol, Option<String>> = FxHashMap::default();
    for (id, node) in tree.iter() {
        let (local, module) = match node.kind {
            Kind::Import if !tree.text(facts.text, id).starts_with("import type") => {
                let module = tree.child(id, Role::Module);
                (
                    tree.child(id, Role::Alias),
                    module.and_then(|module| facts.literal(module)),
                )
            }
            Kind::Assign if facts.scope_of(id) == NodeId(0) => {
                let right = tree.child(id, Role::Right);
                let left = tree.child(id, Role::Left);
                (
                    left.filter(|left| tree.kind(*left) == Kind::Ident),
                    right.and_then(|right| required(facts, right)),
                )
            }
            _ => continue,
        };
        let (Some(local), Some(module)) = (local, module) else {
            continue;
        };
        let symbol = tree.node(local).symbol;
        let is_clear = !redeclared.has(facts, symbol, id) && !all.contains_key(&symbol);
        all.insert(symbol, is_clear.then_some(module));
    }
    let clear = all
        .into_iter()
        .filter_map(|(local, module)| Some((local, module?)));
    clear.collect()
}

/// Names that every object or function has.
const OF_EVERY_OBJECT: [&str; 18] = [
    "__esModule",
    "apply",
    "arguments",
    "bind",
    "call",
    "caller",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "length",
    "name",
    "propertyIsEnumerable",
    "prototype",
    "toLocaleString",
    "toString",
    "valueOf",
    "__proto__",
    "__defineGetter__",
];

/// What a module of this text exports.
pub(super) fn exports(facts: &Facts<'_>, path: &str) -> Exports {
    let is_declaration = [".d.ts", ".d.mts", ".d.cts"]
        .iter()
        .any(|end| path.ends_with(end));
    let tree = facts.tree;
    let mut reader = Reader {
        facts,
        exports: Exports::default(),
        is_module: false,
        is_common: false,
    };
    for (id, node) in tree.iter() {
        match node.kind {
            Kind::Export => reader.export(id),
            Kind::Import => reader.is_module = true,
            Kind::Ident => reader.common(id),
            Kind::This if facts.scope_of(id) == NodeId(0) => reader.exports.is_dynamic = true,
            _ if is_declaration => reader.declare(id),
            _ => {}
        }
    }
    let Reader {
        mut exports,
        is_module,
        is_common,
        ..
    } = reader;
    exports.names.extend(OF_EVERY_OBJECT.map(Symbol::of));
    if is_common {
        // A module of CommonJS is its own default where it is imported so.
        exports.names.insert(Symbol::of(DEFAULT));
    }
    // A module without exports may put its names elsewhere; a comment may declare types that others import.
    let has_types = ["@typedef", "@callback"]
        .iter()
        .any(|tag| facts.text.contains(tag));
    exports.is_dynamic |= (!is_module && !is_common) || has_types;
    exports
}

struct Reader<'run> {
    facts: &'run Facts<'run>,
    exports: Exports,
    is_module: bool,
    is_common: bool,
}

impl Reader<'_> {
    fn add(&mut self, name: NodeId) {
        let name = self.facts.tree.text(self.facts.text, name);
        let name = name.trim_matches(['"', '\'']);
        self.exports.names.insert(Symbol::of(name));
    }

    /// `export ...`
    fn export(&mut self, id: NodeId) {
        self.is_module = true;
        let tree = self.facts.tree;
        let shown = tree.text(self.facts.text, id);
        let head = shown.strip_prefix("export").unwrap_or(shown).trim_start();
        // `export default x`, `export { x as default }`
        if shown.contains(DEFAULT) {
            self.exports.names.insert(Symbol::of(DEFAULT));
        }
        if head.starts_with('=') {
            self.exports.is_dynamic = true;
        }
        let mut is_whole = tree.child(id, Role::Module).is_some();
        for part in tree.children(id) {
            let node = tree.node(part);
            match (node.role, node.kind) {
                (Role::Module, _) => {}
                (Role::Alias, _) => {
                    is_whole = false;
                    self.add(part);
                }
                (Role::Name, _) => {
                    is_whole = false;
                    self.add(tree.child(part, Role::Alias).unwrap_or(part));
                }
                _ => self.declare(part),
            }
        }
        // `export {} from "m"` names nothing.
        if is_whole && head.starts_with('*') {
            let module = tree.child(id, Role::Module);
            match module.and_then(|module| self.facts.literal(module)) {
                Some(module) => self.exports.everything_of.push(module),
                None => self.exports.is_dynamic = true,
            }
        }
    }

    /// The names that a declaration gives.
    fn declare(&mut self, id: NodeId) {
        let tree = self.facts.tree;
        match tree.kind(id) {
            Kind::VarDecl => {
                for part in tree.children(id) {
                    let target = tree
                        .child(part, Role::Left)
                        .or(tree.child(part, Role::Name));
                    let Some(target) = target else { continue };
                    self.add(target);
                    for part in tree.descendants(target) {
                        self.add(part);
                    }
                }
            }
            Kind::Import => {
                for part in tree.children(id) {
                    self.add(part);
                }
            }
            _ => {
                if let Some(name) = tree.child(id, Role::Name) {
                    self.add(name);
                }
            }
        }
    }

    /// A use of `exports` or `module`.
    fn common(&mut self, id: NodeId) {
        let (tree, text) = (self.facts.tree, self.facts.text);
        let parent = self.facts.parent(id);
        let role = tree.node(id).role;
        // A name behind a dot, a key, a parameter of that name.
        let is_own = !matches!(
            (tree.kind(parent), role),
            (Kind::Member, Role::Name) | (Kind::Pair, Role::Key)
        );
        match tree.text(text, id) {
            "exports" if is_own => self.object(id),
            "module" if is_own && tree.kind(parent) == Kind::Member => {
                let name = member_parts(tree, parent).map(|(_, name)| tree.text(text, name));
                if name == Some("exports") {
                    self.object(parent);
                }
            }
            // `module["exports"]`, a call that is given the module, a package's own function of another name.
            "module" if is_own && tree.kind(parent) != Kind::Unary => {
                self.exports.is_dynamic = true;
            }
            _ => {}
        }
    }

    /// A use of the object that is exported.
    fn object(&mut self, id: NodeId) {
        self.is_common = true;
        let tree = self.facts.tree;
        let parent = self.facts.parent(id);
        let role = tree.node(id).role;
        match tree.kind(parent) {
            Kind::Member if role != Role::Name => {
                if let Some((_, name)) = member_parts(tree, parent) {
                    self.add(name);
                }
            }
            Kind::Assign if role == Role::Left => {
                let mut value = tree.child(parent, Role::Right);
                while let Some(inner) = value.filter(|value| tree.kind(*value) == Kind::Assign) {
                    value = tree.child(inner, Role::Right);
                }
                match value {
                    Some(value) => self.becomes(value),
                    None => self.exports.is_dynamic = true,
                }
            }
            // `exports = module.exports = {...}`: what is on the right is looked at there.
            Kind::Assign if self.is_object(tree.child(parent, Role::Left)) => {}
            Kind::Args => self.passed(parent),
            Kind::Unary => {}
            _ => self.exports.is_dynamic = true,
        }
    }

    fn is_object(&self, node: Option<NodeId>) -> bool {
        let text = node.map(|node| self.facts.tree.text(self.facts.text, node));
        matches!(text, Some("exports" | "module.exports"))
    }

    /// What is exported is this value.
    fn becomes(&mut self, value: NodeId) {
        let tree = self.facts.tree;
        if let Some(module) = required(self.facts, value) {
            self.exports.everything_of.push(module);
            return;
        }
        if tree.kind(value) != Kind::Dict {
            // `exports = module.exports` changes nothing.
            self.exports.is_dynamic |= !self.is_object(Some(value));
            return;
        }
        for entry in tree.children(value) {
            let is_computed = tree.text(self.facts.text, entry).starts_with('[');
            let name = match tree.kind(entry) {
                Kind::Ident => Some(entry),
                Kind::Pair => tree.child(entry, Role::Key),
                Kind::Function => tree.child(entry, Role::Name),
                _ => None,
            };
            match name.filter(|_| !is_computed) {
                Some(name) if matches!(tree.kind(name), Kind::Ident | Kind::Str) => self.add(name),
                _ => self.exports.is_dynamic = true,
            }
        }
    }

    /// What is exported is given to a call: known are those that compilers write.
    fn passed(&mut self, args: NodeId) {
        let (tree, text) = (self.facts.tree, self.facts.text);
        let call = self.facts.parent(args);
        let callee = tree.child(call, Role::Callee);
        let callee = callee.map_or("", |callee| tree.text(text, callee));
        let mut given = tree.children(args);
        let (first, second) = (given.next(), given.next());
        if callee == "Object.defineProperty"
            && let Some(name) = second.filter(|name| tree.kind(*name) == Kind::Str)
        {
            self.add(name);
        } else if callee.ends_with("__exportStar")
            && let Some(module) = first.and_then(|first| required(self.facts, first))
        {
            self.exports.everything_of.push(module);
        } else {
            self.exports.is_dynamic = true;
        }
    }
}
