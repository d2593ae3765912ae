//! `airlock.toml` as written: one field with a doc comment for each key; the schema and the reference are made of it.
//!
//! Invariant: every value keeps its place in the text, so that whatever is said of it later names file and line.

use crate::config::profile::Profile;
use crate::config::values::{EngineName, FailOn, OnFailure, RuleName};
use airlock_model::{Confidence, MetricLimits, Mode, Severity};
use airlock_sca::license::Policy;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Configuration of Airlock.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "airlock.toml")]
pub(crate) struct RawConfig {
    /// Whether findings hold a change back (`enforce`) or are only reported (`observe`).
    #[schemars(with = "Option<Mode>")]
    pub(crate) mode: Option<Spanned<Mode>>,
    /// A named set of values, below the keys that are written out.
    #[schemars(with = "Option<Profile>")]
    pub(crate) profile: Option<Spanned<Profile>>,
    /// What is scanned and what counts.
    pub(crate) scan: RawScan,
    /// Which rules run, and how much their findings weigh.
    pub(crate) rules: RawRules,
    /// Which licences packages may be under.
    pub(crate) licences: RawLicences,
    /// What AI tools may read.
    pub(crate) context: RawContext,
    /// How agents' hooks answer.
    pub(crate) hooks: RawHooks,
    /// What agents are told of secure code.
    pub(crate) guidance: RawGuidance,
    /// Where a function begins to be hard to follow.
    pub(crate) complexity: RawComplexity,
    /// What is different below some paths; later entries win.
    #[serde(rename = "override")]
    pub(crate) overrides: Vec<RawOverride>,
    /// Where results of unchanged files are kept. Not for a repository's file.
    pub(crate) cache: RawCache,
    /// Where advisory databases come from, and what they must meet. Not for a repository's file.
    pub(crate) db: RawDb,
}

/// What is scanned and what counts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawScan {
    /// The least severity that makes a run fail, or `never`.
    #[schemars(with = "Option<FailOn>")]
    pub(crate) fail_on: Option<Spanned<FailOn>>,
    /// The least confidence that makes a run fail.
    #[schemars(with = "Option<Confidence>")]
    pub(crate) fail_confidence: Option<Spanned<Confidence>>,
    /// The least severity that is reported.
    #[schemars(with = "Option<Severity>")]
    pub(crate) severity: Option<Spanned<Severity>>,
    /// The least confidence that is reported.
    #[schemars(with = "Option<Confidence>")]
    pub(crate) confidence: Option<Spanned<Confidence>>,
    /// The engines that run.
    #[schemars(with = "Option<Vec<EngineName>>")]
    pub(crate) only: Option<Spanned<Vec<EngineName>>>,
    /// Globs of paths whose findings are suppressed. (Paths in `.airlockignore` are not even read.)
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) exclude: Option<Spanned<Vec<Spanned<String>>>>,
    /// Whether a run that did not see everything fails (exit code 4).
    #[schemars(with = "Option<bool>")]
    pub(crate) strict: Option<Spanned<bool>>,
    /// Whether comments in the code suppress findings.
    #[schemars(with = "Option<bool>")]
    pub(crate) suppressions: Option<Spanned<bool>>,
    /// Bytes above which a file is not scanned.
    #[schemars(with = "Option<u64>")]
    pub(crate) max_file_size: Option<Spanned<u64>>,
}

/// Which rules run, and how much their findings weigh.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawRules {
    /// Whether the built-in rules run.
    #[schemars(with = "Option<bool>")]
    pub(crate) default: Option<Spanned<bool>>,
    /// Rules whose findings are suppressed; a name ending in `*` stands for all that begin so.
    #[schemars(with = "Option<Vec<RuleName>>")]
    pub(crate) disable: Option<Spanned<Vec<RuleName>>>,
    /// Files and folders with more rules, relative to this file.
    #[schemars(with = "Vec<String>")]
    pub(crate) paths: Vec<Spanned<String>>,
    /// The severity that a rule's findings get.
    #[schemars(with = "BTreeMap<RuleName, Severity>")]
    pub(crate) severity: BTreeMap<RuleName, Spanned<Severity>>,
}

/// Which licences packages may be under. Entries are identifiers of SPDX (`MIT`, `GPL-3.0` for both of its forms), their
/// beginning with a `*`, or classes: public-domain, permissive, file-copyleft, library-copyleft, strong-copyleft,
/// network-copyleft, source-available, other. What several files say holds together.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawLicences {
    /// Allowed; where the list is not empty, everything else is denied.
    pub(crate) allow: Vec<String>,
    /// Denied, whatever else says.
    pub(crate) deny: Vec<String>,
    /// For a person to look at.
    pub(crate) review: Vec<String>,
}

impl RawLicences {
    /// The same as a policy.
    pub(crate) fn policy(&self) -> Policy {
        Policy {
            allow: self.allow.clone(),
            deny: self.deny.clone(),
            review: self.review.clone(),
        }
    }
}

/// What AI tools may read. What several files say holds together.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawContext {
    /// Globs as in `.gitignore` of files that are kept back besides the built-in ones (`.env`, keys, credentials).
    #[schemars(with = "Vec<String>")]
    pub(crate) exclude: Vec<Spanned<String>>,
    /// Globs of files that are not kept back, though a built-in name says so.
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) include: Option<Vec<Spanned<String>>>,
}

/// How agents' hooks answer.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawHooks {
    /// What an operation is answered that could not be judged: `closed` refuses it, `open` lets it through.
    #[schemars(with = "Option<OnFailure>")]
    pub(crate) on_failure: Option<Spanned<OnFailure>>,
    /// How much one session may do; beyond it, what writes, runs or calls is refused.
    pub(crate) session: RawSession,
}

/// How much one session of an agent may do before a person has to look.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawSession {
    /// Operations that may be refused before the rest of the session is.
    #[schemars(with = "Option<u64>")]
    pub(crate) denied: Option<Spanned<u64>>,
    /// Files that may be written.
    #[schemars(with = "Option<u64>")]
    pub(crate) files: Option<Spanned<u64>>,
    /// Lines that may be written.
    #[schemars(with = "Option<u64>")]
    pub(crate) lines: Option<Spanned<u64>>,
    /// Packages that may be added.
    #[schemars(with = "Option<u64>")]
    pub(crate) dependencies: Option<Spanned<u64>>,
}

/// What agents are told of secure code besides Airlock's own rules. What several files say adds up.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawGuidance {
    /// Libraries that may be used; agents are to ask about others.
    pub(crate) libraries: Vec<String>,
    /// What is to be used instead of what: `"requests.get" = "house.http.get"`.
    pub(crate) instead: BTreeMap<String, String>,
    /// Sentences of your own.
    pub(crate) also: Vec<String>,
}

/// Where a function begins to be hard to follow: the greatest values that are still fine. The last file that sets one wins.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawComplexity {
    /// Cognitive complexity.
    pub(crate) cognitive: Option<u32>,
    /// Cyclomatic complexity.
    pub(crate) cyclomatic: Option<u32>,
    /// Blocks inside each other.
    pub(crate) nesting: Option<u32>,
    /// Lines of code.
    pub(crate) lines: Option<u32>,
    /// Parameters without a default.
    pub(crate) parameters: Option<u32>,
}

impl RawComplexity {
    /// Sets the limits that are given.
    pub(crate) fn apply(&self, limits: &mut MetricLimits) {
        for (given, limit) in [
            (self.cognitive, &mut limits.cognitive),
            (self.cyclomatic, &mut limits.cyclomatic),
            (self.nesting, &mut limits.nesting),
            (self.lines, &mut limits.lines),
            (self.parameters, &mut limits.required_parameters),
        ] {
            if let Some(given) = given {
                *limit = given;
            }
        }
    }
}

/// What is different below some paths.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOverride {
    /// Globs of the paths, relative to this file.
    #[schemars(with = "Vec<String>")]
    pub(crate) paths: Spanned<Vec<Spanned<String>>>,
    /// Rules whose findings are suppressed there.
    #[serde(default)]
    #[schemars(with = "Option<Vec<RuleName>>")]
    pub(crate) disable: Option<Spanned<Vec<RuleName>>>,
    /// The severity that a rule's findings get there.
    #[serde(default)]
    #[schemars(with = "BTreeMap<RuleName, Severity>")]
    pub(crate) severity: BTreeMap<RuleName, Spanned<Severity>>,
}

/// Where results of unchanged files are kept.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawCache {
    /// Whether they are kept.
    #[schemars(with = "Option<bool>")]
    pub(crate) enabled: Option<Spanned<bool>>,
    /// The folder; an absolute path.
    #[schemars(with = "Option<String>")]
    pub(crate) folder: Option<Spanned<String>>,
}

/// Where advisory databases come from, and what they must meet.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawDb {
    /// The mirror that `airlock db update` asks: an absolute path, or an address that begins with `https://`.
    #[schemars(with = "Option<String>")]
    pub(crate) mirror: Option<Spanned<String>>,
    /// Public keys (`ssh-ed25519 …`) of which one must have signed every database.
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) keys: Option<Spanned<Vec<String>>>,
    /// Days after which a database is too old to be used.
    #[schemars(with = "Option<u32>")]
    pub(crate) max_age: Option<Spanned<u32>>,
}
