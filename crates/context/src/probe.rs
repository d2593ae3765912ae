//! What an agent would send to its hook if it did a certain thing, and what it would make of the answer.
//!
//! By that an installation is tried out without the agent: each tool's folder knows the payloads that the tool sends
//! ([`crate::Tool::sends`]) and how it reads an answer ([`crate::Tool::hears`]), written after the same pages as its
//! contract, and not by turning our own answers round.
//!
//! Invariant: an answer that the event cannot carry out counts for nothing, whatever it says.

use crate::capability::{Ability, Capabilities};
use serde::Serialize;
use serde_json::{Value, json};

/// Something that an agent does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed<'d> {
    /// Reads a file with its own tool.
    Read {
        /// The file, absolute.
        path: &'d str,
        /// Its text, which some tools send along.
        text: &'d str,
    },
    /// Searches a file with its own tool.
    Search {
        /// The file, absolute.
        path: &'d str,
    },
    /// Runs a command.
    Shell {
        /// The command line.
        command: &'d str,
    },
    /// Writes a file.
    Write {
        /// The file, absolute.
        path: &'d str,
        /// Its whole text.
        content: &'d str,
    },
    /// Has a tool of an MCP server read a file.
    Mcp {
        /// The file, absolute.
        path: &'d str,
    },
    /// Sends a prompt.
    Prompt {
        /// Its text.
        text: &'d str,
    },
    /// Sends a prompt that a file is mentioned in or attached to.
    Mention {
        /// The file, from the folder that the agent works in.
        name: &'d str,
        /// The same, absolute.
        path: &'d str,
    },
    /// Has read a file, and is about to show its model the text.
    Result {
        /// The file, absolute.
        path: &'d str,
        /// Its text.
        text: &'d str,
    },
}

/// A payload, and the event whose hook gets it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// The event, as it is installed.
    pub event: &'static str,
    /// What the hook reads on standard input.
    pub payload: Value,
}

/// What an agent makes of its hook's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// The operation does not happen, or its result does not reach the model.
    Stopped,
    /// The model sees another text.
    Replaced(String),
    /// The user decides.
    Asked,
    /// The operation happens, and the agent is told something.
    Told,
    /// The operation happens.
    Passed,
    /// The answer means nothing to the agent.
    Unclear,
}

impl Heard {
    /// What is left of it on an event with `capabilities`.
    #[must_use]
    pub(crate) fn within(self, able: Capabilities) -> Self {
        let can = |ability| able.can(ability);
        match self {
            Self::Stopped if !can(Ability::Deny) && can(Ability::Feedback) => Self::Told,
            Self::Stopped if !can(Ability::Deny) => Self::Passed,
            Self::Replaced(_) if !can(Ability::Redact) => Self::Passed,
            Self::Asked if !can(Ability::Ask) => Self::Passed,
            Self::Told if !can(Ability::Note) && !can(Ability::Feedback) => Self::Passed,
            heard => heard,
        }
    }
}

/// How far something is kept from happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nothing keeps it.
    Open,
    /// The tool says that it heeds it, or somebody is asked: nothing that was proved stops it.
    Advisory,
    /// It was tried and stopped, or a rule of the tool's own that is in its file stops it.
    Enforced,
}

impl Standing {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Advisory => "advisory",
            Self::Enforced => "enforced",
        }
    }
}

/// Session that the payloads of trials name.
pub(crate) const SESSION: &str = "airlock-verify";

/// A tool's name, and its input for a path or a command.
pub(crate) type ToolCall = (&'static str, fn(&str) -> Value);

/// The tool calls of an agent whose payloads hold a name, an input and an output.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The event before a call, after one, and of a prompt.
    pub(crate) before: &'static str,
    pub(crate) after: Option<&'static str>,
    pub(crate) prompt: Option<&'static str>,
    /// What surrounds a call: the event's name and the folder.
    pub(crate) envelope: fn(event: &str, cwd: &str) -> Value,
    /// The tool that reads, and its input.
    pub(crate) read: ToolCall,
    /// The tool that searches, and its input.
    pub(crate) search: Option<ToolCall>,
    /// The tool that runs commands, and its input.
    pub(crate) shell: ToolCall,
    /// The tool that writes, and its input.
    pub(crate) write: (&'static str, fn(path: &str, content: &str) -> Value),
    /// A tool of an MCP server.
    pub(crate) mcp: &'static str,
    /// What a read gives back.
    pub(crate) result: fn(path: &str, text: &str) -> Value,
    /// The fields of a call: its name, its input, its output.
    pub(crate) fields: [&'static str; 3],
}

impl Shape {
    /// The payloads of a deed; none where the tool has no event for it.
    pub(crate) fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        let before = |(name, input): (&str, Value)| vec![self.call(self.before, cwd, name, input)];
        match deed {
            Deed::Read { path, .. } => before((self.read.0, (self.read.1)(path))),
            // Who has no such tool searches with a command.
            Deed::Search { path } => before(match self.search {
                Some((name, input)) => (name, input(path)),
                None => (
                    self.shell.0,
                    (self.shell.1)(&format!("grep -n KEY '{path}'")),
                ),
            }),
            Deed::Shell { command } => before((self.shell.0, (self.shell.1)(command))),
            Deed::Write { path, content } => before((self.write.0, (self.write.1)(path, content))),
            Deed::Mcp { path } => before((self.mcp, json!({ "path": path }))),
            Deed::Result { path, text } => { self.after.into_iter() }
                .map(|event| {
                    let mut sent = self.call(event, cwd, self.read.0, (self.read.1)(path));
                    let [_, _, output] = self.fields;
                    with(&mut sent.payload, output, (self.result)(path, text));
                    sent
                })
                .collect(),
            Deed::Prompt { text } => self.prompted(cwd, text),
            Deed::Mention { name, .. } => self.prompted(cwd, &mention(name)),
        }
    }

    fn call(&self, event: &'static str, cwd: &str, name: &str, input: Value) -> Sent {
        let [named, given, _] = self.fields;
        let mut payload = (self.envelope)(event, cwd);
        with(&mut payload, named, json!(name));
        with(&mut payload, given, input);
        Sent { event, payload }
    }

    fn prompted(&self, cwd: &str, text: &str) -> Vec<Sent> {
        let sent = self.prompt.map(|event| {
            let mut payload = (self.envelope)(event, cwd);
            with(&mut payload, "prompt", json!(text));
            Sent { event, payload }
        });
        sent.into_iter().collect()
    }
}

/// A prompt that mentions a file, as tools that know mentions take it.
pub(crate) fn mention(name: &str) -> String {
    format!("What does @{name} say?")
}

/// What surrounds a call in Claude Code, and in all that follow it.
pub(crate) fn claude_envelope(event: &str, cwd: &str) -> Value {
    json!({
        "session_id": SESSION,
        "transcript_path": "/dev/null",
        "cwd": cwd,
        "permission_mode": "default",
        "hook_event_name": event,
    })
}

fn with(payload: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = payload {
        fields.insert(name.to_owned(), value);
    }
}
