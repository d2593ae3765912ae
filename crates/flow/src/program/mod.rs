//! Functions, classes and calls of a whole program: what each file defines, what each call names, and which function of
//! which file that is.
//!
//! In two steps, so that files can be looked at in parallel and forgotten: an [`Outline`] is made of one file's facts and
//! says what it defines and imports; [`Callees`] says of one file's calls what they name. Both are plain data without trees.
//! [`Program`] finds the functions behind a [`Callee`] among all outlines, wherever a [`Library`] keeps them.
//!
//! Names are found as a reader finds them: by scope, import, package, class and its bases, declared or constructed type.
//! Where nothing but a method's name is known, it counts only if the program defines it once and the name is no everyday one.
//!
//! Invariants:
//! - nothing is executed and no build is asked: a module is found by the paths of the scanned files;
//! - the answer depends on the set of files only, not on their order;
//! - every search is bounded: steps through bases and re-exports, functions behind one call.

mod callee;
mod callers;
mod classes;
mod everyday;
mod exports;
mod library;
mod mentions;
mod modules;
mod outline;
mod resolve;

pub use callee::{Callee, Callees};
pub use library::{Directory, Entry, Key, Library, Outlines};
pub(crate) use outline::simple_name;
pub use outline::{
    Class, Family, Function, FunctionNo, Outline, Parameter, Takes, family, parameter_nodes,
};
pub use resolve::{FunctionId, Program};
