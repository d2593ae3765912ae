//! Which advisories concern which packages.
//!
//! Invariants:
//! - one hit for each package and group of aliases, however many sources tell of it;
//! - a version that its ecosystem cannot order, or a range that could not be read, is "unknown", never a hit and never
//!   silence.

use super::format::{End, Entry, PackageRecord, Row, name_hash};
use super::{Database, DbError, ReadAt};
use crate::advisory::{Affectedness, Nature, normal_name};
use crate::version::{Scheme, Version};
use airlock_model::{Epss, Inventory, Severity};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Steps from one end to the next while a safe version is looked for.
const MAX_STEPS: usize = 64;

/// A package with a known weakness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its number among those asked about.
    pub package: usize,
    /// The advisory that says most.
    pub advisory: Row,
    /// Every name of the weakness, the advisory's own first.
    pub names: Vec<String>,
    /// How bad.
    pub severity: Severity,
    /// How probable its exploitation is.
    pub epss: Option<Epss>,
    /// The lowest version above this one that the advisories leave out.
    pub fixed: Option<String>,
    /// Import path and symbol of what is weak, where a source names it.
    pub symbols: Vec<(String, String)>,
}

/// A package of which it cannot be told whether it is affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Its number among those asked about.
    pub package: usize,
    /// The advisories in question.
    pub advisories: Vec<String>,
}

/// What a database says of an inventory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// By package, then by severity, the worst first.
    pub hits: Vec<Hit>,
    /// By package.
    pub unknown: Vec<Unknown>,
    /// Packages with a version that were looked up.
    pub checked: usize,
}

/// What one name and version gets, whatever mentions it.
#[derive(Debug, Clone, Default)]
struct Answer {
    hits: Vec<Hit>,
    unknown: Vec<String>,
}

/// A package that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Its ecosystem, as the common schema writes it.
    pub ecosystem: &'a str,
    /// Its name, in any of its spellings.
    pub name: &'a str,
    /// Its exact version.
    pub version: Option<&'a str>,
}

/// Matches every package of an inventory.
///
/// # Errors
/// When the database is damaged.
pub fn match_inventory<R: ReadAt>(
    database: &Database<R>,
    inventory: &Inventory,
) -> Result<Matches, DbError> {
    let asked: Vec<Asked<'_>> = inventory
        .packages
        .iter()
        .map(|package| Asked {
            ecosystem: &package.ecosystem,
            name: &package.name,
            version: package.version.as_deref(),
        })
        .collect();
    match_packages(database, &asked)
}

/// Matches packages that have a version, and those without one against what condemns every version.
///
/// # Errors
/// When the database is damaged.
pub fn match_packages<R: ReadAt>(
    database: &Database<R>,
    asked: &[Asked<'_>],
) -> Result<Matches, DbError> {
    let mut wanted: Vec<Wanted<'_>> = asked
        .iter()
        .enumerate()
        .map(|(number, package)| {
            let name = normal_name(package.ecosystem, package.name);
            Wanted {
                hash: name_hash(package.ecosystem, &name),
                ecosystem: package.ecosystem,
                name,
                version: package.version,
                number,
            }
        })
        .collect();
    // In the order of the index, so that each page is passed once and equal questions lie together.
    wanted.sort_by(|a, b| (a.hash, a.version, a.number).cmp(&(b.hash, b.version, b.number)));
    let mut out = Matches {
        checked: wanted
            .iter()
            .filter(|wanted| wanted.version.is_some())
            .count(),
        ..Matches::default()
    };
    let mut record: Option<PackageRecord> = None;
    let mut last: Option<(&Wanted<'_>, Answer)> = None;
    for wanted in &wanted {
        let same_name = last.as_ref().is_some_and(|(known, _)| {
            known.ecosystem == wanted.ecosystem && known.name == wanted.name
        });
        if !same_name {
            record = database.package_by_hash(wanted.hash, wanted.ecosystem, &wanted.name)?;
        }
        let answer = match (&record, last.take()) {
            (_, Some((known, answer))) if same_name && known.version == wanted.version => answer,
            (Some(record), _) => answer(database, record, wanted.version)?,
            (None, _) => Answer::default(),
        };
        out.hits.extend(answer.hits.iter().cloned().map(|hit| Hit {
            package: wanted.number,
            ..hit
        }));
        if !answer.unknown.is_empty() {
            out.unknown.push(Unknown {
                package: wanted.number,
                advisories: answer.unknown.clone(),
            });
        }
        last = Some((wanted, answer));
    }
    out.hits.sort_by(|a, b| {
        (a.package, b.severity, &a.advisory.id).cmp(&(b.package, a.severity, &b.advisory.id))
    });
    out.unknown.sort_by_key(|unknown| unknown.package);
    Ok(out)
}

struct Wanted<'a> {
    hash: u64,
    ecosystem: &'a str,
    name: String,
    version: Option<&'a str>,
    number: usize,
}

fn answer<R: ReadAt>(
    database: &Database<R>,
    record: &PackageRecord,
    version: Option<&str>,
) -> Result<Answer, DbError> {
    let scheme = Scheme::of_ecosystem(&record.ecosystem);
    let parsed = scheme
        .zip(version)
        .and_then(|(scheme, version)| scheme.parse(version));
    let question = Question {
        scheme,
        version,
        parsed: parsed.as_ref(),
    };
    // By group: the rows that say yes, with what they say.
    let mut groups: BTreeMap<u32, Vec<(Row, &Entry)>> = BTreeMap::new();
    let mut out = Answer::default();
    for entry in &record.entries {
        match question.affected(entry) {
            Affectedness::No => {}
            Affectedness::Yes => {
                let row = database.advisory(entry.advisory)?;
                groups.entry(row.group).or_default().push((row, entry));
            }
            Affectedness::Unknown => out.unknown.push(database.advisory(entry.advisory)?.id),
        }
    }
    out.unknown.sort();
    out.unknown.dedup();
    let date = database.header().epss_date.as_deref();
    let hits = groups.into_values();
    out.hits
        .extend(hits.filter_map(|group| question.hit(group, date)));
    Ok(out)
}

/// One version, asked of every entry of its package.
struct Question<'a> {
    scheme: Option<Scheme>,
    version: Option<&'a str>,
    parsed: Option<&'a Version>,
}

impl Question<'_> {
    fn affected(&self, entry: &Entry) -> Affectedness {
        let everything = |(from, to): &(End, End)| *from == End::Open && *to == End::Open;
        if entry.ranges.iter().any(everything) {
            return Affectedness::Yes;
        }
        let Some(written) = self.version else {
            return Affectedness::No;
        };
        if entry.texts.iter().any(|text| text == written) {
            return Affectedness::Yes;
        }
        let Some(version) = self.parsed else {
            return Affectedness::Unknown;
        };
        let listed = version.key().is_some_and(|key| {
            let key = key.as_bytes();
            entry
                .keys
                .binary_search_by(|known| known.as_slice().cmp(key))
                .is_ok()
        });
        if listed {
            return Affectedness::Yes;
        }
        let text_is_equal = |text: &String| self.order(text, &[], version) == Some(Ordering::Equal);
        if entry.texts.iter().any(text_is_equal) {
            return Affectedness::Yes;
        }
        let least = if entry.incomplete {
            Affectedness::Unknown
        } else {
            Affectedness::No
        };
        let inside = entry.ranges.iter().map(|range| self.inside(range, version));
        inside.max().map_or(least, |answer| answer.max(least))
    }

    fn inside(&self, (from, to): &(End, End), version: &Version) -> Affectedness {
        let above = match from {
            End::Open => Some(true),
            End::Included(text, key) => self.order(text, key, version).map(Ordering::is_ge),
            End::Excluded(text, key) => self.order(text, key, version).map(Ordering::is_gt),
        };
        let below = match to {
            End::Open => Some(true),
            End::Included(text, key) => self.order(text, key, version).map(Ordering::is_le),
            End::Excluded(text, key) => self.order(text, key, version).map(Ordering::is_lt),
        };
        match (above, below) {
            (Some(true), Some(true)) => Affectedness::Yes,
            (Some(false), _) | (_, Some(false)) => Affectedness::No,
            _ => Affectedness::Unknown,
        }
    }

    /// The order of a version against an end: by keys where both have one, else by comparing.
    fn order(&self, text: &str, key: &[u8], version: &Version) -> Option<Ordering> {
        match version.key() {
            Some(own) if !key.is_empty() => Some(own.as_bytes().cmp(key)),
            _ => version.compare(&self.scheme?.parse(text)?),
        }
    }

    /// One hit of all that one group says.
    fn hit(&self, group: Vec<(Row, &Entry)>, epss_date: Option<&str>) -> Option<Hit> {
        let entries: Vec<&Entry> = group.iter().map(|(_, entry)| *entry).collect();
        let symbols = entries
            .iter()
            .map(|entry| &entry.symbols)
            .find(|symbols| !symbols.is_empty())
            .cloned()
            .unwrap_or_default();
        let fixed = self.fixed(&entries);
        let mut rows: Vec<Row> = group.into_iter().map(|(row, _)| row).collect();
        // The one that says most: harm first, then a score, then symbols' sources by name.
        rows.sort_by(|a, b| {
            let rank = |row: &Row| (row.nature != Nature::Malicious, row.score.is_none());
            rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
        });
        rows.dedup_by(|a, b| a.id == b.id);
        let names: Vec<String> = rows
            .iter()
            .flat_map(|row| std::iter::once(&row.id).chain(&row.aliases))
            .cloned()
            .collect();
        let exploited = rows.iter().find_map(|row| row.exploited.clone());
        let epss = rows.iter().filter_map(|row| row.epss).max();
        let score = rows.iter().filter_map(|row| row.score).max();
        let mut advisory = rows.into_iter().next()?;
        advisory.exploited = exploited;
        advisory.epss = epss;
        advisory.score = score;
        Some(Hit {
            package: 0,
            severity: severity(&advisory),
            epss: advisory.epss.map(|epss| Epss {
                probability: format!("{:.4}", f64::from(epss) / 10_000.0),
                date: epss_date.map(str::to_owned),
            }),
            names: unique(names, &advisory.id),
            advisory,
            fixed,
            symbols,
        })
    }

    /// The lowest end above the version at which none of the entries' ranges holds.
    fn fixed(&self, entries: &[&Entry]) -> Option<String> {
        let scheme = self.scheme?;
        let mut written: Option<String> = None;
        let mut version = self.parsed?.clone();
        for _ in 0..MAX_STEPS {
            let ranges = entries.iter().flat_map(|entry| &entry.ranges);
            let mut holding =
                ranges.filter(|range| self.inside(range, &version) == Affectedness::Yes);
            let Some(range) = holding.next() else {
                break;
            };
            // Another source may know an end where this one does not.
            let end = std::iter::once(range)
                .chain(holding)
                .find_map(|(_, to)| match to {
                    End::Excluded(text, _) => Some(text),
                    End::Open | End::Included(..) => None,
                });
            version = scheme.parse(end?)?;
            written = end.cloned();
        }
        written.map(|text| shown(scheme, &text))
    }
}

/// Composer's ranges end at the first development version; people install the release.
fn shown(scheme: Scheme, version: &str) -> String {
    match scheme {
        Scheme::Packagist => version.strip_suffix("-dev").unwrap_or(version),
        _ => version,
    }
    .to_owned()
}

/// Each name once, `first` in front, the others sorted.
fn unique(mut names: Vec<String>, first: &str) -> Vec<String> {
    names.sort();
    names.dedup();
    names.retain(|name| name != first);
    names.insert(0, first.to_owned());
    names
}

/// By the score; where there is none, by what the advisory is about.
fn severity(advisory: &Row) -> Severity {
    match (advisory.nature, advisory.score) {
        (Nature::Malicious, _) => Severity::Critical,
        (_, Some(score)) => score.severity(),
        (Nature::Vulnerability, None) => Severity::Medium,
        (Nature::Unmaintained | Nature::Unsound, None) => Severity::Low,
        (Nature::Notice, None) => Severity::Info,
    }
}
