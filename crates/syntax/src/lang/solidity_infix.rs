//! Operators of Solidity.
//!
//! The grammar binds what stands behind a value (`.a`, `(b)`, `[c]`) to the whole of what stands before it: `x / y.z()` is a
//! call of a quotient to it. Here an expression is read as a row of operands and operators and laid out anew, by the
//! precedence of the language's reference (operators, from `**` to `||`).
//!
//! Invariant: linear in the row, without recursion.

use super::solidity;
use crate::lower::{Plan, span_of};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use tree_sitter::Node as Raw;

/// A value with what stands before it and behind it.
struct Operand<'tree> {
    /// The first is the outermost.
    prefixes: Vec<Raw<'tree>>,
    atom: Raw<'tree>,
    /// The first is the innermost.
    suffixes: Vec<Raw<'tree>>,
}

/// Operands with the operators between them.
struct Row<'tree> {
    operands: Vec<Operand<'tree>>,
    operators: Vec<Raw<'tree>>,
}

/// What is still to be read.
enum Work<'tree> {
    Node(Raw<'tree>),
    Operator(Raw<'tree>),
    /// What stands behind the last operand read.
    Suffix(Raw<'tree>),
}

/// A part of the new tree and its bytes.
#[derive(Clone, Copy)]
struct Part {
    shape: Shape,
    span: Span,
}

#[derive(Clone, Copy)]
enum Shape {
    Operand(usize),
    /// An operator between two parts.
    Binary(usize, usize, usize),
}

/// An expression of operators, members, calls and indices.
pub(super) fn expression<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    if is_creation(node) {
        return solidity::creation(plan, node);
    }
    let row = row(node);
    let (parts, root) = row.parts(plan);
    let mut work = vec![(root, plan.role, false)];
    while let Some((at, role, is_done)) = work.pop() {
        let Some(Part { shape, span }) = parts.get(at).copied() else {
            continue;
        };
        match shape {
            _ if is_done => plan.close(),
            Shape::Operand(operand) => {
                if let Some(operand) = row.operands.get(operand) {
                    operand.lay_out(plan, role);
                }
            }
            Shape::Binary(operator, left, right) => {
                let operator = row.operators.get(operator);
                let symbol = operator.map_or("", |operator| plan.text_of(*operator));
                plan.open(Kind::Binary, role, Symbol::of_operator(symbol), span);
                work.extend([
                    (at, role, true),
                    (right, Role::Right, false),
                    (left, Role::Left, false),
                ]);
            }
        }
    }
}

/// Whether a call is that of `new T`.
fn is_creation(node: Raw<'_>) -> bool {
    let callee = node.child_by_field_name("function").map(unwrapped);
    callee.is_some_and(|callee| callee.kind() == "new_expression")
}

/// `expression` and the like stand around everything.
fn unwrapped(node: Raw<'_>) -> Raw<'_> {
    match node.named_child(0) {
        Some(only) if node.kind() == "expression" => only,
        _ => node,
    }
}

/// What a suffix belongs to.
fn base(node: Raw<'_>) -> Option<Raw<'_>> {
    let field = match node.kind() {
        "member_expression" => "object",
        "call_expression" if !is_creation(node) => "function",
        "array_access" | "slice_access" => "base",
        "struct_expression" => "type",
        _ => return None,
    };
    node.child_by_field_name(field)
}

fn row(node: Raw<'_>) -> Row<'_> {
    let mut row = Row {
        operands: Vec::new(),
        operators: Vec::new(),
    };
    let mut prefixes = Vec::new();
    let mut work = vec![Work::Node(node)];
    while let Some(next) = work.pop() {
        let node = match next {
            Work::Node(node) => unwrapped(node),
            Work::Operator(operator) => {
                row.operators.push(operator);
                continue;
            }
            Work::Suffix(suffix) => {
                if let Some(last) = row.operands.last_mut() {
                    last.suffixes.push(suffix);
                }
                continue;
            }
        };
        let field = |name: &str| node.child_by_field_name(name);
        match (
            node.kind(),
            field("left"),
            field("operator"),
            field("right"),
        ) {
            ("binary_expression", Some(left), Some(operator), Some(right)) => work.extend([
                Work::Node(right),
                Work::Operator(operator),
                Work::Node(left),
            ]),
            ("unary_expression", _, Some(operator), _) if field("argument").is_some() => {
                prefixes.push(operator);
                work.extend(field("argument").map(Work::Node));
            }
            _ => match base(node) {
                Some(base) => work.extend([Work::Suffix(node), Work::Node(base)]),
                None => row.operands.push(Operand {
                    prefixes: std::mem::take(&mut prefixes),
                    atom: node,
                    suffixes: Vec::new(),
                }),
            },
        }
    }
    row
}

/// How strongly an operator binds, and whether it does so from the right.
fn strength(operator: &str) -> (u8, bool) {
    let strength = match operator {
        "**" => return (11, true),
        "*" | "/" | "%" => 10,
        "+" | "-" => 9,
        "<<" | ">>" | ">>>" => 8,
        "&" => 7,
        "^" => 6,
        "|" => 5,
        "<" | ">" | "<=" | ">=" => 4,
        "==" | "!=" => 3,
        "&&" => 2,
        _ => 1,
    };
    (strength, false)
}

impl Row<'_> {
    /// The new tree and its root.
    fn parts(&self, plan: &Plan<'_, '_>) -> (Vec<Part>, usize) {
        let operand = |(at, operand): (usize, &Operand<'_>)| Part {
            shape: Shape::Operand(at),
            span: Span::new(operand.start(), operand.end()),
        };
        let mut parts: Vec<Part> = self.operands.iter().enumerate().map(operand).collect();
        let mut values: Vec<usize> = Vec::new();
        let mut waiting: Vec<(usize, u8)> = Vec::new();
        for at in 0..self.operands.len() {
            values.push(at);
            let operator = self.operators.get(at);
            let (own, from_right) = match operator {
                Some(operator) => strength(plan.text_of(*operator)),
                None => (0, false),
            };
            while let Some((before, _)) =
                waiting.pop_if(|(_, before)| *before > own || *before == own && !from_right)
            {
                if let (Some(right), Some(left)) = (values.pop(), values.pop()) {
                    let bytes = |at: usize| parts.get(at).map_or(Span::new(0, 0), |part| part.span);
                    let span = Span::new(bytes(left).start, bytes(right).end);
                    values.push(parts.len());
                    let shape = Shape::Binary(before, left, right);
                    parts.push(Part { shape, span });
                }
            }
            if operator.is_some() {
                waiting.push((at, own));
            }
        }
        let root = values.first().copied().unwrap_or(0);
        (parts, root)
    }
}

impl<'tree> Operand<'tree> {
    fn start(&self) -> u32 {
        span_of(*self.prefixes.first().unwrap_or(&self.atom)).start
    }

    fn end(&self) -> u32 {
        span_of(*self.suffixes.last().unwrap_or(&self.atom)).end
    }

    fn lay_out(&self, plan: &mut Plan<'_, 'tree>, role: Role) {
        let mut role = role;
        let end = self.end();
        for prefix in &self.prefixes {
            let span = span_of(*prefix);
            let symbol = Symbol::of_operator(plan.text_of(*prefix));
            plan.open(Kind::Unary, role, symbol, Span::new(span.start, end));
            role = Role::Operand;
        }
        let start = span_of(self.atom).start;
        for suffix in self.suffixes.iter().rev() {
            let (kind, inner) = solidity::suffix(*suffix);
            let span = Span::new(start, span_of(*suffix).end);
            plan.open(kind, role, Symbol::NONE, span);
            role = inner;
        }
        plan.visit(self.atom, role);
        for suffix in &self.suffixes {
            solidity::after_base(plan, *suffix);
            plan.close();
        }
        for _ in &self.prefixes {
            plan.close();
        }
    }
}
