//! Branches, loops, switches, exceptions and jumps.

use super::build::{Builder, Step};
use super::{Declared, Op, Var};

use crate::cfg::BlockId;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use smallvec::SmallVec;

/// Something open around the statement that is being lowered, which jumps refer to.
#[derive(Debug, Clone)]
pub(super) enum Frame {
    /// A loop.
    Loop {
        label: Option<Symbol>,
        end: BlockId,
        next: BlockId,
    },
    /// A switch that `break` leaves.
    Switch { label: Option<Symbol>, end: BlockId },
    /// The body of a `try`: exceptions go to its handlers.
    Try { handler: BlockId },
    /// A `try` with a `finally`: what leaves it passes through.
    Finally {
        entry: BlockId,
        exits: SmallVec<[BlockId; 2]>,
    },
    /// A closure: `return` leaves it, other jumps do not.
    Closure { end: BlockId },
}

impl Builder<'_> {
    /// Adds the edges of a condition; one that is constant has one way only.
    pub(super) fn test(&mut self, condition: NodeId, yes: BlockId, no: BlockId) {
        match self.facts.holds(condition) {
            Some(true) => self.goto(yes),
            Some(false) => self.goto(no),
            None => {
                self.edge(yes);
                self.goto(no);
            }
        }
    }

    /// A statement, or one whose last value goes into a variable.
    fn body(node: NodeId, result: Option<Var>) -> Step {
        match result {
            Some(var) => Step::Into(node, var),
            None => Step::Statement(node),
        }
    }

    pub(super) fn if_statement(&mut self, node: NodeId, result: Option<Var>) {
        let end = self.block();
        let mut steps: Vec<Step> = self
            .with_role(node, Role::Init)
            .into_iter()
            .map(Step::Statement)
            .collect();
        self.branch(node, end, result, &mut steps);
        for other in self.with_role(node, Role::Else) {
            // `elif` has a condition of its own; what follows it is its else.
            if self.kind(other) == Kind::Else && self.child(other, Role::Condition).is_some() {
                self.branch(other, end, result, &mut steps);
            } else {
                steps.push(Self::body(self.inner_else(other), result));
            }
        }
        steps.extend([Step::Goto(end), Step::Enter(end)]);
        self.plan(steps);
    }

    /// What an `else` holds, where that is one block.
    fn inner_else(&self, other: NodeId) -> NodeId {
        if self.kind(other) == Kind::Else {
            self.child(other, Role::Body).unwrap_or(other)
        } else {
            other
        }
    }

    /// Condition and body; goes on where the condition does not hold.
    fn branch(&mut self, node: NodeId, end: BlockId, result: Option<Var>, steps: &mut Vec<Step>) {
        let (yes, no) = (self.block(), self.block());
        match self.child(node, Role::Condition) {
            Some(condition) => steps.extend([
                Step::MarkClosures,
                Step::Value(condition),
                Step::Closures { runs: false },
                Step::Test(condition, yes, no),
            ]),
            None => steps.extend([Step::Fork(yes), Step::Goto(no)]),
        }
        steps.push(Step::Enter(yes));
        let then = self
            .child(node, Role::Then)
            .or_else(|| self.child(node, Role::Body));
        steps.extend(then.map(|then| Self::body(then, result)));
        steps.extend([Step::Goto(end), Step::Enter(no)]);
    }

    /// The label of a loop, where the statement around it is one.
    fn own_label(&self, node: NodeId) -> Option<Symbol> {
        let around = self.facts.parent(node);
        let label = self.facts.tree.children(around).next()?;
        let is_label = self.kind(around) == Kind::Other && label != node;
        // Kotlin writes the label into the loop.
        let own = self.child(node, Role::Label);
        own.or(Some(label).filter(|_| is_label))
            .map(|label| self.symbol(label))
    }

    pub(super) fn while_statement(&mut self, node: NodeId) {
        let (head, body, other, end) = (self.block(), self.block(), self.block(), self.block());
        let mut steps = vec![Step::Goto(head), Step::Enter(head)];
        match self.child(node, Role::Condition) {
            Some(condition) => {
                steps.extend([Step::Value(condition), Step::Test(condition, body, other)]);
            }
            None => steps.push(Step::Goto(body)),
        }
        steps.push(Step::Enter(body));
        let label = self.own_label(node);
        self.loop_body(node, label, end, head, &mut steps);
        steps.extend([Step::Goto(head), Step::Enter(other)]);
        steps.extend(
            self.with_role(node, Role::Else)
                .into_iter()
                .map(Step::Statement),
        );
        steps.extend([Step::Goto(end), Step::Enter(end)]);
        self.plan(steps);
    }

    fn loop_body(
        &self,
        node: NodeId,
        label: Option<Symbol>,
        end: BlockId,
        next: BlockId,
        steps: &mut Vec<Step>,
    ) {
        steps.push(Step::Push(Frame::Loop { label, end, next }));
        steps.extend(
            self.with_role(node, Role::Body)
                .into_iter()
                .map(Step::Statement),
        );
        steps.push(Step::Pop);
    }

    pub(super) fn do_while(&mut self, node: NodeId) {
        let (body, next, end) = (self.block(), self.block(), self.block());
        let mut steps = vec![Step::Goto(body), Step::Enter(body)];
        let label = self.own_label(node);
        self.loop_body(node, label, end, next, &mut steps);
        steps.extend([Step::Goto(next), Step::Enter(next)]);
        match self.child(node, Role::Condition) {
            Some(condition) => {
                steps.extend([Step::Value(condition), Step::Test(condition, body, end)]);
            }
            None => steps.push(Step::Goto(end)),
        }
        steps.push(Step::Enter(end));
        self.plan(steps);
    }

    pub(super) fn for_statement(&mut self, node: NodeId) {
        let (head, body, next, end) = (self.block(), self.block(), self.block(), self.block());
        let mut steps: Vec<Step> = self
            .with_role(node, Role::Init)
            .into_iter()
            .map(Step::Statement)
            .collect();
        steps.extend([Step::Goto(head), Step::Enter(head)]);
        match self.child(node, Role::Condition) {
            Some(condition) => {
                steps.extend([Step::Value(condition), Step::Test(condition, body, end)]);
            }
            None => steps.push(Step::Goto(body)),
        }
        steps.push(Step::Enter(body));
        let label = self.own_label(node);
        self.loop_body(node, label, end, next, &mut steps);
        steps.extend([Step::Goto(next), Step::Enter(next)]);
        for update in self.with_role(node, Role::Update) {
            steps.extend([Step::Value(update), Step::Drop]);
        }
        steps.extend([Step::Goto(head), Step::Enter(end)]);
        self.plan(steps);
    }

    pub(super) fn for_each(&mut self, node: NodeId) {
        let (head, body, other, end) = (self.block(), self.block(), self.block(), self.block());
        let iter = self.child(node, Role::Iter);
        let target = self
            .child(node, Role::Left)
            .or_else(|| self.child(node, Role::Name));
        let source = self.temporary();
        let mut steps = Vec::new();
        if let Some(iter) = iter {
            steps.extend([
                Step::MarkClosures,
                Step::Value(iter),
                Step::Closures { runs: false },
                Step::Keep(source),
            ]);
        }
        steps.extend([
            Step::Goto(head),
            Step::Enter(head),
            Step::Fork(other),
            Step::Goto(body),
            Step::Enter(body),
        ]);
        if let (Some(iter), Some(target)) = (iter, target) {
            steps.extend([
                Step::Read(iter, source),
                Step::StoreElement { node: iter, target },
                Step::Drop,
            ]);
        }
        let label = self.own_label(node);
        self.loop_body(node, label, end, head, &mut steps);
        steps.extend([Step::Goto(head), Step::Enter(other)]);
        steps.extend(
            self.with_role(node, Role::Else)
                .into_iter()
                .map(Step::Statement),
        );
        steps.extend([Step::Goto(end), Step::Enter(end)]);
        self.plan(steps);
    }

    pub(super) fn switch(&mut self, node: NodeId, result: Option<Var>) {
        let end = self.block();
        let subject = self.child(node, Role::Condition);
        let held = self.temporary();
        let mut steps: Vec<Step> = self
            .with_role(node, Role::Init)
            .into_iter()
            .map(Step::Statement)
            .collect();
        if let Some(subject) = subject {
            steps.push(Step::Value(subject));
            // `switch y := x.(type)` names its subject.
            steps.extend(
                self.with_role(node, Role::Name)
                    .into_iter()
                    .map(|target| Step::Store { target }),
            );
            steps.push(Step::Keep(held));
        }
        if self.dialect.break_leaves_switch {
            let label = self.own_label(node);
            steps.push(Step::Push(Frame::Switch { label, end }));
        }
        let cases = self.cases(node);
        let bodies: Vec<BlockId> = cases.iter().map(|_| self.block()).collect();
        let mut has_default = false;
        for (case, body) in cases.iter().zip(&bodies) {
            let is_default = self.is_default(*case);
            has_default |= is_default;
            let test = self.block();
            for value in self.with_role(*case, Role::Value) {
                if matches!(self.kind(value), Kind::Other | Kind::TypeTest | Kind::Ident)
                    && self.dialect.binds_in_patterns
                {
                    steps.extend(subject.map(|subject| Step::Read(subject, held)));
                    if subject.is_some() {
                        steps.extend([Step::Bind(value), Step::Drop]);
                    }
                } else {
                    steps.extend([Step::Value(value), Step::Drop]);
                }
            }
            for guard in self.with_role(*case, Role::Condition) {
                let inner = self
                    .child(guard, Role::Condition)
                    .filter(|_| self.kind(guard) == Kind::If);
                steps.extend([Step::Value(inner.unwrap_or(guard)), Step::Drop]);
            }
            steps.extend([Step::Fork(*body), Step::Goto(test), Step::Enter(test)]);
        }
        if !has_default || cases.is_empty() {
            steps.push(Step::Fork(end));
        }
        // Nothing goes on from the last test but what was added.
        for (at, case) in cases.iter().enumerate() {
            if let Some(body) = bodies.get(at) {
                steps.push(Step::Enter(*body));
            }
            // Here the subject is what it was compared with.
            if let (Some(target), Some(value)) = (subject, self.literal_of(*case))
                && self.kind(target) == Kind::Ident
            {
                steps.extend([Step::Value(value), Step::Store { target }]);
            }
            self.case_body(*case, result, &mut steps);
            let next = bodies.get(at + 1).filter(|_| self.falls_through(*case));
            steps.extend(next.map(|next| Step::Fork(*next)));
            steps.push(Step::Goto(end));
        }
        if self.dialect.break_leaves_switch {
            steps.push(Step::Pop);
        }
        steps.push(Step::Enter(end));
        self.plan(steps);
    }

    /// The arms of a switch, with Ruby's `else`.
    fn cases(&self, node: NodeId) -> Vec<NodeId> {
        let mut all = Vec::new();
        for child in self.children(node) {
            match (self.role(child), self.kind(child)) {
                (_, Kind::Case) => all.push(child),
                (Role::Condition | Role::Init | Role::Name | Role::Value, _) => {}
                (_, Kind::Block) => {
                    let inner = self.children(child);
                    if inner.iter().any(|case| self.kind(*case) == Kind::Case) {
                        all.extend(inner);
                    } else {
                        all.push(child);
                    }
                }
                (Role::Else | Role::Body, _) => all.push(child),
                _ => {}
            }
        }
        all
    }

    fn is_default(&self, case: NodeId) -> bool {
        if self.kind(case) != Kind::Case {
            return true;
        }
        let values = self.with_role(case, Role::Value);
        let is_wildcard =
            |value: &NodeId| self.kind(*value) == Kind::Ident && self.text(*value) == "_";
        let has_guard = self.child(case, Role::Condition).is_some();
        !has_guard && self.child(case, Role::Type).is_none() && values.iter().all(is_wildcard)
    }

    /// One of the values of a case that has literals only.
    fn literal_of(&self, case: NodeId) -> Option<NodeId> {
        let values = self.with_role(case, Role::Value);
        let is_literal = |value: &NodeId| match self.kind(*value) {
            Kind::Str => !self
                .children(*value)
                .iter()
                .any(|part| self.kind(*part) == Kind::Interp),
            Kind::Number | Kind::Null | Kind::Bool | Kind::Char => true,
            _ => false,
        };
        values
            .first()
            .copied()
            .filter(|_| values.iter().all(is_literal))
    }

    /// Whether a case goes on with the next: in C's way, unless it is written with an arrow.
    fn falls_through(&self, case: NodeId) -> bool {
        if self.text(case).ends_with("fallthrough") {
            return true;
        }
        self.dialect.falls_through && !self.has_arrow(case)
    }

    fn has_arrow(&self, case: NodeId) -> bool {
        let tree = self.facts.tree;
        let after = self
            .with_role(case, Role::Value)
            .last()
            .map_or(tree.node(case).start, |value| tree.node(*value).end);
        let rest = self
            .facts
            .text
            .get(after as usize..)
            .unwrap_or("")
            .trim_start();
        let rest = rest.strip_prefix("default").unwrap_or(rest).trim_start();
        rest.starts_with("->") || rest.starts_with("=>")
    }

    fn case_body(&self, case: NodeId, result: Option<Var>, steps: &mut Vec<Step>) {
        if self.kind(case) != Kind::Case {
            steps.push(Self::body(case, result));
            return;
        }
        let mut statements: SmallVec<[NodeId; 8]> = self.children(case);
        statements.retain(|child| {
            !matches!(
                self.role(*child),
                Role::Value | Role::Condition | Role::Type | Role::Label
            ) && self.kind(*child) != Kind::Modifier
        });
        let last = result.and_then(|_| statements.pop());
        steps.extend(statements.into_iter().map(Step::Statement));
        steps.extend(last.map(|last| Self::body(last, result)));
    }

    pub(super) fn try_statement(&mut self, node: NodeId, result: Option<Var>) {
        let (handler, end, after) = (self.block(), self.block(), self.block());
        let finally = self.child(node, Role::Finally);
        let mut steps = Vec::new();
        if finally.is_some() {
            let entry = end;
            steps.push(Step::Push(Frame::Finally {
                entry,
                exits: SmallVec::new(),
            }));
        }
        steps.push(Step::Push(Frame::Try { handler }));
        steps.extend(
            self.with_role(node, Role::Init)
                .into_iter()
                .map(Step::Statement),
        );
        for body in self.with_role(node, Role::Body) {
            steps.push(Self::body(body, result));
        }
        steps.extend([Step::Pop, Step::Fork(handler)]);
        for other in self.with_role(node, Role::Else) {
            steps.push(Self::body(self.inner_else(other), result));
        }
        steps.extend([Step::Goto(end), Step::Enter(handler)]);
        for catch in self.with_role(node, Role::Handler) {
            let (own, next) = (self.block(), self.block());
            steps.extend([Step::Fork(next), Step::Goto(own), Step::Enter(own)]);
            steps.extend(
                self.with_role(catch, Role::Name)
                    .into_iter()
                    .map(|name| Step::Declare(name, Declared::Local)),
            );
            if let Some(condition) = self.child(catch, Role::Condition) {
                steps.extend([Step::Value(condition), Step::Drop]);
            }
            let bodies = self.with_role(catch, Role::Body);
            steps.extend(bodies.into_iter().map(|body| Self::body(body, result)));
            steps.extend([Step::Goto(end), Step::Enter(next)]);
        }
        // What no handler takes goes on outwards.
        steps.extend([Step::Raise, Step::Enter(end)]);
        if let Some(finally) = finally {
            steps.push(Step::EndFinally { begins: true });
            let bodies = self.with_role(finally, Role::Body);
            if bodies.is_empty() {
                steps.push(Step::Statement(finally));
            }
            steps.extend(bodies.into_iter().map(Step::Statement));
            steps.push(Step::EndFinally { begins: false });
        }
        steps.extend([Step::Goto(after), Step::Enter(after)]);
        self.plan(steps);
    }

    /// Before the code of a `finally` its frame stops catching jumps; after it, the jumps go on.
    pub(super) fn end_finally(&mut self, begins: bool) {
        if begins {
            if let Some(Frame::Finally { exits, .. }) = self.frames.pop() {
                self.finally_exits.push(exits);
            }
        } else {
            for exit in self.finally_exits.pop().unwrap_or_default() {
                self.edge(exit);
            }
        }
    }

    /// Goes to `target`, through every `finally` of the frames above `depth`.
    fn jump(&mut self, target: BlockId, depth: usize) {
        let mut from: Option<usize> = None;
        for at in (depth..self.frames.len()).rev() {
            let entry = match self.frames.get(at) {
                Some(Frame::Finally { entry, .. }) => *entry,
                _ => continue,
            };
            match from {
                None => self.edge(entry),
                Some(inner) => self.add_exit(inner, entry),
            }
            from = Some(at);
        }
        match from {
            None => self.edge(target),
            Some(inner) => self.add_exit(inner, target),
        }
        let dead = self.block();
        self.enter(dead);
    }

    fn add_exit(&mut self, frame: usize, target: BlockId) {
        if let Some(Frame::Finally { exits, .. }) = self.frames.get_mut(frame)
            && !exits.contains(&target)
        {
            exits.push(target);
        }
    }

    /// Where the innermost frame leads that leads anywhere, and its depth.
    fn innermost(&self, target: impl Fn(&Frame) -> Option<BlockId>) -> Option<(BlockId, usize)> {
        let frames = self.frames.iter().enumerate().rev();
        { frames }.find_map(|(at, frame)| Some((target(frame)?, at)))
    }

    /// An exception goes to the nearest handler, else out of the unit.
    pub(super) fn raise(&mut self) {
        let found = self.innermost(|frame| match frame {
            Frame::Try { handler } => Some(*handler),
            Frame::Closure { end } => Some(*end),
            _ => None,
        });
        let (target, depth) = found.unwrap_or((self.exit, 0));
        self.jump(target, depth);
    }

    pub(super) fn leave(&mut self, node: NodeId, next_round: bool) {
        let label = self
            .child(node, Role::Label)
            .or_else(|| self.facts.tree.children(node).next());
        let name = label
            .filter(|label| self.kind(*label) == Kind::Ident)
            .map(|label| self.symbol(label));
        // PHP's `break 2`.
        let mut skip: usize = label
            .filter(|label| self.kind(*label) == Kind::Number)
            .and_then(|label| self.text(label).parse().ok())
            .unwrap_or(1);
        let mut found = None;
        for (at, frame) in self.frames.iter().enumerate().rev() {
            let (own, target) = match frame {
                Frame::Closure { .. } => break,
                Frame::Loop { label, end, next } => (label, if next_round { next } else { end }),
                Frame::Switch { label, end } if !next_round || name.is_some() => (label, end),
                _ => continue,
            };
            skip = skip.saturating_sub(1);
            if name.map_or(skip == 0, |name| *own == Some(name)) {
                found = Some((*target, at));
                break;
            }
        }
        match found {
            Some((target, depth)) => self.jump(target, depth),
            // Ruby's `next` in a block ends it.
            None => self.return_from(node, None),
        }
    }

    pub(super) fn return_step(&mut self, node: NodeId, has_value: bool) {
        let value = has_value.then(|| self.pop());
        self.return_from(node, value);
    }

    fn return_from(&mut self, node: NodeId, value: Option<Var>) {
        let closure = self.innermost(|frame| match frame {
            Frame::Closure { end } => Some(*end),
            _ => None,
        });
        self.emit(
            node,
            Op::Return {
                value,
                leaves_unit: closure.is_none(),
            },
        );
        let (target, depth) = closure.unwrap_or((self.exit, 0));
        self.jump(target, depth);
    }

    // Labels.

    fn label_block(&mut self, label: NodeId) -> BlockId {
        let name = self.symbol(label);
        if let Some(known) = self.labels.get(&name) {
            return *known;
        }
        let block = self.block();
        self.labels.insert(name, block);
        block
    }

    pub(super) fn jump_to_label(&mut self, label: NodeId) {
        let target = self.label_block(label);
        self.goto(target);
    }

    pub(super) fn labelled(&mut self, label: NodeId, statements: &[NodeId]) {
        let block = self.label_block(label);
        let statements = statements.iter().map(|node| Step::Statement(*node));
        if self.entered.insert(block) {
            self.goto(block);
            self.enter(block);
        }
        self.plan(statements.collect::<Vec<_>>());
    }
}
