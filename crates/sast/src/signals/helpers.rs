//! Private functions of one line that one place calls and nothing explains.
//!
//! Told of languages in which a file shows that a function is private: Python's leading underscore, JavaScript's function
//! that is not exported, Java's and C#'s `private`, Go's lower-case name (within its file only where the package is one
//! file, so not at all).

use super::{File, Signal, SignalRule};
use crate::functions::Function;
use airlock_model::{Purpose, Span};
use airlock_syntax::Kind;
use rustc_hash::FxHashMap;

pub(super) fn find(file: &File<'_>) -> Vec<Signal> {
    if file.purpose != Purpose::Product {
        return Vec::new();
    }
    let tree = file.facts.tree;
    let mut mentions: FxHashMap<&str, u32> = FxHashMap::default();
    for (id, node) in tree.iter() {
        if node.kind == Kind::Ident {
            *mentions.entry(tree.text(file.facts.text, id)).or_default() += 1;
        }
    }
    let is_called = |function: &Function| {
        let calls = { file.uses.iter() }.filter(|used| {
            used.how == crate::uses::How::Called
                && used.path.rsplit('.').next() == Some(function.name.as_str())
        });
        calls.count() == 1
    };
    { file.functions.iter() }
        .filter(|function| is_private(file, function) && is_small(file, function))
        // Its name where it is defined, and where it is called.
        .filter(|function| mentions.get(function.name.as_str()) == Some(&2) && is_called(function))
        .filter(|function| !is_documented(file, function))
        .map(|function| Signal {
            rule: SignalRule::SingleUseHelper,
            span: function.head,
            symbol: function.symbol.clone(),
            message: format!(
                "`{}` is one line, called once and not documented: the line would be plainer where it is called",
                function.symbol
            ),
            identity: function.symbol.clone(),
        })
        .collect()
}

fn is_private(file: &File<'_>, function: &Function) -> bool {
    let facts = file.facts;
    let tree = facts.tree;
    let name = function.name.as_str();
    if name.is_empty() || tree.kind(function.node) != Kind::Function || function.outer.is_some() {
        return false;
    }
    let is_decorated =
        { tree.children(function.node) }.any(|child| tree.kind(child) == Kind::Decorator);
    let has_modifier = |word: &str| {
        { tree.children(function.node) }
            .any(|child| tree.kind(child) == Kind::Modifier && tree.text(facts.text, child) == word)
    };
    !is_decorated
        && match facts.language.name {
            "python" => name.starts_with('_') && !name.starts_with("__") && !function.is_method,
            "java" | "csharp" | "kotlin" => has_modifier("private"),
            _ => false,
        }
}

/// One statement in one line.
fn is_small(file: &File<'_>, function: &Function) -> bool {
    let tree = file.facts.tree;
    let mut statements = tree.children(function.body);
    let (Some(only), None) = (statements.next(), statements.next()) else {
        return false;
    };
    let code = tree.text(file.facts.text, only);
    tree.kind(only) == Kind::Return && !code.contains('\n')
}

/// Whether a comment stands before it or in it, or a string that documents it.
fn is_documented(file: &File<'_>, function: &Function) -> bool {
    let text = file.facts.text;
    let before = Span::new(0, file.facts.tree.node(function.node).start).slice(text);
    let last = before.trim_end().lines().next_back().unwrap_or("").trim();
    let has_comment_before = ["//", "/*", "*", "#", "\"\"\""]
        .iter()
        .any(|mark| last.starts_with(mark))
        || last.ends_with("*/");
    let code = function.span.slice(text);
    has_comment_before
        || code.contains("//")
        || code.contains("/*")
        || code.contains('#')
        || code.contains("\"\"\"")
}
