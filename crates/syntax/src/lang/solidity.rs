//! Solidity.
//!
//! The grammar has no nodes for lists of parameters and arguments; they are made here from the parentheses.

use super::{shape, solidity_infix};
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static SOLIDITY: Language = Language {
    name: "solidity",
    aliases: &["sol"],
    extensions: &["sol"],
    file_names: &[],
    interpreters: &[],
    comments: Comments::C,
    strings: Strings::SOLIDITY,
    lowering: Lowering {
        grammar: || tree_sitter_solidity::LANGUAGE.into(),
        tokens: TOKENS,
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::SOLIDITY,
};

const TOKENS: &[(&str, Kind)] = &[
    ("abstract", Kind::Modifier),
    ("constant", Kind::Modifier),
    ("payable", Kind::Modifier),
    ("memory", Kind::Modifier),
    ("storage", Kind::Modifier),
    ("calldata", Kind::Modifier),
    ("indexed", Kind::Modifier),
    ("anonymous", Kind::Modifier),
];

const KINDS: Rules = &[
    ("statement", Rule::Splice),
    ("expression", Rule::Splice),
    ("contract_body", Rule::Node(Kind::Block)),
    ("struct_body", Rule::Node(Kind::Block)),
    ("enum_body", Rule::Node(Kind::Block)),
    ("function_body", Rule::Node(Kind::Block)),
    ("block_statement", Rule::Custom(block)),
    ("unchecked", Rule::Drop),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("primitive_type", Rule::Leaf(Kind::Ident)),
    ("enum_value", Rule::Leaf(Kind::Ident)),
    ("user_defined_type", Rule::Custom(shape::path)),
    ("type_name", Rule::Custom(type_name)),
    ("visibility", Rule::Leaf(Kind::Modifier)),
    ("state_mutability", Rule::Leaf(Kind::Modifier)),
    ("state_location", Rule::Leaf(Kind::Modifier)),
    ("override_specifier", Rule::Leaf(Kind::Modifier)),
    ("virtual", Rule::Leaf(Kind::Modifier)),
    ("immutable", Rule::Leaf(Kind::Modifier)),
    (
        "member_expression",
        Rule::Custom(solidity_infix::expression),
    ),
    ("array_access", Rule::Custom(solidity_infix::expression)),
    ("slice_access", Rule::Custom(solidity_infix::expression)),
    (
        "struct_expression",
        Rule::Custom(solidity_infix::expression),
    ),
    ("call_expression", Rule::Custom(solidity_infix::expression)),
    (
        "binary_expression",
        Rule::Custom(solidity_infix::expression),
    ),
    ("unary_expression", Rule::Custom(solidity_infix::expression)),
    ("string_literal", Rule::SpliceSingle(Kind::Str)),
    ("string", Rule::Str),
    ("hex_string_literal", Rule::Str),
    ("unicode_string_literal", Rule::Str),
    ("number_literal", Rule::Leaf(Kind::Number)),
    ("boolean_literal", Rule::Leaf(Kind::Bool)),
    ("type_cast_expression", Rule::Custom(cast)),
    ("payable_conversion_expression", Rule::Custom(cast)),
    ("meta_type_expression", Rule::Custom(cast)),
    ("new_expression", Rule::Custom(creation)),
    ("call_argument", Rule::Custom(argument)),
    (
        "call_struct_argument",
        Rule::Roles(Kind::Pair, &[("name", Role::Key)]),
    ),
    (
        "struct_field_assignment",
        Rule::Roles(Kind::Pair, &[("name", Role::Key)]),
    ),
    ("function_definition", Rule::Custom(function)),
    ("constructor_definition", Rule::Custom(function)),
    ("fallback_receive_definition", Rule::Custom(function)),
    ("modifier_definition", Rule::Custom(function)),
    ("modifier_invocation", Rule::Custom(modifier)),
    ("return_type_definition", Rule::Drop),
    ("parameter", Rule::Node(Kind::Param)),
    ("return_parameter", Rule::Node(Kind::Param)),
    ("event_parameter", Rule::Node(Kind::Param)),
    ("error_parameter", Rule::Node(Kind::Param)),
    ("contract_declaration", Rule::Node(Kind::Class)),
    ("library_declaration", Rule::Node(Kind::Class)),
    ("interface_declaration", Rule::Node(Kind::Interface)),
    ("inheritance_specifier", Rule::Custom(parent)),
    ("struct_declaration", Rule::Node(Kind::Class)),
    ("struct_member", Rule::Node(Kind::Field)),
    ("enum_declaration", Rule::Node(Kind::Enum)),
    ("state_variable_declaration", Rule::Custom(variable)),
    ("constant_variable_declaration", Rule::Custom(variable)),
    ("variable_declaration_statement", Rule::Custom(variable)),
    ("variable_declaration_tuple", Rule::Node(Kind::Tuple)),
    ("variable_declaration", Rule::Node(Kind::Declarator)),
    ("assignment_expression", Rule::Assign(&[])),
    ("augmented_assignment_expression", Rule::Assign(&[])),
    ("update_expression", Rule::Custom(update)),
    (
        "ternary_expression",
        Rule::Roles(
            Kind::Ternary,
            &[("0", Role::Condition), ("1", Role::Then), ("2", Role::Else)],
        ),
    ),
    ("parenthesized_expression", Rule::Splice),
    ("tuple_expression", Rule::SpliceSingle(Kind::Tuple)),
    ("inline_array_expression", Rule::Node(Kind::List)),
    ("expression_statement", Rule::Node(Kind::ExprStmt)),
    ("emit_statement", Rule::Custom(emit)),
    ("revert_statement", Rule::Custom(revert)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("if_statement", Rule::Custom(branch)),
    ("while_statement", Rule::Node(Kind::While)),
    ("do_while_statement", Rule::Node(Kind::DoWhile)),
    (
        "for_statement",
        Rule::Roles(Kind::For, &[("initial", Role::Init)]),
    ),
    ("break_statement", Rule::Node(Kind::Break)),
    ("continue_statement", Rule::Node(Kind::Continue)),
    (
        "try_statement",
        Rule::Roles(Kind::Try, &[("attempt", Role::Init)]),
    ),
    (
        "catch_clause",
        Rule::Roles(Kind::Catch, &[("0", Role::Type), ("", Role::Name)]),
    ),
    (
        "import_directive",
        Rule::Roles(Kind::Import, &[("import_name", Role::Name)]),
    ),
];

/// What stands behind `{` or a word, up to the closing parenthesis: a list of `kind` from the first to the last bracket.
fn list<'tree>(
    plan: &mut Plan<'_, 'tree>,
    node: Raw<'tree>,
    kind: Kind,
    role: Role,
    parts: &[&str],
) {
    let (mut start, mut end, mut inside) = (None, span_of(node).end, Vec::new());
    for part in node.children(&mut node.walk()) {
        match part.kind() {
            "(" if start.is_none() => start = Some(span_of(part).start),
            ")" if start.is_some() => {
                end = span_of(part).end;
                break;
            }
            name if start.is_some() && parts.contains(&name) => inside.push(part),
            _ => {}
        }
    }
    let start = start.unwrap_or(end);
    plan.open(kind, role, Symbol::NONE, Span::new(start, end));
    for part in inside {
        plan.visit(part, Role::None);
    }
    plan.close();
}

fn arguments<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    list(
        plan,
        node,
        Kind::Args,
        Role::Args,
        &["call_argument", "type_name"],
    );
}

/// What something behind a value makes of it, and the part that the value plays in that.
pub(super) fn suffix(node: Raw<'_>) -> (Kind, Role) {
    match node.kind() {
        "member_expression" => (Kind::Member, Role::Object),
        "call_expression" => (Kind::Call, Role::Callee),
        "array_access" => (Kind::Index, Role::Object),
        "slice_access" => (Kind::Slice, Role::Object),
        // `f{value: 1}` has options for a call.
        _ => (Kind::Other, Role::Object),
    }
}

/// The rest of it.
pub(super) fn after_base<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    match node.kind() {
        "member_expression" => plan.visit_field(node, "property", Role::Name),
        "call_expression" => arguments(plan, node),
        "array_access" => plan.visit_field(node, "index", Role::Index),
        "slice_access" => {
            plan.visit_field(node, "from", Role::Left);
            plan.visit_field(node, "to", Role::Right);
        }
        _ => {
            for part in node.named_children(&mut node.walk()) {
                if part.kind() == "struct_field_assignment" {
                    plan.visit(part, Role::None);
                }
            }
        }
    }
}

/// `new T(a)`, `new T`.
pub(super) fn creation<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let callee = node.child_by_field_name("function");
    let made = callee.and_then(|callee| callee.named_child(0));
    plan.open_whole(Kind::New, node);
    plan.visit_field(made.unwrap_or(node), "name", Role::Type);
    if node
        .children(&mut node.walk())
        .any(|part| part.kind() == "(")
    {
        arguments(plan, node);
    }
    plan.close();
}

/// `address(x)`, `payable(x)`, `type(T)`: calls of a word.
fn cast<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Call, node);
    if let Some(word) = node.child(0) {
        plan.leaf(Kind::Ident, Role::Callee, word);
    }
    arguments(plan, node);
    plan.close();
}

/// An argument, or `{a: 1}`, which names all of them.
fn argument<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    if node.child(0).is_some_and(|first| first.kind() == "{") {
        plan.open_whole(Kind::Dict, node);
        plan.visit_children(node);
        plan.close();
    } else {
        for part in node.named_children(&mut node.walk()) {
            plan.visit(part, plan.role);
        }
    }
}

/// A function, constructor, `receive` or `fallback`; a modifier, which is none but has the same parts.
fn function<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let kind = match node.kind() {
        "modifier_definition" => Kind::Other,
        _ => Kind::Function,
    };
    plan.open_whole(kind, node);
    match (node.child_by_field_name("name"), node.child(0)) {
        (Some(name), _) => plan.leaf(Kind::Ident, Role::Name, name),
        (None, Some(word)) => plan.leaf(Kind::Ident, Role::Name, word),
        (None, None) => {}
    }
    list(plan, node, Kind::Params, Role::Params, &["parameter"]);
    for part in node.children(&mut node.walk()) {
        match part.kind() {
            "parameter" | "identifier" | "comment" => {}
            "function_body" => plan.visit(part, Role::Body),
            "return_type_definition" => {
                plan.open(Kind::Type, Role::ReturnType, Symbol::NONE, span_of(part));
                plan.visit_children(part);
                plan.close();
            }
            _ => plan.visit(part, Role::None),
        }
    }
    plan.close();
}

/// `onlyOwner`, `only(x)` on a function.
fn modifier<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Decorator, node);
    let is_call = node
        .children(&mut node.walk())
        .any(|part| part.kind() == "(");
    if is_call {
        plan.open(Kind::Call, Role::None, Symbol::NONE, span_of(node));
    }
    let role = if is_call { Role::Callee } else { Role::None };
    if let Some(name) = node.named_child(0) {
        plan.visit(name, role);
    }
    if is_call {
        arguments(plan, node);
        plan.close();
    }
    plan.close();
}

/// `is A(1)`: the parent, and beside it what it is given.
fn parent<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.visit_field(node, "ancestor", Role::Super);
    for part in node.named_children(&mut node.walk()) {
        if part.kind() == "call_argument" {
            plan.open(Kind::Modifier, Role::None, Symbol::NONE, span_of(part));
            plan.visit(part, Role::None);
            plan.close();
        }
    }
}

/// A name stands for itself; arrays, mappings and functions are types with parts.
fn type_name<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    match (node.child(0), parts.as_slice()) {
        (Some(only), _) if node.child_count() == 1 => plan.visit(only, plan.role),
        (_, [element, size]) if element.kind() == "type_name" && size.kind() == "expression" => {
            plan.open_whole(Kind::Index, node);
            plan.visit(*element, Role::Object);
            plan.visit(*size, Role::Index);
            plan.close();
        }
        _ => {
            plan.open_whole(Kind::Type, node);
            for part in parts {
                plan.visit(part, Role::None);
            }
            plan.close();
        }
    }
}

/// A variable, wherever it is declared: modifiers, type, and the name with its value.
fn variable<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::VarDecl, node);
    let parts: Vec<Raw<'tree>> = node.children(&mut node.walk()).collect();
    let tuple = parts
        .iter()
        .find(|part| part.kind() == "variable_declaration_tuple");
    let own = parts
        .iter()
        .find(|part| part.kind() == "variable_declaration");
    let declaration = own.copied().unwrap_or(node);
    if tuple.is_none() {
        for part in declaration.children(&mut declaration.walk()) {
            match part.kind() {
                "type_name" => plan.visit(part, Role::Type),
                "identifier" | "=" => break,
                _ => plan.visit(part, Role::None),
            }
        }
    }
    let name = tuple
        .copied()
        .or_else(|| declaration.child_by_field_name("name"));
    let value = node.child_by_field_name("value");
    let (kind, role) = match value {
        Some(_) => (Kind::Assign, Role::Left),
        None => (Kind::Declarator, Role::Name),
    };
    if let Some(name) = name {
        let (start, end) = (span_of(name).start, span_of(value.unwrap_or(name)).end);
        plan.open(kind, Role::None, Symbol::NONE, Span::new(start, end));
        plan.visit(name, role);
        plan.visit_field(node, "value", Role::Right);
        plan.close();
    }
    plan.close();
}

/// `x++` and `++x` give different values, so they are told apart.
fn update<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let is_postfix = node.child(0).is_some_and(|first| first.is_named());
    let operator = node.child_by_field_name("operator");
    let operator = operator.map_or("", |operator| plan.text_of(operator));
    let symbol = match (operator, is_postfix) {
        ("++", true) => Symbol::of("_++"),
        ("--", true) => Symbol::of("_--"),
        _ => Symbol::of(operator),
    };
    plan.open(Kind::Unary, plan.role, symbol, span_of(node));
    plan.visit_field(node, "argument", Role::Operand);
    plan.close();
}

/// `unchecked { … }` is a statement around its block.
fn block<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let first = node.named_child(0);
    let word = first.filter(|first| first.kind() == "unchecked");
    let Some(word) = word else {
        plan.open_whole(Kind::Block, node);
        plan.visit_children(node);
        return plan.close();
    };
    plan.open_whole(Kind::With, node);
    let inner = Span::new(span_of(word).end, span_of(node).end);
    plan.open(Kind::Block, Role::Body, Symbol::NONE, inner);
    plan.visit_children(node);
    plan.close();
    plan.close();
}

/// `emit E(a)`: a call as a statement of its own word.
fn emit<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open(Kind::ExprStmt, plan.role, Symbol::of("emit"), span_of(node));
    let start = node
        .child_by_field_name("name")
        .map_or(span_of(node), span_of)
        .start;
    let end = span_of(node).end;
    plan.open(Kind::Call, Role::None, Symbol::NONE, Span::new(start, end));
    plan.visit_field(node, "name", Role::Callee);
    arguments(plan, node);
    plan.close();
    plan.close();
}

/// `revert("…")`, `revert E(a)`: a call of `revert`, in the second form with the error as its argument.
fn revert<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::ExprStmt, node);
    plan.open(Kind::Call, Role::None, Symbol::NONE, span_of(node));
    let word = node.child(0);
    if let Some(word) = word {
        plan.leaf(Kind::Ident, Role::Callee, word);
    }
    let start = word.map_or(span_of(node), span_of).end;
    let rest = Span::new(start, span_of(node).end.max(start));
    plan.open(Kind::Args, Role::Args, Symbol::NONE, rest);
    let error = node.child_by_field_name("error");
    let given = node
        .named_children(&mut node.walk())
        .find(|part| part.kind() == "revert_arguments");
    match (error, given) {
        (Some(error), Some(given)) => {
            let span = Span::new(span_of(error).start, span_of(given).end);
            plan.open(Kind::Call, Role::None, Symbol::NONE, span);
            plan.visit(error, Role::Callee);
            arguments(plan, given);
            plan.close();
        }
        (Some(part), None) | (None, Some(part)) => {
            for argument in part.named_children(&mut part.walk()) {
                match argument.kind() {
                    "tuple_expression" => plan.visit_children(argument),
                    _ => plan.visit(argument, Role::None),
                }
            }
        }
        (None, None) => {}
    }
    plan.close();
    plan.close();
    plan.close();
}

/// `if`, whose branches the grammar gives one name.
fn branch<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::If, node);
    plan.visit_field(node, "condition", Role::Condition);
    let mut role = Role::Then;
    for part in node.named_children(&mut node.walk()) {
        if part.kind() == "statement" {
            plan.visit(part, role);
            role = Role::Else;
        }
    }
    plan.close();
}
