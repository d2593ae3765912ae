//! `[guidance]`: what agents are told besides Airlock's own rules for secure code.

use crate::config::file::ConfigFile;
use crate::config::origin::Layer;
use airlock_context::guidance::House;

/// What the files say together: lists add up; of two that name the same thing, the later layer's word counts, but no
/// repository changes what the organisation said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Guidance {
    house: House,
    /// What the organisation named.
    closed: Vec<String>,
}

impl Guidance {
    /// Takes over one file's values. The file of a folder is not asked: instructions are the repository's.
    pub(super) fn absorb(&mut self, file: &ConfigFile) {
        if file.layer == Layer::Nested {
            return;
        }
        let raw = &file.raw.guidance;
        for library in &raw.libraries {
            if !self.house.libraries.contains(library) {
                self.house.libraries.push(library.clone());
            }
        }
        for (what, instead) in &raw.instead {
            if !self.closed.contains(what) {
                self.house.instead.insert(what.clone(), instead.clone());
            }
        }
        if file.layer == Layer::Organisation {
            self.closed.extend(raw.instead.keys().cloned());
        }
        self.house.also.extend(raw.also.iter().cloned());
    }

    /// The same, for the text.
    pub(crate) fn house(&self) -> &House {
        &self.house
    }
}
