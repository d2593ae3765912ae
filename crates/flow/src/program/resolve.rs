//! The functions behind what calls name, once all files are known.

use super::modules::Modules;
use super::{Callee, Family, FunctionNo, Outline};
use airlock_syntax::Symbol;
use rustc_hash::{FxHashMap, FxHashSet};

/// A function of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
/// Modules that one module's exports are followed through.
const MAX_EXPORTS: u32 = 4;

/// Names of methods that objects of every library have: such a name alone says nothing about the object.
const EVERYDAY: &[&str] = &[
    "add",
    "all",
    "append",
    "apply",
    "assign",
    "bind",
    "build",
    "call",
    "catch",
    "clear",
    "close",
    "commit",
    "compile",
    "concat",
    "connect",
    "contains",
    "copy",
    "count",
    "create",
    "decode",
    "delete",
    "dump",
    "dumps",
    "each",
    "emit",
    "encode",
    "end",
    "equals",
    "error",
    "escape",
    "eval",
    "exec",
    "execute",
    "exists",
    "extend",
    "fetch",
    "fetchall",
    "fetchone",
    "filter",
    "find",
    "first",
    "flush",
    "forEach",
    "format",
    "get",
    "getattr",
    "handle",
    "has",
    "head",
    "index",
    "info",
    "init",
    "insert",
    "invoke",
    "items",
    "join",
    "json",
    "keys",
    "last",
    "length",
    "limit",
    "list",
    "listen",
    "load",
    "loads",
    "log",
    "lower",
    "map",
    "match",
    "merge",
    "next",
    "now",
    "on",
    "open",
    "order",
    "parse",
    "patch",
    "pop",
    "post",
    "prepare",
    "print",
    "push",
    "put",
    "query",
    "raw",
    "read",
    "readlines",
    "redirect",
    "reduce",
    "remove",
    "render",
    "replace",
    "request",
    "reset",
    "resolve",
    "rollback",
    "run",
    "save",
    "search",
    "select",
    "send",
    "set",
    "size",
    "slice",
    "sort",
    "split",
    "start",
    "stop",
    "strip",
    "submit",
    "test",
    "text",
    "then",
    "title",
    "toString",
    "trim",
    "startswith",
    "endswith",
    "startsWith",
    "endsWith",
    "capitalize",
    "isEmpty",
    "hasNext",
    "iterator",
    "stream",
    "getName",
    "getId",
    "getValue",
    "getKey",
    "setValue",
    "name",
    "id",
    "type",
    "key",
    "data",
    "body",
    "status",
    "message",
    "group",
    "groups",
    "default",
    "constructor",
    "clone",
    "hashCode",
    "compare",
    "compareTo",
    "accept",
    "process",
    "main",
    "setup",
    "configure",
    "destroy",
    "dispose",
    "cancel",
    "update",
    "upper",
    "use",
    "validate",
    "value",
    "values",
    "warn",
    "where",
    "write",
];

/// All outlines of a program, with what finds functions in them.
pub struct Program {
    outlines: Vec<Outline>,
    modules: Modules,
    /// Functions outside classes by name.
    functions: FxHashMap<Symbol, Vec<FunctionId>>,
    /// Methods by class and name.
    methods: FxHashMap<(Symbol, Symbol), Vec<FunctionId>>,
    /// Methods by name.
    methods_of_name: FxHashMap<Symbol, Vec<FunctionId>>,
    /// Files and numbers of classes by name.
    classes: FxHashMap<Symbol, Vec<(u32, u32)>>,
    /// Names of classes that extend or implement a class.
    heirs: FxHashMap<Symbol, Vec<Symbol>>,
    everyday: FxHashSet<Symbol>,
}

impl Program {
    /// Of all outlines; a file is known by its place among them.
    pub fn new(outlines: Vec<Outline>) -> Self {
        let files = outlines.iter();
        let mut program = Self {
            modules: Modules::new(files.map(|outline| (outline.path.as_str(), outline.family))),
            outlines: Vec::new(),
            functions: FxHashMap::default(),
            methods: FxHashMap::default(),
            methods_of_name: FxHashMap::default(),
            classes: FxHashMap::default(),
            heirs: FxHashMap::default(),
            everyday: EVERYDAY.iter().map(|name| Symbol::of(name)).collect(),
        };
        for (file, outline) in (0..).zip(&outlines) {
            for (number, function) in (0..).map(FunctionNo).zip(&outline.functions) {
                let id = FunctionId {
                    file,
                    function: number,
                };
                if function.name == Symbol::NONE {
                    continue;
                }
                match function.class {
                    Some(class) => {
                        let same = program.methods.entry((class, function.name)).or_default();
                        same.push(id);
                        let same = program.methods_of_name.entry(function.name).or_default();
                        same.push(id);
                    }
                    None => program.functions.entry(function.name).or_default().push(id),
                }
            }
            for (number, class) in (0..).zip(&outline.classes) {
                let same = program.classes.entry(class.name).or_default();
                same.push((file, number));
                for base in &class.bases {
                    let heirs = program.heirs.entry(*base).or_default();
                    if !heirs.contains(&class.name) {
                        heirs.push(class.name);
                    }
                }
            }
        }
        program.outlines = outlines;
        program
    }

    /// The outlines, in the order of their files' numbers.
    pub fn outlines(&self) -> &[Outline] {
        &self.outlines
    }

    /// The outline of a file.
    pub fn outline(&self, file: u32) -> Option<&Outline> {
        self.outlines.get(file as usize)
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
        if all.len() > MAX_TARGETS {
            all.clear();
        }
        all
    }

    /// Whether the callee, whose functions are not known, is a class of the program: an object without a constructor.
    pub fn is_class(&self, callee: &Callee) -> bool {
        matches!(callee, Callee::Construct { class } if self.classes.contains_key(class))
    }

    fn is_of(&self, id: FunctionId, family: Family) -> bool {
        self.outline(id.file)
            .is_some_and(|outline| outline.family == family)
    }

    fn bare(&self, from: u32, family: Family, name: Symbol) -> Vec<FunctionId> {
        let all = self.functions.get(&name).into_iter().flatten().copied();
        let all = all.filter(|id| {
            let function = self
                .outline(id.file)
                .and_then(|it| it.function(id.function));
            self.is_of(*id, family) && function.is_some_and(|function| function.is_top)
        });
        match family {
            // Without an import a name is of the file or of no file.
            Family::Python | Family::JavaScript | Family::CSharp => Vec::new(),
            Family::Go => {
                let here = self.modules.folder(from);
                all.filter(|id| self.modules.folder(id.file) == here)
                    .collect()
            }
            Family::Jvm | Family::Php => self.nearest(from, all.collect()),
            Family::Ruby => {
                let mut all: Vec<FunctionId> = all.collect();
                if all.is_empty() {
                    all = self.any_method(family, name);
                }
                self.nearest(from, all)
            }
        }
    }

    /// Those whose files are nearest to `from`.
    fn nearest(&self, from: u32, all: Vec<FunctionId>) -> Vec<FunctionId> {
        let here = self.modules.folder(from);
        let near = |id: &FunctionId| {
            let there = self.modules.folder(id.file).iter();
            there.zip(here).take_while(|(a, b)| a == b).count()
        };
        let Some(best) = all.iter().map(near).max() else {
            return all;
        };
        all.into_iter().filter(|id| near(id) == best).collect()
    }

    fn any_method(&self, family: Family, name: Symbol) -> Vec<FunctionId> {
        if self.everyday.contains(&name) {
            return Vec::new();
        }
        let methods = self.methods_of_name.get(&name).into_iter().flatten();
        // What a file of JavaScript puts into an object or gives away is called like a method.
        let functions = self.functions.get(&name).into_iter().flatten();
        let functions = functions.filter(|_| family == Family::JavaScript);
        let all: Vec<FunctionId> = methods
            .chain(functions)
            .copied()
            .filter(|id| self.is_of(*id, family))
            .filter(|id| {
                let function = self
                    .outline(id.file)
                    .and_then(|it| it.function(id.function));
                function.is_some_and(|function| function.has_body)
            })
            .take(2)
            .collect();
        if all.len() == 1 { all } else { Vec::new() }
    }

    /// The classes called `name`: of several in different files, those nearest to `from`.
    fn class_files(&self, from: u32, name: Symbol) -> Vec<(u32, u32)> {
        let family = self.outline(from).map(|outline| outline.family);
        let all = self.classes.get(&name).into_iter().flatten();
        let all: Vec<(u32, u32)> = all
            .filter(|(file, _)| self.outline(*file).map(|it| it.family) == family)
            .copied()
            .collect();
        if all.len() < 2 {
            return all;
        }
        let here = self.modules.folder(from);
        let near = |(file, _): &(u32, u32)| {
            let shared = self
                .modules
                .folder(*file)
                .iter()
                .zip(here)
                .take_while(|(a, b)| a == b);
            (*file == from, shared.count())
        };
        let best = all.iter().map(near).max();
        all.into_iter()
            .filter(|class| Some(near(class)) == best)
            .collect()
    }

    /// The method `name` of a class or of the nearest base that has it, and what a few heirs put in its place; of all
    /// heirs where none has code for it.
    fn method(&self, from: u32, class: Symbol, name: Symbol) -> Vec<FunctionId> {
        let found = self.in_bases(from, class, name);
        let has_code = |id: &FunctionId| {
            let function = self
                .outline(id.file)
                .and_then(|it| it.function(id.function));
            function.is_some_and(|function| function.has_body)
        };
        let overriding = self.in_heirs(class, name, has_code);
        if !found.iter().any(has_code) {
            return overriding;
        }
        let is_few = found.len().saturating_add(overriding.len()) <= MAX_OVERRIDING;
        let overriding = overriding.into_iter().filter(|_| is_few);
        found.into_iter().chain(overriding).collect()
    }

    /// The method `name` of the heirs of a class.
    fn in_heirs(
        &self,
        class: Symbol,
        name: Symbol,
        has_code: impl Fn(&FunctionId) -> bool,
    ) -> Vec<FunctionId> {
        let mut open = vec![class];
        let mut seen = FxHashSet::default();
        let mut all = Vec::new();
        while let Some(class) = open.pop() {
            for heir in self.heirs.get(&class).into_iter().flatten() {
                if seen.len() < MAX_CLASSES && seen.insert(*heir) {
                    let own = self.methods.get(&(*heir, name)).into_iter().flatten();
                    all.extend(own.copied().filter(&has_code));
                    open.push(*heir);
                }
            }
        }
        all
    }

    /// The method `name` of the class or the nearest of its bases.
    fn in_bases(&self, from: u32, class: Symbol, name: Symbol) -> Vec<FunctionId> {
        let mut open = std::collections::VecDeque::from([(from, class)]);
        let mut seen = FxHashSet::default();
        while let Some((from, class)) = open.pop_front() {
            if seen.len() >= MAX_CLASSES || !seen.insert(class) {
                continue;
            }
            let classes = self.class_files(from, class);
            let own = self.methods.get(&(class, name)).into_iter().flatten();
            // Go's methods stand in any file of the package.
            let own: Vec<FunctionId> = own
                .filter(|id| {
                    classes.is_empty()
                        || classes.iter().any(|(file, _)| self.is_near(*file, id.file))
                })
                .copied()
                .collect();
            if !own.is_empty() {
                return own;
            }
            for (file, number) in classes {
                let class = self
                    .outline(file)
                    .and_then(|it| it.classes.get(number as usize));
                let bases = class.map_or(&[][..], |class| class.bases.as_slice());
                open.extend(bases.iter().map(|base| (file, *base)));
            }
        }
        Vec::new()
    }

    /// Whether a method in one file may be of a class in another.
    fn is_near(&self, class: u32, method: u32) -> bool {
        class == method || self.modules.folder(class) == self.modules.folder(method)
    }

    fn inherited(&self, from: u32, class: Symbol, name: Option<Symbol>) -> Vec<FunctionId> {
        let mut all = Vec::new();
        for (file, number) in self.class_files(from, class) {
            let class = self
                .outline(file)
                .and_then(|it| it.classes.get(number as usize));
            for base in class.map_or(&[][..], |class| class.bases.as_slice()) {
                all.extend(match name {
                    Some(name) => self.in_bases(file, *base, name),
                    None => self.constructor(file, *base),
                });
            }
        }
        all
    }

    fn constructor(&self, from: u32, class: Symbol) -> Vec<FunctionId> {
        let family = self.outline(from).map(|outline| outline.family);
        let name = family.and_then(Family::constructor);
        match name {
            Some(name) => {
                let found = self.in_bases(from, class, Symbol::of(name));
                if found.is_empty() && family == Some(Family::JavaScript) {
                    // `new F()` of a plain function.
                    return self.nearest(
                        from,
                        self.functions.get(&class).cloned().unwrap_or_default(),
                    );
                }
                found
            }
            None => self.in_bases(from, class, class),
        }
    }

    fn imported(&self, from: u32, family: Family, path: &[String]) -> Vec<FunctionId> {
        match family {
            Family::Python => match self.modules.python(from, path) {
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
                let files = self.modules.script(from, module);
                let found = files
                    .iter()
                    .flat_map(|file| self.of_module(*file, rest, MAX_EXPORTS));
                found.collect()
            }
            Family::Go => {
                let [package, name] = path else {
                    return Vec::new();
                };
                let files = self.modules.package(from, package);
                let all = self.functions.get(&Symbol::of(name)).into_iter().flatten();
                all.filter(|id| files.contains(&id.file)).copied().collect()
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
                _ => Vec::new(),
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
                Family::Python => match self.modules.python(file, &path) {
                    Some((files, rest)) => { files.iter() }
                        .filter(|next| **next != file)
                        .flat_map(|next| self.of_module(*next, &rest, hops))
                        .collect(),
                    None => Vec::new(),
                },
                _ => match path.split_first() {
                    Some((module, rest)) => {
                        let files = self.modules.script(file, module).into_iter();
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
