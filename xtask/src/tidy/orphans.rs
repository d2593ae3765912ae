//! Every Rust file is reached by a `mod` from a root that cargo builds; the others are never compiled.

use super::Problem;
use super::rust_text::code_only;
use super::tree::Tree;
use anyhow::Result;
use std::collections::BTreeSet;

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>> {
    let mut reached = BTreeSet::new();
    for package in tree.packages() {
        for target in &package.targets {
            if let Some(root) = tree.relative(&target.src_path) {
                follow(tree, &root, &mut reached)?;
            }
        }
    }
    let folders: Vec<String> = tree
        .packages()
        .iter()
        .filter_map(|package| tree.relative(package.folder()))
        .collect();
    let is_ours = |file: &str| {
        folders.iter().any(|folder| {
            file.strip_prefix(folder.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        })
    };
    Ok(tree
        .rust_files()
        .filter(|file| is_ours(file) && !reached.contains(*file))
        .map(|file| {
            Problem::in_file(
                file,
                "no `mod` leads here, so it is never compiled; add one or delete the file",
            )
        })
        .collect())
}

/// Marks `root` and every file its modules lead to.
fn follow(tree: &Tree, root: &str, reached: &mut BTreeSet<String>) -> Result<()> {
    let mut open = vec![(root.to_owned(), true)];
    while let Some((file, owns_folder)) = open.pop() {
        if !tree.has(&file) || !reached.insert(file.clone()) {
            continue;
        }
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", &file));
        let below = if owns_folder || name == "mod.rs" {
            folder.to_owned()
        } else {
            file.trim_end_matches(".rs").to_owned()
        };
        for module in modules(&tree.read(&file)?) {
            match module {
                Module::Named(name) => {
                    open.push((format!("{below}/{name}.rs"), false));
                    open.push((format!("{below}/{name}/mod.rs"), true));
                }
                Module::At(path) => open.push((format!("{folder}/{path}"), false)),
            }
        }
    }
    Ok(())
}

/// A module in a file of its own.
#[derive(Debug, PartialEq, Eq)]
enum Module {
    /// `mod name;`
    Named(String),
    /// `#[path = "…"] mod name;`
    At(String),
}

/// The modules that `text` declares.
fn modules(text: &str) -> Vec<Module> {
    let code = code_only(text);
    let mut path: Option<String> = None;
    let mut found = Vec::new();
    for (line, written) in code.lines().zip(text.lines()) {
        let line = line.trim();
        if line.starts_with("#[path") {
            path = written.split('"').nth(1).map(str::to_owned);
            continue;
        }
        let Some(name) = declared(line) else {
            continue;
        };
        found.push(match path.take() {
            Some(path) => Module::At(path),
            None => Module::Named(name.to_owned()),
        });
    }
    found
}

/// The name in `pub(crate) mod name;`.
fn declared(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("mod ")?;
    let visibility = before.trim();
    let is_declaration = visibility.is_empty() || visibility.starts_with("pub");
    is_declaration.then_some(())?;
    after.strip_suffix(';').map(str::trim)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::tidy::fixture::problems;

    #[test]
    fn declarations_are_read() {
        let text = "//! mod no;\nmod a;\npub(crate) mod b;\n#[path = \"../c/d.rs\"]\nmod c;\nmod inline { }\n";
        assert_eq!(
            modules(text),
            [
                Module::Named("a".to_owned()),
                Module::Named("b".to_owned()),
                Module::At("../c/d.rs".to_owned()),
            ]
        );
    }

    #[test]
    fn a_file_without_a_mod_is_named() {
        let found = problems(
            &[
                ("crates/flow/src/lib.rs", "mod a;\nmod b;\n"),
                ("crates/flow/src/a.rs", "mod deep;\n"),
                ("crates/flow/src/a/deep.rs", ""),
                ("crates/flow/src/b/mod.rs", "mod leaf;\n"),
                ("crates/flow/src/b/leaf.rs", ""),
                ("crates/flow/src/lost.rs", ""),
            ],
            vec![("airlock-flow", &[])],
            check,
        )
        .unwrap();
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].starts_with("crates/flow/src/lost.rs: "));
    }
}
