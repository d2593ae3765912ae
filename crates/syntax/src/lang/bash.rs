//! Bash and POSIX shells.

use super::shape::keyword_call;
use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static BASH: Language = Language {
    name: "bash",
    aliases: &["sh", "shell"],
    extensions: &["sh", "bash", "zsh", "ksh", "bats"],
    file_names: &[".bashrc", ".bash_profile", ".profile", ".zshrc"],
    interpreters: &["sh", "bash", "zsh", "ksh", "dash", "ash"],
    comments: Comments::HASH,
    strings: Strings::SHELL,
    lowering: Lowering {
        grammar: || tree_sitter_bash::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::BASH,
};

const KINDS: Rules = &[
    ("do_group", Rule::Node(Kind::Block)),
    ("compound_statement", Rule::Node(Kind::Block)),
    ("subshell", Rule::Node(Kind::Block)),
    ("word", Rule::Leaf(Kind::Ident)),
    ("variable_name", Rule::Leaf(Kind::Ident)),
    ("special_variable_name", Rule::Leaf(Kind::Ident)),
    ("extglob_pattern", Rule::Leaf(Kind::Ident)),
    ("command_name", Rule::Splice),
    (
        "subscript",
        Rule::Roles(Kind::Index, &[("name", Role::Object)]),
    ),
    ("string", Rule::Str),
    ("raw_string", Rule::Str),
    ("ansi_c_string", Rule::Str),
    ("concatenation", Rule::Node(Kind::Str)),
    ("translated_string", Rule::Splice),
    ("heredoc_body", Rule::BareStr),
    ("heredoc_start", Rule::Drop),
    ("heredoc_end", Rule::Drop),
    ("string_content", Rule::Leaf(Kind::StrText)),
    ("heredoc_content", Rule::Leaf(Kind::StrText)),
    ("simple_expansion", Rule::Node(Kind::Interp)),
    ("expansion", Rule::Node(Kind::Interp)),
    ("command_substitution", Rule::Node(Kind::Interp)),
    ("process_substitution", Rule::Node(Kind::Interp)),
    ("arithmetic_expansion", Rule::Node(Kind::Interp)),
    ("regex", Rule::Leaf(Kind::Regex)),
    ("number", Rule::Leaf(Kind::Number)),
    ("command", Rule::Custom(command)),
    ("unset_command", Rule::Custom(keyword_call)),
    ("function_definition", Rule::Node(Kind::Function)),
    ("declaration_command", Rule::Op(Kind::VarDecl)),
    (
        "variable_assignment",
        Rule::Roles(
            Kind::Assign,
            &[("name", Role::Left), ("value", Role::Right)],
        ),
    ),
    ("binary_expression", Rule::Op(Kind::Binary)),
    (
        "pipeline",
        Rule::OpRoles(Kind::Binary, &[("0", Role::Left), ("1", Role::Right)]),
    ),
    (
        "list",
        Rule::OpRoles(Kind::Binary, &[("0", Role::Left), ("1", Role::Right)]),
    ),
    ("unary_expression", Rule::Op(Kind::Unary)),
    ("postfix_expression", Rule::Op(Kind::Unary)),
    ("negated_command", Rule::Op(Kind::Unary)),
    ("ternary_expression", Rule::Node(Kind::Ternary)),
    ("parenthesized_expression", Rule::Splice),
    ("test_command", Rule::Splice),
    ("variable_assignments", Rule::Splice),
    ("if_statement", Rule::Roles(Kind::If, &[("", Role::Then)])),
    (
        "elif_clause",
        Rule::Roles(Kind::Else, &[("0", Role::Condition), ("", Role::Then)]),
    ),
    ("else_clause", Rule::Node(Kind::Else)),
    ("while_statement", Rule::Node(Kind::While)),
    (
        "for_statement",
        Rule::Roles(
            Kind::ForEach,
            &[("variable", Role::Left), ("value", Role::Iter)],
        ),
    ),
    ("c_style_for_statement", Rule::Node(Kind::For)),
    (
        "case_statement",
        Rule::Roles(Kind::Switch, &[("value", Role::Condition)]),
    ),
    ("case_item", Rule::Roles(Kind::Case, &[("", Role::Body)])),
    ("array", Rule::Node(Kind::List)),
    ("test_operator", Rule::Leaf(Kind::Modifier)),
    ("file_descriptor", Rule::Leaf(Kind::Modifier)),
];

/// `name a b > c`: a call; what it redirects comes last.
fn command<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Call, node);
    let mut open = false;
    let mut cursor = node.walk();
    let mut more = cursor.goto_first_child();
    let end = span_of(node).end;
    while more {
        let part = cursor.node();
        match cursor.field_name() {
            Some("name") => {
                plan.visit(part, Role::Callee);
                let start = span_of(part).end;
                plan.open(
                    Kind::Args,
                    Role::Args,
                    Symbol::NONE,
                    Span::new(start, end.max(start)),
                );
                open = true;
            }
            _ if part.is_named() => plan.visit(part, Role::None),
            _ => {}
        }
        more = cursor.goto_next_sibling();
    }
    if open {
        plan.close();
    }
    plan.close();
}
