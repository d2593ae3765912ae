//! The minimum age of a release, written for each client in its own unit.
//!
//! Units: npm counts days (11.10 and later), pnpm minutes (10.16), Yarn minutes or a number with `d` (4.10), Bun seconds
//! (1.3), uv takes a duration or a date, Dependabot counts days.

use super::insert;
use crate::doc::{self, Node};
use crate::lines::lines;
use airlock_model::RepoPath;

const MINUTES_OF_DAY: u64 = 24 * 60;
const SECONDS_OF_DAY: u64 = 24 * 60 * 60;

/// A cooldown that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cooldown {
    /// The key, as the client names it.
    pub key: &'static str,
    /// The value in the client's own unit.
    pub value: String,
    /// The file's new text.
    pub text: String,
}

/// Why none was set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CooldownError {
    /// The file is none in which a client looks for one.
    #[error("{0} is no file in which a client looks for a minimum release age")]
    Foreign(RepoPath),
    /// It cannot be changed.
    #[error("{0} is not in a form that can be changed")]
    Form(RepoPath),
}

/// Sets the minimum age of a release to `days` in the file at `path`.
///
/// # Errors
/// When the file is none of a client, or cannot be changed.
pub fn set_cooldown(path: &RepoPath, text: &str, days: u32) -> Result<Cooldown, CooldownError> {
    let days = u64::from(days);
    let form = || CooldownError::Form(path.clone());
    let (key, value, changed) = match path.file_name() {
        ".npmrc" => {
            let value = days.to_string();
            (
                "min-release-age",
                value.clone(),
                ini(text, "min-release-age", &value),
            )
        }
        "pnpm-workspace.yaml" => {
            let value = (days * MINUTES_OF_DAY).to_string();
            (
                "minimumReleaseAge",
                value.clone(),
                top_of_yaml(text, "minimumReleaseAge", &value),
            )
        }
        ".yarnrc.yml" => {
            // A number alone: early versions misread the unit.
            let value = (days * MINUTES_OF_DAY).to_string();
            (
                "npmMinimalAgeGate",
                value.clone(),
                top_of_yaml(text, "npmMinimalAgeGate", &value),
            )
        }
        "bunfig.toml" => {
            let value = (days * SECONDS_OF_DAY).to_string();
            (
                "minimumReleaseAge",
                value.clone(),
                in_toml(text, "install", "minimumReleaseAge", &value),
            )
        }
        "pyproject.toml" => {
            let value = format!("{days} days");
            (
                "exclude-newer",
                value.clone(),
                insert::toml(text, "tool.uv", "exclude-newer", &value, false).ok_or_else(form)?,
            )
        }
        "uv.toml" => {
            let value = format!("{days} days");
            let line = format!("exclude-newer = \"{value}\"");
            (
                "exclude-newer",
                value,
                top_of_toml(text, "exclude-newer", &line),
            )
        }
        "dependabot.yml" | "dependabot.yaml" => {
            // Dependabot takes no more (its documentation, `cooldown`).
            let value = days.min(90).to_string();
            (
                "cooldown.default-days",
                value.clone(),
                in_updates(text, &value).ok_or_else(form)?,
            )
        }
        _ => return Err(CooldownError::Foreign(path.clone())),
    };
    Ok(Cooldown {
        key,
        value,
        text: changed,
    })
}

/// `key=value`, in place of the line that has the key, or at the end.
fn ini(text: &str, key: &str, value: &str) -> String {
    replace_line(text, &format!("{key}={value}"), |line| {
        line.split_once('=')
            .is_some_and(|(known, _)| known.trim() == key)
    })
}

/// A line before the first table.
fn top_of_toml(text: &str, key: &str, new: &str) -> String {
    let tables = lines(text).find(|line| line.trimmed().starts_with('['));
    let end = tables.map_or(text.len(), |line| line.start as usize);
    let (top, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let top = replace_line(top, new, |line| {
        line.split_once('=')
            .is_some_and(|(known, _)| known.trim() == key)
    });
    format!("{top}{rest}")
}

/// The number of days in every entry of Dependabot's `updates`.
fn in_updates(text: &str, days: &str) -> Option<String> {
    let (documents, flaws) = doc::yaml(text);
    let root = documents.first().filter(|_| flaws.is_empty())?;
    let updates = root.get("updates").items();
    let mut changes: Vec<(usize, usize, String)> = Vec::new();
    for update in updates {
        let known = update.at(&["cooldown", "default-days"]);
        if known.text().is_some() {
            let (from, to) = (known.span.start as usize, known.span.end as usize);
            changes.push((from, to, days.to_owned()));
        } else if update.get("cooldown").is_null() {
            let indent = column(text, update)?;
            let first = update.get("package-ecosystem").span.end as usize;
            let end = text
                .get(first..)?
                .find('\n')
                .map_or(text.len(), |at| first + at);
            let entry = format!("\n{indent}cooldown:\n{indent}  default-days: {days}");
            changes.push((end, end, entry));
        } else {
            return None;
        }
    }
    let mut out = text.to_owned();
    for (from, to, new) in changes.into_iter().rev() {
        out.replace_range(from..to, &new);
    }
    (!updates.is_empty()).then_some(out)
}

/// White space as wide as what stands before the first key of an entry of a list.
fn column(text: &str, entry: &Node<'_>) -> Option<String> {
    let start = entry.entries().first()?.key_span.start as usize;
    let before = text.get(..start)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    Some(" ".repeat(before.get(line..)?.chars().count()))
}

fn top_of_yaml(text: &str, key: &str, value: &str) -> String {
    replace_line(text, &format!("{key}: {value}"), |line| {
        line.split_once(':').is_some_and(|(known, _)| known == key)
    })
}

/// A number in a table; the table is begun at the end where it is not there.
fn in_toml(text: &str, table: &str, key: &str, value: &str) -> String {
    let entry = format!("{key} = {value}");
    let head = format!("[{table}]");
    let Some(start) = lines(text).find(|line| line.trimmed() == head) else {
        let gap = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        return format!("{text}{gap}{head}\n{entry}\n");
    };
    let inside = lines(text)
        .skip_while(|line| line.start <= start.start)
        .take_while(|line| !line.trimmed().starts_with('['));
    let known = inside.into_iter().find(|line| {
        line.text
            .split_once('=')
            .is_some_and(|(known, _)| known.trim() == key)
    });
    let (from, to, new) = match known {
        Some(line) => (line.span().start, line.span().end, entry),
        None => (start.span().end, start.span().end, format!("\n{entry}")),
    };
    let before = text.get(..from as usize).unwrap_or_default();
    let after = text.get(to as usize..).unwrap_or_default();
    format!("{before}{new}{after}")
}

fn replace_line(text: &str, new: &str, is_it: impl Fn(&str) -> bool) -> String {
    if let Some(line) = lines(text).find(|line| is_it(line.text)) {
        let span = line.span();
        let before = text.get(..span.start as usize).unwrap_or_default();
        let after = text.get(span.end as usize..).unwrap_or_default();
        format!("{before}{new}{after}")
    } else {
        let gap = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        format!("{text}{gap}{new}\n")
    }
}
