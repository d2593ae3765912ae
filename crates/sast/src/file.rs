//! One file, indexed so that a pattern visits only the nodes that can be its root.

use crate::env::Value;
use crate::occurrences::{ByKind, BySymbol};
use crate::options::MatchOptions;
use crate::pattern::spelled;
use airlock_flow::settings::Settings;
use airlock_flow::{Facts, member_parts};
use airlock_syntax::{Kind, Language, NodeId, Role, Symbol, Tree};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// A file and its indexes, each made when first asked for.
pub(crate) struct File<'file> {
    pub(crate) facts: Facts<'file>,
    pub(crate) tree: &'file Tree,
    pub(crate) text: &'file str,
    by_kind: OnceCell<ByKind>,
    by_symbol: OnceCell<BySymbol>,
    /// Nodes of several kinds, as asked for.
    by_kinds: RefCell<Vec<OfKinds>>,
    /// The parts of the paths of all imports, in order.
    imported: OnceCell<Vec<Symbol>>,
    /// The words of the text, in code or not.
    words: OnceCell<FxHashSet<Symbol>>,
}

/// Kinds and their nodes, in source order.
type OfKinds = (Vec<Kind>, Rc<[NodeId]>);

impl<'file> File<'file> {
    pub(crate) fn new(language: &'static Language, tree: &'file Tree, text: &'file str) -> Self {
        Self {
            facts: Facts::new(language, tree, text),
            tree,
            text,
            by_kind: OnceCell::new(),
            by_symbol: OnceCell::new(),
            by_kinds: RefCell::new(Vec::new()),
            imported: OnceCell::new(),
            words: OnceCell::new(),
        }
    }

    /// Whether a word, as [`spelled`] in the file's language, stands in the text, with no ASCII letter, digit or underscore
    /// beside it.
    pub(crate) fn holds(&self, word: Symbol) -> bool {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let words = self.words.get_or_init(|| {
            let words = self.text.split(|c| !is_part(c));
            let words = words.filter(|word| !word.is_empty());
            words
                .map(|word| spelled(self.facts.language, word))
                .collect()
        });
        words.contains(&word)
    }

    /// The same file, which reads settings of these values.
    pub(crate) fn with_settings(mut self, settings: &'file Settings) -> Self {
        self.facts = self.facts.with_settings(settings);
        self
    }

    /// All nodes that `symbol` names, in source order.
    fn of_symbol(&self, symbol: Symbol) -> impl Iterator<Item = NodeId> {
        let index = self.by_symbol.get_or_init(|| BySymbol::new(self.tree));
        index.of(self.tree, symbol)
    }

    /// Whether the name stands anywhere in the file, in whatever part.
    pub(crate) fn mentions(&self, symbol: Symbol) -> bool {
        self.of_symbol(symbol).next().is_some() || self.is_imported(symbol)
    }

    /// Whether the name is a part of the path of an import.
    fn is_imported(&self, symbol: Symbol) -> bool {
        let imported = self.imported.get_or_init(|| {
            let paths = self.facts.imports().iter().flat_map(|(_, path)| path);
            let mut parts: Vec<Symbol> = paths
                .map(|part| self.facts.language.symbol_of(part))
                .collect();
            parts.sort_unstable();
            parts
        });
        imported.binary_search(&symbol).is_ok()
    }

    /// All nodes of a kind, in source order.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[NodeId] {
        self.by_kind.get_or_init(|| ByKind::new(self.tree)).of(kind)
    }

    /// All nodes of any of `kinds`, in source order.
    pub(crate) fn of_kinds(&self, kinds: &[Kind]) -> Rc<[NodeId]> {
        let mut all = self.by_kinds.borrow_mut();
        if let Some((_, nodes)) = all.iter().find(|(own, _)| own == kinds) {
            return Rc::clone(nodes);
        }
        let is_one = { self.tree.iter() }.filter(|(_, node)| kinds.contains(&node.kind));
        let nodes: Rc<[NodeId]> = is_one.map(|(id, _)| id).collect();
        all.push((kinds.to_vec(), Rc::clone(&nodes)));
        nodes
    }

    /// The identifiers that are called `name`, or stand for an imported thing that is, in source order.
    pub(crate) fn idents(&self, name: Symbol) -> Vec<NodeId> {
        let is_ident = |id: &NodeId| self.tree.kind(*id) == Kind::Ident;
        let mut all: Vec<NodeId> = self.of_symbol(name).filter(is_ident).collect();
        if self.is_imported(name) {
            for (local, path) in self.facts.imports().iter() {
                let symbol = self.facts.language.symbol_of(local);
                let is_it = |part: &String| self.facts.language.symbol_of(part) == name;
                if symbol != name && path.last().is_some_and(is_it) {
                    let aliases = self.of_symbol(symbol).filter(is_ident);
                    all.extend(aliases.filter(|id| self.tree.text(self.text, *id) == local));
                }
            }
            all.sort_unstable();
            // One name may be imported twice from paths that end alike.
            all.dedup();
        }
        all
    }

    /// The members whose last part is `name`, in source order.
    pub(crate) fn members(&self, name: Symbol) -> Vec<NodeId> {
        let last_of = |id: NodeId| {
            let member = self.facts.parent(id);
            let parts = (self.tree.kind(member) == Kind::Member)
                .then(|| member_parts(self.tree, member))
                .flatten();
            parts.filter(|(_, name)| *name == id).map(|_| member)
        };
        let mut all: Vec<NodeId> = self.of_symbol(name).filter_map(last_of).collect();
        all.sort_unstable();
        all
    }

    /// The calls of what is called `name` by the last part of its name, in source order; `@name` and `@name(…)`
    /// without a node for the call are found as calls.
    pub(crate) fn calls(&self, name: Symbol) -> Vec<NodeId> {
        let call_of = |id: NodeId| {
            let call = self.facts.parent(id);
            let called = match self.tree.kind(call) {
                Kind::Call => self.tree.child(call, Role::Callee),
                Kind::Decorator => self.tree.children(call).next(),
                _ => None,
            };
            (called == Some(id)).then_some(call)
        };
        let callees = self.idents(name).into_iter().chain(self.members(name));
        let mut all: Vec<NodeId> = callees.filter_map(call_of).collect();
        all.sort_unstable();
        all
    }

    /// The text that a binding stands for.
    pub(crate) fn value_text<'value>(&'value self, value: &'value Value) -> Cow<'value, str> {
        match &value.text {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Borrowed(value.span.slice(self.text)),
        }
    }

    /// Whether two bindings stand for the same code, whatever its layout.
    pub(crate) fn same(&self, left: &Value, right: &Value, options: MatchOptions) -> bool {
        if left == right {
            return true;
        }
        if let (Some(left), Some(right), None, None) =
            (left.node, right.node, &left.text, &right.text)
        {
            if self.same_code(left, right, options) {
                return true;
            }
            if !options.symbolic_propagation {
                return false;
            }
            let (a, b) = (self.facts.stands_for(left), self.facts.stands_for(right));
            return (a, b) != (left, right) && self.same_code(a, b, options);
        }
        self.value_text(left)
            .split_whitespace()
            .eq(self.value_text(right).split_whitespace())
    }

    /// Whether two subtrees are the same code.
    fn same_code(&self, left: NodeId, right: NodeId, options: MatchOptions) -> bool {
        let size = |id: NodeId| self.tree.node(id).next.saturating_sub(id.0);
        if size(left) != size(right) {
            return false;
        }
        (0..size(left)).all(|offset| {
            let (a, b) = (NodeId(left.0 + offset), NodeId(right.0 + offset));
            let (x, y) = (self.tree.node(a), self.tree.node(b));
            let same_shape = x.kind == y.kind && size(a) == size(b);
            let is_list = matches!(
                x.kind,
                Kind::Args | Kind::Params | Kind::Block | Kind::List | Kind::Dict
            );
            same_shape
                && (is_list || x.symbol == y.symbol)
                && (x.kind != Kind::Ident
                    || a == b
                    || !options.unify_ids_strictly
                    || self.may_be_one(a, b))
                && (size(a) > 1
                    || is_list
                    || self.tree.text(self.text, a) == self.tree.text(self.text, b))
        })
    }
    /// Whether two identifiers of the same name may stand for the same thing: not if each is bound in another function.
    fn may_be_one(&self, left: NodeId, right: NodeId) -> bool {
        let is_member = |id: NodeId| {
            self.tree.node(id).role == Role::Name
                && self.tree.kind(self.facts.parent(id)) == Kind::Member
        };
        if is_member(left) || is_member(right) {
            return true;
        }
        match (self.facts.bound_in(left), self.facts.bound_in(right)) {
            (Some(left), Some(right)) => left == right,
            _ => true,
        }
    }
}
