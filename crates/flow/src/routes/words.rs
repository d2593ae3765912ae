//! What names say: a guard's kind by its name, and what a path is about.
//!
//! Names are cut into lower-case words (`requireAdminUser`: require, admin, user), so that `author` is not `auth` and
//! `csrfToken` not a token of a caller.

use airlock_model::GuardKind;

/// The lower-case words of a name, path or other short text.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut was_lower = false;
    let letters: Vec<char> = name.chars().take(200).collect();
    for (at, letter) in letters.iter().enumerate() {
        let next_is_lower = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let begins = letter.is_uppercase() && (was_lower || next_is_lower);
        if (!letter.is_alphanumeric() || begins) && !word.is_empty() {
            all.push(std::mem::take(&mut word));
        }
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        }
        was_lower = letter.is_lowercase() || letter.is_numeric();
    }
    if !word.is_empty() {
        all.push(word);
    }
    all
}

/// Whether two words follow each other.
fn has_pair(words: &[String], first: &[&str], second: &[&str]) -> bool {
    words.windows(2).any(|pair| match pair {
        [a, b] => first.contains(&a.as_str()) && second.contains(&b.as_str()),
        _ => false,
    })
}

fn has_any(words: &[String], wanted: &[&str]) -> bool {
    words.iter().any(|word| wanted.contains(&word.as_str()))
}

const LIMIT: &[&str] = &[
    "throttle",
    "throttled",
    "throttler",
    "throttling",
    "limiter",
    "ratelimit",
    "ratelimiter",
    "ratelimited",
    "slowdown",
    "bruteforce",
    "brute",
    "lockout",
    "axes",
    "defender",
    "captcha",
    "recaptcha",
    "hcaptcha",
    "turnstile",
    "limited",
    "honeypot",
];
const CSRF: &[&str] = &["csrf", "xsrf", "csurf", "lusca", "antiforgery", "forgery"];
const ROLES: &[&str] = &[
    "admin",
    "admins",
    "administrator",
    "superuser",
    "superadmin",
    "role",
    "roles",
    "permission",
    "permissions",
    "perm",
    "perms",
    "permit",
    "permitted",
    "rbac",
    "acl",
    "acls",
    "ability",
    "abilities",
    "scope",
    "scopes",
    "authorize",
    "authorise",
    "authorizes",
    "authorized",
    "authorization",
    "authorisation",
    "entitlement",
    "entitled",
    "staff",
    "moderator",
    "privilege",
    "privileges",
    "privileged",
    "can",
    "policy",
    "policies",
    "owner",
    "ownership",
    "granted",
    "allowed",
    "access",
    "restrict",
    "restricted",
    "staffuser",
    "preauthorize",
    "postauthorize",
    "secured",
    "rolesallowed",
    "gate",
    "manager",
    "editor",
    "sysadmin",
];
const CALLER: &[&str] = &[
    "auth",
    "authenticate",
    "authenticated",
    "authenticates",
    "authentication",
    "authenticator",
    "authn",
    "login",
    "loggedin",
    "logged",
    "signin",
    "signedin",
    "signed",
    "jwt",
    "bearer",
    "session",
    "sessions",
    "apikey",
    "passport",
    "protect",
    "protected",
    "principal",
    "identity",
    "token",
    "tokens",
    "user",
    "account",
    "member",
    "oauth",
    "oauth2",
    "oidc",
    "sso",
    "credentials",
    "credential",
    "guard",
    "sanctum",
    "claims",
    "expressjwt",
    "basicauth",
    "verifyjwt",
    "keycloak",
    "clerk",
    "caller",
];
const NO_GUARD: &[&str] = &[
    "guest",
    "anonymous",
    "unauthenticated",
    "redirectifauthenticated",
    "optional",
    "maybe",
    "public",
    "try",
    "noauth",
    "skip",
    "csp",
    "cors",
    "without",
    "logout",
    "signout",
    "tokenizer",
];
const ASKING: &[&str] = &[
    "require",
    "requires",
    "required",
    "check",
    "checks",
    "ensure",
    "ensures",
    "verify",
    "verifies",
    "verified",
    "must",
    "assert",
    "enforce",
    "enforces",
    "is",
    "has",
    "needs",
    "need",
    "only",
    "guard",
    "protect",
    "validate",
    "deny",
    "authenticate",
    "authenticated",
    "authorize",
    "authorise",
    "authorized",
    "restrict",
    "restricted",
    "signed",
    "logged",
    "permission",
    "permissions",
    "allow",
    "allowed",
    "auth",
    "jwt",
    "bearer",
    "valid",
    "authentication",
    "authorization",
    "middleware",
    "with",
    "load",
    "current",
    "inject",
    "limit",
    "passport",
    "loggedin",
    "signedin",
    "apikey",
    "sanctum",
    "expressjwt",
    "basicauth",
    "login",
    "protected",
    "admin",
    "roles",
    "role",
    "preauthorize",
    "secured",
    "can",
    "rolesallowed",
    "guards",
    "filter",
    "gate",
    "policy",
    "authenticator",
    "session",
    "oauth",
    "oauth2",
    "oidc",
    "keycloak",
    "clerk",
    "acl",
    "rbac",
    "scope",
    "scopes",
    "staff",
    "superuser",
];

/// What a guard of this name asks for; `None` where the name does not tell.
pub(super) fn guard_kind(name: &str) -> Option<GuardKind> {
    let words = words(name);
    if has_any(&words, CSRF) {
        let is_off = has_any(
            &words,
            &["exempt", "ignore", "disable", "disabled", "skip", "without"],
        );
        return Some(if is_off {
            GuardKind::CsrfExempt
        } else {
            GuardKind::Csrf
        });
    }
    if has_any(&words, LIMIT)
        || has_pair(
            &words,
            &["rate", "request", "attempt", "attempts", "speed", "login"],
            &[
                "limit", "limits", "limited", "limiting", "limiter", "attempts",
            ],
        )
        || has_pair(&words, &["slow", "too"], &["down", "many"])
    {
        return Some(GuardKind::RateLimit);
    }
    if words
        .iter()
        .any(|word| matches!(word.as_str(), "signature" | "hmac"))
        && has_any(
            &words,
            &[
                "verify", "check", "validate", "require", "valid", "ensure", "webhook",
            ],
        )
    {
        return Some(GuardKind::Signature);
    }
    if has_any(&words, &["anonymous", "permitall"])
        || has_pair(&words, &["permit", "allow"], &["all", "any", "anonymous"])
        || has_pair(
            &words,
            &["is", "skip", "no", "without"],
            &["public", "auth", "authentication", "authorization"],
        )
        || words.len() == 1
            && has_any(
                &words,
                &["public", "unauthenticated", "noauth", "unsecured"],
            )
    {
        return Some(GuardKind::Public);
    }
    if has_any(&words, NO_GUARD) {
        return None;
    }
    if has_any(&words, ROLES) && has_any(&words, ASKING) || is_short(&words, ROLES) {
        return Some(GuardKind::Authorisation);
    }
    if has_any(&words, CALLER) && has_any(&words, ASKING) {
        return Some(GuardKind::Authentication);
    }
    None
}

/// Whether middleware of this name checks input.
pub(super) fn is_validation(name: &str) -> bool {
    has_any(
        &words(name),
        &[
            "validate",
            "validates",
            "validated",
            "validator",
            "validation",
            "celebrate",
            "checkschema",
            "sanitize",
        ],
    )
}

/// What a call of this name asks for, inside a handler's code: only names that say that they ask.
pub(super) fn guard_call(name: &str) -> Option<GuardKind> {
    let words = words(name);
    let asks = has_any(
        &words,
        &[
            "require",
            "requires",
            "required",
            "check",
            "ensure",
            "verify",
            "must",
            "assert",
            "enforce",
            "authenticate",
            "authorize",
            "authorise",
            "signed",
            "logged",
            "deny",
            "protect",
            "loggedin",
            "denies",
            "guard",
            "validate",
            "is",
            "has",
            "login",
        ],
    );
    let is_none = has_any(
        &words,
        &["password", "user", "email", "code", "input", "account"],
    ) && has_any(&words, &["validate", "verify"]);
    guard_kind(name).filter(|kind| {
        asks && !is_none
            && !matches!(
                kind,
                GuardKind::Public | GuardKind::Csrf | GuardKind::CsrfExempt
            )
    })
}

/// Whether middleware of this name guards nothing: it reads, logs, shapes or validates.
pub(super) fn is_neutral(name: &str) -> bool {
    let words = words(name);
    name.is_empty()
        || has_any(
            &words,
            &[
                "async",
                "wrap",
                "catch",
                "try",
                "handler",
                "handlerfunc",
                "log",
                "logger",
                "logging",
                "morgan",
                "cors",
                "cache",
                "compress",
                "compression",
                "gzip",
                "json",
                "body",
                "parser",
                "bodyparser",
                "urlencoded",
                "upload",
                "multer",
                "timeout",
                "recover",
                "recovery",
                "metrics",
                "trace",
                "tracing",
                "otel",
                "validate",
                "validator",
                "validation",
                "celebrate",
                "helmet",
                "static",
                "favicon",
                "cookie",
                "cookies",
                "cookieparser",
                "locale",
                "i18n",
                "bind",
                "bindings",
                "error",
                "errors",
                "request",
                "response",
                "headers",
                "header",
                "secure",
                "db",
                "database",
                "context",
                "vary",
                "never",
                "etag",
                "conditional",
                "page",
                "paginate",
                "sanitize",
                "middleware",
                "interceptor",
                "interceptors",
                "file",
                "files",
                "transform",
                "serialize",
                "transaction",
                "atomic",
                "version",
                "telemetry",
                "sentry",
                "statsd",
                "instrument",
                "render",
                "set",
                "find",
                "load",
                "xframe",
                "flash",
                "method",
                "override",
                "schema",
                "guest",
                "web",
                "api",
                "settings",
                "config",
                "service",
                "repository",
                "repo",
                "session",
                "store",
                "client",
                "params",
                "query",
                "pipe",
                "swagger",
                "get",
                "redirect",
                "func",
                "http",
                "new",
                "app",
                "id",
            ],
        )
}

/// Whether the name is just such a word, or `is` and such a word.
fn is_short(words: &[String], wanted: &[&str]) -> bool {
    match words {
        [one] => wanted.contains(&one.as_str()),
        [_, last] => has_any(words, &["is", "user", "require"]) && wanted.contains(&last.as_str()),
        _ => false,
    }
}

/// What a route is about, by the words of its path and handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Topic {
    /// Nobody is known there yet, or it is for everybody by its nature.
    pub is_open: bool,
    /// Somebody proves who he is: by password, code or token.
    pub is_sign_in: bool,
    /// It is for those who run the application.
    pub is_privileged: bool,
    /// Another program calls it, which signs its messages.
    pub is_hook: bool,
}

const OPEN: &[&str] = &[
    "login",
    "logon",
    "signin",
    "signup",
    "register",
    "registration",
    "password",
    "passwd",
    "forgot",
    "forgotten",
    "reset",
    "recover",
    "recovery",
    "activate",
    "activation",
    "unlock",
    "confirm",
    "confirmation",
    "verify",
    "verification",
    "resend",
    "callback",
    "oauth",
    "oauth2",
    "oidc",
    "openid",
    "sso",
    "saml",
    "token",
    "tokens",
    "refresh",
    "health",
    "healthz",
    "ready",
    "readyz",
    "live",
    "livez",
    "ping",
    "pong",
    "status",
    "metrics",
    "version",
    "contact",
    "feedback",
    "newsletter",
    "subscribe",
    "unsubscribe",
    "subscription",
    "captcha",
    "public",
    "static",
    "assets",
    "logout",
    "signout",
    "logoff",
    "session",
    "sessions",
    "graphql",
    "search",
    "csrf",
    "csp",
    "track",
    "tracking",
    "analytics",
    "beacon",
    "pixel",
    "locale",
    "language",
    "lang",
    "theme",
    "cookie",
    "cookies",
    "consent",
    "cart",
    "basket",
    "install",
    "installer",
    "setup",
    "bootstrap",
    "onboarding",
    "join",
    "invite",
    "invitation",
    "accept",
    "auth",
    "authenticate",
    "authentication",
    "challenge",
    "otp",
    "totp",
    "2fa",
    "mfa",
    "magic",
    "passkey",
    "webauthn",
    "guest",
    "anonymous",
    "demo",
    "echo",
    "test",
    "example",
    "hello",
    "error",
    "errors",
    "report",
    "index",
    "home",
    "root",
    "docs",
    "swagger",
    "openapi",
    "favicon",
    "robots",
    "preview",
    "calculate",
    "convert",
    "validate",
    "check",
    "discovery",
    "heartbeat",
    "internal",
    "rpc",
    "sse",
    "events",
    "ws",
    "websocket",
    "socket",
    "inbox",
    "wellknown",
    "poll",
    "vote",
    "enroll",
    "start",
    "fallback",
    "proxy",
    "notfound",
    "404",
    "csrftoken",
    "device",
    "exchange",
    "introspect",
    "revoke",
    "account",
    "accounts",
];
const HOOK: &[&str] = &[
    "webhook", "webhooks", "hook", "hooks", "ipn", "notify", "postback", "stripe", "paypal",
    "twilio", "slack", "github", "gitlab", "courier",
];
const PRIVILEGED: &[&str] = &[
    "admin",
    "admins",
    "administration",
    "administrator",
    "administrators",
    "superuser",
    "superadmin",
    "staff",
    "office",
    "backoffice",
    "moderation",
    "moderator",
    "moderate",
    "management",
    "sysadmin",
    "impersonate",
    "ban",
    "unban",
    "suspend",
    "promote",
    "demote",
    "approve",
    "role",
    "roles",
    "permission",
    "permissions",
    "grant",
    "certify",
    "publish",
    "unpublish",
    "board",
    "closing",
    "refund",
    "credit",
];

/// What a route with this path and handler is about.
pub fn topic(path: &str, handler: &str, methods: &[String]) -> Topic {
    let handler = handler.rsplit(['.', '#', ':']).next().unwrap_or(handler);
    let path_words = words(path);
    let mut all = path_words.clone();
    all.extend(words(handler));
    let has = |wanted: &[&str]| has_any(&all, wanted);
    let pair = |first: &[&str], second: &[&str]| {
        has_pair(&path_words, first, second) || has_pair(&words(handler), first, second)
    };
    let leaves = has(&["logout", "signout", "logoff"]) || pair(&["sign", "log"], &["out", "off"]);
    let changes = methods.is_empty()
        || methods
            .iter()
            .any(|method| method == "POST" || method == "PUT" || method == "PATCH");
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or("");
    let ends_in = |wanted: &[&str]| has_any(&words(last), wanted);
    let enters = has(&["login", "logon", "signin", "authenticate"])
        || pair(&["sign", "log"], &["in", "on"])
        || ends_in(&[
            "session", "sessions", "token", "otp", "totp", "2fa", "mfa", "auth",
        ]) && methods.iter().any(|method| method == "POST");
    let resets = pair(
        &["forgot", "forgotten", "reset", "recover", "request", "lost"],
        &["password", "passwd", "account"],
    ) || pair(
        &["password", "passwd"],
        &["reset", "forgot", "recover", "recovery", "request", "email"],
    ) || has(&["otp", "totp"]) && has(&["verify", "check", "send", "validate"]);
    Topic {
        is_open: has(OPEN) || leaves || pair(&["sign", "log"], &["in", "up", "on", "out"]),
        is_sign_in: changes && !leaves && (enters || resets),
        is_privileged: has(PRIVILEGED) || pair(&["back"], &["office"]),
        is_hook: has(HOOK),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        let cases = [
            ("requireAdminUser", "require admin user"),
            ("is_signed_in!", "is signed in"),
            ("JWTAuthGuard", "jwt auth guard"),
            ("/sign-in/{id}", "sign in id"),
            ("OAuth2PasswordBearer", "o auth2 password bearer"),
        ];
        for (name, expected) in cases {
            assert_eq!(words(name).join(" "), expected, "{name}");
        }
    }

    #[test]
    fn names_of_guards() {
        use GuardKind::{
            Authentication, Authorisation, Csrf, CsrfExempt, Public, RateLimit, Signature,
        };
        let cases = [
            ("login_required", Some(Authentication)),
            ("requireAuth", Some(Authentication)),
            ("signedIn", Some(Authentication)),
            ("authenticate_user!", Some(Authentication)),
            ("JwtAuthGuard", Some(Authentication)),
            ("auth", Some(Authentication)),
            ("isLoggedIn", Some(Authentication)),
            ("requireAdmin", Some(Authorisation)),
            ("permission_required", Some(Authorisation)),
            ("RolesGuard", Some(Authorisation)),
            ("is_admin", Some(Authorisation)),
            ("loginLimiter", Some(RateLimit)),
            ("ThrottlerGuard", Some(RateLimit)),
            ("rate_limit", Some(RateLimit)),
            ("csrfProtection", Some(Csrf)),
            ("csrf_exempt", Some(CsrfExempt)),
            ("verifySignature", Some(Signature)),
            ("AllowAnonymous", Some(Public)),
            ("Public", Some(Public)),
            ("loadAuthor", None),
            ("guest", None),
            ("logger", None),
            ("json", None),
            ("bodyParser", None),
            ("getUser", None),
        ];
        for (name, expected) in cases {
            assert_eq!(guard_kind(name), expected, "{name}");
        }
    }

    #[test]
    fn topics_of_routes() {
        let post = vec!["POST".to_owned()];
        let is = |path: &str, handler: &str| topic(path, handler, &post);
        assert!(is("/sign-in", "").is_sign_in);
        assert!(is("/session", "a.signIn").is_sign_in);
        assert!(is("/api/password/reset", "").is_sign_in);
        assert!(!is("/logout", "").is_sign_in);
        assert!(is("/hooks/payment", "").is_hook);
        assert!(is("/office/customers/{id}/credit", "").is_privileged);
        assert!(!is("/orders/{id}", "remove").is_open);
    }
}
