//! Zip archives: jars, wars, wheels, eggs.

use super::{DEEPEST, Found};
use crate::db::chosen_files;

/// Bytes of a text in an archive that are read.
const MOST_OF_TEXT: usize = 1_000_000;
/// Bytes of an archive in an archive.
const MOST_OF_ARCHIVE: usize = 256 * 1024 * 1024;

fn is_archive(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".jar", ".war", ".ear", ".aar"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

fn is_metadata(name: &str) -> bool {
    name.ends_with(".dist-info/METADATA") || name == "EGG-INFO/PKG-INFO"
}

fn is_coordinates(name: &str) -> bool {
    name.starts_with("META-INF/maven/") && name.ends_with("/pom.properties")
}

/// Reads the archive called `name`, which lies in `depth` others.
pub(super) fn read(found: &mut Found, name: &str, bytes: &[u8], depth: usize) {
    let mut texts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut inner: Vec<(String, Vec<u8>)> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let mut left = found.left;
    let wanted = |file: &str| {
        if is_metadata(file) || is_coordinates(file) || file == "META-INF/MANIFEST.MF" {
            Some(MOST_OF_TEXT)
        } else if is_archive(file) {
            Some(MOST_OF_ARCHIVE)
        } else {
            None
        }
    };
    let listed = chosen_files(bytes, wanted, |file, content| match content {
        Ok(content) if content.len() <= left => {
            left -= content.len();
            let list = if is_archive(file) {
                &mut inner
            } else {
                &mut texts
            };
            list.push((file.to_owned(), content));
        }
        Ok(_) => notes.push(format!(
            "{file} is left out: the archive unpacks to too much"
        )),
        Err(_) => notes.push(format!("{file} cannot be unpacked, or is too large")),
    });
    found.left = left;
    if listed.is_err() {
        found.note(format!(
            "{name}: the archive's list of files cannot be read"
        ));
    }
    for note in notes {
        found.note(format!("{name}: {note}"));
    }
    let mut is_known = false;
    let mut manifest = None;
    for (file, content) in &texts {
        let text = String::from_utf8_lossy(content);
        if file == "META-INF/MANIFEST.MF" {
            manifest = Some(text.into_owned());
        } else if is_metadata(file) {
            is_known |= take_metadata(found, &text);
        } else {
            is_known |= take_coordinates(found, &text);
        }
    }
    if !is_known && is_archive(name) {
        take_by_name(found, name, &manifest.unwrap_or_default());
    }
    for (file, content) in inner {
        if depth >= DEEPEST {
            found.note(format!(
                "{name}: {file} lies too deep in other archives and was not read"
            ));
        } else {
            read(found, &file, &content, depth + 1);
        }
    }
}

/// A value of a text of lines `key: value` or `key=value`.
fn value<'t>(text: &'t str, key: &str, sign: char) -> Option<&'t str> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once(sign)?;
        (name.trim() == key).then(|| value.trim())
    })
}

/// A wheel's or egg's metadata; the description follows the first empty line.
fn take_metadata(found: &mut Found, text: &str) -> bool {
    let head = text.split("\n\n").next().unwrap_or(text);
    let field = |key| value(head, key, ':').unwrap_or_default();
    let license = value(head, "License-Expression", ':').or(value(head, "License", ':'));
    let package = found.add("PyPI", field("Name"), field("Version"));
    let is_known = package.is_some();
    if let Some(package) = package {
        package.license = license.filter(|text| !text.is_empty()).map(str::to_owned);
    }
    is_known
}

fn take_coordinates(found: &mut Found, text: &str) -> bool {
    let field = |key| value(text, key, '=').unwrap_or_default();
    let (group, artifact) = (field("groupId"), field("artifactId"));
    if group.is_empty() || artifact.is_empty() {
        return false;
    }
    let name = format!("{group}:{artifact}");
    found.add("Maven", &name, field("version")).is_some()
}

/// A jar without coordinates: its manifest may give a group and version, its own name the artefact.
fn take_by_name(found: &mut Found, name: &str, manifest: &str) {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let at = stem.match_indices('-').find(|(at, _)| {
        stem.get(at + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let (artifact, version) = at.map_or((stem, ""), |(at, _)| {
        (
            stem.get(..at).unwrap_or(stem),
            stem.get(at + 1..).unwrap_or(""),
        )
    });
    let group = ["Implementation-Vendor-Id", "Bundle-SymbolicName"]
        .iter()
        .find_map(|key| value(manifest, key, ':'))
        .and_then(|text| text.split(';').next())
        .filter(|group| group.contains('.'));
    let version = if version.is_empty() {
        value(manifest, "Implementation-Version", ':').unwrap_or_default()
    } else {
        version
    };
    match group {
        Some(group) if !version.is_empty() => {
            let group = group.strip_suffix(&format!(".{artifact}")).unwrap_or(group);
            found.add("Maven", &format!("{group}:{artifact}"), version);
        }
        _ => found.note(format!("{name}: a jar that does not say what it is")),
    }
}
