//! A release of databases, taken into use: all of it checked first, then written, the list of files last.

use crate::cli::Outcome;
use crate::database::{DemandArgs, failure, folder, installed_release, open, release_failure};
use crate::error::Failure;
use crate::exit::Exit;
use crate::file;
use crate::ui::Ui;
use airlock_sca::db::{
    Gathered, RELEASE_FILE, Read, Release, ReleaseError, ReleaseFile, SIGNATURE_ENDING, each_file,
    gather,
};
use std::collections::BTreeMap;
use std::path::Path;

/// Why a release was not taken: what it is, or how it was read.
pub(super) enum Refusal {
    Release(ReleaseError),
    Failure(Failure),
}

impl From<ReleaseError> for Refusal {
    fn from(error: ReleaseError) -> Self {
        Self::Release(error)
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Takes a release from wherever `read` finds its files; `place` is what that is called.
///
/// # Errors
/// When it does not meet the demands; what is installed stays then as it is.
pub(super) fn install(
    ui: Ui,
    demands: &DemandArgs,
    place: &str,
    read: &mut Read<'_, Refusal>,
) -> Outcome {
    let folder = folder()?;
    let installed = installed_release(&folder, &[])?;
    let has = |named: &ReleaseFile| is_installed(&folder, installed.as_ref(), named);
    let gathered =
        gather(read, demands.keys(), installed.as_ref(), &has).map_err(
            |refusal| match refusal {
                Refusal::Release(error) => release_failure(Path::new(place), &error),
                Refusal::Failure(failure) => failure,
            },
        )?;
    let Some(Gathered {
        release,
        list,
        signature,
        files,
    }) = gathered
    else {
        ui.note(format_args!(
            "release {} is in use already",
            installed.map_or(0, |release| release.build)
        ));
        return Ok(Exit::Clean);
    };
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io(&folder, &error))?;
    for (name, bytes) in &files {
        file::write(&folder.join(name), bytes)?;
    }
    let signature_path = folder.join(format!("{RELEASE_FILE}{SIGNATURE_ENDING}"));
    match &signature {
        Some(signature) => file::write(&signature_path, signature.as_bytes())?,
        None if signature_path.exists() => {
            std::fs::remove_file(&signature_path)
                .map_err(|error| Failure::io(&signature_path, &error))?;
        }
        None => {}
    }
    file::write(&folder.join(RELEASE_FILE), &list)?;
    remove_dropped(&folder, installed.as_ref(), &release)?;
    // What lies there now is what was checked.
    for named in &release.files {
        let path = folder.join(&named.name);
        open(&path, demands)?
            .verify()
            .map_err(|error| failure(&path, &error))?;
    }
    ui.note(format_args!(
        "release {} is in use now: {} of {} databases were new",
        release.build,
        files.len(),
        release.files.len()
    ));
    Ok(Exit::Clean)
}

/// Whether the file lies here as the release that is installed says, which is what was checked when it came.
fn is_installed(folder: &Path, installed: Option<&Release>, named: &ReleaseFile) -> bool {
    let is_known = installed.is_some_and(|release| release.files.contains(named));
    let length = folder
        .join(&named.name)
        .metadata()
        .map(|metadata| metadata.len());
    is_known && length.is_ok_and(|length| length == named.size)
}

/// Databases that the release before had and this one has not would grow old in silence.
fn remove_dropped(folder: &Path, before: Option<&Release>, now: &Release) -> Result<(), Failure> {
    for file in before
        .map(|release| release.files.as_slice())
        .unwrap_or_default()
    {
        let path = folder.join(&file.name);
        if now.files.iter().all(|other| other.name != file.name) && path.exists() {
            std::fs::remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
        }
    }
    Ok(())
}

/// The files of a bundle.
pub(super) struct Bundle(BTreeMap<String, Vec<u8>>);

impl Bundle {
    /// Unpacks a bundle.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Self, Failure> {
        let mut files = BTreeMap::new();
        let mut broken = None;
        each_file(bytes, bytes.len(), |name, file| match file {
            Ok(bytes) => drop(files.insert(name.to_owned(), bytes)),
            Err(error) => broken = Some(error),
        })
        .map_err(|error| failure(path, &error))?;
        match broken {
            Some(error) => Err(failure(path, &error)),
            None => Ok(Self(files)),
        }
    }

    /// Takes a file out.
    ///
    /// # Errors
    /// When it is longer than it may be.
    pub(super) fn take(&mut self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
        match self.0.remove(name) {
            Some(bytes) if bytes.len() as u64 > limit => {
                Err(ReleaseError::File(name.to_owned()).into())
            }
            bytes => Ok(bytes),
        }
    }
}
