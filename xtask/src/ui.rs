//! What a person sees: results on standard output, errors on standard error.
//!
//! Invariant: the only place of this crate that writes to the terminal; a closed pipe is not an error.

use std::io::Write as _;
use std::time::Duration;

/// A line of a task's result.
pub(crate) fn line(text: &str) {
    let _closed_pipe = writeln!(std::io::stdout().lock(), "{text}");
}

/// The heading of a step.
pub(crate) fn heading(text: &str) {
    line(&format!("\n==> {text}"));
}

/// Why the task ends without having done its work.
pub(crate) fn error(text: &str) {
    let _closed_pipe = writeln!(std::io::stderr().lock(), "error: {text}");
}

/// A duration as people read it.
pub(crate) fn duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}
