//! What a run found: the one value every renderer is given.

use crate::{Change, Coverage, Finding, RuleMeta, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether findings hold a change back or are only shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Report what would have been held back; exit as if clean.
    Observe,
    /// Hold back.
    #[default]
    Enforce,
}

/// How findings are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Active findings of severity critical.
    pub critical: u64,
    /// Active findings of severity high.
    pub high: u64,
    /// Active findings of severity medium.
    pub medium: u64,
    /// Active findings of severity low.
    pub low: u64,
    /// Active findings of severity info.
    pub info: u64,
    /// Findings that a suppression covers.
    pub suppressed: u64,
    /// Findings that were there before.
    pub existing: u64,
}

impl Counts {
    /// Counts `findings`.
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            let slot = if finding.suppression.is_some() {
                &mut counts.suppressed
            } else if !finding.is_active() {
                &mut counts.existing
            } else {
                match finding.severity {
                    Severity::Critical => &mut counts.critical,
                    Severity::High => &mut counts.high,
                    Severity::Medium => &mut counts.medium,
                    Severity::Low => &mut counts.low,
                    Severity::Info => &mut counts.info,
                }
            };
            *slot += 1;
        }
        counts
    }

    /// Active findings of any severity.
    pub fn active(&self) -> u64 {
        self.critical + self.high + self.medium + self.low + self.info
    }
}

/// What ran.
///
/// Holds neither time nor machine, so that the same input gives the same bytes; renderers whose format demands a time
/// are given one apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunInfo {
    /// Airlock's version.
    pub version: String,
    /// Digest of the rule packs' sources (BLAKE3, hex).
    pub pack_digest: String,
    /// Files that were read.
    pub files: u64,
    /// Lines of those files.
    pub lines: u64,
    /// Observe or enforce.
    pub mode: Mode,
    /// Whether the findings reach the failure threshold (before [`Mode`] is taken into account).
    pub failed: bool,
}

/// What a run found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// What ran.
    pub run: RunInfo,
    /// What was judged.
    pub change: Change,
    /// Results ordered by path, place and rule; suppressed and known ones included and marked.
    pub findings: Vec<Finding>,
    /// Descriptions of the rules that have a finding, ordered by id.
    pub rules: Vec<RuleMeta>,
    /// What was not looked at.
    pub coverage: Coverage,
    /// How findings are spread.
    pub counts: Counts,
}

impl Report {
    /// The description of the rule of `finding`.
    pub fn rule_of(&self, finding: &Finding) -> Option<&RuleMeta> {
        let at = self
            .rules
            .binary_search_by(|rule| rule.id.cmp(&finding.rule))
            .ok()?;
        self.rules.get(at)
    }
}
