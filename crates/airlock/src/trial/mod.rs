//! Trying out what agents' hooks stop: synthetic events through the commands that are installed, in a scratch repository.
//!
//! Invariants:
//! - of what an agent's file names only this very program is started, without a shell, and with the arguments that we
//!   write: a hostile repository's command is shown, never run;
//! - nothing is left on the disk, and nothing is written to the repository's ledger: the events are of a scratch
//!   repository that goes away with its own.

mod fire;
mod hooks;
mod scratch;

pub(crate) use hooks::{Hooks, Places};
pub(crate) use scratch::Scratch;

use crate::error::Failure;
use airlock_context::{Ability, Deed, Heard, Sent, Standing, Tool};
use airlock_model::Mode;
use fire::Fired;
use serde::Serialize;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Trial {
    Read,
    Search,
    Shell,
    Interpreter,
    Mention,
    Mcp,
    Symlink,
    Case,
    Rename,
    Result,
    Write,
    Prompt,
}

impl Trial {
    pub(crate) const ALL: [Self; 12] = [
        Self::Read,
        Self::Search,
        Self::Shell,
        Self::Interpreter,
        Self::Mention,
        Self::Mcp,
        Self::Symlink,
        Self::Case,
        Self::Rename,
        Self::Result,
        Self::Write,
        Self::Prompt,
    ];

    /// What happens in it.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Read => "reads a file that is kept back",
            Self::Search => "searches a file that is kept back",
            Self::Shell => "has a command print it",
            Self::Interpreter => "has an interpreter print it",
            Self::Mention => "mentions it in a prompt",
            Self::Mcp => "names it to an MCP server",
            Self::Symlink => "reads it through a link",
            Self::Case => "reads it in another case",
            Self::Rename => "renames it and prints it",
            Self::Result => "reads a secret in another file",
            Self::Write => "writes a weakness",
            Self::Prompt => "sends a secret in a prompt",
        }
    }

    /// The deeds, of which one that is stopped is enough.
    fn deeds(self, scratch: &Scratch) -> Vec<Deed<'_>> {
        match self {
            Self::Read => vec![scratch.kept_back.read()],
            Self::Search => vec![Deed::Search {
                path: &scratch.kept_back.path,
            }],
            Self::Shell => vec![Deed::Shell {
                command: "cat .env",
            }],
            Self::Interpreter => vec![Deed::Shell {
                command: "python3 -c \"print(open('.env').read())\"",
            }],
            Self::Mention => vec![Deed::Mention {
                name: ".env",
                path: &scratch.kept_back.path,
            }],
            Self::Mcp => vec![Deed::Mcp {
                path: &scratch.kept_back.path,
            }],
            Self::Symlink => vec![scratch.link.read()],
            Self::Case => vec![scratch.cased.read()],
            Self::Rename => vec![Deed::Shell {
                command: "mv .env plain.txt && cat plain.txt",
            }],
            Self::Result => vec![
                scratch.secret.read(),
                Deed::Result {
                    path: &scratch.secret.path,
                    text: &scratch.secret.text,
                },
            ],
            Self::Write => vec![Deed::Write {
                path: &scratch.weak.path,
                content: &scratch.weak.text,
            }],
            Self::Prompt => vec![Deed::Prompt {
                text: &scratch.prompt,
            }],
        }
    }
}

/// What is left where no hook helps.
const ELSEWHERE: &str = "keep secrets out of the working tree";

/// What came of a trial.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Tried {
    pub(crate) trial: Trial,
    pub(crate) standing: Standing,
    /// The best that the tool's hooks could do.
    pub(crate) reachable: Standing,
    /// The event whose hook stopped it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) event: Option<&'static str>,
    /// The file that this hook stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    /// Why it is not enforced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) remedy: Option<String>,
}

impl Tried {
    /// Whether something that could be enforced is not.
    pub(crate) fn falls_short(&self) -> bool {
        self.standing < self.reachable
    }
}

/// Tries something on a tool whose hooks are known.
///
/// # Errors
/// When this program cannot be started.
pub(crate) fn attempt(
    tool: Tool,
    hooks: &Hooks,
    scratch: &mut Scratch,
    trial: Trial,
) -> Result<Tried, Failure> {
    let sent: Vec<Sent> = { trial.deeds(scratch).into_iter() }
        .flat_map(|deed| tool.sends(&scratch.folder, deed))
        .collect();
    let reachable = reachable(tool, &sent);
    let mut best = Tried {
        trial,
        standing: Standing::Open,
        reachable,
        event: None,
        file: None,
        reason: None,
        remedy: None,
    };
    let heeded = if hooks.off.is_none() {
        sent.as_slice()
    } else {
        &[]
    };
    for sent in heeded {
        for (file, call) in hooks.calls(sent.event) {
            let fired = scratch.fire(tool, sent, call)?;
            let standing = weigh(&fired, scratch);
            if standing > best.standing || best.event.is_none() {
                best.standing = standing;
                best.event = Some(sent.event);
                best.file = Some(file.to_owned());
                (best.reason, best.remedy) = explain(tool, hooks, &fired, reachable);
            }
        }
    }
    if let Some(why) = tool
        .facts()
        .unheeded
        .filter(|_| best.standing > Standing::Advisory)
    {
        best.standing = Standing::Advisory;
        best.reason = Some(why.to_owned());
    }
    if best.event.is_none() {
        (best.reason, best.remedy) = untried(tool, hooks, &sent, reachable);
    }
    Ok(best)
}

/// The best that the tool could make of the payloads, were the hooks all there.
fn reachable(tool: Tool, sent: &[Sent]) -> Standing {
    let best = sent.iter().map(|sent| {
        let payload = sent.payload.to_string();
        let Ok(event) = tool.parse(payload.as_bytes(), Some(sent.event)) else {
            return Standing::Open;
        };
        let able = tool.able(&event);
        if able.can(Ability::Deny) || able.can(Ability::Redact) {
            Standing::Enforced
        } else if able.can(Ability::Feedback) || able.can(Ability::Note) {
            Standing::Advisory
        } else {
            Standing::Open
        }
    });
    let best = best.max().unwrap_or(Standing::Open);
    match tool.facts().unheeded {
        Some(_) => best.min(Standing::Advisory),
        None => best,
    }
}

fn weigh(fired: &Fired, scratch: &Scratch) -> Standing {
    match fired {
        Fired::Heard(Heard::Stopped) => Standing::Enforced,
        Fired::Heard(Heard::Replaced(text)) if !text.contains(&scratch.value) => Standing::Enforced,
        Fired::Heard(Heard::Asked | Heard::Told) => Standing::Advisory,
        Fired::Heard(_) | Fired::Changed | Fired::Foreign(_) | Fired::Failed(_) => Standing::Open,
    }
}

fn explain(
    tool: Tool,
    hooks: &Hooks,
    fired: &Fired,
    reachable: Standing,
) -> (Option<String>, Option<String>) {
    let again = Some(hooks.install(tool));
    let (reason, remedy) = match fired {
        Fired::Heard(Heard::Stopped | Heard::Replaced(_)) => return (None, None),
        Fired::Changed => (
            "the entry was changed since Airlock wrote it".to_owned(),
            again,
        ),
        Fired::Foreign(program) => (
            format!("the entry starts another program, which was not run: {program}"),
            again,
        ),
        Fired::Failed(why) => (format!("the hook failed: {why}"), again),
        Fired::Heard(Heard::Asked) => ("the user is asked".to_owned(), None),
        Fired::Heard(Heard::Told) => ("the agent is told, and not stopped".to_owned(), None),
        Fired::Heard(Heard::Unclear) => (
            "the hook's answer means nothing to the agent".to_owned(),
            again,
        ),
        Fired::Heard(Heard::Passed) if reachable == Standing::Open => return unheard(tool),
        Fired::Heard(Heard::Passed) if hooks.mode == Mode::Observe => (
            "the policy only observes".to_owned(),
            Some("set `mode = \"enforce\"` in airlock.toml".to_owned()),
        ),
        Fired::Heard(Heard::Passed) => (
            "the hook let it pass".to_owned(),
            Some("`airlock config show` says what the policy lets through".to_owned()),
        ),
    };
    (Some(reason), remedy)
}

fn unheard(tool: Tool) -> (Option<String>, Option<String>) {
    let title = tool.facts().title;
    (
        Some(format!("{title} does not heed what its hook says here")),
        Some(ELSEWHERE.to_owned()),
    )
}

fn untried(
    tool: Tool,
    hooks: &Hooks,
    sent: &[Sent],
    reachable: Standing,
) -> (Option<String>, Option<String>) {
    if let Some(off) = &hooks.off {
        return (
            Some(format!("hooks are turned off in {off}")),
            Some(format!("take that setting out of {off}")),
        );
    }
    let title = tool.facts().title;
    let Some(first) = sent.first() else {
        return (
            Some(format!("{title} has no hook that sees this")),
            Some(ELSEWHERE.to_owned()),
        );
    };
    if reachable == Standing::Open {
        return unheard(tool);
    }
    let reason = match hooks.flaw() {
        Some((file, flaw)) => format!("{file}: {flaw}"),
        None => format!("no hook of Airlock's is installed for {}", first.event),
    };
    (Some(reason), Some(hooks.install(tool)))
}
