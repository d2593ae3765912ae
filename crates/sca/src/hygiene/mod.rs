//! Dependencies that are looked after badly: what one file shows alone, and what the tree shows.
//!
//! Precision first: a file says a thing once, with the number of packages it concerns; only what hands an attacker the
//! bytes that are installed is of the tier that may block.

mod built_in;
mod cooldown;
mod ended;
mod file;
mod rules;
mod tree;

pub use ended::ended;
pub(crate) use file::look;
pub use rules::{Rule, rule_metas};
pub(crate) use tree::look_at_tree;
