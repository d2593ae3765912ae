//! One file, indexed so that a pattern visits only the nodes that can be its root.

use crate::env::Value;
use crate::options::MatchOptions;
use airlock_flow::{Facts, member_parts};
use airlock_syntax::{Kind, Language, Node, NodeId, Role, Symbol, Tree};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};
use std::borrow::Cow;

/// The names under which one node is found.
type Names = SmallVec<[Symbol; 2]>;

/// Whether names written like `name` are the same in capitals and in small letters: PHP's functions and classes.
pub(crate) fn ignores_case(language: &Language, name: &str) -> bool {
    language.name == "php" && !name.starts_with('$')
}

/// The symbol under which the identifier at `id` is found.
pub(crate) fn name_symbol(language: &Language, tree: &Tree, text: &str, id: NodeId) -> Symbol {
    let name = tree.text(text, id);
    if ignores_case(language, name) {
        Symbol::of(&name.to_ascii_lowercase())
    } else {
        tree.node(id).symbol
    }
}

/// A file and its index.
pub(crate) struct File<'file> {
    pub(crate) facts: Facts<'file>,
    pub(crate) tree: &'file Tree,
    pub(crate) text: &'file str,
    /// Indexed by the kind's number.
    by_kind: Vec<Vec<NodeId>>,
    /// Calls, constructions and members by the last part of their names, identifiers by theirs.
    by_name: FxHashMap<(Kind, Symbol), Vec<NodeId>>,
    symbols: FxHashSet<Symbol>,
}

impl<'file> File<'file> {
    pub(crate) fn new(language: &'static Language, tree: &'file Tree, text: &'file str) -> Self {
        let facts = Facts::new(language, tree, text);
        let mut file = Self {
            facts,
            tree,
            text,
            by_kind: vec![Vec::new(); 256],
            by_name: FxHashMap::default(),
            symbols: FxHashSet::default(),
        };
        for (id, node) in tree.iter() {
            if let Some(nodes) = file.by_kind.get_mut(node.kind as usize) {
                nodes.push(id);
            }
            if node.symbol != Symbol::NONE {
                file.symbols.insert(node.symbol);
            }
            if node.kind == Kind::Ident {
                file.symbols.insert(name_symbol(language, tree, text, id));
            }
            if node.kind == Kind::Decorator {
                // `@name` and `@name(…)` without a node for the call are found as calls.
                for name in file.decorator_names(id) {
                    let nodes = file.by_name.entry((Kind::Call, name)).or_default();
                    nodes.push(id);
                }
            }
            for name in file.names(id, node) {
                let nodes = file.by_name.entry((node.kind, name)).or_default();
                if nodes.last() != Some(&id) {
                    nodes.push(id);
                }
            }
        }
        let paths: Vec<Symbol> = file
            .facts
            .imports
            .iter()
            .flat_map(|(_, path)| path.iter().map(|part| Symbol::of(part)))
            .collect();
        file.symbols.extend(paths);
        file
    }

    /// Under which names a node is found.
    fn names(&self, id: NodeId, node: &Node) -> Names {
        match node.kind {
            Kind::Ident | Kind::Member => self.name_symbols(id),
            Kind::Call => self
                .tree
                .child(id, Role::Callee)
                .map(|callee| self.name_symbols(callee))
                .unwrap_or_default(),
            _ => Names::new(),
        }
    }

    fn decorator_names(&self, decorator: NodeId) -> Names {
        let name = self.tree.children(decorator).next();
        let name = name.filter(|name| matches!(self.tree.kind(*name), Kind::Ident | Kind::Member));
        name.map_or_else(Names::new, |name| self.name_symbols(name))
    }

    fn name_symbols(&self, id: NodeId) -> Names {
        match self.tree.kind(id) {
            Kind::Ident => {
                let own = name_symbol(self.facts.language, self.tree, self.text, id);
                if self.facts.imports.is_empty() {
                    return smallvec![own];
                }
                let imported = self
                    .facts
                    .imports
                    .all(self.tree.text(self.text, id))
                    .filter_map(<[String]>::last)
                    .map(|last| Symbol::of(last));
                std::iter::once(own).chain(imported).collect()
            }
            Kind::Member => member_parts(self.tree, id)
                .map(|(_, name)| {
                    smallvec![name_symbol(self.facts.language, self.tree, self.text, name)]
                })
                .unwrap_or_default(),
            _ => Names::new(),
        }
    }

    /// Whether the name stands anywhere in the file, in whatever part.
    pub(crate) fn mentions(&self, symbol: Symbol) -> bool {
        self.symbols.contains(&symbol)
    }

    /// All nodes of a kind, in source order.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[NodeId] {
        self.by_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// All nodes of a kind with a name, in source order.
    pub(crate) fn named(&self, kind: Kind, name: Symbol) -> &[NodeId] {
        self.by_name.get(&(kind, name)).map_or(&[], Vec::as_slice)
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
