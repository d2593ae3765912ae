//! CycloneDX 1.4 to 1.7, as JSON and as XML.

mod json;
mod xml;

pub(super) use json::{json, pretty};
pub(super) use xml::xml;

use super::{Bom, Component, Kind, Need, Source};
use std::collections::BTreeMap;

/// The versions that are written.
pub(super) const VERSIONS: [&str; 4] = ["1.4", "1.5", "1.6", "1.7"];

/// What a version of the format can say.
#[derive(Debug, Clone, Copy)]
struct Can {
    /// Tools are components; a bill has phases; evidence has places (1.5).
    places: bool,
    /// A place has a line; a licence says whose word it is (1.6).
    lines: bool,
    /// Citations say who brought what (1.7).
    cites: bool,
}

impl Can {
    fn of(version: &str) -> Self {
        Self {
            places: version != "1.4",
            lines: !matches!(version, "1.4" | "1.5"),
            cites: !matches!(version, "1.4" | "1.5" | "1.6"),
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Application => "application",
        Kind::Library | Kind::Other => "library",
        Kind::Container => "container",
        Kind::File => "file",
    }
}

fn need(need: Need) -> &'static str {
    match need {
        Need::Required => "required",
        Need::Optional => "optional",
        Need::Excluded => "excluded",
    }
}

/// A component's outside addresses: kind and address.
fn addresses(component: &Component) -> Option<(&'static str, String)> {
    Some(match component.source.as_ref()? {
        Source::Archive(url) => ("distribution", super::format::address(url)),
        Source::Git(url, _) => ("vcs", super::format::address(url)),
    })
}

/// Properties, with the places where the version knows no evidence of them.
fn properties(component: &Component, can: Can) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = component.properties.iter().cloned().collect();
    if let Some(Source::Git(_, Some(revision))) = &component.source {
        out.push(("airlock:revision".to_owned(), revision.clone()));
    }
    if !can.places {
        let places = component.occurrences.iter();
        out.extend(places.map(|(path, line)| {
            let place = if *line == 0 {
                path.clone()
            } else {
                format!("{path}:{line}")
            };
            ("airlock:location".to_owned(), place)
        }));
    }
    out
}

/// The needs of each component that has any or is known to have none.
fn needs(bom: &Bom) -> BTreeMap<&str, Vec<&str>> {
    let mut needs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    needs.insert(&bom.subject.reference, Vec::new());
    for reference in &bom.complete {
        needs.entry(reference).or_default();
    }
    for (from, to) in &bom.relations {
        needs.entry(from).or_default().push(to);
    }
    needs
}

/// What is said of completeness: the word, whose parts it is about, and whose needs.
///
/// The subject is never complete: what code needs without saying so in a file, nobody sees here.
fn compositions(bom: &Bom) -> Vec<(&'static str, Vec<&str>, Vec<&str>)> {
    let subject = bom.subject.reference.as_str();
    let whole = if bom.has_gaps {
        "incomplete"
    } else {
        "unknown"
    };
    let (complete, unknown): (Vec<&str>, Vec<&str>) = bom
        .components
        .iter()
        .map(|component| component.reference.as_str())
        .partition(|reference| bom.complete.contains(*reference));
    let mut out = vec![(whole, vec![subject], vec![subject])];
    if !complete.is_empty() {
        out.push(("complete", Vec::new(), complete));
    }
    if !unknown.is_empty() {
        out.push(("unknown", Vec::new(), unknown));
    }
    out
}
