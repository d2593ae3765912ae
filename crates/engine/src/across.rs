//! Values that are followed across files: the part of a scan that needs the whole tree.
//!
//! After every file was looked at by itself, it is known which rules that follow values across files have sources
//! somewhere and sinks somewhere. Only for the languages of those are files read again: first for the names that they
//! define, then for what flows in them from where to where ([`Relation`], which keeps no tree). One walk over all
//! relations finds the flows, and the files where those end are read once more for their findings.
//!
//! Invariants:
//! - a project without a rule that has both ends pays nothing;
//! - the result does not depend on threads or on the index: files are joined in the order of their paths;
//! - tests, generated and vendored files take no part;
//! - a file that is followed in part or not at all, and a walk that a bound ended, are Coverage.

use crate::file::{self, Job, one_line};
use crate::mask::Mask;
use airlock_flow::program::{Family, family};
use airlock_model::{
    Budget, CoverageEntry, Cx, Finding, FlowStep, LineIndex, Making, Purpose, Reason, Related,
    RepoPath, Source, Span, Status, Tier,
};
use airlock_sast::{Engine, ProgramMatch, Relation, RuleMatch, SourceView};
use airlock_syntax::{Language, ParseLimits, Symbol};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Which rules that follow values across files have an end in a file, by their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Ends {
    /// Something in it is a source.
    pub(crate) sources: Vec<usize>,
    /// Something in it is a sink.
    pub(crate) sinks: Vec<usize>,
}

impl Ends {
    pub(crate) fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.sinks.is_empty()
    }
}

/// A finding to be made: the match in the file where it is reported, and its way.
pub(crate) struct Across {
    pub(crate) found: RuleMatch,
    pub(crate) steps: Vec<FlowStep>,
    /// The highest tier it may have.
    pub(crate) tier: Tier,
    /// Other places that belong to it.
    pub(crate) related: Vec<Related>,
}

/// A file that takes part: its place in the plan, and what its own look showed.
pub(crate) struct Part<'run> {
    /// Its place in the plan.
    pub(crate) number: usize,
    pub(crate) path: &'run str,
    pub(crate) ends: &'run Ends,
    /// What was found in it by itself.
    pub(crate) findings: &'run [Finding],
}

/// What is found across files.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The findings, by place in the plan.
    pub(crate) findings: BTreeMap<usize, Vec<Finding>>,
    /// Where values were not followed, or not to their end.
    pub(crate) coverage: Vec<CoverageEntry>,
}

/// Follows values across files.
pub(crate) fn follow(
    cx: &Cx,
    job: &Job<'_>,
    parts: &[Part<'_>],
    read: &(impl Fn(usize, &mut dyn FnMut(&Cx, &Source)) + Sync),
) -> Found {
    let mut families: BTreeMap<Family, Vec<&Part<'_>>> = BTreeMap::new();
    for part in parts {
        if let Some(family) = language_of(part.path).and_then(|language| family(language.name)) {
            families.entry(family).or_default().push(part);
        }
    }
    let mut all = Found::default();
    for mut parts in families.into_values() {
        parts.sort_by_key(|part| part.path);
        let rules = rules_of(&parts);
        for rules in rules.chunks(airlock_sast::MAX_RULES_ACROSS) {
            if cx.cancel.is_cancelled() {
                break;
            }
            let found = follow_rules(job, &parts, rules, read);
            for (number, findings) in found.findings {
                all.findings.entry(number).or_default().extend(findings);
            }
            all.coverage.extend(found.coverage);
        }
    }
    all
}

/// The rules of which the files hold both ends.
fn rules_of(parts: &[&Part<'_>]) -> Vec<usize> {
    let ends = |of: fn(&Ends) -> &[usize]| {
        let all = parts.iter().flat_map(|part| of(part.ends));
        all.copied().collect::<FxHashSet<usize>>()
    };
    let (sources, sinks) = (ends(|it| &it.sources), ends(|it| &it.sinks));
    let mut rules: Vec<usize> = sources.intersection(&sinks).copied().collect();
    rules.sort_unstable();
    rules
}

fn language_of(path: &str) -> Option<&'static Language> {
    airlock_syntax::of_path(path, "")
}

fn follow_rules(
    job: &Job<'_>,
    parts: &[&Part<'_>],
    rules: &[usize],
    read: &(impl Fn(usize, &mut dyn FnMut(&Cx, &Source)) + Sync),
) -> Found {
    let names: Vec<Vec<Symbol>> = parts
        .par_iter()
        .map(|part| {
            let names = |_: &Cx, view: &SourceView<'_>| Some(Engine::defined_names(view));
            // A crash here is one in the second look, too, which says so.
            let looked = looked_at(part, read, names).ok().flatten();
            looked.unwrap_or_default()
        })
        .collect();
    let known: FxHashSet<Symbol> = names.into_iter().flatten().collect();
    let related: Vec<Result<Option<Relation>, Crashed>> = parts
        .par_iter()
        .map(|part| {
            looked_at(part, read, |cx, view| {
                let mut budget = Budget::of(cx, job.limits.sast_steps);
                job.sast.relate(cx, view, rules, &known, &mut budget)
            })
        })
        .collect();
    let (mut relations, mut files, mut coverage) = (Vec::new(), Vec::new(), Vec::new());
    for (related, part) in related.into_iter().zip(parts) {
        match related {
            Ok(Some(relation)) => {
                if !relation.is_whole {
                    coverage.push(note(Some(part), Status::Partial, Reason::Budget));
                }
                relations.push(relation);
                files.push(*part);
            }
            Ok(None) => {}
            Err(Crashed) => coverage.push(note(Some(part), Status::Partial, Reason::Crash)),
        }
    }
    let found = catch_unwind(AssertUnwindSafe(|| job.sast.follow(rules, relations)));
    let found = if let Ok(found) = found {
        if !found.is_whole {
            coverage.push(note(None, Status::Partial, Reason::Budget));
        }
        found.matches
    } else {
        coverage.push(note(None, Status::Failed, Reason::Crash));
        Vec::new()
    };
    Found {
        findings: report(job, &files, found, read),
        coverage,
    }
}

/// What was not followed: from and into one file, or in the tree.
fn note(part: Option<&Part<'_>>, status: Status, reason: Reason) -> CoverageEntry {
    let what = match (part, reason) {
        (_, Reason::Crash) => "values were not followed across files: this is a defect of Airlock",
        (Some(_), _) => "values were followed across files from a part of it only",
        (None, _) => "values were followed across files in part only",
    };
    CoverageEntry {
        path: part.map(|part| RepoPath::new(part.path)),
        engine: airlock_model::Engine::Sast,
        status,
        reason,
        detail: what.to_owned(),
    }
}

/// The look at a file crashed.
struct Crashed;

/// Parses a file and looks at it, if it is the project's own code.
fn looked_at<T>(
    part: &Part<'_>,
    read: &impl Fn(usize, &mut dyn FnMut(&Cx, &Source)),
    look: impl Fn(&Cx, &SourceView<'_>) -> Option<T>,
) -> Result<Option<T>, Crashed> {
    let mut seen = Ok(None);
    read(part.number, &mut |cx, source| {
        if source.purpose != Purpose::Product || source.making != Making::Written {
            return;
        }
        let Some(language) = language_of(source.path.as_str()) else {
            return;
        };
        // A crash costs this file's part.
        let looked = catch_unwind(AssertUnwindSafe(|| {
            let parsed = airlock_syntax::parse(cx, language, &source.text, ParseLimits::default());
            let view = SourceView {
                path: source.path.as_str(),
                text: &source.text,
                language: Some(language),
                tree: &parsed.tree,
            };
            look(cx, &view)
        }));
        seen = looked.map_err(|_| Crashed);
    });
    seen
}

/// Makes findings of matches; the files that take part in one are read for their words.
fn report(
    job: &Job<'_>,
    files: &[&Part<'_>],
    found: Vec<ProgramMatch>,
    read: &(impl Fn(usize, &mut dyn FnMut(&Cx, &Source)) + Sync),
) -> BTreeMap<usize, Vec<Finding>> {
    let mut wanted: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    for found in &found {
        for (file, span) in &found.stops {
            wanted.entry(*file).or_default().push(*span);
        }
        wanted.entry(found.source_file).or_default();
    }
    let mut pages: BTreeMap<u32, Page> = BTreeMap::new();
    for (file, spans) in wanted {
        let Some(part) = files.get(file as usize) else {
            continue;
        };
        let texts: Vec<&str> = { found.iter() }
            .filter(|found| found.source_file == file)
            .flat_map(|found| {
                found
                    .source_bindings
                    .values()
                    .map(|(_, text)| text.as_str())
            })
            .collect();
        read(part.number, &mut |cx, source| {
            pages.insert(file, Page::of(cx, job, source, &spans, &texts));
        });
    }
    let mut matches: BTreeMap<u32, Vec<Across>> = BTreeMap::new();
    for found in found {
        let steps = steps(&found, &pages);
        let page = pages.get(&found.source_file);
        let hidden = |text: &str| {
            page.and_then(|page| page.texts.get(text))
                .cloned()
                .unwrap_or_default()
        };
        matches.entry(found.file).or_default().push(Across {
            found: found.as_match(hidden),
            steps,
            tier: Tier::Vulnerability,
            related: Vec::new(),
        });
    }
    let mut findings = BTreeMap::new();
    for (file, mut across) in matches {
        let Some(part) = files.get(file as usize) else {
            continue;
        };
        read(part.number, &mut |cx, source| {
            let across = std::mem::take(&mut across);
            findings.insert(
                part.number,
                file::findings_across(cx, job, source, part.findings, across),
            );
        });
    }
    findings
}

/// What is shown of one file.
struct Page {
    stops: BTreeMap<Span, (airlock_model::Location, String)>,
    /// Texts of metavariables, with what is shown of them.
    texts: BTreeMap<String, String>,
}

impl Page {
    fn of(cx: &Cx, job: &Job<'_>, source: &Source, spans: &[Span], texts: &[&str]) -> Self {
        let hits = file::find_secrets(cx, job, source).hits;
        let mask = Mask::new(&source.text, job.detectors, &hits);
        let index = LineIndex::new(&source.text);
        let stop = |span: &Span| {
            let location = index.location(&source.path, &source.text, *span);
            (*span, (location, one_line(&mask.slice(*span))))
        };
        Self {
            stops: spans.iter().map(stop).collect(),
            texts: { texts.iter() }
                .map(|text| ((*text).to_owned(), mask.words(text)))
                .collect(),
        }
    }
}

fn steps(found: &ProgramMatch, pages: &BTreeMap<u32, Page>) -> Vec<FlowStep> {
    let last = found.stops.len().saturating_sub(1);
    let stops = found.stops.iter().enumerate();
    stops
        .filter_map(|(at, (file, span))| {
            let (location, code) = pages.get(file)?.stops.get(span)?;
            Some(FlowStep {
                location: location.clone(),
                message: file::step_message(at, last, code),
            })
        })
        .collect()
}
