//! Classes of protected data in a text: where fields hold them, and where they are stored, logged and sent.
//!
//! A class is told by the words of a name (`data/data_classes.txt`), what is done with it by the call that is given it: a
//! log, what the tables of areas know as a database, file or network, or an answer. What goes through a call that hides
//! it (hashes, encrypts, masks) is not told.
//!
//! Invariant: names only; no value of the text is shown.

use crate::areas;
use crate::engine::SourceView;
use crate::functions::{Function, LANGUAGES_WITH_FUNCTIONS, functions};
use crate::name_table::rows;
use crate::uses::{How, Use, uses};
use airlock_flow::Facts;
use airlock_model::{AreaKind, Confidence, DataKind, DataUse, Span};
use airlock_syntax::{Kind, NodeId, Role};
use std::sync::LazyLock;

/// That something is done with data of a class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataSign {
    /// Where the name stands.
    pub span: Span,
    /// The class.
    pub kind: DataKind,
    /// What is done with it.
    pub used: DataUse,
    /// The name.
    pub name: String,
    /// The class or function round it.
    pub symbol: Option<String>,
    /// What shows it, in words.
    pub reason: String,
    /// How sure that is.
    pub confidence: Confidence,
}

struct Row {
    kind: DataKind,
    confidence: Confidence,
    words: Vec<&'static str>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| {
        let [kind, confidence, words] = row.as_slice() else {
            return None;
        };
        Some(Row {
            kind: DataKind::ALL
                .into_iter()
                .find(|known| known.as_str() == *kind)?,
            confidence: match *confidence {
                "high" => Confidence::High,
                "medium" => Confidence::Medium,
                _ => return None,
            },
            words: words.split(' ').collect(),
        })
    };
    rows(include_str!("../data/data_classes.txt"))
        .filter_map(read)
        .collect()
});

/// Words behind which a name is not the thing but something about it.
const ABOUT: [&str; 30] = [
    "error",
    "errors",
    "valid",
    "invalid",
    "hash",
    "hashed",
    "length",
    "field",
    "label",
    "regex",
    "pattern",
    "template",
    "count",
    "type",
    "types",
    "id",
    "ids",
    "url",
    "path",
    "policy",
    "strength",
    "required",
    "enabled",
    "encoder",
    "hasher",
    "validator",
    "service",
    "form",
    "sent",
    "verified",
];
/// Parts of names of calls that hide what they are given.
const HIDING: [&str; 12] = [
    "hash",
    "encrypt",
    "mask",
    "redact",
    "hmac",
    "digest",
    "bcrypt",
    "argon",
    "scrub",
    "obfuscate",
    "len",
    "isempty",
];

/// What a text does with protected data, in source order.
pub fn data_signs(view: &SourceView<'_>) -> Vec<DataSign> {
    let Some(language) = view.language else {
        return Vec::new();
    };
    if !LANGUAGES_WITH_FUNCTIONS.contains(&language.name) {
        return Vec::new();
    }
    let facts = Facts::new(language, view.tree, view.text);
    let functions = functions(&facts);
    let mut all = held(&facts);
    for used in uses(&facts) {
        if matches!(used.how, How::Called | How::Made) {
            given(&facts, &functions, &used, &mut all);
        }
    }
    all.sort();
    all.dedup_by(|a, b| (a.span, a.kind, a.used) == (b.span, b.kind, b.used));
    all
}

/// The class that a name shows.
fn class_of(name: &str) -> Option<&'static Row> {
    let words = areas::words(name);
    let last = words.last()?;
    if ABOUT.contains(&last.as_str())
        || matches!(
            words.first().map(String::as_str),
            Some("is" | "has" | "no" | "check")
        )
    {
        return None;
    }
    ROWS.iter().find(|row| {
        let ends = words.len() >= row.words.len();
        // The words end the name: `password` and `user_password`, not `password_reset`.
        ends && { words.iter().rev() }
            .zip(row.words.iter().rev())
            .all(|(word, wanted)| word == wanted)
    })
}

/// Fields of classes and records.
fn held(facts: &Facts<'_>) -> Vec<DataSign> {
    let tree = facts.tree;
    let mut all = Vec::new();
    for (id, node) in tree.iter() {
        let scope = facts.scope_of(id);
        let in_class = matches!(tree.kind(scope), Kind::Class | Kind::Interface);
        let is_field = in_class
            && matches!(
                node.kind,
                Kind::Field | Kind::Assign | Kind::Declarator | Kind::VarDecl
            );
        if !is_field {
            continue;
        }
        let name = [Role::Name, Role::Left]
            .into_iter()
            .find_map(|role| tree.child(id, role));
        let Some(name) = name.filter(|name| tree.kind(*name) == Kind::Ident) else {
            continue;
        };
        let spelled = tree.text(facts.text, name);
        let Some(row) = class_of(spelled) else {
            continue;
        };
        let class = tree
            .child(scope, Role::Name)
            .map(|name| tree.text(facts.text, name).to_owned());
        all.push(DataSign {
            span: tree.node(name).span(),
            kind: row.kind,
            used: DataUse::Held,
            name: spelled.to_owned(),
            reason: match &class {
                Some(class) => format!("a field of `{class}`"),
                None => "a field".to_owned(),
            },
            symbol: class,
            confidence: row.confidence,
        });
    }
    all
}

/// What is given to a call that stores, logs or sends.
fn given(facts: &Facts<'_>, functions: &[Function], used: &Use, all: &mut Vec<DataSign>) {
    let tree = facts.tree;
    let Some(what) = sink(facts, used) else {
        return;
    };
    let call = facts.parent(used.node);
    let Some(args) = tree.child(call, Role::Args) else {
        return;
    };
    for id in tree.descendants(args) {
        if tree.kind(id) != Kind::Ident || is_hidden(facts, args, id) || is_callee(facts, id) {
            continue;
        }
        let spelled = tree.text(facts.text, id);
        let Some(row) = class_of(spelled.trim_start_matches('$')) else {
            continue;
        };
        let span = tree.node(id).span();
        let around = { functions.iter() }
            .filter(|function| function.span.contains(span) && !function.symbol.is_empty());
        all.push(DataSign {
            span,
            kind: row.kind,
            used: what,
            name: spelled.to_owned(),
            symbol: around
                .min_by_key(|function| function.span.len())
                .map(|function| function.symbol.clone()),
            reason: format!("given to `{}`", used.path.trim_start_matches("*.")),
            confidence: row.confidence.min(Confidence::Medium),
        });
    }
}

/// What a call does with what it is given.
fn sink(facts: &Facts<'_>, used: &Use) -> Option<DataUse> {
    let mut parts = used.path.rsplit('.');
    let method = parts.next().unwrap_or("");
    let object = parts.next().unwrap_or("").to_ascii_lowercase();
    let logs = [
        "log", "logger", "logging", "console", "slog", "_logger", "_log", "logrus", "zap",
        "syslog", "out", "err", "timber",
    ];
    let is_logger =
        logs.contains(&object.as_str()) || object.ends_with("logger") || object.ends_with("log");
    let levels = [
        "debug",
        "info",
        "warn",
        "warning",
        "error",
        "critical",
        "fatal",
        "trace",
        "log",
        "exception",
        "notice",
        "println",
        "printf",
        "print",
        "infof",
        "errorf",
        "warnf",
        "debugf",
        "logdebug",
        "loginformation",
        "logwarning",
        "logerror",
        "write",
        "writeline",
        "verbose",
    ];
    let flat = method.to_ascii_lowercase();
    if is_logger && levels.contains(&flat.as_str())
        || matches!(
            used.path.as_str(),
            "print"
                | "println"
                | "error_log"
                | "syslog"
                | "Console.WriteLine"
                | "fmt.Println"
                | "fmt.Printf"
        )
    {
        return Some(DataUse::Logged);
    }
    let answers = [
        "res.json",
        "res.send",
        "response.json",
        "reply.send",
        "flask.jsonify",
        "jsonify",
        "response.write",
    ];
    if answers.contains(&used.path.as_str()) {
        return Some(DataUse::Sent);
    }
    match areas::kind_of_use(facts.language, used)? {
        AreaKind::Database | AreaKind::Files => Some(DataUse::Stored),
        AreaKind::Network => Some(DataUse::Sent),
        _ => None,
    }
}

/// Whether a call between the name and the arguments hides it.
fn is_hidden(facts: &Facts<'_>, args: NodeId, name: NodeId) -> bool {
    let tree = facts.tree;
    let mut at = facts.parent(name);
    while at != args && at != facts.parent(at) {
        if tree.kind(at) == Kind::Call
            && let Some(callee) = tree.child(at, Role::Callee)
        {
            let spelled = tree.text(facts.text, callee).to_ascii_lowercase();
            if HIDING.iter().any(|word| spelled.contains(word)) {
                return true;
            }
        }
        at = facts.parent(at);
    }
    false
}

/// Whether a name is that of a function that is called, or of what a member is taken of.
fn is_callee(facts: &Facts<'_>, id: NodeId) -> bool {
    let tree = facts.tree;
    let parent = facts.parent(id);
    let role = tree.node(id).role;
    match tree.kind(parent) {
        Kind::Call => role == Role::Callee,
        Kind::Member if role == Role::Name => tree.node(parent).role == Role::Callee,
        Kind::Member => true,
        Kind::KeywordArg => role == Role::Name,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_show_classes() {
        let cases = [
            ("email", Some(DataKind::Personal)),
            ("userEmail", Some(DataKind::Personal)),
            ("email_sent", None),
            ("date_of_birth", Some(DataKind::Personal)),
            ("cardNumber", Some(DataKind::Payment)),
            ("password", Some(DataKind::Credential)),
            ("PasswordHasher", None),
            ("isPassword", None),
            ("bloodType", None), // `type` says that it is about something
            ("patient_diagnosis", Some(DataKind::Health)),
            ("index", None),
        ];
        for (name, expected) in cases {
            assert_eq!(class_of(name).map(|row| row.kind), expected, "{name}");
        }
    }

    #[test]
    fn every_row_is_understood() {
        let count = rows(include_str!("../data/data_classes.txt")).count();
        assert_eq!(ROWS.len(), count);
    }
}
