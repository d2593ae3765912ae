//! From a bill's package URL back to the package that advisories know.

use crate::purl::Purl;

/// Types of package URLs whose names are the ecosystem's as they stand, and the ecosystems.
const PLAIN: [(&str, &str); 9] = [
    ("cargo", "crates.io"),
    ("cran", "CRAN"),
    ("gem", "RubyGems"),
    ("hackage", "Hackage"),
    ("hex", "Hex"),
    ("nuget", "NuGet"),
    ("pub", "Pub"),
    ("pypi", "PyPI"),
    ("swift", "SwiftURL"),
];

/// Ecosystem, name and version of what a package URL names; `None` where it has no version, or advisories name no such
/// ecosystem.
pub fn package_of(purl: &str) -> Option<(&'static str, String, String)> {
    let purl = Purl::parse(purl).ok()?;
    let version = purl.version()?.to_owned();
    let nested = |between: char| match purl.namespace() {
        Some(namespace) => format!("{namespace}{between}{}", purl.name()),
        None => purl.name().to_owned(),
    };
    let (ecosystem, name) = match purl.kind() {
        "npm" => ("npm", nested('/')),
        "composer" => ("Packagist", nested('/')),
        "golang" => ("Go", nested('/')),
        "github" => ("GitHub Actions", nested('/')),
        "maven" => ("Maven", nested(':')),
        kind => (
            PLAIN.iter().find(|(known, _)| *known == kind)?.1,
            nested('/'),
        ),
    };
    Some((ecosystem, name, version))
}
