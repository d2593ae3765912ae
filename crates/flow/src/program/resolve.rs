//! The functions behind what calls name, once all files are known: by scope, class and its bases. What imports lead to is in
//! `exports`, the way back from functions to calls in `callers`.

use super::everyday::is_everyday;
use super::library::{Entry, Key, Library};
use super::modules::{Modules, folder, shared};
use super::{Callee, Family, FunctionNo, Outline};
use airlock_syntax::Symbol;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A function of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FunctionId {
    /// The file's number.
    pub file: u32,
    /// The function's number in it.
    pub function: FunctionNo,
}

/// Functions that one call may mean; more say nothing.
const MAX_TARGETS: usize = 8;
/// Functions that a call of a method with code of its own may mean, those of heirs among them.
const MAX_OVERRIDING: usize = 4;
/// Classes looked at on the way through bases and subclasses.
const MAX_CLASSES: usize = 32;
/// A program whose outlines a library knows: finds the functions behind what calls name.
#[derive(Clone, Copy)]
pub struct Program<'run> {
    library: &'run dyn Library,
}

impl<'run> Program<'run> {
    /// Of the outlines that `library` knows.
    pub fn new(library: &'run dyn Library) -> Self {
        Self { library }
    }

    /// The outline of a file.
    pub fn outline(&self, file: u32) -> Option<Arc<Outline>> {
        self.library.outline(file)
    }

    /// Whether the program defines a function or class of that name.
    pub fn defines(&self, name: Symbol) -> bool {
        self.library.defines(name)
    }

    pub(super) fn modules(&self) -> Modules<'run> {
        Modules(self.library)
    }

    /// The functions that a callee in the file `from` means, in order; none for those of libraries.
    pub fn targets(&self, from: u32, callee: &Callee) -> Vec<FunctionId> {
        let Some(outline) = self.outline(from) else {
            return Vec::new();
        };
        let mut all = match callee {
            Callee::Own(numbers) => { numbers.iter() }
                .map(|function| FunctionId {
                    file: from,
                    function: *function,
                })
                .collect(),
            Callee::Imported(path) => self.imported(from, outline.family, path),
            Callee::Bare(name) => self.bare(from, outline.family, *name),
            Callee::Method { class, name } => self.method(from, *class, *name),
            Callee::Inherited { class, name } => {
                let found = self.inherited(from, *class, *name);
                match name {
                    // What no base has is a function outside of classes.
                    Some(name) if found.is_empty() && outline.family == Family::Jvm => {
                        self.bare(from, outline.family, *name)
                    }
                    _ => found,
                }
            }
            Callee::Construct { class } => self.constructor(from, *class),
            Callee::AnyMethod(name) => self.any_method(outline.family, *name),
            Callee::Parameter { .. } => Vec::new(),
        };
        all.sort_unstable();
        all.dedup();
        // What stands in one file, in a table of functions at most, is told apart by nobody but whoever calls.
        if all.len() > MAX_TARGETS && !matches!(callee, Callee::Own(_)) {
            all.clear();
        }
        all
    }

    /// The folder of a file.
    fn folder(&self, file: u32) -> String {
        let outline = self.outline(file);
        outline.map_or_else(String::new, |outline| folder(&outline.path).to_owned())
    }

    fn functions(&self, key: Key) -> Vec<Entry> {
        self.library.entries(key).into_owned()
    }

    fn bare(&self, from: u32, family: Family, name: Symbol) -> Vec<FunctionId> {
        // Without an import a name is of the file or of no file.
        if matches!(family, Family::Python | Family::JavaScript | Family::CSharp) {
            return Vec::new();
        }
        let mut all = self.functions(Key::function(name));
        all.retain(|entry| entry.is_top);
        let all: Vec<FunctionId> = all.into_iter().map(Entry::function).collect();
        match family {
            Family::Go => {
                let here = self.folder(from);
                let is_here = |id: &FunctionId| self.folder(id.file) == here;
                all.into_iter().filter(is_here).collect()
            }
            Family::Ruby if all.is_empty() => {
                let all = self.any_method(family, name);
                self.nearest(from, all)
            }
            _ => self.nearest(from, all),
        }
    }

    /// Those whose files are nearest to `from`.
    fn nearest(&self, from: u32, all: Vec<FunctionId>) -> Vec<FunctionId> {
        if all.len() < 2 {
            return all;
        }
        let here = self.folder(from);
        let near = |id: &FunctionId| shared(&self.folder(id.file), &here);
        let all: Vec<(usize, FunctionId)> = all.into_iter().map(|id| (near(&id), id)).collect();
        let best = all.iter().map(|(near, _)| *near).max();
        let all = all.into_iter().filter(|(near, _)| Some(*near) == best);
        all.map(|(_, id)| id).collect()
    }

    pub(super) fn any_method(&self, family: Family, name: Symbol) -> Vec<FunctionId> {
        if is_everyday(name) {
            return Vec::new();
        }
        let methods = self.library.entries(Key::any_method(name));
        // What a file of JavaScript puts into an object or gives away is called like a method.
        let functions = match family {
            Family::JavaScript => self.functions(Key::function(name)),
            _ => Vec::new(),
        };
        let mut all = { methods.iter() }
            .chain(&functions)
            .filter(|entry| entry.has_body);
        match (all.next(), all.next()) {
            (Some(only), None) => vec![only.function()],
            _ => Vec::new(),
        }
    }

    /// The classes called `name`: of several in different files, those nearest to `from`.
    fn class_files(&self, from: u32, name: Symbol) -> Vec<(u32, u32)> {
        let all = self.functions(Key::class(name)).into_iter();
        let all: Vec<(u32, u32)> = all.map(|entry| (entry.file, entry.number)).collect();
        if all.len() < 2 {
            return all;
        }
        let here = self.folder(from);
        let near = |(file, _): &(u32, u32)| (*file == from, shared(&self.folder(*file), &here));
        let all: Vec<_> = all.into_iter().map(|class| (near(&class), class)).collect();
        let best = all.iter().map(|(near, _)| *near).max();
        let all = all.into_iter().filter(|(near, _)| Some(*near) == best);
        all.map(|(_, class)| class).collect()
    }

    /// The method `name` of a class or of the nearest base that has it, and what a few heirs put in its place; of all
    /// heirs where none has code for it.
    pub(super) fn method(&self, from: u32, class: Symbol, name: Symbol) -> Vec<FunctionId> {
        let found = self.in_bases(from, class, name);
        let overriding = self.in_heirs(class, name);
        if !found.iter().any(|entry| entry.has_body) {
            return overriding;
        }
        let is_few = found.len().saturating_add(overriding.len()) <= MAX_OVERRIDING;
        let overriding = overriding.into_iter().filter(|_| is_few);
        let found = found.into_iter().map(Entry::function);
        found.chain(overriding).collect()
    }

    /// The method `name` of the heirs of a class.
    fn in_heirs(&self, class: Symbol, name: Symbol) -> Vec<FunctionId> {
        let mut open = vec![class];
        let mut seen = FxHashSet::default();
        let mut all = Vec::new();
        while let Some(class) = open.pop() {
            for heir in self.library.entries(Key::heirs(class)).iter() {
                let heir = Symbol(heir.number);
                if seen.len() < MAX_CLASSES && seen.insert(heir) {
                    let own = self.functions(Key::method(heir, name)).into_iter();
                    all.extend(own.filter(|entry| entry.has_body).map(Entry::function));
                    open.push(heir);
                }
            }
        }
        all
    }

    /// The classes that extend or implement a class, and so on.
    pub(super) fn all_heirs(&self, class: Symbol) -> FxHashSet<Symbol> {
        let mut open = vec![class];
        let mut seen = FxHashSet::default();
        while let Some(class) = open.pop() {
            for heir in self.library.entries(Key::heirs(class)).iter() {
                let heir = Symbol(heir.number);
                if seen.len() < MAX_CLASSES && seen.insert(heir) {
                    open.push(heir);
                }
            }
        }
        seen
    }

    /// The method `name` of the class or the nearest of its bases.
    fn in_bases(&self, from: u32, class: Symbol, name: Symbol) -> Vec<Entry> {
        let mut open = std::collections::VecDeque::from([(from, class)]);
        let mut seen = FxHashSet::default();
        while let Some((from, class)) = open.pop_front() {
            if seen.len() >= MAX_CLASSES || !seen.insert(class) {
                continue;
            }
            let classes = self.class_files(from, class);
            let mut own = self.functions(Key::method(class, name));
            // Go's methods stand in any file of the package.
            own.retain(|entry| {
                classes.is_empty() || { classes.iter() }
                    .any(|(file, _)| self.is_near(*file, entry.file))
            });
            if !own.is_empty() {
                return own;
            }
            for (file, number) in classes {
                let bases = self.bases(file, number).into_iter();
                open.extend(bases.map(|base| (file, base)));
            }
        }
        Vec::new()
    }

    /// The names of what a class extends and implements.
    fn bases(&self, file: u32, number: u32) -> Vec<Symbol> {
        let outline = self.outline(file);
        let class = outline
            .as_ref()
            .and_then(|it| it.classes.get(number as usize));
        class.map_or_else(Vec::new, |class| class.bases.clone())
    }

    /// Whether a method in one file may be of a class in another.
    fn is_near(&self, class: u32, method: u32) -> bool {
        class == method || self.folder(class) == self.folder(method)
    }

    fn inherited(&self, from: u32, class: Symbol, name: Option<Symbol>) -> Vec<FunctionId> {
        let mut all = Vec::new();
        for (file, number) in self.class_files(from, class) {
            for base in self.bases(file, number) {
                match name {
                    Some(name) => {
                        let found = self.in_bases(file, base, name).into_iter();
                        all.extend(found.map(Entry::function));
                    }
                    None => all.extend(self.constructor(file, base)),
                }
            }
        }
        all
    }

    pub(super) fn constructor(&self, from: u32, class: Symbol) -> Vec<FunctionId> {
        let family = self.outline(from).map(|outline| outline.family);
        let name = family.and_then(Family::constructor);
        let found = self.in_bases(from, class, name.map_or(class, Symbol::of));
        if found.is_empty() && family == Some(Family::JavaScript) {
            // `new F()` of a plain function.
            let functions = self.functions(Key::function(class)).into_iter();
            return self.nearest(from, functions.map(Entry::function).collect());
        }
        found.into_iter().map(Entry::function).collect()
    }

    /// The functions of that name outside of classes.
    pub(super) fn functions_named(&self, name: Symbol) -> Vec<FunctionId> {
        let all = self.functions(Key::function(name)).into_iter();
        all.map(Entry::function).collect()
    }

    /// The files that an entry of the directory names.
    pub(super) fn files(&self, key: Key) -> Vec<u32> {
        let entries = self.library.entries(key);
        entries.iter().map(|entry| entry.file).collect()
    }
}
