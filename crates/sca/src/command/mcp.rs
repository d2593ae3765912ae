//! Servers that agents start: configurations of the Model Context Protocol, whose command is mostly a package that is
//! fetched and run at each start.

use super::client;
use super::words::Word;
use crate::doc::Node;
use crate::out::Out;
use airlock_model::{Scope, Span};

/// Keys under which tools keep their servers.
const TABLES: [&str; 4] = ["mcpServers", "servers", "context_servers", "mcp_servers"];

/// JSON files in which tools keep servers.
pub(super) fn is_json(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = folder.rsplit('/').next().unwrap_or_default();
    let is_settings = matches!(
        name,
        "settings.json" | "settings.local.json" | "config.json"
    ) && matches!(
        folder,
        ".claude" | ".gemini" | ".vscode" | ".zed" | ".continue" | ".qwen" | ".amazonq"
    );
    is_settings
        || matches!(
            name,
            ".mcp.json"
                | "mcp.json"
                | "mcp_config.json"
                | "mcp-config.json"
                | "mcp_settings.json"
                | "mcp-servers.json"
                | "claude_desktop_config.json"
                | "cline_mcp_settings.json"
                | ".claude.json"
                | "plugin.json"
                | "opencode.json"
                | "gemini-extension.json"
        )
}

/// TOML files in which tools keep servers.
pub(super) fn is_toml(path: &str) -> bool {
    path == ".codex/config.toml" || path.ends_with("/.codex/config.toml")
}

pub(super) fn read_json(out: &mut Out<'_>) {
    if !out.text.contains("command") {
        return;
    }
    let root = out.json();
    read_tables(out, &root);
    read_tables(out, root.get("mcp"));
    // One tool keeps its servers right below `mcp`, the command being a list.
    for server in root.get("mcp").entries() {
        read_server(out, &server.value);
    }
}

pub(super) fn read_toml(out: &mut Out<'_>) {
    let root = out.toml();
    read_tables(out, &root);
}

fn read_tables(out: &mut Out<'_>, root: &Node<'_>) {
    for table in TABLES {
        for server in root.get(table).entries() {
            read_server(out, &server.value);
        }
    }
}

fn read_server(out: &mut Out<'_>, server: &Node<'_>) {
    let command = server.get("command");
    let nested = [command.get("path"), command];
    let first = nested.into_iter().filter(|node| node.text().is_some());
    let listed = command.items().iter();
    let arguments = server
        .get("args")
        .items()
        .iter()
        .chain(command.get("args").items());
    let words: Vec<Word<'_>> = first
        .take(1)
        .chain(listed)
        .chain(arguments)
        .map(word)
        .collect();
    // `cmd /c npx …` is how Windows starts a script.
    let skipped = words
        .iter()
        .take_while(|word| matches!(word.text, "cmd" | "cmd.exe" | "/c" | "/C"))
        .count();
    client::read(out, words.get(skipped..).unwrap_or_default(), Scope::Dev);
}

/// A JSON text's place is inside its quotes.
fn word<'n>(node: &'n Node<'_>) -> Word<'n> {
    let span = node.span;
    let inner = if span.len() >= 2 {
        Span::new(span.start + 1, span.end - 1)
    } else {
        span
    };
    Word {
        text: node.str(),
        span: inner,
    }
}
