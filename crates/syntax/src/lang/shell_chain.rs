//! Commands that are joined: `a | b && c > d`.
//!
//! The grammar has pipelines of many commands in one node, gives `a | b && c` two meanings, puts `> d` around the whole of
//! what stands before it, and lets a command behind a pipe go on in the next line. Here all of it is read as rows of
//! commands with the signs between them, and laid out anew: a line ends a row, `|` binds before `&&` and `||`, each from
//! the left, and what is redirected is the last command alone.
//!
//! Invariant: linear in the rows, without recursion.

use super::bash;
use crate::lower::{Plan, span_of};
use crate::{Kind, Role, Symbol};
use airlock_model::Span;
use tree_sitter::Node as Raw;

/// One command of a row.
struct Operand<'tree> {
    node: Raw<'tree>,
    /// Its words, where they are only some of the node's.
    words: Vec<Raw<'tree>>,
    redirections: Vec<Operand<'tree>>,
}

/// Commands with the signs between them.
#[derive(Default)]
struct Row<'text, 'tree> {
    operands: Vec<Operand<'tree>>,
    signs: Vec<&'text str>,
}

/// What is still to be read.
enum Work<'tree> {
    Node(Raw<'tree>),
    /// Redirections of the last command read.
    Redirect(Vec<Raw<'tree>>),
}

/// Rows of commands: a pipeline, a list, or either with redirections.
pub(super) fn chain<'tree>(plan: &mut Plan<'_, 'tree>, node: Raw<'tree>) {
    for row in rows(plan.text, node) {
        row.lay_out(plan);
    }
}

/// The rows that the grammar takes for one.
fn rows<'text, 'tree>(text: &'text str, node: Raw<'tree>) -> Vec<Row<'text, 'tree>> {
    let mut rows = Vec::new();
    let mut row = Row::default();
    let mut work = vec![Work::Node(node)];
    while let Some(next) = work.pop() {
        let node = match next {
            Work::Node(node) => node,
            Work::Redirect(redirections) => {
                for redirection in redirections {
                    let mut lines = lines(text, redirection).into_iter();
                    if let Some(last) = row.operands.last_mut() {
                        last.redirections.extend(lines.next());
                    }
                    for line in lines {
                        rows.push(std::mem::take(&mut row));
                        row.take(line);
                    }
                }
                continue;
            }
        };
        match node.kind() {
            "pipeline" | "list" => {
                let parts: Vec<_> = node.children(&mut node.walk()).collect();
                work.extend(parts.into_iter().rev().map(Work::Node));
            }
            "redirected_statement" => match node.child_by_field_name("body") {
                Some(body) => {
                    let named: Vec<_> = node.named_children(&mut node.walk()).collect();
                    let others = named.into_iter().filter(|part| *part != body);
                    work.push(Work::Redirect(others.collect()));
                    work.push(Work::Node(body));
                }
                None => row.take(Operand::whole(node)),
            },
            "command" => {
                let mut lines = lines(text, node).into_iter();
                if let Some(first) = lines.next() {
                    row.take(first);
                }
                for line in lines {
                    rows.push(std::mem::take(&mut row));
                    row.take(line);
                }
            }
            _ if node.is_named() => row.take(Operand::whole(node)),
            _ if row.operands.len() > row.signs.len() => row.signs.push(span_of(node).slice(text)),
            _ => {}
        }
    }
    rows.push(row);
    rows
}

/// A command or redirection, cut where its lines end.
fn lines<'tree>(text: &str, node: Raw<'tree>) -> Vec<Operand<'tree>> {
    let parts: Vec<Raw<'tree>> = node.named_children(&mut node.walk()).collect();
    let mut lines: Vec<Vec<Raw<'tree>>> = Vec::new();
    let mut end = 0;
    for part in parts.into_iter().filter(|part| part.kind() != "comment") {
        let span = span_of(part);
        let between = Span::new(end, span.start.max(end)).slice(text);
        match lines.last_mut() {
            Some(line) if !ends_line(between) => line.push(part),
            _ => lines.push(vec![part]),
        }
        end = span.end;
    }
    // A here-document has lines of its own.
    if lines.len() < 2 || !matches!(node.kind(), "command" | "file_redirect") {
        return vec![Operand::whole(node)];
    }
    let cut = |words| Operand {
        words,
        ..Operand::whole(node)
    };
    lines.into_iter().map(cut).collect()
}

/// Whether what stands between two words ends a line; a backslash takes the end away.
fn ends_line(between: &str) -> bool {
    let mut lines = between.split('\n');
    lines.next_back();
    lines.any(|line| !line.trim_end_matches('\r').ends_with('\\'))
}

impl<'tree> Row<'_, 'tree> {
    fn take(&mut self, operand: Operand<'tree>) {
        // An error node may stand where a sign should.
        if self.operands.len() > self.signs.len() {
            self.signs.push("|");
        }
        self.operands.push(operand);
    }

    fn lay_out(&self, plan: &mut Plan<'_, 'tree>) {
        const PIPE: Symbol = Symbol::of("|");
        let mut pipelines: Vec<&[Operand<'tree>]> = Vec::new();
        let mut joints: Vec<Symbol> = Vec::new();
        let mut first = 0;
        let between = self.operands.len().saturating_sub(1);
        for (at, sign) in self.signs.iter().take(between).enumerate() {
            if matches!(*sign, "&&" | "||") {
                pipelines.push(self.operands.get(first..=at).unwrap_or_default());
                joints.push(Symbol::of(sign));
                first = at + 1;
            }
        }
        pipelines.push(self.operands.get(first..).unwrap_or_default());
        let spans: Vec<Span> = pipelines.iter().filter_map(|all| covered(all)).collect();
        nested(plan, &spans, &joints, plan.role, |plan, at, role| {
            let commands = pipelines.get(at).copied().unwrap_or_default();
            let spans: Vec<Span> = commands.iter().map(Operand::span).collect();
            let pipes = vec![PIPE; commands.len().saturating_sub(1)];
            nested(plan, &spans, &pipes, role, |plan, at, role| {
                if let Some(operand) = commands.get(at) {
                    operand.lay_out(plan, role);
                }
            });
        });
    }
}

impl<'tree> Operand<'tree> {
    fn whole(node: Raw<'tree>) -> Self {
        Self {
            node,
            words: Vec::new(),
            redirections: Vec::new(),
        }
    }

    /// The bytes of the command without its redirections.
    fn command_span(&self) -> Span {
        match (self.words.first(), self.words.last()) {
            (Some(first), Some(last)) => Span::new(span_of(*first).start, span_of(*last).end),
            _ => span_of(self.node),
        }
    }

    fn span(&self) -> Span {
        let own = self.command_span();
        let end = self
            .redirections
            .last()
            .map_or(own.end, |last| last.span().end);
        Span::new(own.start, end.max(own.end))
    }

    /// A command with redirections is that command still, as a value with a cast is that value.
    fn lay_out(&self, plan: &mut Plan<'_, 'tree>, role: Role) {
        // A redirection without a command comes back as what it is; its parts stand for themselves.
        if self.node.kind() == "redirected_statement" {
            plan.open(Kind::Other, role, Symbol::NONE, self.span());
            plan.visit_children(self.node);
            return plan.close();
        }
        if self.redirections.is_empty() {
            return self.command(plan, role);
        }
        plan.open(Kind::Cast, role, Symbol::NONE, self.span());
        self.command(plan, Role::Value);
        for redirection in &self.redirections {
            redirection.redirection(plan);
        }
        plan.close();
    }

    fn redirection(&self, plan: &mut Plan<'_, 'tree>) {
        if self.words.is_empty() {
            return plan.visit(self.node, Role::None);
        }
        plan.open(Kind::Other, Role::None, Symbol::NONE, self.span());
        for word in &self.words {
            plan.visit(*word, Role::None);
        }
        plan.close();
    }

    fn command(&self, plan: &mut Plan<'_, 'tree>, role: Role) {
        if self.words.is_empty() {
            plan.visit(self.node, role);
        } else {
            bash::words(plan, role, self.command_span(), &self.words);
        }
    }
}

fn covered(operands: &[Operand<'_>]) -> Option<Span> {
    let (first, last) = (operands.first()?, operands.last()?);
    Some(Span::new(first.span().start, last.span().end))
}

/// Things in places `spans` with `signs` between them, each sign over all that stands before it.
fn nested<'text, 'tree>(
    plan: &mut Plan<'text, 'tree>,
    spans: &[Span],
    signs: &[Symbol],
    role: Role,
    mut lay_out: impl FnMut(&mut Plan<'text, 'tree>, usize, Role),
) {
    let start = spans.first().map_or(0, |first| first.start);
    let inner = |is_whole: bool| if is_whole { role } else { Role::Left };
    for (at, sign) in signs.iter().enumerate().rev() {
        let end = spans.get(at + 1).map_or(start, |span| span.end);
        let role = inner(at + 1 == signs.len());
        plan.open(Kind::Binary, role, *sign, Span::new(start, end.max(start)));
    }
    for at in 0..spans.len() {
        let role = match at {
            0 => inner(signs.is_empty()),
            _ => Role::Right,
        };
        lay_out(plan, at, role);
        if at > 0 {
            plan.close();
        }
    }
}
