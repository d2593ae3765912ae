//! Accepted secrets in detect-secrets' format, for teams that keep using it.
//!
//! Invariant: values are read again from the files, and leave as digests only.

use airlock_model::{CoverageEntry, Engine, Finding};
use airlock_secrets::{BaselineEntry, write_detect_secrets};
use airlock_source::{Content, Entry, Workspace};
use std::collections::BTreeMap;

/// A `.secrets.baseline` with the active secrets among `findings`, made at `generated_at`; the number of them; and the
/// files that could not be read again.
pub fn secret_baseline(
    workspace: &Workspace,
    findings: &[Finding],
    generated_at: &str,
) -> (String, usize, Vec<CoverageEntry>) {
    let secrets: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.engine == Engine::Secrets && finding.suppression.is_none())
        .collect();
    let mut texts = BTreeMap::new();
    let mut notes = Vec::new();
    for finding in &secrets {
        let path = &finding.location.path;
        if texts.contains_key(path) {
            continue;
        }
        let entry = Entry {
            path: path.clone(),
            content: Content::Disk,
            base: None,
            stat: None,
        };
        match workspace.read(&entry) {
            Ok(read) => {
                texts.insert(path.clone(), read.source.text);
            }
            Err(note) => {
                texts.insert(path.clone(), String::new());
                notes.push(note);
            }
        }
    }
    let entries: Vec<BaselineEntry<'_>> = secrets
        .iter()
        .filter_map(|finding| {
            let text = texts.get(&finding.location.path)?;
            let value = finding.location.span.slice(text);
            (!value.is_empty()).then(|| BaselineEntry {
                path: finding.location.path.as_str(),
                line: finding.location.start.line,
                kind: finding.rule.as_str(),
                value,
            })
        })
        .collect();
    let count = entries.len();
    (write_detect_secrets(entries, generated_at), count, notes)
}
