//! What ends a command: in words for the person who can mend it.
//!
//! Invariant: texts that came from outside (paths, configuration, rules) are made neutral here and lose their secrets, so
//! that no error carries a terminal escape or a credential.

use crate::exit::Exit;
use airlock_report::{neutral_line, neutral_text};
use airlock_source::{Fault, SourceError};
use std::borrow::Cow;
use std::fmt::Display;
use std::io;
use std::path::Path;

/// Why a command ended early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What the exit code says.
    pub(crate) exit: Exit,
    /// What is wrong: lower case, no final dot.
    pub(crate) message: String,
    /// The lines it speaks of, ready to be shown; empty where there are none.
    pub(crate) excerpt: String,
    /// What to do; empty where there is nothing to do.
    pub(crate) hint: String,
}

impl Failure {
    /// Something the user can mend.
    pub(crate) fn usage(message: impl Display, hint: impl Display) -> Self {
        Self::new(Exit::Usage, message, hint)
    }

    /// An error of the program itself.
    pub(crate) fn internal(message: impl Display) -> Self {
        Self::new(
            Exit::Internal,
            message,
            "this is an error of Airlock; please report it with the command that shows it",
        )
    }

    /// The user stopped the run.
    pub(crate) fn interrupted() -> Self {
        Self::new(Exit::Interrupted, "stopped", "")
    }

    /// What the system said of `path`.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        let hint = match error.kind() {
            io::ErrorKind::NotFound => "check the spelling",
            io::ErrorKind::PermissionDenied => "check its permissions and those of its folder",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "make room, or write to another disk"
            }
            io::ErrorKind::ReadOnlyFilesystem => "write to another folder",
            _ => "",
        };
        Self::usage(format_args!("{}: {}", path.display(), reason(error)), hint)
    }

    /// The same with the lines it speaks of.
    pub(crate) fn with_excerpt(mut self, excerpt: &str) -> Self {
        self.excerpt = neutral_text(&without_secrets(excerpt)).into_owned();
        self
    }

    fn new(exit: Exit, message: impl Display, hint: impl Display) -> Self {
        Self {
            exit,
            message: neutral_line(&without_secrets(&message.to_string())).into_owned(),
            excerpt: String::new(),
            hint: neutral_line(&without_secrets(&hint.to_string())).into_owned(),
        }
    }
}

/// `text`, which may quote a file, without the secrets in it.
pub(crate) fn without_secrets(text: &str) -> Cow<'_, str> {
    airlock_secrets::redact(airlock_secrets::detectors(), text)
}

/// What the system said, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Self {
        match (&error, error.fault()) {
            (SourceError::RootUnreadable { root, error }, _) => Self::io(root, error),
            (_, Fault::Usage | Fault::Environment) => Self::usage(&error, error.hint()),
            (_, Fault::Cancelled) => Self::interrupted(),
        }
    }
}
