//! A mirror: a folder, or an address, with a signed release of databases.

use crate::http::{Client, FeedError, Fetched};
use airlock_sca::db::{RELEASE_FILE, Release, ReleaseFile, SIGNATURE_ENDING};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::PathBuf;

/// Bytes of a release's list of files, and of a signature.
const SMALL: u64 = 1_000_000;

/// Where releases lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mirror {
    /// In a folder.
    Folder(PathBuf),
    /// Below an address.
    Address(String),
}

/// A release that was checked whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// What it says.
    pub release: Release,
    /// Its list of files, as signed.
    pub list: Vec<u8>,
    /// The signature of the list, where it has one.
    pub signature: Option<String>,
    /// The files that are not here yet, by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Mirror {
    /// Reads a path or an address.
    ///
    /// # Errors
    /// When it is an address of another kind.
    pub fn parse(text: &str) -> Result<Self, FeedError> {
        match text.split_once("://") {
            None => Ok(Self::Folder(PathBuf::from(text))),
            Some(("file", path)) => Ok(Self::Folder(PathBuf::from(path))),
            Some(("https" | "http", _)) => Ok(Self::Address(text.trim_end_matches('/').to_owned())),
            Some(_) => Err(FeedError::Address(text.to_owned())),
        }
    }

    fn read(&self, client: &Client, name: &str, limit: u64) -> Result<Option<Vec<u8>>, FeedError> {
        match self {
            Self::Address(address) => match client.get(&format!("{address}/{name}"), limit, None) {
                Ok(Fetched::Bytes(bytes, _)) => Ok(Some(bytes)),
                Ok(Fetched::Unchanged) | Err(FeedError::Status { status: 404, .. }) => Ok(None),
                Err(error) => Err(error),
            },
            Self::Folder(folder) => {
                let path = folder.join(name);
                let failure = |reason: String| FeedError::File {
                    path: path.display().to_string(),
                    reason,
                };
                let file = match File::open(&path) {
                    Ok(file) => file,
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
                    Err(error) => return Err(failure(error.to_string())),
                };
                let mut bytes = Vec::new();
                let read = file.take(limit + 1).read_to_end(&mut bytes);
                let count = read.map_err(|error| failure(error.to_string()))?;
                if count as u64 > limit {
                    return Err(failure(format!("larger than {limit} bytes")));
                }
                Ok(Some(bytes))
            }
        }
    }

    fn needed(&self, client: &Client, name: &str, limit: u64) -> Result<Vec<u8>, FeedError> {
        self.read(client, name, limit)?
            .ok_or_else(|| FeedError::File {
                path: match self {
                    Self::Folder(folder) => folder.join(name).display().to_string(),
                    Self::Address(address) => format!("{address}/{name}"),
                },
                reason: "there is no such file".to_owned(),
            })
    }
}

/// The mirror's release, checked against the keys and against the release that is installed; `None` if that is the same.
///
/// `has` tells whether a file of the release is here already: such a file is not fetched.
///
/// # Errors
/// When the mirror cannot be read, or what it has is not signed by one of the keys, older than what is installed, or not
/// what the release says.
pub fn update(
    client: &Client,
    mirror: &Mirror,
    keys: &[String],
    installed: Option<&Release>,
    has: &dyn Fn(&ReleaseFile) -> bool,
) -> Result<Option<Update>, FeedError> {
    let list = mirror.needed(client, RELEASE_FILE, SMALL)?;
    let signature = mirror.read(client, &format!("{RELEASE_FILE}{SIGNATURE_ENDING}"), SMALL)?;
    let signature = signature.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let release = Release::read(&list, signature.as_deref(), keys)?;
    if let Some(installed) = installed {
        release.follows(installed)?;
        if release == *installed && release.files.iter().all(has) {
            return Ok(None);
        }
    }
    let mut files = BTreeMap::new();
    for file in &release.files {
        if has(file) {
            continue;
        }
        let bytes = mirror.needed(client, &file.name, file.size)?;
        file.check(&bytes)?;
        files.insert(file.name.clone(), bytes);
    }
    Ok(Some(Update {
        release,
        list,
        signature,
        files,
    }))
}
