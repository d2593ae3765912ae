//! Why a report could not be rendered.

use thiserror::Error;

/// Why a report could not be rendered.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The format's schema demands a time and the caller gave none: an error of the program, not of its user.
    #[error("the format `{format}` needs the time of the run; set `RenderOptions::time`")]
    TimeRequired {
        /// The format's name.
        format: &'static str,
    },
    /// A value that the JSON writer refuses: an error of the program.
    #[error("the report could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A value that the XML writer refuses: an error of the program.
    #[error("the report could not be written as XML: {0}")]
    Xml(#[from] std::io::Error),
}
