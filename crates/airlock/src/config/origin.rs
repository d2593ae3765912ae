//! Where a value comes from.

use crate::config::profile::Profile;
use std::fmt;
use std::path::PathBuf;

/// Whose file it is; the later overrules the earlier, but the organisation's values bind those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    /// The user's preferences.
    User,
    /// What the organisation demands: a floor.
    Organisation,
    /// The repository's own.
    Repository,
    /// A folder's of the repository: may only tighten.
    Nested,
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::User => "user",
            Self::Organisation => "organisation",
            Self::Repository => "repository",
            Self::Nested => "folder",
        })
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The program.
    BuiltIn,
    /// A line of a file.
    File {
        layer: Layer,
        path: PathBuf,
        line: usize,
        /// The profile that this line names and that holds the value.
        profile: Option<Profile>,
    },
    /// An argument.
    Argument(&'static str),
}

impl Origin {
    /// Whose file it is, where it is one.
    pub(crate) fn layer(&self) -> Option<Layer> {
        match self {
            Self::File { layer, .. } => Some(*layer),
            Self::BuiltIn | Self::Argument(_) => None,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => f.write_str("built-in"),
            Self::Argument(name) => write!(f, "argument {name}"),
            Self::File {
                layer,
                path,
                line,
                profile,
            } => {
                write!(f, "{layer}, {}:{line}", path.display())?;
                match profile {
                    Some(profile) => write!(f, " (profile {})", profile.as_str()),
                    None => Ok(()),
                }
            }
        }
    }
}
