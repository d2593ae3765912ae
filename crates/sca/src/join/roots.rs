//! What a lockfile that does not say it itself was made for: the requests of the manifests it governs.
//!
//! A lockfile governs the manifests of its ecosystem in its folder and below, down to the next lockfile.

use super::inherit::upwards;
use crate::facts::Facts;
use crate::graph;
use airlock_model::{Mention, Package, PackageOrigin, Scope};
use rustc_hash::{FxHashMap, FxHashSet};

/// A request of a manifest.
struct Request {
    /// The package that asks.
    owner: String,
    name: String,
    requirement: String,
    scope: Scope,
}

/// Marks direct packages and scopes in lockfiles that leave them open.
pub(super) fn find(files: &mut [Facts]) {
    let mut locks: FxHashMap<(String, String), Vec<usize>> = FxHashMap::default();
    for (number, file) in files.iter().enumerate() {
        if let Some(ecosystem) = open_ecosystem(file) {
            let key = (file.folder().to_owned(), ecosystem.to_owned());
            locks.entry(key).or_default().push(number);
        }
    }
    if locks.is_empty() {
        return;
    }
    let closed: FxHashSet<(String, String)> = files
        .iter()
        .filter_map(|file| Some((file.folder().to_owned(), lock_ecosystem(file)?.to_owned())))
        .collect();
    let mut requests: FxHashMap<usize, Vec<Request>> = FxHashMap::default();
    for file in files.iter() {
        let owner = file.own.as_ref().map_or("", |own| own.name.as_str());
        let mut governors: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for package in &file.packages {
            // A patch or override is no request.
            if package.mention != Mention::Manifest || package.scope == Scope::Unknown {
                continue;
            }
            let ecosystem = package.ecosystem.as_str();
            let governors = governors.entry(ecosystem).or_insert_with(|| {
                let key = upwards(file.folder())
                    .map(|folder| (folder.to_owned(), ecosystem.to_owned()))
                    .find(|key| closed.contains(key));
                key.and_then(|key| locks.get(&key))
                    .cloned()
                    .unwrap_or_default()
            });
            for lock in governors {
                requests.entry(*lock).or_default().push(Request {
                    owner: owner.to_owned(),
                    name: comparable(&package.ecosystem, &package.name),
                    requirement: package.requirement.clone().unwrap_or_default(),
                    scope: package.scope,
                });
            }
        }
    }
    for (number, file) in files.iter_mut().enumerate() {
        if let Some(requests) = requests.get(&number) {
            answer(file, requests);
        }
    }
}

/// The ecosystem of a lockfile.
fn lock_ecosystem(file: &Facts) -> Option<&str> {
    let first = file
        .packages
        .iter()
        .find(|package| package.mention == Mention::Lockfile)?;
    Some(&first.ecosystem)
}

/// The ecosystem of a lockfile that leaves direct packages or their scopes open.
fn open_ecosystem(file: &Facts) -> Option<&str> {
    let is_open = |package: &Package| {
        package.mention == Mention::Lockfile
            && (package.direct.is_none()
                || (package.direct == Some(true) && package.scope == Scope::Unknown))
    };
    file.packages
        .iter()
        .any(is_open)
        .then(|| lock_ecosystem(file))?
}

fn answer(lock: &mut Facts, requests: &[Request]) {
    let mut by_name: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    let mut members: FxHashMap<&str, u32> = FxHashMap::default();
    for (number, package) in (0_u32..).zip(&lock.packages) {
        let name = comparable(&package.ecosystem, &package.name);
        by_name.entry(name).or_default().push(number);
        if package.origin == Some(PackageOrigin::Workspace) {
            members.insert(&package.name, number);
        }
    }
    let answers: FxHashMap<&str, u32> = lock
        .answers
        .iter()
        .map(|(request, number)| (request.as_str(), *number))
        .collect();
    let member_numbers: FxHashSet<u32> = members.values().copied().collect();
    let needed: FxHashSet<(u32, u32)> = lock
        .edges
        .iter()
        .filter(|edge| member_numbers.contains(&edge.from))
        .map(|edge| (edge.from, edge.to))
        .collect();
    let mut roots: Vec<(u32, Scope)> = Vec::new();
    for request in requests {
        let asked = format!("{}@{}", request.name, request.requirement);
        if let Some(number) = answers.get(asked.as_str()) {
            roots.push((*number, request.scope));
            continue;
        }
        let named = by_name.get(&request.name).map_or(&[][..], Vec::as_slice);
        let of_member = members.get(request.owner.as_str()).map(|member| {
            let is_needed = |number: &u32| needed.contains(&(*member, *number));
            named
                .iter()
                .copied()
                .filter(is_needed)
                .collect::<Vec<u32>>()
        });
        let chosen = of_member.filter(|chosen| !chosen.is_empty());
        let chosen = chosen.as_deref().unwrap_or(named);
        roots.extend(chosen.iter().map(|number| (*number, request.scope)));
    }
    // What only a member needs is reached from the manifests, not from the member itself.
    let edges: Vec<_> = lock
        .edges
        .iter()
        .filter(|edge| !member_numbers.contains(&edge.from))
        .copied()
        .collect();
    let found = graph::scopes(lock.packages.len(), &roots, &edges);
    let mut is_root = vec![false; lock.packages.len()];
    for (root, _) in &roots {
        if let Some(slot) = is_root.get_mut(*root as usize) {
            *slot = true;
        }
    }
    for ((package, scope), is_root) in lock.packages.iter_mut().zip(found).zip(is_root) {
        let is_member = package.origin == Some(PackageOrigin::Workspace);
        if package.direct != Some(true) && (is_root || !is_member) {
            package.direct = Some(is_root);
        }
        if let Some(scope) = scope
            && package.scope == Scope::Unknown
        {
            package.scope = scope;
        }
    }
}

/// A name as its ecosystem compares names.
pub(crate) fn comparable(ecosystem: &str, name: &str) -> String {
    match ecosystem {
        "PyPI" => {
            let mut out = String::with_capacity(name.len());
            for part in name.split(['-', '_', '.']).filter(|part| !part.is_empty()) {
                if !out.is_empty() {
                    out.push('-');
                }
                out.push_str(&part.to_ascii_lowercase());
            }
            out
        }
        "NuGet" | "Packagist" => name.to_ascii_lowercase(),
        _ => name.to_owned(),
    }
}
