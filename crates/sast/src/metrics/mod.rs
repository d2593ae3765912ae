//! How hard functions are to follow: one file for each metric.
//!
//! What counts as one function: a function or closure together with the closures and functions inside it, as the
//! cognitive complexity's definition has it. A function that does nothing but hold others (a module pattern, a decorator,
//! a suite of tests) is told apart from them, and each of them counts for itself.
//!
//! Invariants:
//! - a number depends on the text of its function only;
//! - no recursion over the depth of the text.

mod cognitive;
mod cyclomatic;
mod length;
mod nesting;
mod parameters;

use crate::engine::SourceView;
use crate::functions::{Function, LANGUAGES_WITH_FUNCTIONS, functions};
use airlock_flow::Facts;
use airlock_model::{Metric, MetricLimits, Metrics, Span};
use airlock_syntax::{Kind, NodeId, Role, Symbol, Tree};
use length::CodeLines;
use rustc_hash::FxHashSet;

/// A function and its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Its name behind those of the classes and functions around it; empty for a closure without any.
    pub symbol: String,
    /// Its name, or its first characters.
    pub head: Span,
    /// All of it.
    pub span: Span,
    /// Its numbers.
    pub metrics: Metrics,
    /// Whether a framework decides which parameters it has: it is decorated, or overrides another.
    pub has_given_parameters: bool,
}

/// The numbers of every function of a file, in source order; none where the language is not counted.
pub fn measure(view: &SourceView<'_>) -> Vec<Measured> {
    let Some(language) = view.language else {
        return Vec::new();
    };
    if !LANGUAGES_WITH_FUNCTIONS.contains(&language.name) {
        return Vec::new();
    }
    let facts = Facts::new(language, view.tree, view.text);
    measure_all(&facts, &functions(&facts))
}

/// The same, for functions that are known already.
pub(crate) fn measure_all(facts: &Facts<'_>, functions: &[Function]) -> Vec<Measured> {
    let holders = holders(facts, functions);
    let lines = CodeLines::of(facts);
    let mut all = Vec::new();
    // The end of the function that counts all that is inside it.
    let mut counted_to = 0;
    for (at, function) in functions.iter().enumerate() {
        if function.node.0 < counted_to {
            continue;
        }
        let is_holder = holders.contains(&at);
        if !is_holder {
            counted_to = facts.tree.node(function.node).next;
        }
        let walk = Walk {
            facts,
            function,
            closures: if is_holder {
                Closures::Apart
            } else {
                Closures::Counted
            },
        };
        all.push(Measured {
            symbol: function.symbol.clone(),
            head: function.head,
            span: function.span,
            metrics: Metrics {
                cognitive: cognitive::of(&walk),
                cyclomatic: cyclomatic::of(&walk),
                nesting: nesting::of(&walk),
                lines: lines.within(facts, function),
                parameters: parameters::of(facts, function.node).all,
                required_parameters: parameters::of(facts, function.node).required,
            },
            has_given_parameters: has_given_parameters(facts, function.node),
        });
    }
    all
}

/// Functions that only hold others, by their places. The definition knows two of them: JavaScript's functions that stand
/// for modules and classes, outside of whose inner functions nothing breaks the flow, and Python's decorators.
fn holders(facts: &Facts<'_>, functions: &[Function]) -> FxHashSet<usize> {
    let with_inner: FxHashSet<usize> = functions
        .iter()
        .filter_map(|function| function.outer)
        .collect();
    let holds = |at: &usize| {
        let Some(function) = functions.get(*at) else {
            return false;
        };
        match facts.language.name {
            "javascript" | "typescript" | "tsx" => {
                let walk = Walk {
                    facts,
                    function,
                    closures: Closures::Apart,
                };
                cognitive::of(&walk) == 0
            }
            "python" => is_decorator(facts, function.body),
            _ => false,
        }
    };
    { with_inner.into_iter() }.filter(holds).collect()
}

/// Whether a body is one function and a `return`, documentation aside.
fn is_decorator(facts: &Facts<'_>, body: NodeId) -> bool {
    let tree = facts.tree;
    let said = |id: &NodeId| {
        tree.kind(*id) == Kind::ExprStmt && { tree.children(*id).next() }
            .is_some_and(|text| tree.kind(text) == Kind::Str)
    };
    let kinds: Vec<Kind> = tree
        .children(body)
        .filter(|id| !said(id))
        .map(|id| tree.kind(id))
        .collect();
    kinds == [Kind::Function, Kind::Return]
}

/// Whether the functions inside a function count with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closures {
    Counted,
    Apart,
}

/// Logical operators, and which of them are the same.
const LOGICAL: [(Symbol, &str); 5] = [
    (Symbol::of("&&"), "and"),
    (Symbol::of("||"), "or"),
    (Symbol::of("and"), "and"),
    (Symbol::of("or"), "or"),
    (Symbol::of("xor"), "xor"),
];

/// A function as a metric walks it.
struct Walk<'walk> {
    facts: &'walk Facts<'walk>,
    function: &'walk Function,
    closures: Closures,
}

impl Walk<'_> {
    fn tree(&self) -> &Tree {
        self.facts.tree
    }

    /// Whether what is inside `node` counts for another function.
    fn is_apart(&self, node: NodeId) -> bool {
        self.closures == Closures::Apart
            && node != self.function.node
            && matches!(self.tree().kind(node), Kind::Function | Kind::Lambda)
    }

    /// The nodes of the function that count, in source order, itself excluded.
    fn nodes(&self) -> impl Iterator<Item = NodeId> {
        let tree = self.tree();
        let end = tree.node(self.function.node).next;
        let mut at = self.function.node.0 + 1;
        std::iter::from_fn(move || {
            while at < end {
                let id = NodeId(at);
                if self.is_apart(id) {
                    at = tree.node(id).next.max(at + 1);
                    continue;
                }
                at += 1;
                return Some(id);
            }
            None
        })
    }

    fn parent_kind(&self, node: NodeId) -> Kind {
        self.tree().kind(self.facts.parent(node))
    }

    /// Whether `node` is `&&`, `||`, `and`, `or`.
    fn logical(&self, node: NodeId) -> Option<&'static str> {
        let tree = self.tree();
        if tree.kind(node) != Kind::Binary {
            return None;
        }
        let symbol = tree.node(node).symbol;
        let found = LOGICAL.iter().find(|(word, _)| *word == symbol);
        found.map(|(_, meaning)| *meaning)
    }

    /// Whether `node` is an arm of a `switch` that is chosen by a value.
    fn is_chosen_case(&self, node: NodeId) -> bool {
        let tree = self.tree();
        if tree.kind(node) != Kind::Case {
            return false;
        }
        tree.children(node)
            .any(|child| match tree.node(child).role {
                Role::Value | Role::Type => tree.text(self.facts.text, child) != "_",
                Role::Condition => true,
                _ => tree.kind(child) == Kind::If && self.is_guard(child),
            })
    }

    /// Whether an `if` is the guard of a case or the condition of a comprehension.
    fn is_guard(&self, node: NodeId) -> bool {
        self.tree().child(node, Role::Then).is_none()
            && matches!(self.parent_kind(node), Kind::Case | Kind::Comprehension)
    }
}

/// Decorators that leave it to the function which parameters it has.
const PLAIN_DECORATORS: [&str; 6] = [
    "staticmethod",
    "classmethod",
    "Test",
    "Deprecated",
    "SuppressWarnings",
    "wraps",
];

fn has_given_parameters(facts: &Facts<'_>, function: NodeId) -> bool {
    let tree = facts.tree;
    tree.children(function)
        .any(|child| match tree.node(child).kind {
            Kind::Decorator => {
                let text = tree.text(facts.text, child);
                !PLAIN_DECORATORS.iter().any(|plain| text.contains(plain))
            }
            Kind::Modifier => matches!(tree.text(facts.text, child), "override" | "extern"),
            _ => false,
        })
}

/// The numbers of a function that are above their limits. Parameters are not held against a function that has them given.
pub fn above(measured: &Measured, limits: &MetricLimits) -> Vec<Metric> {
    let is_above = |metric: &Metric| {
        metric.of(&measured.metrics) > metric.limit(limits)
            && !(*metric == Metric::RequiredParameters && measured.has_given_parameters)
    };
    Metric::ALL.into_iter().filter(is_above).collect()
}
