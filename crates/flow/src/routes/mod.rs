//! What an application answers on, and what stands before each handler.
//!
//! One file's facts come first ([`read`]): routers, routes, mounts, guards, and what the code of each function does as far as
//! names tell. They are plain data that outlive the tree and can be kept. [`join`] then puts the facts of a whole tree
//! together: mounts under prefixes, routers and handlers of other files, base classes, security configurations.
//!
//! A framework is one file below `framework` and one row in its table.
//!
//! Invariants:
//! - a text without any word of a framework is never looked at ([`wants`]);
//! - a guard whose purpose neither its name nor its code tells is kept as such, so that nobody calls its route open;
//! - the join is linear in routes, functions and mounts, and its result does not depend on the order of files.

mod body;
mod commented;
mod common;
mod facts;
mod framework;
mod join;
mod lexicon;
mod page;
mod pattern;
mod vocabulary;
mod words;

pub use facts::{
    Body, Class, Commented, Entry, FileRoutes, Function, Guard, Handler, Lookup, Mount, Parameter,
    RouteFact, Router, Side, WholeWrite, Zone,
};
pub use framework::wants;
pub use join::{FunctionRef, Joined, JoinedRoute, ViewClass, join};
pub use words::{Topic, topic};

use crate::Facts;
use page::Page;

/// What one file says about routes; `None` where it says nothing.
pub fn read(facts: &Facts<'_>, path: &str) -> Option<FileRoutes> {
    let side = Side::of(facts.language.name)?;
    let page = Page::new(facts, side, path);
    let mut out = FileRoutes {
        path: path.to_owned(),
        side,
        routers: Vec::new(),
        routes: Vec::new(),
        mounts: Vec::new(),
        functions: Vec::new(),
        classes: Vec::new(),
        zones: Vec::new(),
        imports: Vec::new(),
        idle: Vec::new(),
        commented: Vec::new(),
    };
    framework::read(&page, &mut out);
    commented::add(&page, &mut out);
    common::add(&page, &mut out);
    (!out.is_empty()).then_some(out)
}
