//! What each tool would send to its hooks, and what it makes of their answers.
#![expect(clippy::unwrap_used, reason = "tests")]

use airlock_context::{Ability, Answer, Deed, Heard, Kind, Sent, Speech, Tool};
use std::fmt::Write as _;

const DEEDS: [(&str, Deed<'_>, Kind); 8] = [
    (
        "read",
        Deed::Read {
            path: "/w/.env",
            text: "K=v\n",
        },
        Kind::Read,
    ),
    ("search", Deed::Search { path: "/w/.env" }, Kind::Search),
    (
        "shell",
        Deed::Shell {
            command: "cat .env",
        },
        Kind::Shell,
    ),
    (
        "write",
        Deed::Write {
            path: "/w/a.py",
            content: "x = 1\n",
        },
        Kind::Write,
    ),
    ("mcp", Deed::Mcp { path: "/w/.env" }, Kind::Mcp),
    ("prompt", Deed::Prompt { text: "Use K" }, Kind::Prompt),
    (
        "mention",
        Deed::Mention {
            name: ".env",
            path: "/w/.env",
        },
        Kind::Prompt,
    ),
    (
        "result",
        Deed::Result {
            path: "/w/a.py",
            text: "K=v\n",
        },
        Kind::Read,
    ),
];

fn sent() -> Vec<(Tool, &'static str, Kind, Sent)> {
    let mut all = Vec::new();
    for tool in Tool::all() {
        for (name, deed, kind) in DEEDS {
            let sent = tool.sends("/w", deed);
            all.extend(sent.into_iter().map(|sent| (tool, name, kind, sent)));
        }
    }
    all
}

#[test]
fn payloads_of_deeds() {
    let mut table = String::new();
    for (tool, name, _, sent) in sent() {
        writeln!(
            table,
            "{} {name}: {} {}",
            tool.name(),
            sent.event,
            sent.payload
        )
        .unwrap();
    }
    insta::assert_snapshot!(table);
}

/// A payload means to the hook what the deed was, and goes to an event that is installed.
#[test]
fn a_payload_is_read_as_the_deed_it_is_of() {
    for (tool, name, kind, sent) in sent() {
        let what = format!("{} {name}: {}", tool.name(), sent.payload);
        let event = tool
            .parse(sent.payload.to_string().as_bytes(), Some(sent.event))
            .unwrap();
        let mut installed = tool.facts().events.iter().filter(|fact| fact.installed);
        assert!(installed.any(|fact| fact.name == sent.event), "{what}");
        // Codex reads and searches with commands, Windsurf searches by reading; opencode's MCP tools have no mark.
        let read_as = match (tool.name(), kind) {
            ("codex", Kind::Read | Kind::Search) => Kind::Shell,
            ("windsurf", Kind::Search) | ("opencode", Kind::Mcp) => Kind::Read,
            _ => kind,
        };
        assert_eq!(event.kind(), read_as, "{what}");
        // The paths that the hook judges are those of the deed.
        let shown = serde_json::to_string(&event.operations).unwrap();
        let named = match name {
            "read" | "search" | "mcp" | "shell" | "mention" => ".env",
            "write" | "result" => "a.py",
            _ => "Use K",
        };
        assert!(shown.contains(named), "{what}: {shown}");
    }
}

/// What is heard of an answer is what the event can carry out of it.
#[test]
fn answers_are_heard() {
    for (tool, name, _, sent) in sent() {
        let event = tool
            .parse(sent.payload.to_string().as_bytes(), Some(sent.event))
            .unwrap();
        let able = tool.able(&event);
        let heard = |answer: Answer| tool.hears(&event, &tool.render(&event, &answer));
        let what = format!("{} {name} {}", tool.name(), sent.event);
        assert_eq!(heard(Answer::Allow), Heard::Passed, "{what}");
        let denied = heard(Answer::deny(Speech::new("no")));
        let is_stopped = match &denied {
            Heard::Stopped => true,
            Heard::Replaced(text) => text.contains("no"),
            _ => false,
        };
        assert_eq!(is_stopped, able.can(Ability::Deny), "{what}: {denied:?}");
        let redacted = heard(Answer::Redact {
            output: "***".to_owned(),
        });
        if able.can(Ability::Redact) {
            assert_eq!(redacted, Heard::Replaced("***".to_owned()), "{what}");
        }
        if able.can(Ability::Ask) {
            let reason = Speech::new("sure?");
            assert_eq!(heard(Answer::Ask { reason }), Heard::Asked, "{what}");
        }
    }
}
