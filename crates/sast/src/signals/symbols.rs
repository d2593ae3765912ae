//! Names that their modules do not have: what assistants make up.
//!
//! The standard library of Python and the built-in modules of Node.js are known from tables. What other modules hold is
//! read by the caller, who has files; here it is said which names are asked of which module, and what a module of Python
//! holds ([`exports`]).
//!
//! Invariant: a name is only asked for where nothing in the file shows that it may be missing: not inside a `try` or a
//! condition, not where it is assigned to or spelled in a string (`hasattr`, a patch of a test).

use super::{File, Signal, SignalRule};
use airlock_flow::import_items;
use airlock_model::{Purpose, Span};
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A name that is taken of a module that no table knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The module, as it is written: with dots, leading ones where it is relative.
    pub module: String,
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// The function round it.
    pub symbol: String,
}

/// What a module holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exports {
    names: FxHashSet<Symbol>,
    /// Whether it may hold more than its text shows.
    pub is_dynamic: bool,
}

impl Exports {
    /// What a module holds that nobody can read.
    pub fn unknown() -> Self {
        Self {
            names: FxHashSet::default(),
            is_dynamic: true,
        }
    }

    /// Whether the module may hold `name`.
    pub fn may_hold(&self, name: &str) -> bool {
        self.is_dynamic || self.names.contains(&Symbol::of(name))
    }
}

type Modules = FxHashMap<&'static str, Option<FxHashSet<&'static str>>>;

static PYTHON: LazyLock<Modules> =
    LazyLock::new(|| modules(include_str!("../../data/python_stdlib.txt")));
static NODE: LazyLock<Modules> =
    LazyLock::new(|| modules(include_str!("../../data/node_builtins.txt")));

/// Modules and their names; none for a module that makes its names when asked.
fn modules(text: &'static str) -> Modules {
    crate::name_table::rows(text)
        .filter_map(|row| match row.as_slice() {
            [module, "*"] => Some((*module, None)),
            [module, names] => Some((*module, Some(names.split(' ').collect()))),
            _ => None,
        })
        .collect()
}

/// What the tables know is missing, and what is asked of other modules.
pub(super) fn find(file: &File<'_>) -> (Vec<Signal>, Vec<Wanted>) {
    let (mut signals, mut wanted) = (Vec::new(), Vec::new());
    if file.purpose != Purpose::Product {
        return (signals, wanted);
    }
    let asked = match file.facts.language.name {
        "python" => python(file),
        "javascript" | "typescript" | "tsx" => node(file),
        _ => return (signals, wanted),
    };
    for Asked { path, node, at } in asked {
        let known = match at {
            Language::Python => in_table(&PYTHON, &path),
            Language::Node => in_table(&NODE, &path),
        };
        if is_guarded(file, node, &path) {
            continue;
        }
        let span = file.facts.tree.node(node).span();
        match known {
            Known::Missing(module, name) => signals.push(Signal {
                rule: SignalRule::UnknownSymbol,
                span,
                symbol: file.symbol_at(span),
                message: format!("The module `{module}` has no `{name}`"),
                identity: format!("{module}.{name}"),
            }),
            Known::No if at == Language::Python => {
                let Some((module, name)) = path.split.clone() else {
                    continue;
                };
                wanted.push(Wanted {
                    module,
                    name,
                    span,
                    symbol: file.symbol_at(span),
                });
            }
            Known::No | Known::There => {}
        }
    }
    (signals, wanted)
}

/// A name that is asked of some module.
struct Asked {
    path: Path,
    node: NodeId,
    at: Language,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Python,
    Node,
}

/// The parts of a name, from the module to the thing.
struct Path {
    parts: Vec<String>,
    /// The module and the name in it, where an import says where one ends.
    split: Option<(String, String)>,
    /// How many of the parts are the module's at least.
    least: usize,
}

enum Known {
    /// The module is known, and the name is missing.
    Missing(String, String),
    /// The name is there, or nobody can say.
    There,
    /// The module is not in the table.
    No,
}

fn in_table(table: &Modules, path: &Path) -> Known {
    let separator = ".";
    for length in (path.least.max(1)..path.parts.len()).rev() {
        let (module, rest) = path.parts.split_at(length);
        let module = module.join(separator);
        let Some(names) = table.get(module.as_str()) else {
            continue;
        };
        let Some(name) = rest.first() else {
            return Known::There;
        };
        return match names {
            Some(names) if !names.contains(name.as_str()) && !is_special(name) => {
                Known::Missing(module, name.clone())
            }
            _ => Known::There,
        };
    }
    // A part of a module that is in the table is not asked of anybody else.
    let known_part = path
        .parts
        .first()
        .is_some_and(|first| table.contains_key(first.as_str()));
    if known_part { Known::There } else { Known::No }
}

/// Names that every module has.
fn is_special(name: &str) -> bool {
    name == "*" || name == "default" || (name.starts_with("__") && name.ends_with("__"))
}

/// Names that a file of Python imports from modules, and members of modules that it imports as a whole.
fn python(file: &File<'_>) -> Vec<Asked> {
    let facts = file.facts;
    let tree = facts.tree;
    let mut all = Vec::new();
    let mut whole: FxHashSet<&str> = FxHashSet::default();
    for (id, node) in tree.iter() {
        if node.kind != Kind::Import {
            continue;
        }
        let Some(module) = tree.child(id, Role::Module) else {
            for item in import_items(tree, id) {
                let first = item.alias.or_else(|| item.path.first().copied());
                whole.extend(first.map(|first| tree.text(facts.text, first)));
            }
            continue;
        };
        let module = tree.text(facts.text, module).trim();
        for item in import_items(tree, id) {
            let Some(name) = item.path.last() else {
                continue;
            };
            let spelled = tree.text(facts.text, *name);
            let is_name = spelled.chars().all(|c| c.is_alphanumeric() || c == '_');
            if !is_name || spelled.is_empty() {
                continue;
            }
            let mut parts: Vec<String> = module.split('.').map(str::to_owned).collect();
            let least = parts.len();
            parts.push(spelled.to_owned());
            all.push(Asked {
                path: Path {
                    parts,
                    split: Some((module.to_owned(), spelled.to_owned())),
                    least,
                },
                node: *name,
                at: Language::Python,
            });
        }
    }
    for used in file.uses {
        let local = tree.text(facts.text, used.node);
        let first = local.split('.').next().unwrap_or("");
        if !used.is_imported || !whole.contains(first) || is_assigned(file, used.node) {
            continue;
        }
        let parts: Vec<String> = used.path.split('.').map(str::to_owned).collect();
        let split = match parts.as_slice() {
            // Of `import a`, only `a.b` is sure to be a name of `a`.
            [module, name] => Some((module.clone(), name.clone())),
            _ => None,
        };
        all.push(Asked {
            path: Path {
                parts,
                split,
                least: 1,
            },
            node: used.node,
            at: Language::Python,
        });
    }
    all
}

/// Names that a file of JavaScript takes of modules.
fn node(file: &File<'_>) -> Vec<Asked> {
    let facts = file.facts;
    let tree = facts.tree;
    let uses = { file.uses.iter() }
        .filter(|used| used.is_imported && !is_assigned(file, used.node))
        .map(|used| {
            let mut parts: Vec<String> = Vec::new();
            // The module's name may hold dots and slashes; it is the first part of what is imported.
            for part in used.path.split('.') {
                parts.push(part.to_owned());
            }
            if parts.get(1).is_some_and(|part| part == "default") {
                parts.remove(1);
            }
            Asked {
                path: Path {
                    parts,
                    split: None,
                    least: 1,
                },
                node: used.node,
                at: Language::Node,
            }
        });
    let mut all: Vec<Asked> = uses.collect();
    for (id, node) in tree.iter() {
        if node.kind != Kind::Import {
            continue;
        }
        let module = tree
            .child(id, Role::Module)
            .and_then(|module| facts.literal(module));
        let Some(module) = module else { continue };
        // Types alone are no exports.
        let is_type = tree.text(facts.text, id).starts_with("import type");
        for name in tree
            .children(id)
            .filter(|name| tree.node(*name).role == Role::Name)
        {
            let own = tree.child(name, Role::Name).unwrap_or(name);
            if is_type || tree.kind(own) != Kind::Ident {
                continue;
            }
            all.push(Asked {
                path: Path {
                    parts: vec![
                        module.trim_start_matches("node:").to_owned(),
                        tree.text(facts.text, own).to_owned(),
                    ],
                    split: None,
                    least: 1,
                },
                node: own,
                at: Language::Node,
            });
        }
    }
    all
}

/// Whether the name is given a value here: then the module has it afterwards.
fn is_assigned(file: &File<'_>, node: NodeId) -> bool {
    let tree = file.facts.tree;
    let parent = file.facts.parent(node);
    matches!(
        tree.kind(parent),
        Kind::Assign | Kind::AugAssign | Kind::Delete
    ) && tree.node(node).role != Role::Right
}

/// Whether something around the name, or elsewhere in the file, shows that it may be missing.
fn is_guarded(file: &File<'_>, node: NodeId, path: &Path) -> bool {
    let (tree, text) = (file.facts.tree, file.facts.text);
    let Some(name) = path.parts.last() else {
        return true;
    };
    let mut at = node;
    loop {
        let parent = file.facts.parent(at);
        if parent == at {
            break;
        }
        at = parent;
        let is_condition = |id: NodeId| {
            let condition = tree.child(id, Role::Condition);
            condition.is_some_and(|condition| {
                let text = tree.text(text, condition);
                [
                    "version", "hasattr", "PY2", "PY3", "six", "platform", "typeof", "os.name",
                ]
                .iter()
                .any(|word| text.contains(word))
            })
        };
        let guards = match tree.kind(at) {
            Kind::Try | Kind::Catch => true,
            Kind::If | Kind::Else | Kind::Ternary => is_condition(at),
            _ => false,
        };
        if guards {
            return true;
        }
    }
    let spelled = |part: &String| {
        text.contains(&format!("\"{part}\"")) || text.contains(&format!("'{part}'"))
    };
    path.parts.iter().skip(1).any(&spelled) || spelled(name)
}

/// What a module of Python holds, by its text: every name that its own level speaks of.
pub fn exports(view: &crate::SourceView<'_>) -> Exports {
    let Some(language) = view.language else {
        return Exports::unknown();
    };
    let facts = airlock_flow::Facts::new(language, view.tree, view.text);
    let tree = view.tree;
    let mut names = FxHashSet::default();
    for (id, node) in tree.iter() {
        match node.kind {
            Kind::Ident if facts.scope_of(id) == NodeId(0) => {
                names.insert(node.symbol);
            }
            Kind::Function | Kind::Class if facts.scope_of(id) == NodeId(0) => {
                names.extend(
                    tree.child(id, Role::Name)
                        .map(|name| tree.node(name).symbol),
                );
            }
            _ => {}
        }
    }
    for line in view.text.lines() {
        if let Some(globals) = line.trim().strip_prefix("global ") {
            names.extend(globals.split(',').map(|name| Symbol::of(name.trim())));
        }
    }
    let makes_names = [
        "__getattr__",
        "globals()",
        "sys.modules",
        "import *",
        "exec(",
        "vars()",
    ];
    Exports {
        names,
        is_dynamic: makes_names.iter().any(|word| view.text.contains(word)),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_tables_hold_what_everybody_uses() {
        for (module, name) in [
            ("os", "environ"),
            ("os.path", "join"),
            ("datetime", "datetime"),
            ("json", "dumps"),
        ] {
            let names = PYTHON.get(module).and_then(Option::as_ref).unwrap();
            assert!(names.contains(name), "{module}.{name}");
        }
        for (module, name) in [
            ("fs", "readFileSync"),
            ("crypto", "createHash"),
            ("fs/promises", "readFile"),
        ] {
            let names = NODE.get(module).and_then(Option::as_ref).unwrap();
            assert!(names.contains(name), "{module}.{name}");
        }
        assert!(PYTHON.len() > 400 && NODE.len() > 30);
    }
}
