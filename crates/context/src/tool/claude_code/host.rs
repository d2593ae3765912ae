//! Other tools that run what is configured for Claude Code, told by their payloads.
//!
//! Facts from <https://cursor.com/docs/reference/third-party-hooks> (Cursor: `ask` is not enforced),
//! <https://docs.github.com/en/copilot/reference/hooks-reference> (Copilot reads `.claude/settings.json` of a
//! repository; its payloads have a `timestamp`, which Claude Code's have not), and `hookConfig.ts` and `fireHook.ts` of
//! <https://github.com/continuedev/continue> (Continue: `transcript_path` is empty).

use crate::answer::Answer;
use crate::capability::{Ability, Capabilities};
use crate::event::{Event, Phase};
use crate::payload::Fields;
use crate::reply::Rendered;
use crate::tool::common::{ClaudeLike, spell_claude_like};
use crate::tool::{Contract, continue_dev, copilot};

/// The tool that sent a payload, if it is not Claude Code.
pub(super) fn host(fields: Fields<'_>) -> Option<&'static str> {
    let has = |name| fields.get(name).is_some();
    if has("cursor_version")
        || has("workspace_roots")
        || (has("conversation_id") && has("generation_id"))
    {
        Some("cursor")
    } else if fields.text("transcript_path") == Some("") {
        Some("continue")
    } else if has("timestamp") {
        Some("copilot")
    } else {
        None
    }
}

/// What an answer to that tool can bring about.
pub(super) fn able(host: &str, event: &Event) -> Capabilities {
    match (host, event.phase) {
        ("copilot", _) => copilot::Copilot.able(event),
        ("continue", _) => continue_dev::Continue.able(event),
        (_, Phase::Pre | Phase::Prompt) => Capabilities::of(&[Ability::Deny]),
        (_, Phase::Stop) => Capabilities::of(&[Ability::Feedback]),
        _ => Capabilities::NONE,
    }
}

/// Spells an answer for that tool.
pub(super) fn spell(host: &str, event: &Event, answer: &Answer) -> Rendered {
    if host == "copilot" {
        return copilot::Copilot.spell(event, answer);
    }
    let form = ClaudeLike {
        rewrite_decision: None,
        replaced_output: None,
    };
    spell_claude_like(event, answer, form)
}
