//! Swift.

use super::shape::{self, declaration, path};
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static SWIFT: Language = Language {
    name: "swift",
    aliases: &[],
    extensions: &["swift"],
    file_names: &[],
    interpreters: &["swift"],
    comments: Comments::NESTED,
    strings: Strings::SWIFT,
    lowering: Lowering {
        grammar: || tree_sitter_swift::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[("name", Role::Name)],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::SWIFT,
};

const KINDS: Rules = &[
    ("statements", Rule::Node(Kind::Block)),
    ("class_body", Rule::Node(Kind::Block)),
    ("enum_class_body", Rule::Node(Kind::Block)),
    ("protocol_body", Rule::Node(Kind::Block)),
    ("computed_property", Rule::Node(Kind::Block)),
    ("function_body", Rule::Splice),
    ("simple_identifier", Rule::Leaf(Kind::Ident)),
    ("type_identifier", Rule::Leaf(Kind::Ident)),
    ("identifier", Rule::Custom(path)),
    ("user_type", Rule::SpliceSingle(Kind::Type)),
    (
        "navigation_expression",
        Rule::Roles(
            Kind::Member,
            &[("target", Role::Object), ("suffix", Role::Name)],
        ),
    ),
    (
        "navigation_suffix",
        Rule::SpliceRoles(&[("suffix", Role::None)]),
    ),
    ("line_string_literal", Rule::Str),
    ("multi_line_string_literal", Rule::Str),
    ("raw_string_literal", Rule::Str),
    ("line_str_text", Rule::Leaf(Kind::StrText)),
    ("multi_line_str_text", Rule::Leaf(Kind::StrText)),
    ("str_escaped_char", Rule::Leaf(Kind::StrText)),
    ("raw_str_part", Rule::Leaf(Kind::StrText)),
    ("raw_str_end_part", Rule::Leaf(Kind::StrText)),
    (
        "interpolated_expression",
        Rule::Roles(Kind::Interp, &[("value", Role::None)]),
    ),
    ("raw_str_interpolation", Rule::Node(Kind::Interp)),
    ("nil_literal", Rule::Leaf(Kind::Null)),
    ("regex_literal", Rule::Leaf(Kind::Regex)),
    ("integer_literal", Rule::Leaf(Kind::Number)),
    ("hex_literal", Rule::Leaf(Kind::Number)),
    ("bin_literal", Rule::Leaf(Kind::Number)),
    ("oct_literal", Rule::Leaf(Kind::Number)),
    ("real_literal", Rule::Leaf(Kind::Number)),
    ("boolean_literal", Rule::Leaf(Kind::Bool)),
    ("self_expression", Rule::Leaf(Kind::This)),
    ("super_expression", Rule::Leaf(Kind::Super)),
    ("call_expression", Rule::Custom(call)),
    ("constructor_expression", Rule::Custom(call)),
    ("macro_invocation", Rule::Custom(call)),
    ("value_arguments", Rule::Node(Kind::Args)),
    ("value_argument", Rule::SpliceSingle(Kind::KeywordArg)),
    ("value_argument_label", Rule::Splice),
    ("function_declaration", Rule::Custom(function)),
    ("init_declaration", Rule::Custom(function)),
    ("protocol_function_declaration", Rule::Custom(function)),
    (
        "deinit_declaration",
        Rule::Roles(Kind::Function, &[("body", Role::Body)]),
    ),
    (
        "computed_getter",
        Rule::Roles(Kind::Function, &[("", Role::Body)]),
    ),
    (
        "computed_setter",
        Rule::Roles(Kind::Function, &[("", Role::Body)]),
    ),
    ("parameter", Rule::Custom(parameter)),
    ("lambda_literal", Rule::Node(Kind::Lambda)),
    ("lambda_function_type", Rule::Splice),
    ("lambda_function_type_parameters", Rule::Node(Kind::Params)),
    (
        "lambda_parameter",
        Rule::SpliceSingleRoles(Kind::Param, &[("external_name", Role::Label)]),
    ),
    ("class_declaration", Rule::Node(Kind::Class)),
    ("protocol_declaration", Rule::Node(Kind::Interface)),
    (
        "inheritance_specifier",
        Rule::SpliceRoles(&[("inherits_from", Role::Super)]),
    ),
    (
        "enum_entry",
        Rule::Roles(
            Kind::Field,
            &[("data_contents", Role::Args), ("raw_value", Role::Value)],
        ),
    ),
    ("property_declaration", Rule::Custom(declaration)),
    ("protocol_property_declaration", Rule::Node(Kind::Field)),
    (
        "pattern",
        Rule::SpliceRoles(&[("bound_identifier", Role::None)]),
    ),
    (
        "type_annotation",
        Rule::SpliceRoles(&[("name", Role::None)]),
    ),
    ("directly_assignable_expression", Rule::Splice),
    ("value_binding_pattern", Rule::Drop),
    ("try_operator", Rule::Drop),
    ("as_operator", Rule::Drop),
    ("catch_keyword", Rule::Drop),
    ("default_keyword", Rule::Drop),
    ("else", Rule::Drop),
    ("throws", Rule::Drop),
    ("shebang_line", Rule::Drop),
    (
        "assignment",
        Rule::Assign(&[("target", Role::Left), ("result", Role::Right)]),
    ),
    (
        "additive_expression",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "multiplicative_expression",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "comparison_expression",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "equality_expression",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "conjunction_expression",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "disjunction_expression",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "bitwise_operation",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "infix_expression",
        Rule::OpRoles(Kind::Binary, &[("lhs", Role::Left), ("rhs", Role::Right)]),
    ),
    (
        "nil_coalescing_expression",
        Rule::OpRoles(
            Kind::Binary,
            &[("value", Role::Left), ("if_nil", Role::Right)],
        ),
    ),
    (
        "range_expression",
        Rule::OpRoles(Kind::Binary, &[("start", Role::Left), ("end", Role::Right)]),
    ),
    (
        "open_end_range_expression",
        Rule::OpRoles(Kind::Binary, &[("start", Role::Left), ("end", Role::Right)]),
    ),
    (
        "open_start_range_expression",
        Rule::OpRoles(Kind::Binary, &[("start", Role::Left), ("end", Role::Right)]),
    ),
    (
        "prefix_expression",
        Rule::OpRoles(Kind::Unary, &[("target", Role::Operand)]),
    ),
    (
        "postfix_expression",
        Rule::OpRoles(Kind::Unary, &[("target", Role::Operand)]),
    ),
    ("try_expression", Rule::SpliceRoles(&[("expr", Role::None)])),
    (
        "await_expression",
        Rule::Roles(Kind::Await, &[("expr", Role::Value)]),
    ),
    (
        "ternary_expression",
        Rule::Roles(
            Kind::Ternary,
            &[("if_true", Role::Then), ("if_false", Role::Else)],
        ),
    ),
    (
        "as_expression",
        Rule::Roles(Kind::Cast, &[("expr", Role::Value), ("name", Role::None)]),
    ),
    (
        "check_expression",
        Rule::Roles(
            Kind::TypeTest,
            &[("target", Role::Value), ("name", Role::None)],
        ),
    ),
    (
        "tuple_expression",
        Rule::SpliceSingleRoles(Kind::Tuple, &[("value", Role::None)]),
    ),
    (
        "array_literal",
        Rule::Roles(Kind::List, &[("element", Role::None)]),
    ),
    ("dictionary_literal", Rule::Custom(dictionary)),
    (
        "if_statement",
        Rule::Roles(
            Kind::If,
            &[
                ("0", Role::Then),
                ("1", Role::Else),
                ("bound_identifier", Role::Name),
            ],
        ),
    ),
    (
        "guard_statement",
        Rule::Roles(
            Kind::If,
            &[("0", Role::Else), ("bound_identifier", Role::Name)],
        ),
    ),
    (
        "while_statement",
        Rule::Roles(Kind::While, &[("0", Role::Body)]),
    ),
    (
        "repeat_while_statement",
        Rule::Roles(Kind::DoWhile, &[("0", Role::Body)]),
    ),
    (
        "for_statement",
        Rule::Roles(
            Kind::ForEach,
            &[
                ("item", Role::Left),
                ("collection", Role::Iter),
                ("0", Role::Body),
            ],
        ),
    ),
    (
        "switch_statement",
        Rule::Roles(Kind::Switch, &[("expr", Role::Condition)]),
    ),
    ("switch_entry", Rule::Roles(Kind::Case, &[("", Role::Body)])),
    ("switch_pattern", Rule::Part(Role::Value)),
    ("where_clause", Rule::Part(Role::Condition)),
    ("control_transfer_statement", Rule::Custom(transfer)),
    ("do_statement", Rule::Roles(Kind::Try, &[("0", Role::Body)])),
    (
        "catch_block",
        Rule::Roles(Kind::Catch, &[("error", Role::Name), ("0", Role::Body)]),
    ),
    (
        "import_declaration",
        Rule::Roles(Kind::Import, &[("", Role::Module)]),
    ),
    (
        "attribute",
        Rule::Roles(Kind::Decorator, &[("0", Role::Name)]),
    ),
    ("modifiers", Rule::Aside),
    ("function_modifier", Rule::Leaf(Kind::Modifier)),
    ("inheritance_modifier", Rule::Leaf(Kind::Modifier)),
    ("member_modifier", Rule::Leaf(Kind::Modifier)),
    ("mutation_modifier", Rule::Leaf(Kind::Modifier)),
    ("ownership_modifier", Rule::Leaf(Kind::Modifier)),
    ("parameter_modifier", Rule::Leaf(Kind::Modifier)),
    ("property_modifier", Rule::Leaf(Kind::Modifier)),
    ("visibility_modifier", Rule::Leaf(Kind::Modifier)),
    ("property_behavior_modifier", Rule::Leaf(Kind::Modifier)),
    ("array_type", Rule::Node(Kind::Type)),
    ("dictionary_type", Rule::Node(Kind::Type)),
    ("optional_type", Rule::Node(Kind::Type)),
    ("tuple_type", Rule::Node(Kind::Type)),
    ("function_type", Rule::Node(Kind::Type)),
    ("metatype", Rule::Node(Kind::Type)),
    ("opaque_type", Rule::Node(Kind::Type)),
    ("existential_type", Rule::Node(Kind::Type)),
    ("protocol_composition_type", Rule::Node(Kind::Type)),
    ("typealias_declaration", Rule::Node(Kind::Type)),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    ("type_parameters", Rule::Node(Kind::TypeArgs)),
];

/// The grammar hangs arguments, a subscript and trailing closures alike on a suffix.
fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let suffix = node
        .named_children(&mut node.walk())
        .find(|part| part.kind().ends_with("_suffix"));
    let of_suffix = |kind: &str| {
        let suffix = suffix?;
        suffix
            .named_children(&mut suffix.walk())
            .find(|part| part.kind() == kind)
    };
    let arguments = of_suffix("value_arguments");
    let block = of_suffix("lambda_literal");
    let is_index = arguments.is_some_and(|list| plan.text_of(list).starts_with('['));
    let (kind, role) = if is_index {
        (Kind::Index, Role::Object)
    } else {
        (Kind::Call, Role::Callee)
    };
    plan.open_whole(kind, node);
    if let Some(callee) = node.named_child(0) {
        plan.visit(callee, role);
    }
    if let (true, Some(arguments)) = (is_index, arguments) {
        for index in arguments.named_children(&mut arguments.walk()) {
            plan.visit(index, Role::Index);
        }
    } else {
        let end = block.map_or(span_of(node).end, |block| span_of(block).start);
        shape::arguments(plan, arguments, end);
    }
    if let Some(block) = block {
        plan.visit(block, Role::Body);
    }
    plan.close();
}

/// The grammar has the parameters beside the name; here they are a list of their own.
fn function<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Function, node);
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let is_parameter = |part: &Raw<'_>| part.kind() == "parameter";
    let is_leading =
        |part: &Raw<'_>| matches!(part.kind(), "modifiers" | "attribute" | "simple_identifier");
    let leading = parts.iter().take_while(|part| is_leading(part)).count();
    let (head, rest) = parts.split_at(leading);
    for part in head {
        let role = if part.kind() == "simple_identifier" {
            Role::Name
        } else {
            Role::None
        };
        plan.visit(*part, role);
    }
    let parameters: Vec<Raw<'tree>> = rest.iter().copied().filter(is_parameter).collect();
    let after_head = head
        .last()
        .map_or(span_of(node).start, |last| span_of(*last).end);
    let span = match (parameters.first(), parameters.last()) {
        (Some(first), Some(last)) => Span::new(span_of(*first).start, span_of(*last).end),
        _ => Span::new(after_head, after_head),
    };
    plan.open(Kind::Params, Role::Params, Symbol::NONE, span);
    for parameter in parameters {
        plan.visit(parameter, Role::None);
    }
    plan.close();
    plan.visit_field(node, "return_type", Role::ReturnType);
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}

/// `label name: T`: the grammar calls the type a name as well.
fn parameter<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Param, node);
    let external = node.child_by_field_name("external_name");
    for part in node.named_children(&mut node.walk()) {
        let role = match part.kind() {
            "simple_identifier" if Some(part) == external => Role::Label,
            "simple_identifier" => Role::Name,
            "parameter_modifiers" => Role::None,
            _ => Role::Type,
        };
        plan.visit(part, role);
    }
    plan.close();
}

/// Keys and values stand in a row.
fn dictionary<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Dict, node);
    let keys: Vec<Raw<'tree>> = node
        .children_by_field_name("key", &mut node.walk())
        .collect();
    let values: Vec<Raw<'tree>> = node
        .children_by_field_name("value", &mut node.walk())
        .collect();
    for (key, value) in keys.iter().zip(&values) {
        let span = Span::new(
            span_of(*key).start,
            span_of(*value).end.max(span_of(*key).start),
        );
        plan.open(Kind::Pair, Role::None, Symbol::NONE, span);
        plan.visit(*key, Role::Key);
        plan.visit(*value, Role::Value);
        plan.close();
    }
    plan.close();
}

/// `return`, `throw`, `break`, `continue` are one kind of the grammar.
fn transfer<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let kind = match plan
        .text_of(node)
        .split(|c: char| !c.is_ascii_alphabetic())
        .next()
    {
        Some("throw") => Kind::Throw,
        Some("break") => Kind::Break,
        Some("continue" | "fallthrough") => Kind::Continue,
        Some("yield") => Kind::Yield,
        _ => Kind::Return,
    };
    plan.open_whole(kind, node);
    for part in node.named_children(&mut node.walk()) {
        if part.kind() != "throw_keyword" {
            plan.visit(part, Role::Value);
        }
    }
    plan.close();
}
