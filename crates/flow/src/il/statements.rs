//! Statements that are no jumps.

use super::build::{Builder, Step};
use super::control::Frame;
use super::{Declared, Op, Var};
use airlock_syntax::{Kind, NodeId, Role};

impl Builder<'_> {
    /// Plans the unit at `root`.
    pub(super) fn unit(&mut self, root: NodeId) {
        match self.kind(root) {
            Kind::Function | Kind::Lambda => {
                let mut steps = self.parameter_steps(root, Declared::Parameter);
                steps.extend(self.body_steps(root));
                self.plan(steps);
            }
            Kind::Class | Kind::Interface | Kind::Enum => self.class_body(root),
            _ => self.plan(
                self.children(root)
                    .into_iter()
                    .map(Step::Statement)
                    .collect::<Vec<_>>(),
            ),
        }
    }

    /// Declares the parameters of a function or closure and gives them their defaults.
    pub(super) fn parameter_steps(&self, function: NodeId, kind: Declared) -> Vec<Step> {
        let mut steps = Vec::new();
        for role in [Role::Receiver, Role::Params] {
            for params in self.with_role(function, role) {
                if self.kind(params) != Kind::Params {
                    steps.push(Step::Declare(params, kind));
                    continue;
                }
                for param in self.children(params) {
                    steps.push(Step::Declare(param, kind));
                    let (name, default) = (
                        self.child(param, Role::Name),
                        self.child(param, Role::Value),
                    );
                    if let (Kind::Param, Some(name), Some(default)) =
                        (self.kind(param), name, default)
                    {
                        // Without an argument the default runs, with one it does not.
                        steps.push(Step::Value(default));
                        steps.push(Step::Default(name));
                    }
                }
            }
        }
        steps
    }

    /// The body of a function or closure: statements, or one expression that is returned.
    pub(super) fn body_steps(&mut self, function: NodeId) -> Vec<Step> {
        let bodies = self.with_role(function, Role::Body);
        let is_statement = |node: NodeId| {
            matches!(
                self.kind(node),
                Kind::Block | Kind::ExprStmt | Kind::Try | Kind::Lambda | Kind::Return
            )
        };
        match bodies.as_slice() {
            [] => {
                // Statements that stand in the closure itself.
                let mut children = self.children(function);
                children.retain(|child| {
                    self.role(*child) == Role::None
                        && !matches!(
                            self.kind(*child),
                            Kind::Modifier | Kind::Params | Kind::Type | Kind::Decorator
                        )
                });
                children.into_iter().map(Step::Statement).collect()
            }
            [only] if !is_statement(*only) => {
                vec![Step::Value(*only), Step::Return(*only, true)]
            }
            [only] if self.dialect.gives_last && self.kind(*only) == Kind::Block => {
                let last = self.temporary();
                vec![
                    Step::MarkClosures,
                    Step::Into(*only, last),
                    Step::Closures { runs: false },
                    Step::Fetch(*only, last),
                    Step::Return(*only, true),
                ]
            }
            all => all
                .iter()
                .flat_map(|body| match self.kind(*body) {
                    // Ruby's `->(x) { … }` is a closure around its block.
                    Kind::Lambda => self.body_steps_of_block(*body),
                    _ => vec![Step::Statement(*body)],
                })
                .collect(),
        }
    }

    fn body_steps_of_block(&self, lambda: NodeId) -> Vec<Step> {
        self.with_role(lambda, Role::Body)
            .into_iter()
            .map(Step::Statement)
            .collect()
    }

    /// The statements of a class body; its methods are units, or closures where the class is local.
    pub(super) fn class_body(&mut self, class: NodeId) {
        let mut steps = Vec::new();
        let bodies = self.with_role(class, Role::Body);
        let members: Vec<NodeId> = if bodies.is_empty() {
            self.children(class)
                .into_iter()
                .filter(|child| self.role(*child) == Role::None)
                .collect()
        } else {
            bodies
                .iter()
                .flat_map(|body| self.children(*body))
                .collect()
        };
        let is_unit = class == self.root;
        for member in members {
            match self.kind(member) {
                Kind::Field => self.field_steps(member, &mut steps),
                Kind::Function | Kind::Class | Kind::Interface | Kind::Enum if is_unit => {}
                _ => steps.push(Step::Statement(member)),
            }
        }
        self.plan(steps);
    }

    fn field_steps(&self, field: NodeId, steps: &mut Vec<Step>) {
        let (name, value) = (
            self.child(field, Role::Name),
            self.child(field, Role::Value),
        );
        if let (Some(target), Some(value)) = (name, value) {
            steps.extend([
                Step::MarkClosures,
                Step::Value(value),
                Step::Store { target },
                Step::Drop,
                Step::Closures { runs: false },
            ]);
            return;
        }
        for child in self.children(field) {
            if self.kind(child) == Kind::Assign {
                steps.push(Step::Statement(child));
            }
        }
    }

    /// Plans the statement at `node`.
    pub(super) fn statement(&mut self, node: NodeId) {
        self.next_statement();
        self.split_in_try();
        let tree = self.facts.tree;
        match self.kind(node) {
            Kind::Block | Kind::File | Kind::Export | Kind::Error => {
                self.plan(self.statements_of(node));
            }
            Kind::ExprStmt => {
                let steps: Vec<Step> = self
                    .children(node)
                    .into_iter()
                    .map(Step::Statement)
                    .collect();
                self.plan(steps);
            }
            Kind::VarDecl => self.declaration(node),
            Kind::Declarator => self.plan([Step::Declare(node, Declared::Local)]),
            Kind::Return => self.return_statement(node),
            Kind::Throw => {
                let value = self
                    .child(node, Role::Value)
                    .or_else(|| tree.children(node).next());
                match value {
                    Some(value) => self.plan([Step::Value(value), Step::Throw(node, true)]),
                    None => self.plan([Step::Throw(node, false)]),
                }
            }
            Kind::If => self.if_statement(node, None),
            Kind::Else => self.plan(self.statements_of(node)),
            Kind::While => self.while_statement(node),
            Kind::DoWhile => self.do_while(node),
            Kind::For => self.for_statement(node),
            Kind::ForEach => self.for_each(node),
            Kind::Switch => self.switch(node, None),
            Kind::Try => self.try_statement(node, None),
            Kind::With => self.with(node),
            Kind::Break => self.plan([Step::Leave {
                node,
                next_round: false,
            }]),
            Kind::Continue => self.plan([Step::Leave {
                node,
                next_round: true,
            }]),
            Kind::Assert | Kind::Delete => {
                let steps = self.children(node).into_iter();
                self.plan(
                    steps
                        .flat_map(|child| [Step::Value(child), Step::Drop])
                        .collect::<Vec<_>>(),
                );
            }
            Kind::Function => {
                // A definition at the top of the file or of a class is a unit of its own.
                if self.is_inside_function(node) {
                    self.plan([Step::Closure { node, runs: false }]);
                }
            }
            Kind::Class | Kind::Interface | Kind::Enum => {
                if self.is_inside_function(node) {
                    self.class_body(node);
                }
            }
            Kind::Field => {
                let mut steps = Vec::new();
                self.field_steps(node, &mut steps);
                self.plan(steps);
            }
            Kind::Package => {
                let bodies = self.with_role(node, Role::Body);
                self.plan(bodies.into_iter().map(Step::Statement).collect::<Vec<_>>());
            }
            Kind::Import
            | Kind::Modifier
            | Kind::Type
            | Kind::TypeArgs
            | Kind::Decorator
            | Kind::Alias
            | Kind::Params => {}
            Kind::Other => self.other_statement(node),
            _ => self.plan([
                Step::MarkClosures,
                Step::Value(node),
                Step::Drop,
                Step::Closures { runs: false },
            ]),
        }
    }

    fn is_inside_function(&self, node: NodeId) -> bool {
        let mut scope = self.facts.scope_of(node);
        loop {
            match self.kind(scope) {
                Kind::Function | Kind::Lambda => return true,
                _ if scope == NodeId(0) => return false,
                _ => scope = self.facts.scope_of(scope),
            }
        }
    }

    fn statements_of(&self, node: NodeId) -> Vec<Step> {
        let mut statements = self.children(node);
        if self.dialect.hoists {
            self.hoist(&mut statements);
        }
        statements.into_iter().map(Step::Statement).collect()
    }

    /// Puts functions that stand behind the end of a list ahead of it: they are there all the same.
    fn hoist(&self, statements: &mut [NodeId]) {
        let is_end = |node: &NodeId| matches!(self.kind(*node), Kind::Return | Kind::Throw);
        let Some(end) = statements.iter().position(is_end) else {
            return;
        };
        if let Some(rest) = statements.get_mut(end..) {
            rest.sort_by_key(|node| self.kind(*node) != Kind::Function);
        }
    }

    fn declaration(&mut self, node: NodeId) {
        let mut steps = Vec::new();
        for child in self.children(node) {
            if self.role(child) == Role::Type {
                continue;
            }
            match self.kind(child) {
                Kind::Assign | Kind::Declarator | Kind::Function | Kind::VarDecl => {
                    steps.push(Step::Statement(child));
                }
                _ => {}
            }
        }
        self.plan(steps);
    }

    fn return_statement(&mut self, node: NodeId) {
        let value = self
            .child(node, Role::Value)
            .or_else(|| self.facts.tree.children(node).next());
        match value {
            Some(value) => self.plan([
                Step::MarkClosures,
                Step::Value(value),
                Step::Closures { runs: false },
                Step::Return(node, true),
            ]),
            None => self.plan([Step::Return(node, false)]),
        }
    }

    fn with(&mut self, node: NodeId) {
        let mut steps = Vec::new();
        for child in self.children(node) {
            match self.role(child) {
                Role::Value => steps.extend([Step::Value(child), Step::Drop]),
                Role::Init => steps.push(Step::Statement(child)),
                Role::Type | Role::Name => {}
                _ if self.kind(child) == Kind::Modifier => {}
                _ => steps.push(Step::Statement(child)),
            }
        }
        self.plan(steps);
    }

    /// Labels, jumps to them, and what has no kind of its own.
    fn other_statement(&mut self, node: NodeId) {
        let text = self.text(node);
        let mut children = self.children(node);
        if text.starts_with("goto") {
            if let Some(label) = children.first() {
                self.jump_to_label(*label);
            }
            return;
        }
        let is_label = |label: NodeId| {
            self.role(label) == Role::Label
                || (self.kind(label) == Kind::Ident && self.follows(label, ':'))
        };
        match children.first().copied() {
            Some(label) if is_label(label) => {
                children.remove(0);
                self.labelled(label, &children);
            }
            _ => {
                let steps: Vec<Step> = children.into_iter().map(Step::Statement).collect();
                self.plan(steps);
            }
        }
    }

    fn follows(&self, node: NodeId, mark: char) -> bool {
        let end = self.facts.tree.node(node).end as usize;
        self.facts
            .text
            .get(end..)
            .is_some_and(|rest| rest.trim_start().starts_with(mark))
    }

    /// Plans a statement whose last value goes into `var`.
    pub(super) fn value_into(&mut self, node: NodeId, var: Var) {
        match self.kind(node) {
            Kind::Block | Kind::ExprStmt | Kind::Else | Kind::Case => {
                let mut children = self.children(node);
                children
                    .retain(|child| !matches!(self.kind(*child), Kind::Modifier | Kind::Params));
                let last = children.pop();
                let mut steps: Vec<Step> = children.into_iter().map(Step::Statement).collect();
                steps.extend(last.map(|last| Step::Into(last, var)));
                self.plan(steps);
            }
            Kind::If => self.if_statement(node, Some(var)),
            Kind::Switch => self.switch(node, Some(var)),
            Kind::Try => self.try_statement(node, Some(var)),
            Kind::Return
            | Kind::Throw
            | Kind::Break
            | Kind::Continue
            | Kind::VarDecl
            | Kind::While
            | Kind::DoWhile
            | Kind::For
            | Kind::ForEach
            | Kind::Import
            | Kind::Function
            | Kind::Class => self.statement(node),
            Kind::Yield => {
                let value = self.facts.tree.children(node).next().unwrap_or(node);
                self.plan([Step::Value(value), Step::Keep(var)]);
            }
            _ => self.plan([Step::Value(node), Step::Keep(var)]),
        }
    }

    /// The value on the stack may also be the parameter's.
    pub(super) fn store_default(&mut self, name: NodeId) {
        let value = self.pop();
        let (given, end) = (self.block(), self.block());
        if let Some(place) = self.place_of(name) {
            self.edge(end);
            self.goto(given);
            self.enter(given);
            self.emit(name, Op::Store { place, value });
            self.goto(end);
            self.enter(end);
        }
        self.emit(name, Op::Forget(value));
    }

    /// Inside a `try`, every statement may be the last one that ran.
    fn split_in_try(&mut self) {
        let handler = self
            .frames
            .iter()
            .rev()
            .take_while(|frame| !matches!(frame, Frame::Closure { .. }))
            .find_map(|frame| match frame {
                Frame::Try { handler } => Some(*handler),
                _ => None,
            });
        if let Some(handler) = handler {
            self.edge(handler);
            let next = self.block();
            self.goto(next);
            self.enter(next);
        }
    }
}
