//! What a read from the environment needs beside the code: a place where people see the name, and a file for the value
//! that git leaves alone.
//!
//! Invariant: writes names only, never a value; adds lines at the end of `.env.example` and `.gitignore` of the root, and
//! changes none.

use super::{FixedFile, Fixer, diff, write};
use airlock_model::RepoPath;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;

/// Shows which settings there are.
const EXAMPLE: &str = ".env.example";
/// Names what git leaves alone.
const IGNORE: &str = ".gitignore";
/// Lines of an ignore file that leave `.env` alone.
const IGNORES_ENV: &[&str] = &[".env", "/.env", ".env*", "*.env", ".env.*", "**/.env"];

/// Names `names` in `.env.example`, and `.env` in `.gitignore`, where they are not named yet.
///
/// # Errors
/// Says which file was left as it is, and why.
pub(super) fn settle(
    fixer: &Fixer<'_>,
    names: &BTreeSet<String>,
) -> Vec<Result<FixedFile, String>> {
    if names.is_empty() {
        return Vec::new();
    }
    let name_of = |line: &str| {
        let name = line.trim_start_matches(['#', ' ']).split('=').next();
        name.unwrap_or("").trim().to_owned()
    };
    let example = |text: &str| -> Vec<String> {
        let known: BTreeSet<String> = text.lines().map(name_of).collect();
        let new = names.iter().filter(|name| !known.contains(*name));
        new.map(|name| format!("{name}=")).collect()
    };
    let ignore = |text: &str| -> Vec<String> {
        let is_there = text
            .lines()
            .any(|line| IGNORES_ENV.contains(&line.trim_end()));
        (!is_there).then(|| ".env".to_owned()).into_iter().collect()
    };
    let files = [
        add_lines(fixer, EXAMPLE, example),
        add_lines(fixer, IGNORE, ignore),
    ];
    files.into_iter().filter_map(Result::transpose).collect()
}

fn add_lines(
    fixer: &Fixer<'_>,
    name: &str,
    new: impl FnOnce(&str) -> Vec<String>,
) -> Result<Option<FixedFile>, String> {
    let failed = |reason: String| format!("{name} was left as it is: {reason}");
    let entry = fixer.workspace.root_file(name);
    let read = match &entry {
        Some(entry) => Some(
            fixer
                .workspace
                .read(entry)
                .map_err(|note| failed(note.reason.as_str().to_owned()))?,
        ),
        None => None,
    };
    let before = read.as_ref().map_or("", |read| read.source.text.as_str());
    let lines = new(before);
    if lines.is_empty() {
        return Ok(None);
    }
    let end = if before.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let mut after = before.to_owned();
    if !after.is_empty() && !after.ends_with('\n') {
        after.push_str(end);
    }
    for line in lines {
        after.push_str(&line);
        after.push_str(end);
    }
    if !fixer.request.dry_run {
        match (&entry, &read) {
            (Some(entry), Some(read)) => write::replace(fixer.workspace, entry, read, &after),
            _ => create(&fixer.workspace.root().join(name), &after),
        }
        .map_err(failed)?;
    }
    // What stands in an example is no secret of anybody's, but people err.
    let hide = |text: &str| airlock_secrets::redact(fixer.job.detectors, text).into_owned();
    Ok(Some(FixedFile {
        path: RepoPath::new(name),
        applied: Vec::new(),
        diff: diff::unified(name, &hide(before), &hide(&after)),
        is_written: !fixer.request.dry_run,
    }))
}

/// Makes a file that is not there, unless something of the name is.
fn create(path: &std::path::Path, text: &str) -> Result<(), String> {
    let made = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path);
    let written = made.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| format!("it could not be written: {error}"))
}
