//! YAML.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role};
use std::sync::OnceLock;

pub(crate) static YAML: Language = Language {
    name: "yaml",
    aliases: &["yml"],
    extensions: &["yaml", "yml"],
    file_names: &[".clang-format", ".yamllint"],
    interpreters: &[],
    comments: Comments::HASH,
    strings: Strings::YAML,
    lowering: Lowering {
        grammar: || tree_sitter_yaml::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::YAML,
};

const KINDS: Rules = &[
    ("document", Rule::Node(Kind::Block)),
    (
        "block_node",
        Rule::SpliceSingleRoles(Kind::Cast, &[("", Role::Value)]),
    ),
    (
        "flow_node",
        Rule::SpliceSingleRoles(Kind::Cast, &[("", Role::Value)]),
    ),
    ("block_sequence_item", Rule::Splice),
    ("plain_scalar", Rule::Splice),
    ("block_mapping", Rule::Node(Kind::Dict)),
    ("flow_mapping", Rule::Node(Kind::Dict)),
    ("block_mapping_pair", Rule::Node(Kind::Pair)),
    ("flow_pair", Rule::Node(Kind::Pair)),
    ("block_sequence", Rule::Node(Kind::List)),
    ("flow_sequence", Rule::Node(Kind::List)),
    ("string_scalar", Rule::BareStr),
    ("block_scalar", Rule::BareStr),
    ("timestamp_scalar", Rule::BareStr),
    ("double_quote_scalar", Rule::Str),
    ("single_quote_scalar", Rule::Str),
    ("integer_scalar", Rule::Leaf(Kind::Number)),
    ("float_scalar", Rule::Leaf(Kind::Number)),
    ("boolean_scalar", Rule::Leaf(Kind::Bool)),
    ("null_scalar", Rule::Leaf(Kind::Null)),
    ("tag", Rule::Leaf(Kind::Decorator)),
    ("alias", Rule::Leaf(Kind::Ident)),
    ("anchor", Rule::Drop),
    ("reserved_directive", Rule::Drop),
    ("tag_directive", Rule::Drop),
    ("yaml_directive", Rule::Drop),
];
