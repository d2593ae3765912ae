//! The routes of a whole tree, from what its files say.
//!
//! Invariants:
//! - linear in routes, functions and mounts but for bounded factors: chains of mounts, bases and calls are cut at fixed
//!   lengths;
//! - the result depends on the files' facts and the applications' folders only, not on their order.

mod checks;
mod classes;
mod mounts;
mod names;

use super::facts::{FileRoutes, Guard, RouteFact, Side, Zone};
use super::framework::join_paths;
use super::{pattern, words};
use airlock_model::{GuardKind, GuardManner, ParameterPlace, Route, RouteGuard, RouteParameter};
use checks::{Checks, Found};
use names::Names;
use std::collections::BTreeMap;

/// A function of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FunctionRef {
    /// The file, by its number in [`Joined::files`].
    pub file: u32,
    /// The function, by its number in it.
    pub function: u32,
}

/// A route with what joined it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedRoute {
    /// The route.
    pub route: Route,
    /// The file that registers it.
    pub file: u32,
    /// Its handler, where it is known.
    pub handler: Option<FunctionRef>,
    /// The class that handles it by methods it inherits, where it is known.
    pub class: Option<ViewClass>,
    /// The application it belongs to.
    pub app: u32,
    /// What it has its siblings in common with: its controller, router or file.
    pub group: String,
    /// Middleware that checks input, by name.
    pub validations: Vec<String>,
    /// What runs before the handler and looks something up for it (`before_action :set_order`).
    pub loaders: Vec<FunctionRef>,
}

/// A class that handles a route by what it inherits from a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewClass {
    /// The file that declares it, by its number.
    pub file: u32,
    /// Its name.
    pub name: String,
    /// Its functions, and those of what it extends.
    pub functions: Vec<FunctionRef>,
}

/// The routes of a tree.
#[derive(Debug, Default)]
pub struct Joined {
    /// The files, ordered by path.
    pub files: Vec<FileRoutes>,
    /// The routes, ordered by file and place.
    pub routes: Vec<JoinedRoute>,
    /// What each function asks for, looked through calls.
    checks: Checks,
}

impl Joined {
    /// A function's facts.
    pub fn function(&self, at: FunctionRef) -> Option<&super::Function> {
        self.files
            .get(at.file as usize)?
            .functions
            .get(at.function as usize)
    }

    /// Whether the function or what it calls asks who owns what it works on: any use of the caller's identity that is not
    /// just a refusal of strangers.
    pub fn asks_for_owner(&self, at: FunctionRef) -> bool {
        self.checks
            .of(at)
            .is_some_and(|own| own.uses_identity || own.roles)
    }

    /// Whether the function or what it calls does more with who calls than refuse strangers.
    pub fn uses_caller(&self, at: FunctionRef) -> bool {
        self.checks.of(at).is_some_and(|own| own.uses_caller)
    }

    /// Whether the function hands the request on to code that is not in the tree.
    pub fn hands_on(&self, at: FunctionRef) -> bool {
        self.checks.of(at).is_some_and(|own| own.hands_on)
    }

    /// Whether some function of a class asks who owns what it works on.
    pub fn class_asks_for_owner(&self, class: &ViewClass) -> bool {
        { class.functions.iter() }.any(|at| self.asks_for_owner(*at))
    }

    /// Whether the function or what it calls speaks of who calls.
    pub fn knows_caller(&self, at: FunctionRef) -> bool {
        self.checks.of(at).is_some_and(|own| own.knows_caller)
    }

    /// Whether the function or what it calls can refuse by a role or permission.
    pub fn asks_for_role(&self, at: FunctionRef) -> bool {
        self.checks.of(at).is_some_and(|own| own.roles)
    }

    /// Whether the function or what it calls writes to a store.
    pub fn writes(&self, at: FunctionRef) -> bool {
        self.checks.of(at).is_some_and(|own| own.writes)
    }

    /// The class called `name`, seen from the file `from`.
    pub fn class(&self, from: u32, name: &str) -> Option<&super::Class> {
        let side = self.files.get(from as usize)?.side;
        let mut all = { self.files.iter() }
            .filter(|file| file.side == side)
            .flat_map(|file| &file.classes);
        all.find(|class| class.name == name)
    }

    /// Guards that nothing uses, in an application: kinds with names and the files that hold them.
    pub fn idle_guards(&self, app: u32) -> Vec<(GuardKind, &str)> {
        let mut all: Vec<(GuardKind, &str)> = { self.checks.idle.iter() }
            .filter(|(own, _, _)| *own == app)
            .map(|(_, kind, name)| (*kind, name.as_str()))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Joins what the files of a tree say; `roots` are the folders of its applications (those that hold a manifest), each
/// without a slash at its end.
pub fn join(mut files: Vec<FileRoutes>, roots: &[String]) -> Joined {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let apps = Apps::of(&files, roots);
    let names = Names::of(&files, &apps.of_file);
    let mounts = mounts::resolve(&files, &names);
    let checks = Checks::of_files(&files, &names);
    let mut routes = Vec::new();
    for (number, file) in (0_u32..).zip(&files) {
        let app = apps
            .of_file
            .get(number as usize)
            .copied()
            .unwrap_or_default();
        for fact in &file.routes {
            let joiner = Joiner {
                files: &files,
                names: &names,
                mounts: &mounts,
                checks: &checks,
                zones: &apps.zones,
                app,
                file: number,
            };
            joiner.join(file, fact, &mut routes);
        }
    }
    let mut joined = Joined {
        files,
        routes,
        checks,
    };
    joined
        .checks
        .find_idle(&joined.files, &apps.of_file, &joined.routes);
    joined
}

/// Which application each file belongs to, and the applications' security configurations.
struct Apps {
    of_file: Vec<u32>,
    zones: BTreeMap<u32, Vec<Zone>>,
}

impl Apps {
    fn of(files: &[FileRoutes], roots: &[String]) -> Self {
        let mut numbers: BTreeMap<(Side, &str), u32> = BTreeMap::new();
        let mut of_file = Vec::new();
        let mut zones: BTreeMap<u32, Vec<Zone>> = BTreeMap::new();
        let known: std::collections::BTreeSet<&str> = roots.iter().map(String::as_str).collect();
        for file in files {
            let root = root_of(&file.path, &known);
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let app = *numbers.entry((file.side, root)).or_insert(next);
            of_file.push(app);
            if !file.zones.is_empty() {
                zones
                    .entry(app)
                    .or_default()
                    .extend(file.zones.iter().cloned());
            }
        }
        Self { of_file, zones }
    }
}

/// The nearest folder above a file that is an application's root.
fn root_of<'path>(path: &'path str, roots: &std::collections::BTreeSet<&str>) -> &'path str {
    let mut folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    while !folder.is_empty() && !roots.contains(folder) {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
    folder
}

/// What handles a route.
#[derive(Debug, Clone, Copy)]
enum Handled<'run> {
    By(FunctionRef),
    /// A class, by methods that it inherits from a library.
    Inherited(u32, &'run str),
    Unknown,
}

struct Joiner<'run> {
    files: &'run [FileRoutes],
    names: &'run Names,
    mounts: &'run mounts::Mounts,
    checks: &'run Checks,
    zones: &'run BTreeMap<u32, Vec<Zone>>,
    app: u32,
    file: u32,
}

impl Joiner<'_> {
    fn join(&self, file: &FileRoutes, fact: &RouteFact, out: &mut Vec<JoinedRoute>) {
        let handler = match fact.handler.function {
            Some(function) => Some(FunctionRef {
                file: self.file,
                function,
            }),
            None => { self.names.function(self.files, self.file, &fact.maker) }.or_else(|| {
                self.names
                    .function(self.files, self.file, &fact.handler.path)
            }),
        };
        if handler.is_none() && self.is_unfilled(fact) {
            return;
        }
        // A class that handles by methods named for what they do.
        if handler.is_none()
            && let Some((class_file, class)) =
                self.names
                    .class_of_path(self.files, self.file, &fact.handler.path)
        {
            let expanded = classes::methods_of(self.files, class_file, &class.name);
            if !expanded.is_empty() && matches!(file.side, Side::Python) {
                for (function, methods, tail) in expanded {
                    self.finish(file, fact, Handled::By(function), &methods, &tail, out);
                }
                return;
            }
            if matches!(file.side, Side::Python) && fact.methods.is_empty() {
                let methods =
                    classes::inherited_methods(self.files, self.names, class_file, &class.name);
                let by = Handled::Inherited(class_file, &class.name);
                self.finish(file, fact, by, &methods, "", out);
                return;
            }
        }
        let methods = match handler.and_then(|at| self.function(at)) {
            Some(function) if fact.methods.is_empty() && !function.methods.is_empty() => {
                function.methods.clone()
            }
            _ => fact.methods.clone(),
        };
        let by = handler.map_or(Handled::Unknown, Handled::By);
        self.finish(file, fact, by, &methods, "", out);
    }

    fn function(&self, at: FunctionRef) -> Option<&super::Function> {
        self.files
            .get(at.file as usize)?
            .functions
            .get(at.function as usize)
    }

    fn finish(
        &self,
        file: &FileRoutes,
        fact: &RouteFact,
        by: Handled<'_>,
        methods: &[String],
        tail: &str,
        out: &mut Vec<JoinedRoute>,
    ) {
        let handler = match by {
            Handled::By(function) => Some(function),
            _ => None,
        };
        let class = match by {
            Handled::Inherited(file, name) => Some(ViewClass {
                file,
                name: name.to_owned(),
                functions: classes::functions_of(self.files, self.names, file, name),
            }),
            _ => None,
        };
        let own_path = join_paths(&fact.path, tail);
        let chains = match fact.router {
            Some(router) => self
                .mounts
                .chains(self.files, self.file, router, fact.at, &own_path),
            None => vec![mounts::Chain {
                path: own_path,
                guards: Vec::new(),
            }],
        };
        let router = fact
            .router
            .and_then(|router| file.routers.get(router as usize));
        let function = handler.and_then(|at| self.function(at));
        let class_name = { class.as_ref() }
            .map(|class| class.name.as_str())
            .or_else(|| function.map(|function| function.class.as_str()))
            .filter(|class| !class.is_empty())
            .or_else(|| router.map(|router| router.name.as_str()))
            .unwrap_or("");
        let class_file = match (&class, handler) {
            (Some(class), _) => class.file,
            (None, at) => at.map_or(self.file, |at| at.file),
        };
        let action = function.map_or("", |function| function.name.as_str());
        let class_location = { class.as_ref() }
            .and_then(|class| self.names.class(self.files, class.file, &class.name))
            .map(|(_, class)| class.location.clone());
        for chain in chains {
            let path = absolute(&chain.path);
            let mut guards: Vec<(u32, Guard)> = Vec::new();
            guards.extend(
                self.zone_guards(&fact.framework, methods, &path, class_file, class_name)
                    .into_iter()
                    .map(|guard| (self.file, guard)),
            );
            guards.extend(chain.guards);
            guards.extend(classes::guards(
                self.files, self.names, class_file, class_name, action,
            ));
            guards.extend(fact.guards.iter().map(|guard| (self.file, guard.clone())));
            if let (Some(function), Some(at)) = (function, handler) {
                guards.extend(function.guards.iter().map(|guard| (at.file, guard.clone())));
            }
            if fact.framework == "nest" {
                self.drop_unasked(&mut guards, class_file, class_name);
            }
            let loaders = self.loaders(&guards, class_file, class_name);
            let mut guards = self.settle(guards);
            if let (Some(at), Some(function)) = (handler, function) {
                guards.extend(self.checks.in_body(at, function));
            }
            if let Some(class) = &class {
                let own = class
                    .functions
                    .iter()
                    .filter_map(|at| Some((*at, self.function(*at)?)));
                guards.extend(own.flat_map(|(at, function)| self.checks.in_body(at, function)));
            }
            guards.dedup();
            let mut parameters: Vec<RouteParameter> = { pattern::parameters(&path).into_iter() }
                .map(|name| RouteParameter {
                    name,
                    place: ParameterPlace::Path,
                })
                .collect();
            parameters.extend(fact.parameters.iter().cloned());
            out.push(JoinedRoute {
                route: Route {
                    framework: fact.framework.clone(),
                    methods: methods.to_vec(),
                    path,
                    handler: handler_name(fact, function),
                    location: fact.location.clone(),
                    handler_location: function
                        .map(|function| function.location.clone())
                        .or_else(|| class_location.clone())
                        .filter(|location| *location != fact.location),
                    parameters,
                    guards,
                },
                file: self.file,
                handler,
                class: class.clone(),
                loaders,
                app: self.app,
                validations: { fact.guards.iter() }
                    .map(|guard| guard.name.clone())
                    .filter(|name| words::is_validation(name))
                    .collect(),
                group: if class_name.is_empty()
                    || router.is_some_and(|router| {
                        router.name == class_name
                            && function.is_none_or(|function| function.class.is_empty())
                    }) {
                    file.path.clone()
                } else {
                    self.group_of(&fact.framework, class_file, class_name, handler.is_none())
                },
            });
        }
    }

    /// Nest's guards of roles let everybody pass where no role is named, in a controller that names them elsewhere.
    fn drop_unasked(&self, guards: &mut Vec<(u32, Guard)>, file: u32, class: &str) {
        let names_role = |guard: &Guard| {
            guard.kind == Some(GuardKind::Authorisation) && !guard.name.ends_with("Guard")
        };
        let functions = { self.files.get(file as usize) }.map_or(&[][..], |file| &file.functions);
        let is_habit =
            { functions.iter() }.any(|own| own.class == class && own.guards.iter().any(names_role));
        if is_habit && !guards.iter().any(|(_, guard)| names_role(guard)) {
            guards.retain(|(_, guard)| {
                guard.kind != Some(GuardKind::Authorisation) || !guard.name.ends_with("Guard")
            });
        }
    }

    /// What routes of a class have in common: the class; where each class has one route, the folder or file.
    fn group_of(&self, framework: &str, file: u32, class: &str, is_inherited: bool) -> String {
        let path = { self.files.get(file as usize) }.map_or("", |file| file.path.as_str());
        if framework == "servlet" {
            return names::folder(path).to_owned();
        }
        if is_inherited {
            return path.to_owned();
        }
        format!("{path}#{class}")
    }

    /// The functions of guards that look something up; a guard that a controller inherits may be a method of its own.
    fn loaders(&self, guards: &[(u32, Guard)], file: u32, class: &str) -> Vec<FunctionRef> {
        let mut all = Vec::new();
        for (_, guard) in guards.iter().filter(|(_, guard)| !guard.lifts) {
            let path = [class.to_owned(), guard.name.clone()];
            let found = self.names.function(self.files, file, &path);
            let looks_up = |at: &FunctionRef| {
                self.function(*at)
                    .is_some_and(|function| !function.body.lookups.is_empty())
            };
            all.extend(found.filter(looks_up).filter(|at| !all.contains(at)));
        }
        all
    }

    /// Whether it is one of the actions that a resource stands for, and its controller is known and has no such action.
    fn is_unfilled(&self, fact: &RouteFact) -> bool {
        let action = fact.handler.path.last().map_or("", String::as_str);
        let class = fact.handler.path.len().saturating_sub(1);
        let class = fact.handler.path.get(..class).unwrap_or_default();
        fact.framework == "rails"
            && matches!(
                action,
                "index" | "new" | "create" | "show" | "edit" | "update" | "destroy"
            )
            && self
                .names
                .class_of_path(self.files, self.file, class)
                .is_some()
    }

    /// The rows of security configurations that hold for a path: the first that decides who may, and all others.
    fn zone_guards(
        &self,
        framework: &str,
        methods: &[String],
        path: &str,
        file: u32,
        class: &str,
    ) -> Vec<Guard> {
        let mut all = Vec::new();
        let mut is_decided = false;
        for zone in self.zones.get(&self.app).into_iter().flatten() {
            let is_rest = || classes::is_rest_view(self.files, self.names, file, class);
            let speaks = zone.frameworks.is_empty()
                || zone.frameworks.iter().any(|own| {
                    own == framework || own == "django-rest" && framework == "django" && is_rest()
                });
            if !speaks
                || !zone.methods.is_empty()
                    && !methods.iter().any(|method| zone.methods.contains(method))
            {
                continue;
            }
            let is_unknown = zone.patterns.iter().any(|pattern| pattern == "\u{0}");
            let covers = zone.patterns.is_empty()
                || zone.patterns.iter().any(|own| pattern::covers(own, path));
            if !covers && !is_unknown {
                continue;
            }
            // A filter asks what its code asks, besides what others do.
            if zone.kind == GuardKind::Other && zone.manner == GuardManner::Application {
                all.extend(self.filter_guard(zone).filter(|_| covers));
                continue;
            }
            let decides = matches!(
                zone.kind,
                GuardKind::Public | GuardKind::Authentication | GuardKind::Authorisation
            );
            if decides && is_decided {
                continue;
            }
            let kind = if is_unknown && !covers {
                GuardKind::Other
            } else {
                zone.kind
            };
            is_decided |= decides && kind != GuardKind::Other;
            all.push(Guard {
                kind: Some(kind),
                name: zone.name.clone(),
                manner: zone.manner,
                location: zone.location.clone(),
                from: 0,
                under: String::new(),
                only: Vec::new(),
                except: Vec::new(),
                lifts: false,
                function: None,
            });
        }
        all
    }

    /// What a servlet filter asks for, by its code; none for one that refuses nobody.
    fn filter_guard(&self, zone: &Zone) -> Option<Guard> {
        let mut guard = Guard {
            kind: None,
            name: zone.name.clone(),
            manner: zone.manner,
            location: zone.location.clone(),
            from: 0,
            under: String::new(),
            only: Vec::new(),
            except: Vec::new(),
            lifts: false,
            function: None,
        };
        match self
            .checks
            .guard_kind(self.files, self.names, self.file, &guard)
        {
            Found::Asks(kind) => {
                guard.kind = Some(kind);
                Some(guard)
            }
            _ => None,
        }
    }

    /// Guards with their purposes; those that are taken away again, and those that guard nothing, left out.
    fn settle(&self, guards: Vec<(u32, Guard)>) -> Vec<RouteGuard> {
        let lifted: Vec<String> = { guards.iter() }
            .filter(|(_, guard)| guard.lifts)
            .map(|(_, guard)| guard.name.clone())
            .collect();
        let mut all: Vec<RouteGuard> = Vec::new();
        for (file, guard) in guards {
            if guard.lifts || lifted.contains(&guard.name) {
                continue;
            }
            let Some(kind) = self.purpose(file, &guard) else {
                continue;
            };
            // A route's own mark of openness takes away what its router asks for.
            if kind == GuardKind::Public && guard.manner == GuardManner::Decorator {
                all.retain(|own| {
                    !matches!(
                        own.kind,
                        GuardKind::Authentication | GuardKind::Authorisation
                    ) || own.manner == GuardManner::Decorator
                });
            }
            all.push(RouteGuard {
                kind,
                manner: guard.manner,
                name: guard.name,
                location: guard.location,
            });
        }
        all
    }
}

impl Joiner<'_> {
    /// What a guard asks for: its name says it, and its code where it can be found says it better; none for what guards
    /// nothing.
    fn purpose(&self, file: u32, guard: &Guard) -> Option<GuardKind> {
        let is_of_caller =
            |kind: GuardKind| matches!(kind, GuardKind::Authentication | GuardKind::Authorisation);
        let by_code = || self.checks.guard_kind(self.files, self.names, file, guard);
        match guard.kind {
            None => match by_code() {
                Found::Asks(kind) => Some(kind),
                Found::AsksNothing => None,
                Found::Nothing => (!words::is_neutral(&guard.name)).then_some(GuardKind::Other),
            },
            Some(kind)
                if is_of_caller(kind)
                    && !words::names_role(&guard.name)
                    && guard.manner != GuardManner::FilterChain =>
            {
                match by_code() {
                    Found::Asks(own) if is_of_caller(own) => Some(own),
                    // `Depends(get_session)` of a store.
                    Found::AsksNothing if words::names_connection(&guard.name) => None,
                    _ => Some(kind),
                }
            }
            known => known,
        }
    }
}

fn absolute(path: &str) -> String {
    let trimmed = path.trim_start_matches('/');
    format!("/{trimmed}")
}

fn handler_name(fact: &RouteFact, function: Option<&super::Function>) -> Option<String> {
    if let Some(function) = function.filter(|function| !function.name.is_empty()) {
        return Some(if function.class.is_empty() {
            function.name.clone()
        } else {
            format!("{}.{}", function.class, function.name)
        });
    }
    let parts: Vec<&str> = fact
        .handler
        .path
        .iter()
        .map(|part| part.trim_start_matches(['.', '/', '\\']))
        .collect();
    (!parts.is_empty()).then(|| parts.join("."))
}
