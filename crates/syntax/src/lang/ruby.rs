//! Ruby.

use super::shape::{self, backticks};
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static RUBY: Language = Language {
    name: "ruby",
    aliases: &["rb"],
    extensions: &["rb", "rake", "gemspec", "ru", "rbw", "podspec", "jbuilder"],
    file_names: &[
        "Gemfile",
        "Rakefile",
        "Guardfile",
        "Capfile",
        "Vagrantfile",
        "Fastfile",
        "Podfile",
        "Dangerfile",
        "Brewfile",
    ],
    interpreters: &["ruby", "jruby"],
    comments: Comments {
        block: &[("=begin", "\n=end")],
        ..Comments::HASH
    },
    strings: Strings::RUBY,
    lowering: Lowering {
        grammar: || tree_sitter_ruby::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[("method", Role::Name), ("block", Role::Body)],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::RUBY,
};

const KINDS: Rules = &[
    ("body_statement", Rule::Custom(guarded)),
    ("block_body", Rule::Node(Kind::Block)),
    ("then", Rule::Node(Kind::Block)),
    ("do", Rule::Node(Kind::Block)),
    ("else", Rule::Node(Kind::Block)),
    ("begin_block", Rule::Node(Kind::Block)),
    ("end_block", Rule::Node(Kind::Block)),
    ("empty_statement", Rule::Drop),
    ("uninterpreted", Rule::Drop),
    ("parenthesized_statements", Rule::SpliceSingle(Kind::Block)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("constant", Rule::Leaf(Kind::Ident)),
    ("instance_variable", Rule::Leaf(Kind::Ident)),
    ("class_variable", Rule::Leaf(Kind::Ident)),
    ("global_variable", Rule::Leaf(Kind::Ident)),
    ("operator", Rule::Leaf(Kind::Ident)),
    ("setter", Rule::Leaf(Kind::Ident)),
    ("file", Rule::Leaf(Kind::Ident)),
    ("line", Rule::Leaf(Kind::Ident)),
    (
        "scope_resolution",
        Rule::Roles(Kind::Member, &[("scope", Role::Object)]),
    ),
    (
        "element_reference",
        Rule::Roles(Kind::Index, &[("", Role::Index)]),
    ),
    ("string", Rule::Str),
    ("bare_string", Rule::BareStr),
    ("bare_symbol", Rule::BareStr),
    ("subshell", Rule::Custom(backticks)),
    ("heredoc_beginning", Rule::Node(Kind::Str)),
    ("heredoc_body", Rule::Str),
    ("heredoc_end", Rule::Drop),
    ("chained_string", Rule::Node(Kind::Str)),
    ("character", Rule::Leaf(Kind::Char)),
    ("interpolation", Rule::Node(Kind::Interp)),
    ("simple_symbol", Rule::Leaf(Kind::Other)),
    ("delimited_symbol", Rule::Str),
    ("hash_key_symbol", Rule::Leaf(Kind::Ident)),
    ("regex", Rule::Node(Kind::Regex)),
    ("string_content", Rule::Leaf(Kind::StrText)),
    ("escape_sequence", Rule::Leaf(Kind::StrText)),
    ("integer", Rule::Leaf(Kind::Number)),
    ("float", Rule::Leaf(Kind::Number)),
    ("rational", Rule::Leaf(Kind::Number)),
    ("complex", Rule::Leaf(Kind::Number)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("nil", Rule::Leaf(Kind::Null)),
    ("self", Rule::Leaf(Kind::This)),
    ("super", Rule::Leaf(Kind::Super)),
    ("call", Rule::Custom(call)),
    ("argument_list", Rule::Custom(arguments)),
    ("splat_argument", Rule::Op(Kind::Spread)),
    ("hash_splat_argument", Rule::Op(Kind::Spread)),
    ("block_argument", Rule::Op(Kind::Spread)),
    ("method", Rule::Node(Kind::Function)),
    (
        "singleton_method",
        Rule::Roles(Kind::Function, &[("object", Role::Receiver)]),
    ),
    ("lambda", Rule::Node(Kind::Lambda)),
    ("block", Rule::Node(Kind::Lambda)),
    ("do_block", Rule::Node(Kind::Lambda)),
    ("method_parameters", Rule::Node(Kind::Params)),
    ("block_parameters", Rule::Node(Kind::Params)),
    ("lambda_parameters", Rule::Node(Kind::Params)),
    ("optional_parameter", Rule::Node(Kind::Param)),
    ("keyword_parameter", Rule::Op(Kind::Param)),
    ("block_parameter", Rule::Op(Kind::Param)),
    ("destructured_parameter", Rule::Node(Kind::Tuple)),
    ("splat_parameter", Rule::Op(Kind::Spread)),
    ("hash_splat_parameter", Rule::Op(Kind::Spread)),
    ("class", Rule::Node(Kind::Class)),
    ("module", Rule::Node(Kind::Class)),
    ("singleton_class", Rule::Node(Kind::Class)),
    ("superclass", Rule::Splice),
    ("assignment", Rule::Node(Kind::Assign)),
    ("operator_assignment", Rule::Op(Kind::AugAssign)),
    ("left_assignment_list", Rule::Node(Kind::Tuple)),
    ("destructured_left_assignment", Rule::Node(Kind::Tuple)),
    ("rest_assignment", Rule::Op(Kind::Spread)),
    ("right_assignment_list", Rule::Node(Kind::Tuple)),
    ("binary", Rule::Op(Kind::Binary)),
    ("unary", Rule::Op(Kind::Unary)),
    ("conditional", Rule::Node(Kind::Ternary)),
    (
        "range",
        Rule::OpRoles(Kind::Binary, &[("begin", Role::Left), ("end", Role::Right)]),
    ),
    ("yield", Rule::Node(Kind::Yield)),
    ("return", Rule::Custom(return_)),
    ("if", Rule::Node(Kind::If)),
    ("unless", Rule::Custom(unless)),
    ("elsif", Rule::Node(Kind::If)),
    ("if_modifier", Rule::Custom(modifier)),
    ("unless_modifier", Rule::Custom(modifier)),
    ("while_modifier", Rule::Custom(modifier)),
    ("until_modifier", Rule::Custom(modifier)),
    ("while", Rule::Node(Kind::While)),
    ("until", Rule::Custom(until)),
    (
        "for",
        Rule::Roles(
            Kind::ForEach,
            &[("pattern", Role::Left), ("value", Role::Iter)],
        ),
    ),
    ("in", Rule::Splice),
    (
        "case",
        Rule::Roles(Kind::Switch, &[("value", Role::Condition)]),
    ),
    (
        "case_match",
        Rule::Roles(
            Kind::Switch,
            &[("value", Role::Condition), ("else", Role::Else)],
        ),
    ),
    ("when", Rule::Roles(Kind::Case, &[("pattern", Role::Value)])),
    (
        "in_clause",
        Rule::Roles(
            Kind::Case,
            &[("pattern", Role::Value), ("guard", Role::Condition)],
        ),
    ),
    ("pattern", Rule::Splice),
    ("if_guard", Rule::Splice),
    ("break", Rule::Node(Kind::Break)),
    ("next", Rule::Node(Kind::Continue)),
    ("begin", Rule::Custom(guarded)),
    (
        "rescue",
        Rule::Roles(
            Kind::Catch,
            &[("exceptions", Role::Type), ("variable", Role::Name)],
        ),
    ),
    ("rescue_modifier", Rule::Node(Kind::Try)),
    ("exceptions", Rule::Splice),
    ("exception_variable", Rule::Splice),
    ("ensure", Rule::Node(Kind::Finally)),
    ("array", Rule::Node(Kind::List)),
    ("string_array", Rule::Node(Kind::List)),
    ("symbol_array", Rule::Node(Kind::List)),
    ("hash", Rule::Node(Kind::Dict)),
    ("pair", Rule::Node(Kind::Pair)),
];

/// `a.b(c) { … }`: the block is a lambda and the call's last part. Without arguments and block, `a.b` is a member: only
/// a run could tell an attribute from a method.
fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let method = node.child_by_field_name("method");
    let receiver = node.child_by_field_name("receiver");
    let arguments = node.child_by_field_name("arguments");
    let block = node.child_by_field_name("block");
    if receiver.is_none() && is_import(plan, method, arguments) {
        plan.open_whole(Kind::Import, node);
        if let Some(name) = arguments.and_then(|arguments| arguments.named_child(0)) {
            plan.visit(name, Role::Module);
        }
        return plan.close();
    }
    if let (Some(receiver), Some(method), None, None) = (receiver, method, arguments, block) {
        return member(plan, receiver, method, plan.role);
    }
    plan.open_whole(Kind::Call, node);
    match (receiver, method) {
        (Some(receiver), Some(method)) => member(plan, receiver, method, Role::Callee),
        (Some(callee), None) | (None, Some(callee)) => plan.visit(callee, Role::Callee),
        (None, None) => {}
    }
    let end = block.map_or(span_of(node).end, |block| span_of(block).start);
    shape::arguments(plan, arguments, end);
    if let Some(block) = block {
        plan.visit(block, Role::Body);
    }
    plan.close();
}

fn member<'tree>(plan: &mut Plan<'_, 'tree>, receiver: Raw<'tree>, method: Raw<'tree>, role: Role) {
    let span = Span::new(span_of(receiver).start, span_of(method).end);
    plan.open(Kind::Member, role, Symbol::NONE, span);
    plan.visit(receiver, Role::Object);
    plan.visit(method, Role::Name);
    plan.close();
}

/// A pair among arguments is a named argument.
fn arguments<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Args, node);
    for argument in node.named_children(&mut node.walk()) {
        if argument.kind() == "pair" {
            plan.open(
                Kind::KeywordArg,
                Role::None,
                Symbol::NONE,
                span_of(argument),
            );
            plan.visit_field(argument, "key", Role::Name);
            plan.visit_field(argument, "value", Role::Value);
            plan.close();
        } else {
            plan.visit(argument, Role::None);
        }
    }
    plan.close();
}

/// Whether a call loads a library whose name is written out.
fn is_import<'tree>(
    plan: &Plan<'_, 'tree>,
    method: Option<Raw<'tree>>,
    arguments: Option<Raw<'tree>>,
) -> bool {
    let loads =
        method.is_some_and(|method| matches!(plan.text_of(method), "require" | "require_relative"));
    loads
        && arguments.is_some_and(|arguments| {
            arguments.named_child_count() == 1
                && arguments
                    .named_child(0)
                    .is_some_and(|name| name.kind() == "string" && name.named_child_count() == 1)
        })
}

/// `return a, b` returns a list.
fn return_<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Return, node);
    if let Some(values) = node.named_child(0) {
        match (values.named_child_count(), values.named_child(0)) {
            (1, Some(value)) => plan.visit(value, Role::Value),
            _ => plan.visit(values, Role::Value),
        }
    }
    plan.close();
}

/// `unless c` is `if !c`, `until c` is `while !c`.
fn negated<'tree>(plan: &mut Plan<'_, 'tree>, condition: Option<Raw<'tree>>) {
    if let Some(condition) = condition {
        let span = span_of(condition);
        plan.open(Kind::Unary, Role::Condition, Symbol::of("!"), span);
        plan.visit(condition, Role::Operand);
        plan.close();
    }
}

fn unless<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::If, node);
    negated(plan, node.child_by_field_name("condition"));
    plan.visit_field(node, "consequence", Role::Then);
    plan.visit_field(node, "alternative", Role::Else);
    plan.close();
}

fn until<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::While, node);
    negated(plan, node.child_by_field_name("condition"));
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}

/// `body if c`: the same node as the long form, in the order of the text.
fn modifier<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let (kind, body, negate) = match node.kind() {
        "if_modifier" => (Kind::If, Role::Then, false),
        "unless_modifier" => (Kind::If, Role::Then, true),
        "while_modifier" => (Kind::While, Role::Body, false),
        _ => (Kind::While, Role::Body, true),
    };
    plan.open_whole(kind, node);
    plan.visit_field(node, "body", body);
    if negate {
        negated(plan, node.child_by_field_name("condition"));
    } else {
        plan.visit_field(node, "condition", Role::Condition);
    }
    plan.close();
}

/// Statements under `begin` or in a method: with `rescue` or `ensure` among them, a try.
fn guarded<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let children: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let is_part = |child: &Raw<'_>| matches!(child.kind(), "rescue" | "ensure" | "else");
    let first_part = children.iter().position(is_part);
    plan.open_whole(Kind::Block, node);
    let Some(first_part) = first_part else {
        plan.visit_children(node);
        return plan.close();
    };
    let (body, parts) = children.split_at(first_part);
    plan.open(Kind::Try, Role::None, Symbol::NONE, span_of(node));
    if let (Some(first), Some(last)) = (body.first(), body.last()) {
        let span = Span::new(span_of(*first).start, span_of(*last).end);
        plan.open(Kind::Block, Role::Body, Symbol::NONE, span);
        for statement in body {
            plan.visit(*statement, Role::None);
        }
        plan.close();
    }
    for part in parts {
        let role = match part.kind() {
            "rescue" => Role::Handler,
            "ensure" => Role::Finally,
            "else" => Role::Else,
            _ => Role::None,
        };
        plan.visit(*part, role);
    }
    plan.close();
    plan.close();
}
