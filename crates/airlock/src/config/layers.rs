//! Which files there are, from the weakest to the strongest.

use crate::config::file::ConfigFile;
use crate::config::origin::Layer;
use crate::error::Failure;
use crate::place::{self, Presence};
use std::path::{Path, PathBuf};

/// The name of the file in a repository.
pub(crate) const FILE_NAME: &str = "airlock.toml";

/// What the command line says about files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named<'path> {
    /// Nothing: the repository's own files count.
    Nothing,
    /// This file takes the place of the repository's own.
    File(&'path Path),
}

/// The files for a scan of `root`, an absolute path without links.
///
/// # Errors
/// When one that must be there is not, or one that is there cannot be understood.
pub(crate) fn files(root: &Path, named: Named<'_>) -> Result<Vec<ConfigFile>, Failure> {
    let mut files = Vec::new();
    if let Some(path) = place::user_config() {
        files.extend(ConfigFile::read(Layer::User, &path)?);
    }
    let (path, presence) = place::organisation_config();
    files.extend(match presence {
        Presence::Required => Some(required(Layer::Organisation, &path)?),
        Presence::Optional => ConfigFile::read(Layer::Organisation, &path)?,
    });
    match named {
        Named::File(path) => files.push(required(Layer::Repository, path)?),
        Named::Nothing => {
            for (layer, path) in chain(root) {
                files.extend(ConfigFile::read(layer, &path)?);
            }
        }
    }
    Ok(files)
}

fn required(layer: Layer, path: &Path) -> Result<ConfigFile, Failure> {
    let absolute = std::path::absolute(path).map_err(|error| Failure::io(path, &error))?;
    ConfigFile::read(layer, &absolute)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: no such file", path.display()),
            "check the spelling",
        )
    })
}

/// From the repository's top down to `root`.
fn chain(root: &Path) -> Vec<(Layer, PathBuf)> {
    let top = place::repository_top(root);
    let mut folders: Vec<&Path> = root
        .ancestors()
        .take_while(|folder| folder.starts_with(&top))
        .collect();
    folders.reverse();
    folders
        .into_iter()
        .enumerate()
        .map(|(depth, folder)| {
            let layer = if depth == 0 {
                Layer::Repository
            } else {
                Layer::Nested
            };
            (layer, folder.join(FILE_NAME))
        })
        .collect()
}
