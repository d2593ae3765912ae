//! What functions ask for, looked through what they call: the checks in handlers' bodies, and the purpose of guards whose name
//! does not tell.

use super::names::Names;
use super::{FunctionRef, JoinedRoute};
use crate::routes::facts::{FileRoutes, Function, Guard};
use crate::routes::{vocabulary, words};
use airlock_model::{GuardKind, GuardManner, RouteGuard};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Calls that are followed below each other.
const MAX_DEPTH: u32 = 3;
/// Methods by which a class is a guard.
const GUARD_METHODS: [&str; 12] = [
    "canActivate",
    "handle",
    "doFilter",
    "doFilterInternal",
    "preHandle",
    "InvokeAsync",
    "Invoke",
    "OnActionExecuting",
    "OnAuthorization",
    "OnActionExecutionAsync",
    "has_permission",
    "__call__",
];

/// What a function asks for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, none of which excludes another"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Asks {
    /// Strangers are refused.
    authenticates: bool,
    /// A role or permission is asked for.
    pub(super) roles: bool,
    limits: bool,
    signature: bool,
    /// The caller's identity is used for more than a refusal.
    pub(super) uses_identity: bool,
    /// The caller goes on into what is done, a word of roles aside.
    pub(super) uses_caller: bool,
    /// The caller's identity is spoken of at all.
    pub(super) knows_caller: bool,
    /// It says who calls, by its name.
    is_caller: bool,
    /// It hands the request on to code that is not in the tree.
    pub(super) hands_on: bool,
    pub(super) writes: bool,
}

/// What the code behind a guard's name shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// It asks for this.
    Asks(GuardKind),
    /// It is code of the project that refuses nobody.
    AsksNothing,
    /// It was not found, or does not tell.
    Nothing,
}

/// What all functions ask for.
#[derive(Debug, Default)]
pub(super) struct Checks {
    of: FxHashMap<FunctionRef, Asks>,
    /// Guards that nothing uses: application, kind, name.
    pub(super) idle: Vec<(u32, GuardKind, String)>,
}

impl Checks {
    pub(super) fn of(&self, at: FunctionRef) -> Option<Asks> {
        self.of.get(&at).copied()
    }
}

impl Checks {
    /// Looks at every function; calls are followed by repeating the look, once for each step between a check and a handler.
    pub(super) fn of_files(files: &[FileRoutes], names: &Names) -> Self {
        let mut checks = Self::default();
        let mut calls: Vec<(FunctionRef, FunctionRef)> = Vec::new();
        for (file, facts) in (0_u32..).zip(files) {
            for (function, own) in (0_u32..).zip(&facts.functions) {
                let at = FunctionRef { file, function };
                let mut asks = direct(own);
                asks.hands_on = { own.body.hands_on.iter() }
                    .any(|name| names.called(files, at, name).is_none());
                checks.of.insert(at, asks);
                for name in &own.body.calls {
                    calls.extend(names.called(files, at, name).map(|called| (at, called)));
                }
            }
        }
        for _ in 0..MAX_DEPTH {
            let before = checks.of.clone();
            for (caller, called) in &calls {
                let Some(below) = before.get(called).copied() else {
                    continue;
                };
                let Some(own) = checks.of.get_mut(caller) else {
                    continue;
                };
                own.authenticates |= below.authenticates;
                own.roles |= below.roles;
                own.limits |= below.limits;
                own.signature |= below.signature;
                own.writes |= below.writes;
                own.hands_on |= below.hands_on;
                // A helper that just refuses strangers, or says who calls, says nothing of owners.
                own.uses_identity |=
                    below.uses_identity && !below.authenticates && !below.is_caller;
                own.uses_caller |= below.uses_caller && !below.authenticates && !below.is_caller;
                own.knows_caller |= below.knows_caller && !below.authenticates;
            }
        }
        checks
    }

    /// The checks that a handler's code makes.
    pub(super) fn in_body(&self, at: FunctionRef, function: &Function) -> Vec<RouteGuard> {
        let Some(asks) = self.of(at) else {
            return Vec::new();
        };
        // The name of the check itself says more than the handler's.
        let name_of = |kind| {
            let mut called = function.body.calls.iter();
            let called = called.find(|name| words::guard_call(name) == Some(kind));
            let own = Some(&function.name).filter(|name| !name.is_empty());
            called
                .or(own)
                .map_or_else(|| "in its code".to_owned(), Clone::clone)
        };
        let guard = |kind| RouteGuard {
            kind,
            manner: GuardManner::Body,
            name: name_of(kind),
            location: function.location.clone(),
        };
        let rows = [
            (asks.authenticates, GuardKind::Authentication),
            (asks.roles, GuardKind::Authorisation),
            (asks.limits, GuardKind::RateLimit),
            (asks.signature, GuardKind::Signature),
        ];
        rows.into_iter()
            .filter(|(is_asked, _)| *is_asked)
            .map(|(_, kind)| guard(kind))
            .collect()
    }

    /// The purpose of a guard by the code that it names.
    pub(super) fn guard_kind(
        &self,
        files: &[FileRoutes],
        names: &Names,
        file: u32,
        guard: &Guard,
    ) -> Found {
        let by_number = guard
            .function
            .map(|function| FunctionRef { file, function });
        let path: Vec<String> = guard
            .name
            .split(['.', ':'])
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        let function = by_number.or_else(|| names.function(files, file, &path));
        if let Some((at, asks)) = function.and_then(|at| Some((at, self.of(at)?))) {
            let own = { files.get(at.file as usize) }
                .and_then(|file| file.functions.get(at.function as usize));
            let kind = kind_of(asks);
            // What stands before a handler under a name that does not tell and answers 403 asks what the caller may.
            if guard.kind.is_none()
                && own.is_some_and(|own| own.body.forbids && own.body.identity)
                && kind.is_none_or(|kind| kind == GuardKind::Authentication)
            {
                return Found::Asks(GuardKind::Authorisation);
            }
            if let Some(kind) = kind {
                return Found::Asks(kind);
            }
            // What makes a guard (`limit(5)`) refuses in a closure, which counts for it too.
            return match own {
                Some(own) if !own.body.refuses && own.body.hands_on.is_empty() => {
                    Found::AsksNothing
                }
                _ => Found::Nothing,
            };
        }
        let Some((class_file, class)) = names.class_of_path(files, file, &path) else {
            return Found::Nothing;
        };
        let functions = files
            .get(class_file as usize)
            .map_or(&[][..], |file| &file.functions);
        // Such a method refuses by what it returns.
        let mut own = functions.iter().filter(|function| {
            function.class == class.name && GUARD_METHODS.contains(&function.name.as_str())
        });
        let kind = own.find_map(|function| {
            let body = &function.body;
            kind_of(Asks {
                authenticates: body.identity,
                roles: body.roles,
                ..direct(function)
            })
        });
        kind.map_or(Found::Nothing, Found::Asks)
    }

    /// Finds the functions that can only be guards and are named by no route and no call.
    pub(super) fn find_idle(
        &mut self,
        files: &[FileRoutes],
        app_of_file: &[u32],
        routes: &[JoinedRoute],
    ) {
        let mut used: FxHashSet<&str> = FxHashSet::default();
        let mut in_use: BTreeSet<(u32, GuardKind)> = BTreeSet::new();
        for file in files {
            used.extend(
                file.functions
                    .iter()
                    .flat_map(|function| function.body.calls.iter().map(String::as_str)),
            );
        }
        for joined in routes {
            for guard in &joined.route.guards {
                used.insert(guard.name.as_str());
                used.extend(guard.name.rsplit('.').next());
                in_use.insert((joined.app, guard.kind));
            }
        }
        let mut idle: Vec<(u32, GuardKind, String)> = Vec::new();
        for (number, file) in (0_u32..).zip(files) {
            let app = app_of_file
                .get(number as usize)
                .copied()
                .unwrap_or_default();
            for (kind, name) in &file.idle {
                if !used.contains(name.as_str()) {
                    idle.push((app, *kind, name.clone()));
                }
            }
            for (function, own) in (0_u32..).zip(&file.functions) {
                let is_small =
                    own.body.calls.len() <= 12 && own.body.lookups.is_empty() && !own.body.writes;
                let at = FunctionRef {
                    file: number,
                    function,
                };
                let kind = self.of(at).and_then(kind_of).filter(|_| {
                    is_small && !own.name.is_empty() && own.class.is_empty() | takes_request(own)
                });
                if let Some(kind) =
                    kind.filter(|_| !used.contains(own.name.as_str()) && !is_handler(routes, at))
                {
                    idle.push((app, kind, own.name.clone()));
                }
            }
        }
        idle.sort_unstable();
        idle.dedup();
        self.idle = idle;
    }
}

fn is_handler(routes: &[JoinedRoute], at: FunctionRef) -> bool {
    routes.iter().any(|joined| joined.handler == Some(at))
}

fn takes_request(function: &Function) -> bool {
    function
        .parameters
        .iter()
        .any(|parameter| crate::routes::body::is_context(&parameter.name, &parameter.declared))
}

/// What a function's own code asks for.
fn direct(function: &Function) -> Asks {
    let body = &function.body;
    let by_name = |kind: GuardKind| {
        body.calls
            .iter()
            .any(|name| words::guard_call(name) == Some(kind))
    };
    let asks_role = body.roles && body.refuses || by_name(GuardKind::Authorisation);
    Asks {
        authenticates: body.identity && body.refuses || by_name(GuardKind::Authentication),
        roles: asks_role,
        limits: body.limits || by_name(GuardKind::RateLimit),
        signature: body.signature || by_name(GuardKind::Signature),
        uses_identity: body.uses_caller || body.roles || body.owner,
        uses_caller: body.uses_caller || body.owner,
        knows_caller: body.identity || body.roles || body.owner,
        is_caller: !body.compares_caller && vocabulary::names_caller(&function.name),
        writes: body.writes,
        hands_on: false,
    }
}

/// What a function is a guard for, by what it asks.
fn kind_of(asks: Asks) -> Option<GuardKind> {
    if asks.roles {
        Some(GuardKind::Authorisation)
    } else if asks.authenticates {
        Some(GuardKind::Authentication)
    } else if asks.limits {
        Some(GuardKind::RateLimit)
    } else if asks.signature {
        Some(GuardKind::Signature)
    } else {
        None
    }
}
