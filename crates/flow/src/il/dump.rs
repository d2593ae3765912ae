//! A unit as text, one instruction a line, for tests and for people who wonder.

use super::{Op, Place, Unit, Var};
use crate::Facts;
use std::fmt::Write as _;

impl Unit {
    /// The reachable blocks in order, each with its instructions and successors.
    pub fn dump(&self, facts: &Facts<'_>) -> String {
        // Writing to a string cannot fail.
        let mut out = String::new();
        for block in self.graph.order() {
            _ = writeln!(out, "block {}", block.0);
            for instruction in self.code.get(self.graph.code(*block)).unwrap_or_default() {
                let text = facts.tree.text(facts.text, instruction.node);
                let code: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let code: String = code.chars().take(40).collect();
                let dest = instruction.dest.map(|dest| format!("{} = ", name(dest)));
                _ = writeln!(
                    out,
                    "  {}{}  // {code}",
                    dest.unwrap_or_default(),
                    shown(&instruction.op)
                );
            }
            let next: Vec<String> = self
                .graph
                .next(*block)
                .iter()
                .map(|it| it.0.to_string())
                .collect();
            _ = writeln!(out, "  -> {}", next.join(", "));
        }
        out
    }
}

fn name(var: Var) -> String {
    format!("v{}", var.0)
}

fn names(vars: impl Iterator<Item = Var>) -> String {
    vars.map(name).collect::<Vec<_>>().join(", ")
}

fn at(place: &Place) -> String {
    let exact = if place.is_exact { "" } else { "[*]" };
    format!(
        "{}{}{exact}",
        name(place.var),
        ".part".repeat(place.depth())
    )
}

fn shown(op: &Op) -> String {
    match op {
        Op::Constant => "constant".to_owned(),
        Op::Read(place) => format!("read {}", at(place)),
        Op::Part { object, index, .. } => {
            let index = index.map(|index| format!(" at {}", name(index)));
            format!("part of {}{}", name(*object), index.unwrap_or_default())
        }
        Op::Operator { kind, values } => {
            format!("{kind:?}({})", names(values.iter().copied())).to_lowercase()
        }
        Op::Compose(parts) => format!("compose({})", names(parts.iter().map(|(_, value)| *value))),
        Op::Call(call) => {
            let receiver = call
                .receiver
                .map(|it| format!(" of {}", name(it)))
                .unwrap_or_default();
            let arguments = names(call.arguments.iter().map(|(_, value)| *value));
            format!("call {}{receiver}({arguments})", name(call.callee))
        }
        Op::New(values) => format!("new({})", names(values.iter().copied())),
        Op::Pass(value) => format!("pass {}", name(*value)),
        Op::Touch(place) => format!("touch {}", at(place)),
        Op::Store { place, value } => format!("store {} in {}", name(*value), at(place)),
        Op::Declare { place, kind } => format!("declare {} as {kind:?}", at(place)),
        Op::Test(value) => format!("test {}", name(*value)),
        Op::Return { value, .. } => format!("return {}", value.map(name).unwrap_or_default()),
        Op::Throw(value) => format!("throw {}", value.map(name).unwrap_or_default()),
        Op::Forget(value) => format!("forget {}", name(*value)),
    }
}
