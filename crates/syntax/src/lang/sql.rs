//! SQL, as far as the grammar knows it.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static SQL: Language = Language {
    name: "sql",
    aliases: &[],
    extensions: &["sql", "psql", "pgsql", "mysql", "ddl"],
    file_names: &[],
    interpreters: &[],
    comments: Comments {
        line: &["--"],
        block: &[("/*", "*/")],
        nested: false,
    },
    strings: Strings::SQL,
    lowering: Lowering {
        grammar: || tree_sitter_sequel::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::PLAIN,
};

const KINDS: Rules = &[
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("all_fields", Rule::Leaf(Kind::Ident)),
    (
        "object_reference",
        Rule::SpliceSingleRoles(
            Kind::Member,
            &[("schema", Role::Object), ("database", Role::Object)],
        ),
    ),
    (
        "field",
        Rule::SpliceSingleRoles(Kind::Member, &[("", Role::Object)]),
    ),
    ("literal", Rule::Custom(literal)),
    ("invocation", Rule::Custom(call)),
    ("statement", Rule::Splice),
    ("term", Rule::Splice),
    ("parenthesized_expression", Rule::Splice),
    ("select", Rule::Node(Kind::ExprStmt)),
    ("insert", Rule::Node(Kind::ExprStmt)),
    ("update", Rule::Node(Kind::ExprStmt)),
    ("delete", Rule::Node(Kind::ExprStmt)),
    ("assignment", Rule::Node(Kind::Assign)),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("cast", Rule::Node(Kind::Cast)),
    ("case", Rule::Node(Kind::Switch)),
    ("list", Rule::Node(Kind::List)),
    ("block", Rule::Node(Kind::Block)),
    ("subquery", Rule::Node(Kind::Block)),
    ("column_definition", Rule::Node(Kind::Field)),
];

/// The grammar has one kind for strings, numbers and words.
fn literal<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let text = plan.text_of(node);
    match text.bytes().next() {
        Some(b'\'' | b'"' | b'$' | b'E' | b'e') => plan.string(node, plan.role),
        Some(b'0'..=b'9' | b'.' | b'-' | b'+') => plan.leaf(Kind::Number, plan.role, node),
        _ if text.eq_ignore_ascii_case("null") => plan.leaf(Kind::Null, plan.role, node),
        _ => plan.leaf(Kind::Bool, plan.role, node),
    }
}

fn call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    plan.open_whole(Kind::Call, node);
    if let Some((callee, arguments)) = parts.split_first() {
        plan.visit(*callee, Role::Callee);
        let span = Span::new(span_of(*callee).end, span_of(node).end);
        plan.open(Kind::Args, Role::Args, Symbol::NONE, span);
        for argument in arguments {
            plan.visit(*argument, Role::None);
        }
        plan.close();
    }
    plan.close();
}
