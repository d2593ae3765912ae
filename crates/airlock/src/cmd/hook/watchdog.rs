//! An answer in time: agents let an operation through when their hook takes too long.

use super::place::Root;
use super::record::{self, Outcome};
use super::words;
use crate::ui::Ui;
use airlock_context::{Answer, Event, Phase, Speech, Tool};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What is left of an agent's patience when the watchdog answers: for writing the answer and ending the process.
const MARGIN: Duration = Duration::from_secs(2);

/// Who answers.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch {
    answered: Arc<AtomicBool>,
}

impl Watch {
    /// Whether the caller is the first to answer; the others stay silent.
    pub(super) fn first(&self) -> bool {
        !self.answered.swap(true, Ordering::SeqCst)
    }
}

/// Starts to watch. When the agent's patience is nearly over, the event is refused, whatever `on_failure` says: a judge that
/// takes seconds is no ordinary failure.
pub(super) fn start(ui: Ui, tool: Tool, event: &Event, root: &Root, began: Instant) -> Watch {
    let watch = Watch::default();
    let patience = tool
        .facts()
        .timeout
        .saturating_sub(MARGIN)
        .max(Duration::from_secs(1));
    let (mine, event, root) = (watch.clone(), event.clone(), root.clone());
    let spawned = std::thread::Builder::new().spawn(move || {
        std::thread::sleep(patience);
        if !mine.first() {
            return;
        }
        let can_stop = matches!(event.phase, Phase::Pre | Phase::Prompt);
        let answer = if can_stop {
            Answer::deny(Speech::new(words::FAILED))
        } else {
            Answer::Allow
        };
        let rendered = tool.render(&event, &answer);
        // Whoever cannot be told any more needs no telling.
        let _ = Ui::result(&rendered.stdout);
        Ui::answer(&rendered.stderr);
        let outcome = Outcome {
            answer: &answer,
            reasons: vec!["watchdog".to_owned()],
            paths: Vec::new(),
            is_observed: false,
            failure: Some("watchdog".to_owned()),
            began,
        };
        record::append(&root, &event, &outcome, ui);
        #[expect(
            clippy::exit,
            reason = "the judge is at work on another thread, and the agent waits for the process to end"
        )]
        std::process::exit(i32::from(rendered.exit_code));
    });
    // Without a thread nobody watches; the agent's own timeout is left.
    drop(spawned);
    watch
}
