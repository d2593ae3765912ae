//! Where names and kinds stand in a tree: two flat indexes, each made in one pass when first asked for.

use airlock_syntax::{Kind, NodeId, Symbol, Tree};

/// The nodes of each symbol, as lists that run through one array: no allocation per name.
pub(crate) struct BySymbol {
    /// By the low bits of a symbol: its first node's number plus one, 0 where there is none. The length is a power of
    /// two.
    heads: Vec<u32>,
    /// By node: the next node whose symbol has the same low bits, plus one; 0 at the end. Nodes come in source order.
    next: Vec<u32>,
}

impl BySymbol {
    pub(crate) fn new(tree: &Tree) -> Self {
        let size = tree.len();
        // About every second node has a symbol, and most symbols stand more than once.
        let mut own = Self {
            heads: vec![0; (size / 4).next_power_of_two()],
            next: vec![0; size],
        };
        let mask = own.heads.len() - 1;
        // Backwards, so that each list runs forwards.
        for (id, node) in tree.iter().rev() {
            if node.symbol == Symbol::NONE {
                continue;
            }
            if let (Some(head), Some(next)) = (
                own.heads.get_mut(node.symbol.0 as usize & mask),
                own.next.get_mut(id.0 as usize),
            ) {
                *next = *head;
                *head = id.0 + 1;
            }
        }
        own
    }

    /// The nodes of `tree`, which is the one it was made of, that `symbol` names, in source order.
    pub(crate) fn of<'own>(
        &'own self,
        tree: &'own Tree,
        symbol: Symbol,
    ) -> impl Iterator<Item = NodeId> + 'own {
        let list = symbol.0 as usize & (self.heads.len() - 1);
        let mut at = self.heads.get(list).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let id = NodeId(at.checked_sub(1)?);
            at = self.next.get(id.0 as usize).copied().unwrap_or(0);
            Some(id)
        })
        .filter(move |id| tree.node(*id).symbol == symbol)
    }
}

/// The nodes of each kind.
pub(crate) struct ByKind {
    /// By the kind's number: where its nodes begin; one more for the end.
    starts: Vec<u32>,
    /// The nodes, by kind, then in source order.
    nodes: Vec<NodeId>,
}

/// Kinds are numbered by a byte.
const KINDS: usize = 256;

impl ByKind {
    pub(crate) fn new(tree: &Tree) -> Self {
        let mut starts = vec![0_u32; KINDS + 1];
        for (_, node) in tree.iter() {
            if let Some(count) = starts.get_mut(node.kind as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut nodes = vec![NodeId(0); tree.len()];
        for (id, node) in tree.iter() {
            if let Some(at) = free.get_mut(node.kind as usize) {
                if let Some(slot) = nodes.get_mut(*at as usize) {
                    *slot = id;
                }
                *at += 1;
            }
        }
        Self { starts, nodes }
    }

    /// All nodes of `kind`, in source order.
    pub(crate) fn of(&self, kind: Kind) -> &[NodeId] {
        let at = |number: usize| self.starts.get(number).map_or(0, |at| *at as usize);
        let range = at(kind as usize)..at(kind as usize + 1);
        self.nodes.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{ByKind, BySymbol};
    use airlock_model::Cx;
    use airlock_syntax::{Kind, NodeId, ParseLimits, Symbol, Tree, by_name, parse};

    #[test]
    fn finds_what_looking_at_every_node_finds() {
        let text = "import os\nos.system(x, y)\nx = os.path.join(x, 'x')\n".repeat(20);
        let parsed = by_name("python")
            .map(|python| parse(&Cx::default(), python, &text, ParseLimits::default()));
        let tree = parsed.map(|parsed| parsed.tree).unwrap_or_default();
        let (names, kinds) = (BySymbol::new(&tree), ByKind::new(&tree));
        for name in ["os", "x", "system", "absent"].map(Symbol::of) {
            let all = tree.iter().filter(|(_, node)| node.symbol == name);
            let expected: Vec<NodeId> = all.map(|(id, _)| id).collect();
            assert_eq!(names.of(&tree, name).collect::<Vec<_>>(), expected);
        }
        for kind in [Kind::File, Kind::Ident, Kind::Call, Kind::Try] {
            let all = tree.iter().filter(|(_, node)| node.kind == kind);
            let expected: Vec<NodeId> = all.map(|(id, _)| id).collect();
            assert_eq!(kinds.of(kind), expected);
        }
        let empty = Tree::default();
        assert_eq!(BySymbol::new(&empty).of(&empty, Symbol::of("x")).count(), 0);
        assert!(ByKind::new(&empty).of(Kind::File).is_empty());
    }
}
