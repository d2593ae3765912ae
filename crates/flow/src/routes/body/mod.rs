//! What the code of each function does, as far as names tell: whom it asks, what it refuses, looks up and writes.
//!
//! Invariant: one pass over the tree for all functions of a file. What stands in a closure counts for the functions around
//! it too, up to a bounded number.

mod caller;
mod statement;
mod stores;

use super::facts::{Body, Lookup, Side};
use super::page::{Call, Page};
use super::vocabulary::{self, Signs};
use super::words;
use crate::member_parts;
use airlock_syntax::{Kind, NodeId, Role};
use caller::Fate;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use stores::{RESPONSES, is_of_database, is_one_of, lookup, whole_write};

/// Functions around a place for which it counts.
const MAX_AROUND: usize = 4;
/// Names of calls that are kept for a function.
const MAX_CALLS: usize = 96;
/// Places of one kind that are kept for a function.
const MAX_PLACES: usize = 8;

/// The method of a look-up that the framework makes for a parameter.
const BOUND: &str = "bound";

/// What a local name holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Held {
    /// A key that the client chose.
    Key,
    /// The whole body, bound to a type where one is told.
    Whole(String),
}

/// A function that is being read.
#[derive(Default)]
struct Draft {
    signs: Signs,
    body: Body,
    validations: BTreeSet<String>,
    held: FxHashMap<String, Held>,
    /// Names by which the request or context is handed on.
    contexts: Vec<String>,
    /// Names that hold who calls.
    callers: FxHashSet<String>,
    /// Look-ups that are one only if the function reads a client's key.
    prepared: Vec<Lookup>,
    /// Whether a client's key is read.
    reads_key: bool,
}

/// The bodies of all functions of a file, in the order of [`Page::functions`].
pub(super) fn bodies(page: &Page<'_>) -> Vec<Body> {
    let callers = caller::own_members(page);
    let mut drafts: Vec<Draft> = { page.functions.iter() }
        .map(|function| draft(page, *function, &callers))
        .collect();
    // The functions around the node at hand, by number, innermost last.
    let mut around: Vec<(u32, usize)> = Vec::new();
    let mut next_function = 0;
    let mut skipped = 0;
    for (id, node) in page.tree.iter() {
        // A decorator is no part of what the code does.
        if node.kind == Kind::Decorator {
            skipped = node.next.max(skipped);
        }
        if id.0 < skipped && !matches!(node.kind, Kind::Function | Kind::Lambda) {
            continue;
        }
        while around.last().is_some_and(|(end, _)| *end <= id.0) {
            around.pop();
        }
        if page.functions.get(next_function) == Some(&id) {
            around.push((node.next, next_function));
            next_function += 1;
            continue;
        }
        if around.is_empty() {
            continue;
        }
        let mut see = |look: &mut dyn FnMut(&mut Draft)| {
            for (_, number) in around.iter().rev().take(MAX_AROUND) {
                if let Some(draft) = drafts.get_mut(*number) {
                    look(draft);
                }
            }
        };
        match node.kind {
            Kind::Ident => {
                let signs = identifier(page, id);
                if signs != Signs::default() {
                    see(&mut |draft| draft.signs.add(signs));
                }
                see_parameter(page, id, &mut see);
                let is_caller = signs.has(Signs::IDENTITY) || caller::is_caller(page, id);
                if is_caller && signs == Signs::default() {
                    see(&mut |draft| draft.signs.add(Signs::IDENTITY));
                }
                see_caller(page, id, is_caller, &mut see);
            }
            Kind::Number => {
                let signs = match page.written(id) {
                    "401" => Signs(Signs::REFUSES.0 | Signs::DEMANDS.0),
                    "403" => Signs(Signs::REFUSES.0 | Signs::FORBIDS.0),
                    "429" => Signs::LIMITS,
                    _ => continue,
                };
                see(&mut |draft| draft.signs.add(signs));
            }
            Kind::StrText => {
                let signs = text_signs(page.written(id));
                if signs != Signs::default() {
                    see(&mut |draft| draft.signs.add(signs));
                }
                if caller::is_caller(page, id) {
                    see_caller(page, id, true, &mut see);
                }
            }
            // Ruby's `:unauthorized`, `params[:password]`.
            Kind::Other => {
                if let Some(symbol) = page
                    .written(id)
                    .strip_prefix(':')
                    .filter(|symbol| symbol.len() < 40)
                {
                    let mut signs = vocabulary::signs(symbol);
                    if vocabulary::names_secret(symbol) {
                        signs.add(Signs::PASSWORD);
                    }
                    see(&mut |draft| draft.signs.add(signs));
                }
            }
            Kind::Assign => {
                let Some((name, held)) = assigned(page, id) else {
                    continue;
                };
                see(&mut |draft| {
                    let held = held.clone().or_else(|| {
                        draft
                            .held
                            .get(
                                page.tree
                                    .child(id, Role::Right)
                                    .map_or("", |right| bare(page.written(right))),
                            )
                            .cloned()
                    });
                    if let Some(held) = held {
                        draft.held.insert(name.to_owned(), held);
                    }
                });
            }
            Kind::Call | Kind::New => {
                if let Some(call) = page.call(id) {
                    see(&mut |draft| read_call(page, &call, draft));
                }
            }
            Kind::Index => {
                let written = page.written(id);
                if written.len() < 60 && written.contains("$_POST") {
                    see(&mut |draft| draft.signs.add(Signs::BODY));
                }
                if vocabulary::reads_key(written) {
                    see(&mut |draft| draft.reads_key = true);
                }
                see(&mut |draft| stores::indexed(page, id, draft));
            }
            _ => {}
        }
    }
    drafts.into_iter().map(finished).collect()
}

fn draft(page: &Page<'_>, function: NodeId, callers: &[String]) -> Draft {
    let mut draft = Draft::default();
    draft.callers.extend(callers.iter().cloned());
    for parameter in page.parameters(function) {
        let name = page.parameter_name(parameter);
        let declared = page.declared(parameter);
        if caller::is_caller_parameter(page, parameter, declared) {
            draft.callers.insert(name.to_owned());
        } else if is_context(name, declared) {
            draft.contexts.push(name.to_owned());
        } else if vocabulary::is_key(name) {
            draft.held.insert(name.to_owned(), Held::Key);
        }
        draft
            .body
            .lookups
            .extend(bound_model(page, parameter, name, declared));
        if let Some(of) = whole_parameter(page, parameter, declared) {
            draft.held.insert(name.to_owned(), Held::Whole(of));
            draft.signs.add(Signs::BODY);
        }
    }
    draft
}

/// Laravel's `Recipe $recipe`: the object is looked up by the key in the path.
fn bound_model(page: &Page<'_>, parameter: NodeId, name: &str, declared: &str) -> Option<Lookup> {
    let class = declared.rsplit('\\').next().unwrap_or(declared);
    let is_bound = page.side == Side::Php
        && class.starts_with(char::is_uppercase)
        && class.eq_ignore_ascii_case(&name.replace('_', ""));
    is_bound.then(|| Lookup {
        location: page.head(parameter),
        of: stores::singular(class),
        method: BOUND.to_owned(),
        is_by_owner: false,
    })
}

/// Whether a parameter is the request or the context of one.
pub(super) fn is_context(name: &str, declared: &str) -> bool {
    matches!(
        name,
        "request"
            | "req"
            | "ctx"
            | "context"
            | "c"
            | "r"
            | "exchange"
            | "call"
            | "httpContext"
            | "res"
    ) || ["Request", "Context", "ServletRequest", "Exchange"]
        .iter()
        .any(|end| declared.trim_end_matches('?').ends_with(end))
}

/// The type that a body of the request is bound to by a parameter.
fn whole_parameter(page: &Page<'_>, parameter: NodeId, declared: &str) -> Option<String> {
    let decorators = page.decorators(parameter);
    let is_body = decorators.iter().any(|decorator| {
        matches!(decorator.name, "RequestBody" | "ModelAttribute" | "FromBody" | "FromForm" | "BeanParam")
            // Nest's `@Body("name")` is one field.
            || decorator.name == "Body" && !decorator.args.iter().any(|arg| page.kind(arg.value) == Kind::Str)
    });
    is_body.then(|| bound_type(declared))
}

/// The class inside `Partial<Exhibit>`, `model.Keeper`, `*Keeper`.
fn bound_type(declared: &str) -> String {
    let inner = declared.rsplit('<').next().unwrap_or(declared);
    let last = inner.rsplit(['.', '*', '&', ' ']).next().unwrap_or(inner);
    last.trim_matches(|c: char| !(c.is_alphanumeric() || c == '_'))
        .to_owned()
}

/// What an identifier is a sign of, where it stands.
fn identifier(page: &Page<'_>, id: NodeId) -> Signs {
    let name = page.written(id);
    let mut signs = vocabulary::signs(name);
    if vocabulary::names_secret(name) {
        signs.add(Signs::PASSWORD);
    }
    // `getNiFiUser`, `get_request_user`
    if name.starts_with("get") && (name.ends_with("User") || name.ends_with("_user")) {
        signs.add(Signs::IDENTITY);
    }
    let parent = page.facts.parent(id);
    if name == "session"
        && (is_of_database(page, id, parent)
            || page.kind(parent) == Kind::Args
                && page
                    .written(page.facts.parent(parent))
                    .starts_with("Depends("))
    {
        return Signs::default();
    }
    if page.kind(parent) == Kind::Member
        && let Some((object, last)) = member_parts(page.tree, parent)
    {
        if last == id
            && (caller::is_of_request(page, object) && is_caller(name)
                || caller::is_kept_with_request(page, parent, object, name))
        {
            signs.add(Signs::IDENTITY);
        }
        // `User.current`, `Current.account`.
        if page.side == Side::Ruby
            && page.tree.node(parent).role != Role::Left
            && (page.written(object) == "Current"
                || last == id
                    && name == "current"
                    && vocabulary::names_caller(page.written(object)))
        {
            signs.add(Signs::IDENTITY);
        }
        if last == id && caller::is_rank(page, object, name) {
            signs.add(Signs::ROLES);
        }
        // ASP.NET's `User.Identity`, `User.IsInRole`.
        if object == id && name == "User" && page.side == Side::CSharp {
            signs.add(Signs::IDENTITY);
        }
        if last == id
            && matches!(name, "body" | "json" | "form" | "POST" | "data" | "FILES" | "input")
            && caller::is_of_request(page, object)
            // Koa's `ctx.body` is the answer.
            && !(name == "body" && matches!(page.written(object), "ctx" | "context" | "c"))
        {
            signs.add(Signs::BODY);
        }
    }
    // A definition's own name says nothing of what its code does; `can` and the like only as calls.
    let is_name = page.tree.node(id).role == Role::Name
        && matches!(
            page.kind(parent),
            Kind::Function | Kind::Class | Kind::KeywordArg | Kind::Param
        );
    if is_name && page.kind(parent) != Kind::KeywordArg {
        return Signs::default();
    }
    if matches!(name, "can" | "own" | "decode" | "bind" | "auth")
        && !is_called(page, id)
        && page.side != Side::Php
    {
        return Signs::default();
    }
    // A role that is given, or a column of a query, is no question.
    if signs.has(Signs::ROLES) && is_given(page, id) {
        signs.0 &= !Signs::ROLES.0;
    }
    // Types of parameters and imports of packages are no questions.
    if page.tree.node(id).role == Role::Type {
        return Signs::default();
    }
    signs
}

/// Whether a name is what a value is given to: `member.is_admin = true`, `update(role=role)`, `{ role }` of a body.
fn is_given(page: &Page<'_>, id: NodeId) -> bool {
    let node = page.tree.node(id);
    let parent = page.facts.parent(id);
    let target = if page.kind(parent) == Kind::Member && node.role == Role::Name {
        parent
    } else {
        id
    };
    let holder = page.facts.parent(target);
    let is_left = page.tree.node(target).role == Role::Left
        && matches!(page.kind(holder), Kind::Assign | Kind::AugAssign);
    let is_keyword = node.role == Role::Name && page.kind(parent) == Kind::KeywordArg;
    is_left && target != id || is_keyword && page.side != Side::CSharp
}

fn is_called(page: &Page<'_>, id: NodeId) -> bool {
    let mut at = id;
    for _ in 0..2 {
        let parent = page.facts.parent(at);
        if page.kind(parent) == Kind::Call && page.tree.node(at).role == Role::Callee {
            return true;
        }
        at = parent;
    }
    false
}

fn is_caller(name: &str) -> bool {
    matches!(
        name,
        "user"
            | "User"
            | "account"
            | "auth"
            | "userId"
            | "user_id"
            | "userid"
            | "session"
            | "identity"
            | "member"
            | "principal"
            | "jwt"
            | "token"
            | "currentUser"
            | "uid"
            | "team"
            | "tenant"
            | "organization"
            | "org"
            | "accountId"
            | "decoded"
            | "payload"
            | "admin"
            | "username"
            | "viewer"
    )
}

/// A key or body that the function takes as a parameter, and uses: ownership by a typed caller.
fn see_parameter(page: &Page<'_>, id: NodeId, see: &mut impl FnMut(&mut dyn FnMut(&mut Draft))) {
    let role = page.tree.node(id).role;
    if role == Role::Name || role == Role::Type {
        return;
    }
    if page.side == Side::Script
        && matches!(page.written(id), "currentUser" | "user")
        && page.kind(page.facts.parent(id)) != Kind::Member
    {
        see(&mut |draft| draft.signs.add(Signs::IDENTITY));
    }
}

/// What the functions around do with who calls, where a word or a name that holds it stands.
fn see_caller(
    page: &Page<'_>,
    id: NodeId,
    is_caller: bool,
    see: &mut impl FnMut(&mut dyn FnMut(&mut Draft)),
) {
    if page.tree.node(id).role == Role::Type {
        return;
    }
    let name = page.written(id);
    let mut fate = None;
    see(&mut |draft| {
        if !is_caller && !draft.callers.contains(name) {
            return;
        }
        match fate.get_or_insert_with(|| caller::fate(page, id)) {
            Fate::Refused => {}
            Fate::Ranked => draft.signs.add(Signs::ROLES),
            Fate::Used => draft.body.uses_caller = true,
            Fate::Compared => {
                draft.body.uses_caller = true;
                draft.body.compares_caller = true;
            }
            Fate::Held(names) => {
                draft
                    .callers
                    .extend(names.iter().map(|name| (*name).to_owned()));
            }
        }
    });
}

fn text_signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    if text.len() > 80 {
        return signs;
    }
    let lower = text.to_ascii_lowercase();
    if ["login", "sign-in", "signin", "sign_in"]
        .iter()
        .any(|page| lower.contains(page))
    {
        signs.add(Signs::SIGN_IN_PAGE);
    }
    if lower == "authorization"
        || lower.contains("api-key")
        || lower.contains("apikey")
        || lower.contains("x-auth")
        || lower == "user_id"
        || vocabulary::speaks_of_caller(&lower)
    {
        signs.add(Signs::IDENTITY);
    }
    if lower.contains("signature") || lower.contains("hmac") {
        signs.add(Signs::SIGNATURE);
    }
    if lower == "role" || lower == "is_admin" || lower == "isadmin" || lower == "permissions" {
        signs.add(Signs::ROLES);
    }
    if vocabulary::names_secret(text) || lower == "code" {
        signs.add(Signs::PASSWORD);
    }
    if lower == "unauthorized" || lower == "forbidden" {
        signs.add(Signs::REFUSES);
    }
    signs
}

/// The name that an assignment gives to a client's value.
fn assigned<'page>(page: &Page<'page>, id: NodeId) -> Option<(&'page str, Option<Held>)> {
    let (left, right) = (
        page.tree.child(id, Role::Left)?,
        page.tree.child(id, Role::Right)?,
    );
    let written = page.written(right);
    if written.len() > 200 {
        return None;
    }
    // `const { id } = req.params`
    let names: Vec<NodeId> = match page.kind(left) {
        Kind::Ident => vec![left],
        Kind::Dict | Kind::Tuple | Kind::List => {
            let parts = page.tree.children(left);
            parts
                .filter(|part| page.kind(*part) == Kind::Ident)
                .collect()
        }
        _ => return None,
    };
    let key = names
        .iter()
        .find(|name| vocabulary::is_key(page.written(**name)));
    let name = key.or_else(|| names.first()).copied()?;
    let own = page.written(name).trim_start_matches('$');
    let is_taken_apart = page.kind(left) != Kind::Ident;
    let held = if vocabulary::reads_key(written)
        || is_taken_apart
            && vocabulary::is_key(own)
            && (written.contains("params") || written.contains("query"))
    {
        Some(Held::Key)
    } else if !is_taken_apart && vocabulary::is_whole_body(written) {
        Some(Held::Whole(String::new()))
    } else {
        None
    };
    Some((own, held))
}

/// A name without what is written before it.
fn bare(written: &str) -> &str {
    written.trim().trim_start_matches(['$', '*', '&', '.', ' '])
}

fn read_call(page: &Page<'_>, call: &Call<'_>, draft: &mut Draft) {
    let name = call.name;
    if draft.body.calls.len() < MAX_CALLS {
        draft.body.calls.push(name.to_owned());
    }
    let words = words::words(name);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if matches!(
        words::guard_kind(name),
        Some(airlock_model::GuardKind::Signature)
    ) || has(&["signed"]) && !has(&["in"])
    {
        draft.signs.add(Signs::SIGNATURE);
    }
    if has(&["redirect"]) {
        draft.signs.add(Signs::REDIRECTS);
    }
    if is_validation(&words) {
        draft.validations.insert(words.join("_"));
    }
    if is_write(&words, call) {
        draft.body.writes = true;
    }
    if has(&["authenticate", "attempt"])
        || draft.signs.has(Signs::PASSWORD)
            && has(&["compare", "matches", "verify", "check", "login"])
    {
        draft.body.signs_in = true;
    }
    if !draft.reads_key && call.args.len() == 1 {
        draft.reads_key = vocabulary::reads_key(page.written(call.node));
    }
    lookup(page, call, draft);
    whole_write(page, call, &words, draft);
    hands_on(page, call, draft);
    binds(page, call, draft);
}

fn is_validation(words: &[String]) -> bool {
    words.iter().any(|word| {
        matches!(
            word.as_str(),
            "validate"
                | "validates"
                | "validated"
                | "valid"
                | "validator"
                | "validation"
                | "sanitize"
                | "sanitise"
                | "validationresult"
        )
    }) || words.iter().any(|word| word == "safeparse")
        || matches!(
            words
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .as_slice(),
            ["safe", "parse" | "parseasync"]
                | ["full", "clean"]
                | ["check" | "ensure" | "verify" | "assert", ..]
                | ["permit"]
        )
}

fn is_write(words: &[String], call: &Call<'_>) -> bool {
    let first = words.first().map_or("", String::as_str);
    let writes = matches!(
        first,
        "save"
            | "create"
            | "update"
            | "delete"
            | "insert"
            | "destroy"
            | "remove"
            | "persist"
            | "upsert"
            | "commit"
            | "merge"
            | "store"
            | "cancel"
            | "publish"
            | "approve"
            | "add"
            | "set"
            | "execute"
            | "exec"
            | "bulk"
    );
    writes
        && (call.object.is_some() || words.len() > 1)
        && !matches!(
            call.name,
            "setHeader"
                | "setStatus"
                | "setContentType"
                | "set"
                | "add"
                | "addAttribute"
                | "setAttribute"
                | "addHeader"
                | "execute"
                | "createElement"
                | "createObject"
                | "createView"
                | "createQueryBuilder"
        )
}

/// Whether the request or context as a whole goes to code that may ask who calls.
fn hands_on(page: &Page<'_>, call: &Call<'_>, draft: &mut Draft) {
    if is_one_of(RESPONSES, call.name) || call.args.is_empty() {
        return;
    }
    let is_whole = call.args.iter().any(|arg| {
        let written = page.written(arg.value);
        draft.contexts.iter().any(|own| own == written)
            || matches!(
                written,
                "r.Context()"
                    | "c.Request.Context()"
                    | "c.Request().Context()"
                    | "req.Context()"
                    | "ctx"
                    | "c.UserContext()"
                    | "self.request"
                    | "this.request"
                    | "$request"
                    | "request"
                    | "req"
            )
    });
    let is_client = call.object.is_some_and(|object| {
        let written = page.written(object);
        matches!(
            written,
            "c" | "res" | "response" | "messages" | "logger" | "log" | "next" | "self" | "json"
        )
    });
    // A query takes the context along to be ended with it.
    let is_query = call.name.ends_with("Context")
        || call
            .object
            .is_some_and(|object| stores::is_database(page.written(object)));
    if is_whole
        && !is_query
        && !is_client
        && draft.body.hands_on.len() < MAX_PLACES
        && words::guard_kind(call.name).is_none()
    {
        draft.body.hands_on.push(call.name.to_owned());
    }
}

/// `c.ShouldBindJSON(&keeper)`, `json.NewDecoder(r.Body).Decode(&keeper)`, `call.receive<Keeper>()`.
fn binds(page: &Page<'_>, call: &Call<'_>, draft: &mut Draft) {
    if !matches!(
        call.name,
        "ShouldBindJSON"
            | "BindJSON"
            | "ShouldBind"
            | "Bind"
            | "Decode"
            | "BodyParser"
            | "ShouldBindBodyWith"
            | "Unmarshal"
    ) {
        return;
    }
    let Some(target) = call.by_position().last() else {
        return;
    };
    let Some(ident) = { page.tree.descendants(target) }
        .chain([target])
        .find(|id| page.kind(*id) == Kind::Ident)
    else {
        return;
    };
    let declared = page.facts.type_of(ident).unwrap_or_default();
    draft.signs.add(Signs::BODY);
    draft.held.insert(
        page.written(ident).to_owned(),
        Held::Whole(bound_type(&declared)),
    );
}

fn finished(draft: Draft) -> Body {
    let Draft {
        signs,
        mut body,
        validations,
        prepared,
        reads_key,
        ..
    } = draft;
    if reads_key {
        body.lookups.extend(prepared);
        body.lookups.truncate(MAX_PLACES);
    }
    // What is looked up and then compared with the caller, or put before a policy, is asked for as much as what is looked
    // up as his.
    let asks_policy = body.calls.iter().any(|name| {
        matches!(
            name.as_str(),
            "authorize"
                | "authorizeForUser"
                | "denyAccessUnlessGranted"
                | "check_object_permissions"
                | "authorize!"
        )
    });
    if body.compares_caller || asks_policy {
        let compared: Vec<Lookup> = { body.lookups.iter() }
            .filter(|lookup| !lookup.of.is_empty())
            .cloned()
            .collect();
        body.owned.extend(compared);
    }
    body.identity = signs.has(Signs::IDENTITY) || signs.has(Signs::OWNER);
    body.owner = signs.has(Signs::OWNER);
    body.refuses =
        signs.has(Signs::REFUSES) || signs.has(Signs::REDIRECTS) && signs.has(Signs::SIGN_IN_PAGE);
    body.forbids = signs.has(Signs::FORBIDS) && !signs.has(Signs::DEMANDS);
    body.roles = signs.has(Signs::ROLES);
    body.limits = signs.has(Signs::LIMITS);
    body.signature = signs.has(Signs::SIGNATURE);
    body.reads_secret = signs.has(Signs::PASSWORD);
    body.reads_body = signs.has(Signs::BODY);
    body.validations = validations.into_iter().collect();
    body.calls.sort_unstable();
    body.calls.dedup();
    body.calls.truncate(MAX_CALLS);
    body
}
