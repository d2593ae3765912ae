//! Why a finding is believed: one variant per kind of proof.

use crate::{Location, Redacted};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The proof a finding carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Evidence {
    /// Code of a certain shape; `bindings` holds the text each metavariable stood for (bounded, redacted).
    Pattern {
        /// Metavariable (without `$`) to the code it matched.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        bindings: BTreeMap<String, String>,
    },
    /// A value on its way from where it enters to where it does harm.
    Flow {
        /// The whole path, the taint source first, the sink last.
        steps: Vec<FlowStep>,
    },
    /// A credential.
    Secret {
        /// What may be shown of it.
        redacted: Redacted,
        /// How far it is proven.
        tier: SecretTier,
        /// What the credential opens, in a few words.
        opens: String,
        /// The commit that brought it in, where the history was looked at.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        introduced: Option<Introduced>,
    },
    /// A comment that steers Airlock itself (a suppression that is unused, expired or malformed).
    Directive {
        /// The directive as written.
        text: String,
    },
    /// A package of which something is known.
    Package {
        /// Its ecosystem.
        ecosystem: String,
        /// Its name.
        name: String,
        /// Its version.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        version: Option<String>,
        /// Every name of what is known, that of the advisory itself first.
        advisories: Vec<String>,
        /// The CVSS base score, where an advisory has one (`9.8`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        score: Option<String>,
        /// The day since which it is known to be exploited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        exploited: Option<String>,
        /// How probable its exploitation is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        epss: Option<Epss>,
        /// The lowest later version that is not affected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fixed: Option<String>,
        /// How far the tree's own code was seen to reach it; `None` where that cannot be told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reach: Option<Reach>,
    },
    /// Another tool's result, imported.
    External {
        /// That tool's name.
        tool: String,
        /// Its rule's name.
        rule: String,
        /// Its flow, where it gave one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        steps: Vec<FlowStep>,
    },
}

/// A score of the Exploit Prediction Scoring System (<https://www.first.org/epss>).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Epss {
    /// The probability that the weakness is exploited within 30 days, from `0.0000` to `1.0000`.
    pub probability: String,
    /// The day the scores are of (`2026-05-31`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// Where in the history a credential came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Introduced {
    /// The first commit that holds it, in hexadecimal; of what no commit holds, the object's own id.
    pub commit: String,
    /// The day its author wrote it (UTC, `2024-05-31`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How many commits brought in a version of a file that holds it.
    pub commits: u64,
}

/// How far a tree's code was seen to reach what an advisory speaks of. No tier says that it is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "tier", rename_all = "snake_case")]
pub enum Reach {
    /// No import of the package was seen, though the project asks for it itself; another package may use it.
    NotSeen,
    /// Code imports the package.
    Imported {
        /// Where.
        at: Location,
        /// Symbols that the advisory names and no importing file does; none where it names no symbols.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unseen: Vec<String>,
    },
    /// Code that imports the package names a symbol that the advisory names.
    Named {
        /// The symbol.
        symbol: String,
        /// Where.
        at: Location,
    },
    /// Calls lead from where a program of the tree starts to a symbol that the advisory names. Whether they are made, and
    /// with what, is not looked at.
    Called {
        /// The symbol.
        symbol: String,
        /// The way: where the program starts first, the symbol's place last.
        path: Vec<FlowStep>,
    },
}

/// One stop of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FlowStep {
    /// Where.
    pub location: Location,
    /// What happens there.
    pub message: String,
}

/// How far a credential is proven to be one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SecretTier {
    /// A value that a provider's own documentation prints.
    DocumentedExample,
    /// A value that stands for one (`changeme`, `<token>`).
    Placeholder,
    /// Looks like a real one.
    Realistic,
    /// Its checksum or structure proves the form.
    ValidForm,
    /// Its provider accepts it: it was asked, because the user said so.
    Live,
}
