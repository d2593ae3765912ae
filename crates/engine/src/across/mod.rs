//! Values that are followed across files: the part of a scan that needs the whole tree.
//!
//! After every file was looked at by itself, it is known which rules that follow values across files have sources
//! somewhere and sinks somewhere. Only for the languages of those the names that each file defines are joined; most files
//! were parsed already and have said theirs. Then values are followed from their sources, and files are read again as
//! values come to them, for what flows in them from where to where ([`Relation`], which keeps no tree). The files where
//! flows begin and end are read once more for their findings.
//!
//! Invariants:
//! - a project without a rule that has both ends pays for names only;
//! - the result does not depend on threads or on the index: files are joined in the order of their paths;
//! - tests, generated and vendored files take no part;
//! - a file that is followed in part or not at all, and a walk that a bound ended, are Coverage.

mod change;
mod look;
mod report;

pub(crate) use change::{Edited, follow_change};

use crate::file::{FileResult, Job};
use crate::index::{Index, Kept, KeptFile, KeptList, StoredProgram, StoredStat};
use airlock_flow::program::{Family, Library, Outline, Outlines, family};
use airlock_model::{
    Budget, CoverageEntry, Cx, Evidence, Finding, FlowStep, Reason, Related, RepoPath, Source,
    Span, Status, Tier,
};
use airlock_sast::{Engine, Follow, Relation, RuleMatch, SourceView};
use airlock_syntax::Language;
use look::{Crashed, looked_at};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Reads a file of the plan, and looks at it.
pub(crate) trait Read: Fn(usize, &mut dyn FnMut(&Cx, &Source)) + Sync {}

impl<T: Fn(usize, &mut dyn FnMut(&Cx, &Source)) + Sync> Read for T {}

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

    /// The rules that have an end in any of several files, each once and in order.
    fn of_all<'run>(files: &(impl Iterator<Item = &'run Self> + Clone)) -> Self {
        let all = |of: fn(&Self) -> &[usize]| {
            let numbers: BTreeSet<usize> = files.clone().flat_map(of).copied().collect();
            numbers.into_iter().collect()
        };
        Self {
            sources: all(|it| &it.sources),
            sinks: all(|it| &it.sinks),
        }
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
    /// What it defines, if that was seen.
    pub(crate) outline: Option<Arc<Outline>>,
    /// The hash of its bytes, and what the file system said of it, where that is known.
    pub(crate) identity: Option<([u8; 32], Option<StoredStat>)>,
    /// What was found in it by itself.
    pub(crate) findings: &'run [Finding],
}

/// What is found across files.
#[derive(Default)]
pub(crate) struct Found {
    /// The findings, by place in the plan.
    pub(crate) findings: BTreeMap<usize, Vec<Finding>>,
    /// Findings in files outside of the plan, with what steers Airlock in those.
    pub(crate) elsewhere: Vec<FileResult>,
    /// The same of the state before the change.
    pub(crate) before: Vec<Finding>,
    /// Where values were not followed, or not to their end.
    pub(crate) coverage: Vec<CoverageEntry>,
    /// What was found in a file by itself and does not come about, by place in the plan.
    pub(crate) refuted: BTreeMap<usize, BTreeSet<Refuted>>,
    /// What the index is to keep.
    pub(crate) kept: Vec<Kept>,
}

/// A finding of one file, by its rule and place.
pub(crate) type Refuted = (String, Span);

/// What is found across files, as the index keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    findings: BTreeMap<usize, Vec<Finding>>,
    refuted: BTreeMap<usize, BTreeSet<Refuted>>,
    coverage: Vec<CoverageEntry>,
}

impl Told {
    /// The same as it was found; the places in the plan are those of the plan that it was found with.
    pub(crate) fn found(self) -> Found {
        Found {
            findings: self.findings,
            refuted: self.refuted,
            coverage: self.coverage,
            ..Found::default()
        }
    }
}

impl Found {
    /// What the index keeps; nothing where the next run may find more.
    pub(crate) fn told(&self) -> Option<Told> {
        let is_passing = |note: &CoverageEntry| note.reason == Reason::Crash;
        (!self.coverage.iter().any(is_passing)).then(|| Told {
            findings: self.findings.clone(),
            refuted: self.refuted.clone(),
            coverage: self.coverage.clone(),
        })
    }
}

/// Follows values across the files of a tree.
pub(crate) fn follow(
    cx: &Cx,
    job: &Job<'_>,
    parts: &[Part<'_>],
    index: Option<&Index>,
    read: &impl Read,
) -> Found {
    let mut families: BTreeMap<Family, Vec<&Part<'_>>> = BTreeMap::new();
    for part in parts {
        if let Some(family) = language_of(part.path).and_then(|language| family(language.name)) {
            families.entry(family).or_default().push(part);
        }
    }
    let mut all = Found::default();
    for (family, mut parts) in families {
        parts.sort_by_key(|part| part.path);
        let ends = Ends::of_all(&parts.iter().map(|part| part.ends));
        let live = both_ends(job, &ends);
        if live.is_empty() || cx.cancel.is_cancelled() {
            continue;
        }
        let stored = index.and_then(|index| index.program(family));
        let program = WholeProgram::of(&parts, stored, read);
        let mut lists = Vec::new();
        for (list, rules) in job.sast.across_files(family).iter().enumerate() {
            let mut kept = KeptList::default();
            if rules.iter().any(|rule| live.contains(rule)) && !cx.cancel.is_cancelled() {
                all.add(program.follow(job, (list, rules), &live, read, &mut kept));
            }
            lists.push(kept);
        }
        if index.is_some() {
            all.kept.extend(program.kept(family, ends, lists));
        }
    }
    all
}

impl Found {
    fn add(&mut self, other: Self) {
        for (number, findings) in other.findings {
            self.findings.entry(number).or_default().extend(findings);
        }
        for (number, refuted) in other.refuted {
            self.refuted.entry(number).or_default().extend(refuted);
        }
        self.elsewhere.extend(other.elsewhere);
        self.before.extend(other.before);
        self.kept.extend(other.kept);
        self.coverage.extend(other.coverage);
    }
}

/// The rules that have both of these ends, or may.
fn both_ends(job: &Job<'_>, ends: &Ends) -> BTreeSet<usize> {
    let may_end = |number: &usize| {
        let across = job.rules.across_files(*number);
        ends.sinks.contains(number) || across.is_some_and(|across| across.ends_anywhere)
    };
    let wanted = { ends.sources.iter().copied() }.filter(|number| job.rules.wants(*number));
    wanted.filter(may_end).collect()
}

fn language_of(path: &str) -> Option<&'static Language> {
    airlock_syntax::of_path(path, "")
}

/// The files of one family, and what they define.
struct WholeProgram<'run> {
    /// The files, by number.
    parts: Vec<&'run Part<'run>>,
    library: Outlines,
    /// What was kept of an earlier state.
    stored: Option<StoredProgram<'run>>,
}

impl<'run> WholeProgram<'run> {
    fn of(
        parts: &[&'run Part<'run>],
        stored: Option<StoredProgram<'run>>,
        read: &impl Read,
    ) -> Self {
        let kept = |part: &Part<'_>| {
            let (hash, _) = part.identity?;
            let (_, file) = stored?.with_hash(part.path, &hash)?;
            Some(file.outline)
        };
        let looked = |part: &Part<'_>| {
            let look = |_: &Cx, view: &SourceView<'_>| Engine::outline(view);
            // A crash here costs what the file defines; the first look says so.
            let looked = looked_at(part.number, read, look).ok().flatten();
            looked.map(Arc::new)
        };
        let outlines: Vec<Option<Arc<Outline>>> = parts
            .par_iter()
            .map(|part| {
                let known = part.outline.clone();
                known.or_else(|| kept(part)).or_else(|| looked(part))
            })
            .collect();
        let (mut files, mut known) = (Vec::new(), Vec::new());
        for (part, outline) in parts.iter().zip(outlines) {
            if let Some(outline) = outline {
                files.push(*part);
                known.push(outline);
            }
        }
        Self {
            parts: files,
            library: Outlines::new(known),
            stored,
        }
    }

    /// What the index is to keep; nothing where files are not known by their bytes.
    fn kept(self, family: Family, ends: Ends, lists: Vec<KeptList>) -> Option<Kept> {
        let files = self.parts.iter().zip(self.library.all());
        let files: Option<Vec<KeptFile>> = files
            .map(|(part, outline)| {
                let (hash, stat) = part.identity?;
                Some(KeptFile {
                    hash,
                    stat,
                    sources: part.ends.sources.clone(),
                    outline: Arc::clone(outline),
                })
            })
            .collect();
        Some(Kept {
            family,
            files: files?,
            library: self.library,
            ends,
            lists,
        })
    }

    fn follow(
        &self,
        job: &Job<'_>,
        (list, rules): (usize, &[usize]),
        live: &BTreeSet<usize>,
        read: &impl Read,
        kept: &mut KeptList,
    ) -> Found {
        let mut coverage = Vec::new();
        let mut follow = job.sast.follow(rules, live, &self.library);
        for (file, part) in (0_u32..).zip(&self.parts) {
            if part.ends.sources.iter().any(|rule| live.contains(rule)) {
                follow.begin_in(file);
            }
        }
        let found = catch_unwind(AssertUnwindSafe(|| {
            loop {
                let wanted = follow.advance();
                if wanted.is_empty() {
                    break;
                }
                let related: Vec<(u32, Result<Option<Relation>, Crashed>)> = wanted
                    .par_iter()
                    .map(|file| {
                        let known = self.known(list, *file).map(|known| Ok(Some(known)));
                        let relate = || self.relate(job, *file, rules, read);
                        (*file, known.unwrap_or_else(relate))
                    })
                    .collect();
                for (file, related) in related {
                    let path = self.path(file);
                    let relation = related.unwrap_or_else(|Crashed| {
                        coverage.push(note(path, Status::Partial, Reason::Crash));
                        None
                    });
                    if relation.as_ref().is_some_and(|relation| !relation.is_whole) {
                        coverage.push(note(path, Status::Partial, Reason::Budget));
                    }
                    let relation = relation.map(Arc::new);
                    let keeps = relation.as_ref().filter(|relation| relation.is_whole);
                    let keeps = keeps.map(|relation| (file, Arc::clone(relation)));
                    kept.relations.extend(keeps);
                    follow.give(file, relation);
                }
            }
            kept.ways = follow.ways();
            let is_whole = follow.is_whole();
            let refuted = if is_whole {
                self.refuted(job, rules, &follow)
            } else {
                BTreeMap::new()
            };
            (follow.found(), refuted, is_whole)
        }));
        let (found, refuted) = if let Ok((found, refuted, is_whole)) = found {
            if !is_whole {
                coverage.push(note(None, Status::Partial, Reason::Budget));
            }
            (found, refuted)
        } else {
            coverage.push(note(None, Status::Failed, Reason::Crash));
            (Vec::new(), BTreeMap::new())
        };
        let number = |file: u32| self.parts.get(file as usize).map(|part| part.number);
        let findings: BTreeMap<usize, &[Finding]> = { self.parts.iter() }
            .map(|part| (part.number, part.findings))
            .collect();
        let known = |number: usize| findings.get(&number).copied().unwrap_or_default();
        Found {
            findings: report::report(job, found, &number, &known, read),
            refuted,
            coverage,
            ..Found::default()
        }
    }

    /// What files show by themselves, and the program does not: there, a call of a function in another file is taken for
    /// one that gives what it is given.
    fn refuted(
        &self,
        job: &Job<'_>,
        rules: &[usize],
        follow: &Follow<'_>,
    ) -> BTreeMap<usize, BTreeSet<Refuted>> {
        let numbers: BTreeMap<&str, usize> = { rules.iter() }
            .filter_map(|number| Some((job.rules.rule(*number)?.ok()?.meta.id.as_str(), *number)))
            .collect();
        let mut all: BTreeMap<usize, BTreeSet<Refuted>> = BTreeMap::new();
        for (file, part) in (0_u32..).zip(&self.parts) {
            for finding in part.findings {
                let (Some(rule), Evidence::Flow { steps }) =
                    (numbers.get(finding.rule.as_str()), &finding.evidence)
                else {
                    continue;
                };
                let way: Vec<Span> = steps.iter().map(|step| step.location.span).collect();
                let place = finding.location.span;
                if follow.is_refuted(*rule, file, place, &way) {
                    let refuted = all.entry(part.number).or_default();
                    refuted.insert((finding.rule.to_string(), place));
                }
            }
        }
        all
    }

    /// The relation that was kept of a file, if it still holds.
    fn known(&self, list: usize, file: u32) -> Option<Relation> {
        let part = self.parts.get(file as usize)?;
        let (hash, _) = part.identity?;
        let stored = self.stored?;
        let (number, _) = stored.with_hash(part.path, &hash)?;
        let relation = stored.relation(list, number)?;
        let mut asked = relation.asked().iter();
        let holds = asked.all(|(name, known)| self.library.defines(*name) == *known);
        holds.then_some(relation)
    }

    fn path(&self, file: u32) -> Option<&str> {
        self.parts.get(file as usize).map(|part| part.path)
    }

    fn relate(
        &self,
        job: &Job<'_>,
        file: u32,
        rules: &[usize],
        read: &impl Read,
    ) -> Result<Option<Relation>, Crashed> {
        let Some(part) = self.parts.get(file as usize) else {
            return Ok(None);
        };
        let known = |name| self.library.defines(name);
        looked_at(part.number, read, |cx, view| {
            let mut budget = Budget::of(cx, job.limits.sast_steps);
            let all = |_| true;
            job.sast
                .relate(cx, view, (rules, &all), &known, &mut budget)
        })
    }
}

/// What was not followed: from and into one file, or in the tree.
fn note(path: Option<&str>, status: Status, reason: Reason) -> CoverageEntry {
    let what = match (path, reason) {
        (_, Reason::Crash) => "values were not followed across files: this is a defect of Airlock",
        (Some(_), _) => "values were followed across files from a part of it only",
        (None, _) => "values were followed across files in part only",
    };
    CoverageEntry {
        path: path.map(RepoPath::new),
        engine: airlock_model::Engine::Sast,
        status,
        reason,
        detail: what.to_owned(),
    }
}
