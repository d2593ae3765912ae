//! What one file shows alone.

use super::{Rule, built_in, cooldown};
use crate::ecosystem::actions;
use crate::facts::{Facts, Flaw, Setting};
use crate::origin;
use crate::out::{INSTALL_SCRIPT, USUAL_REGISTRY};
use airlock_model::{Location, Mention, Package, PackageOrigin, RepoPath};
use std::collections::BTreeMap;

/// Packages of one host that are still few beside the rest: more are a registry of its own, not an entry slipped in.
const FEW: usize = 5;

/// Looks at one file and notes what is wrong.
pub(crate) fn look(facts: &mut Facts) {
    let checks: [fn(&Facts) -> Vec<Flaw>; 10] = [
        insecure_sources,
        moving_git_sources,
        missing_integrity,
        foreign_registries,
        extra_indexes,
        cooldown::units,
        |facts| cooldown::missing(facts).into_iter().collect(),
        |facts| built_in::look(facts).into_iter().collect(),
        |facts| install_scripts(facts).into_iter().collect(),
        unpinned,
    ];
    let found: Vec<Flaw> = checks.iter().flat_map(|check| check(facts)).collect();
    facts.flaws.extend(found);
}

pub(super) fn flaw(rule: Rule, location: &Location, message: String) -> Flaw {
    Flaw {
        rule: rule.id().to_owned(),
        message,
        location: location.clone(),
    }
}

/// Says a thing once for all packages it concerns.
fn once<'p>(rule: Rule, packages: impl Iterator<Item = &'p Package>, what: &str) -> Vec<Flaw> {
    let packages: Vec<&Package> = packages.collect();
    let Some(first) = packages.first() else {
        return Vec::new();
    };
    let rest = match packages.len() {
        1 => String::new(),
        2 => " and one other".to_owned(),
        count => format!(" and {} others", count - 1),
    };
    vec![flaw(
        rule,
        &first.location,
        format!("`{}`{rest}: {what}", first.name),
    )]
}

fn address(package: &Package) -> Option<&str> {
    match package.origin.as_ref()? {
        PackageOrigin::Registry { url }
        | PackageOrigin::Git { url, .. }
        | PackageOrigin::Url { url } => Some(url),
        PackageOrigin::Path { .. } | PackageOrigin::Workspace => None,
    }
}

fn is_local(url: &str) -> bool {
    origin::host(url).is_none_or(|host| {
        matches!(host.as_str(), "localhost" | "127.0.0.1" | "[")
            || host.ends_with(".localhost")
            || !host.contains('.')
    })
}

fn insecure_sources(facts: &Facts) -> Vec<Flaw> {
    let is_insecure =
        |url: &str| (url.starts_with("http://") || url.starts_with("git://")) && !is_local(url);
    let packages = facts.packages.iter().filter(|package| {
        // A digest makes up for the way.
        package.integrity.is_empty() && address(package).is_some_and(is_insecure)
    });
    let mut found = once(
        Rule::InsecureSource,
        packages,
        "fetched over an unprotected connection",
    );
    let registries = facts
        .settings
        .iter()
        .filter(|setting| setting.key.starts_with("registry:") && is_insecure(&setting.value));
    found.extend(registries.take(1).map(|setting| {
        let message = format!(
            "packages are fetched from `{}` over an unprotected connection",
            setting.value
        );
        flaw(Rule::InsecureSource, &setting.location, message)
    }));
    found
}

/// A commit, in full or shortened as clients write it.
fn is_commit(reference: &str) -> bool {
    let digits = reference.strip_prefix("commit=").unwrap_or(reference);
    digits.len() >= 7 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn moving_git_sources(facts: &Facts) -> Vec<Flaw> {
    let is_version = |reference: &str| reference.bytes().any(|byte| byte.is_ascii_digit());
    let packages = facts.packages.iter().filter(|package| {
        package.mention == Mention::Manifest
            && match &package.origin {
                Some(PackageOrigin::Git { reference, .. }) => reference
                    .as_deref()
                    .is_none_or(|reference| !is_commit(reference) && !is_version(reference)),
                _ => false,
            }
            // A version beside it names the release; the source then only says where from.
            && package.ecosystem != "SwiftURL" && package.ecosystem != "Terraform"
    });
    once(Rule::MovingGitSource, packages, "taken from a git branch")
}

fn missing_integrity(facts: &Facts) -> Vec<Flaw> {
    // Yarn keeps no digest for what is made for other platforms, npm none for what another package carries in itself.
    let is_of_yarn = facts.path.file_name() == "yarn.lock";
    let is_carried = |name: &str| settings(facts, "bundled").any(|setting| setting.value == name);
    let is_released = |package: &&Package| {
        package.mention == Mention::Lockfile
            && !is_of_yarn
            && !is_carried(&package.name)
            && matches!(package.origin, None | Some(PackageOrigin::Registry { .. }))
    };
    let (with, without): (Vec<&Package>, Vec<&Package>) = facts
        .packages
        .iter()
        .filter(is_released)
        .partition(|package| !package.integrity.is_empty());
    // A client that writes digests writes them for nearly all.
    if with.len() < without.len() * 4 {
        return Vec::new();
    }
    once(
        Rule::MissingIntegrity,
        without.into_iter(),
        "no digest in the lockfile",
    )
}

fn foreign_registries(facts: &Facts) -> Vec<Flaw> {
    let Some(usual) = facts.setting(USUAL_REGISTRY) else {
        return Vec::new();
    };
    let mut hosts: BTreeMap<String, Vec<&Package>> = BTreeMap::new();
    for package in facts
        .packages
        .iter()
        .filter(|package| package.mention == Mention::Lockfile)
    {
        if let Some(PackageOrigin::Registry { url }) = &package.origin
            && let Some(host) = origin::host(url)
        {
            hosts.entry(host).or_default().push(package);
        }
    }
    let is_slipped_in = |packages: &Vec<&Package>| {
        packages.len() <= FEW && packages.len() * 20 <= facts.packages.len()
    };
    hosts
        .into_iter()
        .filter(|(_, packages)| is_slipped_in(packages))
        .flat_map(|(host, packages)| {
            let what = format!("from `{host}`, nearly all others from `{usual}`");
            once(Rule::ForeignRegistry, packages.into_iter(), &what)
        })
        .collect()
}

pub(super) fn settings<'f>(facts: &'f Facts, key: &'f str) -> impl Iterator<Item = &'f Setting> {
    facts
        .settings
        .iter()
        .filter(move |setting| setting.key == key)
}

/// The packages of a lockfile that run code when they are installed, said once.
fn install_scripts(facts: &Facts) -> Option<Flaw> {
    const SHOWN: usize = 5;
    let first = settings(facts, INSTALL_SCRIPT).next()?;
    let mut names: Vec<&str> = settings(facts, INSTALL_SCRIPT)
        .map(|setting| setting.value.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let shown = names.get(..SHOWN.min(names.len()))?.join(", ");
    let rest = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("{shown}{rest} run code when they are installed");
    Some(flaw(Rule::InstallScript, &first.location, message))
}

fn extra_indexes(facts: &Facts) -> Vec<Flaw> {
    settings(facts, "registry:extra")
        .take(1)
        .map(|setting| {
            let message = format!(
                "packages may come from `{}` as well as from the usual index",
                setting.value
            );
            flaw(Rule::ExtraIndex, &setting.location, message)
        })
        .collect()
}

/// Whether the forge runs the file in this repository: workflow folders below the root wait for a repository of their own.
fn runs_here(path: &RepoPath) -> bool {
    let path = path.as_str();
    let in_root = [".github/", ".gitea/", ".forgejo/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    in_root || !actions::is_workflow(path)
}

fn unpinned(facts: &Facts) -> Vec<Flaw> {
    let of = |ecosystem: &'static str| {
        facts
            .packages
            .iter()
            .filter(move |package| package.ecosystem == ecosystem)
    };
    let actions = of("GitHub Actions").filter(|package| {
        // What the forge itself publishes is trusted with the runner anyway; a plain branch is a rule of its own
        // (`actions-pinned-to-branch`).
        let is_own = package.name.starts_with("actions/") || package.name.starts_with("github/");
        let reference = package.requirement.as_deref().unwrap_or_default();
        let is_branch = matches!(reference, "master" | "main" | "develop" | "trunk" | "HEAD");
        runs_here(&facts.path) && !is_own && !is_branch && !is_commit(reference)
    });
    let images = of("Docker").filter(|package| {
        package.integrity.is_empty()
            && package.mention != Mention::Command
            && package.origin.is_none()
            && package
                .requirement
                .as_deref()
                .is_none_or(|tag| tag == "latest")
            && package.version.as_deref().is_none_or(|tag| tag == "latest")
    });
    let mut found = once(
        Rule::UnpinnedAction,
        actions,
        "named by a tag or branch that can be moved",
    );
    found.extend(once(Rule::UnpinnedImage, images, "named by no version"));
    found
}
