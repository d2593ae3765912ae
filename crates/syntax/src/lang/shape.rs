//! Shapes that several languages share and no table can say.
//!
//! Each is a hand-written rule, or a part of one.

use crate::lower::{Plan, span_of};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use tree_sitter::Node as Raw;

/// `a.b.c` that the grammar keeps flat: members in members, or the name alone.
pub(super) fn path<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let names: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    if names.is_empty() {
        return plan.leaf(Kind::Ident, plan.role, node);
    }
    members(plan, &names, plan.role);
}

/// `names` as members in members, the whole in `role`.
pub(super) fn members<'tree>(plan: &mut Plan<'_, 'tree>, names: &[Raw<'tree>], role: Role) {
    let Some((first, rest)) = names.split_first() else {
        return;
    };
    let start = span_of(*first).start;
    for (depth, name) in rest.iter().enumerate().rev() {
        let whole = depth + 1 == rest.len();
        let role = if whole { role } else { Role::Object };
        let span = Span::new(start, span_of(*name).end);
        plan.open(Kind::Member, role, Symbol::NONE, span);
    }
    plan.visit(*first, if rest.is_empty() { role } else { Role::Object });
    for name in rest {
        plan.visit(*name, Role::Name);
        plan.close();
    }
}

/// A declaration of what is in the field `pattern` or `name`, with or without a value.
pub(super) fn declaration<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let field = |name: &str| node.child_by_field_name(name);
    plan.open_whole(Kind::VarDecl, node);
    let declared = field("pattern").or_else(|| field("name"));
    for part in node.named_children(&mut node.walk()) {
        let kind = part.kind();
        if kind.ends_with("modifiers") || kind.ends_with("_modifier") || kind.ends_with("specifier")
        {
            plan.visit(part, Role::None);
        }
    }
    let (kind, role) = if field("value").is_some() {
        (Kind::Assign, Role::Left)
    } else {
        (Kind::Declarator, Role::Name)
    };
    let start = declared.map_or(span_of(node).start, |declared| span_of(declared).start);
    let end = span_of(node).end;
    plan.open(
        kind,
        Role::None,
        Symbol::NONE,
        Span::new(start, end.max(start)),
    );
    if let Some(declared) = declared {
        plan.visit(declared, role);
    }
    plan.visit_field(node, "type", Role::Type);
    // Swift's grammar has no field for it.
    for part in node.named_children(&mut node.walk()) {
        if part.kind() == "type_annotation" {
            plan.visit(part, Role::Type);
        }
    }
    plan.visit_field(node, "value", Role::Right);
    plan.visit_field(node, "alternative", Role::Else);
    plan.close();
    plan.close();
}

/// A statement that is a call in all but parentheses: `echo a, b`.
pub(super) fn keyword_call<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let Some(word) = node.child(0) else {
        return plan.leaf(Kind::Ident, plan.role, node);
    };
    plan.open_whole(Kind::Call, node);
    plan.leaf(Kind::Ident, Role::Callee, word);
    let rest = Span::new(span_of(word).end, span_of(node).end.max(span_of(word).end));
    plan.open(Kind::Args, Role::Args, Symbol::NONE, rest);
    for argument in node.named_children(&mut node.walk()) {
        if argument.kind() == "sequence_expression" {
            plan.visit_children(argument);
        } else {
            plan.visit(argument, Role::None);
        }
    }
    plan.close();
    plan.close();
}

/// [`keyword_call`] as a statement.
pub(super) fn keyword_statement<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::ExprStmt, node);
    plan.role = Role::None;
    keyword_call(plan, node);
    plan.close();
}

/// A command in backticks runs it: a call named `` ` ``.
pub(super) fn backticks<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let span = span_of(node);
    plan.open_whole(Kind::Call, node);
    let tick = Span::new(span.start, (span.start + 1).min(span.end));
    plan.open(Kind::Ident, Role::Callee, Symbol::of("`"), tick);
    plan.close();
    plan.open(
        Kind::Args,
        Role::Args,
        Symbol::NONE,
        Span::new(tick.end, span.end),
    );
    plan.string(node, Role::None);
    plan.close();
    plan.close();
}

/// The arguments of a call, or an empty list at `end` where the call has none.
pub(super) fn arguments<'tree>(
    plan: &mut Plan<'_, 'tree>,
    arguments: Option<Raw<'tree>>,
    end: u32,
) {
    if let Some(arguments) = arguments {
        plan.visit(arguments, Role::Args);
    } else {
        plan.open(Kind::Args, Role::Args, Symbol::NONE, Span::new(end, end));
        plan.close();
    }
}

/// `x => …` in the same shape as `(x) => …`: a lone name in the field `parameters` is a list of one.
pub(super) fn lambda<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    plan.open_whole(Kind::Lambda, node);
    match node.child_by_field_name("parameters") {
        Some(name) if matches!(name.kind(), "identifier" | "implicit_parameter") => {
            plan.open(Kind::Params, Role::Params, Symbol::NONE, span_of(name));
            plan.visit(name, Role::None);
            plan.close();
        }
        Some(parameters) => plan.visit(parameters, Role::Params),
        None => {}
    }
    plan.visit_field(node, "return_type", Role::ReturnType);
    plan.visit_field(node, "body", Role::Body);
    plan.close();
}

/// An expression as a statement; where the language's statements are expressions, the statement itself.
pub(super) fn statement<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    let is_statement = |kind: &str| {
        matches!(
            kind,
            "if_expression"
                | "match_expression"
                | "for_expression"
                | "while_expression"
                | "loop_expression"
                | "return_expression"
                | "break_expression"
                | "continue_expression"
                | "block"
                | "unsafe_block"
        )
    };
    match node.named_child(0) {
        Some(inner) if is_statement(inner.kind()) => plan.visit(inner, plan.role),
        _ => {
            plan.open_whole(Kind::ExprStmt, node);
            plan.visit_children(node);
            plan.close();
        }
    }
}
