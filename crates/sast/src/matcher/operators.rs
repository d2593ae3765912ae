//! Operators whose operands may stand in any order.

use super::Matcher;
use crate::env::{Env, Envs};
use airlock_syntax::{Kind, NodeId};

/// Most operands that are taken in any order.
const MAX_OPERANDS: usize = 16;

impl Matcher<'_> {
    /// `a op b`: in the order written, and in any order where the operator and the rule's options allow it.
    pub(super) fn binary(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let mut envs = self.record(p, s, env);
        if self.s(s).kind != Kind::Binary
            || self.p(p).symbol != self.s(s).symbol
            || self.is_shell()
            || !self.is_commutative(s)
        {
            return envs;
        }
        let own = self.p_operands(p);
        let other = self.s_operands(s);
        let is_plain = own
            .iter()
            .all(|operand| !matches!(self.p(*operand).kind, Kind::Metavar | Kind::Ellipsis));
        // Metavariables could stand for any group of operands: they take one each.
        if other.len() <= MAX_OPERANDS && (is_plain || own.len() == other.len()) {
            envs.extend(self.unordered(&own, &other, env, !is_plain));
        }
        super::distinct(envs)
    }

    fn is_commutative(&self, s: NodeId) -> bool {
        let mut operands = self.file.tree.children(s);
        let (Some(left), Some(right)) = (operands.next(), operands.next()) else {
            return false;
        };
        let (from, to) = (self.s(left).end as usize, self.s(right).start as usize);
        let operator = self.file.text.get(from..to).unwrap_or("");
        match operator.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '\\')) {
            "|" | "&" | "^" => self.options.ac_matching,
            "&&" | "||" | "and" | "or" => self.options.commutative_boolop,
            "==" | "===" => self.options.symmetric_eq || self.options.commutative_compop,
            "!=" | "!==" => self.options.commutative_compop,
            _ => false,
        }
    }

    fn p_operands(&self, p: NodeId) -> Vec<NodeId> {
        operands(self.pattern.tree(), p)
    }

    fn s_operands(&self, s: NodeId) -> Vec<NodeId> {
        operands(self.file.tree, s)
    }
}

/// The operands of a chain of one operator, in order.
fn operands(tree: &airlock_syntax::Tree, node: NodeId) -> Vec<NodeId> {
    let symbol = tree.node(node).symbol;
    let mut work = vec![node];
    let mut all = Vec::new();
    while let Some(next) = work.pop() {
        if tree.kind(next) == Kind::Binary && tree.node(next).symbol == symbol {
            let parts: Vec<NodeId> = tree.children(next).collect();
            work.extend(parts.into_iter().rev());
        } else {
            all.push(next);
        }
    }
    all
}
