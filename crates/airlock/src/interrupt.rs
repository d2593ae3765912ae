//! Ctrl-C: the run is asked to stop, reports what it has, and ends in time.

use crate::exit::Exit;
use airlock_model::Cancel;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long a run may take to notice; with what comes after, the program ends within 200 ms.
const GRACE: Duration = Duration::from_millis(150);

/// While it lives, Ctrl-C stops the run.
pub(crate) struct Interrupt {
    over: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on. Where the system does not let us, Ctrl-C ends the program at once, as without us.
    pub(crate) fn listen(cancel: &Cancel) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let (cancel, run_over) = (cancel.clone(), Arc::clone(&over));
        let _ = ctrlc::set_handler(move || {
            let again = cancel.is_cancelled();
            cancel.cancel();
            if !again {
                std::thread::sleep(GRACE);
            }
            if again || !run_over.load(Ordering::Acquire) {
                end_at_once();
            }
        });
        Self { over }
    }

    /// The run is over, its report is being written: that is let finish.
    pub(crate) fn run_is_over(&self) {
        self.over.store(true, Ordering::Release);
    }
}

#[expect(
    clippy::exit,
    reason = "the run did not notice in time, and holds nothing that must be put back"
)]
fn end_at_once() {
    std::process::exit(i32::from(Exit::Interrupted.code()));
}
