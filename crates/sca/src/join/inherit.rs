//! Versions that a file further up gives: catalogs, workspace dependencies, central package versions.

use crate::facts::Facts;
use rustc_hash::FxHashMap;

/// Fills what the files inherit from the nearest file above that gives it.
pub(super) fn fill(files: &mut [Facts]) {
    let mut given: FxHashMap<(String, String), String> = FxHashMap::default();
    for file in files.iter() {
        for setting in &file.settings {
            given
                .entry((file.folder().to_owned(), setting.key.clone()))
                .or_insert_with(|| setting.value.clone());
        }
    }
    for file in files.iter_mut() {
        let folder = file.folder().to_owned();
        for (number, key) in std::mem::take(&mut file.inherited) {
            let value_of = |key: &str| {
                upwards(&folder)
                    .find_map(|folder| given.get(&(folder.to_owned(), key.to_owned())).cloned())
                    .filter(|value| !value.is_empty())
            };
            let Some(package) = file.packages.get_mut(number as usize) else {
                continue;
            };
            if let Some(name) = value_of(&renamed(&key)) {
                package.name = name;
            }
            if let Some(value) = value_of(&key) {
                // NuGet takes just the version that is written, unless it is a range.
                let is_exact =
                    package.ecosystem == "NuGet" && !value.contains(['[', '(', '*', ',', '$']);
                if is_exact {
                    package.version = Some(value);
                } else {
                    package.requirement = Some(value);
                }
            }
        }
    }
}

/// Gives packages of a manifest the digests that a file beside it lists (`go.sum`).
pub(super) fn digests(files: &mut [Facts]) {
    let mut given: FxHashMap<(String, String), String> = FxHashMap::default();
    for file in files.iter_mut() {
        let folder = file.folder().to_owned();
        file.settings.retain(|setting| {
            let Some(package) = setting.key.strip_prefix("digest:") else {
                return true;
            };
            given.insert((folder.clone(), package.to_owned()), setting.value.clone());
            false
        });
    }
    if given.is_empty() {
        return;
    }
    for file in files.iter_mut() {
        let folder = file.folder().to_owned();
        for package in file
            .packages
            .iter_mut()
            .filter(|package| package.ecosystem == "Go")
        {
            let key = format!(
                "{} {}",
                package.name,
                package.version.as_deref().unwrap_or_default()
            );
            if let Some(digest) = given.get(&(folder.clone(), key)) {
                package.integrity.push(digest.clone());
            }
        }
    }
}

/// The key under which a file gives the package's real name, where `key` gives its version under another.
pub(crate) fn renamed(key: &str) -> String {
    format!("renamed:{key}")
}

/// A folder and all above it, the root last.
pub(crate) fn upwards(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |folder| match folder.rsplit_once('/') {
        Some((parent, _)) => Some(parent),
        None if folder.is_empty() => None,
        None => Some(""),
    })
}
