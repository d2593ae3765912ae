//! The control-flow graph of a unit: blocks of instructions and what may follow what.
//!
//! Invariant: the first block is the entry; every successor is a block of the same graph.

use smallvec::SmallVec;
use std::ops::Range;

/// A block, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub u32);

/// Instructions that run one after another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// Which instructions of the unit.
    pub code: Range<u32>,
    /// What may follow.
    pub next: SmallVec<[BlockId; 2]>,
}

/// Blocks and their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    blocks: Vec<Block>,
    /// Reachable blocks, each before its successors except along back edges.
    order: Vec<BlockId>,
    /// The block where every way out ends.
    exit: Option<BlockId>,
}

impl Graph {
    pub(crate) fn new(blocks: Vec<Block>, exit: BlockId) -> Self {
        let order = reverse_postorder(&blocks);
        Self {
            blocks,
            order,
            exit: Some(exit),
        }
    }

    /// The instructions of a block, by number in the unit's code.
    pub fn code(&self, id: BlockId) -> Range<usize> {
        self.blocks.get(id.0 as usize).map_or(0..0, |block| {
            block.code.start as usize..block.code.end as usize
        })
    }

    /// What may follow a block.
    pub fn next(&self, id: BlockId) -> &[BlockId] {
        self.blocks
            .get(id.0 as usize)
            .map_or(&[], |block| block.next.as_slice())
    }

    /// Number of blocks, reachable or not.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether there is no block.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Reachable blocks in reverse postorder: the order in which a forward analysis needs the fewest rounds.
    pub fn order(&self) -> &[BlockId] {
        &self.order
    }

    /// Where the unit ends; it may be unreachable.
    pub fn exit(&self) -> Option<BlockId> {
        self.exit
    }
}

/// Depth-first, iterative; successors in the order in which they were added.
fn reverse_postorder(blocks: &[Block]) -> Vec<BlockId> {
    let mut seen = vec![false; blocks.len()];
    let mut order = Vec::with_capacity(blocks.len());
    let mut open: Vec<(BlockId, usize)> = Vec::new();
    let mut enter = |id: BlockId, open: &mut Vec<(BlockId, usize)>| {
        if let Some(flag) = seen.get_mut(id.0 as usize)
            && !*flag
        {
            *flag = true;
            open.push((id, 0));
        }
    };
    enter(BlockId(0), &mut open);
    while let Some((id, at)) = open.pop() {
        let next = blocks
            .get(id.0 as usize)
            // The last successor first, so that the first one comes earlier in the reversed order.
            .and_then(|block| block.next.iter().rev().nth(at));
        match next {
            Some(next) => {
                open.push((id, at + 1));
                enter(*next, &mut open);
            }
            None => order.push(id),
        }
    }
    order.reverse();
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[&[u32]]) -> Graph {
        let blocks = edges.iter().map(|next| Block {
            code: 0..0,
            next: next.iter().map(|id| BlockId(*id)).collect(),
        });
        Graph::new(blocks.collect(), BlockId(0))
    }

    #[test]
    fn every_block_comes_before_its_successors() {
        let cases: [(&[&[u32]], &[u32]); 4] = [
            (&[&[1, 2], &[3], &[3], &[]], &[0, 1, 2, 3]),
            (&[&[1], &[2, 3], &[1], &[]], &[0, 1, 2, 3]),
            (&[&[2], &[2], &[]], &[0, 2]),
            (&[&[0, 1], &[0]], &[0, 1]),
        ];
        for (edges, order) in cases {
            let order: Vec<BlockId> = order.iter().map(|id| BlockId(*id)).collect();
            assert_eq!(graph(edges).order(), order, "{edges:?}");
        }
    }
}
