//! Handlers that catch an error and do nothing about it.
//!
//! A handler that holds a comment has said why, and one that names what it expects is left alone; so is one in a test, in
//! a function that tries to clean up, and one after which something else is done instead.

use super::{File, Signal, SignalRule};
use airlock_model::{Purpose, Span};
use airlock_syntax::{Kind, NodeId, Role};

/// Types that stand for every error.
const BROAD: [&str; 8] = [
    "BaseException",
    "Error",
    "Exception",
    "RuntimeException",
    "ScriptError",
    "StandardError",
    "Throwable",
    "any",
];

/// Parts of names of functions that clean up, where a further error must not hide the first.
const CLEANING: [&str; 12] = [
    "clean", "close", "dispose", "finali", "flush", "shutdown", "stop", "teardown", "destroy",
    "quiet", "silent", "ignore",
];

pub(super) fn find(file: &File<'_>) -> Vec<Signal> {
    if file.purpose != Purpose::Product {
        return Vec::new();
    }
    let tree = file.facts.tree;
    let handlers = { tree.iter() }.filter(|(_, node)| node.kind == Kind::Catch);
    handlers
        .filter(|(id, _)| is_silent(file, *id))
        .map(|(id, node)| {
            let symbol = file.symbol_at(node.span());
            Signal {
                rule: SignalRule::SwallowedError,
                span: first_line(file, node.span()),
                message: match caught(file, id) {
                    Some(what) => format!("`{what}` is caught here, and nothing is done about it"),
                    None => "Every error is caught here, and nothing is done about it".to_owned(),
                },
                identity: symbol.clone(),
                symbol,
            }
        })
        .collect()
}

fn is_silent(file: &File<'_>, handler: NodeId) -> bool {
    let (tree, text) = (file.facts.tree, file.facts.text);
    let body = tree.child(handler, Role::Body);
    let does_nothing = match body {
        None => false,
        Some(body) => { tree.children(body) }.all(|statement| {
            let written = tree.text(text, statement).trim_end_matches(';').trim();
            matches!(written, "pass" | "..." | "" | "continue")
        }),
    };
    if !does_nothing {
        return false;
    }
    // From the handler to what follows it: a comment may stand before or after its body.
    let span = tree.node(handler).span();
    let end = next_line_end(text, span.end);
    let around = Span::new(span.start, end).slice(text);
    let has_comment = around.contains("//") || around.contains("/*") || around.contains('#');
    if has_comment {
        return false;
    }
    let is_broad = caught(file, handler).is_none_or(|what| {
        let names = what.split(['|', ',', '(', ')', ' ']);
        let mut names = names.map(|name| name.rsplit(['.', '\\', ':']).next().unwrap_or(name));
        // `library.Error` is that library's own.
        names.any(|name| BROAD.contains(&name) && !(name == "Error" && what.contains(".Error")))
    });
    let symbol = file.symbol_at(span).to_ascii_lowercase();
    let cleans = CLEANING.iter().any(|word| symbol.contains(word));
    is_broad && !cleans && !cleans_up(file, handler) && !falls_back(file, handler)
}

/// Whether what is tried ends by giving its value: what follows the handler is then what is done instead.
fn falls_back(file: &File<'_>, handler: NodeId) -> bool {
    let tree = file.facts.tree;
    let tried = tree.child(file.facts.parent(handler), Role::Body);
    let last = tried.and_then(|tried| tree.children(tried).last());
    let has_else = { tree.children(file.facts.parent(handler)) }
        .any(|child| tree.kind(child) == Kind::Else || tree.node(child).role == Role::Else);
    has_else
        || last.is_some_and(|last| matches!(tree.kind(last), Kind::Return | Kind::Break))
        || tree.kind(file.facts.parent(file.facts.parent(handler))) == Kind::Assign
}

/// Whether what is tried is a single call that closes or deletes something.
fn cleans_up(file: &File<'_>, handler: NodeId) -> bool {
    let (tree, text) = (file.facts.tree, file.facts.text);
    let tried = tree.child(file.facts.parent(handler), Role::Body);
    let Some(tried) = tried else { return false };
    let mut statements = tree.children(tried);
    let (Some(only), None) = (statements.next(), statements.next()) else {
        return false;
    };
    let written = tree.text(text, only).to_ascii_lowercase();
    let words = [
        "close",
        "delete",
        "dispose",
        "unlink",
        "remove",
        "kill",
        "cancel",
        "disconnect",
        "stop",
        "abort",
        "json.parse",
        "storage",
        "release",
        "destroy",
        "sleep",
        "join",
        "terminate",
        "shutdown",
        "rollback",
    ];
    words.iter().any(|word| written.contains(word))
}

/// The types that a handler catches, as they are written.
fn caught(file: &File<'_>, handler: NodeId) -> Option<String> {
    let (tree, text) = (file.facts.tree, file.facts.text);
    let types: Vec<&str> = { tree.children(handler) }
        .filter(|child| tree.node(*child).role == Role::Type)
        .map(|child| tree.text(text, child).trim())
        .collect();
    (!types.is_empty()).then(|| types.join(" | "))
}

fn first_line(file: &File<'_>, span: Span) -> Span {
    let written = span.slice(file.facts.text);
    let length = written.find('\n').unwrap_or(written.len());
    let end = span.start + u32::try_from(length).unwrap_or(0);
    Span::new(span.start, end)
}

fn next_line_end(text: &str, at: u32) -> u32 {
    let rest = text.get(at as usize..).unwrap_or("");
    let length = rest.find('\n').unwrap_or(rest.len());
    at.saturating_add(u32::try_from(length).unwrap_or(0))
}
