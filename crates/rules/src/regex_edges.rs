//! Where in an expression words surely begin and end.
//!
//! Words are of ASCII letters, digits and underscores, as `word_finder` takes them.
//!
//! Invariant: sound. An edge is only said to be where every match has one.

use crate::regex_literals::EDGE;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Whether what stands before and behind a part of a match is certainly no part of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    pub(crate) left: bool,
    pub(crate) right: bool,
}

/// The edges of one part of a sequence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PartEdges {
    pub(crate) edges: Edges,
    /// Whether this part begins with what is certainly no part of a word: the edge behind the part before it.
    pub(crate) behind_last: bool,
}

/// How much of an expression is looked at for one edge.
const MAX_DEPTH: u32 = 8;

impl Edges {
    /// The edges of each of `parts`, with these around all of them.
    pub(crate) fn between(self, parts: &[Hir]) -> Vec<PartEdges> {
        let mut all = Vec::with_capacity(parts.len());
        let mut left = self.left;
        for part in parts {
            let edges = Self { left, right: false };
            all.push(PartEdges {
                edges,
                behind_last: false,
            });
            left = passed(part, left, Side::Right, MAX_DEPTH);
        }
        let mut right = self.right;
        for (part, own) in parts.iter().zip(&mut all).rev() {
            own.edges.right = right;
            right = passed(part, right, Side::Left, MAX_DEPTH);
            own.behind_last = right;
        }
        all
    }

    /// `texts` with marks at their edges.
    pub(crate) fn around(self, mut texts: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        for text in &mut texts {
            if self.left && !text.starts_with(&[EDGE]) {
                text.insert(0, EDGE);
            }
            if self.right && !text.ends_with(&[EDGE]) {
                text.push(EDGE);
            }
        }
        texts
    }
}

/// A side of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Whether there is an edge at the side of `hir`, given whether there is one at its other side.
fn passed(hir: &Hir, edge: bool, side: Side, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match hir.kind() {
        HirKind::Look(Look::Start | Look::StartLF | Look::StartCRLF) => edge || side == Side::Right,
        HirKind::Look(Look::End | Look::EndLF | Look::EndCRLF) => edge || side == Side::Left,
        // At a word's edge, the word may be on either side.
        HirKind::Empty | HirKind::Look(_) => edge,
        HirKind::Literal(literal) => {
            let outer = match side {
                Side::Left => literal.0.first(),
                Side::Right => literal.0.last(),
            };
            outer.is_some_and(|byte| !is_word_byte(*byte))
        }
        HirKind::Class(Class::Unicode(class)) => !class.iter().any(|range| {
            let mut words = (b'0'..=b'z')
                .filter(|byte| is_word_byte(*byte))
                .map(char::from);
            words.any(|word| range.start() <= word && word <= range.end())
        }),
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Repetition(repetition) => {
            // What is repeated may follow itself.
            let once = passed(&repetition.sub, false, side, depth);
            once && (repetition.min > 0 || edge)
                || repetition.max == Some(1)
                    && (repetition.min > 0 || edge)
                    && passed(&repetition.sub, edge, side, depth)
        }
        HirKind::Capture(capture) => passed(&capture.sub, edge, side, depth),
        HirKind::Alternation(branches) => {
            let mut branches = branches.iter();
            branches.all(|branch| passed(branch, edge, side, depth))
        }
        HirKind::Concat(parts) => {
            let step = |edge: bool, part: &Hir| passed(part, edge, side, depth);
            match side {
                Side::Right => parts.iter().fold(edge, step),
                Side::Left => parts.iter().rev().fold(edge, step),
            }
        }
    }
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
