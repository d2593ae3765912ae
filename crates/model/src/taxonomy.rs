//! Identifiers of the field's public taxonomies.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A weakness of MITRE's Common Weakness Enumeration, written `CWE-89`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cwe(pub u32);

/// A text that is not an identifier of the taxonomy it was given for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTaxonomyId(pub String);

impl fmt::Display for UnknownTaxonomyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a weakness id; write it as `CWE-89`", self.0)
    }
}

impl std::error::Error for UnknownTaxonomyId {}

impl FromStr for Cwe {
    type Err = UnknownTaxonomyId;

    /// Reads `CWE-89`, `cwe-89`, and the long form `CWE-89: Improper Neutralization …` that public rules use.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownTaxonomyId(text.to_owned());
        let head = text.split([':', ' ']).next().unwrap_or("");
        let (prefix, number) = head.split_once('-').ok_or_else(unknown)?;
        if !prefix.eq_ignore_ascii_case("cwe") {
            return Err(unknown());
        }
        number.parse().map(Self).map_err(|_| unknown())
    }
}

impl fmt::Display for Cwe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CWE-{}", self.0)
    }
}

impl Serialize for Cwe {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cwe {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Cwe {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cwe".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^CWE-[0-9]+$", "description": "A weakness of MITRE's Common Weakness Enumeration"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_short_and_long_forms() {
        for text in [
            "CWE-89",
            "cwe-89",
            "CWE-89: Improper Neutralization of Special Elements",
        ] {
            assert_eq!(text.parse::<Cwe>(), Ok(Cwe(89)), "{text}");
        }
        for text in ["", "89", "CWE89", "CVE-2020-1", "CWE-x"] {
            assert!(text.parse::<Cwe>().is_err(), "{text}");
        }
    }
}
