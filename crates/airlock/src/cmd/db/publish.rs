//! `airlock db publish`.

use crate::cli::Outcome;
use crate::database::release_failure;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::place;
use crate::ui::Ui;
use airlock_sca::db::{Gathered, RELEASE_FILE, Release, SIGNATURE_ENDING, bundle};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Bytes of a database above which it is not published.
const LIMIT: u64 = 4_000_000_000;

/// Make a release of databases: a folder for a mirror, or one file to carry
///
/// A mirror is the folder, served as it is over HTTPS or shared as a path. The list in it is signed with an SSH key:
/// `airlock db publish --statement DIR | ssh-keygen -Y sign -n airlock-db -f KEY > DIR/release.json.sig`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock db publish advisories.airlock-db --to mirror
  airlock db publish --statement mirror | ssh-keygen -Y sign -n airlock-db -f KEY > mirror/release.json.sig
  airlock db publish --bundle mirror -o release.zip       One file, for `airlock db import` without a network")]
pub(super) struct Args {
    /// Databases
    #[arg(value_name = "FILE", required_unless_present_any = ["statement", "bundle"])]
    files: Vec<PathBuf>,
    /// The mirror's folder; a release in it is followed by the next number
    #[arg(long, value_name = "DIR", requires = "files", required_unless_present_any = ["statement", "bundle"])]
    to: Option<PathBuf>,
    /// Print only the text that the publisher of the mirror in DIR signs
    #[arg(long, value_name = "DIR", conflicts_with_all = ["files", "bundle"])]
    statement: Option<PathBuf>,
    /// Put the mirror in DIR into one file
    #[arg(
        long,
        value_name = "DIR",
        requires = "output",
        conflicts_with = "files"
    )]
    bundle: Option<PathBuf>,
    /// The bundle
    #[arg(short, long, value_name = "FILE", requires = "bundle")]
    output: Option<PathBuf>,
}

pub(super) fn run(ui: Ui, args: &Args) -> Outcome {
    if let Some(folder) = &args.statement {
        let list = needed(&folder.join(RELEASE_FILE))?;
        Ui::result(Release::statement(&list))?;
        return Ok(Exit::Clean);
    }
    if let (Some(folder), Some(output)) = (&args.bundle, &args.output) {
        return write_bundle(ui, folder, output);
    }
    let Some(folder) = &args.to else {
        return Ok(Exit::Clean);
    };
    let files = args
        .files
        .iter()
        .map(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            Ok((name.to_owned(), needed(path)?))
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let list = folder.join(RELEASE_FILE);
    let before = match file::read_bytes(&list, Links::Follow, LIMIT)? {
        Some(bytes) => {
            Release::read(&bytes, None, &[])
                .map_err(|error| release_failure(&list, &error))?
                .build
        }
        None => 0,
    };
    let release = Release::of(before + 1, place::now().as_second(), &files)
        .map_err(|error| release_failure(&list, &error))?;
    std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
    for (name, bytes) in &files {
        file::write(&folder.join(name), bytes)?;
    }
    // The old signature would be one of another list.
    let signature = folder.join(format!("{RELEASE_FILE}{SIGNATURE_ENDING}"));
    if signature.exists() {
        std::fs::remove_file(&signature).map_err(|error| Failure::io(&signature, &error))?;
    }
    // Last, so that no list names files that are not there yet.
    file::write(&list, &release.to_bytes())?;
    ui.note(format_args!(
        "{} holds release {}; sign it, as `airlock db publish --help` shows",
        folder.display(),
        release.build
    ));
    Ok(Exit::Clean)
}

fn write_bundle(ui: Ui, folder: &Path, output: &Path) -> Outcome {
    let pending = file::Pending::open(output)?;
    let path = folder.join(RELEASE_FILE);
    let list = needed(&path)?;
    let release =
        Release::read(&list, None, &[]).map_err(|error| release_failure(&path, &error))?;
    let mut files = BTreeMap::new();
    for named in &release.files {
        let bytes = needed(&folder.join(&named.name))?;
        named
            .check(&bytes)
            .map_err(|error| release_failure(&path, &error))?;
        files.insert(named.name.clone(), bytes);
    }
    let signature = file::read(
        &folder.join(format!("{RELEASE_FILE}{SIGNATURE_ENDING}")),
        Links::Follow,
    )?;
    if signature.is_none() {
        ui.warning("the release is not signed; who trusts keys will refuse it");
    }
    pending.commit(&bundle(&Gathered {
        release,
        list,
        signature,
        files,
    }))?;
    Ok(Exit::Clean)
}

fn needed(path: &Path) -> Result<Vec<u8>, Failure> {
    file::read_bytes(path, Links::Follow, LIMIT)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: there is no such file", path.display()),
            "check the spelling",
        )
    })
}
