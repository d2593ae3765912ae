//! Findings that were accepted one by one: gitleaks' ignore file and baseline, detect-secrets' baseline.

use super::{MOST, Notes, Subject};
use serde_json::{Value, json};
use sha1::{Digest as _, Sha1};
use std::collections::{BTreeMap, BTreeSet};

/// Accepted findings of one file.
#[derive(Debug)]
pub(super) struct Known {
    file: String,
    /// Path, rule and line.
    places: BTreeSet<(String, String, u32)>,
    /// By path, digests (SHA-1, hex, as detect-secrets writes them) of the values.
    digests: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            places: BTreeSet::new(),
            digests: BTreeMap::new(),
        }
    }

    pub(super) fn cover(&self, subject: &Subject<'_>) -> Option<String> {
        let by_place = subject.ids.iter().any(|id| {
            self.places
                .contains(&(subject.path.to_owned(), id.clone(), subject.line))
        });
        let by_value = || {
            let digests = self.digests.get(subject.path)?;
            digests.contains(&sha1_hex(subject.value)).then_some(())
        };
        (by_place || by_value().is_some()).then(|| self.file.clone())
    }
}

fn sha1_hex(value: &str) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(40);
    for byte in Sha1::digest(value.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// `.gitleaksignore`: fingerprints `file:rule:line` or `commit:file:rule:line`, `#` before comments. The commit is left
/// aside: a value that was accepted in one is accepted where it still stands.
pub(super) fn ignore_file(file: &str, text: &str) -> Known {
    let mut known = Known::new(file);
    for line in text.lines().take(MOST) {
        known.places.extend(fingerprint(line.trim()));
    }
    known
}

fn fingerprint(line: &str) -> Option<(String, String, u32)> {
    if line.starts_with('#') {
        return None;
    }
    let mut parts = line.rsplitn(3, ':');
    let number = parts.next()?.parse().ok()?;
    let rule = parts.next()?;
    let path = parts.next()?;
    let path = match path.split_once(':') {
        Some((commit, path)) if is_commit(commit) => path,
        _ => path,
    };
    Some((path.to_owned(), rule.to_owned(), number))
}

fn is_commit(text: &str) -> bool {
    matches!(text.len(), 7..=64) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A report of gitleaks in JSON, kept as a baseline.
pub(super) fn gitleaks_baseline(file: &str, text: &str, notes: &mut Notes) -> Option<Known> {
    let Ok(Value::Array(leaks)) = serde_json::from_str::<Value>(text) else {
        notes.add(
            "is no list in JSON, as gitleaks writes reports; write it anew with `--report-format json`"
                .to_owned(),
        );
        return None;
    };
    let mut known = Known::new(file);
    for leak in leaks.iter().take(MOST) {
        let text = |key: &str| leak.get(key).and_then(Value::as_str);
        if let Some(place) = text("Fingerprint").and_then(fingerprint) {
            known.places.insert(place);
        }
        let (Some(path), Some(secret)) = (text("File"), text("Secret")) else {
            continue;
        };
        if secret == "REDACTED" {
            let line = leak.get("StartLine").and_then(Value::as_u64);
            let line = line.and_then(|line| u32::try_from(line).ok());
            if let (Some(line), Some(rule)) = (line, text("RuleID")) {
                known
                    .places
                    .insert((path.to_owned(), rule.to_owned(), line));
            }
        } else {
            let digests = known.digests.entry(path.to_owned()).or_default();
            digests.insert(sha1_hex(secret));
        }
    }
    Some(known)
}

/// A secret to be written into a baseline.
#[derive(Debug, Clone, Copy)]
pub struct BaselineEntry<'run> {
    /// The file.
    pub path: &'run str,
    /// Its line, from 1.
    pub line: u32,
    /// The detector's name.
    pub kind: &'run str,
    /// The value, of which a digest is written.
    pub value: &'run str,
}

/// A `.secrets.baseline` as detect-secrets 1.5 writes it, in which `entries` are accepted. The format's digest is a plain
/// SHA-1, so guesses at weak values can be tested by whoever reads the file.
pub fn write_detect_secrets<'run>(
    entries: impl IntoIterator<Item = BaselineEntry<'run>>,
    generated_at: &str,
) -> String {
    let mut results: BTreeMap<&str, BTreeMap<(u32, &str, String), Value>> = BTreeMap::new();
    for entry in entries {
        let digest = sha1_hex(entry.value);
        let value = json!({
            "type": entry.kind,
            "filename": entry.path,
            "hashed_secret": digest,
            "is_verified": false,
            "line_number": entry.line,
        });
        let of_file = results.entry(entry.path).or_default();
        of_file.insert((entry.line, entry.kind, digest), value);
    }
    let results: serde_json::Map<String, Value> = results
        .into_iter()
        .map(|(path, entries)| (path.to_owned(), entries.into_values().collect()))
        .collect();
    let baseline = json!({
        "version": "1.5.0",
        "plugins_used": [],
        "filters_used": [],
        "results": results,
        "generated_at": generated_at,
    });
    format!("{baseline:#}\n")
}

/// `.secrets.baseline`: by file, digests of accepted values. What was audited as a real secret is not accepted.
pub(super) fn detect_secrets(file: &str, text: &str, notes: &mut Notes) -> Option<Known> {
    let parsed = serde_json::from_str::<Value>(text).ok();
    let Some(results) = parsed
        .as_ref()
        .and_then(|parsed| parsed.get("results"))
        .and_then(Value::as_object)
    else {
        notes.add(
            "has no `results`, as detect-secrets writes them; write it anew with `detect-secrets scan`"
                .to_owned(),
        );
        return None;
    };
    let mut known = Known::new(file);
    let mut audited = 0_usize;
    for (path, entries) in results.iter().take(MOST) {
        for entry in entries.as_array().into_iter().flatten().take(MOST) {
            if entry.get("is_secret") == Some(&Value::Bool(true)) {
                audited += 1;
                continue;
            }
            if let Some(digest) = entry.get("hashed_secret").and_then(Value::as_str) {
                let digests = known.digests.entry(path.replace('\\', "/")).or_default();
                digests.insert(digest.to_ascii_lowercase());
            }
        }
    }
    if audited > 0 {
        notes.add(format!(
            "{audited} entries are marked as real secrets (`is_secret`), so they are reported until they are gone"
        ));
    }
    Some(known)
}
