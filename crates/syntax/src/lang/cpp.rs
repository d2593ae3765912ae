//! C++: what it adds to C.

use super::c;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role};
use std::sync::OnceLock;

pub(crate) static CPP: Language = Language {
    name: "cpp",
    aliases: &["c++", "cxx"],
    extensions: &[
        "cpp", "cc", "cxx", "hpp", "hh", "hxx", "ipp", "inl", "ino", "cu", "cuh",
    ],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    strings: Strings::CPP,
    lowering: Lowering {
        grammar: || tree_sitter_cpp::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS, c::KINDS],
        fields: &[("declarator", Role::Name), ("indices", Role::Index)],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::C_POINTERS,
};

const KINDS: Rules = &[
    ("namespace_identifier", Rule::Leaf(Kind::Ident)),
    ("destructor_name", Rule::Leaf(Kind::Ident)),
    ("operator_name", Rule::Leaf(Kind::Ident)),
    ("auto", Rule::Leaf(Kind::Ident)),
    ("this", Rule::Leaf(Kind::This)),
    (
        "qualified_identifier",
        Rule::Roles(Kind::Member, &[("scope", Role::Object)]),
    ),
    (
        "condition_clause",
        Rule::SpliceRoles(&[("value", Role::None)]),
    ),
    ("subscript_argument_list", Rule::Splice),
    ("trailing_return_type", Rule::Splice),
    ("user_defined_literal", Rule::Splice),
    ("placeholder_type_specifier", Rule::Splice),
    ("init_statement", Rule::Splice),
    (
        "template_declaration",
        Rule::SpliceRoles(&[("parameters", Role::TypeParams)]),
    ),
    ("raw_string_literal", Rule::Str),
    ("raw_string_delimiter", Rule::Drop),
    ("new_expression", Rule::Node(Kind::New)),
    ("delete_expression", Rule::Op(Kind::Delete)),
    (
        "lambda_expression",
        Rule::Roles(Kind::Lambda, &[("declarator", Role::None)]),
    ),
    (
        "abstract_function_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None)]),
    ),
    (
        "reference_declarator",
        Rule::SpliceRoles(&[("declarator", Role::None)]),
    ),
    ("optional_parameter_declaration", Rule::Node(Kind::Param)),
    ("variadic_parameter_declaration", Rule::Node(Kind::Param)),
    ("class_specifier", Rule::Node(Kind::Class)),
    ("base_class_clause", Rule::Part(Role::Super)),
    ("access_specifier", Rule::Leaf(Kind::Modifier)),
    ("virtual_specifier", Rule::Leaf(Kind::Modifier)),
    ("explicit_function_specifier", Rule::Leaf(Kind::Modifier)),
    (
        "template_function",
        Rule::SpliceRoles(&[("name", Role::None), ("arguments", Role::TypeParams)]),
    ),
    (
        "template_method",
        Rule::SpliceRoles(&[("name", Role::None), ("arguments", Role::TypeParams)]),
    ),
    (
        "template_type",
        Rule::Roles(Kind::Type, &[("arguments", Role::TypeParams)]),
    ),
    ("alias_declaration", Rule::Node(Kind::Type)),
    ("type_parameter_declaration", Rule::Node(Kind::Type)),
    ("decltype", Rule::Node(Kind::Type)),
    ("template_argument_list", Rule::Node(Kind::TypeArgs)),
    ("template_parameter_list", Rule::Node(Kind::TypeArgs)),
    ("namespace_definition", Rule::Node(Kind::Package)),
    ("nested_namespace_specifier", Rule::Node(Kind::Package)),
    (
        "using_declaration",
        Rule::Roles(Kind::Import, &[("", Role::Module)]),
    ),
    (
        "namespace_alias_definition",
        Rule::Roles(Kind::Import, &[("", Role::Module)]),
    ),
    (
        "for_range_loop",
        Rule::Roles(
            Kind::ForEach,
            &[("declarator", Role::Left), ("right", Role::Iter)],
        ),
    ),
    ("throw_statement", Rule::Node(Kind::Throw)),
    ("try_statement", Rule::Node(Kind::Try)),
    ("catch_clause", Rule::Node(Kind::Catch)),
    ("co_await_expression", Rule::Op(Kind::Await)),
    ("co_return_statement", Rule::Node(Kind::Return)),
    ("co_yield_statement", Rule::Node(Kind::Yield)),
    ("static_assert_declaration", Rule::Node(Kind::Assert)),
    (
        "parameter_pack_expansion",
        Rule::OpRoles(Kind::Spread, &[("pattern", Role::Value)]),
    ),
];
