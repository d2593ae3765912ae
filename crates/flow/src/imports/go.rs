//! `import "a/b"`, `import c "a/b"`: the local name is the package's, by custom the last part of its path.

use super::{Imports, string_content};
use airlock_syntax::{Kind, NodeId, Tree};

pub(super) fn read(tree: &Tree, text: &str, import: NodeId, imports: &mut Imports) {
    if tree.kind(import) != Kind::Import {
        return;
    }
    let mut previous = None;
    for node in tree.descendants(import) {
        if let Some(path) = string_content(tree, text, node) {
            // Semgrep's rules write the package by its own name, so the path ends with that.
            let own = package_name(path);
            let local = previous
                .filter(|name| tree.kind(*name) == Kind::Ident)
                .map_or(own, |name| tree.text(text, name));
            imports.insert(local, [own]);
            previous = None;
        } else if tree.kind(node) != Kind::StrText {
            previous = Some(node);
        }
    }
}

/// The name of the package at `path`: its last part that is no version.
fn package_name(path: &str) -> &str {
    let is_version = |part: &str| {
        part.strip_prefix('v')
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut parts = path.rsplit('/');
    let last = parts.next().unwrap_or(path);
    let name = if is_version(last) {
        parts.next().unwrap_or(last)
    } else {
        last
    };
    name.split('.').next().unwrap_or(name)
}
