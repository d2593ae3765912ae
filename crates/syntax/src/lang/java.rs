//! Java.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::{Kind, Role, Symbol};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static JAVA: Language = Language {
    name: "java",
    aliases: &[],
    extensions: &["java"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    lowering: Lowering {
        grammar: || tree_sitter_java::LANGUAGE.into(),
        tokens: TOKENS,
        kinds: &[KINDS],
        fields: &[],
        compiled: OnceLock::new(),
    },
};

const TOKENS: &[(&str, Kind)] = &[
    ("public", Kind::Modifier),
    ("protected", Kind::Modifier),
    ("private", Kind::Modifier),
    ("static", Kind::Modifier),
    ("final", Kind::Modifier),
    ("abstract", Kind::Modifier),
    ("synchronized", Kind::Modifier),
    ("default", Kind::Modifier),
];

const KINDS: Rules = &[
    ("block", Rule::Node(Kind::Block)),
    ("class_body", Rule::Node(Kind::Block)),
    ("interface_body", Rule::Node(Kind::Block)),
    ("enum_body", Rule::Node(Kind::Block)),
    ("constructor_body", Rule::Node(Kind::Block)),
    ("switch_block", Rule::Node(Kind::Block)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("field_access", Rule::Node(Kind::Member)),
    (
        "scoped_identifier",
        Rule::Roles(Kind::Member, &[("scope", Role::Object)]),
    ),
    (
        "scoped_type_identifier",
        Rule::Roles(Kind::Member, &[("0", Role::Object), ("1", Role::Name)]),
    ),
    (
        "array_access",
        Rule::Roles(Kind::Index, &[("array", Role::Object)]),
    ),
    ("string_literal", Rule::Str),
    ("decimal_integer_literal", Rule::Leaf(Kind::Number)),
    ("hex_integer_literal", Rule::Leaf(Kind::Number)),
    ("octal_integer_literal", Rule::Leaf(Kind::Number)),
    ("binary_integer_literal", Rule::Leaf(Kind::Number)),
    ("decimal_floating_point_literal", Rule::Leaf(Kind::Number)),
    ("character_literal", Rule::Leaf(Kind::Char)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("null_literal", Rule::Leaf(Kind::Null)),
    ("this", Rule::Leaf(Kind::This)),
    ("super", Rule::Leaf(Kind::Super)),
    ("method_invocation", Rule::MethodCall(&[])),
    ("object_creation_expression", Rule::Node(Kind::New)),
    ("argument_list", Rule::Node(Kind::Args)),
    ("method_declaration", Rule::Node(Kind::Function)),
    ("constructor_declaration", Rule::Node(Kind::Function)),
    ("lambda_expression", Rule::Custom(lambda)),
    ("formal_parameters", Rule::Node(Kind::Params)),
    ("inferred_parameters", Rule::Node(Kind::Params)),
    ("formal_parameter", Rule::Node(Kind::Param)),
    ("spread_parameter", Rule::Node(Kind::Param)),
    ("class_declaration", Rule::Node(Kind::Class)),
    ("record_declaration", Rule::Node(Kind::Class)),
    ("interface_declaration", Rule::Node(Kind::Interface)),
    ("annotation_type_declaration", Rule::Node(Kind::Interface)),
    ("enum_declaration", Rule::Node(Kind::Enum)),
    ("field_declaration", Rule::Node(Kind::Field)),
    ("assignment_expression", Rule::Assign(&[])),
    ("local_variable_declaration", Rule::Node(Kind::VarDecl)),
    (
        "variable_declarator",
        Rule::Declarator(&[("name", Role::Left), ("value", Role::Right)]),
    ),
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
    ("switch_block_statement_group", Rule::Node(Kind::Case)),
    ("switch_rule", Rule::Node(Kind::Case)),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("throw_statement", Rule::Node(Kind::Throw)),
    ("try_statement", Rule::Node(Kind::Try)),
    (
        "try_with_resources_statement",
        Rule::Roles(Kind::Try, &[("resources", Role::Init)]),
    ),
    ("catch_clause", Rule::Node(Kind::Catch)),
    ("finally_clause", Rule::Node(Kind::Finally)),
    (
        "resource",
        Rule::Declarator(&[("name", Role::Left), ("value", Role::Right)]),
    ),
    (
        "assert_statement",
        Rule::Roles(Kind::Assert, &[("0", Role::Condition), ("1", Role::Value)]),
    ),
    (
        "import_declaration",
        Rule::Roles(Kind::Import, &[("0", Role::Module), ("1", Role::Name)]),
    ),
    (
        "package_declaration",
        Rule::Roles(Kind::Package, &[("", Role::Name)]),
    ),
    ("marker_annotation", Rule::Node(Kind::Decorator)),
    ("annotation", Rule::Node(Kind::Decorator)),
    ("annotation_argument_list", Rule::Node(Kind::Args)),
    (
        "element_value_pair",
        Rule::Roles(Kind::KeywordArg, &[("key", Role::Name)]),
    ),
    ("element_value_array_initializer", Rule::Node(Kind::List)),
    ("modifiers", Rule::Splice),
    ("generic_type", Rule::Node(Kind::Type)),
    ("array_type", Rule::Node(Kind::Type)),
    ("integral_type", Rule::Leaf(Kind::Ident)),
    ("floating_point_type", Rule::Leaf(Kind::Ident)),
    ("boolean_type", Rule::Leaf(Kind::Ident)),
    ("void_type", Rule::Leaf(Kind::Ident)),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    ("array_initializer", Rule::Node(Kind::List)),
    ("asterisk", Rule::Leaf(Kind::Ident)),
    ("superclass", Rule::SpliceRoles(&[("", Role::Super)])),
    ("super_interfaces", Rule::SpliceRoles(&[("", Role::Super)])),
    (
        "extends_interfaces",
        Rule::SpliceRoles(&[("", Role::Super)]),
    ),
    ("type_list", Rule::Splice),
    ("throws", Rule::Node(Kind::Type)),
    ("catch_formal_parameter", Rule::Splice),
    ("catch_type", Rule::SpliceRoles(&[("", Role::Type)])),
    ("resource_specification", Rule::SpliceSingle(Kind::Block)),
    (
        "method_reference",
        Rule::Roles(Kind::Member, &[("0", Role::Object), ("1", Role::Name)]),
    ),
    (
        "class_literal",
        Rule::Roles(Kind::Member, &[("0", Role::Object)]),
    ),
    (
        "array_creation_expression",
        Rule::Roles(
            Kind::New,
            &[("dimensions", Role::Args), ("value", Role::Body)],
        ),
    ),
    ("dimensions_expr", Rule::Node(Kind::Args)),
    ("dimensions", Rule::Drop),
    (
        "explicit_constructor_invocation",
        Rule::MethodCall(&[("constructor", Role::Name)]),
    ),
    (
        "synchronized_statement",
        Rule::Roles(Kind::With, &[("0", Role::Value)]),
    ),
    ("yield_statement", Rule::Node(Kind::Yield)),
    ("static_initializer", Rule::Node(Kind::Block)),
    (
        "compact_constructor_declaration",
        Rule::Node(Kind::Function),
    ),
    ("switch_label", Rule::SpliceRoles(&[("", Role::Value)])),
    ("guard", Rule::SpliceRoles(&[("", Role::Condition)])),
    ("pattern", Rule::Splice),
    ("type_parameters", Rule::Node(Kind::TypeArgs)),
    ("type_parameter", Rule::Node(Kind::Type)),
    ("type_bound", Rule::Splice),
    ("enum_constant", Rule::Node(Kind::Field)),
    ("annotation_type_body", Rule::Node(Kind::Block)),
    (
        "annotation_type_element_declaration",
        Rule::Node(Kind::Function),
    ),
    ("constant_declaration", Rule::Node(Kind::Field)),
    ("annotated_type", Rule::Splice),
    ("wildcard", Rule::Node(Kind::Type)),
    ("receiver_parameter", Rule::Node(Kind::Param)),
    ("hex_floating_point_literal", Rule::Leaf(Kind::Number)),
    ("string_interpolation", Rule::Node(Kind::Interp)),
    ("enum_body_declarations", Rule::Splice),
];

/// `x -> …` has the same shape as `(x) -> …`.
fn lambda<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Lambda, node);
    match node.child_by_field_name("parameters") {
        Some(name) if name.kind() == "identifier" => {
            plan.open(Kind::Params, Role::Params, Symbol::NONE, span_of(name));
            plan.visit(name, Role::None);
            plan.close();
        }
        Some(parameters) => plan.visit(parameters, Role::Params),
        None => {}
    }
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}
