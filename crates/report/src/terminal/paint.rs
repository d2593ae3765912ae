//! Colours, or none.

use airlock_model::Severity;
use anstyle::{AnsiColor, Style};
use std::fmt::Display;

/// Writes styled text where the terminal shows colours, plain text elsewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint(bool);

impl Paint {
    pub(crate) fn new(color: bool) -> Self {
        Self(color)
    }

    pub(crate) fn bold(self, text: impl Display) -> String {
        self.style(Style::new().bold(), text)
    }

    pub(crate) fn dim(self, text: impl Display) -> String {
        self.style(Style::new().dimmed(), text)
    }

    /// Good news in green, bad news in red.
    pub(crate) fn outcome(self, good: bool, text: impl Display) -> String {
        let color = if good {
            AnsiColor::Green
        } else {
            AnsiColor::BrightRed
        };
        self.style(Style::new().bold().fg_color(Some(color.into())), text)
    }

    fn style(self, style: Style, text: impl Display) -> String {
        if self.0 {
            format!("{style}{text}{style:#}")
        } else {
            text.to_string()
        }
    }
}

/// The style of a severity's word.
pub(crate) fn of_severity(severity: Severity) -> Style {
    let color = match severity {
        Severity::Critical | Severity::High => AnsiColor::BrightRed,
        Severity::Medium => AnsiColor::Yellow,
        Severity::Low => AnsiColor::BrightBlue,
        Severity::Info => AnsiColor::BrightCyan,
    };
    Style::new().bold().fg_color(Some(color.into()))
}
