//! The names that a file's code uses, spelled as what they stand for: `import hashlib as h; h.md5()` uses `hashlib.md5`.
//!
//! Invariant: in source order; a chain of members is one use, by its whole name.

use airlock_flow::{Facts, member_parts, name_path};
use airlock_syntax::{Kind, Language, NodeId, Role};
use rustc_hash::FxHashMap;

/// How a name is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// It is called.
    Called,
    /// An object of it is made.
    Made,
    /// It decorates what follows.
    Decorates,
    /// Anything else.
    Named,
}

/// A name that is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Use {
    /// The chain of members, or the identifier.
    pub(crate) node: NodeId,
    /// The name of what it stands for, with dots; begins with `*.` where what it is taken of is no name, and with a dot
    /// where that is a name that nothing imports.
    pub(crate) path: String,
    /// How.
    pub(crate) how: How,
    /// Whether an import of the file says what its first name is.
    pub(crate) is_imported: bool,
}

/// The names that a file uses, imports aside.
pub(crate) fn uses(facts: &Facts<'_>) -> Vec<Use> {
    let tree = facts.tree;
    let go = go_imports(facts);
    let mut all = Vec::new();
    let mut skip_to = 0;
    for (id, node) in tree.iter() {
        if id.0 < skip_to {
            continue;
        }
        match node.kind {
            Kind::Import | Kind::Package => {
                skip_to = node.next;
            }
            Kind::Ident | Kind::Member => {
                let Some(how) = how(facts, id) else { continue };
                if node.kind == Kind::Ident && how == How::Named {
                    continue;
                }
                let (path, is_imported) = match name_path(tree, id) {
                    Some(names) => {
                        skip_to = node.next;
                        spelled(facts, &names, &go)
                    }
                    // `f(x).name`: what is inside is looked at by itself.
                    None => match member_parts(tree, id) {
                        Some((_, name)) if node.kind == Kind::Member => {
                            (format!("*.{}", tree.text(facts.text, name)), false)
                        }
                        _ => continue,
                    },
                };
                all.push(Use {
                    node: id,
                    path,
                    how,
                    is_imported,
                });
            }
            _ => {}
        }
    }
    all
}

/// How a name is used; `None` for a part of a longer one, and for a name that is declared.
fn how(facts: &Facts<'_>, id: NodeId) -> Option<How> {
    let tree = facts.tree;
    let parent = facts.parent(id);
    let role = tree.node(id).role;
    Some(match tree.kind(parent) {
        Kind::Call if role == Role::Callee => {
            if tree.kind(facts.parent(parent)) == Kind::Decorator {
                How::Decorates
            } else {
                How::Called
            }
        }
        Kind::New if role == Role::Type => How::Made,
        Kind::Decorator => How::Decorates,
        Kind::Member | Kind::Param | Kind::Function | Kind::Class if role == Role::Name => {
            return None;
        }
        _ => How::Named,
    })
}

fn spelled(facts: &Facts<'_>, names: &[NodeId], go: &FxHashMap<&str, &str>) -> (String, bool) {
    let text = |id: &NodeId| facts.tree.text(facts.text, *id);
    let Some((first, rest)) = names.split_first() else {
        return (String::new(), false);
    };
    let local = text(first);
    let imported: Option<String> = if facts.language.name == "go" {
        // A name that the function declares hides the package.
        { facts.imported(*first) }
            .and_then(|_| go.get(local))
            .map(|path| (*path).to_owned())
    } else {
        facts.imported(*first).map(|path| path.join("."))
    };
    let is_imported = imported.is_some();
    let mut path = match imported {
        Some(path) => path.trim_start_matches("node:").replace('\\', "."),
        None => local.trim_start_matches('\\').replace('\\', "."),
    };
    for name in rest {
        path.push('.');
        path.push_str(text(name));
    }
    (path, is_imported)
}

/// The whole paths of a file's packages by their local names.
fn go_imports<'file>(facts: &Facts<'file>) -> FxHashMap<&'file str, &'file str> {
    let mut all = FxHashMap::default();
    if facts.language.name != "go" {
        return all;
    }
    let tree = facts.tree;
    for (id, node) in tree.iter() {
        if node.kind != Kind::Import {
            continue;
        }
        let module = tree.child(id, Role::Module);
        let Some(module) = module.map(|module| tree.text(facts.text, module)) else {
            continue;
        };
        let path = module.trim_matches(['"', '`']);
        let alias = tree.child(id, Role::Alias);
        let local = alias.map_or_else(|| go_package(path), |alias| tree.text(facts.text, alias));
        all.insert(local, path);
    }
    all
}

/// The usual name of the package at `path`: its last part that is no version.
pub(crate) fn go_package(path: &str) -> &str {
    let is_version = |part: &str| {
        let digits = part.strip_prefix('v').unwrap_or("");
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut parts = path.rsplit('/').filter(|part| !is_version(part));
    let last = parts.next().unwrap_or(path);
    last.split('.').next().unwrap_or(last)
}

/// Whether `language` is one of `names`, where `javascript` stands for its dialects, too.
pub(crate) fn speaks(language: &Language, name: &str) -> bool {
    match language.name {
        "typescript" | "tsx" => name == "javascript" || name == language.name,
        "cpp" => name == "c" || name == "cpp",
        own => own == name,
    }
}
