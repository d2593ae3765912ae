//! What an agent is about to do or has done, in words that every tool shares.
//!
//! Invariant: every string here is foreign data, bounded by the size of the payload and trusted by nobody.

use serde::Serialize;
use serde_json::Value;

/// When the hook fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Before an operation: it can still be stopped or changed.
    Pre,
    /// After an operation: its result may still be withheld from the model.
    Post,
    /// Before a prompt reaches the model.
    Prompt,
    /// The agent wants to end its turn.
    Stop,
    /// A session begins or ends.
    Session,
    /// Configuration or instructions of the agent were loaded or changed.
    Config,
    /// An event that needs no judgement.
    Other,
}

/// The kind of an [`Operation`], to ask a tool what it can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A file is read.
    Read,
    /// A file is written, changed, moved or deleted.
    Write,
    /// A command is run by a shell.
    Shell,
    /// A tool of an MCP server is called.
    Mcp,
    /// An address is fetched.
    Fetch,
    /// Files are searched or listed.
    Search,
    /// A prompt is submitted.
    Prompt,
    /// A session begins, ends or pauses.
    Session,
    /// Configuration or instructions.
    Config,
    /// Anything else.
    Other,
}

/// A range of lines, from 1, both ends included; an open end reaches the file's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first line.
    pub first: u64,
    /// The last line.
    pub last: Option<u64>,
}

/// One replacement inside a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// The text that is looked for.
    pub old: String,
    /// The text that takes its place.
    pub new: String,
    /// Whether every occurrence is replaced.
    pub replace_all: bool,
}

/// What happens to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileChange {
    /// The file's whole text.
    Whole(String),
    /// Replacements, applied one after the other.
    Edits(Vec<Edit>),
    /// Text put in after a line (0: at the beginning).
    Insert {
        /// The line, from 1.
        after: u64,
        /// The text.
        text: String,
    },
    /// Text put at the end.
    Append(String),
    /// The file is deleted.
    Delete,
    /// The file only moves.
    Move,
    /// The payload does not say what is written: the file has to be looked at afterwards.
    Untold,
}

/// One thing that an agent does.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// A file is read.
    Read {
        /// The path as the tool gave it.
        path: String,
        /// The content, where the tool sends it along.
        content: Option<String>,
        /// The lines that were asked for.
        range: Option<Span>,
    },
    /// A file is written.
    Write {
        /// The path as the tool gave it.
        path: String,
        /// What happens to it.
        change: FileChange,
        /// Where it moves to.
        moved_to: Option<String>,
    },
    /// A command runs.
    Shell {
        /// The command line.
        command: String,
        /// The folder it runs in, if it is not the event's.
        cwd: Option<String>,
        /// What it printed.
        output: Option<String>,
    },
    /// An MCP tool is called.
    Mcp {
        /// The server's name in the agent's configuration.
        server: Option<String>,
        /// The tool's name.
        tool: String,
        /// Its arguments.
        arguments: Value,
        /// What came back.
        result: Option<String>,
        /// The server's address or command, where the tool says it.
        origin: Option<String>,
    },
    /// An address is fetched.
    Fetch {
        /// The address, or the request in words where the tool sends no address.
        url: String,
        /// What came back.
        result: Option<String>,
    },
    /// Files are searched or listed.
    Search {
        /// What is looked for.
        pattern: String,
        /// Where.
        path: Option<String>,
        /// What came back.
        result: Option<String>,
    },
    /// A prompt.
    Prompt {
        /// Its text.
        text: String,
        /// Files attached to it.
        attachments: Vec<String>,
    },
    /// A session begins.
    SessionStart {
        /// Why: startup, resume, clear, compact ...
        source: Option<String>,
    },
    /// A session ends.
    SessionEnd {
        /// Why.
        reason: Option<String>,
    },
    /// The agent wants to stop.
    Stop {
        /// Whether it goes on already because a hook asked for it: asking again may loop.
        again: bool,
    },
    /// The agent's configuration changed.
    ConfigChange {
        /// The file.
        path: Option<String>,
    },
    /// An instruction file came into the context.
    InstructionsLoaded {
        /// The file.
        path: String,
    },
    /// Anything else; the raw input is in [`Event::input`].
    Other,
}

impl Operation {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Read { .. } => Kind::Read,
            Self::Write { .. } => Kind::Write,
            Self::Shell { .. } => Kind::Shell,
            Self::Mcp { .. } => Kind::Mcp,
            Self::Fetch { .. } => Kind::Fetch,
            Self::Search { .. } => Kind::Search,
            Self::Prompt { .. } => Kind::Prompt,
            Self::SessionStart { .. } | Self::SessionEnd { .. } | Self::Stop { .. } => {
                Kind::Session
            }
            Self::ConfigChange { .. } | Self::InstructionsLoaded { .. } => Kind::Config,
            Self::Other => Kind::Other,
        }
    }
}

/// A hook's payload in the words that every tool shares.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// The tool's name in this crate's table.
    pub agent: &'static str,
    /// The tool that runs the hook, where it is another one: several run what is configured for Claude Code.
    pub host: Option<&'static str>,
    /// The event's name in the tool's own words; a tool with several contracts also tells them apart by it.
    pub name: String,
    /// When the hook fires.
    pub phase: Phase,
    /// The session or conversation.
    pub session: Option<String>,
    /// The sub-agent that acts, if it is not the main one.
    pub subagent: Option<String>,
    /// The folder the agent works in.
    pub cwd: Option<String>,
    /// The workspace's roots.
    pub roots: Vec<String>,
    /// The model that acts.
    pub model: Option<String>,
    /// The permission mode, in the tool's words.
    pub mode: Option<String>,
    /// The tool call's name, in the tool's words.
    pub tool_name: Option<String>,
    /// The tool call's id.
    pub tool_use_id: Option<String>,
    /// What is done: several for a patch over several files, never empty.
    pub operations: Vec<Operation>,
    /// The tool call's input as it came, for an answer that rewrites it.
    pub input: Value,
    /// The tool call's result as it came, for an answer that redacts it.
    pub response: Value,
}

impl Event {
    /// The text that the model would see as this call's result, as one piece; what [`crate::Answer::Redact`] replaces.
    pub fn result_text(&self) -> Option<String> {
        crate::payload::result::text(&self.response)
    }

    /// The call's input with some of its texts replaced, for [`crate::Answer::Rewrite`]; `None` if none was. Names of
    /// fields are kept.
    pub fn rewritten(&self, replace: &dyn Fn(&str) -> Option<String>) -> Option<Value> {
        let mut changed = false;
        let input = rewrite(&self.input, replace, &mut changed);
        changed.then_some(input)
    }

    /// The kind of the gravest operation, by which a tool's capabilities are chosen.
    pub fn kind(&self) -> Kind {
        self.operations
            .iter()
            .map(Operation::kind)
            .min_by_key(|kind| match kind {
                Kind::Write => 0,
                Kind::Shell => 1,
                Kind::Mcp => 2,
                Kind::Fetch => 3,
                Kind::Read => 4,
                Kind::Search => 5,
                Kind::Prompt => 6,
                Kind::Config => 7,
                Kind::Session => 8,
                Kind::Other => 9,
            })
            .unwrap_or(Kind::Other)
    }
}

fn rewrite(value: &Value, replace: &dyn Fn(&str) -> Option<String>, changed: &mut bool) -> Value {
    match value {
        Value::String(text) => match replace(text) {
            Some(new) => {
                *changed = true;
                Value::String(new)
            }
            None => value.clone(),
        },
        Value::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| rewrite(item, replace, changed))
                .collect(),
        ),
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, value)| (name.clone(), rewrite(value, replace, changed)))
                .collect(),
        ),
        other => other.clone(),
    }
}

impl FileChange {
    /// The file's text after this change; `None` where the payload does not determine it (text that is not found,
    /// or [`FileChange::Untold`]). A deleted file has no text: the empty string.
    ///
    /// Tools differ in how leniently they look for `old`: whoever gets `None` looks at the file after the write.
    pub fn apply(&self, before: Option<&str>) -> Option<String> {
        match self {
            Self::Whole(text) => Some(text.clone()),
            Self::Delete => Some(String::new()),
            Self::Move => before.map(str::to_owned),
            Self::Untold => None,
            Self::Append(text) => {
                let mut all = before.unwrap_or_default().to_owned();
                if !all.is_empty() && !all.ends_with('\n') {
                    all.push('\n');
                }
                all.push_str(text);
                Some(all)
            }
            Self::Insert { after, text } => insert(before?, *after, text),
            Self::Edits(edits) => edits
                .iter()
                .try_fold(before.unwrap_or_default().to_owned(), |text, edit| {
                    replace(&text, edit)
                }),
        }
    }

    /// The text this change brings in, whether or not its place is known: every piece that could hold a flaw.
    pub fn added(&self) -> Vec<&str> {
        match self {
            Self::Whole(text) | Self::Append(text) | Self::Insert { text, .. } => vec![text],
            Self::Edits(edits) => edits.iter().map(|edit| edit.new.as_str()).collect(),
            Self::Delete | Self::Move | Self::Untold => Vec::new(),
        }
    }
}

fn replace(text: &str, edit: &Edit) -> Option<String> {
    if edit.old.is_empty() {
        // An empty search text makes a new file in every tool that allows it.
        return text.is_empty().then(|| edit.new.clone());
    }
    if !text.contains(&edit.old) {
        return None;
    }
    Some(if edit.replace_all {
        text.replace(&edit.old, &edit.new)
    } else {
        text.replacen(&edit.old, &edit.new, 1)
    })
}

fn insert(before: &str, after: u64, text: &str) -> Option<String> {
    let mut lines: Vec<&str> = before.split_inclusive('\n').collect();
    let at = usize::try_from(after)
        .ok()
        .filter(|at| *at <= lines.len())?;
    let whole = if text.ends_with('\n') {
        text.to_owned()
    } else {
        format!("{text}\n")
    };
    lines.insert(at, &whole);
    Some(lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(old: &str, new: &str, replace_all: bool) -> Edit {
        Edit {
            old: old.to_owned(),
            new: new.to_owned(),
            replace_all,
        }
    }

    #[test]
    fn changes_give_the_resulting_text() {
        let before = "a = 1\nb = 1\n";
        let cases: [(FileChange, Option<&str>); 10] = [
            (FileChange::Whole("new".into()), Some("new")),
            (
                FileChange::Edits(vec![edit("1", "2", false)]),
                Some("a = 2\nb = 1\n"),
            ),
            (
                FileChange::Edits(vec![edit("1", "2", true)]),
                Some("a = 2\nb = 2\n"),
            ),
            (
                FileChange::Edits(vec![edit("a = 1", "c = 3", false), edit("c", "d", false)]),
                Some("d = 3\nb = 1\n"),
            ),
            (FileChange::Edits(vec![edit("z", "y", false)]), None),
            (FileChange::Edits(vec![edit("", "y", false)]), None),
            (
                FileChange::Insert {
                    after: 1,
                    text: "x".into(),
                },
                Some("a = 1\nx\nb = 1\n"),
            ),
            (
                FileChange::Insert {
                    after: 9,
                    text: "x".into(),
                },
                None,
            ),
            (FileChange::Append("x".into()), Some("a = 1\nb = 1\nx")),
            (FileChange::Delete, Some("")),
        ];
        for (change, expected) in cases {
            assert_eq!(
                change.apply(Some(before)).as_deref(),
                expected,
                "{change:?}"
            );
        }
        assert_eq!(
            FileChange::Edits(vec![edit("", "new file", false)])
                .apply(None)
                .as_deref(),
            Some("new file")
        );
        assert_eq!(FileChange::Untold.apply(Some(before)), None);
    }

    #[test]
    fn an_input_is_rewritten_in_its_texts() {
        let claude = crate::Tool::by_name("claude-code").map(|tool| {
            tool.parse(
                br#"{"hook_event_name":"PreToolUse","tool_name":"Edit","tool_input":{"file_path":"/P","edits":[{"new_string":"x P y","n":1}]}}"#,
                None,
            )
        });
        let Some(Ok(event)) = claude else {
            unreachable!("a payload");
        };
        let restored =
            event.rewritten(&|text| text.contains(" P ").then(|| text.replace('P', "Q")));
        assert_eq!(
            restored.map(|input| input.to_string()).as_deref(),
            Some(r#"{"file_path":"/P","edits":[{"new_string":"x Q y","n":1}]}"#)
        );
        assert_eq!(event.rewritten(&|_| None), None);
    }
}
