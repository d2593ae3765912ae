//! The bill of materials of the root.

use super::call::Work;
use super::refusal::Refusal;
use crate::error::Failure;
use crate::job::{Job, Writable};
use crate::place;
use airlock_context::Speech;
use airlock_model::neutral;
use airlock_sca::sbom::{FORMATS, Leave, Making, build};
use airlock_source::Selection;
use std::fmt::Write as _;

/// The format, as `airlock sbom` calls it.
const FORMAT: &str = "cyclonedx-json";
/// Bytes of a bill, at most.
const MOST: usize = 8 << 20;

/// The bill as CycloneDX.
pub(super) fn read(work: &Work) -> Result<String, Refusal> {
    let mut job = Job::of_packages(work.ui(), work.global(), work.scope(Selection::Tree))?;
    let dependencies = job.dependencies(work.ui(), &work.cx, Writable(Vec::new()))?;
    if work.cx.cancel.is_cancelled() {
        return Err(Refusal::cancelled());
    }
    let checked_out = job.workspace.checked_out().map_err(Failure::from)?;
    let time = place::given_time()
        .or_else(|| jiff::Timestamp::from_second(checked_out.as_ref()?.seconds).ok())
        .unwrap_or_else(place::now);
    let folder = job.workspace.root().file_name();
    let making = Making {
        name: None,
        folder: folder.map_or_else(
            || "root".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        ),
        version: None,
        supplier: None,
        authors: Vec::new(),
        time: Some(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        commit: checked_out.map(|checked_out| checked_out.commit),
        tool: ("airlock".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        leave: Leave::Nothing,
        has_gaps: dependencies.coverage.iter().any(|note| note.path.is_some()),
    };
    let bill = build(&dependencies.inventory, &dependencies.projects, making);
    let format = FORMATS.iter().find(|format| format.name == FORMAT);
    let format = format.ok_or_else(|| Failure::internal("there is no format of bills"))?;
    let text = format.write(&bill, format.usual);
    if text.len() > MOST {
        return Err(Refusal::new(Speech::new(
            "The bill is too large for an answer: `airlock sbom . --output bom.json` writes it to a file.",
        )));
    }
    Ok(escaped(&text))
}

/// A JSON text in which hostile characters are escaped, which changes none of its values.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter != '\n' && neutral::is_hostile(letter) {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn values_stay_as_they_are() {
        for name in ["plain", "a\u{202e}b", "tag\u{e0041}", "zero\u{200b}width"] {
            let json = format!("{{\n  \"name\": \"{name}\"\n}}");
            let shown = escaped(&json);
            assert!(
                !shown
                    .chars()
                    .any(|c| c != '\n' && airlock_model::neutral::is_hostile(c))
            );
            let read: serde_json::Value = serde_json::from_str(&shown).unwrap_or_default();
            assert_eq!(read.get("name").and_then(|name| name.as_str()), Some(name));
        }
    }
}
