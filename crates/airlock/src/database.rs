//! Files of the advisory database: opened for reading at a place, with the signature that lies beside them.

use crate::error::Failure;
use crate::file::{self, Links};
use crate::place;
use airlock_sca::db::{Database, DbError, Demands, ReadAt};
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

/// What database files end in.
pub(crate) const ENDING: &str = "airlock-db";

/// A file that is read at a place.
#[derive(Debug)]
pub(crate) struct DatabaseFile(File);

impl ReadAt for DatabaseFile {
    fn length(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.0.read_exact_at(buffer, offset)
    }
}

/// What a database must meet, as arguments.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct DemandArgs {
    /// Refuse a database that is older than so many days
    #[arg(long, value_name = "DAYS")]
    max_age: Option<u32>,
    /// Ask for a signature by this public key (`ssh-ed25519 …`), in FILE.sig beside the database; may be repeated
    #[arg(long, value_name = "KEY")]
    trusted_key: Vec<String>,
}

/// Opens a database and checks what is demanded.
///
/// # Errors
/// When it cannot be used.
pub(crate) fn open(path: &Path, demands: &DemandArgs) -> Result<Database<DatabaseFile>, Failure> {
    let handle = File::open(path).map_err(|error| Failure::io(path, &error))?;
    let is_file = handle.metadata().is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return Err(failure(path, &DbError::Foreign));
    }
    let signature = file::read(&signature_of(path), Links::Follow)?;
    let demands = Demands {
        now: place::now().as_second(),
        max_age_days: demands.max_age,
        trusted_keys: &demands.trusted_key,
        signature: signature.as_deref(),
    };
    Database::open(DatabaseFile(handle), &demands).map_err(|error| failure(path, &error))
}

/// Where the signature of a database lies.
pub(crate) fn signature_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".sig");
    PathBuf::from(name)
}

/// What is wrong with the database at `path`.
pub(crate) fn failure(path: &Path, error: &DbError) -> Failure {
    Failure::usage(format_args!("{}: {error}", path.display()), error.hint())
}

/// The folder of the databases that scans use.
///
/// # Errors
/// When the environment names no home.
pub(crate) fn folder() -> Result<PathBuf, Failure> {
    place::database_folder().ok_or_else(|| {
        Failure::usage(
            "there is no folder for data of this user",
            "set XDG_DATA_HOME or HOME to an absolute path",
        )
    })
}

/// The databases that scans use, by name.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn installed() -> Result<Vec<PathBuf>, Failure> {
    let folder = folder()?;
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::io(&folder, &error)),
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    paths.sort();
    Ok(paths)
}
