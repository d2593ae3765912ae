//! The rules about suppression comments themselves.

use airlock_model::{Confidence, Cwe, RuleId, RuleMeta, Severity, Tier, asvs_of};

/// What can be wrong with a directive of our own form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flaw {
    /// It cannot be read.
    Malformed,
    /// Its last day has passed.
    Expired,
    /// It names a rule that does not exist.
    UnknownRule,
    /// What it names is not found there.
    Unused,
}

impl Flaw {
    const ALL: [Self; 4] = [
        Self::Expired,
        Self::Malformed,
        Self::UnknownRule,
        Self::Unused,
    ];

    /// The rule's id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Malformed => "airlock-suppression-malformed",
            Self::Expired => "airlock-suppression-expired",
            Self::UnknownRule => "airlock-suppression-unknown-rule",
            Self::Unused => "airlock-suppression-unused",
        }
    }

    /// An unused comment does no harm today; the others leave somebody wrong about what is checked.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Unused => Severity::Info,
            Self::Malformed | Self::Expired | Self::UnknownRule => Severity::Low,
        }
    }

    /// CWE-1164 (irrelevant code) for what has no effect any more; CWE-1116 (inaccurate comments) for what claims an
    /// effect that it never had.
    pub(crate) fn weakness(self) -> Cwe {
        match self {
            Self::Unused | Self::Expired => Cwe(1164),
            Self::Malformed | Self::UnknownRule => Cwe(1116),
        }
    }

    fn texts(self) -> [&'static str; 3] {
        match self {
            Self::Malformed => [
                "A suppression comment cannot be read, so it suppresses nothing",
                "Whoever wrote it believes that a finding was judged and silenced; the finding still counts, and a \
                 reviewer may take the comment for an accepted risk.",
                "Write the comment in this form, on the finding's line or on a line of its own above it:\n    \
                 # airlock:allow(rule-id) reason=\"why it is safe here\" until=2030-12-31\n\
                 `reason` and `until` may be left out. Put the words in back-ticks where they are only mentioned.",
            ],
            Self::Expired => [
                "A suppression comment has passed its last day, so it suppresses nothing",
                "A risk was accepted for a time only; that time is over and the code is still as it was.",
                "Mend the finding and remove the comment. If the risk is still acceptable, have it judged again and \
                 give a later day in `until=YYYY-MM-DD`.",
            ],
            Self::UnknownRule => [
                "A suppression comment names a rule that does not exist",
                "The name may be misspelt, or the rule was renamed or removed: the comment suppresses nothing, \
                 although it seems to.",
                "Name the rule as the finding does (`airlock rules list` shows all names), or remove the comment.",
            ],
            Self::Unused => [
                "A suppression comment covers no finding",
                "The code was mended or moved away. A comment left behind would silence a new finding of the same \
                 rule on that line that nobody has judged.",
                "Remove the comment, or the name of the rule that is no longer found there.",
            ],
        }
    }

    fn meta(self) -> RuleMeta {
        let [message, why, remediation] = self.texts().map(str::to_owned);
        let weakness = self.weakness();
        RuleMeta {
            id: RuleId::new(self.id()),
            message,
            why,
            remediation,
            tier: Tier::Audit,
            severity: self.severity(),
            confidence: Confidence::High,
            weaknesses: vec![weakness],
            owasp: Vec::new(),
            asvs: asvs_of(&[weakness]),
            cert: Vec::new(),
            references: vec![format!(
                "https://cwe.mitre.org/data/definitions/{}.html",
                weakness.0
            )],
            languages: Vec::new(),
            aliases: Vec::new(),
            untrusted: false,
        }
    }
}

/// The descriptions of the rules about suppression comments, ordered by id.
pub(crate) fn metas() -> Vec<RuleMeta> {
    Flaw::ALL.map(Flaw::meta).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_ordered_and_whole() {
        let rules = metas();
        assert!(rules.is_sorted_by(|a, b| a.id < b.id));
        for rule in rules {
            assert!(
                [&rule.message, &rule.why, &rule.remediation]
                    .iter()
                    .all(|text| text.len() > 30),
                "{rule:?}"
            );
        }
    }
}
