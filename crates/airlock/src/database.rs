//! Files of the advisory database: opened for reading at a place, with the signature that lies beside them.

use crate::args::GlobalArgs;
use crate::config::{Config, Databases};
use crate::error::Failure;
use crate::file::{self, Links};
use crate::place;
use airlock_sca::db::{Database, DbError, Demands, RELEASE_FILE, ReadAt, Release, ReleaseError};
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

/// What database files end in.
pub(crate) const ENDING: &str = "airlock-db";

/// A file that is read at a place.
#[derive(Debug)]
pub(crate) struct DatabaseFile(File);

impl DatabaseFile {
    pub(crate) fn new(file: File) -> Self {
        Self(file)
    }
}

impl DemandArgs {
    /// What the configuration demands of the databases that scans use.
    pub(crate) fn of(databases: &Databases) -> Self {
        Self {
            max_age: databases.max_age.as_ref().map(|(days, _)| *days),
            trusted_key: databases.keys().to_vec(),
        }
    }

    /// What the arguments demand, and where they say nothing, the configuration.
    pub(crate) fn or(&self, databases: &Databases) -> Self {
        let of_config = Self::of(databases);
        Self {
            max_age: self.max_age.or(of_config.max_age),
            trusted_key: if self.trusted_key.is_empty() {
                of_config.trusted_key
            } else {
                self.trusted_key.clone()
            },
        }
    }

    /// The keys of which one must have signed.
    pub(crate) fn keys(&self) -> &[String] {
        &self.trusted_key
    }
}

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

/// What the arguments demand, and where they say nothing, the user's and the organisation's configuration.
///
/// # Errors
/// When the configuration cannot be read.
pub(crate) fn demands(global: &GlobalArgs, args: &DemandArgs) -> Result<DemandArgs, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure::io(Path::new("."), &error))?;
    let config = Config::load(&here, global.named_config())?;
    Ok(args.or(&config.databases))
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
    // A database of a release is vouched for by the release's signature.
    let released = if signature.is_none() && !demands.trusted_key.is_empty() {
        released_statement(path, &demands.trusted_key)?
    } else {
        None
    };
    let demanded = Demands {
        now: place::now().as_second(),
        max_age_days: demands.max_age,
        trusted_keys: if released.is_some() {
            &[]
        } else {
            &demands.trusted_key
        },
        signature: signature.as_deref(),
    };
    let database =
        Database::open(DatabaseFile(handle), &demanded).map_err(|error| failure(path, &error))?;
    match released {
        Some(statement) if statement != database.statement() => Err(failure(
            path,
            &DbError::Signature("it is not the one of the release beside it"),
        )),
        _ => Ok(database),
    }
}

/// What the signed release beside a database says that it is; `None` if there is none, or it does not name it.
fn released_statement(path: &Path, keys: &[String]) -> Result<Option<String>, Failure> {
    let Some(release) = installed_release(path.parent().unwrap_or(Path::new(".")), keys)? else {
        return Ok(None);
    };
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let file = release.files.into_iter().find(|file| file.name == name);
    Ok(file.map(|file| file.statement))
}

/// The release that is installed in `folder`, if there is one.
///
/// # Errors
/// When it cannot be read, or none of `keys` signed it.
pub(crate) fn installed_release(
    folder: &Path,
    keys: &[String],
) -> Result<Option<Release>, Failure> {
    let path = folder.join(RELEASE_FILE);
    let Some(list) = file::read(&path, Links::Follow)? else {
        return Ok(None);
    };
    let signature = file::read(&signature_of(&path), Links::Follow)?;
    Release::read(list.as_bytes(), signature.as_deref(), keys)
        .map(Some)
        .map_err(|error| release_failure(&path, &error))
}

/// What is wrong with the release at `path`.
pub(crate) fn release_failure(path: &Path, error: &ReleaseError) -> Failure {
    Failure::usage(format_args!("{}: {error}", path.display()), error.hint())
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
