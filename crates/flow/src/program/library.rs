//! Where a program's outlines are: in memory, or wherever whoever asks keeps them.
//!
//! A [`Directory`] says under which name what is defined and mentioned in which file. It is plain sorted data, so that it
//! can be kept and asked piece by piece.
//!
//! Invariant: the order of entries depends on the files' numbers only.

use super::modules::module_name;
use super::{FunctionNo, Outline};
use airlock_syntax::Symbol;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// What a directory is asked: a kind of thing and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(pub u64);

impl Key {
    /// Functions outside of classes.
    pub fn function(name: Symbol) -> Self {
        Self::of(0, Symbol::NONE, name)
    }

    /// Methods of a class.
    pub fn method(class: Symbol, name: Symbol) -> Self {
        Self::of(1, class, name)
    }

    /// Methods of any class.
    pub fn any_method(name: Symbol) -> Self {
        Self::of(2, Symbol::NONE, name)
    }

    /// Classes.
    pub fn class(name: Symbol) -> Self {
        Self::of(3, Symbol::NONE, name)
    }

    /// Classes that extend or implement one; an entry's number is their name.
    pub fn heirs(base: Symbol) -> Self {
        Self::of(4, Symbol::NONE, base)
    }

    /// Files whose module's path ends in a name.
    pub fn module(last: Symbol) -> Self {
        Self::of(5, Symbol::NONE, last)
    }

    /// Files that mention a name which the program defines.
    pub fn mention(name: Symbol) -> Self {
        Self::of(6, Symbol::NONE, name)
    }

    /// Three bits for the kind, 29 of the class's symbol, 32 of the name's.
    fn of(kind: u64, class: Symbol, name: Symbol) -> Self {
        let class = u64::from(class.0) & 0x1fff_ffff;
        Self(kind << 61 | class << 32 | u64::from(name.0))
    }
}

/// A place where something of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// The file's number.
    pub file: u32,
    /// The number of the function or class in it, or a name.
    pub number: u32,
    /// Whether it is a function that is seen in the whole file and from outside it.
    pub is_top: bool,
    /// Whether it is a function with code.
    pub has_body: bool,
}

/// Who knows a program's outlines.
pub trait Library {
    /// The outline of a file.
    fn outline(&self, file: u32) -> Option<Arc<Outline>>;

    /// What the directory says, in order.
    fn entries(&self, key: Key) -> Cow<'_, [Entry]>;

    /// Whether the program defines a function or class of that name.
    fn defines(&self, name: Symbol) -> bool {
        let keys = [Key::function(name), Key::any_method(name), Key::class(name)];
        keys.into_iter().any(|key| !self.entries(key).is_empty())
    }
}

/// Which file defines and mentions what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Directory {
    /// Each key with where its entries begin.
    keys: Vec<(Key, u32)>,
    entries: Vec<Entry>,
}

impl Directory {
    /// Of outlines with their files' numbers: all of a program.
    pub fn of<'run>(outlines: impl Iterator<Item = (u32, &'run Outline)> + Clone) -> Self {
        let mut names: FxHashSet<Symbol> = FxHashSet::default();
        for (_, outline) in outlines.clone() {
            names.extend(outline.names());
            names.extend(module_name(&outline.path, outline.family));
            // Other names under which a module gives away what it defines.
            names.extend(outline.exports.iter().map(|(name, _)| *name));
        }
        Self::with(outlines, |name| names.contains(&name))
    }

    /// Of outlines that are a part of a program: whatever they mention may be defined elsewhere.
    pub fn with_all_mentions<'run>(outlines: impl Iterator<Item = (u32, &'run Outline)>) -> Self {
        Self::with(outlines, |_| true)
    }

    fn with<'run>(
        outlines: impl Iterator<Item = (u32, &'run Outline)>,
        is_mentioned: impl Fn(Symbol) -> bool,
    ) -> Self {
        let mut all: Vec<(Key, Entry)> = Vec::new();
        for (file, outline) in outlines {
            define(file, outline, &mut all);
            let mentions = outline.mentions.iter().filter(|name| is_mentioned(**name));
            all.extend(mentions.map(|name| (Key::mention(*name), plain(file, 0))));
        }
        all.sort_unstable();
        all.dedup();
        let mut directory = Self::default();
        for (key, entry) in all {
            if directory.keys.last().is_none_or(|(last, _)| *last != key) {
                let at = u32::try_from(directory.entries.len()).unwrap_or(u32::MAX);
                directory.keys.push((key, at));
            }
            directory.entries.push(entry);
        }
        directory
    }

    /// What is known under a key.
    pub fn get(&self, key: Key) -> &[Entry] {
        match self.keys.binary_search_by_key(&key, |(own, _)| *own) {
            Ok(at) => self.at(at),
            Err(_) => &[],
        }
    }

    fn at(&self, at: usize) -> &[Entry] {
        let begin = self.keys.get(at).map_or(0, |(_, begin)| *begin as usize);
        let end =
            { self.keys.get(at + 1) }.map_or(self.entries.len(), |(_, begin)| *begin as usize);
        self.entries.get(begin..end).unwrap_or_default()
    }

    /// All keys with their entries, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &[Entry])> {
        let keys = self.keys.iter().enumerate();
        keys.map(|(at, (key, _))| (*key, self.at(at)))
    }
}

fn plain(file: u32, number: u32) -> Entry {
    Entry {
        file,
        number,
        is_top: false,
        has_body: false,
    }
}

/// Enters what one file defines.
fn define(file: u32, outline: &Outline, all: &mut Vec<(Key, Entry)>) {
    let functions = (0..).zip(&outline.functions);
    for (number, function) in functions.filter(|(_, it)| it.name != Symbol::NONE) {
        let entry = Entry {
            file,
            number,
            is_top: function.is_top,
            has_body: function.has_body,
        };
        match function.class {
            Some(class) => {
                all.push((Key::method(class, function.name), entry));
                all.push((Key::any_method(function.name), entry));
            }
            None => all.push((Key::function(function.name), entry)),
        }
    }
    for (number, class) in (0..).zip(&outline.classes) {
        all.push((Key::class(class.name), plain(file, number)));
        let bases = class.bases.iter();
        all.extend(bases.map(|base| (Key::heirs(*base), plain(file, class.name.0))));
    }
    let module = module_name(&outline.path, outline.family);
    all.extend(module.map(|last| (Key::module(last), plain(file, 0))));
}

/// All outlines of a program in memory; a file is known by its place among them.
pub struct Outlines {
    outlines: Vec<Arc<Outline>>,
    directory: Directory,
}

impl Outlines {
    /// Of all outlines.
    pub fn new(outlines: Vec<Arc<Outline>>) -> Self {
        let numbered = (0..).zip(&outlines);
        let directory = Directory::of(numbered.map(|(file, outline)| (file, &**outline)));
        Self {
            outlines,
            directory,
        }
    }

    /// The outlines, in the order of their files' numbers.
    pub fn all(&self) -> &[Arc<Outline>] {
        &self.outlines
    }

    /// Which file defines and mentions what.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }
}

impl Library for Outlines {
    fn outline(&self, file: u32) -> Option<Arc<Outline>> {
        self.outlines.get(file as usize).cloned()
    }

    fn entries(&self, key: Key) -> Cow<'_, [Entry]> {
        Cow::Borrowed(self.directory.get(key))
    }
}

impl Entry {
    /// The function that it stands for.
    pub(super) fn function(self) -> super::FunctionId {
        super::FunctionId {
            file: self.file,
            function: FunctionNo(self.number),
        }
    }
}
