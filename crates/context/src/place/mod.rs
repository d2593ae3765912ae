//! Where a tool's hooks are configured, and how our entry comes into that file and out of it again.
//!
//! Invariants:
//! - everything else in the file keeps its bytes;
//! - to place twice is to place once, and to remove what was placed gives back the file as it was, byte for byte.

mod installed;
mod json_edit;
mod json_text;
mod json_write;

pub(crate) use installed::installed;
pub use installed::{HookCall, Installed, Switch};
use serde_json::Value;

/// Whose configuration: the user's, for all their projects, or the repository's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Paths are relative to the home folder.
    User,
    /// Paths are relative to the repository's root.
    Repository,
}

/// The program that a hook starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookCommand {
    program: String,
}

impl HookCommand {
    /// The program's path, absolute where the hook may run in any folder.
    pub fn new(program: impl Into<String>) -> Self {
        Self {
            program: program.into(),
        }
    }

    /// The command line for an event: `airlock hook <tool> <event>`, as a POSIX shell reads it.
    pub fn line(&self, tool: &str, event: &str) -> String {
        format!("{} hook {tool} {event}", quoted(&self.program))
    }

    /// The program's path.
    pub fn program(&self) -> &str {
        &self.program
    }
}

/// A word as a POSIX shell reads it back.
pub(crate) fn quoted(word: &str) -> String {
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Whether a letter stands for itself in a word of a shell.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "/._-+=:@%,".contains(letter)
}

/// Why an entry could not be placed or removed. The file is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// The file cannot be read as JSON.
    #[error(
        "the file is not JSON: {message} at line {line}; repair it or move it away, then try again"
    )]
    NotJson {
        /// What is wrong.
        message: &'static str,
        /// Where, from 1.
        line: usize,
    },
    /// The file holds something else where the hooks belong.
    #[error("`{key}` in the file is not {wanted}; repair it or move it away, then try again")]
    Shape {
        /// The key; `.` for the whole file.
        key: String,
        /// What it has to be.
        wanted: &'static str,
    },
    /// A file of somebody else's stands where ours belongs.
    #[error(
        "a file that Airlock did not write stands there; move it away, or call `{line}` from it"
    )]
    Taken {
        /// The command line to call.
        line: String,
    },
    /// The program's path cannot be written into this file.
    #[error(
        "the program's path holds {what}, which this tool's configuration cannot hold; install it elsewhere"
    )]
    Program {
        /// What it holds.
        what: &'static str,
    },
}

/// What is left of a file after our entry is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removal {
    /// This text.
    Keep(String),
    /// Nothing: the file was ours.
    Delete,
}

/// One file that a tool reads its hooks from.
#[derive(Debug, Clone)]
pub struct Placement {
    /// Whose configuration.
    pub scope: Scope,
    /// The path, relative to the scope's folder, with forward slashes.
    pub path: &'static str,
    /// Whether the file has to be executable.
    pub executable: bool,
    /// Whether it is written only where it exists already: a new file would take the place of another one.
    pub only_existing: bool,
    /// What the user should know before it is written.
    pub caveat: Option<&'static str>,
    pub(crate) tool: &'static str,
    pub(crate) form: Form,
}

/// Makes the entry of an event from its command line and its name.
pub(crate) type Entry = fn(&str, &'static str) -> Value;
/// Events and their entries.
pub(crate) type Entries = Vec<(&'static str, Entry)>;

/// How our entry stands in a file.
#[derive(Debug, Clone)]
pub(crate) enum Form {
    /// Among others, in JSON.
    Json {
        /// The member that holds the events, if they are not at the top.
        wrapper: Option<&'static str>,
        /// Members that the tool demands beside it.
        head: Option<(&'static str, u64)>,
        /// For each event its entry, of which `command` is replaced by the command line.
        entries: Entries,
        /// A character sequence that the tool's reader stumbles over.
        forbidden: Option<&'static str>,
    },
    /// In a file of its own.
    Own {
        /// Its text.
        text: fn(&HookCommand) -> String,
        /// An event of it, for messages.
        event: &'static str,
    },
}

impl Placement {
    /// The file's text with our entry; `existing` is its text now.
    pub fn place(
        &self,
        existing: Option<&str>,
        command: &HookCommand,
    ) -> Result<String, PlaceError> {
        if command
            .program
            .contains(|character: char| character.is_control())
        {
            return Err(PlaceError::Program {
                what: "a control character",
            });
        }
        let existing = existing.filter(|text| !text.trim().is_empty());
        match &self.form {
            Form::Own { text, event } => match existing {
                Some(foreign) if !is_ours(foreign, self.tool) => Err(PlaceError::Taken {
                    line: command.line(self.tool, event),
                }),
                _ => Ok(text(command)),
            },
            Form::Json {
                wrapper,
                head,
                entries,
                forbidden,
            } => {
                if forbidden.is_some_and(|sequence| command.program.contains(sequence)) {
                    return Err(PlaceError::Program {
                        what: "two slashes in a row",
                    });
                }
                let entries: Vec<(&str, Value)> = entries
                    .iter()
                    .map(|(event, entry)| (*event, entry(&command.line(self.tool, event), event)))
                    .collect();
                let bare = match existing.map(|text| self.remove(text)).transpose()? {
                    Some(Removal::Keep(text)) => Some(text),
                    Some(Removal::Delete) | None => None,
                };
                json_edit::insert(bare.as_deref(), *wrapper, *head, &entries)
            }
        }
    }

    /// The file's text without our entry; a file without one is kept as it is.
    pub fn remove(&self, existing: &str) -> Result<Removal, PlaceError> {
        match &self.form {
            Form::Own { .. } if is_ours(existing, self.tool) => Ok(Removal::Delete),
            Form::Own { .. } => Ok(Removal::Keep(existing.to_owned())),
            Form::Json { wrapper, head, .. } => {
                if existing.trim().is_empty() {
                    return Ok(Removal::Keep(existing.to_owned()));
                }
                json_edit::remove(existing, *wrapper, head.map(|(key, _)| key), &|command| {
                    is_ours(command, self.tool)
                })
            }
        }
    }

    /// Whether a file's text holds our entry.
    pub fn holds(&self, existing: &str) -> bool {
        is_ours(existing, self.tool)
    }
}

/// Whether a text calls our hook for this tool.
fn is_ours(text: &str, tool: &str) -> bool {
    text.contains("airlock") && text.contains(&format!(" hook {tool} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_a_shell() {
        let cases = [
            ("/usr/bin/airlock", "/usr/bin/airlock"),
            ("/opt/my tools/airlock", "'/opt/my tools/airlock'"),
            ("a'b", r"'a'\''b'"),
            ("", "''"),
            ("$HOME/airlock", "'$HOME/airlock'"),
        ];
        for (word, expected) in cases {
            assert_eq!(quoted(word), expected);
        }
    }
}
