//! Kotlin.

use super::kotlin_comparison::binary;
use super::shape::{self, path};
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static KOTLIN: Language = Language {
    name: "kotlin",
    aliases: &["kt"],
    extensions: &["kt", "kts"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::NESTED,
    strings: Strings::KOTLIN,
    lowering: Lowering {
        grammar: || tree_sitter_kotlin_ng::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::KOTLIN,
};

const KINDS: Rules = &[
    ("block", Rule::Node(Kind::Block)),
    ("class_body", Rule::Node(Kind::Block)),
    ("enum_class_body", Rule::Node(Kind::Block)),
    ("anonymous_initializer", Rule::Node(Kind::Block)),
    ("identifier", Rule::Custom(identifier)),
    ("qualified_identifier", Rule::Custom(path)),
    ("user_type", Rule::SpliceSingle(Kind::Type)),
    ("type_modifiers", Rule::Splice),
    (
        "navigation_expression",
        Rule::Roles(Kind::Member, &[("0", Role::Object), ("1", Role::Name)]),
    ),
    (
        "callable_reference",
        Rule::Roles(Kind::Member, &[("0", Role::Object), ("1", Role::Name)]),
    ),
    (
        "index_expression",
        Rule::Roles(Kind::Index, &[("0", Role::Object), ("", Role::Index)]),
    ),
    ("string_literal", Rule::DollarStr),
    ("multiline_string_literal", Rule::DollarStr),
    ("interpolation", Rule::Node(Kind::Interp)),
    ("character_literal", Rule::Leaf(Kind::Char)),
    ("number_literal", Rule::Leaf(Kind::Number)),
    ("float_literal", Rule::Leaf(Kind::Number)),
    ("this_expression", Rule::Leaf(Kind::This)),
    ("super_expression", Rule::Leaf(Kind::Super)),
    ("call_expression", Rule::Custom(call)),
    (
        "constructor_delegation_call",
        Rule::Roles(Kind::Call, &[("0", Role::Callee)]),
    ),
    ("value_arguments", Rule::Node(Kind::Args)),
    (
        "value_argument",
        Rule::SpliceSingleRoles(Kind::KeywordArg, &[("0", Role::Name), ("1", Role::Value)]),
    ),
    ("spread_expression", Rule::Op(Kind::Spread)),
    (
        "function_declaration",
        Rule::Roles(Kind::Function, &[("", Role::ReturnType)]),
    ),
    (
        "secondary_constructor",
        Rule::Roles(Kind::Function, &[("", Role::Body)]),
    ),
    ("getter", Rule::Roles(Kind::Function, &[("", Role::Body)])),
    ("setter", Rule::Roles(Kind::Function, &[("", Role::Body)])),
    ("function_body", Rule::Part(Role::Body)),
    ("lambda_literal", Rule::Custom(lambda)),
    (
        "anonymous_function",
        Rule::Roles(Kind::Lambda, &[("", Role::ReturnType)]),
    ),
    ("annotated_lambda", Rule::Splice),
    ("parenthesized_expression", Rule::Splice),
    ("annotated_expression", Rule::Splice),
    ("function_value_parameters", Rule::Custom(parameters)),
    ("lambda_parameters", Rule::Node(Kind::Params)),
    ("class_parameters", Rule::Node(Kind::Params)),
    (
        "variable_declaration",
        Rule::SpliceSingleRoles(Kind::Param, &[("0", Role::Name), ("1", Role::Type)]),
    ),
    (
        "parameter",
        Rule::Roles(Kind::Param, &[("0", Role::Name), ("1", Role::Type)]),
    ),
    (
        "class_parameter",
        Rule::Roles(
            Kind::Param,
            &[("0", Role::Name), ("1", Role::Type), ("2", Role::Value)],
        ),
    ),
    (
        "class_declaration",
        Rule::Roles(Kind::Class, &[("", Role::Body)]),
    ),
    (
        "object_declaration",
        Rule::Roles(Kind::Class, &[("", Role::Body)]),
    ),
    ("companion_object", Rule::Custom(companion)),
    (
        "object_literal",
        Rule::Roles(Kind::New, &[("", Role::Body)]),
    ),
    ("primary_constructor", Rule::Aside),
    ("modifiers", Rule::Aside),
    ("parameter_modifiers", Rule::Aside),
    ("type_parameter_modifiers", Rule::Aside),
    ("delegation_specifiers", Rule::Part(Role::Super)),
    ("delegation_specifier", Rule::Splice),
    ("constructor_invocation", Rule::Splice),
    ("explicit_delegation", Rule::Splice),
    (
        "enum_entry",
        Rule::Roles(Kind::Field, &[("0", Role::Name), ("", Role::Body)]),
    ),
    ("property_declaration", Rule::Custom(property)),
    ("multi_variable_declaration", Rule::Node(Kind::Tuple)),
    ("assignment", Rule::Assign(&[])),
    ("binary_expression", Rule::Custom(binary)),
    ("in_expression", Rule::Op(Kind::Binary)),
    (
        "range_expression",
        Rule::OpRoles(Kind::Binary, &[("0", Role::Left), ("1", Role::Right)]),
    ),
    (
        "infix_expression",
        Rule::Roles(
            Kind::Binary,
            &[("0", Role::Left), ("1", Role::Name), ("2", Role::Right)],
        ),
    ),
    ("unary_expression", Rule::Op(Kind::Unary)),
    (
        "as_expression",
        Rule::Roles(Kind::Cast, &[("left", Role::Value), ("right", Role::Type)]),
    ),
    (
        "is_expression",
        Rule::Roles(
            Kind::TypeTest,
            &[("left", Role::Value), ("right", Role::Type)],
        ),
    ),
    (
        "type_test",
        Rule::Roles(Kind::TypeTest, &[("0", Role::Type)]),
    ),
    (
        "if_expression",
        Rule::Roles(Kind::If, &[("0", Role::Then), ("1", Role::Else)]),
    ),
    (
        "while_statement",
        Rule::Roles(Kind::While, &[("0", Role::Body)]),
    ),
    (
        "do_while_statement",
        Rule::Roles(Kind::DoWhile, &[("0", Role::Body)]),
    ),
    (
        "for_statement",
        Rule::Roles(
            Kind::ForEach,
            &[("0", Role::Left), ("1", Role::Iter), ("2", Role::Body)],
        ),
    ),
    ("when_expression", Rule::Node(Kind::Switch)),
    ("when_subject", Rule::Part(Role::Condition)),
    (
        "when_entry",
        Rule::Roles(Kind::Case, &[("condition", Role::Value), ("", Role::Body)]),
    ),
    ("return_expression", Rule::Node(Kind::Return)),
    ("throw_expression", Rule::Node(Kind::Throw)),
    (
        "try_expression",
        Rule::Roles(Kind::Try, &[("0", Role::Body)]),
    ),
    (
        "catch_block",
        Rule::Roles(
            Kind::Catch,
            &[("0", Role::Name), ("1", Role::Type), ("2", Role::Body)],
        ),
    ),
    ("finally_block", Rule::Node(Kind::Finally)),
    (
        "import",
        Rule::Roles(Kind::Import, &[("0", Role::Module), ("1", Role::Alias)]),
    ),
    (
        "package_header",
        Rule::Roles(Kind::Package, &[("", Role::Name)]),
    ),
    (
        "annotation",
        Rule::Roles(Kind::Decorator, &[("0", Role::Name)]),
    ),
    (
        "file_annotation",
        Rule::Roles(Kind::Decorator, &[("0", Role::Name)]),
    ),
    ("class_modifier", Rule::Leaf(Kind::Modifier)),
    ("function_modifier", Rule::Leaf(Kind::Modifier)),
    ("inheritance_modifier", Rule::Leaf(Kind::Modifier)),
    ("member_modifier", Rule::Leaf(Kind::Modifier)),
    ("parameter_modifier", Rule::Leaf(Kind::Modifier)),
    ("platform_modifier", Rule::Leaf(Kind::Modifier)),
    ("property_modifier", Rule::Leaf(Kind::Modifier)),
    ("visibility_modifier", Rule::Leaf(Kind::Modifier)),
    ("reification_modifier", Rule::Leaf(Kind::Modifier)),
    ("variance_modifier", Rule::Leaf(Kind::Modifier)),
    ("nullable_type", Rule::Node(Kind::Type)),
    ("non_nullable_type", Rule::Node(Kind::Type)),
    ("function_type", Rule::Node(Kind::Type)),
    ("type_alias", Rule::Node(Kind::Type)),
    ("type_parameter", Rule::Node(Kind::Type)),
    ("type_arguments", Rule::Node(Kind::TypeArgs)),
    ("type_parameters", Rule::Node(Kind::TypeArgs)),
    ("type_projection", Rule::Splice),
    ("parenthesized_type", Rule::Splice),
    ("collection_literal", Rule::Node(Kind::List)),
    ("shebang", Rule::Drop),
    ("label", Rule::Drop),
];

/// A call whose last argument may stand behind the parentheses, as a block.
fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Call, node);
    if let Some(callee) = node.named_child(0) {
        plan.visit(callee, Role::Callee);
    }
    call_arguments(plan, node);
    plan.close();
}

/// What a call is made with: types, arguments, and the block behind them.
pub(super) fn call_arguments<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let of_kind = |kind: &str| parts.iter().copied().find(|part| part.kind() == kind);
    let block = of_kind("annotated_lambda");
    if let Some(types) = of_kind("type_arguments") {
        plan.visit(types, Role::TypeParams);
    }
    let end = block.map_or(span_of(node).end, |block| span_of(block).start);
    shape::arguments(plan, of_kind("value_arguments"), end);
    if let Some(block) = block {
        plan.visit(block, Role::Body);
    }
}

/// How far into a closure its use of `it` is looked for: nested ones are not read again and again.
const MAX_CLOSURE: usize = 2_000;

/// `{ a -> … }`, and `{ … it … }`, which has a parameter that is not written.
fn lambda<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Lambda, node);
    let mut cursor = node.walk();
    let is_listed =
        { node.named_children(&mut cursor) }.any(|child| child.kind() == "lambda_parameters");
    if !is_listed && names_it(plan.text_of(node)) {
        let start = span_of(node).start.saturating_add(1);
        let nowhere = Span::new(start, start);
        plan.open(Kind::Params, Role::Params, Symbol::NONE, nowhere);
        plan.open(Kind::Ident, Role::None, Symbol::of("it"), nowhere);
        plan.close();
        plan.close();
    }
    plan.visit_children(node);
    plan.close();
}

/// Whether the word `it` stands in a text.
fn names_it(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_word = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii())
    };
    let near = bytes.get(..MAX_CLOSURE).unwrap_or(bytes);
    near.windows(2).enumerate().any(|(at, word)| {
        word == b"it"
            && !is_word(at.checked_sub(1).and_then(|before| bytes.get(before)))
            && !is_word(bytes.get(at + 2))
    })
}

/// The grammar takes these literals for names.
fn identifier<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let kind = match plan.text_of(node) {
        "null" => Kind::Null,
        "true" | "false" => Kind::Bool,
        _ => Kind::Ident,
    };
    plan.leaf(kind, plan.role, node);
}

/// The grammar keeps modifiers and default values beside the parameters that they belong to.
fn parameters<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let mut groups: Vec<Vec<Raw<'tree>>> = Vec::new();
    let mut after_modifiers = false;
    for part in node.named_children(&mut node.walk()) {
        let starts = match part.kind() {
            "parameter" => !after_modifiers,
            "parameter_modifiers" => true,
            _ => false,
        };
        after_modifiers = part.kind() == "parameter_modifiers";
        match groups.last_mut() {
            Some(group) if !starts => group.push(part),
            _ => groups.push(vec![part]),
        }
    }
    plan.open(Kind::Params, Role::Params, Symbol::NONE, span_of(node));
    for group in &groups {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let span = Span::new(span_of(*first).start, span_of(*last).end);
        plan.open(Kind::Param, Role::None, Symbol::NONE, span);
        for part in group {
            match part.kind() {
                "parameter" => plan.visit_children(*part),
                "parameter_modifiers" => plan.visit(*part, Role::None),
                _ => plan.visit(*part, Role::Value),
            }
        }
        plan.close();
    }
    plan.close();
}

/// `val a: T = b get() = c`: a declaration with or without a value, and its accessors.
fn property<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let is_name = |part: &Raw<'_>| {
        matches!(
            part.kind(),
            "variable_declaration" | "multi_variable_declaration"
        )
    };
    let is_accessor = |part: &Raw<'_>| {
        matches!(
            part.kind(),
            "getter" | "setter" | "property_delegate" | "type_constraints"
        )
    };
    let declared = parts.iter().position(is_name);
    let (before, rest) = parts.split_at(declared.unwrap_or(parts.len()));
    plan.open_whole(Kind::VarDecl, node);
    for part in before {
        plan.visit(*part, Role::None);
    }
    if let Some((name, rest)) = rest.split_first() {
        let value = rest
            .iter()
            .find(|part| !is_accessor(part) && !part.is_extra());
        let end = span_of(*value.unwrap_or(name)).end;
        let (kind, role) = if value.is_some() {
            (Kind::Assign, Role::Left)
        } else {
            (Kind::Declarator, Role::Name)
        };
        let span = Span::new(span_of(*name).start, end);
        plan.open(kind, Role::None, Symbol::NONE, span);
        match (name.named_child(0), name.named_child(1)) {
            (Some(name), declared_type) if name.kind() == "identifier" => {
                plan.visit(name, role);
                if let Some(declared_type) = declared_type {
                    plan.visit(declared_type, Role::Type);
                }
            }
            _ => plan.visit(*name, role),
        }
        if let Some(value) = value {
            plan.visit(*value, Role::Right);
        }
        plan.close();
        for part in rest.iter().filter(|part| is_accessor(part)) {
            plan.visit(*part, Role::Body);
        }
    }
    plan.close();
}

/// `companion object { … }`: what it holds is the class's own, which its code and others name without the object's name.
fn companion<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let mut cursor = node.walk();
    let body = node
        .named_children(&mut cursor)
        .find(|part| part.kind() == "class_body");
    if let Some(body) = body {
        plan.visit_children(body);
    }
}
