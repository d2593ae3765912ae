//! Propagators: what comes to the one end of a match of `pattern-propagators` goes to the other, under another label where
//! the rule says so.

use super::marks::{MarkId, Marks};
use super::state::State;
use super::taints::{Origin, Taint, Taints};
use super::transfer::Transfer;
use airlock_flow::il::{Place, Var};

/// Variables from here on hold what waits at a propagator; units have far fewer of their own.
const FIRST_PROPAGATOR: u32 = u32::MAX / 2;

impl Transfer<'_, '_> {
    /// Takes what comes to the beginning of a propagator, and gives what waits at its end.
    pub(super) fn propagate(
        &mut self,
        dest: &Place,
        place: Option<Place>,
        marks: &Marks,
        state: &mut State,
    ) {
        for id in &marks.from {
            self.begin_propagator(*id, &state.all(dest), state);
        }
        for id in &marks.to {
            let Some(spec) = self.shared.rule.spec.propagators.get(id.spec as usize) else {
                continue;
            };
            let waiting = Place::of(self.propagator_var(*id));
            let taints = state.all(&waiting);
            state.forget(&waiting);
            if let (true, Some(place)) = (spec.by_side_effect, place) {
                if taints.is_empty() {
                    self.pending.insert(*id, place);
                } else {
                    self.touched.push(place.var);
                    state.add(&place, &taints);
                }
            }
            state.add(dest, &taints);
        }
    }

    pub(super) fn begin_propagator(&mut self, id: MarkId, taints: &Taints, state: &mut State) {
        let rule = self.shared.rule;
        let Some(spec) = rule.spec.propagators.get(id.spec as usize) else {
            return;
        };
        if taints.is_empty() {
            return;
        }
        if let Some(requires) = &spec.requires
            && !self
                .shared
                .labels
                .satisfy(requires, &self.labels_of(taints))
        {
            return;
        }
        let taints = match &spec.label {
            None => taints.clone(),
            Some(label) => self.relabelled(taints, label, spec.replace_labels.as_deref()),
        };
        match self.pending.remove(&id) {
            Some(place) => {
                self.touched.push(place.var);
                state.add(&place, &taints);
            }
            None => state.add(&Place::of(self.propagator_var(id)), &taints),
        }
    }

    pub(super) fn relabelled(
        &mut self,
        taints: &Taints,
        label: &str,
        replaced: Option<&[String]>,
    ) -> Taints {
        let shared = &mut *self.shared;
        let number = shared.labels.number(Some(label));
        let replaced: Option<Vec<u32>> = replaced.map(|labels| {
            labels
                .iter()
                .map(|label| shared.labels.number(Some(label)))
                .collect()
        });
        taints.map(|taint| match shared.ways.origin(taint) {
            Some(origin)
                if replaced
                    .as_ref()
                    .is_none_or(|all| all.contains(&origin.label)) =>
            {
                let begun = shared.ways.begin(Origin {
                    label: number,
                    ..origin
                });
                Taint {
                    step: taint.step,
                    ..begun
                }
            }
            _ => taint,
        })
    }

    /// A variable of its own for each match of a propagator.
    pub(super) fn propagator_var(&self, id: MarkId) -> Var {
        let before: usize = self
            .shared
            .matches
            .propagators
            .hits
            .iter()
            .take(id.spec as usize)
            .map(|hits| hits.len())
            .sum();
        let number = u32::try_from(before)
            .unwrap_or(u32::MAX)
            .saturating_add(id.hit);
        Var(FIRST_PROPAGATOR.saturating_add(number).min(u32::MAX - 1))
    }
}
