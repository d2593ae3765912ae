//! What a scan says of licences.

use super::{Licenses, Verdict};
use crate::facts::Flaw;
use crate::rule_meta::{Weight, rule_meta};
use airlock_model::{Confidence, Cwe, Inventory, RuleMeta, Severity, Tier};
use rustc_hash::FxHashSet;

const CONFLICT: &str = "deps-licence-conflict";
const DENIED: &str = "deps-licence-denied";
const REVIEW: &str = "deps-licence-review";

/// The packages whose licences a policy or the project's own does not go with, each once.
pub fn flaws(inventory: &Inventory, licenses: &Licenses) -> Vec<Flaw> {
    let mut said: FxHashSet<(&str, &str, &str)> = FxHashSet::default();
    let mut out = Vec::new();
    for licensed in &licenses.packages {
        let Some(package) = inventory.packages.get(licensed.package) else {
            continue;
        };
        let license = licensed.license.as_deref().unwrap_or("no licence");
        let (rule, message) = match (licensed.verdict, &licensed.conflict) {
            (Verdict::Denied, _) => (
                DENIED,
                format!(
                    "{} is under {license}, which the policy denies",
                    package.name
                ),
            ),
            (Verdict::Review, _) => (
                REVIEW,
                format!(
                    "{} is under {license}, which a person must look at",
                    package.name
                ),
            ),
            (_, Some(conflict)) => (CONFLICT, format!("{}: {conflict}", package.name)),
            _ => continue,
        };
        if said.insert((&package.ecosystem, &package.name, rule)) {
            out.push(Flaw {
                rule: rule.to_owned(),
                message,
                location: package.location.clone(),
            });
        }
    }
    out
}

/// The descriptions of the rules, ordered by id.
pub fn rule_metas() -> Vec<RuleMeta> {
    let rule = |id: &str, weight: Weight, texts: [&str; 3]| {
        rule_meta(id, weight, (Cwe(1357), "A08:2021"), texts)
    };
    vec![
        rule(
            CONFLICT,
            (Tier::Audit, Severity::Low, Confidence::Medium),
            [
                "A package's licence does not go with the project's own",
                "Handing the product on may break the terms of one of both licences: then the right to use the package \
                 ends, or the whole product must be put under the package's licence.",
                "Let a person who knows licences look. Replace the package, ask its owners for other terms, or change the \
                 product's own licence; where the package is not handed on, say so with a suppression.",
            ],
        ),
        rule(
            DENIED,
            (Tier::Vulnerability, Severity::High, Confidence::High),
            [
                "A package is under a licence that the policy denies",
                "`[licences]` in `airlock.toml` (or the organisation's file) says that nothing under this licence may be \
                 used: its terms were judged not to fit.",
                "Replace the package by one under an allowed licence, or choose another of its licences where it offers \
                 several. An exception belongs into the policy, with its reason.",
            ],
        ),
        rule(
            REVIEW,
            (Tier::Audit, Severity::Low, Confidence::High),
            [
                "A package is under a licence that a person must look at",
                "`[licences]` in `airlock.toml` names this licence for review: whether its terms fit depends on how the \
                 package is used and handed on.",
                "Let a person who knows licences look, and write down the answer: in the policy for all packages, in a \
                 suppression for this one.",
            ],
        ),
    ]
}
