//! Areas of security that code belongs to: what a second person must look at before it goes further.

use crate::{Confidence, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An area of security.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AreaKind {
    /// Who somebody is: logins, sessions, tokens, passwords.
    Authentication,
    /// What somebody may do: permissions, roles, policies.
    Authorisation,
    /// Encryption, hashes, signatures, keys, certificates, randomness for secrets.
    Cryptography,
    /// Checking, escaping and reading apart of what comes from outside.
    InputValidation,
    /// Queries and statements to a database.
    Database,
    /// Reading and writing files.
    Files,
    /// Connections to and from other machines.
    Network,
    /// Packages that the project did not need before.
    Dependencies,
    /// What runs in production, and how it gets there.
    Infrastructure,
    /// What AI tools may do and are told.
    AgentConfig,
}

impl AreaKind {
    /// All.
    pub const ALL: [Self; 10] = [
        Self::Authentication,
        Self::Authorisation,
        Self::Cryptography,
        Self::InputValidation,
        Self::Database,
        Self::Files,
        Self::Network,
        Self::Dependencies,
        Self::Infrastructure,
        Self::AgentConfig,
    ];

    /// The word used in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Authorisation => "authorisation",
            Self::Cryptography => "cryptography",
            Self::InputValidation => "input-validation",
            Self::Database => "database",
            Self::Files => "files",
            Self::Network => "network",
            Self::Dependencies => "dependencies",
            Self::Infrastructure => "infrastructure",
            Self::AgentConfig => "agent-config",
        }
    }
}

/// That a piece of code belongs to an area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Area {
    /// The area.
    pub kind: AreaKind,
    /// The function, or the lines where there is none.
    pub location: Location,
    /// The function with its classes; `None` outside of functions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// What shows it, in words.
    pub reason: String,
    /// How sure that is.
    pub confidence: Confidence,
}
