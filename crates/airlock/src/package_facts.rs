//! What databases say of a package.

use crate::database::{DatabaseFile, DemandArgs, failure, open};
use crate::error::Failure;
use airlock_sca::ECOSYSTEMS;
use airlock_sca::db::{Asked, Database, Hit, Unknown, match_packages};
use std::path::PathBuf;

/// Databases that are open, each with its file.
pub(crate) type Databases = Vec<(PathBuf, Database<DatabaseFile>)>;

/// Opens the databases at `paths`.
///
/// # Errors
/// When one cannot be used.
pub(crate) fn open_all(paths: Vec<PathBuf>, demanded: &DemandArgs) -> Result<Databases, Failure> {
    paths
        .into_iter()
        .map(|path| open(&path, demanded).map(|database| (path, database)))
        .collect()
}

/// An ecosystem's name in the spelling of records, whatever its case; another name is taken as it is.
pub(crate) fn spelled(name: &str) -> &str {
    let mut known = ECOSYSTEMS.into_iter();
    known
        .find(|known| known.eq_ignore_ascii_case(name))
        .unwrap_or(name)
}

/// What `databases` know against a package, and what they cannot tell.
///
/// # Errors
/// When one is damaged.
pub(crate) fn matching(
    databases: &Databases,
    asked: Asked<'_>,
) -> Result<(Vec<Hit>, Vec<Unknown>), Failure> {
    let (mut hits, mut unknown) = (Vec::new(), Vec::new());
    for (path, database) in databases {
        let matches = match_packages(database, &[asked]).map_err(|error| failure(path, &error))?;
        hits.extend(matches.hits);
        unknown.extend(matches.unknown);
    }
    Ok((hits, unknown))
}
