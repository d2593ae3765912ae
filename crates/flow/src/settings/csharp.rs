//! C#: `Configuration["A:B"]` and `Configuration.GetValue<T>("A:B")`.

use super::{Key, Place, call_with_name, indexed_by_name, literals};
use crate::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId};

pub(super) fn asked(text: &str) -> Vec<Key> {
    let mut names = Vec::new();
    for marker in ["onfiguration[", "onfig["] {
        names.extend(literals::after(text, marker));
    }
    for kind in ["string", "bool", "int", "String", "Boolean", "Int32"] {
        names.extend(literals::after(text, &format!("GetValue<{kind}>(")));
    }
    let keys = names.into_iter();
    keys.map(|name| Key::new(Place::DotNet, &name.to_lowercase()))
        .collect()
}

pub(super) fn key(facts: &Facts<'_>, node: NodeId) -> Option<Key> {
    let (object, name) = match facts.tree.kind(node) {
        Kind::Index => indexed_by_name(facts, node)?,
        Kind::Call => {
            let (callee, name) = call_with_name(facts, node)?;
            let mut parts = facts.tree.children(callee);
            let (object, method) = match facts.tree.kind(callee) {
                Kind::Member => (parts.next()?, parts.next()?),
                _ => member_parts(facts.tree, callee)?,
            };
            (facts.tree.text(facts.text, method) == "GetValue").then_some((object, name))?
        }
        _ => return None,
    };
    let object = facts.tree.text(facts.text, object).to_lowercase();
    let last = object.rsplit('.').next().unwrap_or(&object);
    let is_configuration = matches!(
        last.trim_start_matches('_'),
        "configuration" | "config" | "appconfiguration"
    );
    is_configuration.then(|| Key::new(Place::DotNet, &name.to_lowercase()))
}
