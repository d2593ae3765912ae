//! What arrives at sinks: whether its labels are those that the sink asks for.

use super::marks::{MarkId, Marks};
use super::state::State;
use super::taints::Taints;
use super::transfer::{CONTROL, Transfer};
use airlock_rules::SinkRequires;

/// Something tainted that arrived at a sink.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    pub(super) sink: MarkId,
    pub(super) taints: Taints,
}

impl Transfer<'_, '_> {
    pub(super) fn capture(&mut self, marks: &Marks, value: &Taints) {
        for id in &marks.captures {
            self.captured.entry(*id).or_default().add(value);
        }
    }

    pub(super) fn arrive(
        &mut self,
        number: usize,
        marks: &Marks,
        value: &Taints,
        arguments: &Taints,
        state: &State,
    ) {
        for id in &marks.sinks {
            let rule = self.shared.rule;
            let Some(spec) = rule.spec.sinks.get(id.spec as usize) else {
                continue;
            };
            if spec.at_exit && self.at_exit.get(number) != Some(&true) {
                continue;
            }
            let mut taints = value.clone();
            if !(spec.exact && spec.has_focus) {
                taints.add(arguments);
            }
            taints.add(&state.all(&CONTROL));
            if taints.is_empty() {
                continue;
            }
            let labels = self.labels_of(&taints);
            let default = self.shared.labels.number(None);
            let is_reported = match &spec.requires {
                SinkRequires::Default => labels.contains(&default),
                SinkRequires::Whole(requires) => self.shared.labels.satisfy(requires, &labels),
                SinkRequires::Each(each) => (0..).zip(each).all(|(at, (_, requires))| {
                    let capture = capture_id(*id, at);
                    let present = self
                        .captured
                        .get(&capture)
                        .map(|taints| self.labels_of(taints));
                    self.shared
                        .labels
                        .satisfy(requires, present.as_deref().unwrap_or_default())
                }),
            };
            if is_reported {
                self.shared.arrivals.push(Arrival { sink: *id, taints });
            }
        }
    }
}

/// The number under which a sink's metavariable is known among captures.
pub(super) fn capture_id(sink: MarkId, metavariable: u32) -> MarkId {
    MarkId {
        spec: sink
            .spec
            .saturating_mul(64)
            .saturating_add(metavariable.min(63)),
        hit: sink.hit,
    }
}
