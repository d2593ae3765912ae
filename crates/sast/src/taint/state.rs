//! What is tainted at one point of the code: places and their taints.
//!
//! A place without an entry is as the place that it is part of, and a variable without one is clean. A clean entry says
//! that a part of something tainted is not.
//!
//! Invariant: entries are ordered by place, so that a whole comes before its parts and the parts follow it.

use super::limits::MAX_PLACES;
use super::taints::Taints;
use airlock_flow::il::{MAX_OFFSETS, Offset, Place, Var};
use std::ops::Range;

/// A place's key: [`Place`] without its exactness.
type Key = (Var, [Offset; MAX_OFFSETS]);

/// What is tainted.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct State {
    /// No taints: clean.
    entries: Vec<(Key, Taints)>,
}

fn key(place: &Place) -> Key {
    (place.var, place.offsets)
}

fn place((var, offsets): Key) -> Place {
    Place {
        var,
        offsets,
        is_exact: true,
    }
}

impl State {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    fn find(&self, key: &Key) -> Result<usize, usize> {
        self.entries.binary_search_by(|(own, _)| own.cmp(key))
    }

    /// The entries of a place and its parts.
    fn range(&self, whole: &Place) -> Range<usize> {
        let from = match self.find(&key(whole)) {
            Ok(at) | Err(at) => at,
        };
        let rest = self.entries.get(from..).unwrap_or_default();
        let length = rest
            .iter()
            .take_while(|(own, _)| whole.holds(&place(*own)))
            .count();
        from..from + length
    }

    fn slice(&self, range: Range<usize>) -> &[(Key, Taints)] {
        self.entries.get(range).unwrap_or_default()
    }

    /// The taints of a place by itself: its own, or those of what it is part of.
    fn own(&self, at: &Place) -> Option<&Taints> {
        let mut at = Some(*at);
        while let Some(place) = at {
            if let Ok(found) = self.find(&key(&place)) {
                return self.entries.get(found).map(|(_, taints)| taints);
            }
            at = place.parent();
        }
        None
    }

    /// The taints of a place and of all its parts.
    pub(super) fn all(&self, at: &Place) -> Taints {
        if self.entries.is_empty() {
            return Taints::default();
        }
        let mut all = self.own(at).cloned().unwrap_or_default();
        for (_, taints) in self.slice(self.range(at)) {
            all.add(taints);
        }
        all
    }

    pub(super) fn of(&self, var: Var) -> Taints {
        self.all(&Place::of(var))
    }

    /// Whether anything is known of a place's taint.
    pub(super) fn is_tainted(&self, at: &Place) -> bool {
        !self.all(at).is_empty()
    }

    fn put(&mut self, key: Key, taints: Taints) {
        match self.find(&key) {
            Ok(at) => {
                if let Some((_, own)) = self.entries.get_mut(at) {
                    *own = taints;
                }
            }
            Err(at) if self.entries.len() < MAX_PLACES => self.entries.insert(at, (key, taints)),
            Err(_) => {}
        }
    }

    /// Forgets a place and its parts: they are as what they are part of.
    pub(super) fn forget(&mut self, at: &Place) {
        let range = self.range(at);
        self.entries.drain(range);
    }

    /// A place and its parts are clean from here on.
    pub(super) fn clean(&mut self, at: &Place) {
        if self.entries.is_empty() {
            return;
        }
        self.forget(at);
        if self.own(at).is_some_and(|taints| !taints.is_empty()) {
            self.put(key(at), Taints::default());
        }
    }

    /// A place, with whatever parts it has, is tainted too.
    pub(super) fn add(&mut self, at: &Place, taints: &Taints) {
        if taints.is_empty() {
            return;
        }
        let range = self.range(at);
        for (_, own) in self.entries.get_mut(range).unwrap_or_default() {
            own.add(taints);
        }
        if self.find(&key(at)).is_err() {
            let mut own = self.own(at).cloned().unwrap_or_default();
            own.add(taints);
            self.put(key(at), own);
        }
    }

    /// How many of a place's last parts have no entry of their own: what is known of them is known of the whole only.
    pub(super) fn depth_unknown(&self, at: &Place) -> usize {
        let mut place = Some(*at);
        let mut depth = 0;
        while let Some(here) = place {
            if self.find(&key(&here)).is_ok() {
                return depth;
            }
            depth += 1;
            place = here.parent();
        }
        0
    }

    /// The places at and below `whole` that have entries, each with its parts beyond it and its taints; first what is
    /// known of the whole.
    pub(super) fn parts(&self, whole: &Place) -> Vec<([Offset; MAX_OFFSETS], Taints)> {
        let mut all = Vec::new();
        all.extend(
            self.own(whole)
                .map(|taints| ([Offset::NONE; MAX_OFFSETS], taints.clone())),
        );
        let depth = whole.depth();
        for ((_, offsets), taints) in self.slice(self.range(whole)) {
            let mut rest = [Offset::NONE; MAX_OFFSETS];
            for (slot, offset) in rest.iter_mut().zip(offsets.iter().skip(depth)) {
                *slot = *offset;
            }
            if rest != [Offset::NONE; MAX_OFFSETS] {
                all.push((rest, taints.clone()));
            }
        }
        all
    }

    /// A place and its parts become what another and its parts are; each taint passes through `change`.
    pub(super) fn copy(
        &mut self,
        from: &Place,
        to: &Place,
        mut change: impl FnMut(&Taints) -> Taints,
    ) {
        if self.entries.is_empty() {
            return;
        }
        let whole = self.own(from).cloned();
        let parts: Vec<(Key, Taints)> = self.slice(self.range(from)).to_vec();
        self.clean(to);
        if let Some(whole) = whole.filter(|taints| !taints.is_empty()) {
            let moved = change(&whole);
            self.add(to, &moved);
        }
        let depth = from.depth();
        for ((_, offsets), taints) in parts {
            let rest = offsets
                .iter()
                .skip(depth)
                .filter(|offset| **offset != Offset::NONE);
            let mut target = *to;
            for offset in rest {
                target = target.part(Some(*offset));
            }
            if target == *to {
                continue;
            }
            if !target.is_exact {
                // Deeper than is told apart: the prefix is tainted.
                target.is_exact = true;
                let moved = change(&taints);
                self.add(&target, &moved);
            } else if taints.is_empty() {
                self.clean(&target);
            } else {
                let moved = change(&taints);
                self.put(key(&target), moved);
            }
        }
    }

    /// What is tainted in either: whether that is more than in this one alone.
    pub(super) fn join(&mut self, other: &Self) -> bool {
        if other.entries.is_empty() && self.entries.iter().all(|(_, taints)| !taints.is_empty()) {
            return false;
        }
        let mut joined: Vec<(Key, Taints)> =
            Vec::with_capacity(self.entries.len().max(other.entries.len()));
        let (mut left, mut right) = (
            self.entries.iter().peekable(),
            other.entries.iter().peekable(),
        );
        loop {
            let next = match (left.peek(), right.peek()) {
                (None, None) => break,
                (Some((a, _)), None) => *a,
                (None, Some((b, _))) => *b,
                (Some((a, _)), Some((b, _))) => *a.min(b),
            };
            left.next_if(|(own, _)| *own == next);
            right.next_if(|(own, _)| *own == next);
            let at = place(next);
            let mut taints = self.own(&at).cloned().unwrap_or_default();
            if let Some(more) = other.own(&at) {
                taints.add(more);
            }
            if joined.len() < MAX_PLACES {
                joined.push((next, taints));
            }
        }
        let joined = Self {
            entries: without_needless(joined),
        };
        let changed = joined != *self;
        *self = joined;
        changed
    }

    /// The entries of variables that `keep` gives another number, under that number.
    pub(super) fn renumbered(&self, mut keep: impl FnMut(Var) -> Option<Var>) -> Self {
        let mut entries: Vec<(Key, Taints)> = self
            .entries
            .iter()
            .filter_map(|((var, offsets), taints)| Some(((keep(*var)?, *offsets), taints.clone())))
            .collect();
        entries.sort_by_key(|(key, _)| *key);
        entries.dedup_by(|(a, _), (b, _)| a == b);
        Self { entries }
    }
}

/// Leaves out clean entries of what is clean anyway.
fn without_needless(entries: Vec<(Key, Taints)>) -> Vec<(Key, Taints)> {
    let mut kept = State::default();
    for (key, taints) in entries {
        let is_needless = taints.is_empty()
            && place(key)
                .parent()
                .is_none_or(|parent| kept.own(&parent).is_none_or(Taints::is_empty));
        if !is_needless {
            kept.entries.push((key, taints));
        }
    }
    kept.entries
}

#[cfg(test)]
mod tests {
    use super::super::taints::{Origin, Ways};
    use super::*;
    use airlock_syntax::Symbol;

    fn taints(ways: &mut Ways, hits: &[u32]) -> Taints {
        let mut all = Taints::default();
        for hit in hits {
            all.insert(ways.begin(Origin {
                source: 0,
                hit: *hit,
                label: 0,
            }));
        }
        all
    }

    fn part(var: u32, names: &[&str]) -> Place {
        names.iter().fold(Place::of(Var(var)), |place, name| {
            place.part(Some(Offset::name(Symbol::of(name))))
        })
    }

    #[test]
    fn parts_are_as_their_whole_until_they_are_assigned() {
        let mut ways = Ways::default();
        let (one, two) = (taints(&mut ways, &[1]), taints(&mut ways, &[2]));
        let mut state = State::default();
        state.add(&part(0, &[]), &one);
        assert_eq!(state.all(&part(0, &["a", "b"])), one);
        state.clean(&part(0, &["a"]));
        assert!(!state.is_tainted(&part(0, &["a", "b"])));
        assert_eq!(state.all(&part(0, &[])), one, "the whole is still tainted");
        state.add(&part(0, &["a", "b"]), &two);
        assert_eq!(state.all(&part(0, &["a"])), two);
        assert!(!state.is_tainted(&part(0, &["a", "c"])));
        state.copy(&part(0, &["a"]), &part(1, &[]), Clone::clone);
        assert_eq!(state.all(&part(1, &["b"])), two);
        assert!(!state.is_tainted(&part(1, &["c"])));
        state.clean(&part(0, &[]));
        assert!(!state.is_tainted(&part(0, &["a", "b"])));
        assert_eq!(state.of(Var(1)), two);
    }

    #[test]
    fn a_join_is_tainted_where_either_is() {
        let mut ways = Ways::default();
        let (one, two) = (taints(&mut ways, &[1]), taints(&mut ways, &[2]));
        let (mut left, mut right) = (State::default(), State::default());
        left.add(&part(0, &[]), &one);
        left.clean(&part(0, &["a"]));
        right.add(&part(0, &["a"]), &two);
        assert!(left.join(&right));
        assert_eq!(left.all(&part(0, &["a"])), two, "clean here, tainted there");
        assert_eq!(left.all(&part(0, &["b"])), one);
        assert!(!left.clone().join(&right), "joined already");
        assert!(!left.clone().join(&State::default()), "nothing to add");
        let mut cleaned = State::default();
        cleaned.add(&part(0, &[]), &one);
        let whole = cleaned.clone();
        cleaned.clean(&part(0, &["a"]));
        assert!(cleaned.join(&whole));
        assert_eq!(cleaned.all(&part(0, &["a"])), one);
    }
}
