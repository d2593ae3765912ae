//! `use A\B\C;`, `use A\B\C as D;`, `use A\{B, C};`: a path is one name.

use super::Imports;
use airlock_syntax::{Kind, NodeId, Role, Tree};

pub(super) fn read(tree: &Tree, text: &str, import: NodeId, imports: &mut Imports) {
    if tree.kind(import) != Kind::Import {
        return;
    }
    let names: Vec<NodeId> = tree.children(import).collect();
    let group = tree.text(text, import).contains('{');
    let (prefix, names) = match names.split_first() {
        Some((prefix, rest)) if group => (tree.text(text, *prefix), rest),
        _ => ("", names.as_slice()),
    };
    for name in names {
        let own = tree.child(*name, Role::Name).unwrap_or(*name);
        let own = tree.text(text, own);
        let full = if prefix.is_empty() {
            own.trim_start_matches('\\').to_owned()
        } else {
            format!("{}\\{own}", prefix.trim_matches('\\'))
        };
        let last = full.rsplit('\\').next().unwrap_or(&full);
        let alias = tree.child(*name, Role::Alias);
        let local = alias.map_or(last, |alias| tree.text(text, alias));
        imports.insert(import, local, [&full]);
    }
}
