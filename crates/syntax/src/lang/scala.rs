//! Scala 2 and 3.

use super::shape::{self, declaration, path};
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static SCALA: Language = Language {
    name: "scala",
    aliases: &[],
    extensions: &["scala", "sc", "sbt"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::NESTED,
    strings: Strings::SCALA,
    lowering: Lowering {
        grammar: || tree_sitter_scala::LANGUAGE.into(),
        tokens: &[("this", Kind::This), ("super", Kind::Super)],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::SCALA,
};

const KINDS: Rules = &[
    ("block", Rule::Node(Kind::Block)),
    ("template_body", Rule::Node(Kind::Block)),
    ("indented_block", Rule::Node(Kind::Block)),
    ("case_block", Rule::Node(Kind::Block)),
    ("indented_cases", Rule::Node(Kind::Block)),
    ("enum_body", Rule::Node(Kind::Block)),
    ("with_template_body", Rule::Node(Kind::Block)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("operator_identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("wildcard", Rule::Leaf(Kind::Ident)),
    ("namespace_wildcard", Rule::Leaf(Kind::Ident)),
    ("stable_identifier", Rule::Custom(path)),
    ("stable_type_identifier", Rule::Custom(path)),
    ("package_identifier", Rule::Custom(path)),
    (
        "field_expression",
        Rule::Roles(Kind::Member, &[("value", Role::Object)]),
    ),
    ("string", Rule::Str),
    ("interpolated_string_expression", Rule::Custom(interpolated)),
    ("interpolated_string", Rule::Str),
    ("interpolation", Rule::Node(Kind::Interp)),
    ("character_literal", Rule::Leaf(Kind::Char)),
    ("integer_literal", Rule::Leaf(Kind::Number)),
    ("floating_point_literal", Rule::Leaf(Kind::Number)),
    ("boolean_literal", Rule::Leaf(Kind::Bool)),
    ("null_literal", Rule::Leaf(Kind::Null)),
    ("call_expression", Rule::Custom(call)),
    (
        "generic_function",
        Rule::SpliceRoles(&[("function", Role::None)]),
    ),
    ("arguments", Rule::Custom(arguments)),
    (
        "instance_expression",
        Rule::Roles(Kind::New, &[("0", Role::Type)]),
    ),
    ("function_definition", Rule::Node(Kind::Function)),
    ("function_declaration", Rule::Node(Kind::Function)),
    ("parameters", Rule::Node(Kind::Params)),
    ("class_parameters", Rule::Node(Kind::Params)),
    ("bindings", Rule::Node(Kind::Params)),
    ("parameter", Rule::Node(Kind::Param)),
    ("class_parameter", Rule::Node(Kind::Param)),
    ("binding", Rule::Node(Kind::Param)),
    ("lambda_expression", Rule::Custom(lambda)),
    (
        "class_definition",
        Rule::Roles(
            Kind::Class,
            &[("class_parameters", Role::Params), ("extend", Role::Super)],
        ),
    ),
    (
        "object_definition",
        Rule::Roles(Kind::Class, &[("extend", Role::Super)]),
    ),
    (
        "package_object",
        Rule::Roles(Kind::Class, &[("extend", Role::Super)]),
    ),
    (
        "trait_definition",
        Rule::Roles(
            Kind::Interface,
            &[("class_parameters", Role::Params), ("extend", Role::Super)],
        ),
    ),
    (
        "enum_definition",
        Rule::Roles(
            Kind::Enum,
            &[("class_parameters", Role::Params), ("extend", Role::Super)],
        ),
    ),
    ("extends_clause", Rule::SpliceRoles(&[("type", Role::None)])),
    ("val_definition", Rule::Custom(declaration)),
    ("var_definition", Rule::Custom(declaration)),
    ("val_declaration", Rule::Custom(declaration)),
    ("var_declaration", Rule::Custom(declaration)),
    ("assignment_expression", Rule::Node(Kind::Assign)),
    ("infix_expression", Rule::Op(Kind::Binary)),
    ("prefix_expression", Rule::Op(Kind::Unary)),
    (
        "ascription_expression",
        Rule::Roles(Kind::Cast, &[("0", Role::Value), ("1", Role::Type)]),
    ),
    ("parenthesized_expression", Rule::Splice),
    ("tuple_expression", Rule::Node(Kind::Tuple)),
    ("tuple_pattern", Rule::Node(Kind::Tuple)),
    ("if_expression", Rule::Node(Kind::If)),
    ("while_expression", Rule::Node(Kind::While)),
    ("do_while_expression", Rule::Node(Kind::DoWhile)),
    ("for_expression", Rule::Node(Kind::Comprehension)),
    ("enumerators", Rule::Splice),
    (
        "enumerator",
        Rule::Roles(Kind::ForEach, &[("0", Role::Left), ("1", Role::Iter)]),
    ),
    ("guard", Rule::Node(Kind::If)),
    (
        "match_expression",
        Rule::Roles(Kind::Switch, &[("value", Role::Condition)]),
    ),
    (
        "case_clause",
        Rule::Roles(Kind::Case, &[("pattern", Role::Value)]),
    ),
    ("return_expression", Rule::Node(Kind::Return)),
    ("throw_expression", Rule::Node(Kind::Throw)),
    ("try_expression", Rule::Node(Kind::Try)),
    (
        "catch_clause",
        Rule::Roles(Kind::Catch, &[("", Role::Body)]),
    ),
    ("finally_clause", Rule::Node(Kind::Finally)),
    ("import_declaration", Rule::Custom(import)),
    (
        "namespace_selectors",
        Rule::Roles(Kind::List, &[("", Role::Name)]),
    ),
    ("arrow_renamed_identifier", Rule::Node(Kind::Alias)),
    ("as_renamed_identifier", Rule::Node(Kind::Alias)),
    ("package_clause", Rule::Node(Kind::Package)),
    ("annotation", Rule::Node(Kind::Decorator)),
    ("modifiers", Rule::Aside),
    ("access_modifier", Rule::Leaf(Kind::Modifier)),
    ("inline_modifier", Rule::Leaf(Kind::Modifier)),
    ("opaque_modifier", Rule::Leaf(Kind::Modifier)),
    ("open_modifier", Rule::Leaf(Kind::Modifier)),
    ("transparent_modifier", Rule::Leaf(Kind::Modifier)),
    ("erased_modifier", Rule::Leaf(Kind::Modifier)),
    ("infix_modifier", Rule::Leaf(Kind::Modifier)),
    ("generic_type", Rule::Node(Kind::Type)),
    ("compound_type", Rule::Node(Kind::Type)),
    ("function_type", Rule::Node(Kind::Type)),
    ("tuple_type", Rule::Node(Kind::Type)),
    ("type_definition", Rule::Node(Kind::Type)),
    ("infix_type", Rule::Node(Kind::Type)),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    ("type_parameters", Rule::Node(Kind::TypeArgs)),
    ("end_marker", Rule::Drop),
];

/// `f(a) { … }` and `f { … }`: a block in place of arguments is the call's last part.
fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Call, node);
    plan.visit_field(node, "function", Role::Callee);
    let arguments = node.child_by_field_name("arguments");
    let (list, block) = match arguments {
        Some(list) if list.kind() == "arguments" => (Some(list), None),
        block => (None, block),
    };
    let end = block.map_or(span_of(node).end, |block| span_of(block).start);
    shape::arguments(plan, list, end);
    if let Some(block) = block {
        plan.visit(block, Role::Body);
    }
    plan.close();
}

/// `name = value` among arguments is a named argument.
fn arguments<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Args, node);
    for argument in node.named_children(&mut node.walk()) {
        if argument.kind() == "assignment_expression" {
            plan.open(
                Kind::KeywordArg,
                Role::None,
                Symbol::NONE,
                span_of(argument),
            );
            plan.visit_field(argument, "left", Role::Name);
            plan.visit_field(argument, "right", Role::Value);
            plan.close();
        } else {
            plan.visit(argument, Role::None);
        }
    }
    plan.close();
}

/// `x => …` in the same shape as `(x) => …`.
fn lambda<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Lambda, node);
    let mut walk = node.walk();
    let arrow = { node.children(&mut walk) }
        .find(|part| matches!(part.kind(), "=>" | "?=>"))
        .map_or(0, |arrow| span_of(arrow).start);
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let (head, body) = parts.split_at(parts.partition_point(|part| span_of(*part).start < arrow));
    match head {
        [bindings] if bindings.kind() == "bindings" => plan.visit(*bindings, Role::Params),
        [name] => {
            plan.open(Kind::Params, Role::Params, Symbol::NONE, span_of(*name));
            plan.visit(*name, Role::None);
            plan.close();
        }
        [name, declared] => {
            let span = Span::new(span_of(*name).start, span_of(*declared).end);
            plan.open(Kind::Params, Role::Params, Symbol::NONE, span);
            plan.open(Kind::Param, Role::None, Symbol::NONE, span);
            plan.visit(*name, Role::Name);
            plan.visit(*declared, Role::Type);
            plan.close();
            plan.close();
        }
        other => {
            for part in other {
                plan.visit(*part, Role::None);
            }
        }
    }
    for part in body {
        plan.visit(*part, Role::Body);
    }
    plan.close();
}

/// The path is flat; selectors name what is taken of it.
fn import<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Import, node);
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let is_name = |part: &&Raw<'_>| matches!(part.kind(), "identifier" | "operator_identifier");
    let (names, rest) = parts.split_at(parts.iter().take_while(is_name).count());
    shape::members(plan, names, Role::Module);
    for part in rest {
        plan.visit(*part, Role::Name);
    }
    plan.close();
}

/// `s"…"`: a string; which interpolator it is stays with the grammar's kind.
fn interpolated<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    for part in node.named_children(&mut node.walk()) {
        if part.kind() == "interpolated_string" {
            plan.string(part, plan.role);
        }
    }
}
