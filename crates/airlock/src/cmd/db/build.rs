//! `airlock db build`.

use super::SCORES_LIMIT;
use super::names::{self, OfEcosystem};
use crate::cli::Outcome;
use crate::database::failure;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file;
use crate::place;
use crate::ui::{Ui, Verbosity};
use airlock_sca::db::{Builder, each_file, gunzipped, is_zip};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Bytes of a record above which it is not read; the largest public one has 2 MB.
const RECORD_LIMIT: u64 = 16_000_000;
/// Bytes of an archive or list above which it is not read; npm's export has about 210 MB.
const ARCHIVE_LIMIT: u64 = 2_000_000_000;
/// Folders below a source's.
const MAX_DEPTH: usize = 32;

/// Make a database from advisories on this machine
///
/// Sources are folders, zip archives or files: records of the OSV schema as JSON (OSV's export, GitHub's, Go's, RustSec's
/// `osv` branch, malicious packages) or YAML (PyPA's), and the own forms of RustSec, rubysec and FriendsOfPHP. What a file
/// is, is told by the file. The same sources and SOURCE_DATE_EPOCH give the same bytes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock db build advisory-db/crates vulndb/data/osv -o advisories.airlock-db
  airlock db build PyPI/all.zip --exploited known_exploited_vulnerabilities.json -o pypi.airlock-db
  airlock db build --names PyPI=all.txt --complete PyPI --ranked PyPI=top.txt -o names.airlock-db")]
pub(super) struct Args {
    /// Folders, zip archives or files with advisories
    #[arg(value_name = "SOURCE", required_unless_present_any = ["names", "ranked"])]
    sources: Vec<PathBuf>,
    /// The database
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// CISA's catalogue of weaknesses known to be exploited, as JSON
    #[arg(long, value_name = "FILE")]
    exploited: Option<PathBuf>,
    /// Exploit prediction scores (EPSS), as CSV, compressed or not
    #[arg(long, value_name = "FILE")]
    epss: Option<PathBuf>,
    /// Names of packages that an ecosystem's registry has, one a line or as a JSON array; may be repeated
    #[arg(long, value_name = "ECOSYSTEM=FILE", value_parser = names::of_ecosystem)]
    names: Vec<OfEcosystem>,
    /// Names of packages that many projects use, the most used first; in the same forms
    #[arg(long, value_name = "ECOSYSTEM=FILE", value_parser = names::of_ecosystem)]
    ranked: Vec<OfEcosystem>,
    /// The names given for this ecosystem are all that its registry has, so that any other does not exist; may be repeated
    #[arg(long, value_name = "ECOSYSTEM", requires = "names")]
    complete: Vec<String>,
}

pub(super) fn run(ui: Ui, args: &Args) -> Outcome {
    let output = file::Pending::open(&args.output)?;
    let mut builder = Builder::default();
    for source in &args.sources {
        let name = source.file_name().unwrap_or(source.as_os_str());
        builder.begin_source(&name.to_string_lossy());
        let mut reader = SourceReader {
            ui,
            builder: &mut builder,
        };
        reader.read(source)?;
    }
    let unusable = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::usage(
            format_args!("{}: {error}", path.display()),
            "check that it is the right file",
        )
    };
    if let Some(path) = &args.exploited {
        let bytes = read(path, ARCHIVE_LIMIT)?;
        builder
            .add_exploited(&bytes)
            .map_err(|error| unusable(path, &error))?;
    }
    if let Some(path) = &args.epss {
        let bytes = read(path, ARCHIVE_LIMIT)?;
        let scores = gunzipped(&bytes, SCORES_LIMIT).map_err(|error| unusable(path, &error))?;
        builder
            .add_epss(&String::from_utf8_lossy(&scores))
            .map_err(|error| unusable(path, &error))?;
    }
    names::add(&mut builder, &args.names, &args.ranked, &args.complete)?;
    let has_advisories = builder.sources().iter().any(|source| source.records > 0);
    if !has_advisories && (!args.sources.is_empty() || !builder.has_names()) {
        return Err(Failure::usage(
            "no advisory was found in the sources",
            "name folders or archives with OSV, RustSec, rubysec or FriendsOfPHP records",
        ));
    }
    let unreadable: u32 = builder
        .sources()
        .iter()
        .map(|source| source.unreadable)
        .sum();
    let bytes = builder
        .build(place::now().as_second())
        .map_err(|error| failure(&args.output, &error))?;
    output.commit(&bytes)?;
    if unreadable > 0 {
        ui.warning(format_args!(
            "{unreadable} files that look like advisories could not be read; --verbose names them"
        ));
    }
    Ui::result(super::status::describe(&args.output, &bytes)?)?;
    Ok(Exit::Clean)
}

/// Reads one source.
struct SourceReader<'a> {
    ui: Ui,
    builder: &'a mut Builder,
}

impl SourceReader<'_> {
    fn read(&mut self, source: &Path) -> Result<(), Failure> {
        let metadata = source
            .metadata()
            .map_err(|error| Failure::io(source, &error))?;
        if metadata.is_dir() {
            return self.folder(source, source, 0);
        }
        let bytes = read(source, ARCHIVE_LIMIT)?;
        if !is_zip(&bytes) {
            let name = source
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            self.add(&name.unwrap_or_default(), &bytes);
            return Ok(());
        }
        let limit = usize::try_from(RECORD_LIMIT).unwrap_or(usize::MAX);
        each_file(&bytes, limit, |name, file| match file {
            Ok(bytes) => self.add(name, &bytes),
            Err(error) => self.unreadable(name, &error),
        })
        .map_err(|error| failure(source, &error))
    }

    /// Every file below a folder; links are not followed, and folders whose names begin with a dot are left out.
    fn folder(&mut self, root: &Path, folder: &Path, depth: usize) -> Result<(), Failure> {
        if depth > MAX_DEPTH {
            return Ok(());
        }
        let failure = |error: std::io::Error| Failure::io(folder, &error);
        let mut entries = std::fs::read_dir(folder)
            .map_err(failure)?
            .collect::<Result<Vec<_>, _>>()
            .map_err(failure)?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let kind = entry.file_type().map_err(failure)?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let record = path.extension().is_some_and(|ending| {
                ["json", "yaml", "yml", "md"]
                    .iter()
                    .any(|known| ending == *known)
            });
            if kind.is_dir() && !hidden {
                self.folder(root, &path, depth + 1)?;
            } else if kind.is_file() && record {
                let name = path
                    .strip_prefix(root)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .into_owned();
                match read(&path, RECORD_LIMIT) {
                    Ok(bytes) => self.add(&name, &bytes),
                    Err(error) => self.unreadable(&name, &error.message),
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str, bytes: &[u8]) {
        if let Err(error) = self.builder.add(name, bytes) {
            self.unreadable(name, &error);
        }
    }

    fn unreadable(&self, name: &str, error: &dyn std::fmt::Display) {
        if self.ui.verbosity() == Verbosity::Verbose {
            self.ui.warning(format_args!("{name}: {error}"));
        }
    }
}

fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let failure = |error: std::io::Error| Failure::io(path, &error);
    let handle = File::open(path).map_err(failure)?;
    let mut bytes = Vec::new();
    let count = handle
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(failure)?;
    if count as u64 > limit {
        return Err(failure(std::io::Error::other(format!(
            "larger than {limit} bytes"
        ))));
    }
    Ok(bytes)
}
