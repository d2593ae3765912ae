//! `import "a/b"`, `import c "a/b"`: the local name is the package's, by custom the last part of its path.

use super::{Imports, string_content};
use airlock_syntax::{Kind, NodeId, Role, Tree};

pub(super) fn read(tree: &Tree, text: &str, import: NodeId, imports: &mut Imports) {
    if tree.kind(import) != Kind::Import {
        return;
    }
    let module = tree
        .child(import, Role::Module)
        .and_then(|module| string_content(tree, text, module));
    let Some(path) = module else { return };
    // Rules write a package by its own name.
    let own = package_name(path);
    let local = tree
        .child(import, Role::Alias)
        .map_or(own, |alias| tree.text(text, alias));
    imports.insert(import, local, [own]);
}

/// The path of the package that a node of an import names, and the package's own name.
pub(crate) fn package<'text>(
    tree: &Tree,
    text: &'text str,
    import: NodeId,
) -> Option<(&'text str, &'text str)> {
    let module = tree.child(import, Role::Module)?;
    let path = string_content(tree, text, module)?;
    Some((package_name(path), path))
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
