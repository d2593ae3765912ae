//! Java: `@Value("${a.b}")` on fields and parameters, `Environment.getProperty("a.b")`, and `getProperty` of
//! `Properties` where the text names one file of properties only.

use super::{Key, Place, call_with_name, literals};
use crate::bindings::BindingKind;
use crate::{Facts, member_parts};
use airlock_syntax::{Kind, NodeId, Role};

pub(super) fn asked(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    if text.contains("@Value") {
        let values = literals::after(text, "@Value(");
        keys.extend(values.into_iter().filter_map(placeholder));
    }
    let file = properties_file(text);
    for name in literals::after(text, "Property(") {
        keys.push(Key::new(Place::Spring, name));
        if let Some(file) = file {
            keys.push(Key::new(Place::Properties(file.to_owned()), name));
        }
    }
    keys
}

/// The key of `${key}` and `${key:default}`.
fn placeholder(text: &str) -> Option<Key> {
    let inner = text.strip_prefix("${")?.strip_suffix('}')?;
    let name = inner.split(':').next().unwrap_or(inner);
    (!name.contains(['$', '#', '{'])).then(|| Key::new(Place::Spring, name.trim()))
}

/// The one file of properties that a text names.
fn properties_file(text: &str) -> Option<&str> {
    let files = literals::ending_with(text, ".properties");
    match files.as_slice() {
        [only] => Some(
            only.trim_start_matches("classpath:")
                .trim_start_matches('/'),
        ),
        _ => None,
    }
}

pub(super) fn key(facts: &Facts<'_>, node: NodeId) -> Option<Key> {
    match facts.tree.kind(node) {
        Kind::Ident => injected(facts, node, false),
        Kind::Member => {
            let (object, name) = member_parts(facts.tree, node)?;
            (facts.tree.kind(object) == Kind::This).then_some(())?;
            injected(facts, name, true)
        }
        Kind::Call => {
            let (callee, name) = call_with_name(facts, node)?;
            let (object, method) = member_parts(facts.tree, callee)?;
            let method = facts.tree.text(facts.text, method);
            if !matches!(method, "getProperty" | "getRequiredProperty") {
                return None;
            }
            let of = facts.type_of(object)?;
            if of.ends_with("Environment") {
                return Some(Key::new(Place::Spring, &name));
            }
            let file = properties_file(facts.text).filter(|_| of == "Properties")?;
            Some(Key::new(Place::Properties(file.to_owned()), &name))
        }
        _ => None,
    }
}

/// The key that the annotation of a field or parameter names, where nothing else gives it a value.
fn injected(facts: &Facts<'_>, name: NodeId, is_field: bool) -> Option<Key> {
    let tree = facts.tree;
    let bindings = if is_field {
        let all = facts.bindings().of(tree.node(name).symbol).iter();
        let fields = all.filter(|binding| {
            matches!(
                binding.kind,
                BindingKind::Field | BindingKind::ConstantField
            )
        });
        fields.copied().collect()
    } else {
        facts.scope_bindings(name)
    };
    let [only] = bindings.as_slice() else {
        return None;
    };
    let mut declaration = only.name;
    while !matches!(tree.kind(declaration), Kind::Field | Kind::Param) {
        let parent = facts.parent(declaration);
        if parent == declaration || matches!(tree.kind(parent), Kind::Block | Kind::File) {
            return None;
        }
        declaration = parent;
    }
    let decorators = tree
        .children(declaration)
        .filter(|part| tree.kind(*part) == Kind::Decorator);
    let mut values = decorators.filter(|decorator| {
        let name = tree.child(*decorator, Role::Name);
        name.is_some_and(|name| tree.text(facts.text, name) == "Value")
    });
    let args = tree.child(values.next()?, Role::Args)?;
    placeholder(&facts.literal(tree.children(args).next()?)?)
}
