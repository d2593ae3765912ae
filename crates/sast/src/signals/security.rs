//! Security delta: guards, checks, headers, limits and tests of security that a change takes away.
//!
//! [`facts`] notes them for one text; [`lost`] compares two texts of one file.
//!
//! Invariant: what is renamed, moved to the class or replaced by another of its kind is not lost.

use super::{File, Signal, SignalRule};
use crate::areas::{self, Sign};
use crate::uses::How;
use airlock_flow::number;
use airlock_model::{AreaKind, Purpose, Span};
use airlock_syntax::{Kind, NodeId, Role};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Something that keeps a handler, a function or a file safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Safeguard {
    /// What it is.
    pub kind: SafeguardKind,
    /// What it keeps: a function, a class, a route (`GET /path`); empty for the file.
    pub owner: String,
    /// Its name.
    pub name: String,
    /// Its value, where it has one: a number, or 1 for on and 0 for off.
    pub value: u64,
    /// Where it stands.
    pub span: Span,
}

/// What a safeguard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SafeguardKind {
    /// It asks who somebody is or what they may do.
    Guard,
    /// It says that nobody is asked.
    Exemption,
    /// It checks or cleans input.
    Check,
    /// It turns a check of certificates on or off.
    TlsCheck,
    /// It turns a protection of cookies or pages on or off.
    Switch,
    /// It names a header that browsers enforce.
    Header,
    /// It bounds something.
    Limit,
    /// It is a test of security; value 0 if it is skipped.
    Test,
}

/// Parts of names of decorators, annotations and middleware that guard, in lower case without `_`.
const GUARDS: [&str; 30] = [
    "loginrequired",
    "permissionrequired",
    "permissionclasses",
    "requiresauth",
    "requireauth",
    "authrequired",
    "authenticated",
    "jwtrequired",
    "tokenrequired",
    "adminrequired",
    "requireadmin",
    "staffmember",
    "userpassestest",
    "preauthorize",
    "postauthorize",
    "rolesallowed",
    "rolesrequired",
    "rolerequired",
    "requirerole",
    "requirepermission",
    "secured",
    "isgranted",
    "authorize",
    "authorise",
    "useguards",
    "ensureauth",
    "checkauth",
    "isauth",
    "authmiddleware",
    "checkpermission",
];
/// Names that say that nobody is asked.
const EXEMPTIONS: [&str; 6] = [
    "allowanonymous",
    "csrfexempt",
    "permitall",
    "skipauth",
    "allowany",
    "loginexempt",
];
/// Headers that browsers enforce.
const HEADERS: [&str; 8] = [
    "strict-transport-security",
    "content-security-policy",
    "x-frame-options",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
];
/// Settings that check certificates, and whether `true` is on.
const TLS_SETTINGS: [(&str, bool); 8] = [
    ("verify", true),
    ("verifyssl", true),
    ("sslverify", true),
    ("checkhostname", true),
    ("rejectunauthorized", true),
    ("insecureskipverify", false),
    ("validatecerts", true),
    ("strictssl", true),
];
/// Settings that protect cookies and pages.
const SWITCHES: [&str; 14] = [
    "httponly",
    "sessioncookiesecure",
    "sessioncookiehttponly",
    "csrfcookiesecure",
    "csrfcookiehttponly",
    "securesslredirect",
    "securecontenttypenosniff",
    "autoescape",
    "wtfcsrfenabled",
    "forcessl",
    "requirehttpsmetadata",
    "validateissuer",
    "validateaudience",
    "validatelifetime",
];
/// What names of limits hold, all of one row.
const LIMITS: [&[&str]; 14] = [
    &["max", "content", "length"],
    &["max", "body"],
    &["max", "upload"],
    &["max", "file", "size"],
    &["max", "request"],
    &["max", "attempts"],
    &["max", "login"],
    &["max", "tries"],
    &["rate", "limit"],
    &["upload", "limit"],
    &["size", "limit"],
    &["token", "lifetime"],
    &["session", "lifetime"],
    &["max", "payload"],
];
/// What names of tests of security hold, in lower case.
const SECURITY_TESTS: [&str; 26] = [
    "auth",
    "permission",
    "csrf",
    "xss",
    "injection",
    "forbidden",
    "unauthori",
    "login",
    "password",
    "token",
    "sanitiz",
    "escape",
    "traversal",
    "ssrf",
    "tls",
    "certificate",
    "encrypt",
    "signature",
    "acl",
    "admin",
    "security",
    "vulnerab",
    "cve",
    "privilege",
    "anonymous",
    "session",
];

pub(super) fn facts(file: &File<'_>, signs: &[areas::Place]) -> Vec<Safeguard> {
    let mut all = Vec::new();
    if file.purpose == Purpose::Test {
        all.extend(tests(file));
        return all;
    }
    decorators(file, &mut all);
    calls(file, &mut all);
    settings(file, &mut all);
    headers(file, &mut all);
    for place in signs {
        let is_check =
            |sign: &&Sign| sign.kind == AreaKind::InputValidation && sign.span != place.head;
        for sign in place.signs.iter().filter(is_check) {
            all.push(Safeguard {
                kind: SafeguardKind::Check,
                owner: place.symbol.clone().unwrap_or_default(),
                name: last_word(sign.span.slice(file.facts.text)).to_owned(),
                value: 1,
                span: sign.span,
            });
        }
    }
    all
}

/// A name in lower case without what separates its words.
fn flat(name: &str) -> String {
    { name.chars() }
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn last_word(path: &str) -> &str {
    let path = path.split(['(', '\n']).next().unwrap_or(path).trim();
    path.rsplit(['.', ':', '>', '\\', ' ', '@'])
        .next()
        .unwrap_or(path)
}

fn kind_of(name: &str) -> Option<SafeguardKind> {
    let flat = flat(name);
    if EXEMPTIONS.iter().any(|word| flat.contains(word)) {
        return Some(SafeguardKind::Exemption);
    }
    let guards =
        GUARDS.iter().any(|word| flat.contains(word)) || flat == "auth" || flat == "isadmin";
    guards.then_some(SafeguardKind::Guard)
}

fn decorators(file: &File<'_>, all: &mut Vec<Safeguard>) {
    let tree = file.facts.tree;
    for (id, node) in tree.iter() {
        if node.kind != Kind::Decorator {
            continue;
        }
        let written = tree.text(file.facts.text, id).trim_start_matches('@');
        let Some(kind) = kind_of(last_word(written)) else {
            continue;
        };
        let owner = owner_of(file, file.facts.parent(id));
        all.push(Safeguard {
            kind,
            owner,
            name: last_word(written).to_owned(),
            value: 1,
            span: node.span(),
        });
    }
}

/// The name of the function or class that a decorator belongs to.
fn owner_of(file: &File<'_>, id: NodeId) -> String {
    let function = { file.functions.iter() }.find(|function| function.node == id);
    if let Some(function) = function {
        return function.symbol.clone();
    }
    let name = file.facts.tree.child(id, Role::Name);
    name.map_or_else(String::new, |name| {
        file.facts.tree.text(file.facts.text, name).to_owned()
    })
}

/// Guards that are given to routes, and those that classes call in their body.
fn calls(file: &File<'_>, all: &mut Vec<Safeguard>) {
    let (tree, text) = (file.facts.tree, file.facts.text);
    for used in file.uses.iter().filter(|used| used.how == How::Called) {
        let call = file.facts.parent(used.node);
        let Some(args) = tree.child(call, Role::Args) else {
            continue;
        };
        let method = used.path.rsplit('.').next().unwrap_or("");
        let mut args = tree.children(args);
        let owner = match method {
            "get" | "post" | "put" | "patch" | "delete" | "all" | "use" | "Use" | "GET"
            | "POST" | "PUT" | "PATCH" | "DELETE" | "Handle" | "HandleFunc" => {
                let path = args
                    .clone()
                    .next()
                    .and_then(|path| file.facts.literal(path));
                match path {
                    Some(path) if path.starts_with('/') => {
                        args.next();
                        format!("{} {path}", method.to_ascii_uppercase())
                    }
                    _ if matches!(method, "use" | "Use") => "every route".to_owned(),
                    _ => continue,
                }
            }
            "before_action" | "prepend_before_action" => class_of(file, call),
            "skip_before_action" | "skip_before_filter" => {
                let named = args.next().map_or("", |arg| tree.text(text, arg));
                if flat(named).contains("auth") || flat(named).contains("login") {
                    all.push(Safeguard {
                        kind: SafeguardKind::Exemption,
                        owner: class_of(file, call),
                        name: named.trim_start_matches(':').to_owned(),
                        value: 1,
                        span: tree.node(call).span(),
                    });
                }
                continue;
            }
            _ => continue,
        };
        for arg in args {
            let written = tree.text(text, arg);
            let name = last_word(written).trim_start_matches(':');
            let is_name = matches!(
                tree.kind(arg),
                Kind::Ident | Kind::Member | Kind::Call | Kind::Other
            );
            let word = flat(name);
            let guards = kind_of(name) == Some(SafeguardKind::Guard)
                || word.contains("authenticate")
                || word.contains("requirelogin")
                || word.contains("requireuser");
            if is_name && guards {
                all.push(Safeguard {
                    kind: SafeguardKind::Guard,
                    owner: owner.clone(),
                    name: name.to_owned(),
                    value: 1,
                    span: tree.node(call).span(),
                });
            }
        }
    }
}

fn class_of(file: &File<'_>, id: NodeId) -> String {
    let scope = file.facts.scope_of(id);
    let name = file.facts.tree.child(scope, Role::Name);
    name.map_or_else(String::new, |name| {
        file.facts.tree.text(file.facts.text, name).to_owned()
    })
}

/// Settings by name: certificates, cookies, limits.
fn settings(file: &File<'_>, all: &mut Vec<Safeguard>) {
    let tree = file.facts.tree;
    for (id, node) in tree.iter() {
        if !matches!(
            node.kind,
            Kind::Assign | Kind::KeywordArg | Kind::Pair | Kind::Field
        ) {
            continue;
        }
        let role = |wanted: Role| tree.child(id, wanted);
        let name = role(Role::Left)
            .or_else(|| role(Role::Name))
            .or_else(|| role(Role::Key));
        let value = role(Role::Right).or_else(|| role(Role::Value));
        let (Some(name), Some(value)) = (name, value) else {
            continue;
        };
        let name = file
            .facts
            .literal(name)
            .unwrap_or_else(|| tree.text(file.facts.text, name).to_owned());
        let name = last_word(&name);
        let word = flat(name);
        let owner = file.symbol_at(node.span());
        let mut push = |kind, value| {
            all.push(Safeguard {
                kind,
                owner: owner.clone(),
                name: name.to_owned(),
                value,
                span: node.span(),
            });
        };
        let truth = match tree.kind(value) {
            Kind::Bool => Some(
                tree.text(file.facts.text, value)
                    .eq_ignore_ascii_case("true"),
            ),
            _ => None,
        };
        let tls = TLS_SETTINGS.iter().find(|(setting, _)| *setting == word);
        if let (Some((_, on)), Some(truth)) = (tls, truth) {
            push(SafeguardKind::TlsCheck, u64::from(truth == *on));
        } else if tls.is_some_and(|(setting, _)| *setting == "verify")
            && node.kind == Kind::KeywordArg
        {
            // A path to authorities is a check, too.
            push(SafeguardKind::TlsCheck, 1);
        } else if let (true, Some(truth)) = (SWITCHES.contains(&word.as_str()), truth) {
            push(SafeguardKind::Switch, u64::from(truth));
        } else if LIMITS
            .iter()
            .any(|words| words.iter().all(|part| word.contains(part)))
            && let Some(amount) = amount(file, value)
        {
            push(SafeguardKind::Limit, amount);
        }
    }
}

/// The number that an expression of numbers is.
fn amount(file: &File<'_>, value: NodeId) -> Option<u64> {
    let tree = file.facts.tree;
    let mut product: u64 = 1;
    let mut work = vec![value];
    while let Some(id) = work.pop() {
        match tree.kind(id) {
            Kind::Number => {
                let found = number(tree.text(file.facts.text, id))?;
                product = product.checked_mul(whole(found)?)?;
            }
            Kind::Binary if tree.node(id).symbol == airlock_syntax::Symbol::of("*") => {
                work.extend(tree.children(id));
            }
            Kind::Str => {
                let text = file.facts.literal(id)?;
                let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
                let unit = match text
                    .get(digits.len()..)?
                    .trim()
                    .to_ascii_lowercase()
                    .as_str()
                {
                    "" => 1,
                    "kb" | "k" => 1 << 10,
                    "mb" | "m" => 1 << 20,
                    "gb" | "g" => 1 << 30,
                    _ => return None,
                };
                product = product
                    .checked_mul(digits.parse().ok()?)?
                    .checked_mul(unit)?;
            }
            _ => return None,
        }
    }
    Some(product)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is not a whole number in range is none"
)]
fn whole(number: f64) -> Option<u64> {
    let fits = (0.0..1e15).contains(&number) && number.fract() == 0.0;
    fits.then_some(number as u64)
}

fn headers(file: &File<'_>, all: &mut Vec<Safeguard>) {
    let tree = file.facts.tree;
    for (id, node) in tree.iter() {
        if node.kind != Kind::StrText {
            continue;
        }
        let text = tree.text(file.facts.text, id).to_ascii_lowercase();
        if let Some(header) = HEADERS.iter().find(|header| **header == text) {
            all.push(Safeguard {
                kind: SafeguardKind::Header,
                owner: String::new(),
                name: (*header).to_owned(),
                value: 1,
                span: node.span(),
            });
        }
    }
}

fn tests(file: &File<'_>) -> Vec<Safeguard> {
    let mut all = Vec::new();
    for (name, span, is_skipped) in super::test_cases::tests(file) {
        let lower = name.to_ascii_lowercase();
        if SECURITY_TESTS.iter().any(|word| lower.contains(word)) {
            all.push(Safeguard {
                kind: SafeguardKind::Test,
                owner: String::new(),
                name,
                value: u64::from(!is_skipped),
                span,
            });
        }
    }
    all
}

/// The functions, classes and routes that a text still has.
pub(super) struct Owners<'facts> {
    pub(super) symbols: BTreeSet<&'facts str>,
}

/// What the new text lost against the old one. `whole` is a place that stands for the new file.
pub(super) fn lost(
    old: &[Safeguard],
    new: &[Safeguard],
    owners: &Owners<'_>,
    heads: &BTreeMap<&str, Span>,
) -> Vec<Signal> {
    let mut all = Vec::new();
    guards(old, new, owners, heads, &mut all);
    checks(old, new, owners, heads, &mut all);
    switches(old, new, &mut all);
    for header in of_kind(old, SafeguardKind::Header) {
        let is_there = of_kind(new, SafeguardKind::Header).any(|other| other.name == header.name);
        if !is_there {
            all.push(signal(
                SignalRule::HeaderRemoved,
                Span::default(),
                header,
                format!(
                    "The header `{}` was set here and is not set any more",
                    header.name
                ),
            ));
        }
    }
    for limit in of_kind(new, SafeguardKind::Limit) {
        let same = |other: &&Safeguard| other.owner == limit.owner && other.name == limit.name;
        let mut was = of_kind(old, SafeguardKind::Limit).filter(same);
        let (Some(was), None) = (was.next(), was.next()) else {
            continue;
        };
        if limit.value >= was.value.saturating_mul(2) && was.value > 0 {
            all.push(signal(
                SignalRule::LimitRaised,
                limit.span,
                limit,
                format!(
                    "The limit `{}` was {} and is {}",
                    limit.name, was.value, limit.value
                ),
            ));
        }
    }
    for test in of_kind(old, SafeguardKind::Test).filter(|test| test.value == 1) {
        let now = of_kind(new, SafeguardKind::Test).find(|other| other.name == test.name);
        match now {
            Some(now) if now.value == 0 => all.push(signal(
                SignalRule::SecurityTestRemoved,
                now.span,
                test,
                format!(
                    "The test of security `{}` ran before and is skipped now",
                    test.name
                ),
            )),
            Some(_) => {}
            None => all.push(signal(
                SignalRule::SecurityTestRemoved,
                Span::default(),
                test,
                format!("The test of security `{}` is gone", test.name),
            )),
        }
    }
    let mut told = BTreeSet::new();
    all.retain(|signal| told.insert((signal.rule, signal.identity.clone())));
    all
}

fn of_kind(all: &[Safeguard], kind: SafeguardKind) -> impl Iterator<Item = &Safeguard> {
    all.iter().filter(move |safeguard| safeguard.kind == kind)
}

fn signal(rule: SignalRule, span: Span, lost: &Safeguard, message: String) -> Signal {
    Signal {
        rule,
        span,
        symbol: lost.owner.clone(),
        message,
        identity: format!("{}\n{}", lost.owner, lost.name),
    }
}

/// Whether `owner`, or the class it is in, has a safeguard of a kind.
fn is_kept(all: &[Safeguard], owner: &str, kind: SafeguardKind) -> bool {
    of_kind(all, kind).any(|other| {
        owner == other.owner
            || owner
                .strip_prefix(other.owner.as_str())
                .is_some_and(|rest| rest.starts_with('.'))
            || other.owner == "every route"
    })
}

fn guards(
    old: &[Safeguard],
    new: &[Safeguard],
    owners: &Owners<'_>,
    heads: &BTreeMap<&str, Span>,
    all: &mut Vec<Signal>,
) {
    for guard in of_kind(old, SafeguardKind::Guard) {
        let owner = guard.owner.as_str();
        let is_route = owner.contains(' ');
        let is_there = is_route || owners.symbols.contains(owner);
        if !is_there || is_kept(new, owner, SafeguardKind::Guard) {
            continue;
        }
        let span = heads.get(owner).copied().unwrap_or_default();
        all.push(signal(
            SignalRule::GuardRemoved,
            span,
            guard,
            format!(
                "`{}` guarded {} and does not any more",
                guard.name,
                shown(owner)
            ),
        ));
    }
    for exemption in of_kind(new, SafeguardKind::Exemption) {
        let owner = exemption.owner.as_str();
        let was_there = of_kind(old, SafeguardKind::Exemption).any(|other| other.owner == owner);
        // Of what is new as a whole, nothing was taken away.
        let was_known = is_kept(old, owner, SafeguardKind::Guard);
        if !was_there && was_known {
            all.push(signal(
                SignalRule::GuardRemoved,
                exemption.span,
                exemption,
                format!(
                    "`{}` now exempts {} from the access check",
                    exemption.name,
                    shown(owner)
                ),
            ));
        }
    }
}

fn checks(
    old: &[Safeguard],
    new: &[Safeguard],
    owners: &Owners<'_>,
    heads: &BTreeMap<&str, Span>,
    all: &mut Vec<Signal>,
) {
    let count = |all: &[Safeguard], name: &str| {
        of_kind(all, SafeguardKind::Check)
            .filter(|check| check.name == name)
            .count()
    };
    for check in of_kind(old, SafeguardKind::Check) {
        let owner = check.owner.as_str();
        let is_there = !owner.is_empty() && owners.symbols.contains(owner);
        let is_fewer = count(new, &check.name) < count(old, &check.name);
        if is_there && is_fewer && !is_kept(new, owner, SafeguardKind::Check) {
            let span = heads.get(owner).copied().unwrap_or_default();
            all.push(signal(
                SignalRule::CheckRemoved,
                span,
                check,
                format!(
                    "`{}` checked or cleaned input in {} and does not any more",
                    check.name,
                    shown(owner)
                ),
            ));
        }
    }
}

fn switches(old: &[Safeguard], new: &[Safeguard], all: &mut Vec<Signal>) {
    for (kind, rule) in [
        (SafeguardKind::TlsCheck, SignalRule::TlsCheckRemoved),
        (SafeguardKind::Switch, SignalRule::CheckRemoved),
    ] {
        for now in of_kind(new, kind).filter(|now| now.value == 0) {
            let same = |other: &&Safeguard| other.owner == now.owner && other.name == now.name;
            let was_off = of_kind(old, kind).filter(same).any(|was| was.value == 0);
            let was_on = of_kind(old, kind).filter(same).any(|was| was.value == 1);
            if was_on && !was_off {
                all.push(signal(
                    rule,
                    now.span,
                    now,
                    format!("`{}` was on and is off now", now.name),
                ));
            }
        }
    }
}

fn shown(owner: &str) -> String {
    if owner.is_empty() {
        "the file".to_owned()
    } else {
        format!("`{owner}`")
    }
}
