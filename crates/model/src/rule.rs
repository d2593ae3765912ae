//! What is the same for every hit of a rule.

use crate::{Confidence, Cwe, Severity, Tier};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// The name of a rule or detector: names the bad thing, in kebab-case.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RuleId(#[schemars(with = "String")] Arc<str>);

impl RuleId {
    /// Takes the id as written in the rule.
    pub fn new(id: impl AsRef<str>) -> Self {
        Self(Arc::from(id.as_ref()))
    }

    /// The id as written in the rule.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl From<&str> for RuleId {
    fn from(id: &str) -> Self {
        Self::new(id)
    }
}

/// The description of a rule: written once, where the rule is; shown by `explain`, SARIF, the docs and an agent's reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleMeta {
    /// The rule's name.
    pub id: RuleId,
    /// What was found, in one line; may hold metavariables such as `$X`.
    pub message: String,
    /// What an attacker or an accident can make of it.
    pub why: String,
    /// What to do, imperative, with safe code.
    pub remediation: String,
    /// May it block, or does it inform.
    pub tier: Tier,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// Weaknesses (CWE), the first is the primary one.
    pub weaknesses: Vec<Cwe>,
    /// OWASP Top 10 entries such as `A03:2021`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owasp: Vec<String>,
    /// Requirements of the OWASP Application Security Verification Standard such as `v4.0.3-5.3.4`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asvs: Vec<String>,
    /// SEI CERT rules such as `IDS00-J`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cert: Vec<String>,
    /// Further reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// Language names the rule reads; empty for a detector that reads any text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Other names it is known by (another tool's id), honoured in suppressions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether the rule came with the scanned repository: its texts are untrusted data and are not sent to agents.
    #[serde(default)]
    pub untrusted: bool,
}
