//! What only the tree shows: manifests without a lockfile, lockfiles that lack what a manifest asks for.

use super::Rule;
use crate::facts::{Facts, Flaw};
use crate::join::{comparable, upwards};
use crate::out::PUBLISHED;
use crate::version::Scheme;
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
    let mut said: FxHashSet<(&str, &str)> = FxHashSet::default();
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
                    let is_said = upwards(manifest.folder())
                        .any(|folder| said.contains(&(folder, ecosystem)));
                    if LOCKED.contains(&ecosystem) && !is_said {
                        said.insert((manifest.folder(), ecosystem));
                        found.extend(missing(manifest, &asked));
                    }
                }
                // A Gemfile asks for gems of other platforms as well, which its lockfile leaves out.
                Some(locks) if ecosystem != "RubyGems" => {
                    found.extend(drift(locks, &asked));
                    let is_overridden =
                        has_overrides(manifest) || locks.iter().any(|lock| has_overrides(lock));
                    if !is_overridden {
                        found.extend(unsatisfied(locks, &asked));
                    }
                }
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
        matches!(part, "node_modules" | "vendor" | "third_party")
            || part
                .split(['-', '_', '.'])
                .any(|word| matches!(word, "template" | "templates"))
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
        1 => " is".to_owned(),
        count => format!(" and {} more are", count - 1),
    };
    let lock = locks.first().map_or("", |lock| lock.path.as_str());
    Some(Flaw {
        rule: Rule::LockfileDrift.id().to_owned(),
        message: format!("`{}`{rest} asked for here and not in `{lock}`", first.name),
        location: first.location.clone(),
    })
}

/// Versions that are forced on packages answer no request.
fn has_overrides(file: &Facts) -> bool {
    file.settings
        .iter()
        .any(|setting| setting.key.starts_with("override:"))
}

/// Requests that no locked version of the package satisfies.
fn unsatisfied(locks: &[&Facts], asked: &[&Package]) -> Option<Flaw> {
    let mut locked: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    for package in locks.iter().flat_map(|lock| &lock.packages) {
        if let Some(version) = package.version.as_deref() {
            let name = comparable(&package.ecosystem, &package.name);
            locked.entry(name).or_default().push(version);
        }
    }
    let mut found = asked.iter().filter_map(|package| {
        let range = package
            .requirement
            .as_deref()
            .filter(|range| !range.contains(':'))?;
        let scheme =
            Scheme::of_ecosystem(&package.ecosystem).filter(|_| package.origin.is_none())?;
        let versions = locked.get(&comparable(&package.ecosystem, &package.name))?;
        let is_other = |version: &&str| scheme.satisfies(version, range) == Some(false);
        versions
            .iter()
            .all(is_other)
            .then_some((*package, range, *versions.first()?))
    });
    let (first, range, version) = found.next()?;
    let rest = match found.count() {
        0 => String::new(),
        count => format!("; {count} more like it"),
    };
    let lock = locks.first().map_or("", |lock| lock.path.as_str());
    Some(Flaw {
        rule: Rule::LockfileDrift.id().to_owned(),
        message: format!(
            "`{}` is asked for as `{range}`, and `{lock}` has {version}{rest}",
            first.name
        ),
        location: first.location.clone(),
    })
}
