//! Ctrl-C: the run is asked to stop, reports what it has, and ends in time.

use crate::exit::Exit;
use airlock_model::Cancel;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long a run may take to notice; with what comes after, the program ends within 200 ms.
const GRACE: Duration = Duration::from_millis(150);

/// While it lives, Ctrl-C stops the run.
pub(crate) struct Interrupt {
    over: Arc<Over>,
}

/// Whether the run is over, and who waits for that.
#[derive(Default)]
struct Over {
    is_over: Mutex<bool>,
    told: Condvar,
}

impl Over {
    /// Waits until the run is over, no longer than `bound`; whether it is.
    fn wait(&self, bound: Duration) -> bool {
        let is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        let (is_over, _) = self
            .told
            .wait_timeout_while(is_over, bound, |is_over| !*is_over)
            .unwrap_or_else(PoisonError::into_inner);
        *is_over
    }
}

impl Interrupt {
    /// Listens from now on. Where the system does not let us, Ctrl-C ends the program at once, as without us.
    pub(crate) fn listen(cancel: &Cancel) -> Self {
        let over = Arc::new(Over::default());
        let (cancel, waited_for) = (cancel.clone(), Arc::clone(&over));
        let _ = ctrlc::set_handler(move || {
            let again = cancel.is_cancelled();
            cancel.cancel();
            if again || !waited_for.wait(GRACE) {
                end_at_once();
            }
        });
        Self { over }
    }

    /// The run is over, its report is being written: that is let finish.
    pub(crate) fn run_is_over(&self) {
        let over = &self.over;
        *over.is_over.lock().unwrap_or_else(PoisonError::into_inner) = true;
        over.told.notify_all();
    }
}

#[expect(
    clippy::exit,
    reason = "the run did not notice in time, and holds nothing that must be put back"
)]
fn end_at_once() {
    std::process::exit(i32::from(Exit::Interrupted.code()));
}
