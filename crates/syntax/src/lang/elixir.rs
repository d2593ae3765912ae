//! Elixir.
//!
//! The grammar knows calls only; the words that define modules and functions, import and branch are told apart here.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static ELIXIR: Language = Language {
    name: "elixir",
    aliases: &["ex"],
    extensions: &["ex", "exs"],
    file_names: &[],
    interpreters: &["elixir"],
    comments: Comments::HASH,
    strings: Strings::ELIXIR,
    lowering: Lowering {
        grammar: || tree_sitter_elixir::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::ELIXIR,
};

const KINDS: Rules = &[
    ("do_block", Rule::Node(Kind::Block)),
    ("block", Rule::Node(Kind::Block)),
    ("body", Rule::SpliceSingle(Kind::Block)),
    ("else_block", Rule::Node(Kind::Else)),
    ("rescue_block", Rule::Node(Kind::Catch)),
    ("catch_block", Rule::Node(Kind::Catch)),
    ("after_block", Rule::Node(Kind::Finally)),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("alias", Rule::Leaf(Kind::Ident)),
    ("operator_identifier", Rule::Leaf(Kind::Ident)),
    (
        "dot",
        Rule::Roles(
            Kind::Member,
            &[("left", Role::Object), ("right", Role::Name)],
        ),
    ),
    (
        "access_call",
        Rule::Roles(
            Kind::Index,
            &[("target", Role::Object), ("key", Role::Index)],
        ),
    ),
    ("atom", Rule::Leaf(Kind::Other)),
    ("integer", Rule::Leaf(Kind::Number)),
    ("float", Rule::Leaf(Kind::Number)),
    ("boolean", Rule::Leaf(Kind::Bool)),
    ("nil", Rule::Leaf(Kind::Null)),
    ("char", Rule::Leaf(Kind::Char)),
    ("string", Rule::Str),
    ("charlist", Rule::Str),
    ("sigil", Rule::Str),
    ("sigil_name", Rule::Drop),
    ("sigil_modifiers", Rule::Drop),
    ("quoted_content", Rule::Leaf(Kind::StrText)),
    ("escape_sequence", Rule::Leaf(Kind::StrText)),
    ("interpolation", Rule::Node(Kind::Interp)),
    ("call", Rule::Custom(call)),
    ("arguments", Rule::Node(Kind::Args)),
    ("keywords", Rule::Splice),
    ("pair", Rule::Custom(pair)),
    ("list", Rule::Node(Kind::List)),
    ("tuple", Rule::Node(Kind::Tuple)),
    ("map", Rule::Node(Kind::Dict)),
    ("map_content", Rule::Splice),
    ("struct", Rule::Roles(Kind::Type, &[])),
    ("anonymous_function", Rule::Custom(function)),
    ("stab_clause", Rule::Custom(clause)),
    ("binary_operator", Rule::Custom(operator)),
    ("unary_operator", Rule::Op(Kind::Unary)),
];

/// A call by its first word.
fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let target = node.child_by_field_name("target");
    let word = target.map_or("", |target| plan.text_of(target));
    match word {
        "def" | "defp" | "defmacro" | "defmacrop" => definition(plan, node),
        "defmodule" | "defprotocol" | "defimpl" => {
            plan.open_whole(Kind::Class, node);
            spread(plan, node, Role::Name);
            plan.close();
        }
        "import" | "alias" | "require" => {
            plan.open_whole(Kind::Import, node);
            spread(plan, node, Role::Module);
            plan.close();
        }
        "if" | "unless" => {
            plan.open(Kind::If, plan.role, Symbol::of(word), span_of(node));
            spread(plan, node, Role::Condition);
            plan.close();
        }
        "case" | "cond" => {
            plan.open_whole(Kind::Switch, node);
            spread(plan, node, Role::Condition);
            plan.close();
        }
        _ => {
            plan.open_whole(Kind::Call, node);
            plan.visit_field(node, "target", Role::Callee);
            let start = target.map_or(span_of(node), span_of).end;
            let named = || node.named_children(&mut node.walk()).collect::<Vec<_>>();
            if !named().iter().any(|part| part.kind() == "arguments") {
                let nothing = Span::new(start, start);
                plan.open(Kind::Args, Role::Args, Symbol::NONE, nothing);
                plan.close();
            }
            for part in named().into_iter().filter(|part| Some(*part) != target) {
                match part.kind() {
                    "do_block" => {
                        plan.open(Kind::Lambda, Role::None, Symbol::NONE, span_of(part));
                        plan.visit(part, Role::Body);
                        plan.close();
                    }
                    _ => plan.visit(part, Role::Args),
                }
            }
            plan.close();
        }
    }
}

/// The arguments of a call without their list, the first in `role`, and its block as a body.
fn spread<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>, mut role: Role) {
    for part in node.named_children(&mut node.walk()) {
        match part.kind() {
            "arguments" => {
                for argument in part.named_children(&mut part.walk()) {
                    plan.visit(argument, role);
                    role = Role::None;
                }
            }
            "do_block" => plan.visit(part, Role::Body),
            _ => {}
        }
    }
}

/// `def f(x) when x > 0 do … end`.
fn definition<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Function, node);
    for part in node.named_children(&mut node.walk()) {
        match part.kind() {
            "arguments" => {
                let arguments: Vec<_> = part.named_children(&mut part.walk()).collect();
                if let Some((head, rest)) = arguments.split_first() {
                    signature(plan, *head);
                    // `, do: x` is the body.
                    for part in rest {
                        plan.visit(*part, Role::Body);
                    }
                }
            }
            "do_block" => plan.visit(part, Role::Body),
            _ => {}
        }
    }
    plan.close();
}

/// `f(x) when x > 0`.
fn signature<'tree>(plan: &mut Plan<'_, 'tree>, head: Raw<'tree>) {
    let guarded = head.kind() == "binary_operator"
        && head
            .child_by_field_name("operator")
            .is_some_and(|operator| operator.kind() == "when");
    let inner = head.child_by_field_name("left").filter(|_| guarded);
    let inner = inner.unwrap_or(head);
    match inner.child_by_field_name("target") {
        Some(name) => {
            plan.visit(name, Role::Name);
            for part in inner.named_children(&mut inner.walk()) {
                if part.kind() == "arguments" {
                    plan.open(Kind::Params, Role::Params, Symbol::NONE, span_of(part));
                    plan.visit_children(part);
                    plan.close();
                }
            }
        }
        None => plan.visit(inner, Role::Name),
    }
    if guarded {
        plan.visit_field(head, "right", Role::Condition);
    }
}

/// `a: 1`: an argument by name, or an entry.
fn pair<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let around = node.parent().and_then(|keywords| keywords.parent());
    let is_argument = around.is_some_and(|around| around.kind() == "arguments");
    let (kind, role) = if is_argument {
        (Kind::KeywordArg, Role::Name)
    } else {
        (Kind::Pair, Role::Key)
    };
    plan.open_whole(kind, node);
    match node.child_by_field_name("key") {
        Some(key) if key.kind() == "keyword" => {
            let span = span_of(key);
            let name = plan.text_of(key).trim_end().trim_end_matches(':');
            let length = u32::try_from(name.len()).unwrap_or(0);
            let span = Span::new(span.start, span.start.saturating_add(length).min(span.end));
            plan.open(Kind::Ident, role, Symbol::of(name), span);
            plan.close();
        }
        Some(key) => plan.visit(key, role),
        None => {}
    }
    plan.visit_field(node, "value", Role::Value);
    plan.close();
}

/// `fn x -> x end`. As in Semgrep, its range ends before the last word.
fn function<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let clauses: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let span = span_of(node);
    let end = clauses.last().map_or(span.end, |last| span_of(*last).end);
    plan.open(
        Kind::Lambda,
        plan.role,
        Symbol::NONE,
        Span::new(span.start, end),
    );
    match clauses.as_slice() {
        [only] if only.kind() == "stab_clause" => {
            if let Some(left) = only.child_by_field_name("left") {
                plan.open(Kind::Params, Role::Params, Symbol::NONE, span_of(left));
                match left.kind() {
                    "arguments" => plan.visit_children(left),
                    _ => plan.visit(left, Role::None),
                }
                plan.close();
            }
            plan.visit_field(*only, "right", Role::Body);
        }
        clauses => {
            for clause in clauses {
                plan.visit(*clause, Role::None);
            }
        }
    }
    plan.close();
}

/// `pattern -> body`.
fn clause<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Case, node);
    match node.child_by_field_name("left") {
        Some(left) if left.kind() == "arguments" => {
            for part in left.named_children(&mut left.walk()) {
                plan.visit(part, Role::Value);
            }
        }
        Some(left) => plan.visit(left, Role::Value),
        None => {}
    }
    plan.visit_field(node, "right", Role::Body);
    plan.close();
}

/// `a op b`; `a = b` is an assignment.
fn operator<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let operator = node.child_by_field_name("operator");
    let text = operator.map_or("", |operator| plan.text_of(operator));
    let (kind, symbol) = match text {
        "=" => (Kind::Assign, Symbol::NONE),
        text => (Kind::Binary, Symbol::of_operator(text)),
    };
    plan.open(kind, plan.role, symbol, span_of(node));
    plan.visit_field(node, "left", Role::Left);
    plan.visit_field(node, "right", Role::Right);
    plan.close();
}
