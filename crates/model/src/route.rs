//! What an application answers on, and what stands before each handler.

use crate::{CoverageEntry, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The routes of a tree, ordered by file and place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RouteInventory {
    /// Every route; a router that is mounted twice gives its routes twice.
    pub routes: Vec<Route>,
    /// Files that were not read in full, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<CoverageEntry>,
}

/// One way into an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Route {
    /// The framework that serves it, in lower case (`flask`, `spring`, `gin`).
    pub framework: String,
    /// Methods in upper case; none where it answers every method.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<String>,
    /// The path with all prefixes, parameters as the framework writes them; begins with `/`.
    pub path: String,
    /// The handler's name as far as it has one (`orders.views.cancel`, `OrderController.show`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    /// Where it is registered.
    pub location: Location,
    /// Where its handler stands, where that is known and another place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler_location: Option<Location>,
    /// What the client gives, as far as path and signature tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<RouteParameter>,
    /// What stands before the handler or in it, in the order in which it was seen from the outside in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guards: Vec<RouteGuard>,
}

impl Route {
    /// The guards of one kind.
    pub fn guards_of(&self, kind: GuardKind) -> impl Iterator<Item = &RouteGuard> {
        self.guards.iter().filter(move |guard| guard.kind == kind)
    }

    /// Whether a guard of that kind was seen.
    pub fn has(&self, kind: GuardKind) -> bool {
        self.guards_of(kind).next().is_some()
    }

    /// Whether who calls must be known: who asks for a permission asks who it is, too.
    pub fn is_authenticated(&self) -> bool {
        self.has(GuardKind::Authentication) || self.has(GuardKind::Authorisation)
    }
}

/// What a client gives to a route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RouteParameter {
    /// Its name.
    pub name: String,
    /// Where in the request it stands.
    pub place: ParameterPlace,
}

/// The part of a request that holds a parameter.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum ParameterPlace {
    /// The path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A field of a form.
    Form,
    /// The body.
    Body,
    /// A file of a form.
    File,
}

/// Something that stands between a client and what a handler does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct RouteGuard {
    /// What it asks for.
    pub kind: GuardKind,
    /// How it is put there.
    pub manner: GuardManner,
    /// Its name as the code spells it.
    pub name: String,
    /// Where it was seen.
    pub location: Location,
}

/// What a guard asks for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum GuardKind {
    /// Who calls.
    Authentication,
    /// Whether the caller may.
    Authorisation,
    /// How often.
    RateLimit,
    /// Whether the caller's own page asked (a token against forgery).
    Csrf,
    /// A signature of the message.
    Signature,
    /// The route is declared open to everybody.
    Public,
    /// The protection against forgery is taken away.
    CsrfExempt,
    /// Something whose purpose its name and code do not tell.
    Other,
}

impl GuardKind {
    /// The word for it, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Authorisation => "authorisation",
            Self::RateLimit => "rate-limit",
            Self::Csrf => "csrf",
            Self::Signature => "signature",
            Self::Public => "public",
            Self::CsrfExempt => "csrf-exempt",
            Self::Other => "other",
        }
    }
}

/// How a guard is put before a handler.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum GuardManner {
    /// A decorator, annotation or attribute on the handler.
    Decorator,
    /// Middleware named where the route is registered.
    Route,
    /// Middleware or an annotation on the router, group, prefix or controller.
    Router,
    /// Middleware or a setting of the whole application.
    Application,
    /// A class that the handler's class extends.
    BaseClass,
    /// A row of a security configuration that matches the path.
    FilterChain,
    /// A parameter of the handler that only a known caller can fill.
    Parameter,
    /// A check in the handler's code or in what it calls.
    Body,
}
