//! The intermediate language: code of one function as small instructions over places.
//!
//! An expression becomes a row of instructions, innermost first; each computes one value into a temporary and keeps the
//! node of its expression, so that whoever knows something of a node (a rule's source, a summary) can look it up at
//! the instruction. Blocks of instructions with their successors are a [`crate::cfg::Graph`].
//!
//! A [`Unit`] is a function of the file or of a class, the statements of the file, or those of a class body. Functions
//! inside a unit (closures, callbacks, local functions) are laid out in the unit's own graph as code that may or may not
//! run: after the call that is handed the closure, else where the closure is made. They therefore see the state at
//! their creation, and need no analysis of their own.
//!
//! For analysis across functions: [`Op::Call`] keeps callee, receiver, arguments and their names apart, [`Unit::parameters`]
//! and [`Op::Return`] are the ends that a summary connects.
//!
//! Invariants:
//! - lowering is a loop over a list of steps: no recursion, whatever the depth of the text;
//! - what a language does otherwise is a row in `dialect`; no other file asks for a language;
//! - anything can be lowered: what is not understood is an operator over the values of its parts.

mod build;
mod closures;
mod control;
mod dialect;
mod dump;
mod expressions;
mod names;
mod place;
mod statements;
mod targets;

pub use build::{is_value, lower, units};
pub use place::{MAX_OFFSETS, Offset, Place, Var, Variable};

use crate::cfg::Graph;
use airlock_syntax::{NodeId, Symbol};
use smallvec::SmallVec;

/// The values that an instruction reads.
pub type Values = SmallVec<[Var; 4]>;

/// A function, or statements that run on their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The function, class or file.
    pub root: NodeId,
    /// Its code, in the order of its blocks.
    pub code: Vec<Instruction>,
    /// Which instructions follow which.
    pub graph: Graph,
    /// What the variables stand for; a temporary stands for nothing.
    pub variables: Vec<Option<Variable>>,
    /// The parameters' places, in order; a parameter that takes its argument apart has several.
    pub parameters: Vec<Place>,
    /// Whether lowering was cut short by the budget.
    pub is_whole: bool,
}

/// One instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruction {
    /// The expression or statement that it computes.
    pub node: NodeId,
    /// The statement that it is part of, counted from the unit's start.
    pub statement: u32,
    /// What is computed.
    pub op: Op,
    /// Where the value goes.
    pub dest: Option<Var>,
}

/// What an instruction does. Temporaries are read once unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// A value that holds nothing of interest: a literal, a type.
    Constant,
    /// The value at a place.
    Read(Place),
    /// A part of `object`, which can be read again afterwards.
    Part {
        /// The whole.
        object: Var,
        /// Which part; `None` for any.
        offset: Option<Offset>,
        /// The computed index.
        index: Option<Var>,
        /// The same as a place, where it is one.
        place: Option<Place>,
    },
    /// A value made of values.
    Operator {
        /// What kind of operator.
        kind: Operator,
        /// The operands.
        values: Values,
    },
    /// A container of values; `None` for a part whose place in it is not known.
    Compose(Vec<(Option<Offset>, Var)>),
    /// A call.
    Call(Call),
    /// A construction with its arguments.
    New(Values),
    /// The same value: a cast, an `await`, the result of a branch.
    Pass(Var),
    /// The target of an assignment, seen before the value is stored.
    Touch(Place),
    /// Puts the value, which can be read again, at a place.
    Store {
        /// Where.
        place: Place,
        /// What.
        value: Var,
    },
    /// A name begins with no value: a parameter, a caught exception, a declaration.
    Declare {
        /// The name.
        place: Place,
        /// What declares it.
        kind: Declared,
    },
    /// A condition was computed.
    Test(Var),
    /// The function, or the closure that this is part of, ends.
    Return {
        /// With this value.
        value: Option<Var>,
        /// Whether it is the unit's own end and not a closure's.
        leaves_unit: bool,
    },
    /// An exception begins.
    Throw(Option<Var>),
    /// The value is not read again.
    Forget(Var),
}

/// What declares a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// A parameter of the unit.
    Parameter,
    /// A parameter of a closure.
    ClosureParameter,
    /// Anything else.
    Local,
}

/// A call; its values are read for the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What is called.
    pub callee: Var,
    /// The object whose method is called.
    pub receiver: Option<Var>,
    /// The receiver as a place, where it is one.
    pub receiver_place: Option<Place>,
    /// The method's name.
    pub method: Option<NodeId>,
    /// Whether the language's own library defines the method as adding its arguments to the receiver.
    pub appends: bool,
    /// The arguments with their names, where they are given by name.
    pub arguments: SmallVec<[(Option<Symbol>, Var); 4]>,
}

/// Kinds of operators, as far as the flow of values differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// Gives a truth value of two values: `==`, `<`, `in`, `instanceof`.
    Comparison,
    /// A string with values in it.
    Text,
    /// Anything else.
    Other,
}
