//! Bash and POSIX shells.

use super::shape::keyword_call;
use super::shell_chain;
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
    ("word", Rule::BareStr),
    ("variable_name", Rule::Leaf(Kind::Ident)),
    ("special_variable_name", Rule::Leaf(Kind::Ident)),
    ("extglob_pattern", Rule::Leaf(Kind::Ident)),
    (
        "subscript",
        Rule::Roles(Kind::Index, &[("name", Role::Object)]),
    ),
    ("string", Rule::Str),
    ("raw_string", Rule::Str),
    ("ansi_c_string", Rule::Str),
    ("translated_string", Rule::Splice),
    ("heredoc_body", Rule::BareStr),
    ("heredoc_start", Rule::Drop),
    ("heredoc_end", Rule::Drop),
    ("string_content", Rule::Leaf(Kind::StrText)),
    ("heredoc_content", Rule::Leaf(Kind::StrText)),
    ("simple_expansion", Rule::Node(Kind::Interp)),
    ("expansion", Rule::Custom(expansion)),
    ("command_substitution", Rule::Custom(substitution)),
    ("process_substitution", Rule::Custom(substitution)),
    ("arithmetic_expansion", Rule::Custom(substitution)),
    ("regex", Rule::Leaf(Kind::Regex)),
    ("number", Rule::Leaf(Kind::Number)),
    ("command", Rule::Custom(command)),
    ("unset_command", Rule::Custom(keyword_call)),
    ("redirected_statement", Rule::Custom(shell_chain::chain)),
    ("pipeline", Rule::Custom(shell_chain::chain)),
    ("list", Rule::Custom(shell_chain::chain)),
    ("function_definition", Rule::Custom(function)),
    ("declaration_command", Rule::Op(Kind::VarDecl)),
    (
        "variable_assignment",
        Rule::Roles(
            Kind::Assign,
            &[("name", Role::Left), ("value", Role::Right)],
        ),
    ),
    ("binary_expression", Rule::Op(Kind::Binary)),
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

/// `name a b`: a call.
fn command<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    words(plan, plan.role, span_of(node), &parts);
}

/// The call that consists of `parts` and covers `span`. Variables that are set for it alone (`A=1 name`) come before its
/// name, each as a named argument.
pub(super) fn words<'tree>(
    plan: &mut Plan<'_, 'tree>,
    role: Role,
    span: Span,
    parts: &[Raw<'tree>],
) {
    plan.open(Kind::Call, role, Symbol::NONE, span);
    let mut is_open = false;
    for part in parts {
        match part.kind() {
            "variable_assignment" if !is_open => {
                plan.open(Kind::KeywordArg, Role::None, Symbol::NONE, span_of(*part));
                plan.visit_children(*part);
                plan.close();
            }
            "file_redirect" | "herestring_redirect" if !is_open => plan.visit(*part, Role::None),
            _ if is_open => plan.visit(*part, Role::None),
            _ => {
                let name = part
                    .named_child(0)
                    .filter(|_| part.kind() == "command_name");
                let name = name.unwrap_or(*part);
                match name.kind() {
                    "word" | "command_name" => plan.leaf(Kind::Ident, Role::Callee, name),
                    _ => plan.visit(name, Role::Callee),
                }
                let start = span_of(*part).end;
                let rest = Span::new(start, span.end.max(start));
                plan.open(Kind::Args, Role::Args, Symbol::NONE, rest);
                is_open = true;
            }
        }
    }
    if is_open {
        plan.close();
    }
    plan.close();
}

/// `${name%x}`: what is done to the value comes behind it, and a pattern need not list it.
fn expansion<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Interp, node);
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    if let Some((name, rest)) = parts.split_first() {
        plan.visit(*name, Role::None);
        for part in rest {
            plan.open(Kind::Modifier, Role::None, Symbol::NONE, span_of(*part));
            plan.visit(*part, Role::None);
            plan.close();
        }
    }
    plan.close();
}

/// `$(…)`, `<(…)`, `$((…))`: told apart by the grammar's kind, as what is inside runs or is counted.
fn substitution<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Other, node);
    plan.visit_children(node);
    plan.close();
}

/// `name() { … }`, where the name is a word like any other.
fn function<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Function, node);
    let mut cursor = node.walk();
    let mut more = cursor.goto_first_child();
    while more {
        let part = cursor.node();
        match cursor.field_name() {
            Some("name") => plan.leaf(Kind::Ident, Role::Name, part),
            Some("body") => plan.visit(part, Role::Body),
            _ if part.is_named() => plan.visit(part, Role::None),
            _ => {}
        }
        more = cursor.goto_next_sibling();
    }
    plan.close();
}
