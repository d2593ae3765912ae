//! What speaks against a name or for it, and how much each weighs.
//!
//! A sum of [`SUSPICIOUS`] asks for a person. The weights are set so that a count of edits alone stays below it, whatever
//! it is like: of names that assistants invent, only an eighth is near a real one, and many real ones are near each other.

use serde::Serialize;
use std::fmt;

/// The sum from which on a person has to decide.
pub const SUSPICIOUS: u32 = 50;

/// How a name is like another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Likeness {
    /// Signs are drawn alike (`1odash`).
    Drawn,
    /// Delimiters differ (`crossenv`).
    Delimiter,
    /// Words in another order.
    Order,
    /// One is the other's plural.
    Plural,
    /// A scope became a word, or the other way round (`babel-core`).
    Scope,
    /// Words like `python-` or `-sdk` were added.
    Affix,
    /// It has the other's whole name in it, among other words.
    Part,
    /// So many signs are wrong, missing, added or swapped.
    Edits(usize),
}

/// One fact about a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// It is known to do harm.
    Malicious(String),
    /// The registry does not have it.
    Absent,
    /// A list of the registry's names that is not complete does not have it.
    Unlisted,
    /// A registry's list has it.
    Listed,
    /// Many projects use it.
    MuchUsed,
    /// It is not among those that many projects use.
    LittleUsed,
    /// Python or Node brings it along.
    StandardLibrary(&'static str),
    /// It is the name of an import, whose distribution is called otherwise.
    ImportName(&'static str),
    /// It is like a much used one.
    Like(String, Likeness),
    /// Much used in another ecosystem, and not known in this one.
    OtherEcosystem(String),
    /// It is called as a package of this tree or organisation.
    Internal(String),
    /// Somebody approved it.
    Approved,
    /// A registry that was asked does not have it.
    NotInRegistry,
    /// A registry that was asked does not have this version.
    VersionAbsent(String),
    /// First published so many days ago.
    Young(i64),
    /// There is one version only.
    OneVersion,
    /// Downloaded so often in all.
    FewDownloads(u64),
    /// Its sources are said to lie where nothing bears its name.
    OtherRepository(String),
    /// This version was published so many days ago.
    Fresh(String, i64),
    /// Not to be used any more, in the words of whoever says so.
    Deprecated(String),
    /// This version was taken back.
    Yanked(String),
    /// The registry's staff put it in the place of something harmful.
    Placeholder,
    /// Nobody who published the versions before published this one.
    NewPublisher(String),
    /// The version before came with a proof of how it was built, this one does not.
    ProofDropped(String),
    /// This version runs code when it is installed, those before did not.
    ScriptAdded(String),
}

impl Signal {
    /// The word for it in data.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Malicious(_) => "malicious",
            Self::Absent => "absent",
            Self::Unlisted => "unlisted",
            Self::Listed => "listed",
            Self::MuchUsed => "much-used",
            Self::LittleUsed => "little-used",
            Self::StandardLibrary(_) => "standard-library",
            Self::ImportName(_) => "import-name",
            Self::Like(..) => "look-alike",
            Self::OtherEcosystem(_) => "other-ecosystem",
            Self::Internal(_) => "internal",
            Self::Approved => "approved",
            Self::NotInRegistry => "not-in-registry",
            Self::VersionAbsent(_) => "version-absent",
            Self::Young(_) => "young",
            Self::OneVersion => "one-version",
            Self::FewDownloads(_) => "few-downloads",
            Self::OtherRepository(_) => "other-repository",
            Self::Fresh(..) => "fresh",
            Self::Deprecated(_) => "deprecated",
            Self::Yanked(_) => "yanked",
            Self::Placeholder => "placeholder",
            Self::NewPublisher(_) => "new-publisher",
            Self::ProofDropped(_) => "proof-dropped",
            Self::ScriptAdded(_) => "script-added",
        }
    }

    /// How much it weighs against the name.
    pub fn weight(&self) -> u32 {
        match self {
            Self::Malicious(_) | Self::Absent | Self::NotInRegistry => 100,
            Self::StandardLibrary(_)
            | Self::ImportName(_)
            | Self::Internal(_)
            | Self::Placeholder
            | Self::Yanked(_)
            | Self::VersionAbsent(_) => 60,
            Self::ProofDropped(_) => 50,
            Self::Young(_) | Self::ScriptAdded(_) | Self::OtherEcosystem(_) => 40,
            Self::Fresh(..) | Self::Deprecated(_) | Self::NewPublisher(_) => 30,
            Self::FewDownloads(_) => 20,
            Self::OneVersion | Self::OtherRepository(_) | Self::Unlisted => 10,
            Self::Like(_, likeness) => match likeness {
                Likeness::Drawn | Likeness::Delimiter => 60,
                Likeness::Order | Likeness::Plural | Likeness::Scope | Likeness::Edits(1) => 40,
                Likeness::Edits(_) => 30,
                Likeness::Affix => 20,
                Likeness::Part => 10,
            },
            Self::LittleUsed => 15,
            Self::Listed | Self::MuchUsed | Self::Approved => 0,
        }
    }

    /// The name that was probably meant.
    pub fn meant(&self) -> Option<&str> {
        match self {
            Self::ImportName(name) => Some(name),
            Self::Like(name, _) => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malicious(id) => write!(f, "known to do harm ({id})"),
            Self::Absent => {
                f.write_str("the complete list of the registry's names does not have it")
            }
            Self::Unlisted => f.write_str(
                "the list of the registry's names, which is not complete, does not have it",
            ),
            Self::Listed => f.write_str("the registry's list of names has it"),
            Self::NotInRegistry => f.write_str("the registry does not have it"),
            Self::VersionAbsent(version) => {
                write!(f, "the registry has no version {version} of it")
            }
            Self::Young(days) => write!(f, "first published {} ago", days_in_words(*days)),
            Self::OneVersion => f.write_str("there is only one version of it"),
            Self::FewDownloads(count) => write!(f, "downloaded {count} times in all"),
            Self::OtherRepository(address) => {
                write!(
                    f,
                    "its sources are said to be at {address}, which bears another name"
                )
            }
            Self::Fresh(version, days) => {
                write!(
                    f,
                    "version {version} was published {} ago",
                    days_in_words(*days)
                )
            }
            Self::Deprecated(why) => write!(f, "not to be used any more: {why}"),
            Self::Yanked(version) => write!(f, "version {version} was taken back"),
            Self::Placeholder => {
                f.write_str("the registry put it in the place of something harmful")
            }
            Self::NewPublisher(version) => {
                write!(f, "nobody who published before published version {version}")
            }
            Self::ProofDropped(version) => write!(
                f,
                "version {version} comes without the proof of its build that the one before had"
            ),
            Self::ScriptAdded(version) => write!(
                f,
                "version {version} runs code when it is installed, which none before did"
            ),
            Self::MuchUsed => f.write_str("many projects use it"),
            Self::LittleUsed => f.write_str("not among the packages that many projects use"),
            Self::StandardLibrary(whose) => {
                write!(f, "a part of {whose} itself, which nobody needs to install")
            }
            Self::ImportName(distribution) => {
                write!(
                    f,
                    "the name of an import; its package is called {distribution}"
                )
            }
            Self::Like(other, likeness) => match likeness {
                Likeness::Drawn => write!(f, "looks like {other}, with signs that are drawn alike"),
                Likeness::Delimiter => write!(f, "like {other}, with other delimiters"),
                Likeness::Order => write!(f, "like {other}, with its words in another order"),
                Likeness::Plural => write!(f, "like {other}, singular for plural"),
                Likeness::Scope => write!(f, "like {other}, with a scope for a word"),
                Likeness::Affix => write!(f, "like {other}, with a word added"),
                Likeness::Part => write!(f, "has the name of {other} in it"),
                Likeness::Edits(1) => write!(f, "one sign away from {other}"),
                Likeness::Edits(edits) => write!(f, "{edits} signs away from {other}"),
            },
            Self::OtherEcosystem(other) => {
                write!(f, "much used in {other}, and not known in this ecosystem")
            }
            Self::Internal(whose) => write!(f, "called as {whose}, and asked of a public registry"),
            Self::Approved => f.write_str("approved"),
        }
    }
}

fn days_in_words(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}
