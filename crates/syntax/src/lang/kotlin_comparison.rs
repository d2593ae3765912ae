//! Kotlin's operators between two values, and the calls that the grammar takes for some of them.
//!
//! `decode<Booking>(text)` may be read as `(decode < Booking) > (text)`; the grammar does where a call with one type has
//! one argument. Kotlin itself reads a call, and comparing a comparison would make no sense, so here it is one: what
//! follows (`.name`, `(more)`, `?: other`) then belongs to the call, not to the parentheses.
//!
//! Invariant: the work is linear in the length of what follows.

use super::kotlin::call_arguments;
use crate::lower::{Plan, span_of};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use tree_sitter::Node as Raw;

/// The parts of a call that reads as two comparisons.
struct GenericCall<'tree> {
    callee: Raw<'tree>,
    type_argument: Raw<'tree>,
    /// What is done with the call's result, from the outside to the inside.
    around: Vec<Raw<'tree>>,
    /// The parentheses around its argument.
    argument: Raw<'tree>,
}

/// An operation between two values, or a call with a type and one argument.
pub(super) fn binary<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    if let Some(call) = generic_call(plan, node) {
        return lay_out(plan, &call);
    }
    plan.open(Kind::Binary, plan.role, operator(plan, node), span_of(node));
    let mut cursor = node.walk();
    let mut more = cursor.goto_first_child();
    while more {
        let child = cursor.node();
        match cursor.field_name() {
            Some("left") => plan.visit(child, Role::Left),
            Some("right") => plan.visit(child, Role::Right),
            // What the grammar did not understand is to be noticed.
            None if child.is_named() => plan.visit(child, Role::None),
            _ => {}
        }
        more = cursor.goto_next_sibling();
    }
    plan.close();
}

fn operator<'tree>(plan: &Plan<'_, 'tree>, node: Raw<'tree>) -> Symbol {
    let operator = node.child_by_field_name("operator");
    operator.map_or(Symbol::NONE, |operator| {
        Symbol::of_operator(plan.text_of(operator))
    })
}

fn generic_call<'tree>(plan: &Plan<'_, 'tree>, node: Raw<'tree>) -> Option<GenericCall<'tree>> {
    let field = |node: Raw<'tree>, name: &str| node.child_by_field_name(name);
    let closing = field(node, "operator")?;
    let inner = field(node, "left")?;
    if plan.text_of(closing) != ">" || inner.kind() != "binary_expression" {
        return None;
    }
    let opening = field(inner, "operator")?;
    let (callee, type_argument) = (field(inner, "left")?, field(inner, "right")?);
    let mut argument = field(node, "right")?;
    let is_closed_up =
        callee.end_byte() == opening.start_byte() && closing.end_byte() == argument.start_byte();
    if plan.text_of(opening) != "<" || !is_closed_up {
        return None;
    }
    let mut around = Vec::new();
    while argument.kind() != "parenthesized_expression" {
        around.push(argument);
        argument = match argument.kind() {
            "navigation_expression" | "call_expression" => argument.named_child(0)?,
            "binary_expression" => field(argument, "left")?,
            _ => return None,
        };
    }
    Some(GenericCall {
        callee,
        type_argument,
        around,
        argument,
    })
}

fn lay_out<'tree>(plan: &mut Plan<'_, 'tree>, call: &GenericCall<'tree>) {
    let start = span_of(call.callee).start;
    let mut role = plan.role;
    for node in &call.around {
        let (kind, symbol, inner) = match node.kind() {
            "navigation_expression" => (Kind::Member, Symbol::NONE, Role::Object),
            "call_expression" => (Kind::Call, Symbol::NONE, Role::Callee),
            _ => (Kind::Binary, operator(plan, *node), Role::Left),
        };
        plan.open(kind, role, symbol, Span::new(start, span_of(*node).end));
        role = inner;
    }
    let parentheses = span_of(call.argument);
    let whole = Span::new(start, parentheses.end);
    plan.open(Kind::Call, role, Symbol::NONE, whole);
    plan.visit(call.callee, Role::Callee);
    let types = span_of(call.type_argument);
    plan.open(Kind::TypeArgs, Role::TypeParams, Symbol::NONE, types);
    plan.visit(call.type_argument, Role::None);
    plan.close();
    plan.open(Kind::Args, Role::Args, Symbol::NONE, parentheses);
    plan.visit_children(call.argument);
    plan.close();
    plan.close();
    for node in call.around.iter().rev() {
        match node.kind() {
            "navigation_expression" => {
                if let Some(name) = node.named_child(1) {
                    plan.visit(name, Role::Name);
                }
            }
            "call_expression" => call_arguments(plan, *node),
            _ => plan.visit_field(*node, "right", Role::Right),
        }
        plan.close();
    }
}
