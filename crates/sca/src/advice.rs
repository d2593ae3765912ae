//! What the advisories mean for a tree: one piece of advice for each package and weakness in a file.
//!
//! Invariant: only exact versions are judged; a request that leaves the version open says nothing, except where every
//! version is condemned.

use crate::advisory::Nature;
use crate::db::{Database, DbError, Existence, Hit, Matches, ReadAt, match_inventory};
use crate::rule_meta::rule_meta;
use airlock_model::{
    Confidence, Cwe, Evidence, Inventory, Location, Package, Reach, RuleMeta, Scope, Severity,
    Suppression, Tier,
};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// A weakness is known in this version.
const VULNERABLE: &str = "deps-vulnerable-package";
/// The package does harm.
const MALICIOUS: &str = "deps-malicious-package";
/// Nobody mends it, or its interface allows what it must not.
const UNMAINTAINED: &str = "deps-unmaintained-package";

/// Whether a finding of the rule called `id` goes away with another version, or with the package.
pub fn has_remedy(id: &str) -> bool {
    matches!(id, VULNERABLE | MALICIOUS)
}

/// Something that knows what is wrong with packages.
pub trait Advisories: Debug + Send + Sync {
    /// What it knows of the packages of an inventory.
    ///
    /// # Errors
    /// When it cannot be read.
    fn matches(&self, inventory: &Inventory) -> Result<Matches, DbError>;

    /// Whether a package of a name exists.
    ///
    /// # Errors
    /// When it cannot be read.
    fn existence(&self, ecosystem: &str, name: &str) -> Result<Existence, DbError>;

    /// The most used names of an ecosystem, the most used first.
    ///
    /// # Errors
    /// When it cannot be read.
    fn ranked(&self, ecosystem: &str) -> Result<Vec<String>, DbError>;
}

impl<R: ReadAt + Debug> Advisories for Database<R> {
    fn matches(&self, inventory: &Inventory) -> Result<Matches, DbError> {
        match_inventory(self, inventory)
    }

    fn existence(&self, ecosystem: &str, name: &str) -> Result<Existence, DbError> {
        Database::existence(self, ecosystem, name)
    }

    fn ranked(&self, ecosystem: &str) -> Result<Vec<String>, DbError> {
        Database::ranked(self, ecosystem)
    }
}

/// What is to be said of one package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The rule that says it.
    pub rule: &'static str,
    /// Where the package is named.
    pub location: Location,
    /// What is known, in one line.
    pub message: String,
    /// What it is known by, whatever the version: the same weakness of the same package.
    pub identity: String,
    /// May it block.
    pub tier: Tier,
    /// How bad.
    pub severity: Severity,
    /// How sure it is that it concerns the product: less where no import of the package was seen.
    pub confidence: Confidence,
    /// The proof.
    pub evidence: Evidence,
    /// Why it does not count, where somebody said so.
    pub suppression: Option<Suppression>,
}

/// What is known of a hit besides the advisory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// How far the tree's code was seen to reach what it is about.
    pub reach: Option<Reach>,
    /// A person's word that the product is not affected.
    pub suppression: Option<Suppression>,
}

/// What the matches mean, in the order of the inventory, each thing once per file.
pub fn advice(
    inventory: &Inventory,
    matches: Matches,
    known: impl Fn(&Package, &Hit) -> Known,
) -> Vec<Advice> {
    let mut said = BTreeSet::new();
    let mut out = Vec::new();
    for hit in matches.hits {
        let Some(package) = inventory.packages.get(hit.package) else {
            continue;
        };
        let place = (
            package.location.path.clone(),
            package.ecosystem.clone(),
            package.name.clone(),
            package.version.clone(),
            hit.advisory.group,
        );
        if said.insert(place) {
            let known = known(package, &hit);
            out.push(one(package, hit, known));
        }
    }
    out
}

fn one(package: &Package, hit: Hit, Known { reach, suppression }: Known) -> Advice {
    let rule = match hit.advisory.nature {
        Nature::Vulnerability => VULNERABLE,
        Nature::Malicious => MALICIOUS,
        Nature::Unmaintained | Nature::Unsound | Nature::Notice => UNMAINTAINED,
    };
    let in_product = !matches!(package.scope, Scope::Dev | Scope::Test);
    let tier = match rule {
        MALICIOUS => Tier::Vulnerability,
        VULNERABLE if in_product => Tier::Vulnerability,
        _ => Tier::Audit,
    };
    let version = package.version.as_deref().unwrap_or("");
    let named = format!("{} {version}", package.name);
    Advice {
        rule,
        location: package.location.clone(),
        message: format!("{}: {}", named.trim_end(), hit.advisory.summary),
        identity: format!("{} {} {}", package.ecosystem, package.name, hit.advisory.id),
        tier,
        severity: hit.severity,
        confidence: match reach {
            Some(Reach::NotSeen) if rule != MALICIOUS => Confidence::Medium,
            _ => Confidence::High,
        },
        evidence: Evidence::Package {
            ecosystem: package.ecosystem.clone(),
            name: package.name.clone(),
            version: package.version.clone(),
            score: hit.advisory.score.map(|score| score.to_string()),
            exploited: hit.advisory.exploited,
            epss: hit.epss,
            advisories: hit.names,
            fixed: hit.fixed,
            reach,
        },
        suppression,
    }
}

/// The descriptions of the rules, ordered by id.
pub fn rule_metas() -> Vec<RuleMeta> {
    vec![
        meta(
            MALICIOUS,
            (Tier::Vulnerability, Severity::Critical),
            Cwe(506),
            [
                "A package is known to do harm",
                "Its code runs when it is installed or imported, with the rights of the developer or of CI: it steals \
                 credentials, changes other packages, or waits for orders.",
                "Remove it from manifest and lockfile. Treat every machine that installed it as taken over: rotate the \
                 credentials that were in reach, and look for what it left behind. Check the name you meant to install.",
            ],
        ),
        meta(
            UNMAINTAINED,
            (Tier::Audit, Severity::Low),
            Cwe(1104),
            [
                "A package is not maintained any more, or allows what it must not",
                "Nobody will mend the next weakness found in it, and what its interface allows breaks the guarantees of \
                 the code that uses it.",
                "Move to the successor that the advisory names, or take the code over. Where neither can be done now, \
                 write down why and until when in a suppression.",
            ],
        ),
        meta(
            VULNERABLE,
            (Tier::Vulnerability, Severity::High),
            Cwe(1395),
            [
                "A version of a package is used in which a weakness is known",
                "The weakness and often its exploit are public. Whoever can reach the code through this product can use \
                 it; scanners look for it everywhere.",
                "Update to the fixed version that the finding names, or a later one, and make the lockfile again. If \
                 another package asks for it, update that one, or override the version in the manifest.",
            ],
        ),
    ]
}

/// CWE-506: embedded malicious code; CWE-1104: use of unmaintained components; CWE-1395: dependency on a vulnerable
/// component.
fn meta(id: &str, (tier, severity): (Tier, Severity), weakness: Cwe, texts: [&str; 3]) -> RuleMeta {
    let weight = (tier, severity, Confidence::High);
    rule_meta(id, weight, (weakness, "A06:2021"), texts)
}
