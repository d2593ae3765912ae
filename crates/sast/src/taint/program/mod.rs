//! Taint across functions and files, for rules that ask for it (`taint_intrafile`, `interfile`).
//!
//! Each file is looked at once and by itself ([`relate`]): its units are run with what comes into a function (parameters,
//! the object, results of calls) as a source of its own, and what comes of it is kept as edges between such points, sources
//! and sinks: a [`Relation`], plain data without trees. All rules take part in the same run; an edge says for which of them
//! it holds. [`Following`] then follows the edges of all rules from their sources, through calls and back to where each
//! call came from, until nothing new is reached, and asks for the relations of those files only that values come to: a
//! summary of a function is made only for what is tainted on the way in, and recursion is nothing special.
//!
//! Invariants:
//! - a call's way back leads to the call it came by, not to any other of the same function;
//! - the relation of a file depends on its text, the rules and which of the names in it the program defines, not on other
//!   files;
//! - everything is bounded by counted steps; what is left out is left out the same way in every run.

mod link;
mod marks;
mod relate;
mod relation;
mod tables;
mod walk;

pub(crate) use link::{Followed, Following, Stop};
pub(crate) use marks::bit;
pub(crate) use relate::{Active, relate};
pub(crate) use relation::MAX_RULES;
pub use relation::Relation;
