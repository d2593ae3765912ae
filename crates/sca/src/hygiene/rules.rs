//! The rules, their texts and weights.

use crate::rule_meta::rule_meta;
use airlock_model::{Confidence, Cwe, RuleMeta, Severity, Tier};

/// A way of looking after dependencies badly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A bot that proposes releases on the day they are made.
    CooldownMissing,
    /// A cooldown that means another unit than its number was thought in.
    CooldownUnit,
    /// An image of a release that gets no fixes any more.
    EndOfLife,
    /// An index beside the usual one, of which either may answer.
    ExtraIndex,
    /// A few packages of a lockfile come from another host.
    ForeignRegistry,
    /// Bytes fetched without protection on the way.
    InsecureSource,
    /// Packages that run code when they are installed.
    InstallScript,
    /// A manifest asks for what the lockfile does not have.
    LockfileDrift,
    /// Nothing fixes the versions that are installed.
    LockfileMissing,
    /// A package for development that the product imports.
    MisplacedDependency,
    /// Packages without a digest, among others that have one.
    MissingIntegrity,
    /// A git source without a commit.
    MovingGitSource,
    /// Actions named by a tag or branch.
    UnpinnedAction,
    /// An image named by `latest` or nothing.
    UnpinnedImage,
    /// A package that does what the standard library does.
    StandardLibrary,
    /// A package that is imported and only another package asks for.
    TransitiveImport,
    /// A package that nothing imports or names.
    UnusedDependency,
}

impl Rule {
    const ALL: [Self; 17] = [
        Self::CooldownMissing,
        Self::CooldownUnit,
        Self::EndOfLife,
        Self::ExtraIndex,
        Self::ForeignRegistry,
        Self::InsecureSource,
        Self::InstallScript,
        Self::LockfileDrift,
        Self::LockfileMissing,
        Self::MisplacedDependency,
        Self::MissingIntegrity,
        Self::MovingGitSource,
        Self::StandardLibrary,
        Self::TransitiveImport,
        Self::UnpinnedAction,
        Self::UnpinnedImage,
        Self::UnusedDependency,
    ];

    /// The rule's id.
    pub fn id(self) -> &'static str {
        match self {
            Self::CooldownMissing => "deps-cooldown-missing",
            Self::CooldownUnit => "deps-cooldown-unit",
            Self::EndOfLife => "deps-end-of-life",
            Self::ExtraIndex => "deps-extra-index",
            Self::ForeignRegistry => "deps-foreign-registry",
            Self::InsecureSource => "deps-insecure-source",
            Self::InstallScript => "deps-install-script",
            Self::LockfileDrift => "deps-lockfile-drift",
            Self::LockfileMissing => "deps-lockfile-missing",
            Self::MisplacedDependency => "deps-misplaced-dependency",
            Self::MissingIntegrity => "deps-missing-integrity",
            Self::MovingGitSource => "deps-moving-git-source",
            Self::UnpinnedAction => "deps-unpinned-action",
            Self::UnpinnedImage => "deps-unpinned-image",
            Self::StandardLibrary => "deps-standard-library",
            Self::TransitiveImport => "deps-transitive-import",
            Self::UnusedDependency => "deps-unused-dependency",
        }
    }

    fn weight(self) -> (Tier, Severity, Confidence) {
        match self {
            Self::InsecureSource => (Tier::Vulnerability, Severity::Medium, Confidence::High),
            Self::ForeignRegistry | Self::ExtraIndex => {
                (Tier::Audit, Severity::Medium, Confidence::Medium)
            }
            Self::CooldownUnit | Self::EndOfLife | Self::MissingIntegrity | Self::LockfileDrift => {
                (Tier::Audit, Severity::Low, Confidence::High)
            }
            Self::LockfileMissing | Self::MovingGitSource => {
                (Tier::Audit, Severity::Low, Confidence::Medium)
            }
            // As with a git branch: that the name can move is sure, that its owner lets it do harm is not.
            // What is asked for at a wrong place costs an install or an update one day, and hands nobody anything.
            // A bot's proposal is still read by somebody.
            Self::CooldownMissing
            | Self::InstallScript
            | Self::StandardLibrary
            | Self::UnpinnedAction
            | Self::UnpinnedImage
            | Self::MisplacedDependency
            | Self::TransitiveImport
            | Self::UnusedDependency => (Tier::Audit, Severity::Info, Confidence::Medium),
        }
    }

    /// CWE-494: code taken without a check of its integrity; CWE-319: sent in the clear; CWE-427: a search path that
    /// others control; CWE-1357: reliance on a component that is not trustworthy enough; CWE-1188: unsafe default.
    fn weakness(self) -> Cwe {
        match self {
            Self::InsecureSource => Cwe(319),
            Self::ExtraIndex => Cwe(427),
            Self::CooldownMissing | Self::CooldownUnit => Cwe(1188),
            Self::StandardLibrary | Self::UnusedDependency => Cwe(1164),
            Self::EndOfLife => Cwe(1104),
            Self::ForeignRegistry
            | Self::LockfileDrift
            | Self::LockfileMissing
            | Self::MisplacedDependency
            | Self::TransitiveImport => Cwe(1357),
            Self::MissingIntegrity
            | Self::InstallScript
            | Self::MovingGitSource
            | Self::UnpinnedAction
            | Self::UnpinnedImage => Cwe(494),
        }
    }

    fn texts(self) -> [&'static str; 3] {
        match self {
            Self::CooldownMissing => [
                "A bot proposes releases on the day they are made",
                "Most malicious releases are found and taken down within days. A bot that waits for a few days never \
                 proposes them; security updates do not wait.",
                "Add a cooldown: `airlock deps cooldown .github/dependabot.yml --days 7` writes `cooldown: default-days: 7` \
                 for each kind of package.",
            ],
            Self::CooldownUnit => [
                "A minimum release age is written in another unit than the client reads",
                "npm and Dependabot count days, pnpm and Yarn minutes, Bun seconds, uv and Renovate want a unit. A number \
                 copied between them either lets fresh releases through, the ones in which malicious versions are found, or \
                 holds back every update for years.",
                "Write the age in the client's own unit: three days are `min-release-age=3` for npm, \
                 `minimumReleaseAge: 4320` for pnpm, `npmMinimalAgeGate: 3d` for Yarn, `minimumReleaseAge = 259200` for Bun, \
                 `exclude-newer = \"3 days\"` for uv, `default-days: 3` for Dependabot, `\"minimumReleaseAge\": \"3 days\"` for \
                 Renovate. `airlock deps cooldown` does.",
            ],
            Self::EndOfLife => [
                "An image is built on a release that gets no fixes any more",
                "Weaknesses that are found from now on stay in it, and in everything that is built on it, and no advisory \
                 will name a fixed version.",
                "Move to a release that is maintained; the table of dates is that of endoflife.date.",
            ],
            Self::ExtraIndex => [
                "Packages may come from a second index as well as from the usual one",
                "pip asks all indexes and takes the highest version. Whoever registers the name of an internal package \
                 on the public index with a high version gets his code installed (dependency confusion).",
                "Use one index that proxies the public one (`--index-url` alone), or bind each internal package to its \
                 index: uv's `explicit = true` with `[tool.uv.sources]`, Poetry's source with `priority = \"explicit\"`.",
            ],
            Self::ForeignRegistry => [
                "A few packages of a lockfile come from another host than all others",
                "A lockfile is rarely read in review. An entry that keeps its name and points to another host installs \
                 whatever that host serves (lockfile injection).",
                "Check that the host is meant. Make the lockfile again with the client, or declare the registry in the \
                 client's configuration (`@scope:registry=` in `.npmrc`).",
            ],
            Self::InsecureSource => [
                "A package is fetched without protection on the way",
                "Over `http://` and `git://` anybody on the way can put his own code in place of the package; it is then \
                 built and run on developers' machines and in CI.",
                "Use the `https://` or `ssh://` address of the same source; if there is none, vendor the package.",
            ],
            Self::InstallScript => [
                "Packages run code of their own when they are installed",
                "An install script runs before anything of the package is used, with the rights of the developer or of CI; \
                 most worms among packages spread by one. Few packages need theirs.",
                "Install with `--ignore-scripts` (`ignore-scripts=true` in `.npmrc`) and rebuild those that need it by \
                 name, or let a client that asks do so (pnpm 10's `onlyBuiltDependencies`).",
            ],
            Self::LockfileDrift => [
                "A manifest asks for packages that its lockfile does not have",
                "Installing from the lockfile fails or leaves the package out; a client that resolves again instead takes \
                 versions that nobody reviewed.",
                "Run the client's lock command (`npm install --package-lock-only`, `poetry lock`, `cargo update \
                 --workspace`, `bundle lock`) and commit the result.",
            ],
            Self::LockfileMissing => [
                "Dependencies are declared, and no lockfile fixes what is installed",
                "Every install takes the newest versions in range: builds differ from day to day, and a malicious release \
                 reaches everybody at once without a change that could be reviewed.",
                "Commit the client's lockfile, and install from it in CI (`npm ci`, `composer install`, `pipenv sync`). \
                 For a library that others depend on this may be wanted; then say so with a suppression.",
            ],
            Self::MisplacedDependency => [
                "The product imports a package that is asked for to develop only",
                "Whoever installs the product without what is for development gets no such package: the import fails \
                 there, and only there.",
                "Move the package to what the product needs (`dependencies`), or the import to where only developers \
                 run it.",
            ],
            Self::MissingIntegrity => [
                "Packages of a lockfile have no digest, though others have one",
                "Without a digest the client takes whatever the server sends under that version, also after the fact.",
                "Remove these entries and let the client write them again, or make the whole lockfile again.",
            ],
            Self::MovingGitSource => [
                "A dependency is taken from a git branch",
                "Whoever can push to that branch changes what is installed, with no version and no review in between.",
                "Name a commit: `git+https://host/o/r#<40 hexadecimal digits>`, `rev = \"…\"`, `ref: …`; or use a release.",
            ],
            Self::StandardLibrary => [
                "A package is asked for that does what the standard library does",
                "Each package is code of others that is installed and updated, and one more name that can be taken over. \
                 Some of these are not maintained, since nobody needs them any more.",
                "Use what the language brings along, and remove the package from the manifest. Where an older release of \
                 the language must be supported, say so with a condition or a suppression.",
            ],
            Self::TransitiveImport => [
                "Code imports a package that only another package asks for",
                "It is there by the grace of that other package: its next version may do without it or bring another \
                 version, and no range of this project holds it back.",
                "Ask for the package in the manifest, with the range that the code was written for.",
            ],
            Self::UnpinnedAction => [
                "Actions are named by a tag or branch, which their owner can move",
                "A moved tag runs new code in the workflow, with its token and secrets; this has happened to widely used \
                 actions.",
                "Name the commit and keep the version as a comment: `uses: owner/action@<40 hexadecimal digits> # v4.1.0`. \
                 Dependabot and Renovate keep such lines up to date.",
            ],
            Self::UnpinnedImage => [
                "A container image is named by `latest`, or by no tag at all",
                "What is built or run changes whenever somebody pushes to that tag, without a trace in this repository.",
                "Name a version, and for what is deployed the digest: `image:1.2.3@sha256:…`.",
            ],
            Self::UnusedDependency => [
                "A package is asked for, and nothing here imports or names it",
                "Its code and all that it needs are installed and may run at install time, for nothing; each is one more \
                 package to watch, and advisories about it cost time.",
                "Remove it from the manifest and make the lockfile again. If something finds it by itself (a plugin, a \
                 driver), say so with a suppression.",
            ],
        }
    }

    /// Whether it speaks of a habit, which a reader wants to hear of once for the whole tree.
    pub fn is_habit(self) -> bool {
        matches!(
            self,
            Self::InstallScript | Self::UnpinnedAction | Self::UnpinnedImage
        )
    }

    /// The rule called `id`.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }

    /// The rule's description.
    pub(crate) fn meta(self) -> RuleMeta {
        let weakness = (self.weakness(), "A08:2021");
        rule_meta(self.id(), self.weight(), weakness, self.texts())
    }
}

/// The descriptions of the rules about dependencies, ordered by id.
pub fn rule_metas() -> Vec<RuleMeta> {
    Rule::ALL.map(Rule::meta).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_ordered_and_whole() {
        let rules = rule_metas();
        assert!(rules.is_sorted_by(|a, b| a.id < b.id));
        for rule in rules {
            let texts = [&rule.message, &rule.why, &rule.remediation];
            assert!(texts.iter().all(|text| text.len() > 30), "{rule:?}");
        }
    }
}
