//! Local names of imported things; one file per language family.

pub(crate) mod go;
mod items;
mod java;
mod javascript;
mod paths;
mod php;
mod python;

pub use items::{ImportForm, ImportItem, import_items};

use airlock_syntax::{Kind, Language, NodeId, Tree};
use rustc_hash::FxHashMap;

/// Local name to the path of what is imported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imports {
    /// In source order: a name may be imported again as another thing.
    names: FxHashMap<String, Vec<(NodeId, Vec<String>)>>,
}

/// Reads one import (or, where imports are expressions, any other node) into the table.
type Reader = fn(&Tree, &str, NodeId, &mut Imports);

/// Which languages import how.
const READERS: &[(&[&str], Reader)] = &[
    (&["python"], python::read),
    (&["javascript", "typescript", "tsx"], javascript::read),
    (&["java", "kotlin", "groovy"], java::read),
    (&["scala", "rust"], paths::read),
    (&["go"], go::read),
    (&["php"], php::read),
];

impl Imports {
    pub(crate) fn read(language: &Language, tree: &Tree, text: &str) -> Self {
        let mut imports = Self::default();
        let reader = READERS
            .iter()
            .find(|(languages, _)| languages.contains(&language.name));
        let Some((_, read)) = reader else {
            return imports;
        };
        for (id, node) in tree.iter() {
            if matches!(node.kind, Kind::Import | Kind::Assign) {
                read(tree, text, id, &mut imports);
            }
        }
        imports
    }

    /// The path of the thing whose local name is `name` at the end of the file.
    pub fn lookup(&self, name: &str) -> Option<&[String]> {
        let (_, path) = self.names.get(name)?.last()?;
        Some(path)
    }

    /// The path of the thing whose local name is `name` at the node `at`: what was imported last before it.
    pub fn lookup_at(&self, name: &str, at: NodeId) -> Option<&[String]> {
        let mut paths = self.names.get(name)?.iter().rev();
        let (_, path) = paths.find(|(import, _)| *import <= at)?;
        Some(path)
    }

    /// The paths of all things whose local name is `name` somewhere.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &[String]> {
        let paths = self.names.get(name).into_iter().flatten();
        paths.map(|(_, path)| path.as_slice())
    }

    /// Whether nothing is imported.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// All imports, ordered by local name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        let mut all: Vec<(&str, &[String])> = self
            .names
            .iter()
            .flat_map(|(name, paths)| {
                let paths = paths.iter();
                paths.map(|(_, path)| (name.as_str(), path.as_slice()))
            })
            .collect();
        all.sort_unstable();
        all.into_iter()
    }

    fn insert<S: AsRef<str>>(
        &mut self,
        at: NodeId,
        local: &str,
        path: impl IntoIterator<Item = S>,
    ) {
        if !local.is_empty() {
            let path = path.into_iter().map(|part| part.as_ref().to_owned());
            let paths = self.names.entry(local.to_owned()).or_default();
            paths.push((at, path.collect()));
        }
    }
}

/// The text inside the quotes of a string without interpolation.
fn string_content<'text>(tree: &Tree, text: &'text str, node: NodeId) -> Option<&'text str> {
    if tree.kind(node) != Kind::Str {
        return None;
    }
    let mut parts = tree.children(node);
    let content = parts.next()?;
    (tree.kind(content) == Kind::StrText && parts.next().is_none())
        .then(|| tree.text(text, content))
}
