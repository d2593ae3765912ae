//! `use a::{b, c as d};`, `import a.b.{C, D => E}`: paths that end in the thing's own name.

use super::Imports;
use super::items::import_items;
use airlock_syntax::{Kind, NodeId, Tree};

pub(super) fn read(tree: &Tree, text: &str, import: NodeId, imports: &mut Imports) {
    if tree.kind(import) != Kind::Import {
        return;
    }
    for item in import_items(tree, import) {
        let mut path: Vec<&str> = item
            .path
            .iter()
            .map(|part| tree.text(text, *part))
            .collect();
        // `use a::{self}` is `use a`.
        if path.last() == Some(&"self") {
            path.pop();
        }
        let Some(last) = path
            .last()
            .filter(|last| !matches!(**last, "_" | "*" | "given"))
        else {
            continue;
        };
        let local = item.alias.map_or(*last, |alias| tree.text(text, alias));
        imports.insert(import, local, &path);
    }
}
