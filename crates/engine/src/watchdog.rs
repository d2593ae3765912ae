//! Stops a file that takes far longer than its step budgets allow.
//!
//! Invariant: never shapes a result. A file that was stopped is Failed and makes the run incomplete.

use airlock_model::{Cancel, Cx};
use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread::Scope;
use std::time::{Duration, Instant};

/// Files that are being looked at.
pub(crate) struct Watchdog {
    bound: Duration,
    state: Mutex<State>,
    wake: Condvar,
}

#[derive(Default)]
struct State {
    next: u64,
    running: BTreeMap<u64, (Instant, Cancel)>,
    is_over: bool,
}

impl Watchdog {
    /// Watches for `seconds`.
    pub(crate) fn new(seconds: u64) -> Self {
        Self {
            bound: Duration::from_secs(seconds),
            state: Mutex::default(),
            wake: Condvar::new(),
        }
    }

    /// Begins to watch, in a thread of `scope` that ends with [`Watchdog::end`].
    pub(crate) fn start<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) {
        scope.spawn(|| {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            while !state.is_over {
                for (since, cancel) in state.running.values() {
                    if since.elapsed() > self.bound {
                        cancel.cancel();
                    }
                }
                // A quarter of a second is fine enough for a bound of a minute.
                let (woken, _) = self
                    .wake
                    .wait_timeout(state, Duration::from_millis(250))
                    .unwrap_or_else(PoisonError::into_inner);
                state = woken;
            }
        });
    }

    /// Ends the watch.
    pub(crate) fn end(&self) {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_over = true;
        self.wake.notify_all();
    }

    /// Runs `work` on one file with a context that ends with the run's, or when the file takes too long; the second
    /// value says that it did.
    pub(crate) fn watch<T>(&self, cx: &Cx, work: impl FnOnce(&Cx) -> T) -> (T, bool) {
        let own = Cx {
            cancel: cx.cancel.child(),
        };
        let number = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.next += 1;
            let number = state.next;
            state
                .running
                .insert(number, (Instant::now(), own.cancel.clone()));
            number
        };
        let done = work(&own);
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .running
            .remove(&number);
        let too_long = own.cancel.is_cancelled() && !cx.cancel.is_cancelled();
        (done, too_long)
    }
}
