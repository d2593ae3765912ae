//! Why a database cannot be used, and what to do.

use super::format::VERSION;

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// It cannot be read.
    #[error("the advisory database cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// It is something else.
    #[error("this is no advisory database")]
    Foreign,
    /// It ends too early.
    #[error("the advisory database is cut off: {found} bytes instead of {expected}")]
    Truncated {
        /// Bytes that are there.
        found: u64,
        /// Bytes that should be.
        expected: u64,
    },
    /// A part of it is not what was written.
    #[error("the advisory database is damaged: {0} does not match its checksum or cannot be read")]
    Corrupt(&'static str),
    /// A newer program wrote it.
    #[error("the advisory database has format {found}, and this program reads up to {VERSION}")]
    Newer {
        /// Its format.
        found: u32,
    },
    /// It is older than asked for.
    #[error("the advisory database is {days} days old, and at most {max} are allowed")]
    TooOld {
        /// Its age in days.
        days: i64,
        /// Days allowed.
        max: u32,
    },
    /// A signature is asked for, and there is none.
    #[error("the advisory database is not signed, and a signature is asked for")]
    Unsigned,
    /// The signature is not that of a trusted key, or not of this database.
    #[error("the signature of the advisory database is not valid: {0}")]
    Signature(&'static str),
    /// There is more of something than the format can hold.
    #[error("too many {0} for one database")]
    TooMany(&'static str),
}

impl DbError {
    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Io(_) => "check its path and permissions",
            Self::Foreign => "name a file written by `airlock db build`",
            Self::Truncated { .. } | Self::Corrupt(_) => {
                "import it again (`airlock db import FILE`) from where it came"
            }
            Self::Newer { .. } => "update Airlock, or build the database with this version",
            Self::TooOld { .. } => {
                "import a newer one (`airlock db import FILE`), or raise `--max-age`"
            }
            Self::Unsigned => {
                "import it with its signature beside it (FILE.sig), or ask for no signature"
            }
            Self::Signature(_) => {
                "get the database and its signature again, and check the trusted keys"
            }
            Self::TooMany(_) => "build a database for fewer ecosystems",
        }
    }
}
