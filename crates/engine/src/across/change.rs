//! Values that are followed across files from what the index keeps: the part of a look at a change that needs the rest of
//! the tree.
//!
//! The files of the change are looked at anew; of all others the index says what they define, what flows in them, and
//! where the values begin that come to a file. Those that come to the files of the change, or to what these call, are
//! followed once more, with the change in its place. What is asked for is read from the index piece by piece, and each
//! file behind it is asked for its stat: one that was written since is read itself.
//!
//! Invariants:
//! - what is found, a look at the whole tree finds as well; it may find more, and Coverage says so;
//! - only flows through a file of the change count;
//! - bounded by numbers of files, which do not depend on the machine.

use super::look::{parsed, with_tree};
use super::{Ends, Found, both_ends, language_of, note, report};
use crate::file::{FileResult, Job};
use crate::index::{Index, KeptFile, StoredProgram, StoredStat};
use airlock_flow::program::{Directory, Entry as Named, Family, Key, Library, Outline, family};
use airlock_model::{Budget, CoverageEntry, Cx, Finding, Reason, RepoPath, Source, Status};
use airlock_sast::{Engine, ProgramMatch, Relation, SourceView};
use airlock_source::{Content, Entry, Workspace};
use airlock_syntax::{Symbol, Tree};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Ways of values to the files of a change that are followed once more.
const MAX_WAYS: usize = 48;
/// Steps along edges, less than a microsecond each.
const MAX_STEPS: u64 = 20_000;
/// Files that values are followed into for one change.
const MAX_FILES: usize = 120;
/// Of these, files that are parsed for it, a few milliseconds each; of the others the index knows what flows.
const MAX_PARSED: usize = 8;

/// A file of a change, in the state that is meant.
pub(crate) struct Edited {
    pub(crate) entry: Entry,
    /// Its place in the plan, where it has one.
    pub(crate) number: Option<usize>,
    /// What it defines, if that was seen.
    pub(crate) outline: Option<Arc<Outline>>,
    /// Which rules have an end in it, if that was seen.
    pub(crate) ends: Option<Ends>,
    /// Its tree, if that was kept.
    pub(crate) tree: Option<Arc<Tree>>,
    /// What was found in it by itself.
    pub(crate) findings: Vec<Finding>,
}

/// Reads a file in the state that an entry names, and looks at it.
pub(crate) trait ReadEntry: Fn(&Entry, &mut dyn FnMut(&Cx, &Source)) + Sync {}

impl<T: Fn(&Entry, &mut dyn FnMut(&Cx, &Source)) + Sync> ReadEntry for T {}

/// Follows values across files through those of a change. `gone` are paths that the change removes.
pub(crate) fn follow_change(
    cx: &Cx,
    job: &Job<'_>,
    index: Option<&Index>,
    workspace: &Workspace,
    (edited, gone): (&[Edited], &[RepoPath]),
    read: &impl ReadEntry,
) -> Found {
    let mut families: BTreeMap<Family, Vec<&Edited>> = BTreeMap::new();
    for file in edited {
        let language = language_of(file.entry.path.as_str());
        if let Some(family) = language.and_then(|language| family(language.name)) {
            families.entry(family).or_default().push(file);
        }
    }
    let mut all = Found::default();
    for (family, edited) in families {
        // Without one, values were followed within files, as the rules' page says of such a look.
        let Some(stored) = index.and_then(|index| index.program(family)) else {
            continue;
        };
        let lists = job.sast.across_files(family);
        if lists.is_empty() || cx.cancel.is_cancelled() {
            continue;
        }
        let view = View::of(workspace, stored, &edited, gone, read);
        if view.own.is_empty() {
            continue;
        }
        all.coverage.push(part_of_tree(
            "values were followed across files from and into those that the last look at the whole tree showed to be near",
        ));
        for (list, rules) in lists.iter().enumerate() {
            let followed = catch_unwind(AssertUnwindSafe(|| {
                view.follow(job, list, rules, index, read)
            }));
            match followed {
                Ok(found) => all.add(found),
                Err(_) => all.coverage.push(note(None, Status::Failed, Reason::Crash)),
            }
        }
    }
    all
}

fn part_of_tree(detail: &str) -> CoverageEntry {
    CoverageEntry {
        path: None,
        engine: airlock_model::Engine::Sast,
        status: Status::Partial,
        reason: Reason::Scope,
        detail: detail.to_owned(),
    }
}

/// A file of the change as part of its program.
struct Own<'run> {
    edited: &'run Edited,
    outline: Arc<Outline>,
    /// Its number in the state that the index knows.
    before: Option<u32>,
}

/// The program as it is with the change: the files that the index knows, and behind them, by number, those of the change.
struct View<'run> {
    workspace: &'run Workspace,
    stored: StoredProgram<'run>,
    own: Vec<Own<'run>>,
    directory: Directory,
    /// Files that the index knows and the change replaces or removes.
    hidden: FxHashSet<u32>,
    /// Names that are defined by the change only, or were before it only.
    changed: FxHashSet<Symbol>,
    files: RefCell<FxHashMap<u32, Option<Seen>>>,
    names: RefCell<FxHashMap<Key, Vec<Named>>>,
}

/// A file that the index knows, as it is now.
#[derive(Clone)]
struct Seen {
    outline: Arc<Outline>,
    /// Rules of which something in it was a source.
    sources: Arc<[usize]>,
    /// Whether it is as the index knows it.
    is_fresh: bool,
}

impl Library for View<'_> {
    fn outline(&self, file: u32) -> Option<Arc<Outline>> {
        match file.checked_sub(self.stored.count) {
            Some(own) => { self.own.get(own as usize) }.map(|own| Arc::clone(&own.outline)),
            None => self.seen(file).map(|seen| seen.outline),
        }
    }

    fn entries(&self, key: Key) -> Cow<'_, [Named]> {
        if let Some(known) = self.names.borrow().get(&key) {
            return Cow::Owned(known.clone());
        }
        let mut entries = self.stored.entries(key);
        entries.retain(|entry| !self.hidden.contains(&entry.file));
        entries.extend_from_slice(self.directory.get(key));
        self.names.borrow_mut().insert(key, entries.clone());
        Cow::Owned(entries)
    }
}

impl<'run> View<'run> {
    fn of(
        workspace: &'run Workspace,
        stored: StoredProgram<'run>,
        edited: &[&'run Edited],
        gone: &[RepoPath],
        read: &impl ReadEntry,
    ) -> Self {
        let mut own = Vec::new();
        let mut hidden: FxHashSet<u32> = FxHashSet::default();
        hidden.extend(gone.iter().filter_map(|path| stored.number(path.as_str())));
        for edited in edited {
            let before = stored.number(edited.entry.path.as_str());
            hidden.extend(before);
            let known = edited.outline.clone();
            if let Some(outline) = known.or_else(|| outline_of(&edited.entry, read)) {
                own.push(Own {
                    edited,
                    outline,
                    before,
                });
            }
        }
        let numbered = (stored.count..).zip(&own);
        let directory = Directory::with_all_mentions(
            numbered.map(|(number, own)| (number, own.outline.as_ref())),
        );
        let mut view = Self {
            workspace,
            stored,
            own,
            directory,
            hidden,
            changed: FxHashSet::default(),
            files: RefCell::default(),
            names: RefCell::default(),
        };
        view.changed = view.changed_names();
        view
    }

    fn changed_names(&self) -> FxHashSet<Symbol> {
        let before = { self.hidden.iter() }.filter_map(|file| self.stored.file(*file));
        let before: FxHashSet<Symbol> = before.flat_map(|file| file.outline.names()).collect();
        let after: FxHashSet<Symbol> = { self.own.iter() }
            .flat_map(|own| own.outline.names())
            .collect();
        before.symmetric_difference(&after).copied().collect()
    }

    /// A file that the index knows, if it is still there and takes part.
    fn seen(&self, file: u32) -> Option<Seen> {
        if self.hidden.contains(&file) {
            return None;
        }
        if let Some(known) = self.files.borrow().get(&file) {
            return known.clone();
        }
        let seen = self.look(file);
        self.files.borrow_mut().insert(file, seen.clone());
        seen
    }

    fn look(&self, file: u32) -> Option<Seen> {
        let kept: KeptFile = self.stored.file(file)?;
        let path = RepoPath::new(&kept.outline.path);
        let stat = self.workspace.stat(&path)?;
        let mut seen = Seen {
            outline: kept.outline,
            sources: kept.sources.into(),
            is_fresh: true,
        };
        if kept.stat == Some(StoredStat::of(&stat)) {
            return Some(seen);
        }
        let entry = Entry {
            path,
            content: Content::Disk,
            base: None,
            stat: Some(stat),
        };
        let now = self.workspace.read(&entry).ok()?;
        if now.hash != Some(kept.hash) {
            let outline = |_: &Cx, view: &SourceView<'_>| Engine::outline(view);
            seen.outline = Arc::new(parsed(&Cx::default(), &now.source, outline)??);
            seen.is_fresh = false;
        }
        Some(seen)
    }

    fn entry(&self, file: u32) -> Option<Entry> {
        if let Some(own) = file.checked_sub(self.stored.count) {
            return Some(self.own.get(own as usize)?.edited.entry.clone());
        }
        let path = RepoPath::new(&self.seen(file)?.outline.path);
        let stat = self.workspace.stat(&path);
        Some(Entry {
            path,
            content: Content::Disk,
            base: None,
            stat,
        })
    }

    /// Those of `rules` that have both ends in the program with the change, or may. An end that a file beside the change
    /// has got since the index was written counts from the next look at the whole tree on.
    fn live(&self, job: &Job<'_>, rules: &[usize]) -> BTreeSet<usize> {
        let own: Option<Vec<&Ends>> = { self.own.iter() }
            .map(|own| own.edited.ends.as_ref())
            .collect();
        let Some((own, stored)) = own.zip(self.stored.ends()) else {
            let wanted = rules.iter().copied().filter(|rule| job.rules.wants(*rule));
            return wanted.collect();
        };
        let mut live = both_ends(job, &Ends::of_all(&own.into_iter().chain([&stored])));
        live.retain(|rule| rules.contains(rule));
        live
    }

    /// Whether a value of the rule may begin in a file of the change or in one that a way comes from.
    fn may_begin(&self, job: &Job<'_>, rule: usize, ways: &[Vec<u32>]) -> bool {
        let begins_in_own = |own: &Own<'_>| {
            let ends = own.edited.ends.as_ref();
            ends.is_none_or(|ends| ends.sources.contains(&rule))
        };
        let begins_in = |file: &u32| {
            let seen = self.seen(*file);
            seen.is_some_and(|seen| !seen.is_fresh || seen.sources.contains(&rule))
        };
        self.own.iter().any(begins_in_own)
            || ways.iter().filter_map(|way| way.first()).any(begins_in)
            || { job.rules.across_files(rule) }.is_some_and(|across| across.begins_anywhere)
    }

    fn follow(
        &self,
        job: &Job<'_>,
        list: usize,
        rules: &[usize],
        index: Option<&Index>,
        read: &impl ReadEntry,
    ) -> Found {
        let live = self.live(job, rules);
        if live.is_empty() {
            return Found::default();
        }
        let mut coverage = Vec::new();
        let mut follow = job.sast.follow(rules, &live, self);
        let own: Vec<u32> = { (self.stored.count..).zip(&self.own) }
            .map(|(own, _)| own)
            .collect();
        follow.only_through(&own, MAX_STEPS);
        for file in &own {
            follow.begin_in(*file);
        }
        let (mut given, mut parsed, mut is_cut) = (0_usize, 0_usize, false);
        let mut begun = false;
        // Rules of which a value may be on its way.
        let mut meant = live.clone();
        loop {
            let wanted = follow.advance();
            if wanted.is_empty() && begun {
                break;
            }
            for file in wanted {
                given += 1;
                let known = self.known(list, file);
                parsed += usize::from(known.is_none());
                let is_own = file >= self.stored.count;
                let relation = if let Some(known) = known {
                    (given <= MAX_FILES).then_some(known)
                } else if is_own || (given <= MAX_FILES && parsed <= MAX_PARSED) {
                    self.relate(job, file, (rules, &meant), read)
                } else {
                    is_cut = true;
                    None
                };
                is_cut |= given > MAX_FILES;
                follow.give(file, relation.map(Arc::new));
            }
            if !begun {
                // Now it is known what the files of the change call.
                begun = true;
                let ways = self.ways(list, &follow.called_from(&own));
                meant.retain(|rule| self.may_begin(job, *rule, &ways));
                for way in ways {
                    for file in &way {
                        follow.allow(*file);
                    }
                    if let Some(begin) = way.first() {
                        follow.begin_in(*begin);
                    }
                }
            }
        }
        is_cut |= !follow.is_whole();
        if is_cut {
            coverage.push(part_of_tree(
                "values were followed across files into some of those that were near, to end soon",
            ));
        }
        let is_ours = |found: &ProgramMatch| {
            { found.stops.iter() }.any(|(file, _)| *file >= self.stored.count)
        };
        let found: Vec<ProgramMatch> = follow.found().into_iter().filter(is_ours).collect();
        let mut all = self.report(job, found, index, read);
        all.coverage.extend(coverage);
        all
    }

    /// The ways of values that come to the files of the change or to those that they call.
    fn ways(&self, list: usize, called: &BTreeSet<u32>) -> Vec<Vec<u32>> {
        let mut all = Vec::new();
        for before in self.own.iter().filter_map(|own| own.before) {
            all.extend(self.stored.ways(list, before));
        }
        for file in called.iter().filter(|file| **file < self.stored.count) {
            all.extend(self.stored.ways(list, *file));
            let begins = self.seen(*file).filter(|seen| !seen.sources.is_empty());
            all.extend(begins.map(|_| vec![*file]));
        }
        // Values that begin in the change are followed anyway, those that it is on the way of through its new state.
        all.retain(|way| !way.first().is_some_and(|first| self.hidden.contains(first)));
        all.truncate(MAX_WAYS);
        all
    }

    /// The relation that the index knows of a file, if it still holds.
    fn known(&self, list: usize, file: u32) -> Option<Relation> {
        if file >= self.stored.count || !self.seen(file)?.is_fresh {
            return None;
        }
        let relation = self.stored.relation(list, file)?;
        let asked = relation.asked().iter();
        let mut changed = asked.filter(|(name, _)| self.changed.contains(name));
        let holds = changed.all(|(name, known)| self.defines(*name) == *known);
        holds.then_some(relation)
    }

    /// The tree of a file of the change, if it was kept.
    fn tree(&self, file: u32) -> Option<&Tree> {
        let own = self
            .own
            .get(file.checked_sub(self.stored.count)? as usize)?;
        own.edited.tree.as_deref()
    }

    fn relate(
        &self,
        job: &Job<'_>,
        file: u32,
        (rules, meant): (&[usize], &BTreeSet<usize>),
        read: &impl ReadEntry,
    ) -> Option<Relation> {
        let known = |name| self.defines(name);
        let is_meant = |rule| meant.contains(&rule);
        let mut relation = None;
        read(&self.entry(file)?, &mut |cx, source| {
            relation = with_tree(cx, source, self.tree(file), |cx, view| {
                let mut budget = Budget::of(cx, job.limits.sast_steps);
                job.sast
                    .relate(cx, view, (rules, &is_meant), &known, &mut budget)
            });
        });
        relation.flatten()
    }

    fn report(
        &self,
        job: &Job<'_>,
        found: Vec<ProgramMatch>,
        index: Option<&Index>,
        read: &impl ReadEntry,
    ) -> Found {
        let mut entries: BTreeMap<usize, Entry> = BTreeMap::new();
        let mut known: BTreeMap<usize, FileResult> = BTreeMap::new();
        for (file, _) in found.iter().flat_map(|found| &found.stops) {
            let number = *file as usize;
            if !entries.contains_key(&number)
                && let Some(entry) = self.entry(*file)
            {
                known.insert(number, self.known_result(*file, &entry, index));
                entries.insert(number, entry);
            }
        }
        let read = |number: usize, look: &mut dyn FnMut(&Cx, &Source)| {
            if let Some(entry) = entries.get(&number) {
                read(entry, look);
            }
        };
        let findings = |number: usize| {
            known
                .get(&number)
                .map_or(&[][..], |result| result.findings.as_slice())
        };
        let number = |file: u32| Some(file as usize);
        let reported = report::report(job, found, &number, &findings, &read);
        let mut all = Found::default();
        for (number, findings) in reported {
            let own = number.checked_sub(self.stored.count as usize);
            if let Some(own) = own.and_then(|own| self.own.get(own)) {
                match own.edited.number {
                    Some(number) => all.findings.entry(number).or_default().extend(findings),
                    None => all.before.extend(findings),
                }
                continue;
            }
            let result = known.remove(&number).unwrap_or_default();
            all.elsewhere.push(FileResult {
                findings,
                directives: result.directives,
                ..FileResult::default()
            });
        }
        all
    }

    /// What was found in a file by itself.
    fn known_result(&self, file: u32, entry: &Entry, index: Option<&Index>) -> FileResult {
        if let Some(own) = file.checked_sub(self.stored.count) {
            let findings = { self.own.get(own as usize) }.map(|own| own.edited.findings.clone());
            return FileResult {
                findings: findings.unwrap_or_default(),
                ..FileResult::default()
            };
        }
        let kept = index.zip(entry.stat.as_ref());
        kept.and_then(|(index, stat)| index.by_stat(entry.path.as_str(), stat))
            .map_or_else(FileResult::default, |(_, result)| result)
    }
}

fn outline_of(entry: &Entry, read: &impl ReadEntry) -> Option<Arc<Outline>> {
    let mut outline = None;
    read(entry, &mut |cx, source| {
        let look = |_: &Cx, view: &SourceView<'_>| Engine::outline(view);
        outline = catch_unwind(AssertUnwindSafe(|| parsed(cx, source, look)))
            .ok()
            .flatten()
            .flatten();
    });
    outline.map(Arc::new)
}
