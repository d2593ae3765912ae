//! Which function or class a name means, by imports, files, classes and folders.

use super::FunctionRef;
use crate::routes::facts::{Class, FileRoutes, Side};
use rustc_hash::FxHashMap;

/// Candidates that are compared for one name; more say nothing.
const MAX_CANDIDATES: usize = 64;

/// Functions and classes of a tree by name.
#[derive(Debug, Default)]
pub(super) struct Names {
    functions: FxHashMap<String, Vec<FunctionRef>>,
    /// By the last part of the name.
    classes: FxHashMap<String, Vec<(u32, u32)>>,
    app_of_file: Vec<u32>,
}

impl Names {
    pub(super) fn of(files: &[FileRoutes], app_of_file: &[u32]) -> Self {
        let mut names = Self {
            app_of_file: app_of_file.to_vec(),
            ..Self::default()
        };
        for (file, facts) in (0_u32..).zip(files) {
            for (function, own) in (0_u32..).zip(&facts.functions) {
                if !own.name.is_empty() {
                    names
                        .functions
                        .entry(own.name.clone())
                        .or_default()
                        .push(FunctionRef { file, function });
                }
            }
            for (class, own) in (0_u32..).zip(&facts.classes) {
                names
                    .classes
                    .entry(last(&own.name).to_owned())
                    .or_default()
                    .push((file, class));
            }
        }
        names
    }

    pub(super) fn app(&self, file: u32) -> u32 {
        self.app_of_file
            .get(file as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The function that a path of names means, seen from a file.
    pub(super) fn function(
        &self,
        files: &[FileRoutes],
        from: u32,
        path: &[String],
    ) -> Option<FunctionRef> {
        let name = path.last()?;
        let candidates = self.functions.get(name)?;
        let here = files.get(from as usize)?;
        if candidates.len() > MAX_CANDIDATES {
            return None;
        }
        let qualifiers = path.get(..path.len() - 1).unwrap_or_default();
        // A method that is named with its class is that class's, or one of what it extends.
        let class = qualifiers
            .last()
            .filter(|class| last(class).starts_with(char::is_uppercase));
        if let Some((class_file, class)) = class.and_then(|class| self.class(files, from, class)) {
            return self.method(files, class_file, &class.name, name);
        }
        let score = |at: &FunctionRef| -> Option<u32> {
            let file = files.get(at.file as usize)?;
            let function = file.functions.get(at.function as usize)?;
            if file.side != here.side {
                return None;
            }
            let mut score = 1;
            if let Some(qualifier) = qualifiers.last() {
                if !function.class.is_empty() && same_class(&function.class, qualifier) {
                    score += 12;
                } else if names_file(&file.path, qualifier) {
                    score += 8;
                }
                // `this.orders.find`, `a.hive`: nothing is known of the object.
            }
            score += 2 * shared_parts(&file.path, qualifiers);
            if at.file == from {
                score += if qualifiers.is_empty() { 8 } else { 3 };
            } else if folder(&file.path) == folder(&here.path) {
                score += if here.side == Side::Go { 6 } else { 2 };
            }
            score += u32::from(self.app(at.file) == self.app(from));
            Some(score)
        };
        best(candidates, score)
    }

    /// The method of a class or of what it extends.
    fn method(
        &self,
        files: &[FileRoutes],
        file: u32,
        class: &str,
        name: &str,
    ) -> Option<FunctionRef> {
        let candidates = self.functions.get(name)?;
        let mut line: Vec<(u32, String)> = vec![(file, class.to_owned())];
        let mut at = 0;
        while let Some((file, class)) = line.get(at).cloned() {
            let own = { candidates.iter() }
                .filter(|at| at.file == file)
                .find(|at| {
                    let function = { files.get(at.file as usize) }
                        .and_then(|facts| facts.functions.get(at.function as usize));
                    function.is_some_and(|function| same_class(&function.class, &class))
                });
            if let Some(found) = own {
                return Some(*found);
            }
            let facts = self.class(files, file, &class).map(|(_, facts)| facts);
            for base in facts.into_iter().flat_map(|facts| &facts.bases) {
                if line.len() < 8
                    && let Some((file, above)) = self.class(files, file, base)
                {
                    line.push((file, above.name.clone()));
                }
            }
            at += 1;
        }
        None
    }

    /// The class that the last name of a path means.
    pub(super) fn class_of_path<'files>(
        &self,
        files: &'files [FileRoutes],
        from: u32,
        path: &[String],
    ) -> Option<(u32, &'files Class)> {
        let name = path.last()?;
        let qualifiers = path.get(..path.len() - 1).unwrap_or_default();
        self.class_with(files, from, name, qualifiers)
    }

    /// The class called `name`, seen from a file.
    pub(super) fn class<'files>(
        &self,
        files: &'files [FileRoutes],
        from: u32,
        name: &str,
    ) -> Option<(u32, &'files Class)> {
        self.class_with(files, from, name, &[])
    }

    fn class_with<'files>(
        &self,
        files: &'files [FileRoutes],
        from: u32,
        name: &str,
        qualifiers: &[String],
    ) -> Option<(u32, &'files Class)> {
        let candidates = self.classes.get(last(name))?;
        let here = files.get(from as usize)?;
        if candidates.len() > MAX_CANDIDATES {
            return None;
        }
        let score = |(file, class): &(u32, u32)| -> Option<u32> {
            let facts = files.get(*file as usize)?;
            let own = facts.classes.get(*class as usize)?;
            if facts.side != here.side || !same_class(&own.name, name) {
                return None;
            }
            let mut score = 1 + 2 * shared_parts(&facts.path, qualifiers);
            score += if *file == from {
                6
            } else {
                u32::from(folder(&facts.path) == folder(&here.path))
            };
            score += u32::from(own.name == name) * 2;
            score += u32::from(self.app(*file) == self.app(from));
            Some(score)
        };
        let (file, class) = best(candidates, score)?;
        Some((file, files.get(file as usize)?.classes.get(class as usize)?))
    }

    /// The functions called `name` that a call in the function `from` may mean: of its class and file first.
    pub(super) fn called(
        &self,
        files: &[FileRoutes],
        from: FunctionRef,
        name: &str,
    ) -> Option<FunctionRef> {
        let candidates = self.functions.get(name)?;
        let here = files.get(from.file as usize)?;
        let own = here.functions.get(from.function as usize)?;
        let of_file = { candidates.iter() }.filter(|at| at.file == from.file && **at != from);
        let of_class = of_file.clone().find(|at| {
            here.functions
                .get(at.function as usize)
                .is_some_and(|function| function.class == own.class)
        });
        if let Some(found) = of_class.or_else(|| of_file.clone().next()) {
            return Some(*found);
        }
        // Elsewhere only what is called so once in the application, and is no everyday name.
        if name.len() < 5 || candidates.len() > 8 {
            return None;
        }
        let mut others =
            { candidates.iter() }.filter(|at| self.app(at.file) == self.app(from.file));
        match (others.next(), others.next()) {
            (Some(one), None) => Some(*one),
            _ => None,
        }
    }
}

/// The candidate with the highest score, if it is the only one with it or a first among equals of one file.
fn best<T: Copy + PartialEq>(candidates: &[T], score: impl Fn(&T) -> Option<u32>) -> Option<T> {
    let mut found: Option<(u32, T, bool)> = None;
    for candidate in candidates {
        let Some(own) = score(candidate) else {
            continue;
        };
        match found {
            Some((best, _, _)) if own < best => {}
            Some((best, first, _)) if own == best => found = Some((best, first, true)),
            _ => found = Some((own, *candidate, false)),
        }
    }
    // Equal candidates that nothing but the name speaks for say nothing.
    found
        .filter(|(score, _, is_tied)| !is_tied || *score >= 8)
        .map(|(_, candidate, _)| candidate)
}

fn last(name: &str) -> &str {
    name.rsplit(['.', ':', '\\']).next().unwrap_or(name)
}

/// `Admin::UsersController` is meant by `UsersController` too, and a variable `userController` by its class's name.
pub(super) fn same_class(class: &str, wanted: &str) -> bool {
    let wanted_last = last(wanted);
    if wanted.contains("::") && class.contains("::") {
        return class == wanted
            || class.ends_with(&format!("::{wanted}"))
            || wanted.ends_with(&format!("::{class}"));
    }
    last(class).eq_ignore_ascii_case(wanted_last)
}

/// Whether a file is called so: `controllers/user.js` by `./controllers/user`, `userController` or `user`.
fn names_file(path: &str, qualifier: &str) -> bool {
    let stem = |text: &str| -> String {
        let name = text.rsplit('/').next().unwrap_or(text);
        let name = name
            .strip_suffix(".js")
            .or_else(|| name.strip_suffix(".ts"))
            .or_else(|| name.strip_suffix(".py"))
            .or_else(|| name.strip_suffix(".go"))
            .or_else(|| name.strip_suffix(".rs"))
            .unwrap_or(name);
        name.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let (own, wanted) = (stem(path), stem(qualifier));
    if wanted.is_empty() || wanted == "default" {
        return false;
    }
    if matches!(
        own.as_str(),
        "index" | "mod" | "initpy" | "init" | "indexjs"
    ) {
        return folder(path)
            .rsplit('/')
            .next()
            .is_some_and(|name| stem(name) == wanted);
    }
    own == wanted
        || folder(path)
            .rsplit('/')
            .next()
            .is_some_and(|name| stem(name) == wanted)
}

/// How many of the names of an import stand in a file's path, from its end.
fn shared_parts(path: &str, qualifiers: &[String]) -> u32 {
    let whole = format!("/{path}").to_ascii_lowercase();
    let parts = qualifiers
        .iter()
        .flat_map(|part| part.split(['/', '\\', '.']))
        .filter(|part| part.len() > 1);
    let count = parts
        .filter(|part| whole.contains(&part.to_ascii_lowercase()))
        .count();
    u32::try_from(count.min(4)).unwrap_or(0)
}

pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
