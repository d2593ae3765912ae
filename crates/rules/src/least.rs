//! The least that a finding must weigh to be wanted, and which rules can have such.

use crate::rank::Rank;
use airlock_model::{Confidence, Severity, Tier};

/// The least a finding must weigh to be wanted: what is below it in one respect is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Least {
    /// Its tier.
    pub tier: Tier,
    /// Its severity; `None`: no finding is wanted.
    pub severity: Option<Severity>,
    /// Its confidence.
    pub confidence: Confidence,
}

impl Least {
    /// Whether a finding of this weight is wanted.
    pub fn is_met_by(self, tier: Tier, severity: Severity, confidence: Confidence) -> bool {
        tier >= self.tier
            && self.severity.is_some_and(|least| severity >= least)
            && confidence >= self.confidence
    }

    /// Whether a rule of this rank may have findings that are wanted: what it says of itself is what they weigh at most.
    pub(crate) fn may_be_met_by(self, rank: Rank) -> bool {
        rank.tier >= self.tier as u8
            && { self.severity }.is_some_and(|least| rank.severity >= least as u8)
            && rank.confidence >= self.confidence as u8
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::pack::{self, Trust};

    #[test]
    fn ranks_say_what_rules_say() {
        let tiers = [Tier::Audit, Tier::Vulnerability];
        let confidences = [Confidence::Low, Confidence::Medium, Confidence::High];
        for packed in pack::embedded().unwrap().rules {
            let meta = pack::unpack(&packed, Trust::Trusted).unwrap().meta;
            for (tier, confidence) in tiers
                .iter()
                .flat_map(|tier| confidences.map(|it| (*tier, it)))
            {
                for severity in Severity::ALL {
                    let least = Least {
                        tier,
                        severity: Some(severity),
                        confidence,
                    };
                    assert_eq!(
                        least.may_be_met_by(packed.rank),
                        least.is_met_by(meta.tier, meta.severity, meta.confidence),
                        "{}: {least:?}",
                        packed.id
                    );
                }
            }
        }
    }
}
