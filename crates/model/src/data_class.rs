//! Classes of data that people and laws protect, and what code does with them.

use crate::{Confidence, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A class of data.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DataKind {
    /// Of a person: names, addresses, birth dates, numbers of identity.
    Personal,
    /// Of a person's health.
    Health,
    /// Cards and accounts.
    Payment,
    /// What opens something: passwords, keys, tokens.
    Credential,
}

/// What code does with data.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DataUse {
    /// A class or record has a field for it.
    Held,
    /// It goes into a database or file.
    Stored,
    /// It goes into a log.
    Logged,
    /// It goes to another machine, or into an answer.
    Sent,
}

/// That code does something with data of a class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct DataClass {
    /// The class.
    pub kind: DataKind,
    /// What is done with it.
    #[serde(rename = "use")]
    pub used: DataUse,
    /// The name that shows the class.
    pub name: String,
    /// Where it stands.
    pub location: Location,
    /// The class or function round it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// What shows it, in words.
    pub reason: String,
    /// How sure that is.
    pub confidence: Confidence,
}

impl DataKind {
    /// All.
    pub const ALL: [Self; 4] = [
        Self::Personal,
        Self::Health,
        Self::Payment,
        Self::Credential,
    ];

    /// The word used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Health => "health",
            Self::Payment => "payment",
            Self::Credential => "credential",
        }
    }
}

impl DataUse {
    /// The word used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Stored => "stored",
            Self::Logged => "logged",
            Self::Sent => "sent",
        }
    }
}
