//! The machine that lowers: a list of steps still to do, a stack of values, and the block that is being filled.

use super::dialect::{self, Dialect};
use super::{Instruction, Offset, Op, Operator, Place, Unit, Values, Var, Variable};
use crate::Facts;
use crate::cfg::{Block, BlockId, Graph};
use airlock_model::Budget;
use airlock_syntax::{Kind, NodeId, Role, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

/// The roots of a file's units, in source order: the file itself, functions that are not inside others, and bodies of
/// classes.
pub fn units(facts: &Facts<'_>) -> Vec<NodeId> {
    let tree = facts.tree;
    let mut all: Vec<NodeId> = tree.root().into_iter().collect();
    let mut skip_to = 0;
    for (id, node) in tree.iter() {
        if id.0 < skip_to {
            continue;
        }
        match node.kind {
            // Functions that are values are closures of the unit around them.
            Kind::Function if !is_value(facts, id) => {
                all.push(id);
                skip_to = node.next;
            }
            Kind::Function | Kind::Lambda => skip_to = node.next,
            Kind::Class | Kind::Interface | Kind::Enum => all.push(id),
            _ => {}
        }
    }
    all
}

/// Whether a function is an entry of an object, an argument or an operand, rather than a definition.
pub fn is_value(facts: &Facts<'_>, function: NodeId) -> bool {
    matches!(
        facts.tree.kind(facts.parent(function)),
        Kind::Dict | Kind::Args | Kind::Assign | Kind::Pair | Kind::New
    )
}

/// Lowers the unit at `root`; costs a step for each node.
pub fn lower(facts: &Facts<'_>, root: NodeId, budget: &mut Budget) -> Unit {
    let mut builder = Builder::new(facts, root);
    builder.unit(root);
    while let Some(step) = builder.steps.pop() {
        if budget.spend(1).is_err() {
            builder.is_whole = false;
            break;
        }
        builder.run(step);
    }
    builder.finish(root)
}

/// What is still to do; done last in, first out.
#[derive(Debug)]
pub(super) enum Step {
    /// Lower a statement.
    Statement(NodeId),
    /// Lower an expression and leave its value on the stack.
    Value(NodeId),
    /// Lower a statement whose last value is the variable's.
    Into(NodeId, Var),
    /// Forget the value on top of the stack.
    Drop,
    /// Keep the value on top of the stack in a variable.
    Keep(Var),
    /// Put a variable's value on the stack, as the value of the expression.
    Fetch(NodeId, Var),
    /// Make a value of the topmost ones.
    Operator(NodeId, Operator, usize),
    /// The value on top is also the value of the expression.
    Pass(NodeId),
    /// Take a part of the object below the index (if there is one).
    Part {
        node: NodeId,
        offset: Option<Offset>,
        has_index: bool,
        keep_object: bool,
    },
    /// Make a container of the topmost values.
    Compose(NodeId, Vec<Option<Offset>>),
    /// Call: the arguments, then the callee (and before it its receiver) lie on the stack.
    Call {
        node: NodeId,
        names: Vec<Option<Symbol>>,
        has_receiver: bool,
        method: Option<NodeId>,
    },
    /// Construct with the topmost values.
    New(NodeId, usize),
    /// Store the value on top at the target; it stays there.
    Store {
        target: NodeId,
    },
    /// Store the value on top at the place that the target is; it stays there.
    StoreAt(NodeId, Place),
    /// Store any part of the value on top at the target; it stays there.
    StoreElement {
        node: NodeId,
        target: NodeId,
    },
    /// The value on top is the default of a parameter.
    Default(NodeId),
    /// Declare the names in a target.
    Declare(NodeId, super::Declared),
    /// The value on top is a condition: go on to the first block, or to the second.
    Test(NodeId, BlockId, BlockId),
    /// Add an edge to a block and go on where nothing comes from.
    Goto(BlockId),
    /// Add an edge to a block, and go on here too.
    Fork(BlockId),
    /// Go on in a block.
    Enter(BlockId),
    /// Leave a loop or switch, or begin its next round.
    Leave {
        node: NodeId,
        next_round: bool,
    },
    /// The value on top (if there is one) is returned.
    Return(NodeId, bool),
    /// The value on top (if there is one) is thrown.
    Throw(NodeId, bool),
    /// Open or close what jumps refer to.
    Push(super::control::Frame),
    Pop,
    /// The end of the code that a `finally` follows, or of its own: go on to everything that passed through it.
    EndFinally {
        begins: bool,
    },
    /// An exception that no handler took goes on.
    Raise,
    /// Put a variable's value, which can be read again, on the stack.
    Read(NodeId, Var),
    /// Bind every name in a pattern to any part of the value on top; it stays there.
    Bind(NodeId),
    /// Remember which closures came before; then lay out those that came since.
    MarkClosures,
    Closures {
        runs: bool,
    },
    /// Lay out one closure.
    Closure {
        node: NodeId,
        runs: bool,
    },
}

pub(super) struct Builder<'run> {
    pub(super) facts: &'run Facts<'run>,
    pub(super) dialect: Dialect,
    pub(super) root: NodeId,
    pub(super) steps: Vec<Step>,
    pub(super) values: Vec<Var>,
    code: Vec<Instruction>,
    pub(super) blocks: Vec<Block>,
    current: BlockId,
    pub(super) exit: BlockId,
    variables: Vec<Option<Variable>>,
    numbers: FxHashMap<Variable, Var>,
    pub(super) parameters: Vec<Place>,
    pub(super) frames: Vec<super::control::Frame>,
    pub(super) finally_exits: Vec<SmallVec<[BlockId; 2]>>,
    pub(super) labels: FxHashMap<Symbol, BlockId>,
    /// Blocks of labels whose statement was met.
    pub(super) entered: FxHashSet<BlockId>,
    pub(super) closures: Vec<NodeId>,
    pub(super) marks: Vec<usize>,
    statement: u32,
    /// For each node of the unit, how many calls and assignments come before it.
    effects: Vec<u32>,
    is_whole: bool,
}

impl<'run> Builder<'run> {
    fn new(facts: &'run Facts<'run>, root: NodeId) -> Self {
        let mut builder = Self {
            facts,
            dialect: dialect::of(facts.language.name),
            root,
            steps: Vec::new(),
            values: Vec::new(),
            code: Vec::new(),
            blocks: vec![Block::default()],
            current: BlockId(0),
            exit: BlockId(0),
            variables: Vec::new(),
            numbers: FxHashMap::default(),
            parameters: Vec::new(),
            frames: Vec::new(),
            finally_exits: Vec::new(),
            labels: FxHashMap::default(),
            entered: FxHashSet::default(),
            closures: Vec::new(),
            marks: Vec::new(),
            statement: 0,
            effects: Vec::new(),
            is_whole: true,
        };
        builder.exit = builder.block();
        builder.effects = effects(facts, root);
        builder
    }

    fn finish(mut self, root: NodeId) -> Unit {
        self.goto(self.exit);
        let end = self.position();
        if let Some(exit) = self.blocks.get_mut(self.exit.0 as usize) {
            exit.code = end..end;
        }
        Unit {
            root,
            code: self.code,
            graph: Graph::new(self.blocks, self.exit),
            variables: self.variables,
            parameters: self.parameters,
            is_whole: self.is_whole,
        }
    }

    fn run(&mut self, step: Step) {
        match step {
            Step::Statement(node) => self.statement(node),
            Step::Value(node) => self.value(node),
            Step::Into(node, var) => self.value_into(node, var),
            Step::Drop => {
                let value = self.pop();
                self.emit(self.root, Op::Forget(value));
            }
            Step::Keep(var) => {
                let value = self.pop();
                let place = Place::of(var);
                self.emit(self.root, Op::Store { place, value });
                self.emit(self.root, Op::Forget(value));
            }
            Step::Fetch(node, var) => self.emit_value(node, Op::Pass(var)),
            Step::Operator(node, kind, count) => {
                let values = self.pop_many(count);
                self.emit_value(node, Op::Operator { kind, values });
            }
            Step::Pass(node) => {
                let value = self.pop();
                self.emit_value(node, Op::Pass(value));
            }
            Step::Part {
                node,
                offset,
                has_index,
                keep_object,
            } => {
                let index = has_index.then(|| self.pop());
                let object = self.pop();
                let place = self.place_of(node);
                if keep_object {
                    self.values.push(object);
                }
                self.emit_value(
                    node,
                    Op::Part {
                        object,
                        offset,
                        index,
                        place,
                    },
                );
                if !keep_object {
                    self.emit(node, Op::Forget(object));
                }
            }
            Step::Compose(node, offsets) => {
                let values = self.pop_many(offsets.len());
                let parts = offsets.into_iter().zip(values).collect();
                self.emit_value(node, Op::Compose(parts));
            }
            Step::Call {
                node,
                names,
                has_receiver,
                method,
            } => self.call_instruction(node, names, has_receiver, method),
            Step::New(node, count) => {
                let values = self.pop_many(count);
                self.emit_value(node, Op::New(values));
            }
            Step::Store { target } => self.store(target),
            Step::StoreAt(target, place) => self.store_at(target, place),
            Step::StoreElement { node, target } => {
                let object = self.top();
                self.emit_value(
                    node,
                    Op::Part {
                        object,
                        offset: None,
                        index: None,
                        place: None,
                    },
                );
                self.steps.push(Step::Drop);
                self.store(target);
            }
            Step::Default(name) => self.store_default(name),
            Step::Declare(node, kind) => self.declare(node, kind),
            Step::Test(node, yes, no) => {
                let value = self.pop();
                self.emit(node, Op::Test(value));
                self.test(node, yes, no);
            }
            Step::Goto(block) => self.goto(block),
            Step::Fork(block) => self.edge(block),
            Step::Enter(block) => self.enter(block),
            Step::Leave { node, next_round } => self.leave(node, next_round),
            Step::Return(node, has_value) => self.return_step(node, has_value),
            Step::Throw(node, has_value) => {
                let value = has_value.then(|| self.pop());
                self.emit(node, Op::Throw(value));
                self.raise();
            }
            Step::Push(frame) => self.frames.push(frame),
            Step::Pop => {
                self.frames.pop();
            }
            Step::EndFinally { begins } => self.end_finally(begins),
            Step::Raise => self.raise(),
            Step::Read(node, var) => self.emit_value(node, Op::Read(Place::of(var))),
            Step::Bind(pattern) => self.bind(pattern),
            Step::MarkClosures => self.marks.push(self.closures.len()),
            Step::Closures { runs } => self.lay_out_closures(runs),
            Step::Closure { node, runs } => self.closure(node, runs),
        }
    }

    /// Adds steps, which are done in the order given.
    pub(super) fn plan(
        &mut self,
        steps: impl IntoIterator<Item = Step, IntoIter: DoubleEndedIterator>,
    ) {
        self.steps.extend(steps.into_iter().rev());
    }

    // Blocks.

    fn position(&self) -> u32 {
        u32::try_from(self.code.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn block(&mut self) -> BlockId {
        let id = BlockId(u32::try_from(self.blocks.len()).unwrap_or(u32::MAX));
        self.blocks.push(Block::default());
        id
    }

    pub(super) fn edge_between(&mut self, from: BlockId, to: BlockId) {
        if let Some(block) = self.blocks.get_mut(from.0 as usize)
            && !block.next.contains(&to)
        {
            block.next.push(to);
        }
    }

    pub(super) fn edge(&mut self, to: BlockId) {
        self.edge_between(self.current, to);
    }

    pub(super) fn goto(&mut self, to: BlockId) {
        self.edge(to);
        let dead = self.block();
        self.enter(dead);
    }

    /// Begins to fill `block`, which must be new.
    pub(super) fn enter(&mut self, block: BlockId) {
        self.current = block;
        let at = self.position();
        if let Some(block) = self.blocks.get_mut(block.0 as usize) {
            block.code = at..at;
        }
    }

    // Instructions and values.

    pub(super) fn emit(&mut self, node: NodeId, op: Op) {
        self.push_instruction(node, op, None);
    }

    fn push_instruction(&mut self, node: NodeId, op: Op, dest: Option<Var>) {
        self.code.push(Instruction {
            node,
            statement: self.statement,
            op,
            dest,
        });
        let end = self.position();
        if let Some(block) = self.blocks.get_mut(self.current.0 as usize) {
            block.code.end = end;
        }
    }

    /// Emits an instruction whose value goes on the stack.
    pub(super) fn emit_value(&mut self, node: NodeId, op: Op) {
        let dest = self.temporary();
        self.push_instruction(node, op, Some(dest));
        self.values.push(dest);
    }

    pub(super) fn next_statement(&mut self) {
        self.statement += 1;
    }

    pub(super) fn temporary(&mut self) -> Var {
        self.add_variable(None)
    }

    fn add_variable(&mut self, variable: Option<Variable>) -> Var {
        let var = Var(u32::try_from(self.variables.len()).unwrap_or(u32::MAX));
        self.variables.push(variable);
        var
    }

    pub(super) fn variable(&mut self, variable: Variable) -> Var {
        if let Some(known) = self.numbers.get(&variable) {
            return *known;
        }
        let var = self.add_variable(Some(variable));
        self.numbers.insert(variable, var);
        var
    }

    /// The topmost value. The steps are balanced; were they not, a value that holds nothing would do.
    pub(super) fn pop(&mut self) -> Var {
        match self.values.pop() {
            Some(value) => value,
            None => self.temporary(),
        }
    }

    pub(super) fn top(&mut self) -> Var {
        let value = self.pop();
        self.values.push(value);
        value
    }

    pub(super) fn pop_many(&mut self, count: usize) -> Values {
        let from = self.values.len().saturating_sub(count);
        self.values.drain(from..).collect()
    }

    // What stands in the tree.

    pub(super) fn kind(&self, node: NodeId) -> Kind {
        self.facts.tree.kind(node)
    }

    pub(super) fn role(&self, node: NodeId) -> Role {
        self.facts.tree.node(node).role
    }

    pub(super) fn symbol(&self, node: NodeId) -> Symbol {
        self.facts.tree.node(node).symbol
    }

    pub(super) fn text(&self, node: NodeId) -> &'run str {
        self.facts.tree.text(self.facts.text, node)
    }

    pub(super) fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.facts.tree.child(node, role)
    }

    pub(super) fn children(&self, node: NodeId) -> SmallVec<[NodeId; 8]> {
        self.facts.tree.children(node).collect()
    }

    pub(super) fn with_role(&self, node: NodeId, role: Role) -> SmallVec<[NodeId; 4]> {
        let tree = self.facts.tree;
        tree.children(node)
            .filter(|child| tree.node(*child).role == role)
            .collect()
    }

    /// Whether running the expression at `node` may change anything.
    pub(super) fn has_effects(&self, node: NodeId) -> bool {
        let count = |id: u32| {
            let at = id.saturating_sub(self.root.0) as usize;
            self.effects.get(at).or(self.effects.last()).copied()
        };
        count(node.0) != count(self.facts.tree.node(node).next)
    }
}

/// Calls and assignments before each node of a unit, and in all of it.
fn effects(facts: &Facts<'_>, root: NodeId) -> Vec<u32> {
    let tree = facts.tree;
    let mut count = 0;
    let mut all = vec![0];
    for id in tree.descendants(root) {
        all.push(count);
        count += u32::from(matches!(
            tree.kind(id),
            Kind::Call
                | Kind::New
                | Kind::Assign
                | Kind::AugAssign
                | Kind::Lambda
                | Kind::Await
                | Kind::Yield
                | Kind::Throw
                | Kind::Return
        ));
    }
    all.push(count);
    all
}
