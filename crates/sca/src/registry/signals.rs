//! What an answer of a registry says for or against a package.

use super::{Known, Release};
use crate::legitimacy::Signal;
use jiff::civil::Date;

/// Days in which most malicious packages are found and taken down; a package that is younger was seen by few.
const YOUNG: i64 = 90;
/// Days that a release should have been out.
const FRESH: i64 = 7;
/// Releases before one that are looked at for who published and proved them.
const BEFORE: usize = 10;
/// Downloads below which hardly anybody uses a package.
const FEW_DOWNLOADS: u64 = 1_000;

/// The signals of what a registry knows of the package called `name`, as of `today`; of `version`, or of the newest one.
pub fn signals(known: &Known, name: &str, version: Option<&str>, today: Date) -> Vec<Signal> {
    let mut out = Vec::new();
    let repository = known.repository.as_deref();
    let foreign = repository.filter(|address| !shares_word(address, name));
    out.extend(foreign.map(|address| Signal::OtherRepository(address.to_owned())));
    if known.is_placeholder {
        out.push(Signal::Placeholder);
    }
    out.extend(known.deprecated.clone().map(Signal::Deprecated));
    let first = known
        .versions
        .iter()
        .filter_map(|release| age(release, today))
        .max();
    if known.lists_all {
        out.extend(first.filter(|days| *days < YOUNG).map(Signal::Young));
        if known.versions.len() == 1 {
            out.push(Signal::OneVersion);
        }
    }
    let few = known.downloads.filter(|count| *count < FEW_DOWNLOADS);
    out.extend(few.map(Signal::FewDownloads));
    let wanted = version.or(known.latest.as_deref());
    let release = known
        .versions
        .iter()
        .find(|release| Some(release.version.as_str()) == wanted);
    match (release, version) {
        (Some(release), _) => of_release(known, release, today, &mut out),
        (None, Some(version)) if known.lists_all => {
            out.push(Signal::VersionAbsent(version.to_owned()));
        }
        _ => {}
    }
    out
}

fn of_release(known: &Known, release: &Release, today: Date, out: &mut Vec<Signal>) {
    if release.yanked {
        out.push(Signal::Yanked(release.version.clone()));
    }
    if known.deprecated.is_none() {
        out.extend(release.deprecated.clone().map(Signal::Deprecated));
    }
    let fresh = age(release, today).filter(|days| *days < FRESH);
    out.extend(fresh.map(|days| Signal::Fresh(release.version.clone(), days)));
    // Releases made before this one, the latest of them first.
    let mut before: Vec<&Release> = { known.versions.iter() }
        .filter(|other| other.time.is_some() && other.time < release.time)
        .collect();
    before.sort_by(|a, b| b.time.cmp(&a.time));
    before.truncate(BEFORE);
    let (Some(last), true) = (before.first(), before.len() > 1) else {
        return;
    };
    let publishers: Vec<&String> = before
        .iter()
        .filter_map(|one| one.publisher.as_ref())
        .collect();
    if let Some(publisher) = &release.publisher
        && publishers.len() == before.len()
        && !publishers.contains(&publisher)
    {
        out.push(Signal::NewPublisher(release.version.clone()));
    }
    if release.proven == Some(false) && last.proven == Some(true) {
        out.push(Signal::ProofDropped(release.version.clone()));
    }
    if release.runs_at_install == Some(true)
        && before.iter().all(|one| one.runs_at_install == Some(false))
    {
        out.push(Signal::ScriptAdded(release.version.clone()));
    }
}

/// Whether the address of a repository names its owner or itself by a word of the package's name: a package that was
/// published by somebody else often keeps the address of the one it imitates, or of none at all.
fn shares_word(address: &str, name: &str) -> bool {
    let address = address.trim_end_matches('/').to_lowercase();
    let address = address.strip_suffix(".git").unwrap_or(&address);
    let path: String = address.rsplit('/').take(2).collect::<Vec<_>>().join("/");
    let joined: String = path.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let lower = name.to_lowercase();
    let mut words = lower
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| word.len() > 2);
    words.any(|word| joined.contains(word)) || lower.len() < 3
}

/// Days since a release was made; `None` where its time cannot be read, or lies ahead.
fn age(release: &Release, today: Date) -> Option<i64> {
    let day: Date = release.time.as_deref()?.get(..10)?.parse().ok()?;
    let days = i64::from(today.since(day).ok()?.get_days());
    (days >= 0).then_some(days)
}
