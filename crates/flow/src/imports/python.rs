//! `import a.b`, `import a.b as c`, `from a import b as c`.

use super::Imports;
use airlock_syntax::{Kind, NodeId, Role, Tree};

pub(super) fn read(tree: &Tree, text: &str, import: NodeId, imports: &mut Imports) {
    if tree.kind(import) != Kind::Import {
        return;
    }
    let module = tree.child(import, Role::Module);
    let prefix = module.map_or("", |module| tree.text(text, module).trim());
    let names = tree
        .children(import)
        .filter(|child| tree.node(*child).role == Role::Name);
    for name in names {
        let alias = tree
            .child(name, Role::Alias)
            .filter(|_| tree.kind(name) == Kind::Alias);
        let thing = alias
            .and_then(|_| tree.child(name, Role::Name))
            .map_or_else(|| tree.text(text, name), |thing| tree.text(text, thing));
        let parts = prefix
            .split('.')
            .chain(thing.split('.'))
            .map(str::trim)
            .filter(|part| !part.is_empty());
        if let Some(alias) = alias {
            imports.insert(import, tree.text(text, alias), parts);
        } else if module.is_some() {
            imports.insert(import, thing, parts);
        } else {
            // `import a.b` binds `a`.
            let first = thing.split('.').next().unwrap_or(thing);
            imports.insert(import, first, [first]);
        }
    }
}
