//! What a function's code looks up in stores and writes to them.

use super::super::facts::{Lookup, Side, WholeWrite};
use super::super::page::{Call, Page, brief};
use super::super::vocabulary;
use super::super::words;
use super::{Draft, Held, MAX_PLACES, bare};
use crate::member_parts;
use airlock_syntax::{Kind, NodeId, Role};

/// Calls that answer, log or convert: what is given to them is not looked up.
pub(super) const RESPONSES: &str = "json send render redirect write print println printf info debug warn error log format sprintf Sprintf Printf \
    Errorf parseInt Number String int str Atoi ParseInt ParseUint parseLong valueOf toString Ok status abort \
    log_event trans gettext append push add_message success warning flash url_for reverse path route to_s to_i \
    UUID fromString parse encodeURIComponent escape join replace includes startsWith equals len isNaN isValid \
    isValidObjectId ObjectId Types jsonify response view Param getParameter get_json input require emit dispatch \
    set put_flash HttpResponse NotFound Created CreatedAtAction created badRequest notFound noContent \
    RedirectToAction location header setAttribute addAttribute contains indexOf trim validate Validate isEmpty \
    isNull requireNonNull checkNotNull t __ Get Set Query PostForm FormValue JSON URLParam PathValue Redirect \
    redirect_to messages assert fail is instanceof exec setHeader Sprint Error Exception HTTPException Http404 \
    addFlash generateUrl redirectToRoute UrlGenerator abort_if abort_unless IsNullOrEmpty TryParse Parse Error404 \
    HTMLBlade HTML Logger";
/// Whether a name stands in a list of names between spaces.
pub(super) fn is_one_of(list: &'static str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|own| own == name)
}

/// Methods that read one stored object.
const READS: &str = "find findone findbyid findbypk findunique findfirst finduniqueorthrow findfirstorthrow findoneorfail findoneby \
    findorfail findbyidorthrow getobjector404 getor404 firstor404 getone getbyid getreferencebyid findasync \
    firstordefaultasync firstordefault singleordefaultasync singleasync firstasync first get byid fetch load \
    findby findoneandupdate findbyidandupdate findbyidanddelete findoneanddelete deletebyid retrieve read show \
    lookup one getitem selectbyid querybyid findentity single take fetchone destroy delete remove where filter \
    filterby updatebyid removebyid findorthrow deleteone updateone selectone";

/// `store.byId(id)`, `Order.objects.get(pk=number)`, `findOne({ id: req.params.id })`.
pub(super) fn lookup(page: &Page<'_>, call: &Call<'_>, draft: &mut Draft) {
    if let Some(of) = callers_own(page, call)
        && draft.body.owned.len() < MAX_PLACES
    {
        draft.body.owned.push(Lookup {
            location: page.head(call.node),
            of,
            method: call.name.to_owned(),
        });
        return;
    }
    if draft.body.lookups.len() >= MAX_PLACES
        || is_one_of(RESPONSES, call.name)
        || call.args.is_empty()
        || call.args.len() > 4
    {
        return;
    }
    let lower: String = call
        .name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let Some(of) = store_of(page, call, &lower) else {
        return;
    };
    let is_owned = call
        .args
        .iter()
        .any(|arg| names_owner(arg.name) || names_caller(page.written(arg.value)))
        || is_scoped(call.name)
        || { call.object }.is_some_and(|object| is_scoped(page.written(object)));
    if is_owned && draft.body.owned.len() < MAX_PLACES {
        draft.body.owned.push(Lookup {
            location: page.head(call.node),
            of,
            method: lower,
        });
        return;
    }
    let is_key = |node: NodeId| is_key_argument(page, node, draft);
    if !call.args.iter().any(|arg| is_key(arg.value)) {
        return;
    }
    draft.body.lookups.push(Lookup {
        location: page.head(call.node),
        of,
        method: lower,
    });
}

/// What a caller has: `orders` of `current_user.orders`.
fn callers_own(page: &Page<'_>, call: &Call<'_>) -> Option<String> {
    let object = page.written(call.object?);
    let is_caller = object.len() < 40
        && !object.contains(['.', '(', '['])
        && vocabulary::speaks_of_caller(object);
    (is_caller && call.args.is_empty() && call.name.ends_with('s') && call.name.len() > 3)
        .then(|| singular(call.name))
}

/// Whether a look-up begins with what the caller may see.
fn is_scoped(written: &str) -> bool {
    let scopes = [
        "visible",
        "Visible",
        "accessible",
        "Accessible",
        "permitted",
        "Permitted",
        "policy_scope",
        "allowed",
        "Allowed",
        "for_user",
        "forUser",
        "ForUser",
    ];
    scopes.iter().any(|scope| written.contains(scope)) || vocabulary::speaks_of_caller(written)
}

/// Whether a keyword is the column of an owner.
fn names_owner(keyword: &str) -> bool {
    let head = keyword.split("__").next().unwrap_or(keyword);
    matches!(
        head.trim_end_matches("_id"),
        "user"
            | "owner"
            | "customer"
            | "account"
            | "tenant"
            | "author"
            | "created_by"
            | "member"
            | "organization"
            | "team"
    )
}

/// Whether an argument speaks of the caller.
fn names_caller(written: &str) -> bool {
    const CALLERS: [&str; 24] = [
        "request.user",
        "req.user",
        "Auth::",
        "auth()",
        "session",
        "principal",
        "Principal",
        "req.userId",
        "req.auth",
        "owner",
        "Owner",
        "->user()",
        "User.Find",
        "tenant",
        "Tenant",
        "user_id=",
        "claims",
        "userId:",
        "customer=",
        "getName()",
        "user=",
        "_userId",
        "g.user",
        "customer_id",
    ];
    written.len() < 200
        && (CALLERS.iter().any(|caller| written.contains(caller))
            || vocabulary::speaks_of_caller(written))
}

/// What is looked in, where the call may be a look-up at all.
fn store_of(page: &Page<'_>, call: &Call<'_>, method: &str) -> Option<String> {
    let Some(object) = call.object else {
        // Django's `get_object_or_404(Order, pk=…)`.
        let is_known = matches!(method, "getobjector404" | "getobject" | "getor404");
        return is_known.then(|| {
            call.by_position()
                .next()
                .map(|first| stem(page, first))
                .unwrap_or_default()
        });
    };
    let written = page.written(object);
    let is_client = written.len() > 120
        || [
            "req",
            "request",
            "res",
            "response",
            "params",
            "logger",
            "log",
            "console",
            "Math",
            "JSON",
            "Number",
            "Integer",
            "Long",
            "UUID",
            "ctx.request",
            "c.Request",
            "strconv",
            "fmt",
            "http",
            "Results",
            "Response",
            "flash",
            "messages",
        ]
        .iter()
        .any(|own| written == *own || written.strip_prefix('$') == Some(own))
        || written.starts_with("req.")
        || written.starts_with("request.")
        || written.starts_with("params")
        || written.contains("Logger")
        || written.contains("queryClient");
    let is_store = is_store_name(written) || is_one_of(READS, method);
    (!is_client && is_store).then(|| stem(page, object))
}

/// Whether the object of a call is a store by its name.
fn is_store_name(written: &str) -> bool {
    let all = words::words(written);
    all.iter().any(|word| {
        matches!(
            word.as_str(),
            "repository"
                | "repo"
                | "dao"
                | "store"
                | "db"
                | "database"
                | "model"
                | "models"
                | "objects"
                | "service"
                | "manager"
                | "prisma"
                | "entities"
                | "session"
                | "query"
                | "collection"
                | "table"
        )
    }) || written
        .trim_start_matches("this.")
        .trim_start_matches("self.")
        .trim_start_matches("$this->")
        .ends_with('s')
        && all.len() <= 2
}

/// The model or store in lower case, without what is around it.
fn stem(page: &Page<'_>, object: NodeId) -> String {
    let written = page.written(object);
    // The class at the head of `Order.objects`, `DB::table('orders')`, `_context.Orders`.
    if let Some(table) = written
        .split_once("table(")
        .map(|(_, rest)| rest.trim_matches(|c: char| !c.is_alphanumeric()))
    {
        let end = table
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(table.len());
        return singular(table.get(..end).unwrap_or(""));
    }
    let names = written
        .split(['.', ':', '-', '>', '(', ' ', '$', '*', ')'])
        .filter(|part| !part.is_empty());
    let skipped = [
        "this",
        "self",
        "a",
        "s",
        "h",
        "db",
        "DB",
        "objects",
        "query",
        "models",
        "prisma",
        "_context",
        "context",
        "repository",
        "service",
        "await",
        "svc",
        "app",
        "Current",
    ];
    let name = names
        .clone()
        .find(|part| !skipped.contains(part) && !vocabulary::speaks_of_caller(part))
        .or_else(|| names.clone().next_back())
        .unwrap_or("");
    let mut all = words::words(name);
    all.retain(|word| {
        !matches!(
            word.as_str(),
            "repository" | "repo" | "dao" | "store" | "service" | "model" | "manager" | "query"
        )
    });
    singular(&all.join("_"))
}

fn singular(name: &str) -> String {
    name.to_ascii_lowercase().trim_end_matches('s').to_owned()
}

/// Whether an argument is, or holds in a condition, a key that the client chose.
fn is_key_argument(page: &Page<'_>, node: NodeId, draft: &Draft) -> bool {
    let written = page.written(node);
    if written.len() > 160 {
        return false;
    }
    let is_held = |name: &str| matches!(draft.held.get(bare(name)), Some(Held::Key));
    if vocabulary::reads_key(written) || is_held(written) {
        return true;
    }
    match page.kind(node) {
        Kind::Dict
        | Kind::Lambda
        | Kind::Call
        | Kind::Binary
        | Kind::Unary
        | Kind::Str
        | Kind::List => { page.tree.descendants(node) }
            .filter(|inner| {
                page.kind(*inner) == Kind::Ident && page.tree.node(*inner).role != Role::Key
            })
            .take(16)
            .any(|inner| is_held(page.written(inner))),
        _ => false,
    }
}

const STORES: &str = "create update save insert fill updateone insertone insertmany findbyidandupdate findoneandupdate \
    updateorcreate firstorcreate updateattributes assignattributes assign merge bulkcreate add persist forcefill \
    saveandflush addasync updates upsert build new copyproperties forcecreate updatemany replaceone set attach \
    createmany extend setvalues put patch";

/// A whole body that is given to what stores it.
pub(super) fn whole_write(page: &Page<'_>, call: &Call<'_>, words: &[String], draft: &mut Draft) {
    if draft.body.whole_writes.len() >= MAX_PLACES || call.args.is_empty() {
        return;
    }
    let lower: String = words.concat();
    let is_model_call = call.object.is_none()
        && call.name.starts_with(char::is_uppercase)
        && !call.name.ends_with("Exception")
        || page.kind(call.node) == Kind::New;
    let stores = is_one_of(STORES, &lower);
    // A helper of the project that stores: `store.save_customer(body)`.
    let first = words.first().map_or("", String::as_str);
    let stores_named = matches!(
        first,
        "save" | "update" | "create" | "insert" | "store" | "persist" | "patch" | "put"
    ) && call.object.is_some();
    if !(stores || is_model_call || stores_named) {
        return;
    }
    // `fields: [...]` names what may be written.
    if call
        .args
        .iter()
        .any(|arg| page.written(arg.value).contains("fields"))
    {
        return;
    }
    for arg in &call.args {
        let written = page.written(arg.value);
        // A form or serializer takes the body as it is, a model by names.
        let is_given_whole = page.side == Side::Python && !written.starts_with("**");
        if written.len() > 160 || is_given_whole {
            continue;
        }
        let spread =
            { page.tree.children(arg.value) }.find(|part| page.kind(*part) == Kind::Spread);
        let spread = spread.map(|part| page.written(part));
        let named = [Some(written), spread]
            .into_iter()
            .flatten()
            .find_map(
                |text| match draft.held.get(bare(text).trim_start_matches("...")) {
                    Some(Held::Whole(of)) => Some(of.clone()),
                    _ => (vocabulary::is_whole_body(text)).then(String::new),
                },
            );
        let Some(of) = named else { continue };
        // What GORM is given is what it stores.
        let is_stored = page.side == Side::Go
            && call
                .object
                .is_some_and(|object| is_database(page.written(object)));
        let is_bound = !of.is_empty() && !is_stored;
        if is_bound && is_model_call {
            continue;
        }
        let of = if is_bound || is_stored {
            of
        } else {
            model_of(page, call)
        };
        draft.body.whole_writes.push(WholeWrite {
            location: page.head(call.node),
            of: brief(&of),
            is_bound,
        });
        return;
    }
}

/// Whether an object is a database by its name.
fn is_database(written: &str) -> bool {
    let all = words::words(written);
    all.last()
        .is_some_and(|last| matches!(last.as_str(), "db" | "tx" | "database" | "gorm"))
}

/// The model that a call writes, by its name or by the type of what it is called on.
fn model_of(page: &Page<'_>, call: &Call<'_>) -> String {
    let Some(object) = call.object else {
        return call.name.to_owned();
    };
    if matches!(call.name, "assign" | "extend" | "merge" | "copyProperties")
        && !page.written(object).starts_with(char::is_lowercase)
    {
        return String::new();
    }
    let mut at = object;
    for _ in 0..6 {
        match page.kind(at) {
            Kind::Ident => {
                let name = page.written(at).trim_start_matches('$');
                if name.starts_with(char::is_uppercase) {
                    return name.to_owned();
                }
                // `$customer = Customer::findOrFail(…)`
                match page.facts.value_at(at).filter(|value| *value != at) {
                    Some(value) => at = value,
                    None => return name.to_owned(),
                }
            }
            Kind::Member => match member_parts(page.tree, at) {
                Some((inner, _)) => at = inner,
                None => break,
            },
            Kind::Call => match page.tree.child(at, Role::Callee) {
                Some(callee) => at = callee,
                None => break,
            },
            Kind::Await => match page.tree.children(at).next() {
                Some(inner) => at = inner,
                None => break,
            },
            Kind::New => return page.last_name(at).unwrap_or("").to_owned(),
            _ => break,
        }
    }
    String::new()
}
