//! From what advisories say of an inventory to statements.

use super::{Statement, Status, Vex};
use crate::db::{Hit, Matches};
use crate::sbom::purl;
use airlock_model::{Inventory, Reach};
use std::collections::{BTreeMap, BTreeSet};

/// What a document is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Product {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
}

impl Product {
    /// Its package URL: it is a package of no registry that is known here.
    pub(super) fn url(&self) -> String {
        let parts = crate::purl::Parts {
            kind: Some("generic".to_owned()),
            name: Some(self.name.clone()),
            version: self.version.clone(),
            ..crate::purl::Parts::default()
        };
        crate::purl::Purl::build(parts).map_or_else(|_| self.name.clone(), |purl| purl.to_string())
    }
}

/// Says what the advisories mean for a product, as far as its code was looked at; what `given` says already is said again.
pub fn make(
    inventory: &Inventory,
    matches: &[Matches],
    reach: impl Fn(&Hit) -> Option<Reach>,
    given: &[Statement],
) -> Vec<Statement> {
    let mut out: BTreeMap<(String, String), Statement> = BTreeMap::new();
    for hit in matches.iter().flat_map(|matches| &matches.hits) {
        let Some(package) = inventory.packages.get(hit.package) else {
            continue;
        };
        let (Some(url), Some(main)) = (purl(package), hit.names.first()) else {
            continue;
        };
        let url = url.to_string();
        let silenced = given
            .iter()
            .find(|statement| statement.silences(package, &hit.names));
        let made = match silenced {
            Some(known) => Statement {
                names: hit.names.clone(),
                packages: vec![url.clone()],
                ..known.clone()
            },
            None => own(hit, &url, reach(hit)),
        };
        let key = (main.clone(), url);
        match out.get(&key) {
            // Several files may name the package; the worst that is known of any counts.
            Some(known) if rank(known.status) <= rank(made.status) => {}
            _ => {
                out.insert(key, made);
            }
        }
    }
    let mut unknown: BTreeSet<(String, String)> = BTreeSet::new();
    for open in matches.iter().flat_map(|matches| &matches.unknown) {
        let url = inventory.packages.get(open.package).and_then(purl);
        for name in &open.advisories {
            unknown.extend(url.iter().map(|url| (name.clone(), url.to_string())));
        }
    }
    for (name, url) in unknown {
        out.entry((name.clone(), url.clone()))
            .or_insert_with(|| Statement {
                names: vec![name],
                packages: vec![url],
                status: Status::UnderInvestigation,
                justification: None,
                text: Some("whether this version is concerned cannot be told".to_owned()),
            });
    }
    out.into_values().collect()
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Affected => 0,
        Status::UnderInvestigation => 1,
        Status::Fixed => 2,
        Status::NotAffected => 3,
    }
}

fn own(hit: &Hit, url: &str, reach: Option<Reach>) -> Statement {
    let action = match &hit.fixed {
        Some(version) => format!("Update to {version} or later."),
        None => "No fixed version is known; replace the package, or see to it that the weak code is not run.".to_owned(),
    };
    let place = |at: &airlock_model::Location| format!("{}:{}", at.path, at.start.line);
    let (status, seen) = match reach {
        Some(Reach::Called { symbol, path }) => {
            let ends = [path.first(), path.last()].map(|step| {
                step.map_or_else(String::new, |step| format!(" {}", place(&step.location)))
            });
            let [start, end] = ends;
            (
                Status::Affected,
                format!("Calls lead from{start} to {symbol}, which the advisory names, at{end}. "),
            )
        }
        Some(Reach::Named { symbol, at }) => (
            Status::Affected,
            format!(
                "{symbol}, which the advisory names, is named at {}. ",
                place(&at)
            ),
        ),
        Some(Reach::Imported { at, .. }) => (
            Status::Affected,
            format!("The package is imported at {}. ", place(&at)),
        ),
        Some(Reach::NotSeen) => (
            Status::UnderInvestigation,
            "No import of the package was seen; another package may use it. ".to_owned(),
        ),
        None => (
            Status::UnderInvestigation,
            "Whether the product's code reaches the package was not told. ".to_owned(),
        ),
    };
    Statement {
        names: hit.names.clone(),
        packages: vec![url.to_owned()],
        status,
        justification: None,
        text: Some(format!("{seen}{action}")),
    }
}

impl Vex {
    /// The first hexadecimal digits of the content's digest, in the form of a UUID.
    pub(super) fn uuid(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(format!("{self:?}").as_bytes());
        let hex = hasher.finalize().to_hex();
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default().to_owned();
        // Version 8: made in a way of one's own; variant 8.
        format!(
            "{}-{}-8{}-8{}-{}",
            part(0, 8),
            part(8, 12),
            part(12, 15),
            part(15, 18),
            part(18, 30)
        )
    }
}
