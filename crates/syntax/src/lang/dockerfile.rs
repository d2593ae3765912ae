//! Dockerfiles.
//!
//! An instruction is a call of its word. What an instruction may have besides its arguments (`--from=x`, `AS x`, the tag of
//! an image) is a modifier, which a pattern need not list. Shell code is left to [`crate::host`].

use crate::language::{Comments, Language};
use crate::lower::{Lowering, Plan, Rule, Rules, span_of};
use crate::pattern::PatternSyntax;
use crate::quote::Strings;
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use std::sync::OnceLock;
use tree_sitter::Node as Raw;

pub(crate) static DOCKERFILE: Language = Language {
    name: "dockerfile",
    aliases: &["docker", "containerfile"],
    extensions: &["dockerfile", "containerfile"],
    file_names: &["Dockerfile", "Containerfile"],
    interpreters: &[],
    comments: Comments::HASH,
    strings: Strings::DOCKERFILE,
    lowering: Lowering {
        grammar: || tree_sitter_containerfile::LANGUAGE.into(),
        tokens: &[],
        kinds: &[KINDS],
        fields: &[],
        caseless_names: false,
        compiled: OnceLock::new(),
    },
    pattern: PatternSyntax::DOCKERFILE,
};

const KINDS: Rules = &[
    ("from_instruction", Rule::Custom(instruction)),
    ("run_instruction", Rule::Custom(instruction)),
    ("cmd_instruction", Rule::Custom(instruction)),
    ("label_instruction", Rule::Custom(instruction)),
    ("expose_instruction", Rule::Custom(instruction)),
    ("env_instruction", Rule::Custom(instruction)),
    ("add_instruction", Rule::Custom(instruction)),
    ("copy_instruction", Rule::Custom(instruction)),
    ("entrypoint_instruction", Rule::Custom(instruction)),
    ("volume_instruction", Rule::Custom(instruction)),
    ("user_instruction", Rule::Custom(instruction)),
    ("workdir_instruction", Rule::Custom(instruction)),
    ("arg_instruction", Rule::Custom(instruction)),
    ("onbuild_instruction", Rule::Custom(instruction)),
    ("stopsignal_instruction", Rule::Custom(instruction)),
    ("healthcheck_instruction", Rule::Custom(instruction)),
    ("shell_instruction", Rule::Custom(instruction)),
    ("maintainer_instruction", Rule::Custom(instruction)),
    ("cross_build_instruction", Rule::Custom(instruction)),
    ("shell_command", Rule::Custom(shell)),
    ("heredoc_content", Rule::Custom(document)),
    ("param", Rule::Custom(modifier)),
    ("mount_param", Rule::Custom(modifier)),
    ("image_spec", Rule::Custom(image)),
    ("expose_port", Rule::Custom(port)),
    ("path", Rule::BareStr),
    ("image_name", Rule::BareStr),
    ("unquoted_string", Rule::BareStr),
    ("double_quoted_string", Rule::Str),
    ("single_quoted_string", Rule::Str),
    ("json_string", Rule::Str),
    ("expansion", Rule::Node(Kind::Interp)),
    ("variable", Rule::Leaf(Kind::Ident)),
    (
        "arg_pair",
        Rule::Roles(Kind::KeywordArg, &[("default", Role::Value)]),
    ),
    ("env_pair", Rule::Node(Kind::KeywordArg)),
    (
        "label_pair",
        Rule::Roles(Kind::KeywordArg, &[("key", Role::Name)]),
    ),
    ("json_string_array", Rule::Node(Kind::List)),
    ("heredoc_block", Rule::Splice),
    ("line_continuation", Rule::Drop),
    ("heredoc_marker", Rule::Drop),
    ("heredoc_end", Rule::Drop),
    ("end_of_options", Rule::Drop),
];

/// `WORD --option=x a b AS c`: a call with the options and the alias beside its arguments.
fn instruction<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let Some(word) = node.child(0) else {
        return plan.leaf(Kind::Ident, plan.role, node);
    };
    plan.open_whole(Kind::Call, node);
    plan.leaf(Kind::Ident, Role::Callee, word);
    let (mut options, mut arguments, mut aliases) = (Vec::new(), Vec::new(), Vec::new());
    for part in node.named_children(&mut node.walk()) {
        match part.kind() {
            "param" | "mount_param" if arguments.is_empty() => options.push(part),
            "image_alias" => aliases.push(part),
            _ => arguments.push(part),
        }
    }
    for option in &options {
        plan.visit(*option, Role::None);
    }
    let before = options.last().map_or(word, |option| *option);
    let start = span_of(before).end;
    let end = match (arguments.last(), aliases.first()) {
        (Some(last), Some(_)) => span_of(*last).end,
        _ => span_of(node).end,
    };
    let rest = Span::new(start, end.max(start));
    plan.open(Kind::Args, Role::Args, Symbol::NONE, rest);
    if arguments.is_empty() {
        // Some words take the rest of the line, for which the grammar has no node.
        text(plan, Role::None, trimmed(rest, plan.text));
    }
    for argument in arguments {
        plan.visit(argument, Role::None);
    }
    plan.close();
    for alias in aliases {
        let span = span_of(alias);
        plan.open(Kind::Modifier, Role::None, Symbol::of("AS"), span);
        text(plan, Role::None, span);
        plan.close();
    }
    plan.close();
}

/// Code of a shell: an empty block that [`crate::host`] fills.
fn shell<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let here = node.named_child(0);
    let is_marker = here.is_some_and(|here| {
        here.kind() == "heredoc_marker" && span_of(here) == trimmed(span_of(node), plan.text)
    });
    if !is_marker {
        plan.open(Kind::Block, Role::Body, Symbol::NONE, span_of(node));
        plan.close();
    }
}

/// A here-document: code where it is run, else text.
fn document<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let instruction = node.parent().and_then(|block| block.parent());
    if instruction.is_some_and(|instruction| instruction.kind() == "run_instruction") {
        shell(plan, node);
    } else {
        text(plan, plan.role, span_of(node));
    }
}

/// `--name=value`: a modifier called `--name`.
fn modifier<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let span = span_of(node);
    let written = span.slice(plan.text);
    let name = written.split('=').next().unwrap_or(written);
    let length = u32::try_from(name.len() + 1).unwrap_or(u32::MAX);
    let value = span.start.saturating_add(length).min(span.end);
    plan.open(Kind::Modifier, Role::None, Symbol::of(name), span);
    text(plan, Role::None, Span::new(value, span.end));
    plan.close();
}

/// `name:tag@digest`.
fn image<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Other, node);
    plan.visit_field(node, "name", Role::Object);
    for (field, sign) in [("tag", ":"), ("digest", "@")] {
        let Some(part) = node.child_by_field_name(field) else {
            continue;
        };
        let span = span_of(part);
        plan.open(Kind::Modifier, Role::None, Symbol::of(sign), span);
        if part.named_child_count() > 0 {
            plan.visit_children(part);
        } else {
            let sign = u32::try_from(sign.len()).unwrap_or(0);
            let value = Span::new(span.start.saturating_add(sign).min(span.end), span.end);
            text(plan, Role::None, value);
        }
        plan.close();
    }
    plan.close();
}

/// A port, which is a number unless it says more.
fn port<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    if plan.text_of(node).bytes().all(|byte| byte.is_ascii_digit()) {
        plan.leaf(Kind::Number, plan.role, node);
    } else if node.named_child_count() > 0 {
        plan.visit_children(node);
    } else {
        text(plan, plan.role, span_of(node));
    }
}

/// A string without quotes over `span`.
fn text(plan: &mut Plan<'_, '_>, role: Role, span: Span) {
    plan.open(Kind::Str, role, Symbol::NONE, span);
    if !span.is_empty() {
        let symbol = Symbol::of(span.slice(plan.text));
        plan.open(Kind::StrText, Role::None, symbol, span);
        plan.close();
    }
    plan.close();
}

/// `span` without white space around.
fn trimmed(span: Span, text: &str) -> Span {
    let written = span.slice(text);
    let ahead = written.len() - written.trim_start().len();
    let length = written.trim().len();
    let start = span.start + u32::try_from(ahead).unwrap_or(0);
    Span::new(start, start + u32::try_from(length).unwrap_or(0))
}
