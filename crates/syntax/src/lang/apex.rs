//! Apex: Salesforce's language, Java's in most, with statements for its database.

use super::shape;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static APEX: Language = Language {
    name: "apex",
    aliases: &[],
    extensions: &["cls", "trigger", "apex"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    strings: Strings::APEX,
    lowering: Lowering {
        grammar: || tree_sitter_sfapex::apex::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: true,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::APEX,
};

const KINDS: Rules = &[
    ("block", Rule::Node(Kind::Block)),
    ("class_body", Rule::Node(Kind::Block)),
    ("interface_body", Rule::Node(Kind::Block)),
    ("enum_body", Rule::Node(Kind::Block)),
    ("constructor_body", Rule::Node(Kind::Block)),
    ("switch_block", Rule::Node(Kind::Block)),
    ("trigger_body", Rule::Splice),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("boolean_type", Rule::Leaf(Kind::Ident)),
    ("void_type", Rule::Leaf(Kind::Ident)),
    ("field_access", Rule::Node(Kind::Member)),
    ("java_field_access", Rule::Splice),
    ("safe_navigation_operator", Rule::Drop),
    (
        "scoped_identifier",
        Rule::Roles(Kind::Member, &[("scope", Role::Object)]),
    ),
    ("dotted_identifier", Rule::Custom(shape::path)),
    ("scoped_type_identifier", Rule::Custom(shape::path)),
    (
        "array_access",
        Rule::Roles(Kind::Index, &[("array", Role::Object)]),
    ),
    ("string_literal", Rule::Str),
    ("multi_line_string_literal", Rule::Str),
    ("int", Rule::Leaf(Kind::Number)),
    ("decimal", Rule::Leaf(Kind::Number)),
    ("decimal_floating_point_literal", Rule::Leaf(Kind::Number)),
    ("boolean", Rule::Leaf(Kind::Bool)),
    ("null_literal", Rule::Leaf(Kind::Null)),
    ("this", Rule::Leaf(Kind::This)),
    ("super", Rule::Leaf(Kind::Super)),
    ("method_invocation", Rule::MethodCall(&[])),
    ("object_creation_expression", Rule::Node(Kind::New)),
    (
        "map_creation_expression",
        Rule::Roles(Kind::New, &[("value", Role::Body)]),
    ),
    (
        "array_creation_expression",
        Rule::Roles(
            Kind::New,
            &[("dimensions", Role::Args), ("value", Role::Body)],
        ),
    ),
    ("map_initializer", Rule::Node(Kind::Dict)),
    (
        "map_key_initializer",
        Rule::Roles(Kind::Pair, &[("0", Role::Key), ("1", Role::Value)]),
    ),
    ("array_initializer", Rule::Node(Kind::List)),
    ("argument_list", Rule::Node(Kind::Args)),
    ("dml_expression", Rule::Custom(database)),
    (
        "method_declaration",
        Rule::Roles(Kind::Function, &[("type", Role::ReturnType)]),
    ),
    ("constructor_declaration", Rule::Node(Kind::Function)),
    ("formal_parameters", Rule::Node(Kind::Params)),
    ("formal_parameter", Rule::Node(Kind::Param)),
    ("class_declaration", Rule::Node(Kind::Class)),
    ("trigger_declaration", Rule::Node(Kind::Class)),
    ("interface_declaration", Rule::Node(Kind::Interface)),
    ("enum_declaration", Rule::Node(Kind::Enum)),
    ("enum_constant", Rule::Node(Kind::Field)),
    ("field_declaration", Rule::Node(Kind::Field)),
    ("constant_declaration", Rule::Node(Kind::Field)),
    ("local_variable_declaration", Rule::Node(Kind::VarDecl)),
    (
        "variable_declarator",
        Rule::Declarator(&[("name", Role::Left), ("value", Role::Right)]),
    ),
    ("assignment_operator", Rule::Drop),
    ("assignment_expression", Rule::Assign(&[])),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("update_expression", Rule::Op(Kind::Unary)),
    ("ternary_expression", Rule::Node(Kind::Ternary)),
    ("cast_expression", Rule::Node(Kind::Cast)),
    (
        "instanceof_expression",
        Rule::Roles(
            Kind::TypeTest,
            &[("left", Role::Value), ("right", Role::Type)],
        ),
    ),
    ("parenthesized_expression", Rule::Splice),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("if_statement", Rule::Node(Kind::If)),
    ("while_statement", Rule::Node(Kind::While)),
    ("do_statement", Rule::Node(Kind::DoWhile)),
    ("for_statement", Rule::Node(Kind::For)),
    (
        "enhanced_for_statement",
        Rule::Roles(
            Kind::ForEach,
            &[("name", Role::Left), ("value", Role::Iter)],
        ),
    ),
    ("switch_expression", Rule::Node(Kind::Switch)),
    ("switch_rule", Rule::Node(Kind::Case)),
    ("switch_label", Rule::SpliceRoles(&[("", Role::Value)])),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("throw_statement", Rule::Node(Kind::Throw)),
    ("try_statement", Rule::Node(Kind::Try)),
    ("catch_clause", Rule::Node(Kind::Catch)),
    ("finally_clause", Rule::Node(Kind::Finally)),
    ("modifiers", Rule::Aside),
    ("modifier", Rule::Leaf(Kind::Modifier)),
    ("annotation", Rule::Node(Kind::Decorator)),
    ("annotation_argument_list", Rule::Node(Kind::Args)),
    (
        "annotation_key_value",
        Rule::Roles(Kind::KeywordArg, &[("key", Role::Name)]),
    ),
    ("generic_type", Rule::Node(Kind::Type)),
    ("array_type", Rule::Node(Kind::Type)),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    ("superclass", Rule::SpliceRoles(&[("", Role::Super)])),
    ("interfaces", Rule::SpliceRoles(&[("", Role::Super)])),
    (
        "extends_interfaces",
        Rule::SpliceRoles(&[("", Role::Super)]),
    ),
    ("type_list", Rule::Splice),
    ("bound_apex_expression", Rule::Splice),
    (
        "explicit_constructor_invocation",
        Rule::MethodCall(&[("constructor", Role::Name)]),
    ),
    ("static_initializer", Rule::Node(Kind::Block)),
];

/// `insert x`: a call of the word.
fn database<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let Some(word) = node.named_child(0) else {
        return plan.leaf(Kind::Ident, plan.role, node);
    };
    plan.open_whole(Kind::Call, node);
    plan.leaf(Kind::Ident, Role::Callee, word);
    let start = span_of(word).end;
    let rest = Span::new(start, span_of(node).end.max(start));
    plan.open(Kind::Args, Role::Args, Symbol::NONE, rest);
    plan.visit_field(node, "target", Role::None);
    plan.visit_field(node, "merge_with", Role::None);
    plan.close();
    plan.close();
}
