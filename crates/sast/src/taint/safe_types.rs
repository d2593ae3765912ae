//! Values that a rule takes for clean by their type: `taint_assume_safe_booleans`, `taint_assume_safe_numbers`.

use super::transfer::Transfer;
use airlock_flow::Facts;
use airlock_flow::il::{Instruction, Op};
use airlock_syntax::Kind;

impl Transfer<'_, '_> {
    /// Whether the rule takes values of the expression's type for clean.
    pub(super) fn is_safe_type(&self, instruction: &Instruction) -> bool {
        let options = self.shared.rule.options;
        if !options.assume_safe_booleans && !options.assume_safe_numbers {
            return false;
        }
        // A container is of no such type, whatever stands in it.
        if matches!(instruction.op, Op::Compose(_)) {
            return false;
        }
        self.is_safe_node(instruction.node)
    }

    pub(super) fn is_safe_name(&self, instruction: &Instruction) -> bool {
        let options = self.shared.rule.options;
        (options.assume_safe_booleans || options.assume_safe_numbers)
            && self.shared.facts.tree.kind(instruction.node) == Kind::Ident
            && self.is_safe_node(instruction.node)
    }

    pub(super) fn is_safe_node(&self, node: airlock_syntax::NodeId) -> bool {
        let options = self.shared.rule.options;
        match class_of(self.shared.facts, node) {
            Some(Plain::Truth) => options.assume_safe_booleans,
            Some(Plain::Number) => options.assume_safe_numbers,
            None => false,
        }
    }
}

/// A type whose values carry no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    Truth,
    Number,
}

/// Which plain type an expression is of, where it is of one.
pub(super) fn class_of(facts: &Facts<'_>, node: airlock_syntax::NodeId) -> Option<Plain> {
    let of = facts.type_of(node)?;
    // `int?` of C#, Kotlin and Swift holds a number or nothing.
    let of = of
        .trim_end_matches('?')
        .rsplit(['.', ':'])
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    match of.as_str() {
        "bool" | "boolean" => Some(Plain::Truth),
        "int" | "integer" | "long" | "short" | "byte" | "float" | "double" | "number" | "int8"
        | "int16" | "int32" | "int64" | "uint" | "uint8" | "uint16" | "uint32" | "uint64"
        | "float32" | "float64" | "decimal" | "size_t" | "unsigned" | "sbyte" | "ushort"
        | "ulong" => Some(Plain::Number),
        _ => None,
    }
}
