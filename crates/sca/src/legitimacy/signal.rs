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
}

impl Signal {
    /// The word for it in data.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Malicious(_) => "malicious",
            Self::Absent => "absent",
            Self::Listed => "listed",
            Self::MuchUsed => "much-used",
            Self::LittleUsed => "little-used",
            Self::StandardLibrary(_) => "standard-library",
            Self::ImportName(_) => "import-name",
            Self::Like(..) => "look-alike",
            Self::OtherEcosystem(_) => "other-ecosystem",
            Self::Internal(_) => "internal",
            Self::Approved => "approved",
        }
    }

    /// How much it weighs against the name.
    pub fn weight(&self) -> u32 {
        match self {
            Self::Malicious(_) | Self::Absent => 100,
            Self::StandardLibrary(_) | Self::ImportName(_) | Self::Internal(_) => 60,
            Self::Like(_, likeness) => match likeness {
                Likeness::Drawn | Likeness::Delimiter => 60,
                Likeness::Order | Likeness::Plural | Likeness::Scope | Likeness::Edits(1) => 40,
                Likeness::Edits(_) => 30,
                Likeness::Affix => 20,
                Likeness::Part => 10,
            },
            Self::OtherEcosystem(_) => 40,
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
            Self::Listed => f.write_str("the registry's list of names has it"),
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
