//! Places that hold values: a variable, and parts of it by constant names and indexes.

use airlock_syntax::{NodeId, Symbol};
use serde::{Deserialize, Serialize};

/// How many parts of parts a place tells apart; three cover what people write, deeper ones are their prefix.
pub const MAX_OFFSETS: usize = 3;

/// A variable or temporary of a unit, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Var(pub u32);

/// What a variable stands for, the same in all units of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Variable {
    /// Its name.
    pub name: Symbol,
    /// The function, class or file that binds it.
    pub scope: NodeId,
}

/// A constant part: a field, a key or an index, told apart by name only (`x.a` and `x["a"]` are the same).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub struct Offset(u32);

impl Offset {
    /// No part: fills a place to its full length. Sorts before every part.
    pub const NONE: Self = Self(0);

    /// The field or key `name`.
    #[must_use]
    pub const fn name(name: Symbol) -> Self {
        Self(name.0)
    }

    /// The name it was made of.
    #[must_use]
    pub const fn symbol(self) -> Symbol {
        Symbol(self.0)
    }

    /// The element at `index`.
    pub fn index(index: usize) -> Self {
        Self(Symbol::of(&index.to_string()).0)
    }
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The variable.
    pub var: Var,
    /// Its part, filled up with [`Offset::NONE`].
    pub offsets: [Offset; MAX_OFFSETS],
    /// Whether it is this place and not any part of it (`x[i]` is any part of `x`).
    pub is_exact: bool,
}

impl Place {
    /// The whole of a variable.
    pub const fn of(var: Var) -> Self {
        Self {
            var,
            offsets: [Offset::NONE; MAX_OFFSETS],
            is_exact: true,
        }
    }

    /// How deep it is.
    pub fn depth(&self) -> usize {
        self.offsets
            .iter()
            .take_while(|offset| **offset != Offset::NONE)
            .count()
    }

    /// A part of it; `None` for any part.
    #[must_use]
    pub fn part(mut self, offset: Option<Offset>) -> Self {
        let depth = self.depth();
        match (offset, self.offsets.get_mut(depth)) {
            (Some(offset), Some(slot)) if self.is_exact => *slot = offset,
            _ => self.is_exact = false,
        }
        self
    }

    /// The place that this one is a part of; `None` for a variable.
    #[must_use]
    pub fn parent(mut self) -> Option<Self> {
        let last = self.depth().checked_sub(1)?;
        *self.offsets.get_mut(last)? = Offset::NONE;
        Some(self)
    }

    /// Whether `other` is this place or a part of it.
    pub fn holds(&self, other: &Self) -> bool {
        let depth = self.depth();
        self.var == other.var
            && self
                .offsets
                .iter()
                .zip(&other.offsets)
                .take(depth)
                .all(|(a, b)| a == b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_places() {
        let a = Some(Offset::name(Symbol::of("a")));
        let x = Place::of(Var(1));
        let deep = x.part(a).part(a).part(a);
        assert!(deep.is_exact && deep.depth() == 3);
        assert!(!deep.part(a).is_exact, "deeper than is told apart");
        assert!(!x.part(None).part(a).is_exact, "a part of any part");
        assert!(x.holds(&deep) && !deep.holds(&x) && x.part(a).holds(&deep));
        assert_eq!(deep.parent(), Some(x.part(a).part(a)));
        assert_eq!(x.parent(), None);
        assert!(
            x < x.part(a) && x.part(a) < deep,
            "a whole sorts before its parts"
        );
    }
}
