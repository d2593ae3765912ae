//! A release: a list of databases with sizes and digests, numbered, signed as a whole; and the bundle that carries one to
//! a machine without a network.
//!
//! Invariants:
//! - a file counts only after size and SHA-256 are those of the list, and the list only after its signature is that of a
//!   trusted key, where keys are trusted at all;
//! - numbers only rise: a mirror that offers an older release, or another one under a number already taken, is refused.

use super::archive;
use super::{DbError, format, signature};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// What the list is called, in a mirror and in a bundle.
pub const RELEASE_FILE: &str = "release.json";
/// What follows the name of a signed file.
pub const SIGNATURE_ENDING: &str = ".sig";
/// The version of the list's form.
const FORMAT: u32 = 1;
/// Bytes of a list or a signature.
const MOST_LIST: u64 = 1_000_000;
/// Files of one release.
const MOST_FILES: usize = 100;
/// Bytes of one file: all advisories of all ecosystems have some 300 MB.
const MOST_BYTES: u64 = 4_000_000_000;

/// A release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    format: u32,
    /// Its number; each one is higher than the last.
    pub build: u64,
    /// When it was made, in seconds since 1970.
    pub built_at: i64,
    /// Its databases, ordered by name.
    pub files: Vec<ReleaseFile>,
}

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReleaseFile {
    /// Its name, without folders.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// Its SHA-256, as hexadecimal digits.
    pub sha256: String,
    /// The database's own statement, by which it is known without being read whole.
    pub statement: String,
}

/// Why a release is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// It is something else.
    #[error("this is no release of databases: {0}")]
    Foreign(String),
    /// A newer program made it.
    #[error("the release has format {0}, and this program reads up to {FORMAT}")]
    Newer(u32),
    /// Keys are trusted, and it is not signed.
    #[error("the release is not signed, and a signature is asked for")]
    Unsigned,
    /// The signature is not that of a trusted key, or of another release.
    #[error("the signature of the release is not valid: {0}")]
    Signature(&'static str),
    /// It is older than what is installed.
    #[error("the release has number {offered}, and number {installed} is installed")]
    Older {
        /// Its number.
        offered: u64,
        /// The number that is installed.
        installed: u64,
    },
    /// Another one has its number.
    #[error("the release has the number {0} of the one that is installed, and other files")]
    Other(u64),
    /// A file is not the one that the list names.
    #[error("{0} is not the file that the release names: its size or SHA-256 differs")]
    File(String),
    /// The list names a file that is not there.
    #[error("{0} is not there")]
    Missing(String),
    /// A file is no database.
    #[error("{0}: {1}")]
    Database(String, String),
}

impl ReleaseError {
    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Foreign(_) => "name a mirror or bundle made by `airlock db publish`",
            Self::Newer(_) => "update Airlock",
            Self::Unsigned | Self::Signature(_) => {
                "ask the mirror's owner; what is installed stays in use"
            }
            Self::Older { .. } | Self::Other(_) => {
                "the mirror may be stale or forged: ask its owner; what is installed stays in use"
            }
            Self::Database(..) => "name files made by `airlock db build`",
            Self::File(_) | Self::Missing(_) => {
                "try again later: the mirror may be in the middle of an update"
            }
        }
    }
}

impl Release {
    /// The release number `build` of files given by name and bytes.
    ///
    /// # Errors
    /// When a name cannot be one of a release.
    pub fn of(
        build: u64,
        built_at: i64,
        files: &[(String, Vec<u8>)],
    ) -> Result<Self, ReleaseError> {
        let mut release = Self {
            format: FORMAT,
            build,
            built_at,
            files: Vec::new(),
        };
        for (name, bytes) in files {
            let database = |error: DbError| ReleaseError::Database(name.clone(), error.to_string());
            let (_, head, _) = format::read_head(bytes).map_err(database)?;
            release.files.push(ReleaseFile {
                name: name.clone(),
                size: bytes.len() as u64,
                sha256: digest(bytes),
                statement: signature::statement(&head),
            });
        }
        release.files.sort();
        release.well_formed()?;
        Ok(release)
    }

    /// The list's bytes: what is signed and checked.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The text that the publisher of a list signs (`ssh-keygen -Y sign -n airlock-db`).
    pub fn statement(list: &[u8]) -> String {
        format!("airlock-db-release v1 {}\n", digest(list))
    }

    /// Reads a list that one of `keys` signed; without keys, no signature is asked for.
    ///
    /// # Errors
    /// When it is no list, or not signed by one of the keys.
    pub fn read(
        list: &[u8],
        signature: Option<&str>,
        keys: &[String],
    ) -> Result<Self, ReleaseError> {
        if !keys.is_empty() {
            let signature = signature.ok_or(ReleaseError::Unsigned)?;
            signature::verify(&Self::statement(list), signature, keys).map_err(
                |error| match error {
                    DbError::Signature(what) => ReleaseError::Signature(what),
                    _ => ReleaseError::Signature("it cannot be read"),
                },
            )?;
        }
        let release: Self = serde_json::from_slice(list)
            .map_err(|error| ReleaseError::Foreign(error.to_string()))?;
        release.well_formed()?;
        Ok(release)
    }

    fn well_formed(&self) -> Result<(), ReleaseError> {
        let foreign = |what: &str| Err(ReleaseError::Foreign(what.to_owned()));
        if self.format > FORMAT {
            return Err(ReleaseError::Newer(self.format));
        }
        if self.files.len() > MOST_FILES {
            return foreign("it has too many files");
        }
        for file in &self.files {
            let stem = file.name.strip_suffix(".airlock-db").unwrap_or_default();
            let is_plain = !stem.is_empty()
                && !stem.starts_with('.')
                && stem
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
            if !is_plain {
                return foreign(
                    "a file's name is not one of plain letters that ends in .airlock-db",
                );
            }
            if file.size > MOST_BYTES {
                return foreign("a file is larger than any database");
            }
        }
        let mut names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() != self.files.len() {
            return foreign("a name stands in it twice");
        }
        Ok(())
    }

    /// Whether this release may take the place of `installed`.
    ///
    /// # Errors
    /// When it is older, or another one of the same number.
    pub fn follows(&self, installed: &Self) -> Result<(), ReleaseError> {
        if self.build < installed.build {
            return Err(ReleaseError::Older {
                offered: self.build,
                installed: installed.build,
            });
        }
        if self.build == installed.build && self != installed {
            return Err(ReleaseError::Other(self.build));
        }
        Ok(())
    }
}

/// A release that was checked whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// What it says.
    pub release: Release,
    /// Its list of files, as signed.
    pub list: Vec<u8>,
    /// The signature of the list, where it has one.
    pub signature: Option<String>,
    /// The files that are not here yet, by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Reads a file by name, up to so many bytes; `None` where there is none of that name.
pub type Read<'r, E> = dyn FnMut(&str, u64) -> Result<Option<Vec<u8>>, E> + 'r;

/// Takes a release from wherever `read` (name, most bytes) finds its files, checked against the keys and the release that
/// is installed; `None` if that is the same.
///
/// `has` tells whether a file is here already: such a file is not read.
///
/// # Errors
/// When a file cannot be read, or the release is not signed by one of the keys, older than what is installed, or its files
/// are not those that it names.
pub fn gather<E: From<ReleaseError>>(
    read: &mut Read<'_, E>,
    keys: &[String],
    installed: Option<&Release>,
    has: &dyn Fn(&ReleaseFile) -> bool,
) -> Result<Option<Gathered>, E> {
    let missing = |name: &str| E::from(ReleaseError::Missing(name.to_owned()));
    let list = read(RELEASE_FILE, MOST_LIST)?.ok_or_else(|| missing(RELEASE_FILE))?;
    let signature = read(&format!("{RELEASE_FILE}{SIGNATURE_ENDING}"), MOST_LIST)?;
    let signature = signature.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let release = Release::read(&list, signature.as_deref(), keys)?;
    if let Some(installed) = installed {
        release.follows(installed)?;
        if release == *installed && release.files.iter().all(has) {
            return Ok(None);
        }
    }
    let mut files = BTreeMap::new();
    for file in release.files.iter().filter(|file| !has(file)) {
        let bytes = read(&file.name, file.size)?.ok_or_else(|| missing(&file.name))?;
        file.check(&bytes)?;
        files.insert(file.name.clone(), bytes);
    }
    Ok(Some(Gathered {
        release,
        list,
        signature,
        files,
    }))
}

/// The release in one file: list, signature and databases in a zip archive, uncompressed.
pub fn bundle(gathered: &Gathered) -> Vec<u8> {
    let mut files: Vec<(&str, &[u8])> = vec![(RELEASE_FILE, &gathered.list)];
    let name = format!("{RELEASE_FILE}{SIGNATURE_ENDING}");
    if let Some(signature) = &gathered.signature {
        files.push((&name, signature.as_bytes()));
    }
    files.extend(
        gathered
            .files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
    );
    archive::store(&files)
}

impl ReleaseFile {
    /// Whether `bytes` are this file's.
    ///
    /// # Errors
    /// When they are not.
    pub fn check(&self, bytes: &[u8]) -> Result<(), ReleaseError> {
        if bytes.len() as u64 == self.size && digest(bytes) == self.sha256 {
            Ok(())
        } else {
            Err(ReleaseError::File(self.name.clone()))
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}
