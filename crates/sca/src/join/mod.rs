//! From what each file says to the inventory of the tree: versions that another file gives, direct dependencies and
//! scopes of lockfiles from the manifests beside them.
//!
//! Invariant: the order in which files come in does not matter.

mod inherit;
mod maven;
mod roots;

pub(crate) use inherit::{renamed, upwards};
pub(crate) use roots::comparable;

use crate::facts::{Facts, Flaw, Import, Note, Own};
use crate::hygiene;
use crate::usage::{self, Doubt, Undeclared};
use airlock_model::{Inventory, Package, Purpose, Relation, RepoPath, Scope};
use std::collections::VecDeque;

/// What a tree depends on, and what could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// The packages.
    pub inventory: Inventory,
    /// Files of which something was not understood.
    pub notes: Vec<(RepoPath, Note)>,
    /// What is wrong and only the tree shows.
    pub flaws: Vec<Flaw>,
    /// What the files describe themselves, by file.
    pub projects: Vec<(RepoPath, Own)>,
    /// Whether a file names a registry, so that packages may come from elsewhere than most projects' do.
    pub has_own_registry: bool,
    /// Imports that no manifest accounts for.
    pub undeclared: Vec<Undeclared>,
    /// Packages that nothing is seen to import; a look at all texts tells ([`crate::TextSearch`]).
    pub doubts: Vec<Doubt>,
    /// Licences that files hold, by folder.
    pub license_files: Vec<(String, String)>,
    /// What code imports, each name at its first place in the product.
    pub imports: Vec<Import>,
}

/// Joins the files of a tree.
pub fn join(mut files: Vec<Facts>) -> Joined {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    inherit::fill(&mut files);
    inherit::digests(&mut files);
    maven::fill(&mut files);
    roots::find(&mut files);
    let license_files = inherit::licenses(&mut files);
    let mut flaws = hygiene::look_at_tree(&files);
    flaws.extend(usage::misplaced(&files));
    let mut joined = Joined {
        flaws,
        doubts: usage::doubts(&files),
        imports: usage::imports(&files),
        license_files,
        undeclared: usage::undeclared(&files),
        has_own_registry: files.iter().any(names_registry),
        ..Joined::default()
    };
    let mut relations = Vec::new();
    let mut packages: Vec<(Package, u32)> = Vec::new();
    for mut file in files {
        if file.purpose == Purpose::Test {
            for package in &mut file.packages {
                package.scope = Scope::Test;
            }
        }
        let base = u32::try_from(packages.len()).unwrap_or(u32::MAX);
        let numbered = (base..).zip(file.packages);
        packages.extend(numbered.map(|(number, package)| (package, number)));
        relations.extend(
            file.edges
                .iter()
                .map(|edge| (base + edge.from, base + edge.to)),
        );
        let path = file.path;
        joined
            .projects
            .extend(file.own.map(|own| (path.clone(), own)));
        let notes = file.notes.into_iter();
        joined.notes.extend(notes.map(|note| (path.clone(), note)));
    }
    packages.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
    let mut moved = vec![0_u32; packages.len()];
    for (new, (_, old)) in (0_u32..).zip(&packages) {
        if let Some(slot) = moved.get_mut(*old as usize) {
            *slot = new;
        }
    }
    let at = |old: u32| moved.get(old as usize).copied().unwrap_or(0);
    joined.inventory.relations = relations
        .into_iter()
        .map(|(from, to)| Relation {
            from: at(from),
            to: at(to),
        })
        .collect();
    joined.inventory.relations.sort_unstable();
    joined.inventory.relations.dedup();
    joined.inventory.packages = packages.into_iter().map(|(package, _)| package).collect();
    joined
}

fn names_registry(file: &Facts) -> bool {
    let settings = &mut file.settings.iter();
    settings.any(|setting| setting.key.starts_with("registry:"))
}

fn order(package: &Package) -> impl Ord + '_ {
    (
        &package.ecosystem,
        &package.name,
        &package.version,
        &package.location.path,
        package.location.span,
        &package.requirement,
    )
}

/// For each package that a lockfile brings, the next package on a shortest way to it from one that the project asks for
/// itself; `None` for those and for what nothing reaches.
pub fn introduced_by(inventory: &Inventory) -> Vec<Option<u32>> {
    let count = inventory.packages.len();
    let mut parents: Vec<Option<u32>> = vec![None; count];
    let mut seen = vec![false; count];
    let mut queue: VecDeque<u32> = VecDeque::new();
    for (number, package) in (0_u32..).zip(&inventory.packages) {
        if package.direct == Some(true) {
            if let Some(slot) = seen.get_mut(number as usize) {
                *slot = true;
            }
            queue.push_back(number);
        }
    }
    while let Some(from) = queue.pop_front() {
        let start = inventory
            .relations
            .partition_point(|relation| relation.from < from);
        let relations = inventory.relations.get(start..).unwrap_or_default();
        for relation in relations
            .iter()
            .take_while(|relation| relation.from == from)
        {
            let to = relation.to as usize;
            if let (Some(seen @ false), Some(parent)) = (seen.get_mut(to), parents.get_mut(to)) {
                *seen = true;
                *parent = Some(from);
                queue.push_back(relation.to);
            }
        }
    }
    parents
}
