//! What flows from where to where inside one file.

use airlock_flow::il::{MAX_OFFSETS, Offset};
use airlock_flow::program::{Callee, FunctionNo};
use airlock_model::Span;
use airlock_syntax::Symbol;
use serde::{Deserialize, Serialize};

/// Rules that one run follows together, one bit each.
pub(crate) const MAX_RULES: usize = 64;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Slot {
    /// The object whose method it is.
    Object,
    /// By position.
    At(u16),
}

/// Where something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum From {
    /// A source, by its number in the file.
    Source { place: u32 },
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum To {
    /// A sink, by its number in the file.
    Sink { place: u32 },
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

/// Whether something only stays where it is.
pub(super) fn is_circle(from: &From, to: &To) -> bool {
    match (from, to) {
        (
            From::Parameter {
                function,
                slot,
                path,
            },
            To::After {
                function: other,
                slot: other_slot,
                path: other_path,
            },
        ) => (function, slot, path) == (other, other_slot, other_path),
        (
            From::After { call, slot, path },
            To::Argument {
                call: other,
                slot: other_slot,
                path: other_path,
            },
        ) => (call, slot, path) == (other, other_slot, other_path),
        _ => false,
    }
}

/// Something flows, for the rules of `live`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Edge {
    pub(super) from: From,
    pub(super) live: u64,
    pub(super) to: To,
    /// The places on the way.
    pub(super) via: Box<[Span]>,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CallSite {
    pub(super) span: Span,
    pub(super) callee: Callee,
    /// The arguments' names, where they are given by name.
    pub(super) names: Vec<Option<Symbol>>,
    /// Arguments that are functions.
    pub(super) functions: Vec<(u16, Callee)>,
    /// Whether a library's function of that name hands what its object holds to the functions it is given.
    pub(super) hands_on: bool,
    /// The function around it.
    pub(super) around: Option<FunctionNo>,
}

/// What flows from where to where inside one file; keeps nothing of the file's tree, and no text but names of imports.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Relation {
    /// In order.
    pub(super) edges: Vec<Edge>,
    pub(super) calls: Vec<CallSite>,
    /// The sources and sinks in the edges.
    pub(super) sources: Vec<Span>,
    pub(super) sinks: Vec<Span>,
    /// Names of which it was asked whether the program defines them, in order, with the answers.
    pub(super) asked: Vec<(Symbol, bool)>,
    /// Whether everything was looked at.
    pub is_whole: bool,
}

impl Relation {
    /// Names of which it was asked whether the program defines them, in order, with the answers: the relation holds as
    /// long as they do.
    pub fn asked(&self) -> &[(Symbol, bool)] {
        &self.asked
    }

    /// The numbers of the edges that begin where `from` is or at a part of it.
    pub(super) fn edges_from(&self, from: From) -> std::ops::Range<usize> {
        let base = from.base();
        let begin = self.edges.partition_point(|edge| edge.from.base() < base);
        let rest = self.edges.get(begin..).unwrap_or_default();
        let count = rest.partition_point(|edge| edge.from.base() == base);
        begin..begin + count
    }
}

impl From {
    /// The beginning without its path.
    pub(super) fn base(mut self) -> Self {
        if let Some(path) = self.path_mut() {
            *path = WHOLE;
        }
        self
    }

    /// The part of the value that is meant.
    pub(super) fn path(mut self) -> Path {
        self.path_mut().map_or(WHOLE, |path| *path)
    }

    fn path_mut(&mut self) -> Option<&mut Path> {
        match self {
            Self::Source { .. } => None,
            Self::Parameter { path, .. }
            | Self::Result { path, .. }
            | Self::After { path, .. }
            | Self::Shared { path, .. } => Some(path),
        }
    }

    /// The same, of which a part is taken.
    pub(super) fn part(mut self, parts: &[Offset]) -> Self {
        if let Some(path) = self.path_mut() {
            *path = joined(path, parts);
        }
        self
    }

    /// The call that gives it.
    pub(super) fn call_mut(&mut self) -> Option<&mut u32> {
        match self {
            Self::Result { call, .. } | Self::After { call, .. } => Some(call),
            _ => None,
        }
    }
}

impl To {
    /// The call that takes it.
    pub(super) fn call_mut(&mut self) -> Option<&mut u32> {
        match self {
            Self::Argument { call, .. } => Some(call),
            _ => None,
        }
    }
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
