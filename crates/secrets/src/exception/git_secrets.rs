//! git-secrets: allowed patterns in `.gitallowed`, and the section `[secrets]` of `.git/config`.

use super::allow::{Allow, Target};
use super::{Exceptions, MOST, Notes};
use crate::pack::Custom;

/// One regex a line; lines that begin with `#` are comments.
pub(super) fn allowed(file: &str, text: &str, exceptions: &mut Exceptions, notes: &mut Notes) {
    for (number, line) in text.lines().enumerate().take(MOST) {
        let pattern = line.trim();
        if !pattern.is_empty() && !pattern.starts_with('#') {
            allow(
                file,
                &format!("line {}", number + 1),
                pattern,
                exceptions,
                notes,
            );
        }
    }
}

/// git-secrets matches what it allows against `file:line:text`; ours are tried on the line and on the path.
fn allow(file: &str, place: &str, pattern: &str, exceptions: &mut Exceptions, notes: &mut Notes) {
    let Some(regex) = notes.regex(place, pattern) else {
        return;
    };
    exceptions.allowed.push(Allow {
        place: format!("{file} {place}"),
        paths: vec![regex.clone()],
        regexes: vec![regex],
        target: Target::Line,
        ..Allow::default()
    });
}

/// `patterns`, `allowed` and `providers` below `[secrets]`.
pub(super) fn config(file: &str, text: &str, exceptions: &mut Exceptions, notes: &mut Notes) {
    let mut inside = false;
    let mut patterns = 0_usize;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(section) = line.strip_prefix('[') {
            inside = section
                .trim_end_matches(']')
                .eq_ignore_ascii_case("secrets");
            continue;
        }
        let Some((key, value)) = line.split_once('=').filter(|_| inside) else {
            continue;
        };
        let place = format!("line {}", number + 1);
        let value = unquoted(value.trim());
        match key.trim().to_ascii_lowercase().as_str() {
            "allowed" => allow(file, &place, &value, exceptions, notes),
            "patterns" => {
                let Some(regex) = notes.regex(&place, &value) else {
                    continue;
                };
                patterns += 1;
                exceptions.custom.push(Custom {
                    id: format!("git-secrets-{patterns}"),
                    name: format!("text that git-secrets prohibits (pattern {patterns})"),
                    file: file.to_owned(),
                    regex,
                    group: 0,
                    entropy: 0.0,
                    keywords: Vec::new(),
                    path: None,
                });
            }
            "providers" => notes.add(format!(
                "`providers` of {place} is a command, which is not run; write its patterns into the file"
            )),
            _ => {}
        }
    }
}

/// A value as git's configuration writes it: in quotes or not, with `\\` for a backslash.
fn unquoted(value: &str) -> String {
    let inner = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(value);
    inner.replace("\\\\", "\\").replace("\\\"", "\"")
}
