//! Whether calls lead from where a program of the tree starts to a symbol that an advisory names.
//!
//! Files are looked at one by one and forgotten ([`FileCalls`]); [`Calls`] joins them. A function that is passed on counts
//! as one that may be called, and so does a closure where it stands.
//!
//! Invariants:
//! - a way is given only where each of its steps was seen: a call of a method of an object of which nothing is known leads
//!   nowhere, and so does what a framework calls by itself;
//! - that no way was found says nothing.

use airlock_flow::Facts;
use airlock_flow::program::{
    Callee, Callees, Family, FunctionId, FunctionNo, Outline, Outlines, Program,
};
use airlock_model::{FlowStep, LineIndex, Location, RepoPath, Span};
use airlock_syntax::{Kind, Language, NodeId, Role, Tree};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// Who calls: a function, or what runs when the file is loaded.
type Caller = Option<FunctionNo>;

/// Calls of a file that are kept; generated code can have more.
const MOST_CALLS: usize = 200_000;

/// What the functions of one file call.
#[derive(Debug)]
pub struct FileCalls {
    outline: Arc<Outline>,
    calls: Vec<Call>,
    /// The paths of what Go's files import, of which callees have the last part only.
    imports: Vec<String>,
    /// Where a program may start.
    starts: Vec<(Caller, Location)>,
}

#[derive(Debug)]
struct Call {
    caller: Caller,
    callee: Callee,
    location: Location,
}

/// Whether calls are followed in the language of the file at `path`, and where its programs start is known.
pub fn follows(path: &str) -> bool {
    let language = airlock_syntax::of_path(path, "");
    let family = language.and_then(|language| airlock_flow::program::family(language.name));
    matches!(
        family,
        Some(Family::Go | Family::Python | Family::Jvm | Family::CSharp)
    )
}

impl FileCalls {
    /// Looks at one file; `None` where calls are not followed in its language.
    pub fn of(
        path: &RepoPath,
        text: &str,
        language: &'static Language,
        tree: &Tree,
    ) -> Option<Self> {
        let facts = Facts::new(language, tree, text);
        let outline = Outline::of(&facts, path.as_str())?;
        let callees = Callees::new(&facts, &outline);
        let index = LineIndex::new(text);
        let place = |span: Span| index.location(path, text, span);
        let caller = |node: NodeId| {
            let mut scope = facts.scope_of(node);
            loop {
                match callees.function_at(scope) {
                    Some(function) => return Some(function),
                    None if scope == NodeId(0) => return None,
                    None => scope = facts.scope_of(scope),
                }
            }
        };
        let (mut calls, mut imports) = (Vec::new(), Vec::new());
        for (id, node) in tree.iter() {
            if node.kind == Kind::Import && outline.family == Family::Go {
                let module = tree.child(id, Role::Module);
                let path = module.map(|module| tree.text(text, module).trim_matches(['"', '`']));
                imports.extend(path.map(str::to_owned));
            }
            let callee = match node.kind {
                Kind::Call | Kind::New => callees.callee(id),
                // A closure belongs to who makes it.
                Kind::Lambda => callees.function_value(id),
                _ => None,
            };
            let passed = { tree.children(id) }
                .filter(|_| matches!(node.kind, Kind::Call | Kind::New))
                .filter(|child| tree.node(*child).role == Role::Args)
                .flat_map(|list| tree.children(list))
                .filter(|argument| matches!(tree.kind(*argument), Kind::Ident | Kind::Member))
                .filter_map(|argument| Some((argument, callees.function_value(argument)?)));
            let found = callee.map(|callee| (id, callee)).into_iter().chain(passed);
            for (at, callee) in
                found.filter(|(_, callee)| !matches!(callee, Callee::Parameter { .. }))
            {
                calls.push(Call {
                    caller: caller(at),
                    callee,
                    location: place(head(tree, at)),
                });
            }
            if calls.len() > MOST_CALLS {
                break;
            }
        }
        let starts = starts(&outline, text, &place);
        Some(Self {
            outline: Arc::new(outline),
            calls,
            imports,
            starts,
        })
    }

    /// Whether a callee of which the tree has no code is the symbol, by the whole path that it is imported by.
    fn means(&self, callee: &Callee, path: &str, symbol: &str) -> bool {
        let Callee::Imported(parts) = callee else {
            return false;
        };
        if self.outline.family == Family::Go {
            let [package, name] = parts.as_slice() else {
                return false;
            };
            let is_part = |part: &str| part.split('.').next() == Some(package);
            return name == symbol
                && path.split('/').any(is_part)
                && self.imports.iter().any(|known| known == path);
        }
        let joined = parts.join(".");
        let below = joined.strip_prefix(path).unwrap_or_default();
        match path {
            "" => joined == symbol,
            _ => below.strip_prefix('.') == Some(symbol),
        }
    }
}

/// The callee's name, or as much of a node as stands in for it.
fn head(tree: &Tree, node: NodeId) -> Span {
    let callee = tree.child(node, Role::Callee).unwrap_or(node);
    tree.node(callee).span()
}

/// Where a program starts by the rules of its language.
fn starts(
    outline: &Outline,
    text: &str,
    place: &impl Fn(Span) -> Location,
) -> Vec<(Caller, Location)> {
    let named = |name: &str, is_top: bool| {
        (0..)
            .map(FunctionNo)
            .zip(&outline.functions)
            .filter(move |(_, function)| {
                let own = text.get(function.span.start as usize..function.span.end as usize);
                own == Some(name) && function.is_top == is_top
            })
            .map(|(number, function)| (Some(number), place(function.span)))
            .collect::<Vec<_>>()
    };
    match outline.family {
        Family::Go if text.lines().any(|line| line.trim_end() == "package main") => {
            named("main", true)
        }
        Family::Jvm => [named("main", false), named("main", true)].concat(),
        Family::CSharp => named("Main", false),
        Family::Python => {
            let guard = text
                .find("__name__ ==")
                .and_then(|at| u32::try_from(at).ok());
            let is_main = outline.path.ends_with("__main__.py");
            let at = guard.or(is_main.then_some(0));
            at.map(|at| (None, place(Span::new(at, at))))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Who calls, in which file.
type Place = (u32, Caller);

/// The calls of all files.
pub struct Calls {
    files: Vec<FileCalls>,
    /// By what is called: the file, and the number of the call in it.
    callers: FxHashMap<FunctionId, Vec<(u32, u32)>>,
    /// Calls of what the tree does not define.
    foreign: Vec<(u32, u32)>,
}

impl Calls {
    /// Of the files of a tree, in the order of their paths.
    pub fn new(mut files: Vec<FileCalls>) -> Self {
        files.sort_by(|a, b| a.outline.path.cmp(&b.outline.path));
        let outlines = Outlines::new(files.iter().map(|file| file.outline.clone()).collect());
        let program = Program::new(&outlines);
        let mut callers: FxHashMap<FunctionId, Vec<(u32, u32)>> = FxHashMap::default();
        let mut foreign = Vec::new();
        for (file, of_file) in (0_u32..).zip(&files) {
            for (number, call) in (0_u32..).zip(&of_file.calls) {
                let targets = program.targets(file, &call.callee);
                if targets.is_empty() {
                    foreign.push((file, number));
                }
                for target in targets {
                    callers.entry(target).or_default().push((file, number));
                }
            }
        }
        Self {
            files,
            callers,
            foreign,
        }
    }

    fn call(&self, (file, number): (u32, u32)) -> Option<&Call> {
        self.files.get(file as usize)?.calls.get(number as usize)
    }

    /// The shortest way from where a program starts to `symbol` of what is imported as `path`.
    pub fn way(&self, path: &str, symbol: &str) -> Option<Vec<FlowStep>> {
        let mut next: FxHashMap<Place, Step> = FxHashMap::default();
        let mut waiting: VecDeque<Place> = VecDeque::new();
        for of in &self.foreign {
            let file = self.files.get(of.0 as usize);
            let call = self.call(*of);
            if file
                .zip(call)
                .is_some_and(|(file, call)| file.means(&call.callee, path, symbol))
            {
                self.leads_to(*of, None, &mut next, &mut waiting);
            }
        }
        while let Some(place) = waiting.pop_front() {
            let files = self.files.get(place.0 as usize);
            let mut starts = files.into_iter().flat_map(|file| &file.starts);
            if let Some((_, start)) = starts.find(|(caller, _)| *caller == place.1) {
                return Some(self.steps(start, place, &next, symbol));
            }
            let own = place.1.map(|function| FunctionId {
                file: place.0,
                function,
            });
            let callers = own.and_then(|own| self.callers.get(&own));
            for of in callers.into_iter().flatten() {
                self.leads_to(*of, Some(place), &mut next, &mut waiting);
            }
        }
        None
    }

    /// Notes that the place of a call leads on by it, unless it is known to lead on already.
    fn leads_to(
        &self,
        of: (u32, u32),
        below: Option<Place>,
        next: &mut FxHashMap<Place, Step>,
        waiting: &mut VecDeque<Place>,
    ) {
        let Some(call) = self.call(of) else { return };
        let place = (of.0, call.caller);
        if let Entry::Vacant(free) = next.entry(place) {
            free.insert(Step { of, below });
            waiting.push_back(place);
        }
    }

    /// The steps from `place`, where a program starts, to the symbol.
    fn steps(
        &self,
        start: &Location,
        place: Place,
        next: &FxHashMap<Place, Step>,
        symbol: &str,
    ) -> Vec<FlowStep> {
        let mut steps = vec![FlowStep {
            location: start.clone(),
            message: "the program starts here".to_owned(),
        }];
        let mut at = Some(place);
        while let Some(Step { of, below }) = at.and_then(|at| next.get(&at)) {
            steps.extend(self.call(*of).map(|call| FlowStep {
                location: call.location.clone(),
                message: match below {
                    Some(_) => "what leads there is called or passed on here".to_owned(),
                    None => format!("`{symbol}`, which the advisory names, is used here"),
                },
            }));
            at = *below;
        }
        steps
    }
}

/// How a place leads nearer to the symbol: each does by a place that was found before it, so that steps end.
struct Step {
    /// The call.
    of: (u32, u32),
    /// Where it leads; nowhere in the tree where it is of the symbol itself.
    below: Option<Place>,
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use airlock_model::Cx;
    use airlock_syntax::ParseLimits;

    fn calls(files: &[(&str, &str)]) -> Calls {
        let cx = Cx::default();
        let of = |(path, text): &(&str, &str)| {
            let language = airlock_syntax::of_path(path, "").unwrap();
            let parsed = airlock_syntax::parse(&cx, language, text, ParseLimits::default());
            FileCalls::of(&RepoPath::new(*path), text, language, &parsed.tree).unwrap()
        };
        Calls::new(files.iter().map(of).collect())
    }

    fn shown(way: Option<Vec<FlowStep>>) -> String {
        let steps = way.map(|steps| {
            let places = steps.iter().map(|step| {
                format!(
                    "{}:{} {}",
                    step.location.path, step.location.start.line, step.message
                )
            });
            places.collect::<Vec<_>>().join("\n")
        });
        steps.unwrap_or_else(|| "none".to_owned())
    }

    const MAIN: &str = "package main\n\nimport (\n\t\"host.test/own/web\"\n\t\"net/http\"\n)\n\nfunc main() {\n\t\
                        http.HandleFunc(\"/\", handle)\n}\n\nfunc handle(w http.ResponseWriter, r *http.Request) {\n\t\
                        web.Render(r)\n}\n";
    const WEB: &str = "package web\n\nimport \"golang.example/x/text/language\"\n\nfunc Render(r any) {\n\tlanguage.Parse(\"a\")\n}\n\n\
                       func unused() {\n\tlanguage.Compose(1)\n}\n";

    #[test]
    fn ways_lead_from_main_through_what_is_passed_on() {
        let calls = calls(&[("main.go", MAIN), ("web/web.go", WEB)]);
        let path = "golang.example/x/text/language";
        let lines = ["Parse", "Compose", "Missing"]
            .map(|symbol| format!("{symbol}:\n{}", shown(calls.way(path, symbol))));
        insta::assert_snapshot!(lines.join("\n\n"));
    }

    #[test]
    fn a_script_starts_where_it_is_run() {
        let script = "import yaml\n\ndef load(path):\n    return yaml.load(open(path))\n\nif __name__ == '__main__':\n    load('a')\n";
        let module = script.replace("__name__ ==", "1 ==");
        for (text, expected) in [(script, 3), (module.as_str(), 0)] {
            let way = calls(&[("tool.py", text)]).way("yaml", "load");
            assert_eq!(way.map_or(0, |steps| steps.len()), expected, "{text}");
        }
    }
}
