//! A configuration file as names and values.

use airlock_flow::settings::Place;
use airlock_flow::{Constant, Facts, number};
use airlock_model::Cx;
use airlock_syntax::{Kind, NodeId, ParseLimits, Recovery, Role, Tree};
use serde_json::Value;
use std::collections::BTreeMap;

/// How deep values lie in each other.
const MAX_DEPTH: u32 = 32;

/// Names, their parts joined by dots, and values.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Flat {
    /// None where the value is computed, or differs between files.
    values: BTreeMap<String, Option<Constant>>,
    /// Whether a file could not be read, so that any name may have another value.
    pub(super) is_unknown: bool,
}

impl Flat {
    /// The value of a name, written with dots or colons.
    pub(super) fn get(&self, name: &str) -> Option<Constant> {
        let value = self.values.get(&name.replace(':', "."));
        value.cloned().flatten().filter(|_| !self.is_unknown)
    }

    fn set(&mut self, name: String, value: Option<Constant>) {
        let same = self.values.get(&name).is_none_or(|known| *known == value);
        self.values.insert(name, value.filter(|_| same));
    }

    /// Takes what another file says: names with other values are unknown from now on.
    pub(super) fn merge(&mut self, other: Self) {
        for (name, value) in other.values {
            self.set(name, value);
        }
        self.is_unknown |= other.is_unknown;
    }
}

/// What the file at `path` says; `None` where its format is not read.
pub(super) fn read(cx: &Cx, place: &Place, path: &str, text: &str) -> Option<Flat> {
    let (_, ending) = path.rsplit_once('.')?;
    let mut flat = Flat::default();
    match ending {
        "properties" => properties(text, &mut flat),
        "json" => {
            let value: Value = serde_json::from_str(text).ok()?;
            json(&value, "", *place == Place::DotNet, MAX_DEPTH, &mut flat);
        }
        "yml" | "yaml" => parsed(cx, "yaml", text, |facts| yaml(facts, &mut flat))?,
        "py" => parsed(cx, "python", text, |facts| python(facts, &mut flat))?,
        "php" => {
            let name = path
                .rsplit('/')
                .next()
                .and_then(|name| name.split('.').next());
            parsed(cx, "php", text, |facts| {
                php(facts, name.unwrap_or(""), &mut flat);
            })?;
        }
        _ => return None,
    }
    // What the package `config` takes from the environment.
    if path.contains("custom-environment-variables.") {
        flat.values.values_mut().for_each(|value| *value = None);
    }
    Some(flat)
}

fn parsed(cx: &Cx, language: &str, text: &str, look: impl FnOnce(&Facts<'_>)) -> Option<()> {
    let language = airlock_syntax::by_name(language)?;
    let parsed = airlock_syntax::parse(cx, language, text, ParseLimits::default());
    (parsed.recovery == Recovery::None).then(|| look(&Facts::new(language, &parsed.tree, text)))
}

fn under(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

/// A value as it is written in a file that knows texts only.
fn of_text(text: &str) -> Option<Constant> {
    match text {
        "true" => Some(Constant::Bool(true)),
        "false" => Some(Constant::Bool(false)),
        _ if text.contains("${") || text.contains("#{") || text.contains('@') => None,
        _ => Some(number(text).map_or_else(|| Constant::Str(text.to_owned()), Constant::Number)),
    }
}

/// Java's properties: `name=value`, `name: value`, lines that go on behind a backslash.
fn properties(text: &str, flat: &mut Flat) {
    let mut whole = String::new();
    for line in text.lines() {
        let line = line.trim_start();
        if whole.is_empty() && (line.starts_with(['#', '!']) || line.is_empty()) {
            continue;
        }
        let ends_in_one = line.ends_with('\\') && !line.ends_with("\\\\");
        whole.push_str(line.trim_end_matches('\\'));
        if ends_in_one {
            continue;
        }
        let line = std::mem::take(&mut whole);
        let Some(at) = line.find(['=', ':', ' ', '\t']) else {
            continue;
        };
        let (name, value) = line.split_at(at);
        let value = value.trim_start_matches([' ', '\t']);
        let value = value.strip_prefix(['=', ':']).unwrap_or(value).trim();
        flat.set(name.to_owned(), of_text(value));
    }
}

fn json(value: &Value, prefix: &str, any_case: bool, left: u32, flat: &mut Flat) {
    let Some(left) = left.checked_sub(1) else {
        return;
    };
    let value = match value {
        Value::Object(all) => {
            for (name, value) in all {
                let name = if any_case {
                    name.to_lowercase()
                } else {
                    name.clone()
                };
                let name = under(prefix, &name.replace(':', "."));
                json(value, &name, any_case, left, flat);
            }
            return;
        }
        Value::String(text) => Some(Constant::Str(text.clone())),
        Value::Bool(truth) => Some(Constant::Bool(*truth)),
        Value::Number(number) => number.as_f64().map(Constant::Number),
        Value::Null | Value::Array(_) => None,
    };
    flat.set(prefix.to_owned(), value);
}

/// The entries of all documents; a document for a profile is another file.
fn yaml(facts: &Facts<'_>, flat: &mut Flat) {
    let tree = facts.tree;
    let mut next: Vec<(NodeId, String)> = vec![(NodeId(0), String::new())];
    while let Some((id, prefix)) = next.pop() {
        for child in tree.children(id) {
            match tree.kind(child) {
                Kind::Block | Kind::Dict => next.push((child, prefix.clone())),
                Kind::Pair => {
                    let key = tree
                        .child(child, Role::Key)
                        .and_then(|key| facts.literal(key));
                    let Some(key) = key else { continue };
                    let name = under(&prefix, &key);
                    match tree.child(child, Role::Value) {
                        Some(value) if tree.kind(value) == Kind::Dict => next.push((value, name)),
                        Some(value) => flat.set(name, plain(facts, value)),
                        None => flat.set(name, None),
                    }
                }
                _ => {}
            }
        }
    }
}

fn plain(facts: &Facts<'_>, value: NodeId) -> Option<Constant> {
    match facts.constant(value)? {
        Constant::Str(text) => of_text(&text),
        other => Some(other),
    }
}

/// Constants of a module of Python in capitals, and of its classes.
fn python(facts: &Facts<'_>, flat: &mut Flat) {
    let tree = facts.tree;
    for (id, node) in tree.iter() {
        let Some(left) = tree
            .child(id, Role::Left)
            .filter(|_| node.kind == Kind::Assign)
        else {
            continue;
        };
        let name = tree.text(facts.text, left);
        let is_name = tree.kind(left) == Kind::Ident && !name.contains(char::is_lowercase);
        let scope = tree.kind(facts.scope_of(id));
        if !is_name || !matches!(scope, Kind::File | Kind::Class) {
            continue;
        }
        let value = tree
            .child(id, Role::Right)
            .filter(|_| !is_conditional(facts, id));
        flat.set(
            name.to_owned(),
            value.and_then(|value| facts.constant(value)),
        );
    }
}

/// Whether something decides when the program runs whether the statement is executed.
fn is_conditional(facts: &Facts<'_>, node: NodeId) -> bool {
    let mut at = node;
    loop {
        let parent = facts.parent(at);
        if parent == at {
            return false;
        }
        let kind = facts.tree.kind(parent);
        if matches!(
            kind,
            Kind::If
                | Kind::Else
                | Kind::Try
                | Kind::Catch
                | Kind::For
                | Kind::ForEach
                | Kind::While
        ) {
            return true;
        }
        at = parent;
    }
}

/// The array that a file of PHP returns.
fn php(facts: &Facts<'_>, file: &str, flat: &mut Flat) {
    let tree = facts.tree;
    let returned = tree.iter().filter(|(id, node)| {
        node.kind == Kind::Return && tree.kind(facts.scope_of(*id)) == Kind::File
    });
    let mut next: Vec<(NodeId, String)> = returned
        .filter_map(|(id, _)| Some((tree.child(id, Role::Value)?, file.to_owned())))
        .collect();
    while let Some((id, prefix)) = next.pop() {
        for (name, value) in entries(facts, tree, id) {
            let name = under(&prefix, &name);
            if tree.kind(value) == Kind::Dict {
                next.push((value, name));
            } else {
                flat.set(name, facts.constant(value));
            }
        }
    }
}

fn entries(facts: &Facts<'_>, tree: &Tree, dict: NodeId) -> Vec<(String, NodeId)> {
    let pairs = tree
        .children(dict)
        .filter(|pair| tree.kind(*pair) == Kind::Pair);
    let named = pairs.filter_map(|pair| {
        let key = facts.literal(tree.child(pair, Role::Key)?)?;
        Some((key, tree.child(pair, Role::Value)?))
    });
    named.collect()
}
