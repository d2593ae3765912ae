//! `airlock db update`: the only command that reaches the network.

use super::SCORES_LIMIT;
use super::install::{Bundle, install};
use crate::args::GlobalArgs;
use crate::cli::Outcome;
use crate::config::{Config, Databases};
use crate::database::{DemandArgs, ENDING, folder, installed_release};
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::place;
use crate::ui::Ui;
use airlock_feeds::{Client, EXPLOITED_URL, FeedError, Fetched, OSV_ECOSYSTEMS, osv_export_url};
use airlock_sca::db::{Builder, each_file, gunzipped};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Bytes of one ecosystem's export above which it is not taken; npm's has about 210 MB.
const EXPORT_LIMIT: u64 = 2_000_000_000;
/// Bytes of one record.
const RECORD_LIMIT: usize = 16_000_000;
/// Bytes of the catalogue of exploited weaknesses; it has about 2 MB.
const CATALOGUE_LIMIT: u64 = 100_000_000;
/// What is known of the exports that are installed, beside them.
const STATE: &str = "osv-exports.json";

/// Fetch advisory databases: the only command that uses the network
///
/// From the mirror that `db.mirror` of the user's or the organisation's airlock.toml names, or --from: signed, checked,
/// never older than what is here. Without a mirror, from the public OSV export (https://google.github.io/osv.dev/data/),
/// which is not signed: what protects it is TLS.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock db update                                        From the mirror, or the public export
  airlock db update --ecosystem npm --ecosystem PyPI       Of the public export, these ecosystems only
  airlock db update --from /srv/airlock-mirror             From a folder")]
pub(super) struct Args {
    /// A mirror made by `airlock db publish`: a folder, or an address that begins with https://
    #[arg(long, value_name = "DIR|URL")]
    from: Option<String>,
    /// An ecosystem of the public export, as OSV names it; may be repeated [default: those of programming languages]
    #[arg(long, value_name = "NAME", conflicts_with = "from")]
    ecosystem: Vec<String>,
    /// Where the export lies, if not at its publisher's
    #[arg(long, value_name = "URL", conflicts_with = "from")]
    export: Option<String>,
    /// Where the catalogue of weaknesses known to be exploited lies, if not at its publisher's; `none` leaves it out
    #[arg(long, value_name = "URL|none", conflicts_with = "from")]
    exploited: Option<String>,
    /// Exploit prediction scores (EPSS) as CSV, compressed or not: a file, or an address that begins with https://
    #[arg(long, value_name = "FILE|URL", conflicts_with = "from")]
    epss: Option<String>,
    #[command(flatten)]
    demands: DemandArgs,
}

pub(super) fn run(ui: Ui, global: &GlobalArgs, args: &Args) -> Outcome {
    let here = std::env::current_dir().map_err(|error| Failure::io(Path::new("."), &error))?;
    let config = Config::load(&here, global.named_config())?;
    for warning in &config.warnings {
        ui.warning(warning);
    }
    let demands = args.demands.or(&config.databases);
    let client = Client::new(env!("CARGO_PKG_VERSION"));
    match mirror(args, &config.databases) {
        Some(mirror) => from_mirror(ui, &client, &mirror, &demands),
        None => from_export(ui, &client, args, &demands),
    }
}

/// The mirror that is asked; `None` for the public export.
fn mirror(args: &Args, databases: &Databases) -> Option<String> {
    let named = args.from.clone();
    let asks_for_export = args.export.is_some() || !args.ecosystem.is_empty();
    let configured = databases.mirror.as_ref().filter(|_| !asks_for_export);
    named.or_else(|| configured.map(|(mirror, _)| mirror.clone()))
}

fn fetch_failure(error: &FeedError) -> Failure {
    Failure::usage(error, error.hint())
}

fn from_mirror(ui: Ui, client: &Client, mirror: &str, demands: &DemandArgs) -> Outcome {
    if mirror.contains("://") {
        return install(ui, demands, mirror, &mut |name, limit| {
            client
                .mirror_file(mirror, name, limit)
                .map_err(|error| fetch_failure(&error).into())
        });
    }
    let folder = PathBuf::from(mirror);
    install(ui, demands, mirror, &mut |name, limit| {
        Ok(file::read_bytes(&folder.join(name), Links::Follow, limit)?)
    })
}

/// Tags of the exports that are installed, by ecosystem.
#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    tags: BTreeMap<String, String>,
}

fn from_export(ui: Ui, client: &Client, args: &Args, demands: &DemandArgs) -> Outcome {
    if !demands.keys().is_empty() {
        return Err(Failure::usage(
            "keys are trusted, and the public export is not signed",
            "name a mirror (`db.mirror`, --from), or trust no keys",
        ));
    }
    let folder = folder()?;
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io(&folder, &error))?;
    if installed_release(&folder, &[])?.is_some() {
        ui.warning("a mirror's release is installed, too: both are used");
    }
    let state_path = folder.join(STATE);
    let mut state: State = match file::read(&state_path, Links::Follow)? {
        // Made by this program; without it, everything is fetched once more.
        Some(text) => serde_json::from_str(&text).unwrap_or_default(),
        None => State::default(),
    };
    let dangers = Dangers {
        exploited: exploited(ui, client, args.exploited.as_deref())?,
        scores: scores(client, args.epss.as_deref())?,
    };
    let all: Vec<String> = OSV_ECOSYSTEMS
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let ecosystems = if args.ecosystem.is_empty() {
        &all
    } else {
        &args.ecosystem
    };
    for ecosystem in ecosystems {
        let target = folder.join(file_name(ecosystem)?);
        let url = osv_export_url(args.export.as_deref(), ecosystem);
        let tag = state.tags.get(ecosystem).filter(|_| target.is_file());
        let fetched = client
            .get(&url, EXPORT_LIMIT, tag.map(String::as_str))
            .map_err(|error| fetch_failure(&error))?;
        let Fetched::Bytes(bytes, tag) = fetched else {
            ui.note(format_args!("{ecosystem}: as it was"));
            continue;
        };
        let database = build(ecosystem, &bytes, &dangers)?;
        drop(bytes);
        file::write(&target, &database)?;
        state.tags.remove(ecosystem);
        state.tags.extend(tag.map(|tag| (ecosystem.clone(), tag)));
        let text = serde_json::to_vec_pretty(&state).map_err(Failure::internal)?;
        file::write(&state_path, &text)?;
        Ui::result(super::status::describe(&target, &database)?)?;
    }
    Ok(Exit::Clean)
}

/// What is known of weaknesses besides the advisories.
struct Dangers {
    /// The catalogue of those that are exploited.
    exploited: Option<Vec<u8>>,
    /// Scores of exploit prediction, as CSV.
    scores: Option<String>,
}

/// The scores of exploit prediction, where they are asked for.
fn scores(client: &Client, named: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(named) = named else { return Ok(None) };
    let bytes = if named.contains("://") {
        match client.get(named, CATALOGUE_LIMIT, None) {
            Ok(Fetched::Bytes(bytes, _)) => bytes,
            Ok(Fetched::Unchanged) => Vec::new(),
            Err(error) => return Err(fetch_failure(&error)),
        }
    } else {
        let path = Path::new(named);
        std::fs::read(path).map_err(|error| Failure::io(path, &error))?
    };
    let text = gunzipped(&bytes, SCORES_LIMIT)
        .map_err(|error| Failure::usage(format_args!("{named}: {error}"), error.hint()))?;
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}

/// The catalogue, where it is wanted and can be had.
fn exploited(ui: Ui, client: &Client, named: Option<&str>) -> Result<Option<Vec<u8>>, Failure> {
    let url = match named {
        Some("none") => return Ok(None),
        Some(url) => url,
        None => EXPLOITED_URL,
    };
    match client.get(url, CATALOGUE_LIMIT, None) {
        Ok(Fetched::Bytes(bytes, _)) => Ok(Some(bytes)),
        Ok(Fetched::Unchanged) => Ok(None),
        Err(error) if named.is_some() => Err(fetch_failure(&error)),
        Err(error) => {
            ui.warning(format_args!(
                "without the catalogue of exploited weaknesses: {error}"
            ));
            Ok(None)
        }
    }
}

/// The database's name for an ecosystem.
fn file_name(ecosystem: &str) -> Result<String, Failure> {
    let is_plain = !ecosystem.is_empty()
        && ecosystem
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte))
        && !ecosystem.starts_with('.');
    if !is_plain {
        return Err(Failure::usage(
            format_args!("`{ecosystem}` is no ecosystem"),
            "write it as OSV does: npm, PyPI, crates.io, Go, Maven, …",
        ));
    }
    let stem = ecosystem.to_ascii_lowercase().replace(' ', "-");
    Ok(format!("osv-{stem}.{ENDING}"))
}

fn build(ecosystem: &str, archive: &[u8], dangers: &Dangers) -> Result<Vec<u8>, Failure> {
    let failure = |error: &dyn std::fmt::Display| {
        Failure::usage(
            format_args!("the export of {ecosystem}: {error}"),
            "try again later; what is installed stays in use",
        )
    };
    let mut builder = Builder::default();
    builder.begin_source(&format!("OSV export of {ecosystem}"));
    each_file(archive, RECORD_LIMIT, |name, record| {
        // What cannot be read is counted by the builder, and said of the database.
        if let Ok(bytes) = record {
            let _counted = builder.add(name, &bytes);
        }
    })
    .map_err(|error| failure(&error))?;
    if builder.sources().iter().all(|source| source.records == 0) {
        return Err(failure(&"it holds no advisory"));
    }
    if let Some(catalogue) = &dangers.exploited {
        builder
            .add_exploited(catalogue)
            .map_err(|error| failure(&error))?;
    }
    if let Some(scores) = &dangers.scores {
        builder.add_epss(scores).map_err(|error| failure(&error))?;
    }
    builder
        .build(place::now().as_second())
        .map_err(|error| failure(&error))
}

/// A bundle as a place to take a release from.
pub(super) fn from_bundle(ui: Ui, path: &Path, bytes: &[u8], demands: &DemandArgs) -> Outcome {
    let mut bundle = Bundle::read(path, bytes)?;
    let shown = path.display().to_string();
    install(ui, demands, &shown, &mut |name, limit| {
        bundle.take(name, limit)
    })
}
