//! What flows from where to where inside one file.

use super::super::marks::MarkId;
use airlock_flow::il::{MAX_OFFSETS, Offset};
use airlock_flow::program::{Callee, FunctionNo, Outline};
use airlock_model::Span;
use airlock_syntax::Symbol;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// Rules that one run follows together, one bit each.
pub const MAX_RULES: usize = 64;

/// Parts of a value, filled up with [`Offset::NONE`].
pub(super) type Path = [Offset; MAX_OFFSETS];

/// The whole of a value.
pub(super) const WHOLE: Path = [Offset::NONE; MAX_OFFSETS];

/// How many parts a path has.
pub(super) fn depth(path: &Path) -> usize {
    path.iter()
        .take_while(|part| **part != Offset::NONE)
        .count()
}

/// A path and further parts below it; what is deeper than is told apart is left out.
pub(super) fn joined(path: &Path, rest: &[Offset]) -> Path {
    let mut all = *path;
    let free = all.iter_mut().skip(depth(path));
    for (slot, part) in free.zip(rest.iter().take_while(|part| **part != Offset::NONE)) {
        *slot = *part;
    }
    all
}

/// What is below `outer` in `inner`; `None` where neither is part of the other.
pub(super) fn residual(outer: &Path, inner: &Path) -> Option<Path> {
    let (outer_depth, inner_depth) = (depth(outer), depth(inner));
    let shared = outer_depth.min(inner_depth);
    if outer.iter().zip(inner).take(shared).any(|(a, b)| a != b) {
        return None;
    }
    Some(joined(
        &WHOLE,
        inner.get(shared..inner_depth).unwrap_or_default(),
    ))
}

/// A place among the arguments of a call or the parameters of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Slot {
    /// The object whose method it is.
    Object,
    /// By position.
    At(u16),
}

/// Where something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum From {
    /// A match of a rule's source.
    Source { rule: u8, mark: MarkId },
    /// What a function is called with.
    Parameter {
        function: FunctionNo,
        slot: Slot,
        path: Path,
    },
    /// What a call gives.
    Result { call: u32, path: Path },
    /// What a call leaves in what it is given.
    After { call: u32, slot: Slot, path: Path },
    /// A variable of the file.
    Shared { name: Symbol, path: Path },
}

/// Where something goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum To {
    /// A match of a rule's sink.
    Sink { rule: u8, mark: MarkId },
    /// What a function gives back.
    Return { function: FunctionNo, path: Path },
    /// What a function leaves in what it is called with.
    After {
        function: FunctionNo,
        slot: Slot,
        path: Path,
    },
    /// What a call is given.
    Argument { call: u32, slot: Slot, path: Path },
    /// A variable of the file.
    Shared { name: Symbol, path: Path },
}

/// Something flows, for the rules of `live`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: From,
    pub(super) live: u64,
    pub(super) to: To,
    /// The places on the way.
    pub(super) via: Box<[Span]>,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CallSite {
    pub(super) span: Span,
    pub(super) callee: Callee,
    /// The arguments' names, where they are given by name.
    pub(super) names: SmallVec<[Option<Symbol>; 4]>,
    /// Arguments that are functions.
    pub(super) functions: SmallVec<[(u16, Callee); 1]>,
    /// Whether a library's function of that name hands what its object holds to the functions it is given.
    pub(super) hands_on: bool,
    /// The function around it.
    pub(super) around: Option<FunctionNo>,
}

/// Where a formula matched, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bound {
    /// The match.
    pub(crate) span: Span,
    /// What its metavariables stand for.
    pub(crate) bindings: BTreeMap<String, (Span, String)>,
    /// The constants behind those that the rule's message shows the value of.
    pub(crate) values: BTreeMap<String, String>,
}

/// What flows from where to where inside one file; keeps nothing of the file's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What the file defines.
    pub(super) outline: Outline,
    pub(super) edges: Vec<Edge>,
    pub(super) calls: Vec<CallSite>,
    /// The sources and sinks in the edges.
    pub(super) sources: BTreeMap<(u8, MarkId), Bound>,
    pub(super) sinks: BTreeMap<(u8, MarkId), Bound>,
    /// Whether everything was looked at.
    pub is_whole: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(parts: &str) -> Path {
        let parts: Vec<Offset> = parts
            .chars()
            .map(|c| Offset::name(Symbol::of(&c.to_string())))
            .collect();
        joined(&WHOLE, &parts)
    }

    #[test]
    fn paths_below_paths() {
        let cases = [
            ("", "", Some("")),
            ("", "ab", Some("ab")),
            ("a", "ab", Some("b")),
            ("ab", "a", Some("")),
            ("a", "b", None),
            ("abc", "abc", Some("")),
        ];
        for (outer, inner, expected) in cases {
            assert_eq!(
                residual(&path(outer), &path(inner)),
                expected.map(path),
                "{outer} {inner}"
            );
        }
        assert_eq!(
            joined(&path("ab"), &path("cd")),
            path("abc"),
            "deeper than is told apart"
        );
    }
}
