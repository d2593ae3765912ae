//! What each tool's installed hooks can bring about, as a table to read.
#![expect(clippy::unwrap_used, reason = "tests")]

use airlock_context::{Ability, Kind, Phase, Tool};
use std::fmt::Write as _;

#[test]
fn what_each_tool_can_do() {
    let rows = [
        ("read", Phase::Pre, Kind::Read),
        ("read", Phase::Post, Kind::Read),
        ("write", Phase::Pre, Kind::Write),
        ("write", Phase::Post, Kind::Write),
        ("shell", Phase::Pre, Kind::Shell),
        ("shell", Phase::Post, Kind::Shell),
        ("mcp", Phase::Pre, Kind::Mcp),
        ("mcp", Phase::Post, Kind::Mcp),
        ("prompt", Phase::Prompt, Kind::Prompt),
        ("session", Phase::Session, Kind::Session),
        ("config", Phase::Config, Kind::Config),
    ];
    let mut table = String::new();
    for tool in Tool::all() {
        for (name, phase, kind) in rows {
            let able: Vec<String> = tool
                .capabilities(phase, kind)
                .iter()
                .map(|ability| format!("{ability:?}").to_lowercase())
                .collect();
            writeln!(
                table,
                "{:12} {name:8} {:8} {}",
                tool.name(),
                format!("{phase:?}"),
                able.join(" ")
            )
            .unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

/// A file with secrets may be redacted only where a call with placeholders can be rewritten again; elsewhere the read
/// has to be denied. So redaction of reads without rewriting of writes is worth knowing of.
#[test]
fn every_tool_can_stop_what_it_announces() {
    for tool in Tool::all() {
        for kind in [Kind::Read, Kind::Write, Kind::Shell, Kind::Mcp] {
            let able = tool.capabilities(Phase::Pre, kind);
            assert!(able.can(Ability::Deny), "{} {kind:?}", tool.name());
        }
        let facts = tool.facts();
        assert!(!facts.documentation.is_empty() && !facts.caveats.is_empty());
        for page in facts.documentation {
            assert!(page.starts_with("https://"), "{page}");
        }
    }
}
