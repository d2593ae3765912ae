//! The AI tools whose hooks Airlock speaks: one folder each.
//!
//! A folder says which pages its facts come from, which events there are and what each can carry out, how a payload
//! reads, how an answer is spelled, and where the hooks are configured. To add a tool: its folder, and its line in
//! [`TOOLS`].

mod amp;
mod claude_code;
mod cline;
mod codex;
pub(crate) mod common;
mod continue_dev;
mod copilot;
mod cursor;
mod droid;
mod gemini;
mod kiro;
mod opencode;
mod qwen;
mod windsurf;

use crate::answer::Answer;
use crate::capability::{Capabilities, Degraded, degrade};
use crate::event::{Event, Kind, Phase};
use crate::guidance::Instructions;
use crate::payload::{self, Fields, PayloadError};
use crate::place::{self, Installed, PlaceError, Placement, Scope, Switch};
use crate::probe::{Deed, Heard, Sent};
use crate::reply::Rendered;
use std::fmt;
use std::time::Duration;

/// The tools, in alphabetical order.
const TOOLS: &[&dyn Contract] = &[
    &amp::Amp,
    &claude_code::ClaudeCode,
    &cline::Cline,
    &codex::Codex,
    &continue_dev::Continue,
    &copilot::Copilot,
    &cursor::Cursor,
    &droid::Droid,
    &gemini::Gemini,
    &kiro::Kiro,
    &opencode::OpenCode,
    &qwen::Qwen,
    &windsurf::Windsurf,
];

/// What is known of a tool.
#[derive(Debug)]
pub struct Facts {
    /// Its name on the command line: `airlock hook <name>`.
    pub name: &'static str,
    /// Its name as its makers write it.
    pub title: &'static str,
    /// The pages that the facts come from.
    pub documentation: &'static [&'static str],
    /// Where it takes its instructions from.
    pub instructions: Instructions,
    /// Files and folders, relative to the home folder or to a repository's root, that show that the tool is in use.
    pub traces: &'static [&'static str],
    /// Its events.
    pub events: &'static [EventFact],
    /// What its hooks do not see or cannot do, for whoever relies on them.
    pub caveats: &'static [&'static str],
    /// The time after which the tool itself gives up on our hook, as we install it.
    pub timeout: Duration,
    /// Why hooks that answer well may still stop nothing, where that is known.
    pub unheeded: Option<&'static str>,
}

impl Facts {
    /// What an answer to an event can bring about.
    fn able(&self, event: &str, kind: Kind) -> Capabilities {
        self.events
            .iter()
            .find(|fact| fact.name == event && fact.speaks_of(kind))
            .map_or(Capabilities::NONE, |fact| fact.able)
    }
}

/// One event of a tool.
#[derive(Debug)]
pub struct EventFact {
    /// Its name in the tool's words.
    pub name: &'static str,
    /// When it fires.
    pub phase: Phase,
    /// The kinds of operation that this line speaks of; empty: all.
    pub kinds: &'static [Kind],
    /// What an answer to it can bring about.
    pub able: Capabilities,
    /// Whether our installation registers it.
    pub installed: bool,
    /// Whether the tool stops the operation if our hook fails, by its nature or by the setting that we install. No
    /// tool but those that say so in their caveats does it for a hook that takes too long.
    pub fails_closed: bool,
}

impl EventFact {
    const fn new(name: &'static str, phase: Phase, able: Capabilities) -> Self {
        Self {
            name,
            phase,
            kinds: &[],
            able,
            installed: false,
            fails_closed: false,
        }
    }

    const fn installed(self) -> Self {
        Self {
            installed: true,
            ..self
        }
    }

    const fn fails_closed(self) -> Self {
        Self {
            fails_closed: true,
            ..self
        }
    }

    const fn only(self, kinds: &'static [Kind]) -> Self {
        Self { kinds, ..self }
    }

    fn speaks_of(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// What a tool's folder implements.
trait Contract: Sync {
    fn facts(&self) -> &'static Facts;

    /// Reads a payload's fields.
    fn read(&self, fields: Fields<'_>, hint: Option<&str>) -> Result<Event, PayloadError>;

    /// What an answer to an event can bring about.
    fn able(&self, event: &Event) -> Capabilities {
        self.facts().able(&event.name, event.kind())
    }

    /// Spells an answer that the event can carry out.
    fn spell(&self, event: &Event, answer: &Answer) -> Rendered;

    /// The files that our hooks are configured in.
    fn placements(&self, scope: Scope) -> Vec<Placement>;

    /// What the tool would send to its hooks before, or after, it does something.
    fn sends(&self, cwd: &str, deed: Deed<'_>) -> Vec<Sent>;

    /// What the tool makes of what an event's hook says, before it is asked whether the event can do that.
    fn hears(&self, event: &Event, said: &Rendered) -> Heard;

    /// The settings that turn its hooks off.
    fn switches(&self) -> &'static [Switch] {
        &[]
    }
}

/// An AI tool.
#[derive(Clone, Copy)]
pub struct Tool(&'static dyn Contract);

impl Tool {
    /// All tools, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        TOOLS.iter().map(|contract| Self(*contract))
    }

    /// The tool of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::all().find(|tool| tool.name() == name)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// What is known of it.
    pub fn facts(self) -> &'static Facts {
        self.0.facts()
    }

    /// Reads a payload. `hint` is the event's name as the installed command gives it, for payloads that do not say.
    pub fn parse(self, payload: &[u8], hint: Option<&str>) -> Result<Event, PayloadError> {
        let map = payload::parse(payload)?;
        self.0.read(Fields::map(&map), hint)
    }

    /// What an answer to this event can bring about.
    pub fn able(self, event: &Event) -> Capabilities {
        self.0.able(event)
    }

    /// What our installation can bring about for operations of a kind in a phase.
    pub fn capabilities(self, phase: Phase, kind: Kind) -> Capabilities {
        let mut able = Capabilities::NONE;
        for fact in self.facts().events {
            if fact.installed && fact.phase == phase && fact.speaks_of(kind) {
                able = able.or(fact.able);
            }
        }
        able
    }

    /// The answer that the tool can carry out in place of `answer`, and what is lost by it.
    pub fn degrade(self, event: &Event, answer: Answer) -> Degraded {
        degrade(answer, self.able(event))
    }

    /// The answer in the tool's own words; one that it cannot carry out is degraded first.
    pub fn render(self, event: &Event, answer: &Answer) -> Rendered {
        let degraded = self.degrade(event, answer.clone());
        self.0.spell(event, &degraded.answer)
    }

    /// The files that our hooks are configured in.
    pub fn installation(self, scope: Scope) -> Vec<Placement> {
        self.0.placements(scope)
    }

    /// What of ours stands in a placement's file.
    ///
    /// # Errors
    /// When the file is not JSON where it has to be.
    pub fn installed(self, placement: &Placement, text: &str) -> Result<Installed, PlaceError> {
        place::installed(placement, self.facts().events, text)
    }

    /// The settings that turn its hooks off, each in a file below the home folder or the repository's top.
    pub fn switches(self) -> &'static [Switch] {
        self.0.switches()
    }

    /// What the tool would send to its hooks if, in the folder `cwd`, it did something: none where it has no event for
    /// that, several where several events see it.
    pub fn sends(self, cwd: &str, deed: Deed<'_>) -> Vec<Sent> {
        self.0.sends(cwd, deed)
    }

    /// What the tool makes of what an event's hook said.
    pub fn hears(self, event: &Event, said: &Rendered) -> Heard {
        self.0.hears(event, said).within(self.able(event))
    }

    /// Whether some of the paths that exist, relative to the home folder or a repository's root, show that the tool is
    /// in use.
    pub fn traces<'a>(self, present: impl IntoIterator<Item = &'a str>) -> bool {
        present.into_iter().any(|path| {
            let path = path.trim_end_matches('/');
            self.facts().traces.iter().any(|trace| {
                path.strip_prefix(trace)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        })
    }
}

impl fmt::Debug for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tool").field(&self.name()).finish()
    }
}

impl PartialEq for Tool {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Tool {}
