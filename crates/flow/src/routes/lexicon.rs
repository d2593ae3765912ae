//! The words by which names of guards, calls and paths are understood.
//!
//! Invariant: a word's classes are looked up once, whatever the number of lists.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Classes of words, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u16);

impl Class {
    /// Limits how often.
    pub(super) const LIMIT: Self = Self(1 << 0);
    /// Against forged requests.
    pub(super) const CSRF: Self = Self(1 << 1);
    /// Asks for a role or permission.
    pub(super) const ROLES: Self = Self(1 << 2);
    /// Speaks of who calls.
    pub(super) const CALLER: Self = Self(1 << 3);
    /// Says that nobody is asked, or that it is something else.
    pub(super) const NO_GUARD: Self = Self(1 << 4);
    /// Makes a guard of a name that speaks of a caller or role.
    pub(super) const ASKING: Self = Self(1 << 5);
    /// Paths and handlers that are for everybody by their nature.
    pub(super) const OPEN: Self = Self(1 << 6);
    /// Paths that other programs call.
    pub(super) const HOOK: Self = Self(1 << 7);
    /// Paths for those who run the application, and what only they do.
    pub(super) const PRIVILEGED: Self = Self(1 << 8);
    /// Begins the name of a call that asks.
    pub(super) const ASKED: Self = Self(1 << 9);
    /// Middleware that guards nothing.
    pub(super) const NEUTRAL: Self = Self(1 << 10);
    /// Of those for everybody, the words that also name what only a known caller does: `/exports/refresh`, `/jobs/start`.
    pub(super) const MAYBE_OPEN: Self = Self(1 << 11);
}

const LIMIT: &str = "throttle throttled throttler throttling limiter ratelimit ratelimiter ratelimited slowdown bruteforce brute \
    lockout axes defender httprate tollbooth captcha recaptcha hcaptcha turnstile limited honeypot";
const CSRF: &str = "csrf xsrf csurf lusca antiforgery forgery";
const ROLES: &str = "deny denyall admin admins administrator superuser superadmin role roles permission permissions perm perms permit permitted \
    rbac acl acls ability abilities scope scopes authorize authorise authorizes authorized authorization \
    authorisation entitlement entitled staff moderator privilege privileges privileged can policy policies owner \
    ownership granted allowed access restrict restricted staffuser preauthorize postauthorize secured rolesallowed \
    gate manager editor sysadmin operator supervisor";
const CALLER: &str = "auth authenticate authenticated authenticates authentication authenticator authn login loggedin logged signin \
    signedin signed jwt bearer session sessions apikey passport protect protected principal identity token tokens \
    user account member oauth oauth2 oidc sso credentials credential guard sanctum claims expressjwt basicauth \
    verifyjwt keycloak clerk caller";
const NO_GUARD: &str = "guest anonymous unauthenticated redirectifauthenticated optional maybe public try noauth skip csp cors without \
    logout signout tokenizer";
const ASKING: &str = "require requires required check checks ensure ensures verify verifies verified must assert enforce enforces is \
    has needs need only guard protect validate deny authenticate authenticated authorize authorise authorized \
    restrict restricted signed logged permission permissions allow allowed auth jwt bearer valid authentication \
    authorization middleware with load current inject limit passport loggedin signedin apikey sanctum expressjwt \
    basicauth login protected admin roles role preauthorize secured can rolesallowed guards filter gate policy \
    authenticator session oauth oauth2 oidc keycloak clerk acl rbac scope scopes staff superuser";
const OPEN: &str = "login logon signin signup register registration password passwd forgot forgotten reset recover recovery \
    activate activation unlock confirm confirmation verify verification resend callback oauth oauth2 oidc openid \
    sso saml token tokens refresh health healthz ready readyz live livez ping pong status metrics version contact \
    feedback newsletter subscribe unsubscribe subscription captcha public static assets logout signout logoff \
    session sessions graphql search csrf csp track tracking analytics beacon pixel locale language lang theme \
    cookie cookies consent cart basket install installer setup bootstrap onboarding join invite invitation accept \
    auth authenticate authentication challenge otp totp 2fa mfa magic passkey webauthn guest anonymous demo echo \
    test example hello error errors report index home root docs swagger openapi favicon robots preview calculate \
    convert validate check discovery heartbeat internal rpc sse events ws websocket socket inbox wellknown poll \
    vote enroll start fallback proxy notfound 404 csrftoken exchange introspect revoke account accounts";
const MAYBE_OPEN: &str = "refresh confirm confirmation activate activation unlock resend metrics subscription unsubscribe tracking \
    analytics locale language theme installer setup invite invitation accept demo echo test error errors report index \
    docs preview calculate convert validate check discovery internal sse events vote enroll start fallback proxy \
    exchange revoke account accounts verify verification challenge status poll";
const HOOK: &str =
    "webhook webhooks hook hooks ipn notify postback stripe paypal twilio slack github gitlab";
const PRIVILEGED: &str = "admin admins administration administrator administrators superuser superadmin staff backoffice \
    moderation moderator moderate management sysadmin impersonate ban unban suspend promote demote approve role \
    roles permission permissions grant publish unpublish refund certify certification decertify salary payroll \
    payout payouts backup backups reject reinstate office";
const ASKED: &str = "require requires required check ensure verify must assert enforce authenticate authorize authorise signed \
    logged deny protect loggedin denies guard validate is has login";
const NEUTRAL: &str = "async wrap catch try handler handlerfunc log logger logging morgan cors cache compress compression gzip json \
    body parser bodyparser urlencoded upload multer timeout recover recovery metrics trace tracing otel validate \
    validator validation celebrate helmet static favicon cookie cookies cookieparser locale i18n bind bindings \
    error errors request response headers header secure db database context vary never etag conditional page \
    paginate sanitize middleware interceptor interceptors file files transform serialize transaction atomic \
    version telemetry sentry statsd instrument render set find load xframe flash method override schema guest web \
    api settings config service repository repo session store client params query pipe swagger get redirect func \
    http new app id sessions";

const ROWS: [(&str, Class); 12] = [
    (LIMIT, Class::LIMIT),
    (CSRF, Class::CSRF),
    (ROLES, Class::ROLES),
    (CALLER, Class::CALLER),
    (NO_GUARD, Class::NO_GUARD),
    (ASKING, Class::ASKING),
    (OPEN, Class::OPEN),
    (HOOK, Class::HOOK),
    (PRIVILEGED, Class::PRIVILEGED),
    (ASKED, Class::ASKED),
    (NEUTRAL, Class::NEUTRAL),
    (MAYBE_OPEN, Class::MAYBE_OPEN),
];

/// Whether a lower-case word is of a class.
pub(super) fn is_of(word: &str, class: Class) -> bool {
    static TABLE: OnceLock<FxHashMap<&'static str, u16>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: FxHashMap<&'static str, u16> = FxHashMap::default();
        for (words, class) in ROWS {
            for word in words.split_ascii_whitespace() {
                *table.entry(word).or_default() |= class.0;
            }
        }
        table
    });
    table.get(word).is_some_and(|bits| bits & class.0 != 0)
}
