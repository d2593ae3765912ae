//! Which package URL, and which supplier, a package has.

use crate::purl::{Parts, Purl};
use airlock_model::{Package, PackageOrigin};
use std::collections::BTreeMap;

/// Ecosystems whose names are package URLs' names as they stand, with the URLs' type.
const PLAIN: [(&str, &str); 12] = [
    ("CRAN", "cran"),
    ("CocoaPods", "cocoapods"),
    ("ConanCenter", "conan"),
    ("Hackage", "hackage"),
    ("Hex", "hex"),
    ("NuGet", "nuget"),
    ("Pub", "pub"),
    ("PyPI", "pypi"),
    ("RubyGems", "gem"),
    ("conda", "conda"),
    ("crates.io", "cargo"),
    ("vcpkg", "vcpkg"),
];

/// The package URL of what `package` names, or of a package of which only ecosystem and name are known.
///
/// An ecosystem without a type of its own gets `generic`; a package of this tree gets none.
pub fn purl(package: &Package) -> Option<Purl> {
    let version = package.version.clone().or_else(|| {
        let is_reference = matches!(
            package.ecosystem.as_str(),
            "GitHub Actions" | "Docker" | "pre-commit"
        );
        package.requirement.clone().filter(|_| is_reference)
    });
    let mut parts = parts(&package.ecosystem, &package.name);
    parts.version = version;
    match &package.origin {
        Some(PackageOrigin::Path { .. } | PackageOrigin::Workspace) => return None,
        Some(PackageOrigin::Git { url, reference }) => {
            let vcs = match reference {
                Some(reference) => format!("git+{url}@{reference}"),
                None => format!("git+{url}"),
            };
            qualify(&mut parts, "vcs_url", vcs);
        }
        Some(PackageOrigin::Url { url }) => qualify(&mut parts, "download_url", url.clone()),
        Some(PackageOrigin::Registry { .. }) | None => {}
    }
    Purl::build(parts).ok()
}

fn qualify(parts: &mut Parts, key: &str, value: String) {
    parts
        .qualifiers
        .get_or_insert_with(BTreeMap::new)
        .insert(key.to_owned(), Some(value));
}

fn of(kind: &str, name: &str) -> Parts {
    Parts {
        kind: Some(kind.to_owned()),
        name: Some(name.to_owned()),
        ..Parts::default()
    }
}

/// A name whose last part is the package's and whose others are what it lies in.
fn nested(kind: &str, name: &str, between: char) -> Parts {
    match name.rsplit_once(between) {
        Some((namespace, name)) => Parts {
            namespace: Some(namespace.to_owned()),
            ..of(kind, name)
        },
        None => of(kind, name),
    }
}

fn parts(ecosystem: &str, name: &str) -> Parts {
    if let Some((_, kind)) = PLAIN.iter().find(|(known, _)| *known == ecosystem) {
        return of(kind, name);
    }
    match ecosystem {
        "npm" | "JSR" => nested("npm", name, '/'),
        "Packagist" => nested("composer", name, '/'),
        "Maven" => nested("maven", name, ':'),
        "Go" => nested("golang", name, '/'),
        "GitHub Actions" => action(name),
        "SwiftURL" => nested("swift", bare_address(name), '/'),
        "pre-commit" => repository(name),
        "Docker" => image(name),
        "Deno" => nested("generic", bare_address(name), '/'),
        _ => nested("generic", name, '/'),
    }
}

/// An address without scheme and ending.
fn bare_address(name: &str) -> &str {
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    name.strip_suffix(".git").unwrap_or(name)
}

/// `owner/repository/path/in/it`.
fn action(name: &str) -> Parts {
    let mut parts = name.splitn(3, '/');
    let (owner, repository) = (parts.next().unwrap_or_default(), parts.next());
    Parts {
        namespace: Some(owner.to_owned()),
        subpath: parts.next().map(str::to_owned),
        ..of("github", repository.unwrap_or(owner))
    }
}

/// A repository by its address.
fn repository(name: &str) -> Parts {
    match bare_address(name).strip_prefix("github.com/") {
        Some(path) => nested("github", path, '/'),
        None => nested("generic", bare_address(name), '/'),
    }
}

/// `[host/]path/name`; a first part with a dot or a port is a host.
fn image(name: &str) -> Parts {
    let host = name
        .split_once('/')
        .filter(|(host, _)| host.contains(['.', ':']) || *host == "localhost");
    let Some((_, path)) = host else {
        return nested("docker", name, '/');
    };
    let mut parts = nested("docker", path, '/');
    let repository = name.split(['@']).next().unwrap_or(name);
    qualify(&mut parts, "repository_url", repository.to_owned());
    parts
}

/// Who hands the package out: the repository's owner, the host of its archive, or else its ecosystem's registry by its
/// ecosystem's name. SPDX means this by a supplier: "the actual distribution source".
pub(super) fn supplier(package: &Package, subject: &str) -> String {
    match &package.origin {
        Some(PackageOrigin::Path { .. } | PackageOrigin::Workspace) => subject.to_owned(),
        Some(
            PackageOrigin::Git { url, .. }
            | PackageOrigin::Url { url }
            | PackageOrigin::Registry { url },
        ) => crate::origin::host(url).unwrap_or_else(|| package.ecosystem.clone()),
        None => match package.ecosystem.as_str() {
            "Go" | "SwiftURL" | "pre-commit" | "GitHub Actions" => {
                let mut parts = bare_address(&package.name).split('/');
                let first = parts.next().unwrap_or_default();
                match parts.next() {
                    Some(owner) if first.contains('.') => format!("{first}/{owner}"),
                    _ => first.to_owned(),
                }
            }
            ecosystem => ecosystem.to_owned(),
        },
    }
}
