//! JSON; comments are understood.

use crate::Kind;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use std::sync::OnceLock;

pub(crate) static JSON: Language = Language {
    name: "json",
    aliases: &[],
    extensions: &["json", "jsonc", "json5", "geojson", "webmanifest", "har"],
    file_names: &[
        ".babelrc",
        ".eslintrc",
        ".prettierrc",
        ".jshintrc",
        "composer.lock",
        "Pipfile.lock",
    ],
    interpreters: &[],
    comments: Comments::C,
    strings: Strings::JSON,
    lowering: Lowering {
        grammar: || tree_sitter_json::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::JSON,
};

const KINDS: Rules = &[
    ("object", Rule::Node(Kind::Dict)),
    ("pair", Rule::Node(Kind::Pair)),
    ("array", Rule::Node(Kind::List)),
    ("string", Rule::Str),
    ("number", Rule::Leaf(Kind::Number)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("null", Rule::Leaf(Kind::Null)),
];
