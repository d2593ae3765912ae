//! Python: `settings.NAME` of Django, `app.config["NAME"]` and `app.config.get("NAME")` of Flask.

use super::{Key, Place, call_with_name, indexed_by_name, literals};
use crate::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId};

pub(super) fn asked(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    if text.contains("django.conf") {
        for (at, word) in text.match_indices("settings.") {
            let rest = text.get(at + word.len()..).unwrap_or("");
            let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
            let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            let name = rest.get(..end).filter(|name| !name.is_empty());
            keys.extend(name.map(|name| Key::new(Place::Django, name)));
        }
    }
    if text.contains("flask") {
        for marker in ["config[", "config.get("] {
            let names = literals::after(text, marker).into_iter();
            keys.extend(names.map(|name| Key::new(Place::Flask, name)));
        }
    }
    keys
}

pub(super) fn key(facts: &Facts<'_>, node: NodeId) -> Option<Key> {
    match facts.tree.kind(node) {
        Kind::Member => {
            let name = facts.qualified(node)?;
            let name = name.strip_prefix("django.conf.settings.")?;
            (!name.contains('.')).then(|| Key::new(Place::Django, name))
        }
        Kind::Index => {
            let (object, name) = indexed_by_name(facts, node)?;
            is_config(facts, object).then(|| Key::new(Place::Flask, &name))
        }
        Kind::Call => {
            let (callee, name) = call_with_name(facts, node)?;
            let (object, method) = member_parts(facts.tree, callee)?;
            let is_get = facts.tree.text(facts.text, method) == "get";
            (is_get && is_config(facts, object)).then(|| Key::new(Place::Flask, &name))
        }
        _ => None,
    }
}

/// `app.config`, `current_app.config`
fn is_config(facts: &Facts<'_>, node: NodeId) -> bool {
    let text = facts.tree.text(facts.text, node);
    matches!(
        text,
        "app.config" | "current_app.config" | "self.app.config"
    ) && facts.text.contains("flask")
}
