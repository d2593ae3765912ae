//! Why a call was not answered, in words for the agent that made it.

use crate::error::Failure;
use airlock_context::Speech;

/// Why a call was not answered, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal(Speech);

impl Refusal {
    pub(super) fn new(speech: Speech) -> Self {
        Self(speech)
    }

    /// Nobody waits for the answer any more.
    pub(super) fn cancelled() -> Self {
        Self(Speech::new("The call was cancelled."))
    }

    /// A job ended without an answer.
    pub(super) fn crashed() -> Self {
        Self(Speech::new(
            "Airlock failed at this; please report it with what was asked. Other calls are not concerned.",
        ))
    }

    /// The words.
    pub(super) fn text(&self) -> &str {
        self.0.as_str()
    }
}

impl From<Failure> for Refusal {
    /// What went wrong may quote the repository's configuration and rules, so that it is data.
    fn from(failure: Failure) -> Self {
        let mut said = failure.message;
        if !failure.hint.is_empty() {
            said.push('\n');
            said.push_str(&failure.hint);
        }
        Self(Speech::new("Airlock could not do this:").quote(&said))
    }
}
