//! What only the tree shows: manifests without a lockfile, lockfiles that lack what a manifest asks for.

use super::Rule;
use crate::facts::{Facts, Flaw};
use crate::join::{comparable, upwards};
use crate::out::PUBLISHED;
use airlock_model::{Mention, Package, PackageOrigin, Purpose, Scope};
use rustc_hash::{FxHashMap, FxHashSet};

/// Ecosystems whose clients write a lockfile that applications commit. Cargo's and Go's libraries need none, Python's and
/// the JVM's builds often have none at all.
const LOCKED: [&str; 3] = ["npm", "Packagist", "RubyGems"];

/// Looks at the files of a whole tree.
pub(crate) fn look_at_tree(files: &[Facts]) -> Vec<Flaw> {
    let mut locks: FxHashMap<(&str, &str), Vec<&Facts>> = FxHashMap::default();
    for file in files {
        let first = file
            .packages
            .iter()
            .find(|package| package.mention == Mention::Lockfile);
        if let Some(lock) = first {
            locks
                .entry((file.folder(), &lock.ecosystem))
                .or_default()
                .push(file);
        } else if let Some(ecosystem) = empty_lock(file) {
            locks
                .entry((file.folder(), ecosystem))
                .or_default()
                .push(file);
        }
    }
    let mut found = Vec::new();
    let mut said: FxHashSet<&str> = FxHashSet::default();
    let manifests = files
        .iter()
        .filter(|file| file.purpose == Purpose::Product && !is_below_vendor(file));
    for manifest in manifests {
        for ecosystem in ["npm", "Packagist", "RubyGems", "crates.io", "PyPI", "Pub"] {
            let asked: Vec<&Package> = manifest
                .packages
                .iter()
                .filter(|package| is_request(package) && package.ecosystem == ecosystem)
                .collect();
            if asked.is_empty() {
                continue;
            }
            let governing =
                upwards(manifest.folder()).find_map(|folder| locks.get(&(folder, ecosystem)));
            match governing {
                None => {
                    // One missing lockfile leaves a whole workspace without: it is said at the top.
                    let is_said = upwards(manifest.folder()).any(|folder| said.contains(folder));
                    if LOCKED.contains(&ecosystem) && !is_said {
                        said.insert(manifest.folder());
                        found.extend(missing(manifest, &asked));
                    }
                }
                // A Gemfile asks for gems of other platforms as well, which its lockfile leaves out.
                Some(locks) if ecosystem != "RubyGems" => found.extend(drift(locks, &asked)),
                Some(_) => {}
            }
        }
    }
    found
}

/// A lockfile of a project without dependencies.
fn empty_lock(file: &Facts) -> Option<&'static str> {
    match file.path.file_name() {
        "package-lock.json"
        | "npm-shrinkwrap.json"
        | "yarn.lock"
        | "pnpm-lock.yaml"
        | "bun.lock"
        | "bun.lockb" => Some("npm"),
        "composer.lock" => Some("Packagist"),
        "Gemfile.lock" | "gems.locked" => Some("RubyGems"),
        _ => None,
    }
}

fn is_below_vendor(file: &Facts) -> bool {
    file.path.as_str().split('/').any(|part| {
        matches!(
            part,
            "node_modules" | "vendor" | "third_party" | "templates" | "template"
        )
    })
}

/// A request that a lockfile must answer.
fn is_request(package: &Package) -> bool {
    package.mention == Mention::Manifest
        && package.direct == Some(true)
        && matches!(
            package.scope,
            Scope::Runtime | Scope::Dev | Scope::Test | Scope::Optional
        )
        && !matches!(
            package.origin,
            Some(PackageOrigin::Path { .. } | PackageOrigin::Workspace)
        )
}

/// Only an application's manifest asks for a lockfile: one that says it is published has none by design.
fn missing(manifest: &Facts, asked: &[&Package]) -> Option<Flaw> {
    let is_manifest_of_apps = matches!(
        manifest.path.file_name(),
        "package.json" | "composer.json" | "Gemfile" | "gems.rb"
    );
    let is_published = manifest.setting(PUBLISHED).is_some();
    let first = asked
        .first()
        .filter(|_| is_manifest_of_apps && !is_published)?;
    Some(Flaw {
        rule: Rule::LockfileMissing.id().to_owned(),
        message: format!(
            "no lockfile fixes the versions of the {} declared here",
            match asked.len() {
                1 => "package".to_owned(),
                count => format!("{count} packages"),
            }
        ),
        location: first.location.clone(),
    })
}

/// Names that no governing lockfile has, where that lockfile has most of the others: else it is some other project's.
fn drift(locks: &[&Facts], asked: &[&Package]) -> Option<Flaw> {
    let has: FxHashSet<String> = locks
        .iter()
        .flat_map(|lock| &lock.packages)
        .map(|package| comparable(&package.ecosystem, &package.name))
        .collect();
    let (known, lacking): (Vec<&Package>, Vec<&Package>) = asked
        .iter()
        .copied()
        .filter(|package| package.scope != Scope::Optional)
        .partition(|package| has.contains(&comparable(&package.ecosystem, &package.name)));
    let first = lacking.first()?;
    if known.len() < lacking.len() * 2 {
        return None;
    }
    let rest = match lacking.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    let lock = locks.first().map_or("", |lock| lock.path.as_str());
    Some(Flaw {
        rule: Rule::LockfileDrift.id().to_owned(),
        message: format!(
            "`{}`{rest} is asked for here and not in `{lock}`",
            first.name
        ),
        location: first.location.clone(),
    })
}
