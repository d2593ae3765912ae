//! Words in the forms that tools share: JSON on standard output, or an exit code and standard error.

use serde_json::Value;

/// What the hook's process says to the tool.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code.
    pub exit_code: u8,
}

impl Rendered {
    /// JSON on standard output, exit code 0.
    pub(crate) fn json(value: &Value) -> Self {
        Self {
            stdout: value.to_string(),
            ..Self::default()
        }
    }

    /// Nothing, exit code 0.
    pub(crate) fn silent() -> Self {
        Self::default()
    }

    /// A text on standard output, exit code 0.
    pub(crate) fn text(words: &str) -> Self {
        Self {
            stdout: words.to_owned(),
            ..Self::default()
        }
    }

    /// A reason on standard error, exit code 2: the way most tools' hooks block.
    pub(crate) fn blocked(reason: &str) -> Self {
        Self {
            stderr: reason.to_owned(),
            exit_code: 2,
            ..Self::default()
        }
    }
}
