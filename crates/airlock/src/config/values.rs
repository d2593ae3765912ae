//! The values that configuration and command line share, and which of two is the stricter.

use airlock_model::{Confidence, Engine, Mode, Severity};
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::str::FromStr;

/// Engines of this version, by the names that `--only` takes.
const ENGINES: [(&str, Engine); 3] = [
    ("sast", Engine::Sast),
    ("secrets", Engine::Secrets),
    ("sca", Engine::Sca),
];
/// Engines that the design names and this version has not.
const LATER_ENGINES: [&str; 3] = ["iac", "context", "dast"];

/// Values of which one can be stricter than another.
pub(crate) trait Strictness {
    /// Whether nothing passes `self` that `other` would have stopped.
    fn is_at_least(&self, other: &Self) -> bool;
}

/// The least severity that makes a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FailOn {
    /// Nothing fails
    Never,
    /// Every finding
    Info,
    /// Low and above
    Low,
    /// Medium and above
    Medium,
    /// High and above
    High,
    /// Critical only
    Critical,
}

impl FailOn {
    /// The severity; `None` where nothing fails.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Never => None,
            Self::Info => Some(Severity::Info),
            Self::Low => Some(Severity::Low),
            Self::Medium => Some(Severity::Medium),
            Self::High => Some(Severity::High),
            Self::Critical => Some(Severity::Critical),
        }
    }
}

impl Strictness for FailOn {
    fn is_at_least(&self, other: &Self) -> bool {
        match (self.severity(), other.severity()) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(other)) => own <= other,
        }
    }
}

impl Strictness for Mode {
    fn is_at_least(&self, other: &Self) -> bool {
        *self == Self::Enforce || *other == Self::Observe
    }
}

/// What an operation of an agent is answered that could not be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum OnFailure {
    /// It is refused.
    Closed,
    /// It goes on.
    Open,
}

impl Strictness for OnFailure {
    fn is_at_least(&self, other: &Self) -> bool {
        *self == Self::Closed || *other == Self::Open
    }
}

/// Whether a prompt that asks for code is answered with hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Hints {
    /// It is.
    On,
    /// It is not.
    Off,
}

impl Strictness for Hints {
    /// Hints stop nothing.
    fn is_at_least(&self, _: &Self) -> bool {
        true
    }
}

/// A least value that something must reach: the lower, the stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Least<T>(pub(crate) T);

impl<T: PartialOrd> Strictness for Least<T> {
    fn is_at_least(&self, other: &Self) -> bool {
        self.0 <= other.0
    }
}

/// A bound on what is looked at: the higher, the stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Most<T>(pub(crate) T);

impl<T: PartialOrd> Strictness for Most<T> {
    fn is_at_least(&self, other: &Self) -> bool {
        self.0 >= other.0
    }
}

/// The engines that run: the more, the stricter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Engines(pub(crate) BTreeSet<Engine>);

impl Default for Engines {
    /// All.
    fn default() -> Self {
        Self(ENGINES.iter().map(|(_, engine)| *engine).collect())
    }
}

impl FromIterator<EngineName> for Engines {
    fn from_iter<I: IntoIterator<Item = EngineName>>(names: I) -> Self {
        Self(names.into_iter().map(|name| name.0).collect())
    }
}

impl Strictness for Engines {
    fn is_at_least(&self, other: &Self) -> bool {
        self.0.is_superset(&other.0)
    }
}

/// An engine's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct EngineName(pub(crate) Engine);

impl FromStr for EngineName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some((_, engine)) = ENGINES.iter().find(|(name, _)| *name == text) {
            return Ok(Self(*engine));
        }
        let known = ENGINES.map(|(name, _)| name).join(", ");
        Err(if LATER_ENGINES.contains(&text) {
            format!("engine `{text}` is not in this version of Airlock, which has {known}")
        } else {
            format!("`{text}` is not an engine; Airlock has {known}")
        })
    }
}

impl TryFrom<String> for EngineName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl JsonSchema for EngineName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EngineName".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "enum": ENGINES.map(|(name, _)| name),
            "description": "An engine"
        })
    }
}

/// The name of a rule, or the beginning of names and a `*`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub(crate) struct RuleName(pub(crate) String);

impl RuleName {
    /// Whether some rule may have both names.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        match (self.0.strip_suffix('*'), other.0.strip_suffix('*')) {
            (Some(own), Some(other)) => own.starts_with(other) || other.starts_with(own),
            (Some(own), None) => other.0.starts_with(own),
            (None, Some(other)) => self.0.starts_with(other),
            (None, None) => self == other,
        }
    }
}

/// A word of the model's enumerations, as an argument.
pub(crate) fn severity(text: &str) -> Result<Severity, String> {
    let words = Severity::ALL.map(Severity::as_str);
    Severity::ALL
        .into_iter()
        .find(|severity| severity.as_str() == text)
        .ok_or_else(|| format!("use one of {}", words.join(", ")))
}

/// As [`severity`].
pub(crate) fn confidence(text: &str) -> Result<Confidence, String> {
    let all = [Confidence::Low, Confidence::Medium, Confidence::High];
    all.into_iter()
        .find(|confidence| confidence.as_str() == text)
        .ok_or_else(|| format!("use one of {}", all.map(Confidence::as_str).join(", ")))
}

/// As [`severity`].
pub(crate) fn mode(text: &str) -> Result<Mode, String> {
    match text {
        "observe" => Ok(Mode::Observe),
        "enforce" => Ok(Mode::Enforce),
        _ => Err("use observe or enforce".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_stricter_value() {
        assert!(FailOn::Low.is_at_least(&FailOn::High));
        assert!(FailOn::High.is_at_least(&FailOn::Never));
        assert!(!FailOn::Never.is_at_least(&FailOn::Critical));
        assert!(FailOn::Never.is_at_least(&FailOn::Never));
        assert!(Mode::Enforce.is_at_least(&Mode::Observe));
        assert!(!Mode::Observe.is_at_least(&Mode::Enforce));
        assert!(Least(Severity::Info).is_at_least(&Least(Severity::High)));
        assert!(!Least(Confidence::High).is_at_least(&Least(Confidence::Low)));
        assert!(Most(2).is_at_least(&Most(1)));
        let secrets = Engines(BTreeSet::from([Engine::Secrets]));
        assert!(Engines::default().is_at_least(&secrets));
        assert!(!secrets.is_at_least(&Engines::default()));
    }

    #[test]
    fn names_overlap() {
        let cases = [
            ("a-b", "a-b", true),
            ("a-b", "a-c", false),
            ("a-*", "a-b", true),
            ("a-b", "a-*", true),
            ("a-b-*", "a-*", true),
            ("b-*", "a-*", false),
        ];
        for (one, other, expected) in cases {
            let name = |text: &str| RuleName(text.to_owned());
            assert_eq!(name(one).overlaps(&name(other)), expected, "{one} {other}");
        }
    }
}
