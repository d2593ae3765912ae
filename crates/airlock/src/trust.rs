//! The user's trust in what steers agents in a repository, bound to the content of each file.
//!
//! It is kept in the user's own folder, so that a repository cannot bring its own. Where nothing was ever approved for a
//! repository nothing is asked.
//!
//! Invariant: a link to a folder is not followed; a link to a file is known by where it leads and by what is there.

use crate::error::Failure;
use crate::file::{self, Links};
use crate::place;
use airlock_context::{STEERING_FILES, STEERING_FOLDERS};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Files looked at below one folder, at most; what lies beyond counts as one file that is never the same.
const FILES: usize = 4_000;
/// Bytes of a file, at most.
const BYTES: u64 = 4 << 20;
/// The version of the file.
const FORMAT: u32 = 1;

/// What became of a file since it was approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    /// It is as it was approved.
    Approved,
    /// It was never approved.
    New,
    /// It is not what was approved.
    Changed,
    /// It was approved and is gone.
    Gone,
}

impl State {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }

    /// Whether a person has to look at it before agents may go on.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Changed)
    }
}

/// What is kept on disk.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    version: u32,
    /// The repository's top.
    repository: PathBuf,
    /// The digest (BLAKE3, hex) of each file, by its path from the top.
    files: BTreeMap<String, String>,
}

/// The trust in one repository.
#[derive(Debug)]
pub(crate) struct Trust {
    top: PathBuf,
    file: PathBuf,
    /// None where nothing was ever approved.
    approved: Option<BTreeMap<String, String>>,
}

impl Trust {
    /// What was approved of the repository at `top`, an absolute path without links.
    ///
    /// # Errors
    /// When the user has no folder for it, or what is kept there cannot be read.
    pub(crate) fn of(top: &Path) -> Result<Self, Failure> {
        let folder = place::trust_folder()
            .ok_or_else(|| Failure::usage("there is no home folder", "set XDG_STATE_HOME"))?;
        let digest = blake3::hash(top.as_os_str().as_encoded_bytes()).to_hex();
        let file = folder.join(format!("{}.toml", digest.get(..32).unwrap_or_default()));
        let kept = file::read(&file, Links::Follow)?;
        let approved = kept.map(|text| read(&file, &text)).transpose()?;
        Ok(Self {
            top: top.to_owned(),
            file,
            approved,
        })
    }

    /// Whether anything was ever approved, so that changes are asked about.
    pub(crate) fn is_kept(&self) -> bool {
        self.approved.is_some()
    }

    /// Every file that steers, every one that was approved, and those of `more`, by path.
    pub(crate) fn states(&self, more: &[String]) -> BTreeMap<String, State> {
        let present = self.present(more);
        let none = BTreeMap::new();
        let approved = self.approved.as_ref().unwrap_or(&none);
        let paths: BTreeSet<&String> = present.keys().chain(approved.keys()).collect();
        let state = |path: &String| match (approved.get(path), present.get(path)) {
            (Some(was), Some(is)) if was == is => State::Approved,
            (Some(_), Some(_)) => State::Changed,
            (Some(_), None) => State::Gone,
            (None, _) => State::New,
        };
        { paths.into_iter() }
            .map(|path| (path.clone(), state(path)))
            .collect()
    }

    /// Approves all files as they are now.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn approve(&self, more: &[String]) -> Result<(), Failure> {
        let kept = Kept {
            version: FORMAT,
            repository: self.top.clone(),
            files: self.present(more),
        };
        let text = toml::to_string(&kept).map_err(Failure::internal)?;
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
        }
        file::write(&self.file, text.as_bytes())
    }

    /// Forgets what was approved.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub(crate) fn forget(&self) -> Result<(), Failure> {
        if self.is_kept() {
            std::fs::remove_file(&self.file).map_err(|error| Failure::io(&self.file, &error))?;
        }
        Ok(())
    }

    /// The digests of the files that are there.
    fn present(&self, more: &[String]) -> BTreeMap<String, String> {
        let mut present = BTreeMap::new();
        let approved = self.approved.iter().flat_map(BTreeMap::keys);
        let named = STEERING_FILES.iter().map(|path| (*path).to_owned());
        for path in named.chain(approved.cloned()).chain(more.iter().cloned()) {
            if let Some(digest) = self.digest(&path) {
                present.insert(path, digest);
            }
        }
        for folder in STEERING_FOLDERS {
            let mut left = FILES;
            self.below(folder, &mut left, &mut present);
        }
        present
    }

    fn below(&self, folder: &str, left: &mut usize, present: &mut BTreeMap<String, String>) {
        let is_folder =
            { self.top.join(folder).symlink_metadata() }.is_ok_and(|meta| meta.is_dir());
        if !is_folder {
            present.extend(
                self.digest(folder)
                    .map(|digest| (folder.to_owned(), digest)),
            );
            return;
        }
        let Ok(entries) = std::fs::read_dir(self.top.join(folder)) else {
            present.insert(folder.to_owned(), "unreadable".to_owned());
            return;
        };
        for entry in entries.filter_map(Result::ok) {
            if *left == 0 {
                present.insert(folder.to_owned(), "too many files".to_owned());
                return;
            }
            *left -= 1;
            let name = entry.file_name();
            self.below(
                &format!("{folder}/{}", name.to_string_lossy()),
                left,
                present,
            );
        }
    }

    /// What tells a file's content; none where there is nothing, or a folder.
    fn digest(&self, path: &str) -> Option<String> {
        let path = self.top.join(path);
        let meta = path.symlink_metadata().ok()?;
        if meta.is_dir() {
            return None;
        }
        // What an agent would read; only its digest is kept.
        let content = match file::read_bytes(&path, Links::Follow, BYTES) {
            Ok(Some(bytes)) => blake3::hash(&bytes).to_hex().to_string(),
            _ => "unreadable".to_owned(),
        };
        let target = std::fs::read_link(&path).ok();
        Some(match target {
            Some(target) => format!("{content} by a link to {}", target.display()),
            None => content,
        })
    }
}

/// What a file of approvals holds.
fn read(path: &Path, text: &str) -> Result<BTreeMap<String, String>, Failure> {
    let kept: Kept = toml::from_str(text).map_err(|error| {
        Failure::usage(
            format_args!("{}: {}", path.display(), error.message()),
            "remove the file and approve again with `airlock trust`",
        )
    })?;
    if kept.version > FORMAT {
        return Err(Failure::usage(
            format_args!("{}: written by a newer Airlock", path.display()),
            "upgrade, or remove the file and approve again",
        ));
    }
    Ok(kept.files)
}
