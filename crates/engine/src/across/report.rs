//! Findings for flows across files: the files in which they begin, pass and end are read for their words.

use super::look::parsed;
use super::{Across, Read};
use crate::certainty::highest_tier;
use crate::file::{self, Job, one_line};
use crate::mask::Mask;
use airlock_model::{Budget, Cx, Finding, FlowStep, LineIndex, Location, Source, Span};
use airlock_sast::{Bound, End, ProgramMatch};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of one file.
#[derive(Default)]
struct Wanted {
    stops: BTreeSet<Span>,
    ends: BTreeSet<(usize, End, Span)>,
}

/// What is shown of one file.
#[derive(Default)]
struct Page {
    stops: BTreeMap<Span, (Location, String)>,
    ends: BTreeMap<(usize, End, Span), Bound>,
    /// Texts of metavariables, with what is shown of them.
    texts: BTreeMap<String, String>,
}

/// Makes findings of matches, by the places of their files in the plan; `number` gives the place of a file, `known` what
/// was found in it by itself.
pub(super) fn report<'run>(
    job: &Job<'_>,
    found: Vec<ProgramMatch>,
    number: &impl Fn(u32) -> Option<usize>,
    known: &(impl Fn(usize) -> &'run [Finding] + Sync),
    read: &impl Read,
) -> BTreeMap<usize, Vec<Finding>> {
    let mut wanted: BTreeMap<u32, Wanted> = BTreeMap::new();
    for found in &found {
        for (file, span) in &found.stops {
            wanted.entry(*file).or_default().stops.insert(*span);
        }
        let ends = [(End::Source, found.source), (End::Sink, found.sink)];
        for (end, (file, span)) in ends {
            let wanted = wanted.entry(file).or_default();
            wanted.ends.insert((found.rule, end, span));
        }
    }
    let wanted: Vec<(u32, usize, Wanted)> = { wanted.into_iter() }
        .filter_map(|(file, wanted)| Some((file, number(file)?, wanted)))
        .collect();
    let pages: BTreeMap<u32, Page> = wanted
        .par_iter()
        .map(|(file, number, wanted)| {
            let mut page = Page::default();
            read(*number, &mut |cx, source| {
                page = Page::of(cx, job, source, wanted);
            });
            (*file, page)
        })
        .collect();
    let mut matches: BTreeMap<u32, Vec<Across>> = BTreeMap::new();
    for found in found {
        let steps = steps(&found, &pages);
        let end = |(file, span): (u32, Span), end| {
            let page = pages.get(&file);
            page.and_then(|page| page.ends.get(&(found.rule, end, span)))
        };
        let none = Bound::default();
        let source = end(found.source, End::Source).unwrap_or(&none);
        let sink = end(found.sink, End::Sink).unwrap_or(&none);
        let page = pages.get(&found.source.0);
        let hidden = |text: &str| {
            page.and_then(|page| page.texts.get(text))
                .cloned()
                .unwrap_or_default()
        };
        matches.entry(found.place().0).or_default().push(Across {
            found: found.as_match(source, sink, hidden),
            tier: highest_tier(&steps),
            steps,
            related: Vec::new(),
        });
    }
    let matches: Vec<(usize, Vec<Across>)> = { matches.into_iter() }
        .filter_map(|(file, across)| Some((number(file)?, across)))
        .collect();
    matches
        .into_par_iter()
        .map(|(number, mut across)| {
            let mut findings = Vec::new();
            read(number, &mut |cx, source| {
                let across = std::mem::take(&mut across);
                findings = file::findings_across(cx, job, source, known(number), across);
            });
            (number, findings)
        })
        .collect()
}

impl Page {
    fn of(cx: &Cx, job: &Job<'_>, source: &Source, wanted: &Wanted) -> Self {
        let hits = file::find_secrets(cx, job, source).hits;
        let mask = Mask::new(&source.text, job.detectors, &hits);
        let index = LineIndex::new(&source.text);
        let stop = |span: &Span| {
            let location = index.location(&source.path, &source.text, *span);
            (*span, (location, one_line(&mask.slice(*span))))
        };
        let ends = parsed(cx, source, |cx, view| {
            let mut budget = Budget::of(cx, job.limits.sast_steps);
            job.sast.bound(cx, view, &wanted.ends, &mut budget)
        });
        let ends = ends.unwrap_or_default();
        let texts = ends.values().flat_map(|bound| bound.bindings.values());
        Self {
            stops: wanted.stops.iter().map(stop).collect(),
            texts: texts
                .map(|(_, text)| (text.clone(), mask.words(text)))
                .collect(),
            ends,
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
