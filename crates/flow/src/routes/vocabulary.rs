//! What single names in code are a sign of.
//!
//! A name counts without case, underscores and marks, so that one row serves every language.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Signs, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(pub(super) u16);

impl Signs {
    /// Asks who calls.
    pub(super) const IDENTITY: Self = Self(1);
    /// Refuses.
    pub(super) const REFUSES: Self = Self(2);
    /// Asks for a role or permission.
    pub(super) const ROLES: Self = Self(4);
    /// Counts or limits.
    pub(super) const LIMITS: Self = Self(8);
    /// Checks a signature or shared secret.
    pub(super) const SIGNATURE: Self = Self(16);
    /// Speaks of a password.
    pub(super) const PASSWORD: Self = Self(32);
    /// Sends the client elsewhere.
    pub(super) const REDIRECTS: Self = Self(64);
    /// Names the page to sign in.
    pub(super) const SIGN_IN_PAGE: Self = Self(128);
    /// Reads a body of the request.
    pub(super) const BODY: Self = Self(256);
    /// The owner of something.
    pub(super) const OWNER: Self = Self(512);
    /// Refuses somebody who may be known.
    pub(super) const FORBIDS: Self = Self(1024);
    /// Refuses a stranger.
    pub(super) const DEMANDS: Self = Self(2048);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

const IDENTITY: &str = "session sessions currentuser currentaccount currentmember currentactor currentadmin currenttenant \
    currentresident currentcustomer currentemployee currentorganization currentorganisation currentcompany currentperson \
    currentstaff currentpatient currentteacher currentstudent currentclient currentplayer currentauthor currenthousehold \
    currentoperator currentseller currentvendor currentdriver currentguest principal claims \
    claimsprincipal securitycontext securitycontextholder securityutils authentication \
    authenticationprincipal getsession getuserprincipal getprincipal getremoteuser loggedinuser \
    getcurrentuser getuser usercontext getuseridentifier auth authuser authenticateduser getauthuser \
    viewer currentsession getserversession getcurrentuserid currentuserid currentusername getuserid \
    getuseridfromtoken userfromcontext userfromctx jwtdecode verifytoken verifyjwt requestor apikey \
    xapikey getauthenticateduser httpbasic basicauth whoami gettoken jwtverify decodetoken \
    userservice.getcurrent getloginuser loginuser";
const OWNER: &str = "owner ownerid owners owned isowner ownedby isownedby tenant tenantid belongsto createdby authorid isauthor \
    ismine visibleto accessibleby policyscope forcurrentuser foruser byuser byowner isown own";
const ROLES: &str = "isadmin isadministrator isstaff issuperuser ismoderator hasrole hasanyrole hasroles hasauthority \
    hasanyauthority haspermission haspermissions hasperm hasperms hasaccess checkpermission checkpermissions \
    checkaccess authorize authorise authorizeresource authorizeforuser authorizeasync denyaccessunlessgranted \
    isgranted can cannot cant role roles permission permissions isinrole isuserinrole requirerole \
    requirepermission allows denies enforce acl ability verifyauthorized canaccess canedit canview candelete \
    canread canwrite scopes checkrole usercan isallowed allowedto abilities entitlements getroles authorizes \
    checkobjectpermissions checkprivilege isadminuser requireadmin onlyadmin ismanager iseditor isoperator \
    issupervisor";
const REFUSES: &str = "unauthorized unauthorised forbidden httpresponseforbidden permissiondenied accessdenied accessdeniedexception \
    accessdeniedhttpexception notauthenticated statusunauthorized statusforbidden scunauthorized scforbidden \
    unauthorizedexception unauthorizedhttpexception forbiddenexception authenticationerror authenticationfailed \
    authenticationexception unauthenticated loginrequired redirecttologin requestauthentication requestauth \
    notauthorized unauthorizederror forbiddenerror http401unauthorized http403forbidden httpunauthorized \
    httpforbidden notauthorizederror forbid challenge authorizationerror authorizationexception \
    unauthorizedaccessexception httpstatusunauthorized handlenopermission storelocation erraccessdenied \
    errunauthorized errforbidden abortunless abortif statuscodeunauthorized statuscodeforbidden";
const FORBIDS: &str = "forbidden httpresponseforbidden permissiondenied statusforbidden scforbidden forbiddenexception \
    http403forbidden httpforbidden forbiddenerror forbid errforbidden statuscodeforbidden httpstatusforbidden \
    accessdeniedexception accessdeniedhttpexception";
const DEMANDS: &str = "unauthorized unauthorised statusunauthorized scunauthorized unauthorizedexception unauthenticated \
    unauthorizedhttpexception http401unauthorized httpunauthorized unauthorizederror statuscodeunauthorized \
    notauthenticated loginrequired redirecttologin authenticationerror";
const LIMITS: &str = "toomanyrequests statustoomanyrequests ratelimit ratelimiter ratelimited throttle throttled throttles \
    tryconsume limiter toomanyattempts hastoomanyloginattempts incrementloginattempts loginattempts \
    failedattempts failedlogins accessfailedasync islockedout lockoutonfailure ensureisnotratelimited \
    failedloginattempts registerfailure isratelimited ratelimiting ensureaccepted isaccepted";
const SIGNATURE: &str = "hmac createhmac comparedigest timingsafeequal hashequals hmacsha256 constructevent verifysignature \
    verifywebhook constanttimecompare fixedtimeequals securecompare fixedlengthsecurecompare signature signatures \
    messagedigest verifyheader webhooksecret";
const PASSWORD: &str = "password passwd passphrase checkpassword passwordhash";
const BODY: &str = "getjson bindjson shouldbindjson shouldbind formvalue postform postformvalue getparameter bodyparser readbody \
    receive receiveparameters getinputstream newdecoder bind decode";

fn table() -> &'static FxHashMap<&'static str, Signs> {
    static TABLE: OnceLock<FxHashMap<&'static str, Signs>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = [
            (IDENTITY, Signs::IDENTITY),
            (OWNER, Signs::OWNER),
            (ROLES, Signs::ROLES),
            (REFUSES, Signs::REFUSES),
            (FORBIDS, Signs::FORBIDS),
            (DEMANDS, Signs::DEMANDS),
            (LIMITS, Signs::LIMITS),
            (SIGNATURE, Signs::SIGNATURE),
            (PASSWORD, Signs::PASSWORD),
            (BODY, Signs::BODY),
        ];
        let mut table: FxHashMap<&'static str, Signs> = FxHashMap::default();
        for (names, signs) in rows {
            for name in names.split_ascii_whitespace() {
                table.entry(name).or_default().add(signs);
            }
        }
        table
    })
}

/// What an identifier is a sign of.
pub(super) fn signs(name: &str) -> Signs {
    let mut bare = String::with_capacity(name.len());
    for letter in name.chars().filter(char::is_ascii_alphanumeric).take(40) {
        bare.push(letter.to_ascii_lowercase());
    }
    table().get(bare.as_str()).copied().unwrap_or_default()
}

/// Whether a name is that of what only its owner knows.
pub(super) fn names_secret(name: &str) -> bool {
    name.len() <= 40
        && (name.contains("assword")
            || matches!(name, "passwd" | "pin" | "otp" | "totp" | "secret"))
}

/// Whether a name is one of an identifier that a client may choose: `id`, `order_id`, `userId`, `number`, `pk`.
pub(super) fn is_key(name: &str) -> bool {
    let all = super::words::words(name);
    all.last().is_some_and(|last| {
        matches!(
            last.as_str(),
            "id" | "pk" | "uuid" | "guid" | "number" | "num" | "no" | "nr" | "uid" | "oid" | "ids"
        ) || last.len() > 4
            && last.ends_with("id")
            && !matches!(
                last.as_str(),
                "valid"
                    | "invalid"
                    | "paid"
                    | "unpaid"
                    | "grid"
                    | "solid"
                    | "void"
                    | "avoid"
                    | "android"
                    | "hybrid"
                    | "fluid"
                    | "rapid"
                    | "liquid"
                    | "druid"
            )
    })
}

/// Whether a name says that it is who calls: `currentUser`, `getUserId`, `account_id`.
pub(super) fn names_caller(name: &str) -> bool {
    let all = super::words::words(name);
    if matches!(all.as_slice(), [one] if one == "current") {
        return true;
    }
    let all: Vec<&str> = { all.iter().map(String::as_str) }
        .filter(|word| {
            !matches!(
                *word,
                "get" | "current" | "the" | "id" | "from" | "request" | "ctx" | "context"
            )
        })
        .collect();
    match all.as_slice() {
        [] => false,
        parts => parts.iter().all(|word| {
            matches!(
                *word,
                "user"
                    | "userid"
                    | "uid"
                    | "account"
                    | "member"
                    | "customer"
                    | "tenant"
                    | "principal"
                    | "caller"
                    | "identity"
                    | "subject"
                    | "viewer"
                    | "actor"
                    | "me"
                    | "session"
                    | "claims"
                    | "logged"
                    | "in"
                    | "signed"
            )
        }),
    }
}

/// Whether a type is that of a connection to a store: `AsyncSession` of `session: AsyncSession = Depends(session)` asks for
/// nobody.
pub(super) fn is_store_type(declared: &str) -> bool {
    let inner = { declared.split_once("Annotated[") }.map_or(declared, |(_, inner)| {
        inner.split(',').next().unwrap_or(inner)
    });
    let last = inner.rsplit('.').next().unwrap_or(inner).trim();
    let ends = [
        "Session",
        "SessionDep",
        "Connection",
        "Pool",
        "Database",
        "Repository",
        "Settings",
        "UnitOfWork",
    ];
    ends.iter().any(|end| last.ends_with(end))
        && ![
            "UserSession",
            "AuthSession",
            "LoginSession",
            "ClientSession",
            "HttpSession",
            "WebSession",
        ]
        .contains(&last)
}

/// How requests are read, as text.
const READS: &[&str] = &[
    "params",
    "param(",
    "Param(",
    "getParameter",
    "parameter(",
    "PathValue(",
    "URLParam(",
    "mux.Vars",
    "vars[",
    "request.args",
    "request.GET",
    "request.POST",
    "request.form",
    "request.json",
    "request.data",
    "request.values",
    "request.query",
    "get_json",
    "req.query",
    "req.body",
    "request.body",
    "->input(",
    "->query(",
    "->get(",
    "->post(",
    "->route(",
    "->integer(",
    "->request",
    "$_GET",
    "$_POST",
    "$_REQUEST",
    "call.parameters",
    "self.kwargs",
    "kwargs[",
    "match_info",
    "Request.Query",
    "Request.Form",
    "RouteValues",
    "queryParameters",
    "FormValue(",
    "Query(",
    "PostForm(",
    "matchdict",
    "getQuery",
    "getParam",
    "pathParam",
    "searchParams",
];

/// Whether a short expression reads a client's value under a name of a key.
pub(super) fn reads_key(written: &str) -> bool {
    if written.len() > 160 || !READS.iter().any(|read| written.contains(read)) {
        return false;
    }
    // The names in it: `req.params.id`, `params[:order_id]`, `c.Param("id")`.
    written
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|part| !part.is_empty())
        .any(is_key)
}

/// Whether an expression names the caller as frameworks do: `current_user.orders`, `@currentMember`.
pub(super) fn speaks_of_caller(written: &str) -> bool {
    { written.split(|c: char| !(c.is_alphanumeric() || c == '_')) }
        .filter(|part| part.starts_with("current") || part.starts_with("Current"))
        .any(|part| signs(part).has(Signs::IDENTITY))
}

/// Whether an expression is the whole body of a request.
pub(super) fn is_whole_body(written: &str) -> bool {
    let bare: String = written
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(80)
        .collect();
    let bare = bare
        .trim_start_matches(['*', '.', '&', '{', '('])
        .trim_end_matches(['}', ')', '(', ',']);
    let bare = bare.trim_start_matches('.').trim_start_matches("await");
    matches!(
        bare,
        "req.body"
            | "request.body"
            | "ctx.request.body"
            | "this.request.body"
            | "request.json"
            | "request.get_json"
            | "request.form"
            | "request.form.to_dict"
            | "request.data"
            | "self.request.data"
            | "request.POST.dict"
            | "request.POST"
            | "$request->all"
            | "$request->input"
            | "$request->post"
            | "request->all"
            | "request()->all"
            | "$_POST"
            | "$_REQUEST"
            | "Request::all"
            | "Input::all"
            | "req.body.data"
            | "req.json"
            | "request.json()"
            | "flask.request.json"
            | "request.get_json(force=True"
            | "$this->request->all"
            | "$this->request->getData"
            | "$request->request->all"
            | "$request->toArray"
            | "params.permit!"
            | "params.to_unsafe_h"
            | "Object.assign({},req.body"
    ) || bare.ends_with(".permit!")
        || bare.ends_with(".to_unsafe_h")
}
