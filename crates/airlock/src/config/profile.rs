//! Named sets of values.
//!
//! A profile stands below the keys that the same file writes out, and above everything that the file stands above.

use crate::config::values::FailOn;
use airlock_model::Confidence;
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A named set of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Profile {
    /// The built-in values
    Default,
    /// Fails from medium severity and low confidence on, and when not everything could be looked at
    Strict,
    /// Code that nobody has read yet: fails from medium severity on; comments in it suppress nothing
    AiCode,
}

/// What a profile sets; `None` where it sets nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Preset {
    pub(crate) fail_on: Option<FailOn>,
    pub(crate) fail_confidence: Option<Confidence>,
    pub(crate) strict: Option<bool>,
    pub(crate) suppressions: Option<bool>,
}

impl Profile {
    /// What it sets.
    pub(crate) fn preset(self) -> Preset {
        match self {
            Self::Default => Preset::default(),
            Self::Strict => Preset {
                fail_on: Some(FailOn::Medium),
                fail_confidence: Some(Confidence::Low),
                strict: Some(true),
                suppressions: None,
            },
            Self::AiCode => Preset {
                fail_on: Some(FailOn::Medium),
                suppressions: Some(false),
                ..Preset::default()
            },
        }
    }

    /// The word that the configuration uses.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Strict => "strict",
            Self::AiCode => "ai-code",
        }
    }
}
