//! The values of a workspace's own secret files, found wherever else they stand: in code, in a change, in a prompt, in a
//! tool's output, whether or not they have a form of their own.
//!
//! A value is found where it stands letter for letter and no letter or digit runs into it. Not guarded: values of fewer
//! than eight characters, words, numbers, switches, names of things, addresses without credentials, values that the
//! project publishes in a template (`.env.example`), and what is public by its name. A value that is split, encoded or
//! written with escapes is not recognised.
//!
//! Invariants:
//! - a set holds keyed digests, never a value; it cannot be serialised, and is made anew for each run;
//! - without the key nobody can test guesses at a digest;
//! - a file that values come from is not searched for them.

mod files;
mod search;
mod values;

pub use files::{Role, SECRET_FILES, TEMPLATE_FILES, role};
pub use search::{Known, KnownValues};

use airlock_model::{Confidence, Cwe, RuleId, RuleMeta, Severity, Tier, asvs_of};

const RULE: &str = "secrets-known-value";

/// The id of the rule that known values are reported under.
pub fn rule() -> RuleId {
    RuleId::new(RULE)
}

/// The description of the rule.
pub fn meta() -> RuleMeta {
    RuleMeta {
        id: rule(),
        message: "a value of one of this workspace's secret files stands elsewhere".to_owned(),
        why: "The value is kept in a file that is not shared. Whoever can read this place, its history or a build made \
              from it gets what the value opens; an assistant that read the file may have carried it here."
            .to_owned(),
        remediation: "Take the value out of use and replace it where it is kept. Here, read it from the environment or a \
                      secret manager, and remove it from the history if the file was ever shared."
            .to_owned(),
        tier: Tier::Vulnerability,
        severity: Severity::High,
        confidence: Confidence::High,
        weaknesses: vec![Cwe(798), Cwe(200)],
        owasp: vec!["A07:2021".to_owned(), "A07:2025".to_owned()],
        asvs: asvs_of(&[Cwe(798), Cwe(200)]),
        cert: vec!["MSC03-J".to_owned()],
        references: vec!["https://cwe.mitre.org/data/definitions/798.html".to_owned()],
        languages: Vec::new(),
        aliases: Vec::new(),
        untrusted: false,
    }
}

#[cfg(test)]
mod tests;
