//! The walk over commits: which texts there are, and which commit brought each in.
//!
//! Commits are taken parents first, and otherwise oldest first by their committers' clocks (ties by id), so what a commit
//! meets for the first time is what it brought in. A tree that was met before is not read again.

use super::store::{Number, Place, Reader, Store, Unread};
use super::{Dangling, HistorySpec, Kind};
use crate::error::SourceError;
use crate::git::Git;
use crate::name;
use crate::note;
use airlock_model::{CoverageEntry, Cx, Reason, RepoPath, Status};
use gix::ObjectId;
use gix::objs::{CommitRefIter, TagRefIter, TreeRefIter};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

const HASH: gix::hash::Kind = gix::hash::Kind::Sha1;

/// Longest path that is followed; twice what Linux opens.
const LONGEST_PATH: usize = 8192;

/// Commits between two questions whether to stop.
const COMMITS_PER_CHECK: usize = 64;

/// The paths of messages: the names of the files that git has them written in.
const COMMIT_MESSAGE: &str = "COMMIT_EDITMSG";
const TAG_MESSAGE: &str = "TAG_EDITMSG";

/// A text to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) kind: Kind,
    /// The commit that brought it in.
    pub(super) rank: u32,
    /// Its place among the paths.
    pub(super) path: u32,
}

/// What the walk met.
pub(super) struct Walked {
    /// By rank.
    pub(super) commits: Vec<ObjectId>,
    pub(super) paths: Vec<RepoPath>,
    pub(super) wanted: Vec<(Place, Wanted)>,
    pub(super) coverage: Vec<CoverageEntry>,
}

/// The text of an object.
pub(super) fn text_of(kind: Kind, bytes: Vec<u8>) -> Vec<u8> {
    let message = match kind {
        Kind::File => return bytes,
        Kind::CommitMessage | Kind::TagMessage => {
            let end = memchr::memmem::find(&bytes, b"\n\n");
            end.and_then(|end| bytes.get(end + 2..))
        }
    };
    message.unwrap_or(&[]).to_vec()
}

/// Walks the history of what lies below `prefix`.
pub(super) fn walk(
    cx: &Cx,
    git: &Git,
    store: &Store,
    spec: &HistorySpec,
    prefix: &[u8],
) -> Result<Walked, SourceError> {
    let tips = git.history_tips(spec.range.as_deref())?;
    let mut walk = Walk::new(store, prefix, git.is_shallow());
    let mut hidden = Vec::new();
    for id in tips.hidden {
        walk.collect(cx, id, &mut hidden)?;
    }
    walk.hidden = hidden.iter().map(|commit| commit.number).collect();
    walk.hidden.sort_unstable();
    let mut commits = Vec::new();
    for id in tips.shown {
        walk.collect(cx, id, &mut commits)?;
    }
    // What was there before the range is met, and not wanted.
    let known: Vec<Number> = std::mem::take(&mut walk.border).into_iter().collect();
    for commit in hidden {
        if known.binary_search(&commit.number).is_ok() {
            walk.tree(0, commit.tree, Met::Before);
        }
    }
    walk.commits(cx, commits)?;
    if spec.dangling == Dangling::Included {
        walk.dangling(cx)?;
    }
    Ok(walk.done())
}

/// Whether what is met is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    Now,
    /// Outside the range.
    Before,
}

/// A commit that is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Commit {
    seconds: i64,
    number: Number,
    tree: Number,
}

struct Walk<'run> {
    store: &'run Store,
    reader: Reader<'run>,
    prefix: &'run [u8],
    is_shallow: bool,
    /// By number, whether an object was met.
    met: Vec<u64>,
    /// Commits outside the range, and those of them that one inside follows.
    hidden: Vec<Number>,
    border: BTreeSet<Number>,
    /// Each commit beside one that follows it.
    follows: Vec<(Number, Number)>,
    /// Numbers of the paths.
    numbers: HashMap<Vec<u8>, u32>,
    walked: Walked,
    /// Objects that others name and that are not here, and such as cannot be read.
    missing: u64,
    damaged: u64,
}

impl<'run> Walk<'run> {
    fn new(store: &'run Store, prefix: &'run [u8], is_shallow: bool) -> Self {
        Self {
            store,
            reader: store.reader(),
            prefix,
            is_shallow,
            met: vec![0; store.len() / 64 + 1],
            hidden: Vec::new(),
            border: BTreeSet::new(),
            follows: Vec::new(),
            numbers: HashMap::new(),
            walked: Walked {
                commits: Vec::new(),
                paths: Vec::new(),
                wanted: Vec::new(),
                coverage: Vec::new(),
            },
            missing: 0,
            damaged: 0,
        }
    }

    /// Whether an object is met for the first time.
    fn meet(&mut self, number: Number) -> bool {
        let at = usize::try_from(number / 64).unwrap_or(usize::MAX);
        let bit = 1 << (number % 64);
        let Some(word) = self.met.get_mut(at) else {
            return false;
        };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Collects what leads to `tip`, and takes the messages of tags on the way.
    fn collect(
        &mut self,
        cx: &Cx,
        tip: ObjectId,
        commits: &mut Vec<Commit>,
    ) -> Result<(), SourceError> {
        let mut pending = vec![tip];
        let mut buffer = Vec::new();
        while let Some(id) = pending.pop() {
            if commits.len().is_multiple_of(COMMITS_PER_CHECK) && cx.cancel.is_cancelled() {
                return Err(SourceError::Cancelled);
            }
            let Some(number) = self.store.number(&id) else {
                self.missing += 1;
                continue;
            };
            if self.hidden.binary_search(&number).is_ok() {
                self.border.insert(number);
            }
            if self.meet(number) {
                self.take(number, &mut buffer, &mut pending, commits);
            }
        }
        Ok(())
    }

    /// Takes a commit, a tag, or what else a reference leads to.
    fn take(
        &mut self,
        number: Number,
        buffer: &mut Vec<u8>,
        pending: &mut Vec<ObjectId>,
        commits: &mut Vec<Commit>,
    ) {
        match self.reader.read(number, buffer) {
            Ok(gix::objs::Kind::Commit) => match commit(buffer) {
                Some((seconds, tree, parents)) => {
                    let numbers = parents.iter().filter_map(|id| self.store.number(id));
                    self.follows.extend(numbers.map(|parent| (parent, number)));
                    pending.extend(parents);
                    match self.store.number(&tree) {
                        Some(tree) => commits.push(Commit {
                            seconds,
                            number,
                            tree,
                        }),
                        None => self.missing += 1,
                    }
                }
                None => self.damaged += 1,
            },
            Ok(gix::objs::Kind::Tag) => {
                let rank = self.stand_in(number);
                self.want(Kind::TagMessage, number, rank, TAG_MESSAGE.as_bytes());
                pending.extend(TagRefIter::from_bytes(buffer, HASH).target_id().ok());
            }
            Ok(gix::objs::Kind::Tree) => {
                let rank = self.stand_in(number);
                self.unfold(rank, number, Met::Now);
            }
            Ok(gix::objs::Kind::Blob) => {
                let rank = self.stand_in(number);
                let path = self.store.id(number).map(|id| id.to_string());
                self.want(
                    Kind::File,
                    number,
                    rank,
                    path.unwrap_or_default().as_bytes(),
                );
            }
            Err(unread) => self.count(unread),
        }
    }

    fn count(&mut self, unread: Unread) {
        match unread {
            Unread::Missing => self.missing += 1,
            Unread::Damaged | Unread::TooLarge => self.damaged += 1,
        }
    }

    /// The rank of what no commit holds: it stands for itself.
    fn stand_in(&mut self, number: Number) -> u32 {
        let rank = u32::try_from(self.walked.commits.len()).unwrap_or(u32::MAX);
        self.walked.commits.extend(self.store.id(number));
        rank
    }

    fn want(&mut self, kind: Kind, number: Number, rank: u32, path: &[u8]) {
        let path = if let Some(known) = self.numbers.get(path) {
            *known
        } else {
            let new = u32::try_from(self.walked.paths.len()).unwrap_or(u32::MAX);
            self.walked.paths.push(name::to_repo_path(path));
            self.numbers.insert(path.to_vec(), new);
            new
        };
        let place = self.store.place(number);
        self.walked
            .wanted
            .push((place, Wanted { kind, rank, path }));
    }

    fn commits(&mut self, cx: &Cx, commits: Vec<Commit>) -> Result<(), SourceError> {
        let follows = std::mem::take(&mut self.follows);
        for (count, commit) in oldest_first(commits, follows).enumerate() {
            if count % COMMITS_PER_CHECK == 0 && cx.cancel.is_cancelled() {
                return Err(SourceError::Cancelled);
            }
            let rank = self.stand_in(commit.number);
            let message = COMMIT_MESSAGE.as_bytes();
            self.want(Kind::CommitMessage, commit.number, rank, message);
            self.tree(rank, commit.tree, Met::Now);
        }
        Ok(())
    }

    /// Takes what a tree holds, if it is met for the first time.
    fn tree(&mut self, rank: u32, number: Number, met: Met) {
        if self.meet(number) {
            self.unfold(rank, number, met);
        }
    }

    fn unfold(&mut self, rank: u32, number: Number, met: Met) {
        let mut pending = vec![(Vec::new(), number)];
        let mut buffer = Vec::new();
        while let Some((folder, number)) = pending.pop() {
            match self.reader.read(number, &mut buffer) {
                Ok(gix::objs::Kind::Tree) => {
                    self.folder(rank, &folder, &buffer, met, &mut pending);
                }
                Ok(_) => self.damaged += 1,
                Err(unread) => self.count(unread),
            }
        }
    }

    /// Takes the entries of one tree.
    fn folder(
        &mut self,
        rank: u32,
        folder: &[u8],
        bytes: &[u8],
        met: Met,
        pending: &mut Vec<(Vec<u8>, Number)>,
    ) {
        let mut path = folder.to_vec();
        if !folder.is_empty() {
            path.push(b'/');
        }
        let start = path.len();
        for entry in TreeRefIter::from_bytes(bytes, HASH) {
            let Ok(entry) = entry else {
                self.damaged += 1;
                return;
            };
            let is_folder = entry.mode.is_tree();
            if !is_folder && !entry.mode.is_blob() {
                // Links hold paths, submodules are repositories of their own.
                continue;
            }
            let Some(number) = self.store.number(entry.oid) else {
                self.missing += 1;
                continue;
            };
            path.truncate(start);
            path.extend_from_slice(entry.filename);
            let Some(below) = below(self.prefix, &path, is_folder) else {
                continue;
            };
            if path.len() > LONGEST_PATH {
                self.damaged += 1;
            } else if !self.meet(number) {
                // Known.
            } else if is_folder {
                pending.push((path.clone(), number));
            } else if met == Met::Now {
                let below = below.to_vec();
                self.want(Kind::File, number, rank, &below);
            }
        }
    }

    /// Takes what nothing leads to: commits first, which tell the paths of the rest.
    fn dangling(&mut self, cx: &Cx) -> Result<(), SourceError> {
        let numbers = 0..Number::try_from(self.store.len()).unwrap_or(Number::MAX);
        let mut buffer = Vec::new();
        let mut commits = Vec::new();
        let is_met = |walk: &Self, number: Number| {
            let word = walk
                .met
                .get(usize::try_from(number / 64).unwrap_or(usize::MAX));
            word.is_some_and(|word| word & (1 << (number % 64)) != 0)
        };
        let mut others = Vec::new();
        for number in numbers {
            if number % 4096 == 0 && cx.cancel.is_cancelled() {
                return Err(SourceError::Cancelled);
            }
            // One that is in a second pack was met there.
            let other = self.store.id(number).and_then(|id| self.store.number(&id));
            if is_met(self, number) || other != Some(number) {
                continue;
            }
            match self.reader.read(number, &mut buffer) {
                Ok(gix::objs::Kind::Commit | gix::objs::Kind::Tag) => {
                    self.meet(number);
                    self.take(number, &mut buffer, &mut Vec::new(), &mut commits);
                }
                Ok(gix::objs::Kind::Blob) => others.push(number),
                Ok(gix::objs::Kind::Tree) => {}
                Err(unread) => self.count(unread),
            }
        }
        self.commits(cx, commits)?;
        for number in others {
            if self.meet(number) {
                let Some(id) = self.store.id(number) else {
                    continue;
                };
                let rank = self.stand_in(number);
                self.want(Kind::File, number, rank, id.to_string().as_bytes());
            }
        }
        Ok(())
    }

    /// What was met, with a word on what was not.
    fn done(self) -> Walked {
        let mut walked = self.walked;
        let mut say = |status, reason, detail: String| {
            walked.coverage.push(note::run(status, reason, detail));
        };
        if self.is_shallow {
            let detail = "the clone is shallow: older history is not here; `git fetch --unshallow` brings it";
            say(Status::Partial, Reason::Scope, detail.to_owned());
        } else if self.missing > 0 {
            let detail = format!(
                "{} objects of the history are not in this clone; `git fetch --refetch` without a filter brings them",
                self.missing
            );
            say(Status::Skipped, Reason::MissingObject, detail);
        }
        if self.damaged > 0 {
            let detail = format!(
                "{} objects of the history are damaged; `git fsck` names them",
                self.damaged
            );
            say(Status::Skipped, Reason::Unreadable, detail);
        }
        walked
    }
}

/// Commits with parents before what follows them, and otherwise by time.
fn oldest_first(
    mut commits: Vec<Commit>,
    mut follows: Vec<(Number, Number)>,
) -> impl Iterator<Item = Commit> {
    commits.sort_unstable_by_key(|commit| commit.number);
    follows.sort_unstable();
    follows.dedup();
    let at = |commits: &[Commit], number: Number| {
        commits.binary_search_by_key(&number, |commit| commit.number)
    };
    // How many of its parents a commit waits for.
    let mut waits = vec![0_u32; commits.len()];
    for (parent, child) in &follows {
        if let (Ok(_), Ok(child)) = (at(&commits, *parent), at(&commits, *child))
            && let Some(waits) = waits.get_mut(child)
        {
            *waits += 1;
        }
    }
    let mut ready: BinaryHeap<Reverse<Commit>> = { commits.iter().zip(&waits) }
        .filter(|(_, waits)| **waits == 0)
        .map(|(commit, _)| Reverse(*commit))
        .collect();
    std::iter::from_fn(move || {
        let Reverse(next) = ready.pop()?;
        let first = follows.partition_point(|(parent, _)| *parent < next.number);
        let children = follows.get(first..).unwrap_or(&[]).iter();
        for (_, child) in children.take_while(|(parent, _)| *parent == next.number) {
            let Ok(child) = at(&commits, *child) else {
                continue;
            };
            if let (Some(waits), Some(commit)) = (waits.get_mut(child), commits.get(child)) {
                *waits -= 1;
                if *waits == 0 {
                    ready.push(Reverse(*commit));
                }
            }
        }
        Some(next)
    })
}

/// A commit's time, tree and parents.
fn commit(bytes: &[u8]) -> Option<(i64, ObjectId, Vec<ObjectId>)> {
    let commit = || CommitRefIter::from_bytes(bytes, HASH);
    let seconds = commit()
        .committer()
        .ok()?
        .time()
        .map_or(0, |time| time.seconds);
    Some((
        seconds,
        commit().tree_id().ok()?,
        commit().parent_ids().collect(),
    ))
}

/// The path below `prefix`; for a folder on the way to it, an empty one.
fn below<'path>(prefix: &[u8], path: &'path [u8], is_folder: bool) -> Option<&'path [u8]> {
    if prefix.is_empty() {
        return Some(path);
    }
    if let Some(rest) = path.strip_prefix(prefix) {
        return rest
            .strip_prefix(b"/")
            .or(Some(rest).filter(|rest| rest.is_empty()));
    }
    let leads_there = prefix
        .strip_prefix(path)
        .is_some_and(|rest| rest.starts_with(b"/"));
    (is_folder && leads_there).then_some(&[])
}
