//! PHP, with the markup around it.

use super::shape::{backticks, keyword_call, keyword_statement};
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static PHP: Language = Language {
    name: "php",
    aliases: &[],
    extensions: &[
        "php", "php3", "php4", "php5", "php7", "phtml", "phps", "inc",
    ],
    file_names: &[],
    interpreters: &["php"],
    comments: Comments {
        line: &["//", "#"],
        block: &[("/*", "*/")],
        nested: false,
    },
    strings: Strings::PHP,
    lowering: Lowering {
        grammar: || tree_sitter_php::LANGUAGE_PHP.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: true,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::PHP,
};

const KINDS: Rules = &[
    ("compound_statement", Rule::Node(Kind::Block)),
    ("colon_block", Rule::Node(Kind::Block)),
    ("declaration_list", Rule::Node(Kind::Block)),
    ("enum_declaration_list", Rule::Node(Kind::Block)),
    ("switch_block", Rule::Node(Kind::Block)),
    ("match_block", Rule::Node(Kind::Block)),
    ("property_hook_list", Rule::Node(Kind::Block)),
    ("variable_name", Rule::Leaf(Kind::Ident)),
    ("name", Rule::Leaf(Kind::Ident)),
    ("qualified_name", Rule::Leaf(Kind::Ident)),
    ("namespace_name", Rule::Leaf(Kind::Ident)),
    ("relative_name", Rule::Leaf(Kind::Ident)),
    ("relative_scope", Rule::Leaf(Kind::Ident)),
    ("primitive_type", Rule::Leaf(Kind::Ident)),
    ("cast_type", Rule::Leaf(Kind::Ident)),
    ("bottom_type", Rule::Leaf(Kind::Ident)),
    ("dynamic_variable_name", Rule::Op(Kind::Unary)),
    ("member_access_expression", Rule::Node(Kind::Member)),
    (
        "nullsafe_member_access_expression",
        Rule::Node(Kind::Member),
    ),
    (
        "scoped_property_access_expression",
        Rule::Roles(Kind::Member, &[("scope", Role::Object)]),
    ),
    (
        "class_constant_access_expression",
        Rule::Roles(Kind::Member, &[("0", Role::Object), ("1", Role::Name)]),
    ),
    (
        "subscript_expression",
        Rule::Roles(Kind::Index, &[("0", Role::Object), ("1", Role::Index)]),
    ),
    ("string", Rule::Str),
    ("encapsed_string", Rule::Str),
    ("heredoc", Rule::SpliceRoles(&[("value", Role::None)])),
    ("nowdoc", Rule::SpliceRoles(&[("value", Role::None)])),
    ("heredoc_body", Rule::BareStr),
    ("nowdoc_body", Rule::BareStr),
    ("heredoc_start", Rule::Drop),
    ("heredoc_end", Rule::Drop),
    ("php_tag", Rule::Drop),
    ("php_end_tag", Rule::Drop),
    ("empty_statement", Rule::Drop),
    ("reference_modifier", Rule::Drop),
    ("string_content", Rule::Leaf(Kind::StrText)),
    ("escape_sequence", Rule::Leaf(Kind::StrText)),
    ("nowdoc_string", Rule::Leaf(Kind::StrText)),
    ("shell_command_expression", Rule::Custom(backticks)),
    ("integer", Rule::Leaf(Kind::Number)),
    ("float", Rule::Leaf(Kind::Number)),
    ("boolean", Rule::Leaf(Kind::Bool)),
    ("null", Rule::Leaf(Kind::Null)),
    ("function_call_expression", Rule::Node(Kind::Call)),
    ("member_call_expression", Rule::MethodCall(&[])),
    ("nullsafe_member_call_expression", Rule::MethodCall(&[])),
    (
        "scoped_call_expression",
        Rule::MethodCall(&[("scope", Role::Object)]),
    ),
    ("include_expression", Rule::Custom(keyword_call)),
    ("include_once_expression", Rule::Custom(keyword_call)),
    ("require_expression", Rule::Custom(keyword_call)),
    ("require_once_expression", Rule::Custom(keyword_call)),
    ("print_intrinsic", Rule::Custom(keyword_call)),
    ("echo_statement", Rule::Custom(keyword_statement)),
    ("exit_statement", Rule::Custom(keyword_statement)),
    ("unset_statement", Rule::Custom(keyword_statement)),
    (
        "object_creation_expression",
        Rule::Roles(Kind::New, &[("0", Role::Type)]),
    ),
    ("anonymous_class", Rule::Node(Kind::Class)),
    ("class_declaration", Rule::Node(Kind::Class)),
    ("trait_declaration", Rule::Node(Kind::Class)),
    ("interface_declaration", Rule::Node(Kind::Interface)),
    ("enum_declaration", Rule::Node(Kind::Enum)),
    ("arguments", Rule::Node(Kind::Args)),
    (
        "argument",
        Rule::SpliceSingleRoles(Kind::KeywordArg, &[("name", Role::Name), ("", Role::Value)]),
    ),
    ("variadic_unpacking", Rule::Op(Kind::Spread)),
    ("function_definition", Rule::Node(Kind::Function)),
    ("method_declaration", Rule::Node(Kind::Function)),
    ("property_hook", Rule::Node(Kind::Function)),
    ("anonymous_function", Rule::Node(Kind::Lambda)),
    ("arrow_function", Rule::Node(Kind::Lambda)),
    ("formal_parameters", Rule::Node(Kind::Params)),
    ("simple_parameter", Rule::Node(Kind::Param)),
    ("variadic_parameter", Rule::Node(Kind::Param)),
    ("property_promotion_parameter", Rule::Node(Kind::Param)),
    ("base_clause", Rule::Part(Role::Super)),
    ("class_interface_clause", Rule::Part(Role::Super)),
    ("property_declaration", Rule::Node(Kind::Field)),
    ("const_declaration", Rule::Node(Kind::Field)),
    ("enum_case", Rule::Node(Kind::Field)),
    (
        "property_element",
        Rule::Declarator(&[("name", Role::Left), ("default_value", Role::Right)]),
    ),
    (
        "const_element",
        Rule::Declarator(&[("0", Role::Left), ("1", Role::Right)]),
    ),
    (
        "static_variable_declaration",
        Rule::Declarator(&[("name", Role::Left), ("value", Role::Right)]),
    ),
    ("global_declaration", Rule::Op(Kind::VarDecl)),
    ("function_static_declaration", Rule::Op(Kind::VarDecl)),
    ("assignment_expression", Rule::Node(Kind::Assign)),
    ("reference_assignment_expression", Rule::Node(Kind::Assign)),
    ("augmented_assignment_expression", Rule::Op(Kind::AugAssign)),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_op_expression", Rule::Op(Kind::Unary)),
    ("update_expression", Rule::Op(Kind::Unary)),
    ("error_suppression_expression", Rule::Op(Kind::Unary)),
    ("clone_expression", Rule::Op(Kind::Unary)),
    (
        "conditional_expression",
        Rule::Roles(Kind::Ternary, &[("body", Role::Then)]),
    ),
    ("cast_expression", Rule::Node(Kind::Cast)),
    ("parenthesized_expression", Rule::Splice),
    ("by_ref", Rule::Splice),
    ("named_type", Rule::Splice),
    ("sequence_expression", Rule::Node(Kind::Tuple)),
    ("match_condition_list", Rule::SpliceSingle(Kind::Tuple)),
    ("yield_expression", Rule::Node(Kind::Yield)),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("throw_expression", Rule::Node(Kind::Throw)),
    (
        "if_statement",
        Rule::Roles(Kind::If, &[("body", Role::Then)]),
    ),
    ("else_clause", Rule::SpliceRoles(&[("body", Role::Else)])),
    (
        "else_if_clause",
        Rule::Roles(Kind::Else, &[("body", Role::Then)]),
    ),
    ("while_statement", Rule::Node(Kind::While)),
    ("do_statement", Rule::Node(Kind::DoWhile)),
    (
        "for_statement",
        Rule::Roles(Kind::For, &[("initialize", Role::Init)]),
    ),
    (
        "foreach_statement",
        Rule::Roles(Kind::ForEach, &[("0", Role::Iter), ("1", Role::Left)]),
    ),
    ("switch_statement", Rule::Node(Kind::Switch)),
    ("match_expression", Rule::Node(Kind::Switch)),
    ("case_statement", Rule::Node(Kind::Case)),
    ("default_statement", Rule::Node(Kind::Case)),
    (
        "match_conditional_expression",
        Rule::Roles(
            Kind::Case,
            &[
                ("conditional_expressions", Role::Value),
                ("return_expression", Role::Body),
            ],
        ),
    ),
    (
        "match_default_expression",
        Rule::Roles(
            Kind::Case,
            &[
                ("conditional_expressions", Role::Value),
                ("return_expression", Role::Body),
            ],
        ),
    ),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("try_statement", Rule::Node(Kind::Try)),
    ("catch_clause", Rule::Node(Kind::Catch)),
    ("type_list", Rule::Splice),
    ("finally_clause", Rule::Node(Kind::Finally)),
    (
        "namespace_use_declaration",
        Rule::Roles(Kind::Import, &[("", Role::Name)]),
    ),
    (
        "namespace_use_group",
        Rule::SpliceRoles(&[("", Role::Name)]),
    ),
    (
        "namespace_use_clause",
        Rule::SpliceSingleRoles(Kind::Alias, &[("", Role::Name)]),
    ),
    ("namespace_definition", Rule::Node(Kind::Package)),
    ("attribute_list", Rule::Aside),
    ("attribute_group", Rule::Aside),
    (
        "attribute",
        Rule::Roles(
            Kind::Decorator,
            &[("", Role::Name), ("parameters", Role::Args)],
        ),
    ),
    ("visibility_modifier", Rule::Leaf(Kind::Modifier)),
    ("static_modifier", Rule::Leaf(Kind::Modifier)),
    ("abstract_modifier", Rule::Leaf(Kind::Modifier)),
    ("final_modifier", Rule::Leaf(Kind::Modifier)),
    ("readonly_modifier", Rule::Leaf(Kind::Modifier)),
    ("var_modifier", Rule::Leaf(Kind::Modifier)),
    ("optional_type", Rule::Node(Kind::Type)),
    ("union_type", Rule::Node(Kind::Type)),
    ("intersection_type", Rule::Node(Kind::Type)),
    ("disjunctive_normal_form_type", Rule::Node(Kind::Type)),
    ("array_creation_expression", Rule::Custom(array)),
    (
        "array_element_initializer",
        Rule::SpliceSingleRoles(Kind::Pair, &[("0", Role::Key), ("1", Role::Value)]),
    ),
    (
        "pair",
        Rule::Roles(Kind::Pair, &[("0", Role::Key), ("1", Role::Value)]),
    ),
    ("list_literal", Rule::Node(Kind::List)),
    ("text", Rule::Leaf(Kind::Text)),
    ("text_interpolation", Rule::Splice),
];

/// `[k => v]` is a map, `[a, b]` a list.
fn array<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let keyed = node
        .named_children(&mut node.walk())
        .any(|element| element.named_child_count() > 1);
    plan.open_whole(if keyed { Kind::Dict } else { Kind::List }, node);
    plan.visit_children(node);
    plan.close();
}
