//! The way back: which files may call a function.

use super::Family;
use super::library::Key;
use super::modules::module_name;
use super::resolve::{FunctionId, Program};
use airlock_syntax::Symbol;
use std::collections::BTreeSet;

impl Program<'_> {
    /// The files in which a call may mean the function, its own among them, in order. More than do, never fewer.
    pub fn may_call(&self, id: FunctionId) -> Vec<u32> {
        let mut files = BTreeSet::from([id.file]);
        let Some(outline) = self.outline(id.file) else {
            return files.into_iter().collect();
        };
        let Some(function) = outline.function(id.function) else {
            return files.into_iter().collect();
        };
        let family = outline.family;
        let mut names: BTreeSet<Symbol> = BTreeSet::new();
        if function.name != Symbol::NONE {
            names.insert(function.name);
        }
        if let Some(class) = function.class {
            let constructor = family.constructor().map_or(class, Symbol::of);
            if function.name == constructor {
                // Calling a class that inherits it calls it.
                names.insert(class);
                names.extend(self.all_heirs(class));
            }
        }
        let aliases = outline.exports.iter();
        let is_own = |local: Symbol| names.contains(&local);
        let aliases: Vec<Symbol> = aliases
            .filter(|(_, local)| is_own(*local))
            .map(|(alias, _)| *alias)
            .collect();
        names.extend(aliases);
        for name in names {
            files.extend(self.files(Key::mention(name)));
        }
        if family == Family::JavaScript {
            // What a module gives as its default has any name elsewhere; folders give what their index gives.
            let own = module_name(&outline.path, family);
            let importers = own.map_or_else(Vec::new, |last| self.files(Key::mention(last)));
            for importer in &importers {
                let again = self.outline(*importer).filter(|it| !it.exports.is_empty());
                let last = again.and_then(|it| module_name(&it.path, family));
                files.extend(last.map_or_else(Vec::new, |last| self.files(Key::mention(last))));
            }
            files.extend(importers);
        }
        files.into_iter().collect()
    }
}
