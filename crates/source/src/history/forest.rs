//! Reading many objects of a pack: each is built once, from the one it is told as a difference from.
//!
//! Objects of a pack are trees of differences: a whole object is the root, each other one is told from its parent. A job is
//! a few roots with all that is wanted below them. A parent is let go when its last child is built, so that a long chain of
//! versions holds two of them.

use super::delta;
use super::store::{LARGEST, Place, Store, Unread};
use super::walk::Wanted;
use airlock_model::Kept;
use gix::odb::pack::data::entry::Header;
use gix::zlib::Inflate;
use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Texts of a job, at least, where there are as many.
const TEXTS_PER_JOB: usize = 256;

/// Bytes of objects that are held for their children at once. Honest packs hold a few files; what does not fit is Coverage.
const MOST_HELD: usize = 512 << 20;

/// No node.
const NONE: u32 = u32::MAX;

/// What is wanted of one pack, and what it is told from.
#[derive(Debug)]
struct Forest {
    pack: usize,
    /// By offset.
    nodes: Vec<Node>,
    /// Where each node's children begin; one more than there are nodes.
    first_child: Vec<u32>,
    children: Vec<u32>,
    /// Nodes that are told from nothing.
    roots: Vec<u32>,
}

/// An object of a pack.
#[derive(Debug, Clone, Copy)]
struct Node {
    offset: u64,
    parent: u32,
    /// `None` for one that others are told from.
    wanted: Option<Wanted>,
}

/// What was noted of the text that another is told from, and what that one kept of it.
pub(super) struct Told<'run, N> {
    pub(super) note: &'run N,
    pub(super) kept: &'run [Kept],
}

/// What whoever looks at a text says.
pub(super) struct Said<N> {
    /// Whether to go on.
    pub(super) goes_on: bool,
    /// What is to be kept for those that are told from it.
    pub(super) note: Option<N>,
}

/// An object, built: its bytes, and what it kept of the one it is told from.
type Built = Result<(Vec<u8>, Vec<Kept>), Unread>;

/// Some of what is wanted.
#[derive(Debug)]
enum Job {
    /// Roots of a forest.
    Packed { forest: usize, roots: Range<usize> },
    /// Loose objects.
    Loose(Range<usize>),
}

/// All that is wanted, laid out in jobs.
#[derive(Debug, Default)]
pub(super) struct Jobs {
    forests: Vec<Forest>,
    loose: Vec<(usize, Wanted)>,
    parts: Vec<Job>,
    /// What cannot be built, since differences lead in a circle or to what is not in the pack.
    pub(super) broken: Vec<Wanted>,
}

impl Jobs {
    /// Lays out what is wanted.
    pub(super) fn new(store: &Store, wanted: impl Iterator<Item = (Place, Wanted)>) -> Self {
        let mut all = Self::default();
        let mut by_pack: BTreeMap<usize, Vec<(u64, Wanted)>> = BTreeMap::new();
        for (place, wanted) in wanted {
            match place {
                Place::Packed { pack, offset } => {
                    by_pack.entry(pack).or_default().push((offset, wanted));
                }
                Place::Loose(at) => all.loose.push((at, wanted)),
            }
        }
        for (pack, wanted) in by_pack {
            all.plant(store, pack, wanted);
        }
        let mut from = 0;
        while from < all.loose.len() {
            let to = all.loose.len().min(from + TEXTS_PER_JOB);
            all.parts.push(Job::Loose(from..to));
            from = to;
        }
        all
    }

    /// Number of jobs.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    fn plant(&mut self, store: &Store, pack: usize, wanted: Vec<(u64, Wanted)>) {
        let mut forest = Forest::new(store, pack, wanted);
        let sizes = forest.sizes();
        let number = self.forests.len();
        let (mut from, mut texts) = (0, 0);
        for (at, size) in sizes.iter().enumerate() {
            texts += size;
            if texts >= TEXTS_PER_JOB || at + 1 == sizes.len() {
                self.parts.push(Job::Packed {
                    forest: number,
                    roots: from..at + 1,
                });
                (from, texts) = (at + 1, 0);
            }
        }
        self.broken.append(&mut forest.take_unreachable());
        self.forests.push(forest);
    }

    /// Reads the texts of one job, and gives each to `look`, with what it noted of the text that this one is told from.
    pub(super) fn read<N>(
        &self,
        store: &Store,
        job: usize,
        mut look: impl FnMut(&Wanted, Result<Vec<u8>, Unread>, Option<Told<'_, N>>) -> Said<N>,
    ) {
        match self.parts.get(job) {
            Some(Job::Packed { forest, roots }) => {
                let Some(forest) = self.forests.get(*forest) else {
                    return;
                };
                let mut builder = Builder {
                    store,
                    forest,
                    inflate: Inflate::default(),
                    held: Vec::new(),
                    held_bytes: 0,
                };
                for root in forest.roots.get(roots.clone()).unwrap_or(&[]) {
                    if !builder.grow(*root, &mut look) {
                        return;
                    }
                }
            }
            Some(Job::Loose(range)) => {
                for (at, wanted) in self.loose.get(range.clone()).unwrap_or(&[]) {
                    let bytes = store.loose(*at).map(|(_, bytes)| bytes);
                    if !look(wanted, bytes, None).goes_on {
                        return;
                    }
                }
            }
            None => {}
        }
    }
}

impl Forest {
    fn new(store: &Store, pack: usize, mut wanted: Vec<(u64, Wanted)>) -> Self {
        wanted.sort_unstable_by_key(|(offset, _)| *offset);
        wanted.dedup_by_key(|(offset, _)| *offset);
        // What the wanted objects are told from, where it is not wanted itself.
        let mut others: BTreeMap<u64, Option<u64>> = BTreeMap::new();
        let is_wanted =
            |offset: u64| { wanted.binary_search_by_key(&offset, |(other, _)| *other) }.is_ok();
        for (offset, _) in &wanted {
            let mut at = *offset;
            while let Some(parent) = parent_of(store, pack, at) {
                if is_wanted(parent) || others.contains_key(&parent) {
                    break;
                }
                others.insert(parent, None);
                at = parent;
            }
        }
        let others = others.into_keys().map(|offset| (offset, None));
        let mut nodes: Vec<Node> = { wanted.into_iter() }
            .map(|(offset, wanted)| (offset, Some(wanted)))
            .chain(others)
            .map(|(offset, wanted)| Node {
                offset,
                parent: NONE,
                wanted,
            })
            .collect();
        nodes.sort_unstable_by_key(|node| node.offset);
        let mut roots = Vec::new();
        let parents: Vec<Option<u64>> = { nodes.iter() }
            .map(|node| parent_of(store, pack, node.offset))
            .collect();
        for (at, parent) in parents.into_iter().enumerate() {
            let found = parent.and_then(|parent| {
                let parent = nodes.binary_search_by_key(&parent, |node| node.offset);
                u32::try_from(parent.ok()?).ok()
            });
            match (found, nodes.get_mut(at)) {
                (Some(parent), Some(node)) => node.parent = parent,
                _ => roots.extend(u32::try_from(at)),
            }
        }
        let (first_child, children) = children(&nodes);
        Self {
            pack,
            nodes,
            first_child,
            children,
            roots,
        }
    }

    fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(usize::try_from(node).ok()?)
    }

    fn children(&self, node: u32) -> &[u32] {
        let at = |place: usize| {
            let first = self.first_child.get(place)?;
            usize::try_from(*first).ok()
        };
        let range = usize::try_from(node)
            .ok()
            .and_then(|node| Some(at(node)?..at(node + 1)?));
        range
            .and_then(|range| self.children.get(range))
            .unwrap_or(&[])
    }

    /// All nodes of a tree.
    fn below(&self, root: u32) -> impl Iterator<Item = u32> {
        let mut pending = vec![root];
        std::iter::from_fn(move || {
            let next = pending.pop()?;
            pending.extend_from_slice(self.children(next));
            Some(next)
        })
    }

    /// How many texts are wanted of each root's tree.
    fn sizes(&self) -> Vec<usize> {
        { self.roots.iter() }
            .map(|root| self.below(*root).count())
            .collect()
    }

    /// Takes out what no root leads to.
    fn take_unreachable(&mut self) -> Vec<Wanted> {
        let mut reached = vec![false; self.nodes.len()];
        for root in &self.roots {
            for node in self.below(*root) {
                let at = usize::try_from(node).unwrap_or(usize::MAX);
                if let Some(reached) = reached.get_mut(at) {
                    *reached = true;
                }
            }
        }
        { self.nodes.iter_mut().zip(reached) }
            .filter(|(_, reached)| !reached)
            .filter_map(|(node, _)| node.wanted.take())
            .collect()
    }
}

/// Where each node's children begin, and the children.
fn children(nodes: &[Node]) -> (Vec<u32>, Vec<u32>) {
    let mut pairs: Vec<(u32, u32)> = (0_u32..)
        .zip(nodes)
        .filter(|(_, node)| node.parent != NONE)
        .map(|(at, node)| (node.parent, at))
        .collect();
    pairs.sort_unstable();
    let mut first = Vec::with_capacity(nodes.len() + 1);
    let mut done: u32 = 0;
    let mut left = pairs.iter().peekable();
    for node in 0..=nodes.len() {
        first.push(done);
        let node = u32::try_from(node).unwrap_or(NONE);
        while left.next_if(|(parent, _)| *parent == node).is_some() {
            done += 1;
        }
    }
    (first, pairs.into_iter().map(|(_, child)| child).collect())
}

/// The offset of what the object at `offset` is told from; `None` for a whole one, and where there is no such object.
fn parent_of(store: &Store, pack: usize, offset: u64) -> Option<u64> {
    let data = &store.packs.get(pack)?.data;
    let entry = catch_unwind(AssertUnwindSafe(|| data.entry(offset).ok())).ok()??;
    match entry.header {
        Header::OfsDelta { base_distance } => entry.checked_base_pack_offset(base_distance),
        Header::RefDelta { base_id } => store.offset_in(pack, &base_id),
        Header::Commit | Header::Tree | Header::Blob | Header::Tag => None,
    }
}

/// A built object whose children are not all built.
struct Held<N> {
    node: u32,
    bytes: Vec<u8>,
    /// What was noted of it.
    note: Option<N>,
    /// Children that are built.
    built: usize,
}

/// Builds the objects of a forest.
struct Builder<'run, N> {
    store: &'run Store,
    forest: &'run Forest,
    inflate: Inflate,
    held: Vec<Held<N>>,
    held_bytes: usize,
}

impl<N> Builder<'_, N> {
    /// Builds one tree and gives what is wanted of it to `look`; `false` if `look` wants no more.
    fn grow(
        &mut self,
        root: u32,
        look: &mut impl FnMut(&Wanted, Result<Vec<u8>, Unread>, Option<Told<'_, N>>) -> Said<N>,
    ) -> bool {
        self.held.clear();
        self.held_bytes = 0;
        let built = self.whole(root).map(|bytes| (bytes, Vec::new()));
        if !self.take(root, built, None, look) {
            return false;
        }
        while let Some(top) = self.held.last_mut() {
            let children = self.forest.children(top.node);
            let Some(child) = children.get(top.built).copied() else {
                self.let_go();
                continue;
            };
            top.built += 1;
            let is_last = top.built == children.len();
            let built = self.told_from_parent(child);
            // What was noted of the parent is taken back for its other children.
            let at = self.held.len().checked_sub(1);
            let note = self.held.last_mut().and_then(|held| held.note.take());
            if is_last {
                self.let_go();
            }
            let goes_on = self.take(child, built, note.as_ref(), look);
            if !is_last && let Some(held) = at.and_then(|at| self.held.get_mut(at)) {
                held.note = note;
            }
            if !goes_on {
                return false;
            }
        }
        true
    }

    fn let_go(&mut self) {
        if let Some(held) = self.held.pop() {
            self.held_bytes -= held.bytes.len();
        }
    }

    /// Takes a built object: for whoever looks, and for its children. Of one that could not be built nothing below can.
    fn take(
        &mut self,
        node: u32,
        built: Built,
        note: Option<&N>,
        look: &mut impl FnMut(&Wanted, Result<Vec<u8>, Unread>, Option<Told<'_, N>>) -> Said<N>,
    ) -> bool {
        let forest = self.forest;
        let wanted_of = |node: u32| forest.node(node).and_then(|node| node.wanted);
        let (bytes, kept) = match built {
            Ok(built) if self.held_bytes + built.0.len() <= MOST_HELD => built,
            unbuilt => {
                let why = unbuilt.err().unwrap_or(Unread::TooLarge);
                return { forest.below(node) }
                    .filter_map(wanted_of)
                    .all(|wanted| look(&wanted, Err(why), None).goes_on);
            }
        };
        let has_children = !forest.children(node).is_empty();
        let told = note.map(|note| Told { note, kept: &kept });
        let Said { goes_on, note } = match wanted_of(node) {
            Some(wanted) if has_children => look(&wanted, Ok(bytes.clone()), told),
            Some(wanted) => return look(&wanted, Ok(bytes), told).goes_on,
            None => Said {
                goes_on: true,
                note: None,
            },
        };
        if has_children {
            self.held_bytes += bytes.len();
            self.held.push(Held {
                node,
                bytes,
                note,
                built: 0,
            });
        }
        goes_on
    }

    /// A whole object.
    fn whole(&mut self, node: u32) -> Result<Vec<u8>, Unread> {
        let (header, bytes) = self.unpacked(node)?;
        if header.is_delta() {
            // What it is told from is not in this pack.
            return Err(Unread::Missing);
        }
        Ok(bytes)
    }

    /// An object told from the one that is held last.
    fn told_from_parent(&mut self, node: u32) -> Built {
        let (_, delta) = self.unpacked(node)?;
        let parent = self.held.last().map_or(&[][..], |held| &held.bytes);
        delta::apply(parent, &delta, LARGEST).map_err(|_| Unread::Damaged)
    }

    /// What a pack holds of an object.
    fn unpacked(&mut self, node: u32) -> Result<(Header, Vec<u8>), Unread> {
        let node = self.forest.node(node).ok_or(Unread::Missing)?;
        let pack = self.store.packs.get(self.forest.pack);
        let data = &pack.ok_or(Unread::Missing)?.data;
        let inflate = &mut self.inflate;
        // gix takes some damages for impossible.
        catch_unwind(AssertUnwindSafe(|| {
            let entry = data.entry(node.offset).map_err(|_| Unread::Damaged)?;
            let size = usize::try_from(entry.decompressed_size).unwrap_or(usize::MAX);
            if size > LARGEST {
                return Err(Unread::TooLarge);
            }
            let mut bytes = vec![0; size];
            data.decompress_entry(&entry, inflate, &mut bytes)
                .map_err(|_| Unread::Damaged)?;
            Ok((entry.header, bytes))
        }))
        .unwrap_or(Err(Unread::Damaged))
    }
}
