//! Definitions, declarations, assignments and the statements that need more than part-by-part comparison.

use super::Matcher;
use crate::env::{Env, Envs};
use airlock_syntax::{Kind, Node, NodeId, Role, Symbol};

impl Matcher<'_> {
    /// A function, class or lambda, also inside `export` and under decorators that the pattern does not list.
    pub(super) fn definition(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let (pattern, node) = (self.p(p), self.s(s));
        if matches!(node.kind, Kind::Other | Kind::Export) {
            let inner = self
                .s_children(s)
                .into_iter()
                .find(|child| self.s(*child).kind == pattern.kind);
            return inner.map_or_else(Vec::new, |inner| self.definition(p, inner, env));
        }
        let nameless_function = pattern.kind == Kind::Lambda
            && node.kind == Kind::Function
            && self.file.tree.child(s, Role::Name).is_none();
        let is_other_function = pattern.kind == Kind::Lambda
            && !self.options.arrow_is_function
            && self.is_javascript()
            && pattern.raw != node.raw;
        let any_function =
            pattern.kind == Kind::Function && node.kind == Kind::Lambda && self.is_any_name(p);
        if pattern.kind != node.kind && !nameless_function && !any_function || is_other_function {
            return Vec::new();
        }
        self.parts(p, s, env)
    }

    /// Whether a function of the pattern is `function ...(`.
    pub(super) fn is_any_name(&self, p: NodeId) -> bool {
        let name = self.pattern.tree().child(p, Role::Name);
        name.is_some_and(|name| self.p(name).kind == Kind::Ellipsis)
    }

    /// The name of a parameter that has a type or a default.
    pub(super) fn parameter_name(&self, s: NodeId) -> Option<NodeId> {
        let tree = self.file.tree;
        tree.child(s, Role::Name)
            .or_else(|| tree.child(s, Role::Left))
            .or_else(|| {
                tree.children(s).find(|child| {
                    matches!(tree.kind(*child), Kind::Ident | Kind::This)
                        && tree.node(*child).role != Role::Type
                })
            })
            .filter(|name| matches!(tree.kind(*name), Kind::Ident | Kind::This))
    }

    /// `left = right`, also where it declares, and JavaScript's `left op= right`.
    pub(super) fn assignment(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let Some((own_left, own_right)) = sides(self.pattern.tree(), p) else {
            return self.record(p, s, env);
        };
        let node = self.s(s);
        if node.kind == Kind::VarDecl {
            // As a member of a class.
            let mut envs = Vec::new();
            for declared in self.s_children(s) {
                if self.s(declared).kind == Kind::Assign {
                    envs.extend(self.assignment(p, declared, env));
                }
            }
            return envs;
        }
        // `with f() as x` is an assignment in shape only.
        if self.s(self.file.facts.parent(s)).kind == Kind::With
            && self.p(p).role != Role::Value
            && node.role == Role::Value
        {
            return Vec::new();
        }
        let declares = self.s(self.file.facts.parent(s)).kind == Kind::VarDecl;
        if declares
            && (!self.options.vardef_assign || self.declares_several(s))
            && !self.declares_too(p)
        {
            return Vec::new();
        }
        let is_assignment = match node.kind {
            Kind::Assign | Kind::Field => true,
            // `new T { Name = value }`.
            Kind::Pair => self.has_initializers(),
            Kind::AugAssign => {
                self.is_javascript() && matches!(self.p(own_right).kind, Kind::Metavar | Kind::Deep)
            }
            _ => false,
        };
        let Some((left, right)) = sides(self.file.tree, s).filter(|_| is_assignment) else {
            return Vec::new();
        };
        let mut envs = vec![env.clone()];
        if let Some(own_type) = self.pattern.tree().child(p, Role::Type) {
            let parent = self.file.facts.parent(s);
            let declared = self
                .file
                .tree
                .child(s, Role::Type)
                .or_else(|| self.file.tree.child(parent, Role::Type));
            envs = match declared {
                Some(declared) => self.node(own_type, declared, env),
                None => Vec::new(),
            };
        }
        envs = Self::each(&envs, |env| self.node(own_left, left, env));
        Self::each(&envs, |env| {
            let mut found = self.node(own_right, right, env);
            if node.kind == Kind::AugAssign && self.p(own_right).kind == Kind::Deep {
                // `x += y` is `x = x + y`.
                found.extend(self.node(own_right, left, env));
            }
            found
        })
    }

    /// Whether a declaration names several variables at once (Go's `var a, b = f()`): as in Semgrep, no assignment.
    fn declares_several(&self, s: NodeId) -> bool {
        const SHORT: Symbol = Symbol::of(":=");
        let left = self.file.tree.child(s, Role::Left);
        self.file.facts.language.name == "go"
            && self.s(self.file.facts.parent(s)).symbol != SHORT
            && left.is_some_and(|left| self.s(left).kind == Kind::Tuple)
    }

    /// Whether an assignment of the pattern is a part of a declaration.
    fn declares_too(&self, p: NodeId) -> bool {
        let tree = self.pattern.tree();
        let mut nodes = tree.iter();
        nodes.any(|(id, node)| node.kind == Kind::VarDecl && tree.contains(id, p))
    }

    /// A declaration statement or a field: listed modifiers, type, and each declared name among the node's own.
    pub(super) fn declaration(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let node = self.s(s);
        if node.kind == Kind::Export {
            let inner = self.s_children(s).into_iter().last();
            return inner.map_or_else(Vec::new, |inner| self.declaration(p, inner, env));
        }
        if !matches!(node.kind, Kind::VarDecl | Kind::Field) || !self.same_keyword(p, s) {
            return Vec::new();
        }
        let (left, right) = (self.p_children(p), self.s_children(s));
        let mut envs = vec![env.clone()];
        let mut declarators = Vec::new();
        for own in left {
            let pattern = self.p(own);
            match pattern.kind {
                Kind::Assign | Kind::Declarator => declarators.push(own),
                kind => {
                    let among: Vec<NodeId> = right
                        .iter()
                        .copied()
                        .filter(|other| match kind {
                            Kind::Modifier | Kind::Decorator => self.s(*other).kind == kind,
                            _ => self.s(*other).role == pattern.role,
                        })
                        .collect();
                    envs = Self::each(&envs, |env| self.unordered(&[own], &among, env, false));
                }
            }
        }
        let mut declared: Vec<NodeId> = right
            .into_iter()
            .filter(|other| matches!(self.s(*other).kind, Kind::Assign | Kind::Declarator))
            .collect();
        if declared.is_empty() {
            declared.push(s);
        }
        Self::each(&envs, |env| {
            self.unordered(&declarators, &declared, env, false)
        })
    }

    /// `var` stands for every keyword; any other for itself.
    fn same_keyword(&self, p: NodeId, s: NodeId) -> bool {
        const SHORT: Symbol = Symbol::of(":=");
        const KEYWORDS: [&str; 4] = ["const", "let", "val", "var"];
        let keyword = |text: &str| {
            let word = text.split_whitespace().next().unwrap_or("");
            KEYWORDS.iter().position(|own| *own == word)
        };
        if self.p(p).symbol == SHORT {
            return self.s(s).symbol == SHORT;
        }
        // The keyword stands after modifiers.
        let is_before = |node: &Node| matches!(node.kind, Kind::Modifier | Kind::Decorator);
        let listed = self.p_children(p).into_iter().map(|part| self.p(part));
        let own = behind(
            self.pattern.text(p),
            self.p(p).start,
            listed.filter(is_before),
        );
        let parts = self.s_children(s).into_iter().map(|part| self.s(part));
        let other = behind(self.s_text(s), self.s(s).start, parts.filter(is_before));
        let (own, other) = (keyword(own), keyword(other));
        match own.and_then(|at| KEYWORDS.get(at)) {
            None => true,
            Some(&"var") if self.options.let_is_var => true,
            Some(_) => own == other,
        }
    }

    /// `return e`, also as the body of a lambda without a block.
    pub(super) fn return_statement(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        if self.s(s).kind == Kind::Return {
            return self.record(p, s, env);
        }
        let is_body =
            self.s(s).role == Role::Body && self.s(self.file.facts.parent(s)).kind == Kind::Lambda;
        match self.p_children(p).as_slice() {
            [value] if is_body && self.options.implicit_return => self.node(*value, s, env),
            _ => Vec::new(),
        }
    }

    /// `if`, also as `elif`.
    pub(super) fn if_statement(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        let node = self.s(s);
        let is_elif = node.kind == Kind::Else && self.file.tree.child(s, Role::Condition).is_some();
        if node.kind == Kind::If || is_elif {
            self.parts(p, s, env)
        } else {
            Vec::new()
        }
    }

    /// `with a as b`: each listed item is one of the node's.
    pub(super) fn with_statement(&mut self, p: NodeId, s: NodeId, env: &Env) -> Envs {
        if self.s(s).kind != Kind::With {
            return Vec::new();
        }
        let (left, right) = (self.p_children(p), self.s_children(s));
        let (own_body, own): (Vec<NodeId>, Vec<NodeId>) = left
            .iter()
            .copied()
            .partition(|child| self.p(*child).role == Role::Body);
        let (body, items): (Vec<NodeId>, Vec<NodeId>) = right
            .iter()
            .copied()
            .partition(|child| self.s(*child).role == Role::Body);
        let mut envs = self.unordered(&own, &items, env, false);
        for (p, s) in own_body.iter().zip(&body) {
            envs = Self::each(&envs, |env| self.node(*p, *s, env));
        }
        envs
    }
}

/// Both sides of an assignment, declarator or field.
fn sides(tree: &airlock_syntax::Tree, node: NodeId) -> Option<(NodeId, NodeId)> {
    let left = [Role::Left, Role::Name, Role::Key]
        .into_iter()
        .find_map(|role| tree.child(node, role))?;
    let right = [Role::Right, Role::Value]
        .into_iter()
        .find_map(|role| tree.child(node, role))?;
    Some((left, right))
}

/// What is left of a text that begins at `start` behind the last of `parts`.
fn behind(text: &str, start: u32, parts: impl Iterator<Item = Node>) -> &str {
    let end = parts.map(|part| part.end).max().unwrap_or(start);
    let skipped = end.saturating_sub(start) as usize;
    text.get(skipped..).unwrap_or(text)
}
