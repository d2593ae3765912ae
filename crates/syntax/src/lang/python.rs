//! Python.

use super::shape::{keyword_statement, path};
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static PYTHON: Language = Language {
    name: "python",
    aliases: &["py", "python3", "python2"],
    extensions: &["py", "pyi", "pyw"],
    file_names: &["SConstruct", "SConscript", "wscript"],
    interpreters: &["python"],
    comments: Comments::HASH,
    strings: Strings::PYTHON,
    lowering: Lowering {
        grammar: || tree_sitter_python::LANGUAGE.into(),
        tokens: &[("async", Kind::Modifier)],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::PYTHON,
};

const KINDS: Rules = &[
    (
        "block",
        Rule::Roles(Kind::Block, &[("alternative", Role::None)]),
    ),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("dotted_name", Rule::Custom(path)),
    ("attribute", Rule::Node(Kind::Member)),
    (
        "subscript",
        Rule::Roles(Kind::Index, &[("value", Role::Object)]),
    ),
    ("slice", Rule::Custom(slice)),
    ("string", Rule::Str),
    ("string_start", Rule::Drop),
    ("string_end", Rule::Drop),
    ("interpolation", Rule::Node(Kind::Interp)),
    ("integer", Rule::Leaf(Kind::Number)),
    ("float", Rule::Leaf(Kind::Number)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("none", Rule::Leaf(Kind::Null)),
    ("call", Rule::Node(Kind::Call)),
    ("argument_list", Rule::Node(Kind::Args)),
    ("keyword_argument", Rule::Node(Kind::KeywordArg)),
    ("list_splat", Rule::Op(Kind::Spread)),
    ("dictionary_splat", Rule::Op(Kind::Spread)),
    ("function_definition", Rule::Node(Kind::Function)),
    ("lambda", Rule::Node(Kind::Lambda)),
    ("parameters", Rule::Node(Kind::Params)),
    ("lambda_parameters", Rule::Node(Kind::Params)),
    ("default_parameter", Rule::Node(Kind::Param)),
    (
        "typed_parameter",
        Rule::Roles(Kind::Param, &[("", Role::Name)]),
    ),
    ("typed_default_parameter", Rule::Node(Kind::Param)),
    ("list_splat_pattern", Rule::Op(Kind::Spread)),
    ("dictionary_splat_pattern", Rule::Op(Kind::Spread)),
    ("class_definition", Rule::Node(Kind::Class)),
    ("assignment", Rule::Node(Kind::Assign)),
    ("augmented_assignment", Rule::Op(Kind::AugAssign)),
    (
        "named_expression",
        Rule::Roles(
            Kind::Assign,
            &[("name", Role::Left), ("value", Role::Right)],
        ),
    ),
    ("binary_operator", Rule::Op(Kind::Binary)),
    ("boolean_operator", Rule::Op(Kind::Binary)),
    (
        "comparison_operator",
        Rule::OpRoles(Kind::Binary, &[("0", Role::Left), ("1", Role::Right)]),
    ),
    ("not_operator", Rule::Op(Kind::Unary)),
    ("unary_operator", Rule::Op(Kind::Unary)),
    (
        "conditional_expression",
        Rule::Roles(
            Kind::Ternary,
            &[("0", Role::Then), ("1", Role::Condition), ("2", Role::Else)],
        ),
    ),
    ("parenthesized_expression", Rule::Splice),
    ("await", Rule::Node(Kind::Await)),
    ("yield", Rule::Node(Kind::Yield)),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("if_statement", Rule::Node(Kind::If)),
    ("elif_clause", Rule::Node(Kind::Else)),
    ("else_clause", Rule::Node(Kind::Else)),
    ("while_statement", Rule::Node(Kind::While)),
    (
        "for_statement",
        Rule::Roles(Kind::ForEach, &[("right", Role::Iter)]),
    ),
    (
        "match_statement",
        Rule::Roles(Kind::Switch, &[("subject", Role::Condition)]),
    ),
    (
        "case_clause",
        Rule::Roles(
            Kind::Case,
            &[
                ("", Role::Value),
                ("guard", Role::Condition),
                ("consequence", Role::Body),
            ],
        ),
    ),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    ("raise_statement", Rule::Node(Kind::Throw)),
    ("try_statement", Rule::Node(Kind::Try)),
    ("except_clause", Rule::Custom(except)),
    ("finally_clause", Rule::Node(Kind::Finally)),
    ("with_statement", Rule::Node(Kind::With)),
    (
        "assert_statement",
        Rule::Roles(Kind::Assert, &[("0", Role::Condition), ("1", Role::Value)]),
    ),
    ("delete_statement", Rule::Node(Kind::Delete)),
    ("import_statement", Rule::Node(Kind::Import)),
    ("import_from_statement", Rule::Node(Kind::Import)),
    ("future_import_statement", Rule::Node(Kind::Import)),
    ("decorator", Rule::Node(Kind::Decorator)),
    ("type", Rule::Splice),
    ("list", Rule::Node(Kind::List)),
    ("list_pattern", Rule::Node(Kind::List)),
    ("dictionary", Rule::Node(Kind::Dict)),
    ("pair", Rule::Node(Kind::Pair)),
    ("set", Rule::Node(Kind::Set)),
    ("tuple", Rule::Node(Kind::Tuple)),
    ("tuple_pattern", Rule::Node(Kind::Tuple)),
    ("expression_list", Rule::Node(Kind::Tuple)),
    ("pattern_list", Rule::Node(Kind::Tuple)),
    ("list_comprehension", Rule::Node(Kind::Comprehension)),
    ("set_comprehension", Rule::Node(Kind::Comprehension)),
    ("dictionary_comprehension", Rule::Node(Kind::Comprehension)),
    ("generator_expression", Rule::Node(Kind::Comprehension)),
    ("concatenated_string", Rule::Node(Kind::Str)),
    ("decorated_definition", Rule::Custom(decorated)),
    ("aliased_import", Rule::Node(Kind::Alias)),
    ("wildcard_import", Rule::Leaf(Kind::Ident)),
    ("relative_import", Rule::Leaf(Kind::Ident)),
    ("with_clause", Rule::Splice),
    ("with_item", Rule::Splice),
    (
        "as_pattern",
        Rule::Roles(Kind::Assign, &[("", Role::Right), ("alias", Role::Left)]),
    ),
    ("as_pattern_target", Rule::Splice),
    (
        "for_in_clause",
        Rule::Roles(Kind::ForEach, &[("right", Role::Iter)]),
    ),
    ("if_clause", Rule::Roles(Kind::If, &[("", Role::Condition)])),
    ("case_pattern", Rule::Splice),
    ("parenthesized_list_splat", Rule::Splice),
    ("generic_type", Rule::Node(Kind::Type)),
    ("union_type", Rule::Node(Kind::Type)),
    ("type_parameter", Rule::Node(Kind::TypeArgs)),
    ("type_alias_statement", Rule::Node(Kind::Type)),
    ("pass_statement", Rule::Drop),
    ("line_continuation", Rule::Drop),
    ("global_statement", Rule::Op(Kind::VarDecl)),
    ("nonlocal_statement", Rule::Op(Kind::VarDecl)),
    ("positional_separator", Rule::Drop),
    ("keyword_separator", Rule::Drop),
    ("ellipsis", Rule::Leaf(Kind::Ident)),
    ("type_conversion", Rule::Drop),
    ("format_specifier", Rule::Drop),
    ("print_statement", Rule::Custom(keyword_statement)),
    ("exec_statement", Rule::Custom(keyword_statement)),
];

/// A decorated function is a function whose first parts are its decorators, over the bytes of both.
fn decorated<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let definition = node.child_by_field_name("definition");
    let kind = match definition.map(|definition| definition.kind()) {
        Some("class_definition") => Kind::Class,
        _ => Kind::Function,
    };
    plan.open_whole(kind, node);
    for decorator in node.named_children(&mut node.walk()) {
        if decorator.kind() == "decorator" {
            plan.visit(decorator, Role::Decorator);
        }
    }
    if let Some(definition) = definition {
        plan.visit_children(definition);
    }
    plan.close();
}

/// `a:b:c`: the colons tell which of the three is there.
fn slice<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let mut roles = [Role::Left, Role::Right, Role::Update].into_iter();
    let mut role = roles.next().unwrap_or_default();
    plan.open_whole(Kind::Slice, node);
    for part in node.children(&mut node.walk()) {
        if part.kind() == ":" {
            role = roles.next().unwrap_or_default();
        } else {
            plan.visit(part, role);
        }
    }
    plan.close();
}

/// `except E as e:`; the grammar has the alias in the clause or in a pattern below it.
fn except<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open(Kind::Catch, Role::Handler, Symbol::NONE, span_of(node));
    for part in node.named_children(&mut node.walk()) {
        match part.kind() {
            "block" => plan.visit(part, Role::Body),
            "as_pattern" => {
                if let Some(caught) = part.named_child(0) {
                    plan.visit(caught, Role::Type);
                }
                plan.visit_field(part, "alias", Role::Name);
            }
            _ => plan.visit(part, Role::Type),
        }
    }
    plan.close();
}
