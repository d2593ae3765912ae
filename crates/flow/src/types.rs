//! Types that stand in the text: declared, constructed or literal. Nothing is inferred across calls.

use crate::bindings::{Binding, BindingKind};
use crate::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId, Role, Symbol};

/// Operators whose value is a truth value in every language that has them.
const COMPARISONS: [Symbol; 8] = [
    Symbol::of("=="),
    Symbol::of("!="),
    Symbol::of("==="),
    Symbol::of("!=="),
    Symbol::of("<"),
    Symbol::of(">"),
    Symbol::of("<="),
    Symbol::of(">="),
];

fn is_comparison(operator: Symbol) -> bool {
    COMPARISONS.contains(&operator)
}

impl Facts<'_> {
    /// The type of the expression at `node` as it stands in the text, where it is known.
    pub fn type_of(&self, node: NodeId) -> Option<String> {
        let tree = self.tree;
        let spelled = |spelling: &str| Some(spelling.to_owned());
        match tree.kind(node) {
            Kind::Str => match self.language.name {
                "python" => spelled("str"),
                "java" | "kotlin" | "scala" => spelled("String"),
                "c" | "cpp" => spelled("char*"),
                _ => spelled("string"),
            },
            Kind::Binary if is_comparison(tree.node(node).symbol) => spelled(self.truth()),
            Kind::Binary => {
                let mut operands = tree.children(node);
                operands.find_map(|operand| match tree.kind(operand) {
                    Kind::Str | Kind::Binary | Kind::Ident => self
                        .type_of(operand)
                        .filter(|of| of.eq_ignore_ascii_case("string")),
                    _ => None,
                })
            }
            Kind::Number => {
                let text = tree.text(self.text, node);
                let float = text.contains('.') && !text.starts_with("0x");
                spelled(match (self.language.name, float) {
                    ("javascript" | "typescript" | "tsx", _) => "number",
                    ("python", true) => "float",
                    (_, true) => "double",
                    (_, false) if text.ends_with(['L', 'l']) => "long",
                    (_, false) => "int",
                })
            }
            Kind::Bool => spelled(self.truth()),
            Kind::New => tree
                .child(node, Role::Type)
                .map(|of| tree.text(self.text, of).to_owned()),
            Kind::Cast => tree
                .child(node, Role::Type)
                .map(|of| tree.text(self.text, of).to_owned()),
            Kind::Ident => self.type_of_name(node),
            Kind::Member => {
                let (object, name) = member_parts(tree, node)?;
                (tree.kind(object) == Kind::This)
                    .then(|| self.type_of_field(name))
                    .flatten()
            }
            Kind::Call => self.type_of_call(node),
            _ => None,
        }
    }

    /// The type of truth values.
    fn truth(&self) -> &'static str {
        match self.language.name {
            "java" | "javascript" | "typescript" | "tsx" => "boolean",
            "kotlin" | "scala" => "Boolean",
            "swift" => "Bool",
            _ => "bool",
        }
    }

    fn type_of_name(&self, node: NodeId) -> Option<String> {
        let bindings = self.scope_bindings(node);
        let declared = bindings.iter().find_map(|binding| binding.declared);
        if let Some(declared) = declared {
            let spelling = self.type_text(declared) + self.stars(&bindings);
            if spelling != "var" && spelling != "val" && spelling != "let" {
                return Some(spelling);
            }
        }
        // The scan is bounded: a value is followed once, never through another name.
        let value = bindings.iter().find_map(|binding| binding.value)?;
        match self.tree.kind(value) {
            Kind::New | Kind::Cast | Kind::Str | Kind::Number | Kind::Bool => self.type_of(value),
            _ => None,
        }
    }

    /// The stars of C's pointers, which stand with the declared name.
    fn stars(&self, bindings: &[Binding]) -> &str {
        let name = bindings
            .iter()
            .find(|binding| binding.declared.is_some())
            .map_or(0, |binding| self.tree.node(binding.name).start as usize);
        let before = self.text.get(..name).unwrap_or("");
        let ahead = before.trim_end_matches('*');
        match self.language.name {
            "c" | "cpp" => before.get(ahead.len()..).unwrap_or(""),
            _ => "",
        }
    }

    fn type_of_field(&self, name: NodeId) -> Option<String> {
        self.bindings()
            .of(self.tree.node(name).symbol)
            .iter()
            .filter(|binding| {
                matches!(
                    binding.kind,
                    BindingKind::Field | BindingKind::ConstantField
                )
            })
            .find_map(|binding| binding.declared)
            .map(|declared| self.type_text(declared))
    }

    /// Calls whose type is the same for every receiver that has them.
    fn type_of_call(&self, node: NodeId) -> Option<String> {
        let callee = self.tree.child(node, Role::Callee)?;
        let (_, name) =
            member_parts(self.tree, callee).filter(|_| self.tree.kind(callee) == Kind::Member)?;
        (self.language.name == "java"
            && matches!(
                self.tree.text(self.text, name),
                "length" | "size" | "indexOf" | "intValue" | "hashCode"
            ))
        .then(|| "int".to_owned())
    }

    /// A type as written, without what a grammar puts around it.
    pub fn type_text(&self, node: NodeId) -> String {
        self.tree
            .text(self.text, node)
            .trim_start_matches(':')
            .trim()
            .to_owned()
    }
}
