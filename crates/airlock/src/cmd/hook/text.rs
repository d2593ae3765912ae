//! Secrets in what an agent reads and writes: placeholders, and back.

use super::place::Root;
use crate::error::Failure;
use crate::workspace_key::{self, IfMissing};
use airlock_secrets::guard::KnownValues;
use airlock_secrets::{Key, Redactor, Vault, detectors};
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
pub(crate) fn redacted(root: &Root, text: &str) -> Result<Option<String>, Failure> {
    let (key, known) = known(root)?;
    let mut vault = Vault::new(&key);
    let redacted = pass(&known, &mut vault, text);
    Ok((redacted != text).then_some(redacted))
}

/// The secrets of one file, by their placeholders.
pub(super) struct Secrets(Vault);

impl Secrets {
    /// Those of `original`.
    ///
    /// # Errors
    /// When there is no key.
    pub(super) fn of(root: &Root, original: &str) -> Result<Self, Failure> {
        let (key, known) = known(root)?;
        let mut vault = Vault::new(&key);
        let _ = pass(&known, &mut vault, original);
        Ok(Self(vault))
    }

    /// `text` with these secrets in place of their placeholders.
    pub(super) fn restored(&self, text: &str) -> String {
        self.0.restore(text)
    }

    /// A call's input with these secrets; `None` if a placeholder is left that stands for none of them.
    pub(super) fn put_back(&self, input: &Value) -> Option<Value> {
        let mut whole = input.clone();
        self.restore(&mut whole);
        (!holds_placeholder(&whole)).then_some(whole)
    }

    /// Restores every text of a value. Its depth is bounded, since the payload's reader bounds it.
    fn restore(&self, value: &mut Value) {
        match value {
            Value::String(text) if may_hold_placeholder(text) => *text = self.restored(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.restore(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.restore(value)),
            _ => {}
        }
    }
}

fn pass(known: &KnownValues, vault: &mut Vault, text: &str) -> String {
    let mut redactor = Redactor::new(detectors(), Some(known), vault);
    let mut passed = redactor.push(text);
    passed.push_str(&redactor.finish());
    passed
}

fn holds_placeholder(value: &Value) -> bool {
    match value {
        Value::String(text) => airlock_secrets::holds_placeholder(text),
        Value::Array(values) => values.iter().any(holds_placeholder),
        Value::Object(fields) => fields.values().any(holds_placeholder),
        _ => false,
    }
}
