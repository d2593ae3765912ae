//! PHP: `config("file.key")` of Laravel.

use super::{Key, Place, call_with_name, literals};
use crate::Facts;
use airlock_syntax::NodeId;

pub(super) fn asked(text: &str) -> Vec<Key> {
    let names = literals::after(text, "config(").into_iter();
    let keys = names.filter(|name| name.contains('.'));
    keys.map(|name| Key::new(Place::Laravel, name)).collect()
}

pub(super) fn key(facts: &Facts<'_>, node: NodeId) -> Option<Key> {
    let (callee, name) = call_with_name(facts, node)?;
    let is_config = facts.tree.text(facts.text, callee).trim_start_matches('\\') == "config";
    (is_config && name.contains('.')).then(|| Key::new(Place::Laravel, &name))
}
