//! Frameworks whose routes are calls on a router: `router.post("/x", guard, handler)`.
//!
//! Routers are followed by the variables that hold them, through groups, closures that are given a router, parameters and
//! chains of calls; a [`Dialect`] says what a framework calls these things.

use super::module_exports;
use super::wrapped::{options, wrappers};
use crate::routes::facts::{Entry, FileRoutes, Guard, Handler, Mount, RouteFact, Router};
use crate::routes::page::{Call, Page};
use crate::routes::words;
use airlock_model::{GuardKind, GuardManner};
use airlock_syntax::{Kind, NodeId, Role};

/// How the arguments of a registration stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Path, guards, handler.
    HandlerLast,
    /// Path, handler, guards.
    HandlerSecond,
}

/// Whether a call makes a router: its prefix and guards.
pub(super) type Makes = fn(&Page<'_>, &Call<'_>) -> Option<(String, Vec<Guard>)>;

/// What a framework calls things.
pub(super) struct Dialect {
    pub(super) framework: &'static str,
    pub(super) shape: Shape,
    /// Whether a call makes a router: its prefix and guards.
    pub(super) makes: Makes,
    /// Whether a parameter or unknown variable is a router.
    pub(super) is_router: fn(name: &str, declared: &str) -> bool,
    /// The methods that a registration of this name answers; an empty list for all.
    pub(super) methods: fn(&str) -> Option<&'static [&'static str]>,
    /// Registrations whose first argument is the method.
    pub(super) with_method: &'static [&'static str],
    /// Calls that put guards on a router.
    pub(super) uses: &'static [&'static str],
    /// Calls that give a router below a path, with guards behind it.
    pub(super) groups: &'static [&'static str],
    /// Calls that give the same router with guards.
    pub(super) withs: &'static [&'static str],
    /// Calls that put another router below a path.
    pub(super) mounts: &'static [&'static str],
    /// Whether guards count only for what is registered after them.
    pub(super) is_ordered: bool,
}

/// A router with what a chain of calls adds to it.
#[derive(Debug, Clone, Default)]
struct Place {
    router: Option<u32>,
    prefix: String,
    guards: Vec<Guard>,
}

struct Reader<'page, 'run> {
    page: &'run Page<'page>,
    dialect: &'run Dialect,
    out: &'run mut FileRoutes,
    /// Variables that hold routers: the scope that binds them, their spelling, the router.
    variables: Vec<(NodeId, String, u32)>,
    /// The first router of this dialect in the file's list.
    first: usize,
}

/// Reads all registrations of a file.
pub(super) fn read(page: &Page<'_>, out: &mut FileRoutes, dialect: &Dialect) {
    let first = out.routers.len();
    let mut reader = Reader {
        page,
        dialect,
        out,
        variables: Vec::new(),
        first,
    };
    for node in &page.calls {
        if let Some(call) = page.call(*node) {
            reader.read(&call);
        }
    }
    reader.mark_defaults();
}

impl<'page> Reader<'page, '_> {
    fn read(&mut self, call: &Call<'page>) {
        if let Some((prefix, guards)) = (self.dialect.makes)(self.page, call) {
            self.make(call, prefix, guards);
            return;
        }
        let name = call.name;
        let is_group = self.dialect.groups.contains(&name) || self.dialect.withs.contains(&name);
        let is_use = self.dialect.uses.contains(&name);
        let is_mount = self.dialect.mounts.contains(&name);
        let verb = (self.dialect.methods)(name);
        let names_method = self.dialect.with_method.contains(&name);
        if !(is_group || is_use || is_mount || verb.is_some() || names_method) {
            self.hand_over(call);
            return;
        }
        let Some(place) = call.object.and_then(|object| self.place(object, 0)) else {
            self.hand_over(call);
            return;
        };
        if is_group {
            self.group(call, &place);
        } else if is_use || is_mount {
            self.put(call, &place, is_use);
        } else {
            self.register(call, place, verb);
        }
    }

    /// A router that a call makes, held by the variable it is assigned to.
    fn make(&mut self, call: &Call<'page>, prefix: String, guards: Vec<Guard>) -> u32 {
        let mut router = Router::new(self.dialect.framework, "", self.page.at(call.node));
        router.prefix = prefix;
        router.guards = guards;
        router.entry.function = self.function_around(call.node);
        let number = self.out.add_router(router);
        self.hold(call.node, number);
        number
    }

    /// The variable that holds what the chain of calls around `node` gives, if it is still a router.
    fn hold(&mut self, node: NodeId, number: u32) {
        let mut at = node;
        for _ in 0..16 {
            let parent = self.page.facts.parent(at);
            match self.page.kind(parent) {
                // `express.Router().use(x)`, `Router::new().route(…)`
                Kind::Member | Kind::Call if self.page.tree.node(at).role != Role::Args => {
                    at = parent;
                }
                Kind::Cast | Kind::Await => at = parent,
                Kind::Assign => {
                    let Some(left) = self
                        .page
                        .tree
                        .child(parent, Role::Left)
                        .filter(|left| *left != at)
                    else {
                        return;
                    };
                    let written = self.page.written(left).to_owned();
                    let scope = if self.page.kind(left) == Kind::Member {
                        NodeId(0)
                    } else {
                        self.page.facts.scope_of(left)
                    };
                    if let Some(router) = self.out.routers.get_mut(number as usize)
                        && router.name.is_empty()
                    {
                        written
                            .rsplit('.')
                            .next()
                            .unwrap_or(&written)
                            .clone_into(&mut router.name);
                    }
                    self.variables.push((scope, written, number));
                    return;
                }
                _ => return,
            }
        }
    }

    fn function_around(&self, node: NodeId) -> Option<String> {
        let mut scope = self.page.facts.scope_of(node);
        for _ in 0..16 {
            if scope == NodeId(0) {
                return None;
            }
            if matches!(self.page.kind(scope), Kind::Function | Kind::Lambda)
                && let Some(name) = self.page.function_name(scope)
            {
                return Some(name.to_owned());
            }
            scope = self.page.facts.scope_of(scope);
        }
        None
    }

    /// The router that an expression stands for.
    fn place(&mut self, node: NodeId, depth: u32) -> Option<Place> {
        if depth > 24 {
            return None;
        }
        match self.page.kind(node) {
            Kind::Ident | Kind::Member | Kind::This => {
                let router = self.variable(node)?;
                Some(Place {
                    router: Some(router),
                    ..Place::default()
                })
            }
            Kind::Call | Kind::New => {
                let call = self.page.call(node)?;
                if let Some((prefix, guards)) = (self.dialect.makes)(self.page, &call) {
                    let known = { self.out.routers.iter() }
                        .skip(self.first)
                        .position(|router| router.at == self.page.at(node));
                    let number = known.map(|known| known + self.first);
                    let number = match number {
                        Some(number) => u32::try_from(number).ok()?,
                        None => self.make(&call, prefix, guards),
                    };
                    return Some(Place {
                        router: Some(number),
                        ..Place::default()
                    });
                }
                let mut place = self.place(call.object?, depth + 1)?;
                let is_with = self.dialect.withs.contains(&call.name);
                if self.dialect.groups.contains(&call.name) || is_with {
                    let (path, rest) = self.path_and_rest(&call);
                    place.prefix = join_paths(&place.prefix, &path);
                    place
                        .guards
                        .extend(self.page.guards(rest, GuardManner::Route));
                }
                Some(place)
            }
            _ => None,
        }
    }

    /// The router that a variable holds; one that is handed in is made when first seen.
    fn variable(&mut self, node: NodeId) -> Option<u32> {
        let written = self.page.written(node);
        if written.len() > 60 {
            return None;
        }
        let mut scope = self.page.facts.scope_of(node);
        loop {
            let held = { self.variables.iter().rev() }
                .find(|(own, name, _)| *own == scope && name == written);
            if let Some((_, _, number)) = held {
                return Some(*number);
            }
            if let Some(number) = self.parameter(scope, written) {
                return Some(number);
            }
            if scope == NodeId(0) {
                break;
            }
            scope = self.page.facts.scope_of(scope);
        }
        // A field or global of another file.
        let last = written.rsplit(['.', '>']).next().unwrap_or(written);
        let is_package = written == "http" && self.dialect.framework == "net/http";
        if !(self.dialect.is_router)(last, "") || self.page.facts.imported_name(node) && !is_package
        {
            return None;
        }
        let mut router = Router::new(self.dialect.framework, last, self.page.at(node));
        router.entry.function = self.function_around(node);
        router.at = 0;
        let number = self.out.add_router(router);
        self.variables.push((NodeId(0), written.to_owned(), number));
        Some(number)
    }

    /// The router that a function takes by the parameter `written`.
    fn parameter(&mut self, function: NodeId, written: &str) -> Option<u32> {
        if !matches!(self.page.kind(function), Kind::Function | Kind::Lambda) {
            return None;
        }
        let parameters = self.page.parameters(function);
        let at = parameters.iter().position(|parameter| {
            self.page.parameter_name(*parameter) == written.trim_start_matches('$')
        })?;
        let parameter = *parameters.get(at)?;
        if !(self.dialect.is_router)(written, self.page.declared(parameter)) {
            return None;
        }
        let mut router = Router::new(self.dialect.framework, written, self.page.at(function));
        let name = self.page.function_name(function).map(str::to_owned);
        router.entry = Entry {
            is_default: name.is_none(),
            function: name,
            parameter: u16::try_from(at).ok(),
        };
        let number = self.out.add_router(router);
        self.variables.push((function, written.to_owned(), number));
        Some(number)
    }

    /// The path that a call begins with, if it does, and the arguments behind it.
    fn path_and_rest(&self, call: &Call<'page>) -> (String, Vec<NodeId>) {
        let mut args: Vec<NodeId> = call.by_position().collect();
        let path = args.first().and_then(|first| match self.page.kind(*first) {
            Kind::Str => self.page.string(*first),
            // `app.use(["/a", "/b"], guard)`: the first stands for all.
            Kind::List => self.page.strings(*first).into_iter().next(),
            Kind::Ident | Kind::Member | Kind::Binary => self
                .page
                .string(*first)
                .filter(|path| path.is_empty() || path.starts_with('/')),
            _ => None,
        });
        if path.is_some() {
            args.remove(0);
        }
        (path.unwrap_or_default(), args)
    }

    /// `api := r.Group("/api", auth)`, `r.Route("/x", func(r chi.Router) { … })`.
    fn group(&mut self, call: &Call<'page>, place: &Place) {
        let (path, mut rest) = self.path_and_rest(call);
        let closure = call.block.or_else(|| {
            rest.last()
                .copied()
                .filter(|last| matches!(self.page.kind(*last), Kind::Lambda | Kind::Function))
        });
        rest.retain(|arg| Some(*arg) != closure);
        // Express's `app.route("/x")` has no guards.
        let mut guards = place.guards.clone();
        guards.extend(self.page.guards(rest, GuardManner::Router));
        let mut router = Router::new(self.dialect.framework, "", self.page.at(call.node));
        router.prefix = join_paths(&place.prefix, &path);
        router.parent = place.router;
        router.guards = guards;
        router.entry.function = self.function_around(call.node);
        let number = self.out.add_router(router);
        match closure {
            Some(closure) => {
                for parameter in self.page.parameters(closure).iter().take(1) {
                    let name = self.page.parameter_name(*parameter).to_owned();
                    self.variables.push((closure, name, number));
                }
            }
            None => self.hold(call.node, number),
        }
    }

    /// `app.use("/admin", requireAdmin, adminRouter)`, `r.Mount("/x", routes())`.
    fn put(&mut self, call: &Call<'page>, place: &Place, is_use: bool) {
        let page = self.page;
        let (mut path, rest) = self.path_and_rest(call);
        // Fastify's `addHook("onRequest", check)`
        if call.name == "addHook" {
            if !matches!(
                path.as_str(),
                "onRequest" | "preHandler" | "preValidation" | "preParsing"
            ) {
                return;
            }
            path.clear();
        }
        let mut guards: Vec<NodeId> = Vec::new();
        let mut targets: Vec<NodeId> = Vec::new();
        for arg in rest {
            if matches!(page.kind(arg), Kind::Lambda | Kind::Function) {
                guards.push(arg);
            } else if self.is_target(arg, is_use) {
                targets.push(arg);
            } else {
                guards.push(arg);
            }
        }
        let at = page.at(call.node);
        let manner = if place.router.is_none() {
            GuardManner::Application
        } else {
            GuardManner::Router
        };
        let mut made = page.guards(guards, manner);
        for guard in &mut made {
            guard.from = if self.dialect.is_ordered { at } else { 0 };
            guard.under = join_paths(&place.prefix, &path);
        }
        if targets.is_empty() {
            // An inline function is looked at for what its code does.
            made.extend(place.guards.iter().cloned());
            if let Some(router) = place
                .router
                .and_then(|number| self.out.routers.get_mut(number as usize))
            {
                router.guards.extend(made);
            }
            return;
        }
        for guard in &mut made {
            guard.under.clear();
            guard.from = 0;
        }
        made.extend(place.guards.iter().cloned());
        for target in targets {
            self.mount(place, join_paths(&place.prefix, &path), target, &made, at);
        }
    }

    fn mount(&mut self, place: &Place, prefix: String, target: NodeId, guards: &[Guard], at: u32) {
        // A router of the same file becomes its child.
        if let Some(number) = self.own_router(target)
            && Some(number) != place.router
            && let Some(router) = self.out.routers.get_mut(number as usize)
        {
            if router.parent.is_none() {
                router.parent = place.router;
                router.prefix = join_paths(&prefix, &router.prefix);
                router.at = at;
                router.guards.extend(guards.iter().cloned());
            }
            return;
        }
        self.out.mounts.push(Mount {
            into: place.router,
            prefix,
            guards: guards.to_vec(),
            target: self.target_path(target),
            argument: None,
            at,
        });
    }

    fn own_router(&mut self, target: NodeId) -> Option<u32> {
        let target = match self.page.kind(target) {
            // Koa's `app.use(router.routes())`.
            Kind::Call => self
                .page
                .call(target)
                .filter(|call| matches!(call.name, "routes" | "middleware"))
                .and_then(|call| call.object)?,
            _ => target,
        };
        let written = self.page.written(target);
        let mut scope = self.page.facts.scope_of(target);
        loop {
            let held = { self.variables.iter().rev() }
                .find(|(own, name, _)| *own == scope && name == written);
            if let Some((_, _, number)) = held {
                return Some(*number);
            }
            if scope == NodeId(0) {
                return None;
            }
            scope = self.page.facts.scope_of(scope);
        }
    }

    /// Whether an argument of `use` is a router rather than a guard.
    fn is_target(&mut self, arg: NodeId, is_use: bool) -> bool {
        if !is_use {
            return true;
        }
        if self.own_router(arg).is_some() {
            return true;
        }
        let page = self.page;
        match page.kind(arg) {
            Kind::Call => {
                let Some(call) = page.call(arg) else {
                    return false;
                };
                call.name == "require"
                    || matches!(call.name, "routes") && call.object.is_some()
                    || call
                        .by_position()
                        .any(|arg| (self.dialect.is_router)(page.last_name(arg).unwrap_or(""), ""))
            }
            Kind::Ident | Kind::Member => {
                let path = page.name_path(arg);
                let names: Vec<String> = path
                    .iter()
                    .chain([&page.written(arg).to_owned()])
                    .flat_map(|part| words::words(part))
                    .collect();
                let says = names.iter().any(|word| {
                    matches!(
                        word.as_str(),
                        "router"
                            | "routers"
                            | "routes"
                            | "route"
                            | "api"
                            | "controller"
                            | "controllers"
                    )
                });
                let is_guard = words::guard_kind(page.last_name(arg).unwrap_or("")).is_some()
                    || names.iter().any(|word| {
                        matches!(
                            word.as_str(),
                            "middleware" | "middlewares" | "guard" | "handler"
                        )
                    });
                says && !is_guard
            }
            _ => false,
        }
    }

    /// The name of a mounted router; a module for `require("./users")`.
    fn target_path(&self, target: NodeId) -> Vec<String> {
        let page = self.page;
        if let Some(call) = page.call(target) {
            if call.name == "require" {
                return call
                    .by_position()
                    .next()
                    .and_then(|arg| page.string(arg))
                    .into_iter()
                    .collect();
            }
            if matches!(call.name, "routes" | "middleware")
                && let Some(object) = call.object
            {
                return page.name_path(object);
            }
            // `require("./users")(app)`
            if let Some(inner) = page
                .tree
                .child(target, Role::Callee)
                .filter(|callee| page.kind(*callee) == Kind::Call)
            {
                return self.target_path(inner);
            }
            if let Some(callee) = page.tree.child(target, Role::Callee) {
                return page.name_path(callee);
            }
        }
        page.name_path(target)
    }

    /// A router that is given to a function of this or another file.
    fn hand_over(&mut self, call: &Call<'page>) {
        if call.args.len() > 8 {
            return;
        }
        for (argument, arg) in (0_u16..).zip(call.args.clone()) {
            if !matches!(
                self.page.kind(arg.value),
                Kind::Ident | Kind::Member | Kind::Call
            ) {
                continue;
            }
            if self.page.kind(arg.value) == Kind::Call
                && !self.page.call(arg.value).is_some_and(|inner| {
                    self.dialect.groups.contains(&inner.name)
                        || self.dialect.withs.contains(&inner.name)
                })
            {
                continue;
            }
            let place = match self.page.kind(arg.value) {
                Kind::Call => self.place(arg.value, 0),
                _ => self.own_router(arg.value).map(|router| Place {
                    router: Some(router),
                    ..Place::default()
                }),
            };
            let Some(place) = place else { continue };
            let target = self.target_path(call.node);
            if target.is_empty() {
                continue;
            }
            self.out.mounts.push(Mount {
                into: place.router,
                prefix: place.prefix,
                guards: place.guards,
                target,
                argument: Some(argument),
                at: self.page.at(call.node),
            });
        }
    }

    fn register(
        &mut self,
        call: &Call<'page>,
        place: Place,
        verb: Option<&'static [&'static str]>,
    ) {
        let page = self.page;
        let mut args: Vec<NodeId> = call.by_position().collect();
        let mut methods: Vec<String> = verb
            .unwrap_or_default()
            .iter()
            .map(|method| (*method).to_owned())
            .collect();
        if verb.is_none() {
            if args.len() < 2 {
                return;
            }
            let first = args.remove(0);
            methods = page
                .strings(first)
                .iter()
                .map(|method| method.to_uppercase())
                .collect();
            if methods.is_empty() {
                methods = { page.last_name(first) }
                    .and_then(|name| name.strip_prefix("Method"))
                    .map(str::to_uppercase)
                    .into_iter()
                    .collect();
            }
        }
        // `router.route("/x").get(handler)`: the path is the chain's.
        let has_path = args.first().is_some_and(|first| {
            page.kind(*first) == Kind::Str
                || self
                    .page
                    .string(*first)
                    .is_some_and(|path| path.starts_with('/'))
                || matches!(page.kind(*first), Kind::Regex | Kind::List) && args.len() > 1
        });
        let mut path = String::new();
        if has_path {
            let first = args.remove(0);
            path = match page.kind(first) {
                Kind::Regex => page.written(first).to_owned(),
                Kind::List => page.strings(first).into_iter().next().unwrap_or_default(),
                _ => page.string(first).unwrap_or_default(),
            };
        } else if place.prefix.is_empty()
            && call
                .object
                .is_some_and(|object| self.page.kind(object) != Kind::Call)
        {
            return;
        }
        // Go 1.22: `mux.HandleFunc("POST /items/{id}", …)`.
        if methods.is_empty()
            && let Some((method, rest)) = path.split_once(' ')
            && method.bytes().all(|byte| byte.is_ascii_uppercase())
        {
            methods.push(method.to_owned());
            path = rest.trim().to_owned();
        }
        if args.is_empty() {
            // `app.get("setting")`
            return;
        }
        let (handler, guards) = match self.dialect.shape {
            Shape::HandlerLast => {
                let last = args.pop();
                (last, args)
            }
            Shape::HandlerSecond => (Some(args.remove(0)), args),
        };
        let Some(handler) = handler else { return };
        let mut all = place.guards;
        for guard in guards {
            // Options of a registration are not guards.
            if matches!(page.kind(guard), Kind::Dict) {
                all.extend(options(page, guard));
            } else {
                all.extend(page.guards([guard], GuardManner::Route));
            }
        }
        all.extend(wrappers(page, handler));
        // What is registered last only refuses: `denyAll()`, `isAuthorized()` before handlers that come from elsewhere.
        let last = page.last_name(handler).unwrap_or("");
        if page.kind(handler) == Kind::Call
            && words::guard_kind(last).is_some_and(|kind| {
                matches!(kind, GuardKind::Authentication | GuardKind::Authorisation)
            })
        {
            all.push(page.guard(handler, GuardManner::Route));
        }
        let mut route = RouteFact::new(
            page,
            self.dialect.framework,
            &[],
            &join_paths(&place.prefix, &path),
            self.handler(handler),
            call.node,
        );
        route.methods = methods;
        route.router = place.router;
        route.guards = all;
        route.maker = self.maker(handler);
        for after in page.calls_after(call.node) {
            if after.name == "Methods" {
                route.methods = after
                    .by_position()
                    .flat_map(|arg| page.strings(arg))
                    .map(|method| method.to_uppercase())
                    .collect();
            }
        }
        self.out.add_route(route);
    }

    fn handler(&self, node: NodeId) -> Handler {
        // `[guard, handler]`
        let last = match self.page.kind(node) {
            Kind::List => self.page.tree.children(node).last().unwrap_or(node),
            _ => node,
        };
        self.page.handler(last)
    }

    /// The function that makes a handler of local values: `create` of `create(store)`, where `store` is no function.
    fn maker(&self, node: NodeId) -> Vec<String> {
        let page = self.page;
        let Some(call) = page
            .call(node)
            .filter(|call| !call.args.is_empty() && words::guard_kind(call.name).is_none())
        else {
            return Vec::new();
        };
        let is_value = |arg: NodeId| {
            let first = { page.tree.descendants(arg) }
                .chain([arg])
                .find(|id| page.kind(*id) == Kind::Ident);
            match page.kind(arg) {
                Kind::Ident | Kind::Member | Kind::Unary => first.is_some_and(|first| {
                    !page.facts.imported_name(first)
                        && page.named(page.written(first)).is_empty()
                        && !page.facts.scope_bindings(first).is_empty()
                }),
                kind => !matches!(kind, Kind::Function | Kind::Lambda | Kind::Call),
            }
        };
        let callee = page.tree.child(call.node, Role::Callee);
        match callee {
            Some(callee) if call.by_position().all(is_value) => page.name_path(callee),
            _ => Vec::new(),
        }
    }

    /// Marks what the module gives away by default.
    fn mark_defaults(&mut self) {
        let page = self.page;
        let given = module_exports::default_names(page);
        for router in self.out.routers.iter_mut().skip(self.first) {
            if given.contains(&router.name) && !router.name.is_empty()
                || router
                    .entry
                    .function
                    .as_ref()
                    .is_some_and(|function| given.contains(function))
            {
                router.entry.is_default = true;
            }
        }
    }
}

/// One path below another.
pub(in crate::routes) fn join_paths(prefix: &str, path: &str) -> String {
    if prefix.is_empty() {
        return path.to_owned();
    }
    if path.is_empty() || path == "/" {
        return prefix.to_owned();
    }
    format!(
        "{}/{}",
        prefix.trim_end_matches('/'),
        path.trim_start_matches('/')
    )
}
