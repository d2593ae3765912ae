//! One file as extractors read it: calls with their receivers and arguments, decorators, classes, functions by name.
//!
//! Invariant: every question costs a walk over children, never over the whole tree; what needs the tree is made once.

mod guards;

use super::facts::{Entry, FileRoutes, Guard, Handler, RouteFact, Router, Side};
use crate::program::{parameter_nodes, simple_name};
use crate::{Facts, member_parts};
use airlock_model::{LineIndex, Location, ParameterPlace, RepoPath, RouteParameter, Span};
use airlock_syntax::{Kind, NodeId, Role, Symbol, Tree};
use rustc_hash::FxHashMap;

/// Longest text of a name that is kept.
const MAX_NAME: usize = 80;
/// Most guards that are read from one list.
const MAX_GUARDS: usize = 32;

/// An argument of a call, decorator or annotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arg<'page> {
    /// The keyword; empty for one by position.
    pub(super) name: &'page str,
    /// The value.
    pub(super) value: NodeId,
}

/// A decorator, annotation or attribute.
#[derive(Debug, Clone)]
pub(super) struct Decorator<'page> {
    pub(super) node: NodeId,
    /// The last name.
    pub(super) name: &'page str,
    /// What the name is taken of, where it is a member (`app` of `@app.route`).
    pub(super) object: Option<NodeId>,
    /// Its arguments, where it has some.
    pub(super) args: Vec<Arg<'page>>,
}

/// A call, with what it is called on.
#[derive(Debug, Clone)]
pub(super) struct Call<'page> {
    pub(super) node: NodeId,
    /// What the method is called on.
    pub(super) object: Option<NodeId>,
    /// The last name.
    pub(super) name: &'page str,
    pub(super) args: Vec<Arg<'page>>,
    /// A closure behind the arguments (Ruby's block, Kotlin's trailing lambda).
    pub(super) block: Option<NodeId>,
}

impl Call<'_> {
    /// The arguments by position.
    pub(super) fn by_position(&self) -> impl Iterator<Item = NodeId> + '_ {
        let args = self.args.iter().filter(|arg| arg.name.is_empty());
        args.map(|arg| arg.value)
    }

    /// The value of a keyword.
    pub(super) fn keyword(&self, name: &str) -> Option<NodeId> {
        keyword(&self.args, name)
    }
}

/// The value of a keyword among arguments.
pub(super) fn keyword(args: &[Arg<'_>], name: &str) -> Option<NodeId> {
    { args.iter() }
        .find(|arg| arg.name == name)
        .map(|arg| arg.value)
}

/// One file.
pub(super) struct Page<'page> {
    pub(super) facts: &'page Facts<'page>,
    pub(super) tree: &'page Tree,
    pub(super) text: &'page str,
    pub(super) side: Side,
    path: RepoPath,
    index: LineIndex,
    /// All calls, in source order.
    pub(super) calls: Vec<NodeId>,
    /// All classes and the like, in source order.
    pub(super) classes: Vec<NodeId>,
    /// All functions and closures, in source order.
    pub(super) functions: Vec<NodeId>,
    /// Functions with a name, by it.
    by_name: FxHashMap<Symbol, Vec<NodeId>>,
}

impl<'page> Page<'page> {
    pub(super) fn new(facts: &'page Facts<'page>, side: Side, path: &str) -> Self {
        let (tree, text) = (facts.tree, facts.text);
        let mut page = Self {
            facts,
            tree,
            text,
            side,
            path: RepoPath::new(path),
            index: LineIndex::new(text),
            calls: Vec::new(),
            classes: Vec::new(),
            functions: Vec::new(),
            by_name: FxHashMap::default(),
        };
        for (id, node) in tree.iter() {
            match node.kind {
                Kind::Call | Kind::New => page.calls.push(id),
                Kind::Class | Kind::Interface => page.classes.push(id),
                Kind::Function | Kind::Lambda => page.functions.push(id),
                _ => {}
            }
        }
        for function in &page.functions {
            if let Some(name) = page.function_name(*function) {
                page.by_name
                    .entry(Symbol::of(name))
                    .or_default()
                    .push(*function);
            }
        }
        page
    }

    pub(super) fn path(&self) -> &str {
        self.path.as_str()
    }

    pub(super) fn kind(&self, node: NodeId) -> Kind {
        self.tree.kind(node)
    }

    pub(super) fn at(&self, node: NodeId) -> u32 {
        self.tree.node(node).start
    }

    pub(super) fn location_of(&self, span: Span) -> Location {
        self.index.location(&self.path, self.text, span)
    }

    pub(super) fn location(&self, node: NodeId) -> Location {
        self.location_of(self.tree.node(node).span())
    }

    /// The place of a statement's first line at most: what a reader is shown of a registration with a long closure.
    pub(super) fn head(&self, node: NodeId) -> Location {
        let span = self.tree.node(node).span();
        let first = span.slice(self.text).lines().next().map_or(0, str::len);
        let end = span
            .start
            .saturating_add(u32::try_from(first).unwrap_or(u32::MAX));
        self.location_of(Span::new(span.start, end.min(span.end)))
    }

    /// The place of a function's declaration: from its name to the end of that line.
    pub(super) fn function_location(&self, function: NodeId) -> Location {
        match self.tree.child(function, Role::Name) {
            Some(name) => self.location(name),
            None => self.head(function),
        }
    }

    pub(super) fn written(&self, node: NodeId) -> &'page str {
        self.tree.text(self.text, node)
    }

    /// The text of `node` on one line, bounded.
    pub(super) fn brief(&self, node: NodeId) -> String {
        brief(self.written(node))
    }

    /// A constant text: a string (interpolations become `{}`), a symbol of Ruby, a word of a list of words.
    pub(super) fn string(&self, node: NodeId) -> Option<String> {
        match self.kind(node) {
            Kind::Str => {
                if let Some(text) = self.facts.literal(node) {
                    Some(text)
                } else {
                    let mut out = String::new();
                    for part in self.tree.children(node) {
                        match self.kind(part) {
                            Kind::StrText => out.push_str(self.written(part)),
                            _ => out.push_str("{}"),
                        }
                    }
                    Some(out)
                }
            }
            Kind::Other => {
                let symbol = self.written(node).strip_prefix(':')?;
                Some(symbol.trim_matches('"').to_owned())
            }
            Kind::Ident | Kind::Member | Kind::Binary => self.constant_text(node),
            _ => None,
        }
    }

    fn constant_text(&self, node: NodeId) -> Option<String> {
        match self.facts.constant(node) {
            Some(crate::Constant::Str(text)) => Some(text),
            _ => None,
        }
    }

    /// The constant texts of a list, or of one text.
    pub(super) fn strings(&self, node: NodeId) -> Vec<String> {
        match self.kind(node) {
            Kind::List | Kind::Tuple | Kind::Set | Kind::Dict | Kind::Args => {
                let parts = self.tree.children(node);
                parts.filter_map(|part| self.string(part)).collect()
            }
            // `new[] { "GET" }`, `listOf("a")`
            Kind::New | Kind::Call => {
                let inner =
                    { self.tree.descendants(node) }.filter(|id| self.kind(*id) == Kind::Str);
                inner.filter_map(|part| self.string(part)).collect()
            }
            _ => self.string(node).into_iter().collect(),
        }
    }

    /// The last name of an identifier or chain of members; for a call that of its callee.
    pub(super) fn last_name(&self, node: NodeId) -> Option<&'page str> {
        let mut at = node;
        for _ in 0..8 {
            match self.kind(at) {
                Kind::Ident => return Some(self.written(at)),
                Kind::Member => at = member_parts(self.tree, at)?.1,
                Kind::Call => at = self.tree.child(at, Role::Callee)?,
                Kind::New | Kind::Type => {
                    at = self
                        .tree
                        .child(at, Role::Type)
                        .or_else(|| self.tree.children(at).next())?;
                }
                Kind::Decorator | Kind::Await => at = self.tree.children(at).next()?,
                // `&api::list`
                Kind::Unary | Kind::Cast => at = self.tree.children(at).last()?,
                Kind::Other => return self.written(at).strip_prefix(':'),
                _ => return None,
            }
        }
        None
    }

    /// The names of `a.b.c` without what is called on the way, imports resolved.
    pub(super) fn name_path(&self, node: NodeId) -> Vec<String> {
        let Some(names) = crate::name_path(self.tree, node) else {
            return self
                .last_name(node)
                .map(str::to_owned)
                .into_iter()
                .collect();
        };
        let Some((first, rest)) = names.split_first() else {
            return Vec::new();
        };
        let mut path: Vec<String> = match self.facts.imported(*first) {
            Some(path) => path.to_vec(),
            None => vec![self.written(*first).trim_start_matches('$').to_owned()],
        };
        path.extend(rest.iter().map(|name| self.written(*name).to_owned()));
        path
    }

    /// The call at `node`; also one without parentheses around its arguments or without arguments.
    pub(super) fn call(&self, node: NodeId) -> Option<Call<'page>> {
        let callee = match self.kind(node) {
            Kind::Call => self.tree.child(node, Role::Callee)?,
            Kind::New => self.tree.child(node, Role::Type)?,
            _ => return None,
        };
        let body = self.tree.child(node, Role::Body);
        let block = body.filter(|body| self.kind(*body) == Kind::Lambda);
        // Kotlin's `get("/x") { … }` is a call of a call.
        let (callee, inner) = match (self.kind(callee), block) {
            (Kind::Call, Some(_)) => (self.tree.child(callee, Role::Callee)?, Some(callee)),
            _ => (callee, None),
        };
        let (object, name) = match self.kind(callee) {
            Kind::Member => {
                let (object, name) = member_parts(self.tree, callee)?;
                (Some(object), self.written(name))
            }
            Kind::Ident => (None, self.written(callee)),
            _ => (None, self.last_name(callee)?),
        };
        let mut args = self.args_of(inner.unwrap_or(node));
        let mut block = block;
        // Swift's and Kotlin's trailing closure may also stand among the arguments.
        if block.is_none()
            && self.side != Side::Script
            && let Some(last) = args.last().copied()
            && self.kind(last.value) == Kind::Lambda
            && self.side == Side::Jvm
        {
            args.pop();
            block = Some(last.value);
        }
        Some(Call {
            node,
            object,
            name,
            args,
            block,
        })
    }

    /// The calls made on what `node` gives, in order: `.middleware("x")` and `.name("y")` behind a registration.
    pub(super) fn calls_after(&self, node: NodeId) -> Vec<Call<'page>> {
        let mut all = Vec::new();
        let mut at = node;
        for _ in 0..32 {
            let member = self.facts.parent(at);
            let outer = self.facts.parent(member);
            if self.kind(member) != Kind::Member
                || self.kind(outer) != Kind::Call
                || self.tree.child(outer, Role::Callee) != Some(member)
            {
                break;
            }
            if member_parts(self.tree, member).is_none_or(|(object, _)| object != at) {
                break;
            }
            all.extend(self.call(outer));
            at = outer;
        }
        all
    }

    /// The calls that `node` is called on, the first one first: `Route::middleware("x")->prefix("y")` before a registration.
    pub(super) fn calls_before(&self, call: &Call<'page>) -> Vec<Call<'page>> {
        let mut all = Vec::new();
        let mut object = call.object;
        while let Some(before) = object.and_then(|object| self.call(object)) {
            object = before.object;
            all.push(before);
            if all.len() >= 32 {
                break;
            }
        }
        all.reverse();
        all
    }

    /// What a chain of calls begins with: `Route` of `Route::middleware("x")->post(…)`.
    pub(super) fn chain_head(&self, call: &Call<'page>) -> Option<NodeId> {
        let mut object = call.object?;
        for _ in 0..32 {
            match self.call(object) {
                Some(before) => match before.object {
                    Some(inner) => object = inner,
                    None => return Some(object),
                },
                None => return Some(object),
            }
        }
        None
    }

    /// The arguments below `node`.
    pub(super) fn args_of(&self, node: NodeId) -> Vec<Arg<'page>> {
        let Some(list) = self.tree.child(node, Role::Args) else {
            return Vec::new();
        };
        self.tree
            .children(list)
            .filter_map(|arg| self.arg(arg))
            .collect()
    }

    fn arg(&self, node: NodeId) -> Option<Arg<'page>> {
        if !matches!(self.kind(node), Kind::KeywordArg | Kind::Pair) {
            return Some(Arg {
                name: "",
                value: node,
            });
        }
        let name =
            { self.tree.child(node, Role::Name) }.or_else(|| self.tree.child(node, Role::Key))?;
        let value =
            { self.tree.child(node, Role::Value) }.or_else(|| self.tree.children(node).last())?;
        let name = self.written(name).trim_matches([':', '\'', '"', ' ', '=']);
        Some(Arg { name, value })
    }

    /// The entries of an object or map by key.
    pub(super) fn entries(&self, node: NodeId) -> Vec<Arg<'page>> {
        let children = self.tree.children(node);
        children
            .filter(|id| matches!(self.kind(*id), Kind::Pair | Kind::KeywordArg))
            .filter_map(|id| self.arg(id))
            .collect()
    }

    /// The decorators of a function, class, field or parameter; Rust's stand before it.
    pub(super) fn decorators(&self, node: NodeId) -> Vec<Decorator<'page>> {
        let mut nodes: Vec<NodeId> = { self.tree.children(node) }
            .filter(|child| self.kind(*child) == Kind::Decorator)
            .collect();
        if self.side == Side::Rust || self.side == Side::Script {
            let mut before: Vec<NodeId> = Vec::new();
            for sibling in self.tree.children(self.facts.parent(node)) {
                match self.kind(sibling) {
                    _ if sibling == node => break,
                    Kind::Decorator => before.push(sibling),
                    _ => before.clear(),
                }
            }
            nodes.extend(before);
        }
        nodes
            .into_iter()
            .filter_map(|decorator| self.decorator(decorator))
            .collect()
    }

    fn decorator(&self, node: NodeId) -> Option<Decorator<'page>> {
        let inner = self.tree.children(node).next()?;
        let (named, args) = match self.kind(inner) {
            Kind::Call => (self.tree.child(inner, Role::Callee)?, self.args_of(inner)),
            _ => (inner, self.args_of(node)),
        };
        let (object, name) = match self.kind(named) {
            Kind::Member => {
                let (object, name) = member_parts(self.tree, named)?;
                (Some(object), self.written(name))
            }
            _ => (None, self.last_name(named)?),
        };
        Some(Decorator {
            node,
            name,
            object,
            args,
        })
    }

    /// The name that a function is declared with, or that of what it is put in.
    pub(super) fn function_name(&self, function: NodeId) -> Option<&'page str> {
        if let Some(name) = self.tree.child(function, Role::Name) {
            return Some(self.written(name));
        }
        let mut child = function;
        let mut parent = self.facts.parent(function);
        // `const f = wrap(async (req, res) => …)`
        if self.kind(parent) == Kind::Args && self.side == Side::Script {
            child = self.facts.parent(parent);
            parent = self.facts.parent(child);
        }
        let target = match self.kind(parent) {
            Kind::Assign => self.tree.child(parent, Role::Left)?,
            Kind::Field => self.tree.child(parent, Role::Name)?,
            Kind::Pair => self.tree.child(parent, Role::Key)?,
            _ => return None,
        };
        if target == child {
            return None;
        }
        match self.kind(target) {
            Kind::Ident => Some(self.written(target)),
            Kind::Member => Some(self.written(member_parts(self.tree, target)?.1)),
            _ => None,
        }
    }

    /// The name of the class around a function; empty for none.
    pub(super) fn class_of(&self, function: NodeId) -> String {
        if self.side == Side::Go
            && let Some(receiver) = self.tree.child(function, Role::Receiver)
        {
            return simple_name(
                self.written(receiver)
                    .rsplit([' ', '*'])
                    .next()
                    .unwrap_or(""),
            )
            .to_owned();
        }
        self.class_around(function)
            .map(|class| self.full_class_name(class))
            .unwrap_or_default()
    }

    /// A class's name, in Ruby with those of the modules around it.
    pub(super) fn full_class_name(&self, class: NodeId) -> String {
        let mut names = vec![self.class_name(class)];
        let mut at = class;
        while self.side == Side::Ruby && names.len() < 8 {
            let Some(outer) = self.class_around(at) else {
                break;
            };
            names.push(self.class_name(outer));
            at = outer;
        }
        names.reverse();
        names.join("::")
    }

    /// The class whose body holds `node` directly or below a function.
    pub(super) fn class_around(&self, node: NodeId) -> Option<NodeId> {
        let mut scope = self.facts.scope_of(node);
        for _ in 0..64 {
            match self.kind(scope) {
                Kind::Class | Kind::Interface | Kind::Enum => return Some(scope),
                _ if scope == NodeId(0) => return None,
                _ => scope = self.facts.scope_of(scope),
            }
        }
        None
    }

    pub(super) fn class_name(&self, class: NodeId) -> String {
        let name =
            { self.tree.child(class, Role::Name) }.or_else(|| self.tree.child(class, Role::Type));
        name.map(|name| self.written(name).to_owned())
            .unwrap_or_default()
    }

    /// The names of what a class extends.
    pub(super) fn bases(&self, class: NodeId) -> Vec<String> {
        let mut all = Vec::new();
        for base in self
            .tree
            .children(class)
            .filter(|base| self.tree.node(*base).role == Role::Super)
        {
            let parts: Vec<NodeId> = match self.kind(base) {
                Kind::Args => self.tree.children(base).collect(),
                _ => vec![base],
            };
            for part in parts {
                let name = match self.kind(part) {
                    // `class A(Base, metaclass=M)`, `class A extends mixin(B)`.
                    Kind::KeywordArg => continue,
                    Kind::Call => self.brief(part),
                    _ if self.side == Side::Ruby => self.brief(part),
                    _ => simple_name(self.written(part)).to_owned(),
                };
                if !name.is_empty() {
                    all.push(name);
                }
            }
        }
        all
    }

    /// The parameters of a function, without the one for the object.
    pub(super) fn parameters(&self, function: NodeId) -> Vec<NodeId> {
        parameter_nodes(self.facts, function, self.class_around(function).is_some())
    }

    /// The declared type of a parameter, as spelled.
    pub(super) fn declared(&self, parameter: NodeId) -> &'page str {
        let own = self.tree.child(parameter, Role::Type);
        let shared = || {
            let parent = self.facts.parent(parameter);
            (self.kind(parent) == Kind::Param)
                .then(|| self.tree.child(parent, Role::Type))
                .flatten()
        };
        own.or_else(shared)
            .map_or("", |declared| self.written(declared))
    }

    /// The name of a parameter.
    pub(super) fn parameter_name(&self, parameter: NodeId) -> &'page str {
        let name = self.tree.child(parameter, Role::Name).unwrap_or(parameter);
        self.written(name).trim_start_matches(['$', '*', '&', '.'])
    }

    /// The functions called `name` in this file.
    pub(super) fn named(&self, name: &str) -> &[NodeId] {
        self.by_name
            .get(&Symbol::of(name))
            .map_or(&[], Vec::as_slice)
    }

    /// The number of a function among the file's facts.
    pub(super) fn number(&self, function: NodeId) -> Option<u32> {
        let at = self.functions.binary_search(&function).ok()?;
        u32::try_from(at).ok()
    }

    /// What an expression stands for as a handler; wrappers such as `asyncHandler(f)` are looked through.
    pub(super) fn handler(&self, node: NodeId) -> Handler {
        let mut at = node;
        for _ in 0..4 {
            match self.kind(at) {
                Kind::Function | Kind::Lambda => {
                    return Handler {
                        function: self.number(at),
                        path: Vec::new(),
                    };
                }
                Kind::Call | Kind::New => {
                    let Some(call) = self.call(at) else { break };
                    if let Some(block) = call.block {
                        at = block;
                        continue;
                    }
                    let inner = call.by_position().find(|arg| {
                        matches!(
                            self.kind(*arg),
                            Kind::Function | Kind::Lambda | Kind::Ident | Kind::Member | Kind::Call
                        )
                    });
                    // `http.HandlerFunc(f)` is f; `makeHandler()` is whatever it returns.
                    match inner {
                        Some(inner) if call.name != "bind" => at = inner,
                        _ => match call.object.filter(|_| call.name == "bind") {
                            Some(object) => at = object,
                            None => break,
                        },
                    }
                }
                _ => break,
            }
        }
        let path = self.name_path(at);
        let own = match (self.kind(at), path.as_slice()) {
            (Kind::Ident, [name]) => self.named(name).first(),
            // `this.list`, `self::list`, `h.list` where the file has just one of that name.
            (Kind::Member, [.., name]) if self.facts.imported_first(at).is_none() => {
                match self.named(name) {
                    [one] => Some(one),
                    _ => None,
                }
            }
            _ => None,
        };
        Handler {
            function: own.and_then(|function| self.number(*function)),
            path,
        }
    }
}

/// One line of bounded length.
pub(super) fn brief(text: &str) -> String {
    let mut out = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = out.char_indices().nth(MAX_NAME) {
        out.truncate(end);
        out.push('…');
    }
    out
}

impl Facts<'_> {
    /// Whether the first name of a chain of members is imported.
    pub(super) fn imported_name(&self, node: NodeId) -> bool {
        self.imported_first(node).is_some()
    }

    /// The import behind the first name of a chain of members.
    fn imported_first(&self, node: NodeId) -> Option<&[String]> {
        let names = crate::name_path(self.tree, node)?;
        self.imported(*names.first()?)
    }
}

/// The parameters of a handler that an annotation fills, under the name that it gives or their own; `place_of` says which
/// annotations do, and from where.
pub(super) fn annotated_parameters(
    page: &Page<'_>,
    method: NodeId,
    place_of: fn(&str) -> Option<ParameterPlace>,
) -> Vec<RouteParameter> {
    let mut all = Vec::new();
    for node in page.parameters(method) {
        for decorator in page.decorators(node) {
            let Some(place) = place_of(decorator.name) else {
                continue;
            };
            let named = decorator
                .args
                .first()
                .and_then(|arg| page.string(arg.value));
            all.push(RouteParameter {
                name: named.unwrap_or_else(|| page.parameter_name(node).to_owned()),
                place,
            });
        }
    }
    all
}

impl FileRoutes {
    /// Adds a router and gives its number.
    pub(super) fn add_router(&mut self, router: Router) -> u32 {
        self.routers.push(router);
        u32::try_from(self.routers.len() - 1).unwrap_or(u32::MAX)
    }

    /// The number of the framework's router that is called `name` here.
    pub(super) fn router_named(&self, framework: &str, name: &str) -> Option<u32> {
        let mut routers = (0_u32..).zip(&self.routers);
        let found =
            routers.find(|(_, router)| router.framework == framework && router.name == name);
        found.map(|(number, _)| number)
    }

    /// Adds a route.
    pub(super) fn add_route(&mut self, route: RouteFact) {
        self.routes.push(route);
    }
}

impl Router {
    /// A router without guards.
    pub(super) fn new(framework: &str, name: &str, at: u32) -> Self {
        Self {
            framework: framework.to_owned(),
            name: name.to_owned(),
            prefix: String::new(),
            parent: None,
            at,
            guards: Vec::new(),
            entry: Entry::default(),
        }
    }
}

impl RouteFact {
    /// A route at `node`.
    pub(super) fn new(
        page: &Page<'_>,
        framework: &str,
        methods: &[&str],
        path: &str,
        handler: Handler,
        node: NodeId,
    ) -> Self {
        Self {
            framework: framework.to_owned(),
            router: None,
            methods: methods.iter().map(|method| method.to_uppercase()).collect(),
            path: path.to_owned(),
            handler,
            maker: Vec::new(),
            guards: Vec::new(),
            parameters: Vec::new(),
            location: page.head(node),
            at: page.at(node),
        }
    }

    /// The same route on a router.
    pub(super) fn on(mut self, router: Option<u32>) -> Self {
        self.router = router;
        self
    }

    /// The same route behind guards.
    pub(super) fn behind(mut self, guards: Vec<Guard>) -> Self {
        self.guards.extend(guards);
        self
    }
}
