//! The context every long computation is given first: may it go on, and how far.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A request to stop, shared between threads; cheap to ask.
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    own: Arc<AtomicBool>,
    parent: Option<Arc<AtomicBool>>,
}

impl Cancel {
    /// Asks everybody who holds a clone to stop.
    pub fn cancel(&self) {
        self.own.store(true, Ordering::Relaxed);
    }

    /// A request for a part of the work: stops with this one, or alone.
    #[must_use]
    pub fn child(&self) -> Self {
        Self {
            own: Arc::default(),
            parent: Some(Arc::clone(&self.own)),
        }
    }

    /// Whether to stop.
    pub fn is_cancelled(&self) -> bool {
        self.own.load(Ordering::Relaxed)
            || self
                .parent
                .as_ref()
                .is_some_and(|parent| parent.load(Ordering::Relaxed))
    }
}

/// Steps between two looks at the request to stop, at most, besides the steps that are spent at once.
const STEPS_PER_LOOK: u64 = 1024;

/// What a computation may use, counted in steps (never in time, so that results do not depend on the machine's load).
#[derive(Debug, Clone)]
pub struct Budget {
    left: u64,
    /// When fewer are left, the request to stop is looked at.
    next_look: u64,
    cancel: Cancel,
}

/// The budget is used up, or the run was cancelled: what was computed so far stands, and Coverage says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfBudget;

impl Budget {
    /// A budget of `steps` that nobody cuts short.
    pub fn new(steps: u64) -> Self {
        Self::of(&Cx::default(), steps)
    }

    /// A budget of `steps` that ends when the run is cancelled.
    pub fn of(cx: &Cx, steps: u64) -> Self {
        Self {
            left: steps,
            next_look: steps,
            cancel: cx.cancel.clone(),
        }
    }

    /// Takes `steps` away.
    ///
    /// # Errors
    /// When fewer than `steps` are left or the run is cancelled; the budget is then empty.
    pub fn spend(&mut self, steps: u64) -> Result<(), OutOfBudget> {
        let Some(left) = self.left.checked_sub(steps) else {
            self.left = 0;
            return Err(OutOfBudget);
        };
        self.left = left;
        if left < self.next_look {
            return self.look();
        }
        Ok(())
    }

    #[cold]
    fn look(&mut self) -> Result<(), OutOfBudget> {
        self.next_look = self.left.saturating_sub(STEPS_PER_LOOK);
        if self.cancel.is_cancelled() {
            self.left = 0;
            return Err(OutOfBudget);
        }
        Ok(())
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.left == 0
    }

    /// Steps left.
    pub fn left(&self) -> u64 {
        self.left
    }
}

/// The context of a run; passed first.
#[derive(Debug, Clone, Default)]
pub struct Cx {
    /// Ask often.
    pub cancel: Cancel,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps of `size` that are still granted after the request to stop, which comes when `before` steps are done.
    fn granted_after_cancel(before: u64, size: u64) -> u64 {
        let cx = Cx::default();
        let mut budget = Budget::of(&cx, u64::MAX);
        while u64::MAX - budget.left() < before {
            assert_eq!(budget.spend(size), Ok(()));
        }
        cx.cancel.cancel();
        let mut granted = 0;
        while budget.spend(size).is_ok() {
            granted += size;
        }
        assert!(budget.is_empty());
        granted
    }

    #[test]
    fn few_steps_are_granted_after_the_request_to_stop() {
        for size in [1, 3, 1000, 5000] {
            for before in [0, 1, 1000, 1023, 1024, 1025, 99_999] {
                let granted = granted_after_cancel(before, size);
                assert!(
                    granted <= STEPS_PER_LOOK + size,
                    "{granted} steps of {size} after {before}"
                );
            }
        }
    }

    #[test]
    fn a_budget_ends_where_it_says() {
        let mut budget = Budget::new(10);
        assert_eq!(budget.spend(10), Ok(()));
        assert_eq!(budget.spend(0), Ok(()));
        assert_eq!(budget.spend(1), Err(OutOfBudget));
    }
}
