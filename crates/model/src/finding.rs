//! One result.

use crate::{
    Confidence, Cwe, Engine, Evidence, Excerpt, Fingerprint, Fix, Location, Origin, RuleId,
    Severity, Suppression, Tier,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One result: what is the same for all hits of the rule is in [`crate::RuleMeta`], reached by `rule`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule or detector.
    pub rule: RuleId,
    /// The engine that found it.
    pub engine: Engine,
    /// May it block; lower than the rule's own in test code.
    pub tier: Tier,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// Weaknesses, the first is the primary one.
    pub weaknesses: Vec<Cwe>,
    /// Where.
    pub location: Location,
    /// Other places that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// What was found, metavariables filled in, secrets replaced.
    pub message: String,
    /// Why it is believed.
    pub evidence: Evidence,
    /// Ways to remove it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix>,
    /// Identity across runs.
    pub fingerprint: Fingerprint,
    /// The function, class or section it lies in, dotted (`Store.find`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// The code it shows.
    #[serde(default)]
    pub excerpt: Excerpt,
    /// Who wrote the line.
    #[serde(default)]
    pub origin: Origin,
    /// Why it does not count, where it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
    /// Whether the baseline or the base of the change knew it.
    #[serde(default)]
    pub baseline: BaselineState,
    /// Who else reported the same: rules of ours whose weaker findings at this place are folded into this one, by name, and
    /// other tools (`bandit: B602`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_reported_by: Vec<String>,
}

impl Finding {
    /// Whether it counts: neither suppressed nor known before.
    pub fn is_active(&self) -> bool {
        self.suppression.is_none() && self.baseline == BaselineState::New
    }
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// What that place is.
    pub label: String,
    /// Where it is.
    pub location: Location,
}

/// Whether a finding was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BaselineState {
    /// Not known before.
    #[default]
    New,
    /// In the baseline, or in the base of the change.
    Existing,
}
