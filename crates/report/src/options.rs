//! What a caller decides about a rendering.

use jiff::Timestamp;

/// What a caller decides about a rendering; formats ignore what does not concern them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches of the command line"
)]
pub struct RenderOptions {
    /// Whether the reader's terminal shows colours.
    pub color: bool,
    /// Columns of the reader's terminal.
    pub width: usize,
    /// When the run took place, for formats whose schema demands a time.
    pub time: Option<Timestamp>,
    /// Whether a format for people shows everything: no bound on findings, each file that was not scanned.
    pub verbose: bool,
    /// Whether a format for people shows findings that a suppression covers.
    pub show_suppressed: bool,
    /// Whether a format for people shows findings that were there before.
    pub show_existing: bool,
    /// Tells several analyses of one commit apart (SARIF's `automationDetails`).
    pub category: Option<String>,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            color: false,
            width: 80,
            time: None,
            verbose: false,
            show_suppressed: false,
            show_existing: false,
            category: None,
        }
    }
}
