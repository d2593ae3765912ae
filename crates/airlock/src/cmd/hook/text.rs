//! Secrets in what an agent reads and writes: placeholders, and back.

use super::place::Root;
use crate::error::Failure;
use crate::workspace_key::{self, IfMissing};
use airlock_secrets::guard::KnownValues;
use airlock_secrets::{Key, Redactor, Restorer, Vault, detectors};
use serde_json::Value;

/// Whether a text may hold one.
pub(super) fn may_hold_placeholder(text: &str) -> bool {
    text.contains("AIRLOCK_")
}

fn known(root: &Root) -> Result<(Key, KnownValues), Failure> {
    let key = workspace_key::of(root.top(), IfMissing::Keep).ok_or_else(|| {
        Failure::usage(
            "the system gives no random numbers",
            "placeholders need a key",
        )
    })?;
    let (known, _) = airlock_engine::known_values_at(root.top(), &key.key)?;
    Ok((key.key, known))
}

/// `text` with placeholders for its secrets; `None` if it has none.
///
/// # Errors
/// When there is no key.
pub(super) fn redacted(root: &Root, text: &str) -> Result<Option<String>, Failure> {
    let (key, known) = known(root)?;
    let mut vault = Vault::new(&key);
    let redacted = pass(&known, &mut vault, text);
    Ok((redacted != text).then_some(redacted))
}

/// `input` with the secrets of `original` in place of their placeholders; `None` if one is left that `original` does not
/// have.
///
/// # Errors
/// When there is no key.
pub(super) fn restored(
    root: &Root,
    original: &str,
    input: &Value,
) -> Result<Option<Value>, Failure> {
    let (key, known) = known(root)?;
    let mut vault = Vault::new(&key);
    let _ = pass(&known, &mut vault, original);
    let mut whole = input.clone();
    restore(&vault, &mut whole);
    Ok((!holds_placeholder(&whole)).then_some(whole))
}

fn pass(known: &KnownValues, vault: &mut Vault, text: &str) -> String {
    let mut redactor = Redactor::new(detectors(), Some(known), vault);
    let mut passed = redactor.push(text);
    passed.push_str(&redactor.finish());
    passed
}

/// Restores every text of a value. Its depth is bounded, since the payload's reader bounds it.
fn restore(vault: &Vault, value: &mut Value) {
    match value {
        Value::String(text) if may_hold_placeholder(text) => {
            let mut restorer = Restorer::new(vault);
            let mut whole = restorer.push(text);
            whole.push_str(&restorer.finish());
            *text = whole;
        }
        Value::Array(values) => values.iter_mut().for_each(|value| restore(vault, value)),
        Value::Object(fields) => fields.values_mut().for_each(|value| restore(vault, value)),
        _ => {}
    }
}

fn holds_placeholder(value: &Value) -> bool {
    match value {
        Value::String(text) => airlock_secrets::holds_placeholder(text),
        Value::Array(values) => values.iter().any(holds_placeholder),
        Value::Object(fields) => fields.values().any(holds_placeholder),
        _ => false,
    }
}
