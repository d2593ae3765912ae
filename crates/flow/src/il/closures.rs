//! Functions inside a unit: laid out where they are made, as code that may or may not run.

use super::Declared;
use super::build::{Builder, Step};
use super::control::Frame;
use airlock_syntax::NodeId;

/// Closures inside closures that are laid out; people write five or six levels.
const MAX_NESTING: usize = 64;

impl Builder<'_> {
    /// Plans every closure that was met since the last mark.
    pub(super) fn lay_out_closures(&mut self, runs: bool) {
        let from = self.marks.pop().unwrap_or(0).min(self.closures.len());
        let own: Vec<Step> = self
            .closures
            .drain(from..)
            .map(|node| Step::Closure { node, runs })
            .collect();
        self.plan(own);
    }

    /// Plans one closure. What it changes is seen after it only where the closure runs there and then.
    pub(super) fn closure(&mut self, node: NodeId, runs: bool) {
        let depth = self
            .frames
            .iter()
            .filter(|frame| matches!(frame, Frame::Closure { .. }))
            .count();
        if depth >= MAX_NESTING {
            return;
        }
        let (body, end, after) = (self.block(), self.block(), self.block());
        self.edge(after);
        self.goto(body);
        self.enter(body);
        let mut steps = vec![Step::Push(Frame::Closure { end })];
        steps.extend(self.parameter_steps(node, Declared::ClosureParameter));
        steps.extend(self.body_steps(node));
        steps.extend([Step::Pop, Step::Goto(end), Step::Enter(end)]);
        if runs {
            steps.push(Step::Fork(after));
        }
        steps.push(Step::Enter(after));
        self.plan(steps);
    }
}
