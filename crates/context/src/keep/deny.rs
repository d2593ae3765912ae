//! Patterns as rules in a list of a JSON file: Claude Code's `permissions.deny`, Zed's `private_files`.
//!
//! Our rules stand between two marks, which are rules themselves that meet no file.

use super::lines;
use super::{KeepPolicy, Rule};
use crate::place::{PlaceError, Removal, list};
use globset::GlobBuilder;

/// How a rule is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// `Read(pattern)`, a pattern as in `.gitignore`, from the folder that the settings are for. No exceptions.
    ClaudeRead,
    /// A glob over the path from the tree's top.
    Glob,
}

/// Which list.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    pub(super) keys: &'static [&'static str],
    pub(super) spelling: Spelling,
}

const BEGIN: &str = ".airlock/context/begin";
const END: &str = ".airlock/context/end";

impl List {
    pub(super) fn place(
        self,
        existing: Option<&str>,
        policy: &KeepPolicy,
    ) -> Result<String, PlaceError> {
        let mut items = vec![self.spelled(BEGIN)];
        items.extend(policy.rules().iter().filter_map(|rule| self.item(rule)));
        items.push(self.spelled(END));
        let bare = match existing.map(|text| self.remove(text)).transpose()? {
            Some(Removal::Keep(text)) => Some(text),
            Some(Removal::Delete) | None => None,
        };
        list::insert(bare.as_deref(), self.keys, &items)
    }

    pub(super) fn remove(self, text: &str) -> Result<Removal, PlaceError> {
        if text.trim().is_empty() {
            return Ok(Removal::Keep(text.to_owned()));
        }
        list::remove(text, self.keys, &self.spelled(BEGIN), &self.spelled(END))
    }

    pub(super) fn holds(text: &str) -> bool {
        text.contains(BEGIN)
    }

    /// Whether the list keeps a file back.
    pub(super) fn keeps_back(self, text: &str, path: &str) -> Result<bool, PlaceError> {
        let items = list::items(text, self.keys)?;
        Ok(match self.spelling {
            Spelling::ClaudeRead => {
                let patterns = items.iter().filter_map(|item| match item.as_str() {
                    "Read" => Some("*"),
                    item => item.strip_prefix("Read(")?.strip_suffix(')'),
                });
                lines::keep_back(
                    patterns.map(|pattern| pattern.strip_prefix("./").unwrap_or(pattern)),
                    path,
                )
            }
            Spelling::Glob => items.iter().any(|item| {
                let glob = GlobBuilder::new(item).literal_separator(false).build();
                glob.is_ok_and(|glob| glob.compile_matcher().is_match(path))
            }),
        })
    }

    fn item(self, rule: &Rule) -> Option<String> {
        if rule.lets_through {
            return None;
        }
        let pattern = match rule.pattern.strip_suffix('/') {
            Some(folder) => format!("{folder}/**"),
            None => rule.pattern.clone(),
        };
        Some(match (self.spelling, pattern.strip_prefix('/')) {
            (Spelling::Glob, Some(rooted)) => rooted.to_owned(),
            (Spelling::ClaudeRead, Some(_)) => self.spelled(&pattern),
            (_, None) if pattern.starts_with("**/") => self.spelled(&pattern),
            (_, None) => self.spelled(&format!("**/{pattern}")),
        })
    }

    fn spelled(self, pattern: &str) -> String {
        match self.spelling {
            Spelling::ClaudeRead => format!("Read({pattern})"),
            Spelling::Glob => pattern.to_owned(),
        }
    }
}
