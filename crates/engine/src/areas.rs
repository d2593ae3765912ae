//! Areas of security that a file or a change touches.
//!
//! Of a whole file, every function with a sign counts. Of a change, a function counts if the change touches it near a
//! sign or if its name is one, other code if the sign itself is touched, and what the change takes away counts as much as
//! what it brings.
//!
//! Invariant: tests, documentation, generated and vendored files are in no area by their code.

use crate::inspect::{Inspected, Side};
use airlock_model::{
    Area, AreaKind, Confidence, FileStatus, LineRange, Location, Making, Purpose, RepoPath, Scope,
    Span,
};
use airlock_sast::areas::{Place, Sign, area_of_path, places};
use airlock_source::changed_lines;
use std::collections::{BTreeMap, BTreeSet};

/// Lines between a touched line and a sign in the same function up to which the change touches the sign.
const NEAR: u32 = 20;

/// The areas that a file, or what a change does to it, belongs to; by place.
pub fn areas(file: &Inspected<'_>) -> Vec<Area> {
    let touched = Touched::of(file);
    let mut all = Vec::new();
    if let Some(side) = file.new.as_ref().or(file.old.as_ref()) {
        all.extend(of_path(file.path, side, &touched));
    }
    if let Some(new) = &file.new {
        all.extend(of_side(file.path, new, touched.new.as_deref(), Tense::Is));
    }
    if let (Some(old), Some(lines)) = (&file.old, &touched.old) {
        let taken = of_side(file.path, old, Some(lines), Tense::Was);
        // What is there still is told by what is there.
        let known: BTreeSet<(AreaKind, Option<String>)> = all
            .iter()
            .map(|area: &Area| (area.kind, area.symbol.clone()))
            .collect();
        let is_new = |area: &Area| !known.contains(&(area.kind, area.symbol.clone()));
        all.extend(taken.into_iter().filter(is_new));
    }
    all.extend(new_dependencies(file));
    all.sort_by_key(|area| (area.location.span, area.kind));
    all
}

/// Lines that a change touched, in both states.
struct Touched {
    /// `None`: all.
    new: Option<Vec<LineRange>>,
    /// `None`: there is no old state to look at.
    old: Option<Vec<LineRange>>,
}

impl Touched {
    fn of(file: &Inspected<'_>) -> Self {
        let whole = |side: &Side<'_>| {
            vec![LineRange {
                first: 1,
                last: side.lines.line(u32::MAX),
            }]
        };
        match (&file.new, &file.old, file.changed) {
            (Some(_), Some(old), Some(changed)) if changed.status == FileStatus::Modified => {
                let new = file.new.as_ref().map_or("", |new| &new.source.text);
                Self {
                    new: Some(changed.changed_lines.clone()),
                    old: Some(changed_lines(new, &old.source.text)),
                }
            }
            (None, Some(old), _) => Self {
                new: None,
                old: Some(whole(old)),
            },
            _ => Self {
                new: None,
                old: None,
            },
        }
    }
}

/// Which state is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Is,
    Was,
}

fn of_side(
    path: &RepoPath,
    side: &Side<'_>,
    touched: Option<&[LineRange]>,
    tense: Tense,
) -> Vec<Area> {
    let is_own = side.source.purpose == Purpose::Product && side.source.making == Making::Written;
    if !is_own {
        return Vec::new();
    }
    let lines = touched.map(|lines| with_code(side, lines));
    if lines.as_ref().is_some_and(Vec::is_empty) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for place in places(&side.view()) {
        let mut best: BTreeMap<AreaKind, (Confidence, &Sign)> = BTreeMap::new();
        for sign in &place.signs {
            let Some(confidence) = confidence(side, &place, sign, lines.as_deref()) else {
                continue;
            };
            let known = best.get(&sign.kind).map(|(known, _)| *known);
            if known.is_none_or(|known| confidence > known) {
                best.insert(sign.kind, (confidence, sign));
            }
        }
        all.extend(best.into_iter().map(|(kind, (confidence, sign))| Area {
            kind,
            location: location(path, side, &place, sign),
            symbol: place.symbol.clone(),
            reason: match tense {
                Tense::Is => sign.reason.clone(),
                Tense::Was => format!("before the change, {}", sign.reason),
            },
            confidence,
        }));
    }
    all
}

/// How sure it is that what was touched touches the area of a sign; `None` where it does not.
fn confidence(
    side: &Side<'_>,
    place: &Place,
    sign: &Sign,
    touched: Option<&[LineRange]>,
) -> Option<Confidence> {
    let Some(touched) = touched else {
        return Some(sign.confidence);
    };
    let lines = |span: Span| LineRange {
        first: side.lines.line(span.start),
        last: side.lines.line(span.end.saturating_sub(1).max(span.start)),
    };
    let of_sign = lines(sign.span);
    let distance = |to: LineRange| {
        let distances = touched.iter().map(|range| {
            to.first
                .saturating_sub(range.last)
                .max(range.first.saturating_sub(to.last))
        });
        distances.min().unwrap_or(u32::MAX)
    };
    if distance(of_sign) == 0 {
        return Some(sign.confidence);
    }
    place.symbol.as_ref()?;
    let of_place = lines(place.span);
    let inside: Vec<&LineRange> = { touched.iter() }
        .filter(|range| range.first <= of_place.last && of_place.first <= range.last)
        .collect();
    let is_near = inside.iter().any(|range| {
        of_sign.first <= range.last.saturating_add(NEAR)
            && range.first <= of_sign.last.saturating_add(NEAR)
    });
    let is_named = sign.span == place.head;
    (!inside.is_empty() && (is_near || is_named)).then(|| sign.confidence.min(Confidence::Medium))
}

/// The parts of `lines` that hold anything but comments and blanks.
fn with_code(side: &Side<'_>, lines: &[LineRange]) -> Vec<LineRange> {
    let comments = side
        .language
        .map(|language| airlock_syntax::comments(language, &side.source.text))
        .unwrap_or_default();
    let holds_code = |line: u32| {
        let start = side.lines.line_start(line);
        let text = side.lines.line_text(&side.source.text, line);
        let blank = text.len() - text.trim_start().len();
        let first = start.saturating_add(u32::try_from(blank).unwrap_or(0));
        let at = comments.partition_point(|comment| comment.end <= first);
        let in_comment = comments
            .get(at)
            .is_some_and(|comment| comment.start <= first);
        !text.trim().is_empty() && !in_comment
    };
    let single = |line: u32| LineRange {
        first: line,
        last: line,
    };
    lines
        .iter()
        .flat_map(|range| range.first..=range.last)
        .filter(|line| holds_code(*line))
        .map(single)
        .collect()
}

fn location(path: &RepoPath, side: &Side<'_>, place: &Place, sign: &Sign) -> Location {
    let span = match place.symbol {
        Some(_) => place.head,
        None => sign.span,
    };
    side.lines.location(path, &side.source.text, span)
}

/// What the path says, of a change at the first line that it touched.
fn of_path(path: &RepoPath, side: &Side<'_>, touched: &Touched) -> Option<Area> {
    let (kind, why, confidence) = area_of_path(path.as_str())?;
    let line = { touched.new.iter().flatten() }
        .next()
        .map_or(1, |range| range.first);
    let start = side.lines.line_start(line);
    Some(Area {
        kind,
        location: side
            .lines
            .location(path, &side.source.text, Span::new(start, start)),
        symbol: None,
        reason: format!("the file {why}"),
        confidence,
    })
}

/// Packages that a manifest of the new state names and that of the old one did not.
fn new_dependencies(file: &Inspected<'_>) -> Vec<Area> {
    let (Some(new), Some(_)) = (&file.new, file.changed) else {
        return Vec::new();
    };
    let path = file.path.as_str();
    let names_packages = airlock_sca::wants(path) && new.source.purpose != Purpose::Docs;
    if !names_packages || airlock_sca::reads_imports(path) {
        return Vec::new();
    }
    let old = file.old.as_ref().map(|old| {
        let facts = airlock_sca::read(file.path, &old.source.text);
        let names = facts.packages.into_iter().map(|package| package.name);
        names.collect::<BTreeSet<String>>()
    });
    let old = old.unwrap_or_default();
    let mut told = BTreeSet::new();
    let packages = airlock_sca::read(file.path, &new.source.text).packages;
    packages
        .into_iter()
        .filter(|package| package.direct != Some(false) && !old.contains(&package.name))
        .filter(|package| told.insert(package.name.clone()))
        .map(|package| Area {
            kind: AreaKind::Dependencies,
            reason: format!("`{}` is new", package.name),
            confidence: match package.scope {
                Scope::Dev | Scope::Test => Confidence::Medium,
                _ => Confidence::High,
            },
            location: package.location,
            symbol: None,
        })
        .collect()
}
