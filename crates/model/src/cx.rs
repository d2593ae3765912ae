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

/// What a computation may use, counted in steps (never in time, so that results do not depend on the machine's load).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    left: u64,
}

/// The budget is used up, or the run was cancelled: what was computed so far stands, and Coverage says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfBudget;

impl Budget {
    /// A budget of `steps`.
    pub fn new(steps: u64) -> Self {
        Self { left: steps }
    }

    /// Takes `steps` away.
    ///
    /// # Errors
    /// When fewer than `steps` are left; the budget is then empty.
    pub fn spend(&mut self, steps: u64) -> Result<(), OutOfBudget> {
        let Some(left) = self.left.checked_sub(steps) else {
            self.left = 0;
            return Err(OutOfBudget);
        };
        self.left = left;
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
