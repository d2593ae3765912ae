//! Where things are on this machine: the repository round a folder, the user's and the organisation's files.
//!
//! The only place that reads the environment.

use std::path::{Path, PathBuf};

/// The folder of a repository that holds what travels with it: rules, the baseline.
pub(crate) const REPOSITORY_FOLDER: &str = ".airlock";

/// The top of the repository that `folder` lies in: the nearest folder upwards that has a `.git`, or `folder` itself.
pub(crate) fn repository_top(folder: &Path) -> PathBuf {
    enclosing_repository(folder).unwrap_or_else(|| folder.to_owned())
}

/// The nearest folder upwards that has a `.git`.
pub(crate) fn enclosing_repository(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .find(|ancestor| ancestor.join(".git").symlink_metadata().is_ok())
        .map(Path::to_owned)
}

/// The part of an absolute path before the first link in it; all of it where there is none. Nothing is followed.
pub(crate) fn before_links(path: &Path) -> PathBuf {
    let mut before = PathBuf::new();
    for part in path.components() {
        let next = before.join(part);
        if next.is_symlink() {
            break;
        }
        before = next;
    }
    before
}

/// The user's configuration: `$XDG_CONFIG_HOME/airlock/airlock.toml`.
pub(crate) fn user_config() -> Option<PathBuf> {
    Some(xdg("XDG_CONFIG_HOME", ".config")?.join("airlock/airlock.toml"))
}

/// The organisation's configuration: `$AIRLOCK_ORG_CONFIG`, which must exist, or `/etc/airlock/airlock.toml`.
pub(crate) fn organisation_config() -> (PathBuf, Presence) {
    match variable("AIRLOCK_ORG_CONFIG") {
        Some(path) => (PathBuf::from(path), Presence::Required),
        None => (
            PathBuf::from("/etc/airlock/airlock.toml"),
            Presence::Optional,
        ),
    }
}

/// Whether a file must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
}

/// Where results of unchanged files are kept: `$XDG_CACHE_HOME/airlock`.
pub(crate) fn cache_folder() -> Option<PathBuf> {
    Some(xdg("XDG_CACHE_HOME", ".cache")?.join("airlock"))
}

/// Where advisory databases are kept: `$XDG_DATA_HOME/airlock/db`.
pub(crate) fn database_folder() -> Option<PathBuf> {
    Some(xdg("XDG_DATA_HOME", ".local/share")?.join("airlock/db"))
}

/// The key that placeholders and digests of secrets are computed with: `$XDG_STATE_HOME/airlock/key`.
pub(crate) fn key_file() -> Option<PathBuf> {
    Some(xdg("XDG_STATE_HOME", ".local/state")?.join("airlock/key"))
}

/// What the user approved of repositories: `$XDG_STATE_HOME/airlock/trust`.
pub(crate) fn trust_folder() -> Option<PathBuf> {
    Some(xdg("XDG_STATE_HOME", ".local/state")?.join("airlock/trust"))
}

/// The time of the run: that of [`given_time`], or now.
pub(crate) fn now() -> jiff::Timestamp {
    given_time().unwrap_or_else(jiff::Timestamp::now)
}

/// `SOURCE_DATE_EPOCH`: seconds since 1970, as reproducible builds set it.
pub(crate) fn given_time() -> Option<jiff::Timestamp> {
    let seconds = variable("SOURCE_DATE_EPOCH")?;
    let seconds = seconds.to_str()?.parse().ok()?;
    jiff::Timestamp::from_second(seconds).ok()
}

/// The day of the run, in UTC, so that a suppression ends on the same day for everybody.
pub(crate) fn today() -> jiff::civil::Date {
    now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// An absolute path of an XDG variable; the standard says that others are to be ignored.
fn xdg(name: &str, below_home: &str) -> Option<PathBuf> {
    variable(name)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| Some(std::env::home_dir()?.join(below_home)))
        .filter(|path| path.is_absolute())
}

/// The user's own folder, where package clients keep their files.
pub(crate) fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| home.is_absolute())
}

/// A file of a package client in the user's folder of configuration.
pub(crate) fn client_config(below: &str) -> Option<PathBuf> {
    Some(xdg("XDG_CONFIG_HOME", ".config")?.join(below))
}

/// A variable that package clients read, under its name in capital letters or as npm writes it.
pub(crate) fn client_setting(name: &str) -> Option<String> {
    let given = variable(name).or_else(|| variable(&name.to_lowercase()));
    given?.into_string().ok()
}

/// Where this program lies, for whoever is to start it again.
pub(crate) fn program() -> Option<String> {
    std::env::current_exe()
        .ok()?
        .into_os_string()
        .into_string()
        .ok()
}

/// The folders in which programs are looked for.
pub(crate) fn search_path() -> Vec<PathBuf> {
    variable("PATH")
        .map(|path| std::env::split_paths(&path).collect())
        .unwrap_or_default()
}

fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Which build of the program this is: its version, and its file's size and time, which every build changes.
pub(crate) fn build() -> Option<String> {
    let metadata = std::env::current_exe().ok()?.metadata().ok()?;
    let written = metadata.modified().ok()?;
    Some(format!(
        "{} {} {written:?}",
        env!("CARGO_PKG_VERSION"),
        metadata.len()
    ))
}
