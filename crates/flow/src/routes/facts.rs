//! What one file says about routes: plain data that outlives its text and tree, joined later with that of all other files.

use airlock_model::{GuardKind, GuardManner, Location, RouteParameter};
use serde::{Deserialize, Serialize};

/// Languages whose files form one application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    /// Python.
    Python,
    /// JavaScript and TypeScript.
    Script,
    /// Java and Kotlin.
    Jvm,
    /// Go.
    Go,
    /// C#.
    CSharp,
    /// PHP.
    Php,
    /// Ruby.
    Ruby,
    /// Rust.
    Rust,
}

impl Side {
    /// The side of a language; `None` where no framework is known.
    pub fn of(language: &str) -> Option<Self> {
        Some(match language {
            "python" => Self::Python,
            "javascript" | "typescript" | "tsx" => Self::Script,
            "java" | "kotlin" => Self::Jvm,
            "go" => Self::Go,
            "csharp" => Self::CSharp,
            "php" => Self::Php,
            "ruby" => Self::Ruby,
            "rust" => Self::Rust,
            _ => return None,
        })
    }
}

/// What one file says about routes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRoutes {
    /// The file's path below the root.
    pub path: String,
    /// Its language's side.
    pub side: Side,
    /// What routes are registered on: applications, routers, groups, controllers.
    pub routers: Vec<Router>,
    /// The routes.
    pub routes: Vec<RouteFact>,
    /// Routers of this or other files that are put below another.
    pub mounts: Vec<Mount>,
    /// Functions and methods with a name, in source order, and closures that handle a route.
    pub functions: Vec<Function>,
    /// Classes, in source order.
    pub classes: Vec<Class>,
    /// Rows of security configurations.
    pub zones: Vec<Zone>,
    /// Local names of imported things.
    pub imports: Vec<(String, Vec<String>)>,
    /// Guards that the file imports or sets up and never uses.
    pub idle: Vec<(GuardKind, String)>,
    /// Guards that stand in comments.
    pub commented: Vec<Commented>,
}

/// A guard that stands in a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commented {
    /// What it asks for.
    pub kind: GuardKind,
    /// Its name.
    pub name: String,
    /// The methods of the registration that it stands in; none for a decorator.
    pub methods: Vec<String>,
    /// The path of that registration; empty for a decorator.
    pub path: String,
    /// Where.
    pub location: Location,
}

impl FileRoutes {
    /// Whether there is nothing that a join could use.
    pub fn is_empty(&self) -> bool {
        self.routes.is_empty()
            && self.routers.is_empty()
            && self.mounts.is_empty()
            && self.functions.is_empty()
            && self.classes.is_empty()
            && self.zones.is_empty()
    }
}

/// Something between a client and a handler, as one file shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// What it asks for, where its name tells; others are looked up by name.
    pub kind: Option<GuardKind>,
    /// Its name as spelled, bounded.
    pub name: String,
    /// How it is put there.
    pub manner: GuardManner,
    /// Where.
    pub location: Location,
    /// The first byte from which on it counts; 0 where order does not matter.
    pub from: u32,
    /// The path below its router that it is for; empty for all.
    pub under: String,
    /// The actions it is for; empty for all.
    pub only: Vec<String>,
    /// The actions it is not for.
    pub except: Vec<String>,
    /// Whether it takes a guard of this name away (`skip_before_action`, `AllowAnonymous`).
    pub lifts: bool,
    /// The function of the same file that it is, by number, where it is one without a name.
    pub function: Option<u32>,
}

/// How other code names a router.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The function in which it is made, or whose parameter it is; whoever calls that function has the router.
    pub function: Option<String>,
    /// The place of that parameter.
    pub parameter: Option<u16>,
    /// Whether it is what the module gives away by default.
    pub is_default: bool,
}

/// What routes are registered on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Router {
    /// The framework.
    pub framework: String,
    /// The variable or class; empty for a group without a name.
    pub name: String,
    /// The path all its routes begin with.
    pub prefix: String,
    /// The router it was made of, in the same file.
    pub parent: Option<u32>,
    /// The byte at which it was made.
    pub at: u32,
    /// What stands before all its routes.
    pub guards: Vec<Guard>,
    /// How other code names it.
    pub entry: Entry,
}

/// What handles a route: a function, or a class whose methods do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Handler {
    /// A function of the same file, by number.
    pub function: Option<u32>,
    /// Otherwise its name: imports resolved, the class before the method where one is known.
    pub path: Vec<String>,
}

/// One registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteFact {
    /// The framework.
    pub framework: String,
    /// The router, by number.
    pub router: Option<u32>,
    /// Methods in upper case; none for all.
    pub methods: Vec<String>,
    /// Its own part of the path.
    pub path: String,
    /// What handles it.
    pub handler: Handler,
    /// The function that makes the handler of local values, where a call stands in its place: `create` of `create(store)`.
    pub maker: Vec<String>,
    /// What stands before it alone.
    pub guards: Vec<Guard>,
    /// What the client gives, besides parameters of the path.
    pub parameters: Vec<RouteParameter>,
    /// Where it is registered.
    pub location: Location,
    /// The byte at which it is registered.
    pub at: u32,
}

/// A router put below another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mount {
    /// The upper one, by number; none for the application itself.
    pub into: Option<u32>,
    /// The path below it.
    pub prefix: String,
    /// What stands before it.
    pub guards: Vec<Guard>,
    /// The lower one's name: imports resolved.
    pub target: Vec<String>,
    /// The place of the argument by which the upper one is handed to the function `target`.
    pub argument: Option<u16>,
    /// The byte at which it is mounted.
    pub at: u32,
}

/// One row of a security configuration: the first that matches decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// The frameworks it speaks of; empty for all of the application's.
    pub frameworks: Vec<String>,
    /// Methods it is for; none for all.
    pub methods: Vec<String>,
    /// Path patterns; none for every path.
    pub patterns: Vec<String>,
    /// What it asks for.
    pub kind: GuardKind,
    /// How it is put there.
    pub manner: GuardManner,
    /// Its words.
    pub name: String,
    /// Where.
    pub location: Location,
}

/// A parameter of a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type as spelled, bounded; empty where none is.
    pub declared: String,
    /// Names of its decorators.
    pub decorators: Vec<String>,
    /// Whether the function uses it.
    pub is_used: bool,
}

/// A function or method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// Its name; empty for a closure.
    pub name: String,
    /// The class whose method it is; empty for none.
    pub class: String,
    /// Its head.
    pub location: Location,
    /// Its parameters, without the one for the object.
    pub parameters: Vec<Parameter>,
    /// Guards by decorators.
    pub guards: Vec<Guard>,
    /// Methods that its decorators let through, in upper case; none for all.
    pub methods: Vec<String>,
    /// What its code does.
    pub body: Body,
}

/// A look-up of a stored object by what a client gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    /// Where.
    pub location: Location,
    /// What is looked up: model, table or store, in lower case.
    pub of: String,
    /// The method.
    pub method: String,
    /// Whether the client's key is that of an owner: `user_id`, `account_id`.
    pub is_by_owner: bool,
}

/// A body of a request that is written to a stored object as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WholeWrite {
    /// Where.
    pub location: Location,
    /// The type or model that is written; empty where it is not told.
    pub of: String,
    /// Whether only a stored type makes it one: the value is bound to that type.
    pub is_bound: bool,
}

/// What the code of a function does, as far as words tell.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, none of which excludes another"
)]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Body {
    /// It asks who calls.
    pub identity: bool,
    /// It can refuse: 401, 403, a redirect to sign in, an exception for it.
    pub refuses: bool,
    /// It refuses with what a known caller is told (403), and never with what a stranger is told (401).
    pub forbids: bool,
    /// It asks for a role or permission.
    pub roles: bool,
    /// It counts or limits.
    pub limits: bool,
    /// It checks a signature of the message or a shared secret.
    pub signature: bool,
    /// It checks a password or starts a session.
    pub signs_in: bool,
    /// It writes to a store.
    pub writes: bool,
    /// It compares what it looked up with something about the caller.
    pub owner: bool,
    /// It does more with who calls than refuse strangers.
    pub uses_caller: bool,
    /// It compares who calls with something that is not constant.
    pub compares_caller: bool,
    /// What it hands the whole request or context on to, by name.
    pub hands_on: Vec<String>,
    /// It reads a password, code or the like.
    pub reads_secret: bool,
    /// What it looks up by a client's value.
    pub lookups: Vec<Lookup>,
    /// What it looks up as the caller's own.
    pub owned: Vec<Lookup>,
    /// Whole bodies it writes.
    pub whole_writes: Vec<WholeWrite>,
    /// Names of the validations of input it makes, sorted.
    pub validations: Vec<String>,
    /// Whether it reads a body of the request.
    pub reads_body: bool,
    /// The last names of what it calls, sorted, bounded.
    pub calls: Vec<String>,
}

/// A class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Names of what it extends.
    pub bases: Vec<String>,
    /// Guards that hold for its handlers and those of classes that extend it.
    pub guards: Vec<Guard>,
    /// Where its head stands.
    pub location: Location,
    /// Whether its objects are stored.
    pub is_stored: bool,
    /// Names of its fields, bounded.
    pub fields: Vec<String>,
    /// The stored class that a view of Django is about (`model`, `queryset`); empty for none.
    pub model: String,
    /// What may be filled from a request, where the class says so: `Some(true)` everything, `Some(false)` a list.
    pub is_open: Option<bool>,
}
