//! Versions: how each ecosystem orders them, and which its ranges admit. One file per scheme, one table.
//!
//! What a scheme's own tool refuses has no place in the order: the answer is then "unknown", never a guess.
//!
//! Invariants:
//! - order and admission are those of the ecosystem's own tool (`cargo xtask versions` compares them);
//! - no text makes this panic, and the work grows with the text's length only.

mod alpine;
mod cargo;
mod cran;
mod debian;
mod go;
mod hackage;
mod interval;
mod key;
mod maven;
mod npm;
mod nuget;
mod packagist;
mod pub_dev;
mod pypi;
mod redhat;
pub(crate) mod rubygems;
pub(crate) mod semver;
#[cfg(test)]
mod tests;

pub use key::Key;

use maven::MavenVersion;
use packagist::Normal;
use std::cmp::Ordering;

/// Longer texts are not versions; the longest that a registry was seen to hold has about 200 bytes.
const MAX_LENGTH: usize = 4096;

/// How an ecosystem orders its versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scheme {
    /// Semantic Versioning 2.0.0.
    Semver,
    /// Cargo's: Semantic Versioning, and requirements of its own.
    Cargo,
    /// npm's.
    Npm,
    /// Python's, PEP 440.
    Pypi,
    /// Maven's.
    Maven,
    /// .NET's.
    Nuget,
    /// Ruby's.
    RubyGems,
    /// PHP's, as Composer reads it.
    Packagist,
    /// dpkg's.
    Debian,
    /// RPM's.
    Redhat,
    /// apk's.
    Alpine,
    /// Dart's.
    Pub,
    /// Haskell's.
    Hackage,
    /// R's.
    Cran,
    /// Go's.
    Go,
}

/// A scheme's row in the table.
struct Row {
    scheme: Scheme,
    /// What it is called on the command line.
    name: &'static str,
    /// Ecosystems of the advisories' common schema that order so, without what follows a colon.
    ecosystems: &'static [&'static str],
    place: fn(&str) -> Option<Place>,
    satisfies: Option<fn(&str, &str) -> Option<bool>>,
}

static SCHEMES: &[Row] = &[
    Row {
        scheme: Scheme::Semver,
        name: "semver",
        ecosystems: &["Bitnami", "GitHub Actions", "Hex", "Julia", "SwiftURL"],
        place: |text| semver::key(text).map(Place::Key),
        satisfies: Some(cargo::satisfies),
    },
    Row {
        scheme: Scheme::Cargo,
        name: "cargo",
        ecosystems: &["crates.io"],
        place: |text| semver::key(text.trim()).map(Place::Key),
        satisfies: Some(cargo::satisfies),
    },
    Row {
        scheme: Scheme::Npm,
        name: "npm",
        ecosystems: &["npm"],
        place: |text| npm::key(text).map(Place::Key),
        satisfies: Some(npm::satisfies),
    },
    Row {
        scheme: Scheme::Pypi,
        name: "pypi",
        ecosystems: &["PyPI"],
        place: |text| pypi::key(text).map(Place::Key),
        satisfies: Some(pypi::satisfies),
    },
    Row {
        scheme: Scheme::Maven,
        name: "maven",
        ecosystems: &["Maven"],
        place: |text| MavenVersion::parse(text).map(Place::Maven),
        satisfies: Some(maven_satisfies),
    },
    Row {
        scheme: Scheme::Nuget,
        name: "nuget",
        ecosystems: &["NuGet"],
        place: |text| nuget::key(text).map(Place::Key),
        satisfies: Some(nuget::satisfies),
    },
    Row {
        scheme: Scheme::RubyGems,
        name: "rubygems",
        ecosystems: &["RubyGems"],
        place: |text| rubygems::key(text).map(Place::Key),
        satisfies: Some(rubygems::satisfies),
    },
    Row {
        scheme: Scheme::Packagist,
        name: "packagist",
        ecosystems: &["Packagist"],
        place: packagist_place,
        satisfies: Some(packagist::satisfies),
    },
    Row {
        scheme: Scheme::Debian,
        name: "debian",
        ecosystems: &["Debian", "Ubuntu", "Echo"],
        place: |text| debian::key(text).map(Place::Key),
        satisfies: None,
    },
    Row {
        scheme: Scheme::Redhat,
        name: "redhat",
        ecosystems: &[
            "AlmaLinux",
            "Azure Linux",
            "Mageia",
            "Photon OS",
            "Red Hat",
            "Rocky Linux",
            "SUSE",
            "openEuler",
            "openSUSE",
        ],
        place: |text| redhat::key(text).map(Place::Key),
        satisfies: None,
    },
    Row {
        scheme: Scheme::Alpine,
        name: "alpine",
        ecosystems: &[
            "Alpaquita",
            "Alpine",
            "BellSoft Hardened Containers",
            "Chainguard",
            "MinimOS",
            "Wolfi",
        ],
        place: |text| alpine::key(text).map(Place::Key),
        satisfies: None,
    },
    Row {
        scheme: Scheme::Pub,
        name: "pub",
        ecosystems: &["Pub"],
        place: |text| pub_dev::key(text).map(Place::Key),
        satisfies: None,
    },
    Row {
        scheme: Scheme::Hackage,
        name: "hackage",
        ecosystems: &["GHC", "Hackage"],
        place: |text| hackage::key(text).map(Place::Key),
        satisfies: None,
    },
    Row {
        scheme: Scheme::Cran,
        name: "cran",
        ecosystems: &["Bioconductor", "CRAN"],
        place: |text| cran::key(text).map(Place::Key),
        satisfies: None,
    },
    Row {
        scheme: Scheme::Go,
        name: "go",
        ecosystems: &["Go"],
        place: |text| go::key(text).map(Place::Key),
        satisfies: None,
    },
];

fn packagist_place(text: &str) -> Option<Place> {
    let normal = Normal::parse(text)?;
    Some(match normal.key() {
        Some(key) => Place::Key(key),
        None => match normal {
            Normal::Branch(name) => Place::Branch(name),
            Normal::Numbered(_) => return None,
        },
    })
}

/// A range of Maven's: intervals, or a version that is simply taken.
fn maven_satisfies(version: &str, range: &str) -> Option<bool> {
    let compare =
        |a: &str, b: &str| Some(MavenVersion::parse(a)?.compare(&MavenVersion::parse(b)?));
    if !range.trim_start().starts_with(['[', '(']) {
        return compare(version, range).map(Ordering::is_eq);
    }
    let mut admitted = false;
    for interval in interval::union(range) {
        admitted |= interval::contains(version, interval, &compare)?;
    }
    Some(admitted)
}

/// Where a version stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Key(Key),
    Maven(MavenVersion),
    /// Below everything that has a key; no order among themselves.
    Branch(String),
}

/// A version that its scheme understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(Place);

impl Version {
    /// The order of two versions of one scheme; `None` where the scheme itself has none.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (&self.0, &other.0) {
            (Place::Key(a), Place::Key(b)) => Some(a.cmp(b)),
            (Place::Maven(a), Place::Maven(b)) => Some(a.compare(b)),
            (Place::Branch(a), Place::Branch(b)) => (a == b).then_some(Ordering::Equal),
            (Place::Branch(_), Place::Key(_)) => Some(Ordering::Less),
            (Place::Key(_), Place::Branch(_)) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// The bytes that stand for it in the order, where the scheme has such.
    pub fn key(&self) -> Option<&Key> {
        match &self.0 {
            Place::Key(key) => Some(key),
            Place::Maven(_) | Place::Branch(_) => None,
        }
    }
}

impl Scheme {
    /// Every scheme.
    pub fn all() -> impl Iterator<Item = Self> {
        SCHEMES.iter().map(|row| row.scheme)
    }

    fn row(self) -> Option<&'static Row> {
        SCHEMES.iter().find(|row| row.scheme == self)
    }

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// The scheme of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        SCHEMES
            .iter()
            .find(|row| row.name == name)
            .map(|row| row.scheme)
    }

    /// The scheme of an ecosystem as the advisories' common schema writes it; what follows a colon (a distribution's
    /// release) does not matter. `None` for ecosystems without a known order.
    pub fn of_ecosystem(ecosystem: &str) -> Option<Self> {
        let base = ecosystem.split(':').next().unwrap_or(ecosystem);
        SCHEMES
            .iter()
            .find(|row| row.ecosystems.contains(&base))
            .map(|row| row.scheme)
    }

    /// Reads a version; `None` if the scheme's own tool would refuse it.
    pub fn parse(self, text: &str) -> Option<Version> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        (self.row()?.place)(text).map(Version)
    }

    /// The order of two versions; `None` if either is not one, or the scheme has no order for them.
    pub fn compare(self, a: &str, b: &str) -> Option<Ordering> {
        self.parse(a)?.compare(&self.parse(b)?)
    }

    /// Whether a range in the ecosystem's own notation admits a version; `None` if either cannot be read, or no
    /// notation of this scheme is known here.
    pub fn satisfies(self, version: &str, range: &str) -> Option<bool> {
        if version.len() > MAX_LENGTH || range.len() > MAX_LENGTH {
            return None;
        }
        (self.row()?.satisfies?)(version, range)
    }
}
