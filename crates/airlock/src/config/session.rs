//! `[hooks.session]`: how much one session of an agent may do before a person has to look.

use crate::config::setting::Setting;
use crate::config::values::Least;
use airlock_ledger::Step;

/// The limits in force.
#[derive(Debug, Clone)]
pub(crate) struct SessionLimits {
    pub(crate) denied: Setting<Least<u64>>,
    pub(crate) files: Setting<Least<u64>>,
    pub(crate) lines: Setting<Least<u64>>,
    pub(crate) dependencies: Setting<Least<u64>>,
}

impl Default for SessionLimits {
    /// None.
    fn default() -> Self {
        let none = || Setting::built_in(Least(u64::MAX));
        Self {
            denied: none(),
            files: none(),
            lines: none(),
            dependencies: none(),
        }
    }
}

impl SessionLimits {
    /// Those that some file sets, with their keys.
    pub(crate) fn set(&self) -> impl Iterator<Item = (&'static str, &Setting<Least<u64>>)> {
        let each = [
            ("denied", &self.denied),
            ("files", &self.files),
            ("lines", &self.lines),
            ("dependencies", &self.dependencies),
        ];
        { each.into_iter() }.filter(|(_, limit)| limit.get().0 != u64::MAX)
    }

    /// Whether there is any.
    pub(crate) fn is_set(&self) -> bool {
        self.set().next().is_some()
    }

    /// The first limit that a session is beyond which did `done`, with its key. A session that was refused as often as it
    /// may is refused everything.
    pub(crate) fn passed(&self, done: &Step) -> Option<(&'static str, u64)> {
        self.set().find_map(|(key, limit)| {
            let limit = limit.get().0;
            let is_beyond = match key {
                "denied" => done.denied >= limit,
                "files" => count(done.files.len()) > limit,
                "lines" => done.lines > limit,
                _ => count(done.dependencies.len()) > limit,
            };
            is_beyond.then_some((key, limit))
        })
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
