//! What a shell command that an agent wants to run would read, send, change or switch off.
//!
//! An ignore file binds a tool's own reader; a shell walks round it. So the text of a command is read as the shell would
//! read it ([`Script`]), each program is known by what it does with files ([`usages`]), and what is left is told apart by
//! [`concerns`]. Nothing runs and nothing is looked up here: which files there are and which of them are kept back is
//! answered by the caller ([`Files`]). PowerShell and `cmd` are not read.
//!
//! Invariants:
//! - any text gives an answer, in time linear in the text but for the bounded choices of words;
//! - what cannot be told from the text alone (`cat $1`) is no concern: what comes out is looked at again after the run.

mod program;
mod script;
mod signal;
mod usage;
mod word;
mod wrapper;

#[cfg(test)]
mod tests;

pub use program::Access;
pub use script::{COMMANDS, Command, DEPTH, LENGTH, Redirection, Script};
pub use signal::{Signal, signals};
pub use usage::{Reach, Usage, usages};
pub use word::{Pattern, Piece, Word};

use airlock_model::Span;

/// What the caller knows of the disk and of what is kept back.
pub trait Files {
    /// A file that is kept back from agents and that `usage` may name; with [`Reach::File`] and a usage that is not
    /// certain, only one that is there.
    fn excluded(&self, usage: &Usage) -> Option<String>;

    /// A file that guards: settings and hooks of agents, hooks of git, Airlock's own files.
    fn protected(&self, usage: &Usage) -> Option<String>;
}

/// Why a command should not simply run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// What it would do.
    pub deed: Deed,
    /// The file it is about, from the repository's root.
    pub path: Option<String>,
    /// The command in the text given.
    pub span: Span,
}

/// What a command would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// Shows the contents of a file that is kept back.
    ReadsExcluded,
    /// Puts such a file's contents to a place where it is not kept back.
    CopiesExcluded,
    /// Lets a program take in such a file.
    LoadsExcluded,
    /// Sends such a file away.
    SendsExcluded,
    /// Writes or removes a file that guards.
    ChangesProtected,
    /// What needs no file.
    Signal(Signal),
}

/// The concerns of a script, in the order of its commands, each once.
pub fn concerns(script: &Script, files: &dyn Files) -> Vec<Concern> {
    let mut concerns: Vec<(usize, Concern)> = Vec::new();
    let span_of = |at: usize| {
        script
            .commands
            .get(at)
            .map_or(Span::default(), |command| command.span)
    };
    for usage in usages(script) {
        let found = match usage.access {
            Access::Names => None,
            Access::Shows | Access::Runs => files
                .excluded(&usage)
                .map(|path| (Deed::ReadsExcluded, path)),
            Access::Copies => files
                .excluded(&usage)
                .map(|path| (Deed::CopiesExcluded, path)),
            Access::Loads => files
                .excluded(&usage)
                .map(|path| (Deed::LoadsExcluded, path)),
            Access::Sends => files
                .excluded(&usage)
                .map(|path| (Deed::SendsExcluded, path)),
            Access::Writes | Access::Deletes => files
                .protected(&usage)
                .map(|path| (Deed::ChangesProtected, path)),
        };
        // A copy may be written over what guards.
        let found = found.or_else(|| {
            let path = (usage.access == Access::Copies)
                .then(|| files.protected(&usage))
                .flatten();
            path.map(|path| (Deed::ChangesProtected, path))
        });
        if let Some((deed, path)) = found {
            let concern = Concern {
                deed,
                path: Some(path),
                span: span_of(usage.command),
            };
            concerns.push((usage.command, concern));
        }
    }
    concerns.extend(signals(script).into_iter().map(|(at, signal)| {
        let concern = Concern {
            deed: Deed::Signal(signal),
            path: None,
            span: span_of(at),
        };
        (at, concern)
    }));
    concerns.sort_by_key(|(at, _)| *at);
    let mut seen = Vec::with_capacity(concerns.len());
    for (_, concern) in concerns {
        if !seen.contains(&concern) {
            seen.push(concern);
        }
    }
    seen
}
