//! Versions that a file further up gives: catalogs, workspace dependencies, central package versions.

use crate::facts::Facts;
use crate::out::LICENSE_FILE;
use airlock_model::Mention;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

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

/// What the licence files of each folder hold. `LICENSE-MIT` beside `LICENSE-APACHE` is a choice, as Rust's packages write
/// it; of other files the first counts.
fn license_files(files: &[Facts]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut choices: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in files {
        let Some(held) = file.setting(LICENSE_FILE) else {
            continue;
        };
        if file.path.file_name().starts_with("LICENSE-") {
            let folder = choices.entry(file.folder().to_owned()).or_default();
            folder.push(held);
        } else {
            found.push((file.folder().to_owned(), held.to_owned()));
        }
    }
    let choices = choices.into_iter();
    found.extend(choices.map(|(folder, held)| (folder, held.join(" OR "))));
    found
}

/// Gives packages that were copied into the tree the licences that lie beside them; returns what licence files hold, by
/// folder.
pub(super) fn licenses(files: &mut [Facts]) -> Vec<(String, String)> {
    let found = license_files(files);
    let by_folder: FxHashMap<&str, &str> = found
        .iter()
        .rev()
        .map(|(folder, id)| (folder.as_str(), id.as_str()))
        .collect();
    if by_folder.is_empty() {
        return found;
    }
    for file in files.iter_mut() {
        let folder = file.folder().to_owned();
        let lists_copies = file.path.as_str().ends_with("vendor/modules.txt");
        for package in &mut file.packages {
            let places = match package.mention {
                Mention::Artifact => vec![folder.clone(), format!("{folder}/licenses")],
                _ if lists_copies => vec![format!("{folder}/{}", package.name)],
                _ => continue,
            };
            let lies = places
                .iter()
                .find_map(|place| by_folder.get(place.as_str()));
            if package.license.is_none() {
                package.license = lies.map(|id| (*id).to_owned());
            }
        }
    }
    found
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
