//! TypeScript and TSX: JavaScript's table with types.

use super::javascript;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Roles, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static TYPESCRIPT: Language = Language {
    name: "typescript",
    aliases: &["ts"],
    extensions: &["ts", "mts", "cts"],
    file_names: &[],
    interpreters: &["ts-node", "tsx"],
    comments: Comments::C,
    strings: Strings::JAVASCRIPT,
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
    strings: Strings::JAVASCRIPT,
    lowering: lowering(|| tree_sitter_typescript::LANGUAGE_TSX.into()),
    pattern: PatternSyntax::JAVASCRIPT,
};

const fn lowering(grammar: fn() -> tree_sitter::Language) -> Lowering {
    Lowering {
        grammar,
        tokens: TOKENS,
        kinds: &[TYPES, javascript::KINDS],
        fields: &[("constructor", Role::Type)],
        caseless_names: false,
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

/// A parameter is a pattern with more around it.
const PARAMETER: Roles = &[("pattern", Role::Name)];

/// What TypeScript adds; looked up before JavaScript's own.
const TYPES: Rules = &[
    ("class_body", Rule::Custom(class_body)),
    ("accessibility_modifier", Rule::Leaf(Kind::Modifier)),
    ("override_modifier", Rule::Leaf(Kind::Modifier)),
    ("public_field_definition", Rule::Node(Kind::Field)),
    ("abstract_class_declaration", Rule::Node(Kind::Class)),
    ("interface_declaration", Rule::Node(Kind::Interface)),
    ("enum_declaration", Rule::Node(Kind::Enum)),
    ("enum_body", Rule::Node(Kind::Block)),
    ("interface_body", Rule::Node(Kind::Block)),
    (
        "required_parameter",
        Rule::SpliceSingleRoles(Kind::Param, PARAMETER),
    ),
    (
        "optional_parameter",
        Rule::SpliceSingleRoles(Kind::Param, PARAMETER),
    ),
    ("type_annotation", Rule::Splice),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    (
        "as_expression",
        Rule::Roles(Kind::Cast, &[("0", Role::Value), ("1", Role::Type)]),
    ),
    (
        "satisfies_expression",
        Rule::Roles(Kind::Cast, &[("0", Role::Value), ("1", Role::Type)]),
    ),
    (
        "type_assertion",
        Rule::Roles(Kind::Cast, &[("0", Role::Value)]),
    ),
    ("non_null_expression", Rule::Splice),
    ("import_alias", Rule::Node(Kind::Import)),
    ("internal_module", Rule::Node(Kind::Package)),
    ("predefined_type", Rule::Leaf(Kind::Ident)),
    ("this_type", Rule::Leaf(Kind::This)),
    ("generic_type", Rule::Node(Kind::Type)),
    (
        "nested_type_identifier",
        Rule::Roles(Kind::Member, &[("module", Role::Object)]),
    ),
    ("nested_identifier", Rule::Node(Kind::Member)),
    ("object_type", Rule::Node(Kind::Type)),
    ("union_type", Rule::Node(Kind::Type)),
    ("intersection_type", Rule::Node(Kind::Type)),
    ("array_type", Rule::Node(Kind::Type)),
    ("tuple_type", Rule::Node(Kind::Type)),
    ("function_type", Rule::Node(Kind::Type)),
    ("constructor_type", Rule::Node(Kind::Type)),
    ("conditional_type", Rule::Node(Kind::Type)),
    ("lookup_type", Rule::Node(Kind::Type)),
    ("type_query", Rule::Node(Kind::Type)),
    ("index_type_query", Rule::Node(Kind::Type)),
    ("readonly_type", Rule::Node(Kind::Type)),
    ("type_alias_declaration", Rule::Node(Kind::Type)),
    ("type_parameter", Rule::Node(Kind::Type)),
    ("template_literal_type", Rule::Node(Kind::Type)),
    ("type_parameters", Rule::Node(Kind::TypeArgs)),
    ("literal_type", Rule::Splice),
    ("parenthesized_type", Rule::Splice),
    ("constraint", Rule::Splice),
    ("default_type", Rule::Splice),
    ("function_signature", Rule::Node(Kind::Function)),
    ("method_signature", Rule::Node(Kind::Function)),
    ("abstract_method_signature", Rule::Node(Kind::Function)),
    ("call_signature", Rule::Node(Kind::Function)),
    ("construct_signature", Rule::Node(Kind::Function)),
    ("property_signature", Rule::Node(Kind::Field)),
    ("ambient_declaration", Rule::Splice),
    ("module", Rule::Node(Kind::Package)),
    (
        "enum_assignment",
        Rule::Roles(
            Kind::Assign,
            &[("name", Role::Left), ("value", Role::Right)],
        ),
    ),
    (
        "extends_clause",
        Rule::SpliceRoles(&[("value", Role::Super)]),
    ),
    ("implements_clause", Rule::SpliceRoles(&[("", Role::Super)])),
    (
        "extends_type_clause",
        Rule::SpliceRoles(&[("type", Role::Super)]),
    ),
    ("import_require_clause", Rule::Splice),
    ("type_predicate_annotation", Rule::Splice),
];

/// The grammar has the decorators of a member ahead of it.
fn class_body<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Block, node);
    let mut decorators: Vec<Raw<'tree>> = Vec::new();
    for member in node.named_children(&mut node.walk()) {
        let kind = match member.kind() {
            "decorator" => {
                decorators.push(member);
                continue;
            }
            "method_definition" | "method_signature" | "abstract_method_signature" => {
                Kind::Function
            }
            _ => {
                for decorator in decorators.drain(..) {
                    plan.visit(decorator, Role::Decorator);
                }
                plan.visit(member, Role::None);
                continue;
            }
        };
        if decorators.is_empty() {
            plan.visit(member, Role::None);
        } else {
            javascript::decorated(plan, kind, &decorators, member);
            decorators.clear();
        }
    }
    for decorator in decorators {
        plan.visit(decorator, Role::Decorator);
    }
    plan.close();
}
