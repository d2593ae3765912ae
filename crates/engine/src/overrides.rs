//! What configuration says of findings: another severity, or that they do not count.

use crate::options::{Action, Override};
use airlock_model::{Finding, Suppression, SuppressionSource};

impl Override {
    /// Applies all of `overrides` to all of `findings`, the later entry wins.
    pub(crate) fn apply_all(overrides: &[Self], findings: &mut [Finding]) {
        for finding in findings {
            for each in overrides {
                each.apply(finding);
            }
        }
    }

    fn apply(&self, finding: &mut Finding) {
        let is_here = self
            .paths
            .as_ref()
            .is_none_or(|paths| paths.is_match(finding.location.path.as_str()));
        let names = |rule: &airlock_model::RuleId| match rule.as_str().strip_suffix('*') {
            Some(start) => finding.rule.as_str().starts_with(start),
            None => finding.rule == *rule,
        };
        if !is_here || !(self.rules.is_empty() || self.rules.iter().any(names)) {
            return;
        }
        match self.action {
            Action::Severity(severity) => finding.severity = severity,
            Action::Raise(severity) => finding.severity = finding.severity.max(severity),
            Action::Suppress => {
                let source = SuppressionSource::Config {
                    key: self.key.clone(),
                };
                finding.suppression = Some(Suppression {
                    source,
                    reason: None,
                    until: None,
                });
            }
        }
    }
}
