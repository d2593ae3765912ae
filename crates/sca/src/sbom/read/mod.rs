//! Bills of other makers: CycloneDX as JSON or XML, SPDX 2 and 3 as JSON.
//!
//! Read for what they say about packages; what [`Bom`] has no place for is not kept. A reference that leads nowhere is
//! dropped with its relation.

mod cyclonedx;
mod cyclonedx_xml;
mod spdx2;
mod spdx3;

use super::{Bom, Component, Kind, Need};
use serde_json::Value;
use std::collections::BTreeSet;

/// Why a text is no bill.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not well-formed.
    #[error("line {line}: {what}")]
    Broken {
        /// Where.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// Well-formed, and of no format that is known.
    #[error("this is no bill of materials in CycloneDX (JSON, XML) or SPDX (JSON)")]
    Foreign,
    /// It describes more than a product can have.
    #[error("more than {MAX_COMPONENTS} components")]
    TooLarge,
}

/// Components of one bill; the largest products have tens of thousands.
const MAX_COMPONENTS: usize = 500_000;

/// Reads a bill.
///
/// # Errors
/// When it is broken or of a format that is not known.
pub fn read(text: &str) -> Result<Bom, ReadError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut bom = if text.starts_with('<') {
        cyclonedx_xml::read(text)?
    } else {
        let root: Value = serde_json::from_str(text).map_err(|error| ReadError::Broken {
            line: error.line(),
            what: error.to_string(),
        })?;
        if root.get("bomFormat").and_then(Value::as_str) == Some("CycloneDX") {
            cyclonedx::read(&root)
        } else if root.get("spdxVersion").is_some() {
            spdx2::read(&root)
        } else if root.get("@graph").is_some() {
            spdx3::read(&root)
        } else {
            return Err(ReadError::Foreign);
        }
    };
    if bom.components.len() > MAX_COMPONENTS {
        return Err(ReadError::TooLarge);
    }
    tidy(&mut bom);
    Ok(bom)
}

/// Makes of what a file says what a [`Bom`] promises.
fn tidy(bom: &mut Bom) {
    if bom.subject.reference.is_empty() {
        "subject".clone_into(&mut bom.subject.reference);
    }
    let mut known = BTreeSet::from([bom.subject.reference.clone()]);
    for (number, component) in bom.components.iter_mut().enumerate() {
        if component.reference.is_empty() || known.contains(&component.reference) {
            component.reference = format!("{}#{}", component.full_name(), number + 1);
        }
        known.insert(component.reference.clone());
    }
    bom.components.sort_by(|a, b| a.reference.cmp(&b.reference));
    bom.relations
        .retain(|(from, to)| from != to && known.contains(from) && known.contains(to));
    bom.complete.retain(|reference| known.contains(reference));
}

/// The text under a key.
fn text(value: &Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The items of the list under a key.
fn items<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// What SPDX writes for what is not known is not known.
fn known(text: Option<String>) -> Option<String> {
    text.filter(|text| !matches!(text.as_str(), "NOASSERTION" | "NONE"))
}

/// A name that SPDX writes with the kind of its bearer in front.
fn bearer(text: &str) -> String {
    let name = ["Organization:", "Person:", "Tool:"]
        .iter()
        .find_map(|kind| text.strip_prefix(kind))
        .unwrap_or(text);
    name.trim().to_owned()
}

/// Facts that our own writers put into a comment, one a line.
fn take_comment(component: &mut Component, comment: &str) {
    for line in comment.lines() {
        match line.split_once(": ") {
            Some(("scope", "optional")) => component.need = Need::Optional,
            Some(("scope", "excluded")) => component.need = Need::Excluded,
            Some(("airlock:location", place)) => {
                component.occurrences.insert(place_of(place));
            }
            Some((name, value)) if name.starts_with("airlock:") => {
                component
                    .properties
                    .insert((name.to_owned(), value.to_owned()));
            }
            _ => {}
        }
    }
}

/// `path:line`, or a path.
fn place_of(text: &str) -> (String, u32) {
    let numbered = text
        .rsplit_once(':')
        .and_then(|(path, line)| Some((path.to_owned(), line.parse().ok()?)));
    numbered.unwrap_or_else(|| (text.to_owned(), 0))
}

/// A kind of component by the name that any format gives it.
fn kind(name: &str) -> Kind {
    match name.to_ascii_lowercase().as_str() {
        "application" => Kind::Application,
        "library" | "framework" => Kind::Library,
        "container" => Kind::Container,
        "file" => Kind::File,
        _ => Kind::Other,
    }
}
