//! One import statement as the things it imports, whatever the language.

use airlock_syntax::{Kind, NodeId, Role, Tree};

/// A thing that an import statement imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportItem {
    /// The parts of its path, from the module to the thing: identifiers, or the string that names a module.
    pub path: Vec<NodeId>,
    /// The name given to it, where that is not its own.
    pub alias: Option<NodeId>,
    /// How it is imported.
    pub form: ImportForm,
}

/// How a thing is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportForm {
    /// By its whole path: `import a.b`.
    Whole,
    /// As one of the things in a module: `from a import b`.
    Taken,
    /// What a module exports by default; the path is the module's: `import b from "a"`.
    Default,
}

/// The things that the import statement at `import` imports.
pub fn import_items(tree: &Tree, import: NodeId) -> Vec<ImportItem> {
    let module = tree.child(import, Role::Module);
    let modules = module.map_or_else(Vec::new, |module| expanded(tree, module));
    let prefix = modules.first().map_or(&[][..], |(path, _)| path.as_slice());
    let mut items = Vec::new();
    for name in tree.children(import) {
        let node = tree.node(name);
        let is_string = module.is_some_and(|module| tree.kind(module) == Kind::Str);
        if node.role == Role::None && is_string && matches!(node.kind, Kind::Ident | Kind::Metavar)
        {
            items.push(ImportItem {
                path: prefix.to_vec(),
                alias: Some(name),
                form: ImportForm::Default,
            });
        } else if matches!(node.role, Role::Name | Role::None) && node.kind != Kind::Modifier {
            let form = match module {
                Some(_) => ImportForm::Taken,
                None => ImportForm::Whole,
            };
            items.extend(expanded(tree, name).into_iter().map(|(path, alias)| {
                let path = prefix.iter().copied().chain(path).collect();
                ImportItem { path, alias, form }
            }));
        }
    }
    let alias = tree.child(import, Role::Alias);
    if items.is_empty() || alias.is_some() {
        items.extend(modules.into_iter().map(|(path, own)| ImportItem {
            path,
            alias: own.or(alias),
            form: ImportForm::Whole,
        }));
    }
    items
}

/// The paths that a node of an import stands for, each with its alias: `a::{b, c as d}` stands for two.
fn expanded(tree: &Tree, node: NodeId) -> Vec<(Vec<NodeId>, Option<NodeId>)> {
    // What is still to be read, behind which path; the next on top.
    let mut work: Vec<(NodeId, Vec<NodeId>, Option<NodeId>)> = vec![(node, Vec::new(), None)];
    let mut all = Vec::new();
    while let Some((node, before, alias)) = work.pop() {
        let name = tree.child(node, Role::Name);
        match (tree.kind(node), name) {
            (Kind::Alias, Some(name)) => {
                let alias = tree.child(node, Role::Alias).or(alias);
                work.push((name, before, alias));
            }
            (Kind::Member, Some(name)) => {
                let object = tree.child(node, Role::Object);
                let object = object.map_or_else(Vec::new, |object| leaves(tree, object));
                work.push((name, before.into_iter().chain(object).collect(), alias));
            }
            (Kind::List, _) => {
                let parts: Vec<NodeId> = tree.children(node).collect();
                work.extend(parts.iter().rev().map(|part| (*part, before.clone(), None)));
            }
            _ => all.push((
                before.into_iter().chain(leaves(tree, node)).collect(),
                alias,
            )),
        }
    }
    all
}

/// The names in a path, in order; a string is one.
fn leaves(tree: &Tree, node: NodeId) -> Vec<NodeId> {
    if tree.kind(node) == Kind::Str {
        return vec![node];
    }
    std::iter::once(node)
        .chain(tree.descendants(node))
        .filter(|id| tree.node(*id).next == id.0 + 1)
        .collect()
}
