//! Cognitive complexity: what breaks the linear flow of reading, weighed by how deep it is nested.
//!
//! After G. Ann Campbell, "Cognitive Complexity: a new way of measuring understandability" (SonarSource, version 1.7):
//! +1 for each `if`, `else`, ternary, `switch`, loop, `catch`, jump to a label, run of like logical operators, and for
//! recursion; what nests adds the depth at which it stands, but for `else` and what follows it. `try`, `finally`, early
//! returns, `??` and `?.` are free. Functions inside a function add depth, and nothing themselves.
//! Of recursion, the direct one is seen.

use super::Walk;
use airlock_syntax::{Kind, NodeId, Role};

/// A node that is still to be counted.
struct Work {
    node: NodeId,
    depth: u32,
    /// Whether it is what an `else` leads to.
    is_else: bool,
}

pub(super) fn of(walk: &Walk<'_>) -> u32 {
    let mut count = Count {
        walk,
        total: 0,
        recurs: false,
        work: Vec::new(),
    };
    count.children(walk.function.node, |_, _| 0);
    while let Some(work) = count.work.pop() {
        count.node(&work);
    }
    count.total + u32::from(count.recurs)
}

struct Count<'walk> {
    walk: &'walk Walk<'walk>,
    total: u32,
    recurs: bool,
    work: Vec<Work>,
}

impl Count<'_> {
    /// Adds the children of `node`, each at the depth that its kind and role give it.
    fn children(&mut self, node: NodeId, depth: impl Fn(Role, Kind) -> u32) {
        let tree = self.walk.tree();
        for child in tree.children(node) {
            let of_child = tree.node(child);
            self.work.push(Work {
                node: child,
                depth: depth(of_child.role, of_child.kind),
                is_else: false,
            });
        }
    }

    fn node(&mut self, work: &Work) {
        let (walk, node, depth) = (self.walk, work.node, work.depth);
        if walk.is_apart(node) {
            return;
        }
        let tree = walk.tree();
        match tree.kind(node) {
            Kind::If => self.branch(work),
            Kind::Else => self.alternative(work),
            Kind::For | Kind::ForEach | Kind::While | Kind::DoWhile
                if walk.parent_kind(node) != Kind::Comprehension =>
            {
                self.total += 1 + depth;
                self.children(node, |role, _| depth + u32::from(role == Role::Body));
            }
            Kind::Switch => {
                self.total += 1 + depth;
                self.children(node, |role, _| depth + u32::from(role != Role::Condition));
            }
            Kind::Catch => {
                self.total += 1 + depth;
                self.children(node, |role, _| depth + u32::from(role == Role::Body));
            }
            Kind::Ternary => {
                self.total += 1 + depth;
                self.children(node, |role, _| depth + u32::from(role != Role::Condition));
            }
            Kind::Function | Kind::Lambda => self.children(node, |_, _| depth + 1),
            Kind::Binary => self.logical(node, depth),
            kind => {
                if self.jumps(node, kind) {
                    self.total += 1;
                }
                if kind == Kind::Call && self.is_recursion(node) {
                    self.recurs = true;
                }
                let is_else = work.is_else;
                let count = self.work.len();
                self.children(node, |_, _| depth);
                // What an `else` leads to may be wrapped in a statement.
                if is_else
                    && kind == Kind::ExprStmt
                    && let Some(only) = self.work.get_mut(count)
                {
                    only.is_else = true;
                }
            }
        }
    }

    /// An `if`, or the guard of a case or comprehension, which is none.
    fn branch(&mut self, work: &Work) {
        let (walk, depth) = (self.walk, work.depth);
        let tree = walk.tree();
        if walk.is_guard(work.node) {
            return self.children(work.node, |_, _| depth);
        }
        self.total += if work.is_else { 1 } else { 1 + depth };
        for child in tree.children(work.node) {
            let (role, kind) = (tree.node(child).role, tree.kind(child));
            let (is_else, depth) = match (role, kind) {
                (Role::Condition, _) | (_, Kind::Else) => (false, depth),
                (Role::Else, Kind::If) => (true, depth),
                (Role::Else, _) => {
                    self.total += 1;
                    (false, depth + 1)
                }
                _ => (false, depth + 1),
            };
            self.work.push(Work {
                node: child,
                depth,
                is_else,
            });
        }
    }

    /// The `else` or `elif` of an `if` or a loop; that of a `try` is free.
    fn alternative(&mut self, work: &Work) {
        let (walk, depth) = (self.walk, work.depth);
        let tree = walk.tree();
        if walk.parent_kind(work.node) == Kind::Try {
            return self.children(work.node, |_, _| depth);
        }
        let mut children = tree.children(work.node);
        let only = children.next().filter(|_| children.next().is_none());
        if let Some(inner) = only.filter(|child| tree.kind(*child) == Kind::If) {
            return self.work.push(Work {
                node: inner,
                depth,
                is_else: true,
            });
        }
        self.total += 1;
        self.children(work.node, |role, _| {
            depth + u32::from(role != Role::Condition)
        });
    }

    /// `a && b || c`: +1 for each change of the operator.
    fn logical(&mut self, node: NodeId, depth: u32) {
        let walk = self.walk;
        let tree = walk.tree();
        let parent = walk.facts.parent(node);
        if walk.logical(node).is_some() && walk.logical(parent).is_none() {
            let mut last = None;
            for operator in operators(walk, node) {
                if last != Some(operator) {
                    self.total += 1;
                }
                last = Some(operator);
            }
        }
        for child in tree.children(node) {
            self.work.push(Work {
                node: child,
                depth,
                is_else: false,
            });
        }
    }

    /// A jump to a label: `goto x`, `break x`, `continue x`.
    fn jumps(&self, node: NodeId, kind: Kind) -> bool {
        let (tree, facts) = (self.walk.tree(), self.walk.facts);
        let text = tree.text(facts.text, node);
        match (kind, facts.language.name) {
            // `break value` gives a loop its value.
            (Kind::Break | Kind::Continue, "rust") => text.contains('\''),
            (Kind::Break | Kind::Continue, "ruby") => false,
            (Kind::Break | Kind::Continue, _) => tree.children(node).next().is_some(),
            (Kind::Other, "c" | "cpp" | "csharp" | "go" | "php") => text.starts_with("goto "),
            _ => false,
        }
    }

    fn is_recursion(&self, call: NodeId) -> bool {
        let (tree, facts, function) = (self.walk.tree(), self.walk.facts, self.walk.function);
        let Some(callee) = tree.child(call, Role::Callee) else {
            return false;
        };
        if function.name.is_empty() || function.name == "constructor" {
            return false;
        }
        match tree.kind(callee) {
            Kind::Ident => {
                let is_bare = !function.is_method
                    || matches!(
                        facts.language.name,
                        "java" | "csharp" | "kotlin" | "ruby" | "cpp"
                    );
                is_bare && tree.text(facts.text, callee) == function.name
            }
            Kind::Member => {
                let spelled = tree.text(facts.text, callee);
                let object = spelled
                    .strip_suffix(function.name.as_str())
                    .map(|object| object.trim_end_matches(['.', '>', '-', ':', '?']));
                function.is_method && matches!(object, Some("this" | "self" | "$this" | "cls"))
            }
            _ => false,
        }
    }
}

/// The logical operators of an expression, from left to right.
fn operators(walk: &Walk<'_>, node: NodeId) -> Vec<&'static str> {
    enum Step {
        Visit(NodeId),
        Operator(&'static str),
    }
    let tree = walk.tree();
    let (mut steps, mut all) = (vec![Step::Visit(node)], Vec::new());
    while let Some(step) = steps.pop() {
        match step {
            Step::Operator(operator) => all.push(operator),
            Step::Visit(node) => {
                let Some(operator) = walk.logical(node) else {
                    continue;
                };
                let operands: Vec<NodeId> = tree.children(node).collect();
                for (at, operand) in operands.iter().enumerate().rev() {
                    steps.push(Step::Visit(*operand));
                    if at > 0 {
                        steps.push(Step::Operator(operator));
                    }
                }
            }
        }
    }
    all
}
