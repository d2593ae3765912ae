//! Java.

use super::javascript::declarator;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, span_of};
use crate::pattern::PatternSyntax;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
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
        kinds: KINDS,
        fields: &[],
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::C,
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

const KINDS: &[(&str, Rule)] = &[
    ("block", Rule::Node(Kind::Block)),
    ("class_body", Rule::Node(Kind::Block)),
    ("interface_body", Rule::Node(Kind::Block)),
    ("enum_body", Rule::Node(Kind::Block)),
    ("constructor_body", Rule::Node(Kind::Block)),
    ("switch_block", Rule::Node(Kind::Block)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("field_access", Rule::Node(Kind::Member)),
    ("scoped_identifier", Rule::Node(Kind::Member)),
    ("scoped_type_identifier", Rule::Node(Kind::Member)),
    ("array_access", Rule::Node(Kind::Index)),
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
    ("method_invocation", Rule::Custom(method_invocation)),
    ("object_creation_expression", Rule::Node(Kind::New)),
    ("argument_list", Rule::Node(Kind::Args)),
    ("method_declaration", Rule::Node(Kind::Function)),
    ("constructor_declaration", Rule::Node(Kind::Function)),
    ("lambda_expression", Rule::Node(Kind::Lambda)),
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
    ("assignment_expression", Rule::Custom(assignment)),
    ("local_variable_declaration", Rule::Node(Kind::VarDecl)),
    ("variable_declarator", Rule::Custom(declarator)),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("update_expression", Rule::Op(Kind::Unary)),
    ("ternary_expression", Rule::Node(Kind::Ternary)),
    ("cast_expression", Rule::Node(Kind::Cast)),
    ("instanceof_expression", Rule::Node(Kind::TypeTest)),
    ("parenthesized_expression", Rule::Splice),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("if_statement", Rule::Node(Kind::If)),
    ("while_statement", Rule::Node(Kind::While)),
    ("do_statement", Rule::Node(Kind::DoWhile)),
    ("for_statement", Rule::Node(Kind::For)),
    ("enhanced_for_statement", Rule::Node(Kind::ForEach)),
    ("switch_expression", Rule::Node(Kind::Switch)),
    ("switch_block_statement_group", Rule::Node(Kind::Case)),
    ("switch_rule", Rule::Node(Kind::Case)),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("throw_statement", Rule::Node(Kind::Throw)),
    ("try_statement", Rule::Node(Kind::Try)),
    ("try_with_resources_statement", Rule::Node(Kind::Try)),
    ("catch_clause", Rule::Node(Kind::Catch)),
    ("finally_clause", Rule::Node(Kind::Finally)),
    ("resource", Rule::Custom(declarator)),
    ("assert_statement", Rule::Node(Kind::Assert)),
    ("import_declaration", Rule::Node(Kind::Import)),
    ("package_declaration", Rule::Node(Kind::Package)),
    ("marker_annotation", Rule::Node(Kind::Decorator)),
    ("annotation", Rule::Node(Kind::Decorator)),
    ("annotation_argument_list", Rule::Node(Kind::Args)),
    ("element_value_pair", Rule::Node(Kind::KeywordArg)),
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
];

/// `object.name(args)`: a call of a member, as in the other languages.
fn method_invocation<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open(Kind::Call, plan.role, Symbol::NONE, span_of(node));
    let object = node.child_by_field_name("object");
    let name = node.child_by_field_name("name");
    if let (Some(object), Some(name)) = (object, name) {
        let span = Span::new(span_of(object).start, span_of(name).end);
        plan.open(Kind::Member, Role::Callee, Symbol::NONE, span);
        plan.visit(object, Role::Object);
        plan.visit(name, Role::Name);
        plan.close();
    } else if let Some(name) = name {
        plan.visit(name, Role::Callee);
    }
    plan.visit_field(node, "arguments", Role::Args);
    plan.close();
}

/// One grammar kind holds `=` and `+=` in Java.
fn assignment<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let operator = node
        .child_by_field_name("operator")
        .map_or("=", |operator| span_of(operator).slice(plan.text));
    let (kind, symbol) = if operator == "=" {
        (Kind::Assign, Symbol::NONE)
    } else {
        (Kind::AugAssign, Symbol::of(operator))
    };
    plan.open(kind, plan.role, symbol, span_of(node));
    plan.visit_field(node, "left", Role::Left);
    plan.visit_field(node, "right", Role::Right);
    plan.close();
}
