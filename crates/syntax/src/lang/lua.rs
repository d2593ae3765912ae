//! Lua.

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Roles, Rule, Rules};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role};
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static LUA: Language = Language {
    name: "lua",
    aliases: &[],
    extensions: &["lua", "rockspec"],
    file_names: &[],
    interpreters: &["lua", "luajit"],
    comments: Comments {
        line: &["--"],
        block: &[("--[[", "]]")],
        nested: false,
    },
    strings: Strings::LUA,
    lowering: Lowering {
        grammar: || tree_sitter_lua::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::PLAIN,
};

const KINDS: Rules = &[
    ("block", Rule::Node(Kind::Block)),
    ("do_statement", Rule::Splice),
    ("identifier", Rule::Leaf(Kind::Ident)),
    ("vararg_expression", Rule::Leaf(Kind::Ident)),
    (
        "dot_index_expression",
        Rule::Roles(Kind::Member, &[("table", Role::Object)]),
    ),
    (
        "method_index_expression",
        Rule::Roles(
            Kind::Member,
            &[("table", Role::Object), ("method", Role::Name)],
        ),
    ),
    (
        "bracket_index_expression",
        Rule::Roles(
            Kind::Index,
            &[("table", Role::Object), ("field", Role::Index)],
        ),
    ),
    ("string", Rule::Str),
    ("string_content", Rule::Leaf(Kind::StrText)),
    ("number", Rule::Leaf(Kind::Number)),
    ("true", Rule::Leaf(Kind::Bool)),
    ("false", Rule::Leaf(Kind::Bool)),
    ("nil", Rule::Leaf(Kind::Null)),
    (
        "function_call",
        Rule::Roles(Kind::Call, &[("name", Role::Callee)]),
    ),
    ("arguments", Rule::Node(Kind::Args)),
    ("function_declaration", Rule::Node(Kind::Function)),
    ("function_definition", Rule::Node(Kind::Lambda)),
    (
        "parameters",
        Rule::Roles(Kind::Params, &[("name", Role::None)]),
    ),
    ("variable_declaration", Rule::Node(Kind::VarDecl)),
    ("assignment_statement", Rule::Custom(assignment)),
    ("variable_list", Rule::SpliceSingleRoles(Kind::Tuple, LIST)),
    (
        "expression_list",
        Rule::SpliceSingleRoles(Kind::Tuple, LIST),
    ),
    ("binary_expression", Rule::Op(Kind::Binary)),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("parenthesized_expression", Rule::Splice),
    ("table_constructor", Rule::Node(Kind::Dict)),
    ("field", Rule::Custom(field)),
    ("return_statement", Rule::Node(Kind::Return)),
    ("break_statement", Rule::Leaf(Kind::Break)),
    ("empty_statement", Rule::Drop),
    ("hash_bang_line", Rule::Drop),
    ("if_statement", Rule::Node(Kind::If)),
    ("elseif_statement", Rule::Node(Kind::Else)),
    ("else_statement", Rule::Node(Kind::Else)),
    ("while_statement", Rule::Node(Kind::While)),
    ("repeat_statement", Rule::Node(Kind::DoWhile)),
    ("for_statement", Rule::Node(Kind::ForEach)),
    (
        "for_numeric_clause",
        Rule::SpliceRoles(&[
            ("name", Role::Left),
            ("start", Role::Iter),
            ("end", Role::Iter),
            ("step", Role::Iter),
        ]),
    ),
    (
        "for_generic_clause",
        Rule::SpliceRoles(&[("0", Role::Left), ("1", Role::Iter)]),
    ),
];

const LIST: Roles = &[("name", Role::None), ("value", Role::None)];

/// `a, b = c, d`, whose sides the grammar does not name.
fn assignment<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Assign, node);
    for part in node.named_children(&mut node.walk()) {
        let role = match part.kind() {
            "variable_list" => Role::Left,
            "expression_list" => Role::Right,
            _ => Role::None,
        };
        plan.visit(part, role);
    }
    plan.close();
}

/// `a = 1`, `[a] = 1`, or a value alone.
fn field<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let (name, value) = (
        node.child_by_field_name("name"),
        node.child_by_field_name("value"),
    );
    match (name, value) {
        (Some(name), Some(value)) => {
            plan.open_whole(Kind::Pair, node);
            plan.visit(name, Role::Key);
            plan.visit(value, Role::Value);
            plan.close();
        }
        (_, Some(only)) | (Some(only), _) => plan.visit(only, plan.role),
        (None, None) => {
            plan.open_whole(Kind::Other, node);
            plan.visit_children(node);
            plan.close();
        }
    }
}
