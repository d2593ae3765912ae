//! How a rule about dependencies is described: what all of them say alike is said here.

use airlock_model::{Confidence, Cwe, RuleId, RuleMeta, Severity, Tier, asvs_of};

/// How much a rule's finding weighs.
pub(crate) type Weight = (Tier, Severity, Confidence);

/// The description of the rule called `id`: its weight, its weakness and the entry of OWASP's list that holds it, and its
/// texts (what, why, remedy).
pub(crate) fn rule_meta(
    id: &str,
    (tier, severity, confidence): Weight,
    (weakness, owasp): (Cwe, &str),
    texts: [&str; 3],
) -> RuleMeta {
    let [message, why, remediation] = texts.map(str::to_owned);
    RuleMeta {
        id: RuleId::new(id),
        message,
        why,
        remediation,
        tier,
        severity,
        confidence,
        weaknesses: vec![weakness],
        owasp: vec![owasp.to_owned()],
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
