//! What tools are told to keep away from, in files and settings of their own, made of one policy.
//!
//! A tool's file is a row of [`FILES`]: where it lies, how it is written, and for which ways to a file its makers say that
//! it counts, with the page that says so. What no page says counts for nothing here. Hooks are no part of this: they see
//! commands, links and other spellings, which none of these files does.
//!
//! Invariants:
//! - only what stands between our marks is written or taken out; everything else keeps its bytes;
//! - a rule that is there is read as the tool reads it, whoever wrote it.

mod block;
mod copilot;
mod deny;
mod lines;
mod table;

pub use copilot::copilot_exclusions;
pub use table::{FILES, KeepFile, Kept};

use crate::exclusion::{BUILT_IN, BUILT_IN_EXCEPT};
use serde::Serialize;

/// A way to a file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// An index of the tree, made ahead.
    Index,
    /// The tool's own way to read a file.
    Read,
    /// The tool's own search.
    Search,
    /// A command.
    Shell,
    /// A program in a language that a command runs.
    Interpreter,
    /// A mention in a prompt, or a file added to it.
    Mention,
    /// A tool of an MCP server.
    Mcp,
    /// A link to the file.
    Symlink,
    /// The name in another case.
    Case,
    /// Another name for the file.
    Rename,
}

impl Route {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Index,
        Self::Read,
        Self::Search,
        Self::Shell,
        Self::Interpreter,
        Self::Mention,
        Self::Mcp,
        Self::Symlink,
        Self::Case,
        Self::Rename,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Read => "read",
            Self::Search => "search",
            Self::Shell => "shell",
            Self::Interpreter => "interpreter",
            Self::Mention => "mention",
            Self::Mcp => "mcp",
            Self::Symlink => "symlink",
            Self::Case => "case",
            Self::Rename => "rename",
        }
    }
}

/// What is kept back, as it is configured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeepPolicy {
    /// Patterns besides the built-in ones.
    pub exclude: Vec<String>,
    /// Patterns that are let through though a built-in one says otherwise.
    pub include: Vec<String>,
}

/// A pattern, and whether it lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    pattern: String,
    lets_through: bool,
}

/// Names of files that are names of folders of code as well: an ignore file cannot tell them apart, a hook can.
const FOLDERS_TOO: &[&str] = &["credentials", "secrets"];

impl KeepPolicy {
    /// The patterns without braces, later ones over earlier ones.
    ///
    /// Of the built-in exceptions only those below `.env.` are spelled out: a wider one could let through what somebody
    /// else's rule, in this file or in `.gitignore`, keeps back.
    fn rules(&self) -> Vec<Rule> {
        let built_in = BUILT_IN
            .iter()
            .filter(|pattern| !FOLDERS_TOO.contains(pattern))
            .map(|&pattern| pattern.to_owned());
        let except = BUILT_IN_EXCEPT.iter().filter_map(|pattern| {
            let kind = pattern
                .strip_prefix("*.")
                .or(pattern.strip_prefix(".env."))?;
            let is_plain = kind.bytes().all(|byte| byte.is_ascii_lowercase());
            (is_plain && kind != "pub").then(|| format!(".env.{kind}"))
        });
        let kept = built_in.map(|pattern| (pattern, false));
        let through = except.chain(self.include.iter().cloned());
        let through = through.map(|pattern| (pattern, true));
        let exclude = self.exclude.iter().cloned();
        kept.chain(through)
            .chain(exclude.map(|pattern| (pattern, false)))
            .flat_map(|(pattern, lets_through)| {
                braceless(&pattern).into_iter().map(move |pattern| Rule {
                    pattern,
                    lets_through,
                })
            })
            .collect()
    }
}

/// A pattern with alternatives in braces, as one pattern for each: formats of ignore files know no braces.
fn braceless(pattern: &str) -> Vec<String> {
    /// Patterns that one may become; more are cut, which keeps back less than the hooks do and never more.
    const MOST: usize = 256;
    let mut done = Vec::new();
    let mut left = vec![pattern.to_owned()];
    while let Some(pattern) = left.pop() {
        let parts = pattern.split_once('{').and_then(|(before, rest)| {
            let (inside, after) = rest.split_once('}')?;
            Some((before.to_owned(), inside.to_owned(), after.to_owned()))
        });
        match parts {
            Some((before, inside, after)) if left.len() + done.len() < MOST => {
                let each = inside.split(',').rev();
                left.extend(each.map(|one| format!("{before}{one}{after}")));
            }
            _ => done.push(pattern),
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_become_patterns() {
        assert_eq!(braceless("*.{a,b}"), ["*.a", "*.b"]);
        assert_eq!(braceless("{a,b}/{c,d}"), ["a/c", "a/d", "b/c", "b/d"]);
        assert_eq!(braceless("a{b"), ["a{b"]);
        assert!(braceless(&"{a,b}".repeat(40)).len() <= 257);
    }
}
