//! HCL: Terraform and its kin.

use super::shape;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static HCL: Language = Language {
    name: "hcl",
    aliases: &["terraform", "tf"],
    extensions: &["tf", "tfvars", "hcl", "nomad"],
    file_names: &[],
    interpreters: &[],
    comments: Comments {
        line: &["#", "//"],
        block: &[("/*", "*/")],
        nested: false,
    },
    strings: Strings::HCL,
    lowering: Lowering {
        grammar: || tree_sitter_hcl::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::HCL,
};

const KINDS: Rules = &[
    ("body", Rule::Splice),
    ("literal_value", Rule::Splice),
    ("template_expr", Rule::Splice),
    ("operation", Rule::Splice),
    ("variable_expr", Rule::Splice),
    ("collection_value", Rule::Splice),
    ("for_expr", Rule::Splice),
    ("get_attr", Rule::Splice),
    ("index", Rule::Splice),
    ("new_index", Rule::Splice),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("expression", Rule::Custom(expression)),
    ("string_lit", Rule::Str),
    ("quoted_template", Rule::Str),
    ("heredoc_template", Rule::Str),
    ("quoted_template_start", Rule::Drop),
    ("quoted_template_end", Rule::Drop),
    ("heredoc_start", Rule::Drop),
    ("heredoc_identifier", Rule::Drop),
    ("template_interpolation_start", Rule::Drop),
    ("template_interpolation_end", Rule::Drop),
    ("strip_marker", Rule::Drop),
    ("block_start", Rule::Drop),
    ("block_end", Rule::Drop),
    ("object_start", Rule::Drop),
    ("object_end", Rule::Drop),
    ("tuple_start", Rule::Drop),
    ("tuple_end", Rule::Drop),
    ("template_literal", Rule::Leaf(Kind::StrText)),
    ("template_interpolation", Rule::Node(Kind::Interp)),
    ("template_directive", Rule::Node(Kind::Interp)),
    ("numeric_lit", Rule::Leaf(Kind::Number)),
    ("legacy_index", Rule::Leaf(Kind::Number)),
    ("bool_lit", Rule::Leaf(Kind::Bool)),
    ("null_lit", Rule::Leaf(Kind::Null)),
    ("function_call", Rule::Custom(call)),
    ("function_arguments", Rule::Node(Kind::Args)),
    ("ellipsis", Rule::Leaf(Kind::Spread)),
    (
        "attribute",
        Rule::Roles(Kind::Pair, &[("0", Role::Key), ("1", Role::Value)]),
    ),
    ("block", Rule::Custom(block)),
    ("object", Rule::Node(Kind::Dict)),
    (
        "object_elem",
        Rule::Roles(Kind::Pair, &[("val", Role::Value)]),
    ),
    ("tuple", Rule::Node(Kind::List)),
    (
        "conditional",
        Rule::Roles(
            Kind::Ternary,
            &[("0", Role::Condition), ("1", Role::Then), ("2", Role::Else)],
        ),
    ),
    (
        "binary_operation",
        Rule::OpRoles(Kind::Binary, &[("0", Role::Left), ("1", Role::Right)]),
    ),
    ("unary_operation", Rule::Op(Kind::Unary)),
    (
        "for_tuple_expr",
        Rule::Roles(Kind::Comprehension, &[("", Role::Body)]),
    ),
    (
        "for_object_expr",
        Rule::Roles(Kind::Comprehension, &[("", Role::Body)]),
    ),
    ("for_intro", Rule::Custom(for_intro)),
    ("for_cond", Rule::Roles(Kind::If, &[("", Role::Condition)])),
];

/// `a.b[0].*`: the grammar keeps what follows a value in a row; here each holds the one before it.
fn expression<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let Some((first, rest)) = parts.split_first() else {
        return plan.leaf(Kind::Ident, plan.role, node);
    };
    let start = span_of(*first).start;
    for (depth, part) in rest.iter().enumerate().rev() {
        let role = if depth + 1 == rest.len() {
            plan.role
        } else {
            Role::Object
        };
        let kind = if part.kind() == "index" {
            Kind::Index
        } else {
            Kind::Member
        };
        plan.open(
            kind,
            role,
            Symbol::NONE,
            Span::new(start, span_of(*part).end),
        );
    }
    plan.visit(
        *first,
        if rest.is_empty() {
            plan.role
        } else {
            Role::Object
        },
    );
    for part in rest {
        match part.kind() {
            "index" => plan.visit(*part, Role::Index),
            _ => plan.visit(*part, Role::Name),
        }
        plan.close();
    }
}

fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Call, node);
    if let Some(callee) = node.named_child(0) {
        plan.visit(callee, Role::Callee);
    }
    shape::arguments(plan, node.named_child(1), span_of(node).end);
    plan.close();
}

/// `for k, v in values`.
fn for_intro<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::ForEach, node);
    for part in node.named_children(&mut node.walk()) {
        let role = if part.kind() == "identifier" {
            Role::Left
        } else {
            Role::Iter
        };
        plan.visit(part, role);
    }
    plan.close();
}

/// `resource "type" "name" { … }`: a pair of the word and its settings, with the labels between.
fn block<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Pair, node);
    let mut role = Role::Key;
    let mut body = None;
    let mut start = None;
    for part in node.named_children(&mut node.walk()) {
        match part.kind() {
            "body" => body = Some(part),
            "block_start" => start = Some(span_of(part).start),
            "block_end" | "comment" => {}
            _ => {
                plan.visit(part, role);
                role = Role::Label;
            }
        }
    }
    let end = span_of(node).end;
    let start = start.unwrap_or(end);
    plan.open(Kind::Dict, Role::Value, Symbol::NONE, Span::new(start, end));
    if let Some(body) = body {
        plan.visit_children(body);
    }
    plan.close();
    plan.close();
}
