//! The common schema: OSV 1.7, as JSON and as YAML.
//!
//! Evaluation: the schema's section "Evaluation". Events are sorted by version; each `introduced` opens an interval that
//! the next `fixed` or `last_affected` closes; a `limit` bounds all of them. Ranges of git commits say nothing about
//! versions and are left to the enumerated ones.

use super::{Advisory, AdvisoryError, Affected, Interval, Nature, Point};
use crate::version::Scheme;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::cmp::Ordering;

/// `null` and nothing mean the same.
fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}

#[derive(Deserialize)]
struct Record {
    id: String,
    #[serde(default, deserialize_with = "or_default")]
    aliases: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    summary: String,
    #[serde(default, deserialize_with = "or_default")]
    details: String,
    published: Option<String>,
    modified: Option<String>,
    withdrawn: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    severity: Vec<Severity>,
    #[serde(default, deserialize_with = "or_default")]
    affected: Vec<RawAffected>,
    #[serde(default, deserialize_with = "or_default")]
    references: Vec<Reference>,
    #[serde(default)]
    database_specific: Value,
}

#[derive(Deserialize)]
struct Severity {
    #[serde(default, deserialize_with = "or_default")]
    score: String,
}

#[derive(Deserialize)]
struct Reference {
    #[serde(default, deserialize_with = "or_default")]
    url: String,
}

#[derive(Deserialize)]
struct RawAffected {
    package: Option<Package>,
    #[serde(default, deserialize_with = "or_default")]
    severity: Vec<Severity>,
    #[serde(default, deserialize_with = "or_default")]
    ranges: Vec<Range>,
    #[serde(default, deserialize_with = "or_default")]
    versions: Vec<String>,
    #[serde(default)]
    ecosystem_specific: Value,
    #[serde(default)]
    database_specific: Value,
}

#[derive(Deserialize)]
struct Package {
    ecosystem: String,
    name: String,
}

#[derive(Deserialize)]
struct Range {
    #[serde(rename = "type", default, deserialize_with = "or_default")]
    kind: String,
    #[serde(default, deserialize_with = "or_default")]
    events: Vec<RawEvent>,
}

/// An event as written: one of the fields is there.
#[derive(Deserialize)]
struct RawEvent {
    introduced: Option<String>,
    fixed: Option<String>,
    last_affected: Option<String>,
    limit: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Event {
    Introduced(String),
    Fixed(String),
    LastAffected(String),
    Limit(String),
}

impl RawEvent {
    fn event(self) -> Option<Event> {
        self.introduced
            .map(Event::Introduced)
            .or(self.fixed.map(Event::Fixed))
            .or(self.last_affected.map(Event::LastAffected))
            .or(self.limit.map(Event::Limit))
    }
}

/// Reads a record written as JSON.
///
/// # Errors
/// When it is not of the schema's form.
pub(super) fn from_json(text: &str) -> Result<Advisory, AdvisoryError> {
    let record: Record = serde_json::from_str(text).map_err(AdvisoryError::form)?;
    Ok(advisory(record))
}

/// Reads a record written as YAML.
///
/// # Errors
/// As [`from_json`].
pub(super) fn from_yaml(text: &str) -> Result<Advisory, AdvisoryError> {
    let record: Record = yaml_serde::from_str(text).map_err(AdvisoryError::form)?;
    Ok(advisory(record))
}

fn advisory(record: Record) -> Advisory {
    let nature = nature(&record);
    let mut vectors: Vec<String> = record.severity.iter().map(|s| s.score.clone()).collect();
    for affected in &record.affected {
        vectors.extend(affected.severity.iter().map(|s| s.score.clone()));
        vectors.extend(text(&affected.database_specific, "cvss"));
    }
    // GitHub's rating, where there is no vector.
    vectors.extend(text(&record.database_specific, "severity").and_then(|word| rated(&word)));
    vectors.dedup();
    Advisory {
        id: record.id,
        aliases: record.aliases,
        summary: record.summary,
        details: record.details,
        published: record.published,
        modified: record.modified,
        withdrawn: record.withdrawn,
        vectors,
        affected: record.affected.into_iter().filter_map(affected).collect(),
        references: record.references.into_iter().map(|r| r.url).collect(),
        nature,
    }
}

fn text(value: &Value, key: &str) -> Option<String> {
    Some(value.get(key)?.as_str()?.to_owned())
}

/// The middle of the band that GitHub's word stands for.
fn rated(word: &str) -> Option<String> {
    let score = match word {
        "LOW" => "2.0",
        "MODERATE" => "5.5",
        "HIGH" => "8.0",
        "CRITICAL" => "9.5",
        _ => return None,
    };
    Some(score.to_owned())
}

fn nature(record: &Record) -> Nature {
    if record.id.starts_with("MAL-") {
        return Nature::Malicious;
    }
    let informational = record
        .affected
        .iter()
        .find_map(|affected| text(&affected.database_specific, "informational"));
    match informational {
        Some(word) => informational_nature(&word),
        None => Nature::Vulnerability,
    }
}

/// RustSec's words for what is no vulnerability.
pub(super) fn informational_nature(word: &str) -> Nature {
    match word {
        "unmaintained" => Nature::Unmaintained,
        "unsound" => Nature::Unsound,
        _ => Nature::Notice,
    }
}

fn affected(raw: RawAffected) -> Option<Affected> {
    let package = raw.package?;
    let scheme = Scheme::of_ecosystem(&package.ecosystem);
    let mut out = Affected {
        symbols: symbols(&raw.ecosystem_specific),
        ecosystem: package.ecosystem,
        name: package.name,
        versions: raw.versions,
        ..Affected::default()
    };
    for range in raw.ranges {
        let scheme = match range.kind.as_str() {
            "GIT" => continue,
            // A semantic range of an ecosystem that orders otherwise is still read as that ecosystem's versions.
            "SEMVER" => scheme.or(Some(Scheme::Semver)),
            _ => scheme,
        };
        let events: Vec<Event> = range
            .events
            .into_iter()
            .filter_map(RawEvent::event)
            .collect();
        match scheme.and_then(|scheme| intervals(scheme, &events)) {
            Some(intervals) => out.intervals.extend(intervals),
            None => out.incomplete = true,
        }
    }
    Some(out)
}

/// Go's imports and RustSec's functions.
fn symbols(specific: &Value) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    for import in list(specific.get("imports")) {
        let path = text(&import, "path").unwrap_or_default();
        for symbol in list(import.get("symbols")) {
            if let Some(symbol) = symbol.as_str() {
                out.push((path.clone(), symbol.to_owned()));
            }
        }
    }
    let functions = specific
        .get("affects")
        .and_then(|affects| affects.get("functions"));
    for function in list(functions) {
        if let Some(function) = function.as_str() {
            out.push((String::new(), function.to_owned()));
        }
    }
    out
}

/// The schema's events as intervals; `None` if a version has no place in the order.
fn intervals(scheme: Scheme, events: &[Event]) -> Option<Vec<Interval>> {
    let mut points = Vec::new();
    let mut limits = Vec::new();
    for event in events {
        match event {
            Event::Limit(limit) if limit != "*" => limits.push(limit.clone()),
            Event::Limit(_) => {}
            Event::Introduced(version) if version == "0" => points.push((None, event)),
            Event::Introduced(version) | Event::Fixed(version) | Event::LastAffected(version) => {
                points.push((Some(scheme.parse(version)?), event));
            }
        }
    }
    let mut unordered = false;
    points.sort_by(|(a, _), (b, _)| match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => a.compare(b).unwrap_or_else(|| {
            unordered = true;
            Ordering::Equal
        }),
    });
    if unordered {
        return None;
    }
    let mut out = Vec::new();
    let mut lower = None;
    for (_, event) in points {
        match event {
            Event::Introduced(version) => {
                lower.get_or_insert_with(|| match version.as_str() {
                    "0" => Point::Open,
                    _ => Point::Included(version.clone()),
                });
            }
            Event::Fixed(version) => {
                out.extend(lower.take().map(|lower| Interval {
                    lower,
                    upper: Point::Excluded(version.clone()),
                }));
            }
            Event::LastAffected(version) => {
                out.extend(lower.take().map(|lower| Interval {
                    lower,
                    upper: Point::Included(version.clone()),
                }));
            }
            Event::Limit(_) => {}
        }
    }
    out.extend(lower.map(|lower| Interval {
        lower,
        upper: Point::Open,
    }));
    below_limits(scheme, out, &limits)
}

/// What lies below the highest limit, as the schema's `BeforeLimits` says: below any of them.
fn below_limits(
    scheme: Scheme,
    intervals: Vec<Interval>,
    limits: &[String],
) -> Option<Vec<Interval>> {
    let mut highest: Option<&String> = None;
    for limit in limits {
        let higher = match highest {
            Some(known) => scheme.compare(limit, known)?.is_gt(),
            None => true,
        };
        if higher {
            highest = Some(limit);
        }
    }
    let Some(limit) = highest else {
        return Some(intervals);
    };
    let bound = Interval {
        lower: Point::Open,
        upper: Point::Excluded(limit.clone()),
    };
    intervals
        .into_iter()
        .map(|interval| super::interval::intersection(scheme, interval, bound.clone()))
        .collect()
}
