//! A value in memory.

use airlock_model::Redacted;
use serde::{Serialize, Serializer};
use std::fmt;
use zeroize::Zeroizing;

/// A secret's value, which leaves this crate only through [`Vault::restore`](super::Vault::restore). Its memory is
/// overwritten when it is dropped.
///
/// Shown or serialised it is its kind and what [`Redacted`] may show: at most four characters, none of a short value.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    kind: String,
    value: Zeroizing<String>,
}

impl Secret {
    /// A value of a kind, which is a detector's id.
    pub fn new(kind: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            value: Zeroizing::new(value.into()),
        }
    }

    /// What it is.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What may be shown of it.
    pub fn redacted(&self) -> Redacted {
        Redacted::new(&self.value)
    }

    pub(super) fn expose(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.redacted())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({self})")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
