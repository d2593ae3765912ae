//! Facts about names in one file: what is imported as what, which scope binds a name, constants, declared types.
//!
//! Invariants:
//! - reads trees only; knows nothing of rules;
//! - facts of one file, made in one pass, asked by node.
#![warn(missing_docs)]

mod bindings;
pub mod cfg;
mod chain;
mod constants;
mod enclosing;
pub mod il;
mod imports;
pub mod program;
pub mod routes;
pub mod settings;
mod tokens;
mod types;

pub use constants::number;

pub use bindings::{Binding, BindingKind, Bindings};
pub use chain::{member_parts, name_path};
pub use constants::Constant;
pub use enclosing::enclosing_symbol;
pub use imports::{ImportForm, ImportItem, Imports, import_items};
pub use tokens::normalised_tokens;

use airlock_syntax::{Language, NodeId, Tree};
use std::cell::OnceCell;

/// Everything that is known about the names of one file; each table is made when first asked for.
pub struct Facts<'file> {
    /// The file's tree.
    pub tree: &'file Tree,
    /// The file's text.
    pub text: &'file str,
    /// The file's language.
    pub language: &'static Language,
    /// The parent of every node; the root's is itself.
    parents: OnceCell<Vec<NodeId>>,
    /// The function, class or file around every node.
    scopes: OnceCell<Vec<NodeId>>,
    /// The loop around every node; the root where there is none.
    loops: OnceCell<Vec<NodeId>>,
    /// The list of statements around every node.
    lists: OnceCell<Vec<NodeId>>,
    imports: OnceCell<Imports>,
    bindings: OnceCell<Bindings>,
    /// The values of settings that the file reads.
    settings: Option<&'file settings::Settings>,
}

impl<'file> Facts<'file> {
    /// The facts of a file; nothing is read yet.
    pub fn new(language: &'static Language, tree: &'file Tree, text: &'file str) -> Self {
        Self {
            tree,
            text,
            language,
            parents: OnceCell::new(),
            scopes: OnceCell::new(),
            loops: OnceCell::new(),
            lists: OnceCell::new(),
            imports: OnceCell::new(),
            bindings: OnceCell::new(),
            settings: None,
        }
    }

    /// The same, of a file that reads settings of these values.
    #[must_use]
    pub fn with_settings(mut self, settings: &'file settings::Settings) -> Self {
        self.settings = Some(settings);
        self
    }

    /// The parent of every node; the root's is itself.
    pub fn parents(&self) -> &[NodeId] {
        self.parents.get_or_init(|| self.tree.parents())
    }

    /// Local names of imported things.
    pub fn imports(&self) -> &Imports {
        let read = || Imports::read(self.language, self.tree, self.text);
        self.imports.get_or_init(read)
    }

    /// What binds which name.
    pub fn bindings(&self) -> &Bindings {
        self.bindings.get_or_init(|| {
            let (parents, scopes) = (self.parents(), self.scopes());
            Bindings::collect(self.language, self.tree, self.text, parents, scopes)
        })
    }

    fn scopes(&self) -> &[NodeId] {
        self.scopes
            .get_or_init(|| bindings::scopes(self.tree, self.parents()))
    }

    fn loops(&self) -> &[NodeId] {
        self.loops
            .get_or_init(|| bindings::nearest(self.tree, self.parents(), constants::is_loop))
    }

    fn lists(&self) -> &[NodeId] {
        self.lists
            .get_or_init(|| constants::statement_lists(self.tree, self.parents()))
    }

    /// The function, class or file around `node`.
    pub fn scope_of(&self, node: NodeId) -> NodeId {
        self.scopes()
            .get(node.0 as usize)
            .copied()
            .unwrap_or(NodeId(0))
    }

    /// The parent of `node`.
    pub fn parent(&self, node: NodeId) -> NodeId {
        self.parents().get(node.0 as usize).copied().unwrap_or(node)
    }

    /// The path of the imported thing that the identifier at `node` stands for; `None` when it is not imported or a
    /// nearer scope binds the name.
    pub fn imported(&self, node: NodeId) -> Option<&[String]> {
        let path = self
            .imports()
            .lookup_at(self.tree.text(self.text, node), node)?;
        // Where assignments declare, one of an imported name changes what the name is, not where it is found.
        let shadowed = self.scope_bindings(node).iter().any(|binding| {
            binding.scope != NodeId(0)
                && !matches!(binding.kind, BindingKind::Assigned | BindingKind::Changed)
        });
        (!shadowed).then_some(path)
    }

    /// The fully-qualified name that an identifier or a chain of members stands for.
    pub fn qualified(&self, node: NodeId) -> Option<String> {
        let names = name_path(self.tree, node)?;
        let (first, rest) = names.split_first()?;
        let mut path: Vec<&str> = match self.imported(*first) {
            Some(path) => path.iter().map(String::as_str).collect(),
            None => vec![self.tree.text(self.text, *first)],
        };
        path.extend(rest.iter().map(|name| self.tree.text(self.text, *name)));
        Some(path.join("."))
    }
}
