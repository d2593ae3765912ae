//! What names say: a guard's kind by its name, and what a path is about.
//!
//! Names are cut into lower-case words (`requireAdminUser`: require, admin, user), so that `author` is not `auth` and
//! `csrfToken` not a token of a caller.

use super::lexicon::{Class, is_of};
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

fn has_class(words: &[String], class: Class) -> bool {
    words.iter().any(|word| is_of(word, class))
}

fn has_any(words: &[String], wanted: &[&str]) -> bool {
    words.iter().any(|word| wanted.contains(&word.as_str()))
}

/// What a guard of this name asks for; `None` where the name does not tell.
pub(super) fn guard_kind(name: &str) -> Option<GuardKind> {
    let words = words(name);
    if has_class(&words, Class::CSRF) {
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
    if has_class(&words, Class::LIMIT)
        || has_pair(
            &words,
            &["rate", "request", "attempt", "attempts", "speed", "login"],
            &[
                "limit", "limits", "limited", "limiting", "limiter", "attempts",
            ],
        )
        || has_pair(&words, &["slow", "too"], &["down", "many"])
        || has_pair(
            &words,
            &["limit", "limited"],
            &["by", "ip", "per", "attempts", "logins", "rate", "requests"],
        )
        || words.len() == 1 && has_any(&words, &["limit"])
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
    if has_class(&words, Class::NO_GUARD) {
        return None;
    }
    if has_class(&words, Class::ROLES) && has_class(&words, Class::ASKING) || is_short(&words) {
        return Some(GuardKind::Authorisation);
    }
    if has_class(&words, Class::CALLER) && has_class(&words, Class::ASKING) {
        return Some(GuardKind::Authentication);
    }
    None
}

/// Whether a name says for certain that it asks for a role or permission.
pub(super) fn names_role(name: &str) -> bool {
    has_any(
        &words(name),
        &[
            "admin",
            "role",
            "roles",
            "permission",
            "permissions",
            "perm",
            "superuser",
            "can",
            "manager",
            "moderator",
            "editor",
            "operator",
            "supervisor",
        ],
    )
}

/// Whether a name may be that of a store's connection as well as that of a caller's session: `get_session`, `session`.
pub(super) fn names_connection(name: &str) -> bool {
    words(name).iter().all(|word| {
        matches!(
            word.as_str(),
            "session"
                | "sessions"
                | "db"
                | "database"
                | "get"
                | "async"
                | "make"
                | "open"
                | "new"
                | "yield"
                | "scoped"
        )
    })
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
    let asks = has_class(&words, Class::ASKED);
    // `KeeperByLogin` looks somebody up.
    if has_any(&words, &["by", "find", "fetch", "load"]) && !has_any(&words, &["require", "ensure"])
    {
        return None;
    }
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
    name.is_empty() || has_class(&words, Class::NEUTRAL)
}

/// Whether the name is just a word of roles, or `is` and such a word.
fn is_short(words: &[String]) -> bool {
    match words {
        [one] => is_of(one, Class::ROLES),
        [first, last] => {
            matches!(first.as_str(), "is" | "user" | "require") && is_of(last, Class::ROLES)
        }
        _ => false,
    }
}

/// What a route is about, by the words of its path and handler.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, none of which excludes another"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Topic {
    /// Nobody is known there yet, or it is for everybody by its nature.
    pub is_open: bool,
    /// It is open by words only that also name what a known caller does.
    pub is_maybe_open: bool,
    /// Somebody proves who he is: by password, code or token.
    pub is_sign_in: bool,
    /// It is for those who run the application.
    pub is_privileged: bool,
    /// Another program calls it, which signs its messages.
    pub is_hook: bool,
}

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
    ) || has(&["forgot", "forgotten"])
        || pair(
            &["auth", "account", "accounts", "login", "user", "users"],
            &["reset", "recover", "recovery"],
        )
        || has(&["otp", "totp", "pin", "passcode", "2fa", "mfa", "code"])
            && has(&["verify", "check", "send", "validate", "confirm", "unlock"])
        || has(&[
            "reset",
            "resets",
            "recover",
            "recovery",
            "recoveries",
            "code",
            "pin",
            "2fa",
            "mfa",
        ]) && has(&[
            "confirm", "verify", "check", "complete", "finish", "redeem", "validate", "submit",
        ])
        || has(&["password", "passwords"]) && has(&["resets", "reminder", "reminders", "renew"]);
    let is_open_by = |word: &String| is_of(word, Class::OPEN);
    let leaves_or_enters = leaves || pair(&["sign", "log"], &["in", "up", "on", "out"]);
    Topic {
        is_open: has_class(&all, Class::OPEN) || leaves_or_enters,
        is_maybe_open: !leaves_or_enters && { all.iter() }
            .filter(|word| is_open_by(word))
            .all(|word| is_of(word, Class::MAYBE_OPEN)),
        is_sign_in: changes && !leaves && (enters || resets),
        is_privileged: has_class(&all, Class::PRIVILEGED) || pair(&["back"], &["office"]),
        is_hook: has_class(&all, Class::HOOK),
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
        assert!(is("/backoffice/customers/{id}", "").is_privileged);
        assert!(!is("/orders/{id}", "remove").is_open);
    }
}
