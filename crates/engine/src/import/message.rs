//! What the formats of single tools (Bandit, ESLint, PyLint) share: a message with the code of a test, at a place.

use super::field::clean;
use super::path::ForeignPath;
use super::result::{Columns, Foreign, ForeignPlace, Region, rule_meta};
use super::{Gathered, MAX_RULES};
use airlock_model::{Confidence, Cwe, RuleMeta, Severity, Suppression, Tier};

/// A message of a tool.
pub(super) struct Message<'json> {
    pub(super) tool: &'static str,
    /// The tool's name of the test.
    pub(super) code: &'json str,
    /// What it says.
    pub(super) said: &'json str,
    pub(super) tier: Tier,
    pub(super) severity: Severity,
    pub(super) confidence: Confidence,
    pub(super) weakness: Option<Cwe>,
    /// `None` where it cannot be in the tree.
    pub(super) path: Option<ForeignPath>,
    pub(super) columns: Columns,
    pub(super) region: Region,
    pub(super) suppression: Option<Suppression>,
}

impl Message<'_> {
    /// The result; its test is noted in `gathered` as `describe` completes it, also where the result has no place.
    pub(super) fn take(
        self,
        gathered: &mut Gathered,
        describe: impl FnOnce(&mut RuleMeta),
    ) -> Option<Foreign> {
        let mut meta = rule_meta(self.tool, self.code, self.said, self.severity);
        meta.tier = self.tier;
        meta.weaknesses.extend(self.weakness);
        describe(&mut meta);
        let rule = meta.id.clone();
        if gathered.rules.len() < MAX_RULES {
            gathered
                .rules
                .entry(rule.as_str().to_owned())
                .or_insert(meta);
        }
        Some(Foreign {
            tool: self.tool.to_owned(),
            code: clean(self.code),
            rule,
            tier: self.tier,
            severity: self.severity,
            confidence: self.confidence,
            weaknesses: self.weakness.into_iter().collect(),
            message: clean(self.said),
            columns: self.columns,
            place: ForeignPlace {
                path: self.path?,
                region: self.region,
            },
            steps: Vec::new(),
            related: Vec::new(),
            suppression: self.suppression,
        })
    }
}

/// The tier of a linter's message: what is no weakness that we know informs only.
pub(super) fn linter_tier(weakness: Option<Cwe>) -> Tier {
    if weakness.is_some() {
        Tier::Vulnerability
    } else {
        Tier::Audit
    }
}
