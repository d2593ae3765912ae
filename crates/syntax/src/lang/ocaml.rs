//! OCaml.
//!
//! Application is a call; `let x = e in rest` is a block of the definition and the rest; a binding with parameters is a
//! function.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static OCAML: Language = Language {
    name: "ocaml",
    aliases: &["ml"],
    extensions: &["ml"],
    file_names: &[],
    interpreters: &["ocaml"],
    comments: Comments {
        line: &[],
        block: &[("(*", "*)")],
        nested: true,
    },
    strings: Strings::OCAML,
    lowering: Lowering {
        grammar: || tree_sitter_ocaml::LANGUAGE_OCAML.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::OCAML,
};

/// `A.b`: the path is what the name is a member of.
const PATH: Rule = Rule::SpliceSingleRoles(Kind::Member, &[("0", Role::Object), ("1", Role::Name)]);

const KINDS: Rules = &[
    ("expression_item", Rule::Node(Kind::ExprStmt)),
    ("value_definition", Rule::Splice),
    ("module_definition", Rule::Splice),
    ("class_definition", Rule::Splice),
    ("attribute_id", Rule::Drop),
    ("attribute", Rule::Drop),
    ("item_attribute", Rule::Drop),
    ("floating_attribute", Rule::Drop),
    ("line_number_directive", Rule::Drop),
    ("shebang", Rule::Drop),
    ("value_name", Rule::Leaf(Kind::Ident)),
    ("value_pattern", Rule::Leaf(Kind::Ident)),
    ("any_pattern", Rule::Leaf(Kind::Ident)),
    ("module_name", Rule::Leaf(Kind::Ident)),
    ("constructor_name", Rule::Leaf(Kind::Ident)),
    ("field_name", Rule::Leaf(Kind::Ident)),
    ("label_name", Rule::Leaf(Kind::Ident)),
    ("class_name", Rule::Leaf(Kind::Ident)),
    ("method_name", Rule::Leaf(Kind::Ident)),
    ("instance_variable_name", Rule::Leaf(Kind::Ident)),
    ("type_constructor", Rule::Leaf(Kind::Ident)),
    ("parenthesized_operator", Rule::Leaf(Kind::Ident)),
    ("value_path", PATH),
    ("constructor_path", PATH),
    ("module_path", PATH),
    ("extended_module_path", PATH),
    ("field_path", PATH),
    ("class_path", PATH),
    ("type_constructor_path", PATH),
    (
        "field_get_expression",
        Rule::Roles(Kind::Member, &[("record", Role::Object)]),
    ),
    (
        "method_invocation",
        Rule::Roles(Kind::Member, &[("method", Role::Name)]),
    ),
    (
        "array_get_expression",
        Rule::Roles(Kind::Index, &[("sequence", Role::Object)]),
    ),
    (
        "string_get_expression",
        Rule::Roles(Kind::Index, &[("sequence", Role::Object)]),
    ),
    (
        "bigarray_get_expression",
        Rule::Roles(Kind::Index, &[("sequence", Role::Object)]),
    ),
    ("string", Rule::Str),
    ("quoted_string", Rule::Str),
    ("string_content", Rule::Leaf(Kind::StrText)),
    ("quoted_string_content", Rule::Leaf(Kind::StrText)),
    ("character", Rule::Leaf(Kind::Char)),
    ("number", Rule::Leaf(Kind::Number)),
    ("signed_number", Rule::Leaf(Kind::Number)),
    ("boolean", Rule::Leaf(Kind::Bool)),
    ("unit", Rule::Node(Kind::Tuple)),
    ("tuple_expression", Rule::Node(Kind::Tuple)),
    ("tuple_pattern", Rule::Node(Kind::Tuple)),
    ("list_expression", Rule::Node(Kind::List)),
    ("list_pattern", Rule::Node(Kind::List)),
    ("array_expression", Rule::Node(Kind::List)),
    ("empty_list", Rule::Node(Kind::List)),
    ("record_expression", Rule::Node(Kind::Dict)),
    (
        "field_expression",
        Rule::Roles(Kind::Pair, &[("0", Role::Key), ("body", Role::Value)]),
    ),
    ("application_expression", Rule::Custom(application)),
    (
        "labeled_argument",
        Rule::Roles(
            Kind::KeywordArg,
            &[("0", Role::Name), ("expression", Role::Value)],
        ),
    ),
    (
        "new_expression",
        Rule::Roles(Kind::New, &[("0", Role::Type)]),
    ),
    ("let_binding", Rule::Custom(binding)),
    ("let_expression", Rule::Node(Kind::Block)),
    ("sequence_expression", Rule::Node(Kind::Block)),
    ("parenthesized_expression", Rule::Splice),
    ("parenthesized_pattern", Rule::Splice),
    (
        "typed_expression",
        Rule::Roles(Kind::Cast, &[("expression", Role::Value)]),
    ),
    ("local_open_expression", Rule::Splice),
    ("fun_expression", Rule::Custom(function)),
    ("function_expression", Rule::Node(Kind::Lambda)),
    ("parameter", Rule::SpliceSingle(Kind::Param)),
    (
        "typed_pattern",
        Rule::Roles(Kind::Param, &[("pattern", Role::Name)]),
    ),
    ("method_definition", Rule::Custom(method)),
    (
        "instance_variable_definition",
        Rule::Roles(Kind::Field, &[("0", Role::Name), ("body", Role::Value)]),
    ),
    (
        "module_binding",
        Rule::Roles(Kind::Class, &[("0", Role::Name), ("", Role::None)]),
    ),
    ("structure", Rule::Node(Kind::Block)),
    (
        "class_binding",
        Rule::Roles(Kind::Class, &[("0", Role::Name), ("", Role::None)]),
    ),
    ("object_expression", Rule::Node(Kind::Block)),
    ("infix_expression", Rule::Custom(infix)),
    ("cons_expression", Rule::Op(Kind::Binary)),
    (
        "set_expression",
        Rule::Roles(Kind::Assign, &[("0", Role::Left), ("body", Role::Right)]),
    ),
    (
        "prefix_expression",
        Rule::OpRoles(Kind::Unary, &[("expression", Role::Operand)]),
    ),
    (
        "sign_expression",
        Rule::OpRoles(Kind::Unary, &[("expression", Role::Operand)]),
    ),
    ("if_expression", Rule::Node(Kind::If)),
    ("then_clause", Rule::Part(Role::Then)),
    ("else_clause", Rule::Part(Role::Else)),
    (
        "while_expression",
        Rule::Roles(Kind::While, &[("0", Role::Body)]),
    ),
    (
        "for_expression",
        Rule::Roles(
            Kind::ForEach,
            &[
                ("name", Role::Left),
                ("from", Role::Iter),
                ("to", Role::Iter),
                ("0", Role::Body),
            ],
        ),
    ),
    ("do_clause", Rule::Node(Kind::Block)),
    (
        "match_expression",
        Rule::Roles(Kind::Switch, &[("expression", Role::Condition)]),
    ),
    ("match_operator", Rule::Drop),
    (
        "match_case",
        Rule::Roles(Kind::Case, &[("pattern", Role::Value)]),
    ),
    ("guard", Rule::Part(Role::Condition)),
    ("try_expression", Rule::Custom(attempt)),
    (
        "assert_expression",
        Rule::Roles(Kind::Assert, &[("expression", Role::Condition)]),
    ),
    (
        "open_module",
        Rule::Roles(Kind::Import, &[("module", Role::Module)]),
    ),
    (
        "include_module",
        Rule::Roles(Kind::Import, &[("module", Role::Module)]),
    ),
];

fn fields<'tree>(node: Raw<'tree>, name: &str) -> Vec<Raw<'tree>> {
    node.children_by_field_name(name, &mut node.walk())
        .collect()
}

/// `f a b`.
fn application<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Call, node);
    plan.visit_field(node, "function", Role::Callee);
    let start = node
        .child_by_field_name("function")
        .map_or(span_of(node), span_of)
        .end;
    let rest = Span::new(start, span_of(node).end.max(start));
    plan.open(Kind::Args, Role::Args, Symbol::NONE, rest);
    for argument in fields(node, "argument") {
        plan.visit(argument, Role::None);
    }
    plan.close();
    plan.close();
}

/// The parameters of `node`, which stand in a row.
fn parameters<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) -> bool {
    let all: Vec<Raw<'tree>> = node
        .named_children(&mut node.walk())
        .filter(|part| part.kind() == "parameter")
        .collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return false;
    };
    let span = Span::new(span_of(*first).start, span_of(*last).end);
    plan.open(Kind::Params, Role::Params, Symbol::NONE, span);
    for parameter in all {
        plan.visit(parameter, Role::None);
    }
    plan.close();
    true
}

/// `x = e`, or with parameters a function.
fn binding<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let has_parameters = node
        .named_children(&mut node.walk())
        .any(|part| part.kind() == "parameter");
    let (kind, name, body) = if has_parameters {
        (Kind::Function, Role::Name, Role::Body)
    } else {
        (Kind::Assign, Role::Left, Role::Right)
    };
    plan.open_whole(kind, node);
    plan.visit_field(node, "pattern", name);
    parameters(plan, node);
    plan.visit_field(node, "type", Role::Type);
    plan.visit_field(node, "body", body);
    plan.close();
}

/// `fun x -> e`.
fn function<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Lambda, node);
    parameters(plan, node);
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}

/// `method m x = e`.
fn method<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Function, node);
    for part in node.named_children(&mut node.walk()) {
        if part.kind() == "method_name" {
            plan.visit(part, Role::Name);
        }
    }
    parameters(plan, node);
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}

/// `a op b`; `a := b` is an assignment.
fn infix<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let operator = node.child_by_field_name("operator");
    let text = operator.map_or("", |operator| plan.text_of(operator));
    let kind = if text == ":=" {
        Kind::Assign
    } else {
        Kind::Binary
    };
    let symbol = if text == ":=" {
        Symbol::NONE
    } else {
        Symbol::of_operator(text)
    };
    plan.open(kind, plan.role, symbol, span_of(node));
    plan.visit_field(node, "left", Role::Left);
    plan.visit_field(node, "right", Role::Right);
    plan.close();
}

/// `try e with p -> e`: each case is a handler.
fn attempt<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Try, node);
    plan.visit_field(node, "expression", Role::Body);
    for case in node.named_children(&mut node.walk()) {
        if case.kind() == "match_case" {
            plan.open(Kind::Catch, Role::Handler, Symbol::NONE, span_of(case));
            plan.visit_field(case, "pattern", Role::Type);
            plan.visit_field(case, "body", Role::Body);
            plan.close();
        }
    }
    plan.close();
}
