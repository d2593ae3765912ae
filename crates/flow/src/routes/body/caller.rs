//! What a function does with who calls: refuse strangers only, or more.
//!
//! Invariant: an expression is followed upwards a bounded number of steps; what is not understood counts as used, so that
//! nobody is said to forget an owner who asks in a way that is not known.

use super::super::page::Page;
use super::super::vocabulary::{self, Signs};
use super::super::words;
use super::stores::{RESPONSES, is_one_of};
use crate::member_parts;
use airlock_syntax::{Kind, NodeId, Role};

/// Steps from an expression to what is done with it.
const MAX_STEPS: u32 = 24;

/// What is done with an expression that stands for the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate<'page> {
    /// Nothing, or whoever is nobody is refused.
    Refused,
    /// It is compared with something.
    Compared,
    /// Names hold it from here on.
    Held(Vec<&'page str>),
    /// It goes somewhere.
    Used,
}

/// What is done with the expression that `id` is part of.
pub(super) fn fate<'page>(page: &Page<'page>, id: NodeId) -> Fate<'page> {
    let mut at = id;
    for _ in 0..MAX_STEPS {
        let parent = page.facts.parent(at);
        if parent == at {
            return Fate::Refused;
        }
        let role = page.tree.node(at).role;
        match page.kind(parent) {
            Kind::Call if role == Role::Callee && compares(page, parent).is_some() => {
                return compares(page, parent).unwrap_or(Fate::Used);
            }
            Kind::Member
            | Kind::Index
            | Kind::Str
            | Kind::StrText
            | Kind::Cast
            | Kind::Await
            | Kind::Other
            | Kind::Call
                if role != Role::Body => {}
            Kind::Args => match through_call(page, parent) {
                Some(call) => {
                    at = call;
                    continue;
                }
                None if let Some(fate) = compares(page, page.facts.parent(parent)) => return fate,
                None if is_refusal(page, page.facts.parent(parent)) => return Fate::Refused,
                None => return Fate::Used,
            },
            Kind::Unary => {
                let written = page.written(parent);
                if written.starts_with('!')
                    || written.starts_with("not ")
                    || written.starts_with("unless")
                    || is_condition(page, parent)
                {
                    return Fate::Refused;
                }
            }
            Kind::Binary => {
                if let Some(fate) = binary(page, parent, at) {
                    return fate;
                }
            }
            Kind::TypeTest
            | Kind::ExprStmt
            | Kind::Block
            | Kind::Delete
            | Kind::Param
            | Kind::Params => return Fate::Refused,
            Kind::If | Kind::While | Kind::Ternary | Kind::Switch | Kind::Assert
                if role == Role::Condition =>
            {
                return Fate::Refused;
            }
            Kind::Ternary => {}
            Kind::Assign | Kind::AugAssign | Kind::Declarator => {
                return assigned(page, parent, role);
            }
            _ => return Fate::Used,
        }
        at = parent;
    }
    Fate::Used
}

/// What `a.equals(b)` does with either of the two.
fn compares<'page>(page: &Page<'page>, node: NodeId) -> Option<Fate<'page>> {
    let call = page.call(node)?;
    let is_comparison = matches!(
        call.name,
        "equals"
            | "equalsIgnoreCase"
            | "Equals"
            | "eql?"
            | "equal?"
            | "compareTo"
            | "contentEquals"
            | "is"
    ) && call.args.len() == 1;
    let is_constant = |node: NodeId| {
        matches!(
            page.kind(node),
            Kind::Str | Kind::Number | Kind::Null | Kind::Bool | Kind::Char
        )
    };
    if !is_comparison {
        return None;
    }
    let with_constant = call.object.is_some_and(is_constant) || call.by_position().any(is_constant);
    Some(if with_constant {
        Fate::Refused
    } else {
        Fate::Compared
    })
}

fn is_condition(page: &Page<'_>, node: NodeId) -> bool {
    page.tree.node(node).role == Role::Condition
}

/// Names on the left of what holds the caller.
fn assigned<'page>(page: &Page<'page>, assign: NodeId, role: Role) -> Fate<'page> {
    if matches!(role, Role::Left | Role::Name) {
        return Fate::Refused;
    }
    let left =
        { page.tree.child(assign, Role::Left) }.or_else(|| page.tree.child(assign, Role::Name));
    let Some(left) = left else { return Fate::Used };
    match page.kind(left) {
        Kind::Ident => Fate::Held(vec![page.written(left)]),
        Kind::Dict | Kind::Tuple | Kind::List => Fate::Held(
            { page.tree.descendants(left) }
                .filter(|id| page.kind(*id) == Kind::Ident)
                .map(|id| page.written(id))
                .take(8)
                .collect(),
        ),
        // `@user = …`, `this.user = …` is kept for whoever asks for it.
        _ => Fate::Used,
    }
}

/// A comparison, or nothing where the expression goes on.
fn binary<'page>(page: &Page<'page>, binary: NodeId, at: NodeId) -> Option<Fate<'page>> {
    let other = { page.tree.children(binary) }.find(|child| *child != at)?;
    let written = page.written(binary);
    let (left, right) = (page.tree.node(at), page.tree.node(other));
    let between = if left.start < right.start {
        (left.end, right.start)
    } else {
        (right.end, left.start)
    };
    let start = page.at(binary);
    let operator = written
        .get((between.0.saturating_sub(start)) as usize..(between.1.saturating_sub(start)) as usize)
        .unwrap_or("")
        .trim();
    match operator {
        "&&" | "||" | "??" | "?:" | "and" | "or" => None,
        _ if matches!(
            page.kind(other),
            Kind::Null | Kind::Bool | Kind::Number | Kind::Str | Kind::Char
        ) || matches!(page.written(other), "undefined" | "NULL" | "nil") =>
        {
            Some(Fate::Refused)
        }
        "==" | "!=" | "===" | "!==" | "is" | "is not" | "in" | "not in" | "eq" | "<>" => {
            Some(Fate::Compared)
        }
        _ => Some(Fate::Used),
    }
}

/// The call whose arguments these are, where it gives the same thing in another form.
fn through_call(page: &Page<'_>, args: NodeId) -> Option<NodeId> {
    let node = page.facts.parent(args);
    let call = page.call(node)?;
    let forms = "get getattribute getstring getint getint64 getuint mustget value locals getvalue principal int str \
        string number parseint tostring parse valueof uuid longvalue intvalue intval bool boolean isset empty \
        objectid type";
    let lower: String = { call.name.chars() }
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    is_one_of(forms, &lower).then_some(node)
}

/// Whether what is given to a call is only asked whether it is somebody, logged or shown.
fn is_refusal(page: &Page<'_>, node: NodeId) -> bool {
    page.call(node).is_some_and(|call| {
        is_one_of(RESPONSES, call.name) && call.name != "equals"
            || words::guard_call(call.name).is_some()
            || matches!(
                call.name,
                "isinstance" | "isNull" | "is_null" | "nonNull" | "Depends" | "Security"
            )
    })
}

/// Whether an identifier stands for the caller by how it is come by: `currentUser(ctx)`, `c.GetUint("userID")`, `UserId` of a
/// controller of ASP.NET.
pub(super) fn is_caller(page: &Page<'_>, id: NodeId) -> bool {
    let parent = page.facts.parent(id);
    match page.kind(id) {
        Kind::StrText => {
            let named = is_callers_key(page.written(id));
            named && { page.call(page.facts.parent(page.facts.parent(parent))) }.is_some_and(
                |call| {
                    let is_context = call.object.is_some_and(|object| {
                        super::is_context(page.written(object), "")
                            || page.written(object).ends_with("Context()")
                            || page.written(object).ends_with("context")
                    });
                    is_context
                        && (call.name.starts_with("Get")
                            || matches!(call.name, "MustGet" | "Value" | "Locals" | "get"))
                },
            )
        }
        Kind::Ident => {
            let name = page.written(id);
            if page.side == super::super::facts::Side::CSharp
                && matches!(
                    name,
                    "UserId" | "CurrentUserId" | "UserName" | "CurrentUser"
                )
            {
                return page.kind(parent) != Kind::Member
                    || page.tree.node(id).role == Role::Object;
            }
            // `accountID(r.Context())`
            let call = if page.kind(parent) == Kind::Member {
                page.facts.parent(parent)
            } else {
                parent
            };
            vocabulary::names_caller(name) && { page.call(call) }.is_some_and(|call| {
                call.name == name
                    && call.args.len() <= 2
                    && !call.args.is_empty()
                    && call.args.iter().all(|arg| {
                        let written = page.written(arg.value);
                        super::is_context(written, "") || written.ends_with("Context()")
                    })
            })
        }
        _ => false,
    }
}

/// Whether a member of the request is who calls by how it is used: what a guard keeps there has an id (`ctx.state.rower.id`,
/// `req.gardener._id`), is asked further things (`ctx.state.rower.captain`) or is one (`res.locals.rowerId`).
pub(super) fn is_kept_with_request(
    page: &Page<'_>,
    member: NodeId,
    object: NodeId,
    name: &str,
) -> bool {
    let is_bag = matches!(
        page.written(object),
        "ctx.state"
            | "context.state"
            | "res.locals"
            | "response.locals"
            | "request.state"
            | "req.state"
            | "g"
            | "flask.g"
            | "event.locals"
            | "event.context"
    );
    let is_request = matches!(
        page.written(object),
        "req" | "request" | "self.request" | "this.request" | "(req as any)" | "(request as any)"
    );
    if !is_bag && !is_request || is_of_every_request(name) {
        return false;
    }
    if is_bag && vocabulary::is_key(name) {
        return true;
    }
    let outer = page.facts.parent(member);
    if is_bag && page.kind(outer) == Kind::Member {
        return true;
    }
    let key = match page.kind(outer) {
        Kind::Member => member_parts(page.tree, outer).filter(|(inner, _)| *inner == member),
        _ => None,
    };
    key.is_some_and(|(_, key)| {
        matches!(
            page.written(key),
            "id" | "_id" | "pk" | "uid" | "uuid" | "sub" | "email" | "role"
        )
    })
}

/// What every request has, and what middleware of no guard keeps with it.
fn is_of_every_request(name: &str) -> bool {
    is_one_of(
        "body query params param headers header cookies cookie files file ip ips path url method app route \
         socket connection get is accepts res req log logger id requestid reqid traceid correlationid spanid raw \
         rawbody json form data args values view_args get_json match_info rel_url query_params path_params GET POST \
         META FILES COOKIES db conn pool i18n t locale lang csrf flash nonce server event ctx context",
        name,
    ) || { name.to_ascii_lowercase() }.ends_with("requestid")
}

fn is_callers_key(text: &str) -> bool {
    let bare: String = { text.chars().take(40) }
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    is_one_of(
        "user userid uid account accountid tenant tenantid member memberid username customer customerid claims \
         currentuser principal identity subject keeper sub",
        &bare,
    )
}

/// Whether a parameter is filled with the caller: `principal: Principal`, `user: User = Depends(get_current_user)`.
pub(super) fn is_caller_parameter(page: &Page<'_>, parameter: NodeId, declared: &str) -> bool {
    let last = { declared.rsplit(['.', '<', ' ', ':', '*', '&']).next() }
        .unwrap_or(declared)
        .trim_end_matches(['>', '?']);
    let by_type = matches!(
        last,
        "Principal"
            | "Authentication"
            | "ClaimsPrincipal"
            | "UserDetails"
            | "Jwt"
            | "OAuth2User"
            | "OidcUser"
            | "CurrentUser"
            | "AuthUser"
            | "AuthenticatedUser"
            | "JWTPrincipal"
    );
    let marks = [
        "AuthenticationPrincipal",
        "CurrentUser",
        "GetUser",
        "CurrentUsername",
        "User",
        "LoginUser",
    ];
    let own = page.decorators(parameter);
    if vocabulary::is_store_type(declared) {
        return false;
    }
    let by_mark = own.iter().any(|mark| marks.contains(&mark.name));
    let written = page.written(parameter);
    let given = { written.split_once("Depends(") }
        .or_else(|| written.split_once("Security("))
        .map_or("", |(_, given)| given)
        .split(')')
        .next()
        .unwrap_or("");
    let by_dependency =
        given.len() < 120 && { given.split(|c: char| !(c.is_alphanumeric() || c == '_')) }.any(
            |part| {
                !part.is_empty()
                    && (vocabulary::names_caller(part)
                        || part != "session" && vocabulary::signs(part).has(Signs::IDENTITY)
                        || part.starts_with("require")
                        || part.contains("current"))
            },
        );
    by_type || by_mark || by_dependency
}
