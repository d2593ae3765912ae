//! TypeScript and TSX: JavaScript's table with types.

use super::javascript;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Rule};
use crate::pattern::PatternSyntax;
use crate::{Kind, Role};
use std::sync::OnceLock;

pub(crate) static TYPESCRIPT: Language = Language {
    name: "typescript",
    aliases: &["ts"],
    extensions: &["ts", "mts", "cts"],
    file_names: &[],
    interpreters: &["ts-node", "tsx"],
    comments: Comments::C,
    lowering: lowering(|| tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()),
    pattern: PatternSyntax::JAVASCRIPT,
};

pub(crate) static TSX: Language = Language {
    name: "tsx",
    aliases: &[],
    extensions: &["tsx"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    lowering: lowering(|| tree_sitter_typescript::LANGUAGE_TSX.into()),
    pattern: PatternSyntax::JAVASCRIPT,
};

const fn lowering(grammar: fn() -> tree_sitter::Language) -> Lowering {
    Lowering {
        grammar,
        tokens: TOKENS,
        kinds: KINDS,
        fields: &[("constructor", Role::Type)],
        compiled: OnceLock::new(),
    }
}

const TOKENS: &[(&str, Kind)] = &[
    ("async", Kind::Modifier),
    ("static", Kind::Modifier),
    ("get", Kind::Modifier),
    ("set", Kind::Modifier),
    ("readonly", Kind::Modifier),
    ("abstract", Kind::Modifier),
];

/// What TypeScript adds; looked up before JavaScript's own.
const TYPES: &[(&str, Rule)] = &[
    ("accessibility_modifier", Rule::Leaf(Kind::Modifier)),
    ("override_modifier", Rule::Leaf(Kind::Modifier)),
    ("public_field_definition", Rule::Node(Kind::Field)),
    ("abstract_class_declaration", Rule::Node(Kind::Class)),
    ("interface_declaration", Rule::Node(Kind::Interface)),
    ("enum_declaration", Rule::Node(Kind::Enum)),
    ("enum_body", Rule::Node(Kind::Block)),
    ("interface_body", Rule::Node(Kind::Block)),
    ("required_parameter", Rule::SpliceSingle(Kind::Param)),
    ("optional_parameter", Rule::SpliceSingle(Kind::Param)),
    ("type_annotation", Rule::Node(Kind::Type)),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    ("as_expression", Rule::Node(Kind::Cast)),
    ("satisfies_expression", Rule::Node(Kind::Cast)),
    ("type_assertion", Rule::Node(Kind::Cast)),
    ("non_null_expression", Rule::Splice),
    ("import_alias", Rule::Node(Kind::Import)),
    ("internal_module", Rule::Node(Kind::Package)),
];

const KINDS: &[(&str, Rule)] = &concat(TYPES, javascript::KINDS);

const fn concat(
    first: &[(&'static str, Rule)],
    second: &[(&'static str, Rule)],
) -> [(&'static str, Rule); TYPES.len() + javascript::KINDS.len()] {
    let mut all = [("", Rule::Drop); TYPES.len() + javascript::KINDS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < first.len() {
            first[at]
        } else {
            second[at - first.len()]
        };
        at += 1;
    }
    all
}
