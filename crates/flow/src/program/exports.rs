//! What imports lead to: the functions that a module of another file gives away.

use super::resolve::{FunctionId, Program};
use super::{Family, FunctionNo};
use airlock_syntax::Symbol;

/// Modules that one module's exports are followed through.
const MAX_EXPORTS: u32 = 4;

impl Program<'_> {
    /// The functions that the path of an import means.
    pub(super) fn imported(&self, from: u32, family: Family, path: &[String]) -> Vec<FunctionId> {
        match family {
            Family::Python => match self.modules().python(from, path) {
                Some((files, rest)) => {
                    let found = files
                        .iter()
                        .flat_map(|file| self.of_module(*file, &rest, MAX_EXPORTS));
                    found.collect()
                }
                None => Vec::new(),
            },
            Family::JavaScript => {
                let Some((module, rest)) = path.split_first() else {
                    return Vec::new();
                };
                let files = self.modules().script(from, module);
                let found = files
                    .iter()
                    .flat_map(|file| self.of_module(*file, rest, MAX_EXPORTS));
                found.collect()
            }
            Family::Go => {
                let [package, name] = path else {
                    return Vec::new();
                };
                let outline = self.outline(from);
                let whole = outline.as_ref().and_then(|outline| {
                    let mut packages = outline.packages.iter();
                    packages.find(|(name, _)| *name == Symbol::of(package))
                });
                let path = whole.map_or(package.as_str(), |(_, path)| path.as_str());
                let files = self.modules().package(from, path);
                let mut all = self.functions_named(Symbol::of(name));
                all.retain(|id| files.contains(&id.file));
                all
            }
            _ => Vec::new(),
        }
    }

    /// What `names` mean in a module.
    fn of_module(&self, file: u32, names: &[String], hops: u32) -> Vec<FunctionId> {
        let (Some(outline), Some(hops)) = (self.outline(file), hops.checked_sub(1)) else {
            return Vec::new();
        };
        let default = "default".to_owned();
        let (first, rest) = match names.split_first() {
            Some((first, rest)) => (first, rest),
            None if outline.family == Family::JavaScript => (&default, names),
            None => return Vec::new(),
        };
        let own = Symbol::of(first);
        let exported = outline.exports.iter().find(|(name, _)| *name == own);
        let name = exported.map_or(own, |(_, local)| *local);
        if outline.classes.iter().any(|class| class.name == name) {
            return match rest {
                [] => self.constructor(file, name),
                [method] => self.method(file, name, Symbol::of(method)),
                // `Order.objects.containing(…)`: what the attribute holds is not followed.
                [.., method] => self.any_method(outline.family, Symbol::of(method)),
            };
        }
        let functions = (0..).map(FunctionNo).zip(&outline.functions);
        let found: Vec<FunctionId> = functions
            .filter(|(_, function)| {
                function.name == name && function.class.is_none() && rest.is_empty()
            })
            .map(|(function, _)| FunctionId { file, function })
            .collect();
        if !found.is_empty() {
            return found;
        }
        // What the module itself imports.
        if let Some((_, path)) = outline.imports.iter().find(|(local, _)| *local == name) {
            let path: Vec<String> = path.iter().chain(rest).cloned().collect();
            return match outline.family {
                Family::Python => match self.modules().python(file, &path) {
                    Some((files, rest)) => { files.iter() }
                        .filter(|next| **next != file)
                        .flat_map(|next| self.of_module(*next, &rest, hops))
                        .collect(),
                    None => Vec::new(),
                },
                _ => match path.split_first() {
                    Some((module, rest)) => {
                        let files = self.modules().script(file, module).into_iter();
                        files
                            .flat_map(|next| self.of_module(next, rest, hops))
                            .collect()
                    }
                    None => Vec::new(),
                },
            };
        }
        // An object that the module makes: `db.find(…)` of `const db = new Db()`.
        match (first == "default", rest) {
            (_, [method]) => self.any_method(outline.family, Symbol::of(method)),
            (false, []) if outline.family == Family::JavaScript => {
                self.any_method(outline.family, own)
            }
            _ => Vec::new(),
        }
    }
}
