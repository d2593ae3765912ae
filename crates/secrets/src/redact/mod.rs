//! Texts without their secrets: masked for people to read, or with placeholders that can be taken back.
//!
//! A placeholder is one word (`AIRLOCK_<KIND>_<8 hex>`), so that it survives Markdown, JSON, shells and addresses. Its
//! digits are a keyed digest: the same value has the same placeholder under one key, and without the key nobody can try
//! guesses at it. What it stands for is known to the [`Vault`] alone, in memory.
//!
//! Invariants:
//! - no type here shows a value by Debug, Display or Serialize;
//! - what a stream gives out does not depend on how its text was cut into pieces;
//! - a placeholder that the vault does not know stays as it is.

mod key;
mod redactor;
mod restorer;
mod secret;
mod shown;
mod vault;

pub use key::{Key, WrongLength};
pub use redactor::Redactor;
pub use restorer::Restorer;
pub use secret::Secret;
pub use shown::redact;
pub(crate) use vault::is_placeholder;
pub use vault::{Vault, holds_placeholder};

#[cfg(test)]
mod tests;
