//! Commands that install or run packages, wherever they are written: assistants write them long before any manifest.
//!
//! Nothing is run, and no shell is imitated beyond words, quotes and the marks between commands: a name that a variable
//! or a template completes is not known here and is left out.

mod client;
mod mcp;
mod places;
mod words;

pub(crate) use places::READERS;
pub use places::names_packages;

use crate::out::Out;
use airlock_model::Scope;

/// Takes the packages that a text of commands names, which stands at byte `start` of the file.
pub(crate) fn read(out: &mut Out<'_>, text: &str, start: u32, scope: Scope) {
    places::read_all(out, text, start, scope);
}
