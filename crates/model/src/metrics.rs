//! How hard a function is to follow, in numbers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The numbers of one function.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
pub struct Metrics {
    /// Cognitive complexity (`SonarSource`'s definition).
    pub cognitive: u32,
    /// Cyclomatic complexity (McCabe).
    pub cyclomatic: u32,
    /// Blocks of branches, loops, `switch` and `try` inside each other.
    pub nesting: u32,
    /// Lines of code, without blank lines and comments.
    pub lines: u32,
    /// Parameters, without the one for the object.
    pub parameters: u32,
    /// Parameters that every caller must give.
    pub required_parameters: u32,
}

/// Where a function begins to be hard to follow: the greatest values that are still fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct MetricLimits {
    /// Of cognitive complexity.
    pub cognitive: u32,
    /// Of cyclomatic complexity.
    pub cyclomatic: u32,
    /// Of nesting depth.
    pub nesting: u32,
    /// Of lines of code.
    pub lines: u32,
    /// Of parameters that every caller must give.
    pub required_parameters: u32,
}

impl Default for MetricLimits {
    /// Cognitive complexity 15 and 7 parameters as SonarSource's rules S3776 and S107 have it, 100 lines as its S138;
    /// cyclomatic complexity 15, to which NIST SP 500-235 says McCabe's 10 may be raised; nesting 4 as ESLint's
    /// `max-depth`.
    fn default() -> Self {
        Self {
            cognitive: 15,
            cyclomatic: 15,
            nesting: 4,
            lines: 100,
            required_parameters: 7,
        }
    }
}

/// One of the numbers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Metric {
    /// [`Metrics::cognitive`].
    Cognitive,
    /// [`Metrics::cyclomatic`].
    Cyclomatic,
    /// [`Metrics::nesting`].
    Nesting,
    /// [`Metrics::lines`].
    Lines,
    /// [`Metrics::required_parameters`].
    RequiredParameters,
}

impl Metric {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Cognitive,
        Self::Cyclomatic,
        Self::Nesting,
        Self::Lines,
        Self::RequiredParameters,
    ];

    /// Its value.
    pub fn of(self, metrics: &Metrics) -> u32 {
        match self {
            Self::Cognitive => metrics.cognitive,
            Self::Cyclomatic => metrics.cyclomatic,
            Self::Nesting => metrics.nesting,
            Self::Lines => metrics.lines,
            Self::RequiredParameters => metrics.required_parameters,
        }
    }

    /// Its greatest value that is still fine.
    pub fn limit(self, limits: &MetricLimits) -> u32 {
        match self {
            Self::Cognitive => limits.cognitive,
            Self::Cyclomatic => limits.cyclomatic,
            Self::Nesting => limits.nesting,
            Self::Lines => limits.lines,
            Self::RequiredParameters => limits.required_parameters,
        }
    }

    /// Its name in a sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cognitive => "cognitive complexity",
            Self::Cyclomatic => "cyclomatic complexity",
            Self::Nesting => "nesting depth",
            Self::Lines => "lines of code",
            Self::RequiredParameters => "parameters without a default",
        }
    }
}
