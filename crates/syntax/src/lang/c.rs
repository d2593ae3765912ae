//! C; C++ shares its table.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static C: Language = Language {
    name: "c",
    aliases: &[],
    extensions: &["c", "h"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    strings: Strings::C,
    lowering: Lowering {
        grammar: || tree_sitter_c::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[("declarator", Role::Name)],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::C_POINTERS,
};

pub(super) const KINDS: Rules = &[
    ("compound_statement", Rule::Node(Kind::Block)),
    ("field_declaration_list", Rule::Node(Kind::Block)),
    ("enumerator_list", Rule::Node(Kind::Block)),
    ("declaration_list", Rule::Node(Kind::Block)),
    ("preproc_if", Rule::Node(Kind::Block)),
    ("preproc_ifdef", Rule::Node(Kind::Block)),
    ("preproc_else", Rule::Node(Kind::Block)),
    ("preproc_elif", Rule::Node(Kind::Block)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("field_identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("statement_identifier", Rule::Leaf(Kind::Ident)),
    ("primitive_type", Rule::Leaf(Kind::Ident)),
    ("sized_type_specifier", Rule::Leaf(Kind::Ident)),
    (
        "field_expression",
        Rule::Roles(Kind::Member, &[("argument", Role::Object)]),
    ),
    (
        "subscript_expression",
        Rule::Roles(Kind::Index, &[("argument", Role::Object)]),
    ),
    ("string_literal", Rule::Str),
    ("system_lib_string", Rule::Str),
    ("concatenated_string", Rule::Node(Kind::Str)),
    ("char_literal", Rule::Leaf(Kind::Char)),
    ("number_literal", Rule::Leaf(Kind::Number)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("null", Rule::Leaf(Kind::Null)),
    ("call_expression", Rule::Node(Kind::Call)),
    ("argument_list", Rule::Node(Kind::Args)),
    (
        "compound_literal_expression",
        Rule::Roles(Kind::New, &[("value", Role::Body)]),
    ),
    ("initializer_list", Rule::Node(Kind::List)),
    (
        "initializer_pair",
        Rule::Roles(Kind::Pair, &[("designator", Role::Key)]),
    ),
    ("field_designator", Rule::Splice),
    (
        "function_definition",
        Rule::Roles(Kind::Function, &[("type", Role::ReturnType)]),
    ),
    (
        "function_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None)]),
    ),
    (
        "pointer_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None)]),
    ),
    (
        "parenthesized_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None)]),
    ),
    (
        "attributed_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None)]),
    ),
    (
        "pointer_type_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None)]),
    ),
    (
        "array_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None), ("size", Role::Index)]),
    ),
    ("parameter_list", Rule::Node(Kind::Params)),
    ("parameter_declaration", Rule::Node(Kind::Param)),
    ("variadic_parameter", Rule::Node(Kind::Param)),
    ("struct_specifier", Rule::Node(Kind::Class)),
    ("union_specifier", Rule::Node(Kind::Class)),
    ("enum_specifier", Rule::Node(Kind::Enum)),
    ("field_declaration", Rule::Node(Kind::Field)),
    ("enumerator", Rule::Node(Kind::Field)),
    ("declaration", Rule::Custom(declaration)),
    (
        "init_declarator",
        Rule::Roles(
            Kind::Assign,
            &[("declarator", Role::Left), ("value", Role::Right)],
        ),
    ),
    ("type_definition", Rule::Node(Kind::Type)),
    ("type_descriptor", Rule::SpliceSingle(Kind::Type)),
    ("assignment_expression", Rule::Assign(&[])),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("update_expression", Rule::Op(Kind::Unary)),
    ("pointer_expression", Rule::Op(Kind::Unary)),
    (
        "sizeof_expression",
        Rule::OpRoles(Kind::Unary, &[("value", Role::Operand)]),
    ),
    ("conditional_expression", Rule::Node(Kind::Ternary)),
    ("cast_expression", Rule::Node(Kind::Cast)),
    ("comma_expression", Rule::Node(Kind::Tuple)),
    ("parenthesized_expression", Rule::Splice),
    ("else_clause", Rule::Splice),
    ("attributed_statement", Rule::Splice),
    ("extension_expression", Rule::Splice),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("if_statement", Rule::Node(Kind::If)),
    ("while_statement", Rule::Node(Kind::While)),
    ("do_statement", Rule::Node(Kind::DoWhile)),
    ("for_statement", Rule::Node(Kind::For)),
    ("switch_statement", Rule::Node(Kind::Switch)),
    ("case_statement", Rule::Node(Kind::Case)),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    (
        "preproc_include",
        Rule::Roles(Kind::Import, &[("path", Role::Module)]),
    ),
    ("storage_class_specifier", Rule::Leaf(Kind::Modifier)),
    ("type_qualifier", Rule::Leaf(Kind::Modifier)),
    ("ms_call_modifier", Rule::Leaf(Kind::Modifier)),
    ("attribute_declaration", Rule::Splice),
    ("linkage_specification", Rule::Splice),
    ("attribute", Rule::Node(Kind::Decorator)),
    ("attribute_specifier", Rule::Node(Kind::Decorator)),
];

/// Declared names come bare or with a value; bare ones get the node that they have in other languages.
fn declaration<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::VarDecl, node);
    let mut cursor = node.walk();
    let mut more = cursor.goto_first_child();
    while more {
        let part = cursor.node();
        match (cursor.field_name(), part.kind()) {
            (Some("declarator"), "init_declarator") => plan.visit(part, Role::None),
            (Some("declarator"), "function_declarator") => plan.visit(part, Role::Name),
            (Some("declarator"), _) => {
                plan.open(Kind::Declarator, Role::None, Symbol::NONE, span_of(part));
                plan.visit(part, Role::Name);
                plan.close();
            }
            (Some("type"), _) => plan.visit(part, Role::Type),
            (Some("value" | "default_value"), _) => plan.visit(part, Role::Value),
            _ => plan.visit(part, Role::None),
        }
        more = cursor.goto_next_sibling();
    }
    plan.close();
}
