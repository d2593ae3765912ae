//! `airlock db import`.

use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::database::{DemandArgs, ENDING, demands, failure, folder, open, signature_of};
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::ui::Ui;
use airlock_sca::db::is_zip;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Bytes of a bundle above which it is not read.
const BUNDLE_LIMIT: u64 = 8_000_000_000;

/// Take a database that was made elsewhere, so that scans use it
///
/// Every byte is checked first. A database or release that is older than the one in its place is refused.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock db import advisories.airlock-db
  airlock db import advisories.airlock-db --trusted-key 'ssh-ed25519 AAAA…'")]
pub(super) struct Args {
    /// The database, and FILE.sig beside it if it is signed; or a bundle made by `airlock db publish`
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Take it even if the one in its place is newer
    #[arg(long)]
    allow_older: bool,
    #[command(flatten)]
    demands: DemandArgs,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let demands = &demands(global, &args.demands)?;
    if let Some(bytes) = bundle(&args.file)? {
        return super::update::from_bundle(ui, &args.file, &bytes, demands);
    }
    let database = open(&args.file, demands)?;
    database
        .verify()
        .map_err(|error| failure(&args.file, &error))?;
    let target = target(&args.file)?;
    if !args.allow_older {
        refuse_older(database.header().built_at, &target)?;
    }
    let folder = folder()?;
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io(&folder, &error))?;
    let copy = |from: &Path, to: &Path| {
        let bytes = std::fs::read(from).map_err(|error| Failure::io(from, &error))?;
        file::write(to, &bytes)
    };
    let signature = signature_of(&args.file);
    if signature.is_file() {
        copy(&signature, &signature_of(&target))?;
    }
    copy(&args.file, &target)?;
    // What lies there now is what was checked, whatever happened to the file meanwhile.
    open(&target, demands)?
        .verify()
        .map_err(|error| failure(&target, &error))?;
    ui.note(format_args!("{} is in use now", target.display()));
    Ok(Exit::Clean)
}

/// The bytes of a file that is a bundle of `airlock db publish`.
fn bundle(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let mut head = [0; 4];
    let mut file = File::open(path).map_err(|error| Failure::io(path, &error))?;
    // A database is longer; what is shorter is neither, and is told so when it is opened.
    if file.read_exact(&mut head).is_err() || !is_zip(&head) {
        return Ok(None);
    }
    file::read_bytes(path, Links::Follow, BUNDLE_LIMIT)
}

fn target(file: &Path) -> Result<PathBuf, Failure> {
    let stem = file.file_stem().ok_or_else(|| {
        Failure::usage(
            format_args!("{}: is no file", file.display()),
            "name a database",
        )
    })?;
    let mut name = stem.to_owned();
    name.push(".");
    name.push(ENDING);
    Ok(folder()?.join(name))
}

/// A database in use is replaced by a newer one only: an old one would hide what became known since.
fn refuse_older(built_at: i64, target: &Path) -> Result<(), Failure> {
    let none = DemandArgs::default();
    match open(target, &none) {
        Ok(known) if known.header().built_at > built_at => Err(Failure::usage(
            format_args!("{} is newer than the database to import", target.display()),
            "import a newer one, or pass --allow-older",
        )),
        // One that cannot be read is no reason to keep it.
        _ => Ok(()),
    }
}
