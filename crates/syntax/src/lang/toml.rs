//! TOML.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static TOML: Language = Language {
    name: "toml",
    aliases: &[],
    extensions: &["toml"],
    file_names: &[
        "Cargo.lock",
        "poetry.lock",
        "uv.lock",
        "pdm.lock",
        "Pipfile",
    ],
    interpreters: &[],
    comments: Comments::HASH,
    strings: Strings::TOML,
    lowering: Lowering {
        grammar: || tree_sitter_toml_ng::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::TOML,
};

const KINDS: Rules = &[
    ("table", Rule::Custom(table)),
    ("table_array_element", Rule::Custom(table)),
    (
        "pair",
        Rule::Roles(Kind::Pair, &[("0", Role::Key), ("1", Role::Value)]),
    ),
    (
        "dotted_key",
        Rule::Roles(Kind::Member, &[("0", Role::Object), ("1", Role::Name)]),
    ),
    ("bare_key", Rule::Leaf(Kind::Ident)),
    ("quoted_key", Rule::Str),
    ("string", Rule::Str),
    ("array", Rule::Node(Kind::List)),
    ("inline_table", Rule::Node(Kind::Dict)),
    ("integer", Rule::Leaf(Kind::Number)),
    ("float", Rule::Leaf(Kind::Number)),
    ("boolean", Rule::Leaf(Kind::Bool)),
];

/// `[a.b]` and the lines below it: a pair of the name and its settings.
fn table<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Pair, node);
    let mut parts = node
        .named_children(&mut node.walk())
        .collect::<Vec<_>>()
        .into_iter();
    let Some(key) = parts.next() else {
        return plan.close();
    };
    plan.visit(key, Role::Key);
    let span = Span::new(span_of(key).end, span_of(node).end.max(span_of(key).end));
    plan.open(Kind::Dict, Role::Value, Symbol::NONE, span);
    for part in parts {
        plan.visit(part, Role::None);
    }
    plan.close();
    plan.close();
}
