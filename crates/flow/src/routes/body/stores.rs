//! What a function's code looks up in stores and writes to them.

use super::super::facts::{Lookup, Side, WholeWrite};
use super::super::page::{Call, Page, brief};
use super::super::vocabulary;
use super::super::words;
use super::{Draft, Held, MAX_PLACES, bare, statement};
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
    if let Some(of) = callers_own(page, call) {
        owned(page, call, of, draft);
        return;
    }
    if queried(page, call, draft)
        || draft.body.lookups.len() >= MAX_PLACES
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
    let store = store_of(page, call, &lower);
    if store.is_none() && call.args.len() < 2 {
        return;
    }
    let asked = { call.args.iter() }
        .map(|arg| owner_of(page, arg.name, arg.value, draft))
        .chain([by_name(page, call, draft)])
        .max()
        .unwrap_or(Owner::Nobody);
    let is_key = |node: NodeId| is_key_argument(page, node, draft);
    // `berths.oneOf(id, call.member())`: a key and who calls, whatever the store and its method are called.
    let asks_for_both = || {
        let object =
            { call.object }.filter(|it| matches!(page.kind(*it), Kind::Ident | Kind::Member))?;
        (asked == Owner::Caller
            && call.args.len() > 1
            && call.args.iter().any(|arg| is_key(arg.value)))
        .then(|| stem(page, object))
    };
    let Some(of) = store.or_else(asks_for_both) else {
        return;
    };
    if asked == Owner::Caller || is_scoped(call.name) || { call.object }
        .is_some_and(|object| is_scoped(page.written(object)))
    {
        owned(page, call, of, draft);
        return;
    }
    let chained = || { chain(page, call).into_iter() }.any(is_key);
    if asked != Owner::Client && !call.args.iter().any(|arg| is_key(arg.value)) && !chained() {
        return;
    }
    let is_by_owner = asked == Owner::Client
        || call
            .args
            .iter()
            .any(|arg| names_owners_key(page, arg.value));
    draft.body.lookups.push(Lookup {
        location: page.head(call.node),
        of,
        method: lower,
        is_by_owner,
    });
}

/// Whether a client's key is that of an owner by its name: `params[:user_id]`, `userId`.
fn names_owners_key(page: &Page<'_>, arg: NodeId) -> bool {
    let written = page.written(arg);
    written.len() < 80 && { written.split(|c: char| !(c.is_alphanumeric() || c == '_')) }
        .any(|part| vocabulary::is_key(part) && statement::is_owner(part))
}

fn owned(page: &Page<'_>, call: &Call<'_>, of: String, draft: &mut Draft) {
    // What is made for the caller may be read by all.
    let makes = words::words(call.name).first().is_some_and(|first| {
        matches!(
            first.as_str(),
            "create" | "insert" | "add" | "new" | "build" | "save" | "store" | "make"
        )
    });
    if !makes && draft.body.owned.len() < MAX_PLACES {
        draft.body.owned.push(Lookup {
            location: page.head(call.node),
            of,
            method: call.name.to_owned(),
            is_by_owner: true,
        });
    }
}

/// Ruby's `Photo[params[:id]]`.
pub(super) fn indexed(page: &Page<'_>, node: NodeId, draft: &mut Draft) {
    let (Some(object), Some(index)) = (
        page.tree.child(node, Role::Object),
        page.tree.child(node, Role::Index),
    ) else {
        return;
    };
    let name = page.written(object);
    let is_model = page.side == Side::Ruby
        && page.kind(object) == Kind::Ident
        && name.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase);
    if is_model && is_key_argument(page, index, draft) && draft.body.lookups.len() < MAX_PLACES {
        draft.body.lookups.push(Lookup {
            location: page.head(node),
            of: stem(page, object),
            method: "find".to_owned(),
            is_by_owner: false,
        });
    }
}

/// A query in SQL with what it is given; true where the call is one.
fn queried(page: &Page<'_>, call: &Call<'_>, draft: &mut Draft) -> bool {
    let texts = call.by_position().take(3);
    let Some((text, statement)) = { texts }.find_map(|arg| {
        let text = page.string(arg)?;
        Some((arg, statement::read(&text)?))
    }) else {
        return false;
    };
    let of = singular(&statement.table);
    let given: Vec<NodeId> = call.by_position().filter(|arg| *arg != text).collect();
    let is_key = given.iter().any(|arg| is_key_argument(page, *arg, draft));
    let lookup = Lookup {
        location: page.head(call.node),
        of,
        method: call.name.to_owned(),
        is_by_owner: false,
    };
    let by_caller = { given.iter() }
        .flat_map(|arg| match page.kind(*arg) {
            Kind::List | Kind::Tuple => page.tree.children(*arg).collect(),
            _ => vec![*arg],
        })
        .any(|value| owner_of(page, "", value, draft) == Owner::Caller);
    if statement.has_owner || by_caller {
        let is_clients = { given.iter() }.all(|arg| is_key_argument(page, *arg, draft));
        if given.is_empty() || !is_clients || given.len() > 1 {
            draft.body.owned.push(lookup);
        } else {
            draft.body.lookups.push(Lookup {
                is_by_owner: true,
                ..lookup
            });
        }
    } else if is_key && statement.has_key {
        draft.body.lookups.push(lookup);
    } else if given.is_empty() && statement.has_key && draft.prepared.len() < MAX_PLACES {
        // What is put in is given later: `$statement->execute([$_GET['id']])`.
        draft.prepared.push(lookup);
    }
    draft.body.lookups.truncate(MAX_PLACES);
    draft.body.owned.truncate(MAX_PLACES);
    true
}

/// The arguments of the calls that a call is made on: `db.Where("id = ?", id).First(&order)`.
fn chain(page: &Page<'_>, call: &Call<'_>) -> Vec<NodeId> {
    let mut all = Vec::new();
    let mut object = call.object;
    for _ in 0..6 {
        let Some(before) = object.and_then(|node| page.call(node)) else {
            break;
        };
        all.extend(before.by_position());
        object = before.object;
    }
    all
}

/// Whose a condition says that something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    /// It says nothing.
    Nobody,
    /// An owner whom the client names.
    Client,
    /// The caller.
    Caller,
}

/// Whose an argument says that something is: `{ where: { userId: req.user.id } }`, `user_id=session["id"]`.
fn owner_of(page: &Page<'_>, name: &str, value: NodeId, draft: &Draft) -> Owner {
    let written = page.written(value);
    if written.len() > 400 {
        return Owner::Nobody;
    }
    let is_clients = |node: NodeId| {
        let text = page.written(node);
        vocabulary::reads_key(text) || matches!(draft.held.get(bare(text)), Some(Held::Key))
    };
    if names_owner(name) {
        return if is_clients(value) {
            Owner::Client
        } else {
            Owner::Caller
        };
    }
    if page
        .string(value)
        .is_some_and(|text| statement::has_owner(&text))
    {
        return Owner::Caller;
    }
    let mut found = Owner::Nobody;
    let dicts = { page.tree.descendants(value).chain([value]) }
        .filter(|id| page.kind(*id) == Kind::Dict)
        .take(8);
    for dict in dicts {
        for entry in page.entries(dict) {
            if statement::is_owner(entry.name) || names_owner(entry.name) {
                found = found.max(if is_clients(entry.value) {
                    Owner::Client
                } else {
                    Owner::Caller
                });
            }
        }
    }
    if found != Owner::Nobody {
        return found;
    }
    if is_clients(value) {
        return Owner::Nobody;
    }
    let holds_caller = || {
        { page.tree.descendants(value).chain([value]) }
            .filter(|id| page.kind(*id) == Kind::Ident && page.tree.node(*id).role != Role::Key)
            .take(24)
            .any(|id| {
                draft.callers.contains(page.written(id))
                    || super::caller::is_caller(page, id)
                    || super::caller::is_kept(page, id)
                    || vocabulary::signs(page.written(id)).has(vocabulary::Signs::OWNER)
            })
    };
    if names_caller(written) || holds_caller() {
        Owner::Caller
    } else {
        Owner::Nobody
    }
}

/// Whose the name of a method says that something is: `findByIdAndOwner`, `getByUserId(userId)`.
fn by_name(page: &Page<'_>, call: &Call<'_>, draft: &Draft) -> Owner {
    let all = words::words(call.name);
    let Some(by) = all
        .iter()
        .position(|word| word == "by" || word == "for" || word == "and")
    else {
        return match page.side {
            // GORM and the like: conditions stand in the calls before.
            Side::Go => { chain(page, call).into_iter() }
                .map(|arg| owner_of(page, "", arg, draft))
                .max()
                .unwrap_or(Owner::Nobody),
            _ => Owner::Nobody,
        };
    };
    let tail = all.get(by + 1..).unwrap_or_default();
    let parts = tail.split(|word| word == "and");
    let Some(at) = { parts.into_iter() }
        .position(|part| !part.is_empty() && statement::is_owner(&part.join("_")))
    else {
        return Owner::Nobody;
    };
    match call.by_position().nth(at) {
        Some(arg) => {
            let text = page.written(arg);
            let is_clients = vocabulary::reads_key(text)
                || matches!(draft.held.get(bare(text)), Some(Held::Key));
            if is_clients {
                Owner::Client
            } else {
                Owner::Caller
            }
        }
        None => Owner::Nobody,
    }
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
    const CALLERS: [&str; 19] = [
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
        "claims",
        "getName()",
        "_userId",
        "g.user",
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
        ]
        .iter()
        .any(|own| written == *own || written.strip_prefix('$') == Some(own))
        || page.side == Side::Python && written == "messages"
        || written.starts_with("req.")
        || written.starts_with("request.")
        || written.starts_with("params")
        || written.contains("Logger")
        || written.contains("queryClient");
    let is_store = is_store_name(written) || is_one_of(READS, method);
    (!is_client && is_store).then(|| {
        model_given(page, call)
            .or_else(|| Some(stem(page, object)).filter(|of| !is_general(of)))
            .or_else(|| named_by_method(call.name))
            .unwrap_or_else(|| stem(page, object))
    })
}

/// The model that a call is given: `db.get(Invoice, id)`, `em.find(Order.class, id)`, `db.First(&order, id)`.
fn model_given(page: &Page<'_>, call: &Call<'_>) -> Option<String> {
    let first = call.by_position().next()?;
    if page.side == Side::Go {
        let target = call
            .by_position()
            .find(|arg| page.kind(*arg) == Kind::Unary)?;
        let ident = { page.tree.descendants(target) }.find(|id| page.kind(*id) == Kind::Ident)?;
        let declared = page.facts.type_of(ident).unwrap_or_default();
        let spelled = if declared.is_empty() {
            page.written(ident).to_owned()
        } else {
            declared
        };
        let last = spelled.rsplit(['.', '*', ']']).next().unwrap_or(&spelled);
        return Some(singular(last)).filter(|name| !name.is_empty());
    }
    let written = page.written(first).trim_end_matches("::class.java");
    let written = written
        .trim_end_matches("::class")
        .trim_end_matches(".class");
    let is_class = call.args.len() > 1
        && written.starts_with(char::is_uppercase)
        && written.chars().all(|c| c.is_alphanumeric() || c == '.')
        && written.chars().any(char::is_lowercase);
    is_class.then(|| singular(written.rsplit('.').next().unwrap_or(written)))
}

/// Whether what is left of a store's name says nothing of what is in it.
fn is_general(of: &str) -> bool {
    matches!(
        of,
        "" | "db"
            | "database"
            | "dao"
            | "repo"
            | "store"
            | "storage"
            | "data"
            | "pg"
            | "tx"
            | "d"
            | "r"
    )
}

/// What a method of a general store works on, by its own name: `accession` of `DeleteAccessionOf`, `order` of
/// `find_order_for`.
fn named_by_method(name: &str) -> Option<String> {
    const VERBS: &str = "get find fetch load read delete remove update by id one single for of and with mine own owned \
        the user owner keeper account member customer query select lookup show must try first cancel destroy patch \
        save where number key";
    let all = words::words(name);
    let rest: Vec<&str> = { all.iter().map(String::as_str) }
        .filter(|word| !is_one_of(VERBS, word))
        .collect();
    let named = rest.join("_");
    (!named.is_empty() && rest.len() <= 3).then(|| singular(&named))
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
        .map(|part| part.trim_start_matches('_'))
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
        "select",
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

/// One of several, roughly: `orders`, `addresses`, `stories`.
pub(super) fn singular(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    if ["sses", "xes", "ches", "shes"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        return lower.strip_suffix("es").unwrap_or(&lower).to_owned();
    }
    match lower.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ if lower.ends_with("ss") => lower,
        _ => lower.trim_end_matches('s').to_owned(),
    }
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
pub(super) fn is_database(written: &str) -> bool {
    let all = words::words(written);
    all.last().is_some_and(|last| {
        matches!(
            last.as_str(),
            "db" | "tx" | "database" | "gorm" | "pool" | "conn"
        )
    })
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

/// Whether a `session` is one of a database: `db.session`, `session.commit()`.
pub(super) fn is_of_database(page: &Page<'_>, id: NodeId, parent: NodeId) -> bool {
    let Some((object, last)) = (page.kind(parent) == Kind::Member)
        .then(|| member_parts(page.tree, parent))
        .flatten()
    else {
        return false;
    };
    if last == id {
        return page.written(object).ends_with("db");
    }
    let methods = [
        "add", "add_all", "commit", "execute", "query", "delete", "flush", "exec", "scalar",
        "scalars", "refresh", "rollback", "merge", "begin", "stream", "get_one",
    ];
    // `session.get(Invoice, number)` of SQLAlchemy, which a session of a browser is given a text for.
    let is_given_class = || {
        let call = page.call(page.facts.parent(parent));
        let first = call.and_then(|call| call.by_position().next());
        first.is_some_and(|first| {
            let written = page.written(first);
            page.kind(first) == Kind::Ident
                && written.starts_with(char::is_uppercase)
                && written.chars().any(char::is_lowercase)
        })
    };
    let method = page.written(last);
    methods.contains(&method) || method == "get" && is_given_class()
}
