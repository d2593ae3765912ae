//! A validated rule.

use crate::error::{RuleError, RulePlace};
use crate::fix::{self, FixTemplate};
use crate::formula::Formula;
use crate::paths::PathFilter;
use crate::rank;
use crate::raw::RawRule;
use crate::route_check::RouteSpec;
use crate::taint::TaintSpec;
use airlock_model::{
    Applicability, Confidence, Cwe, RuleId, RuleMeta, Severity, Tier, asvs_of, cert_of,
};
use airlock_syntax::Language;
use serde_json::{Map, Value};

/// What a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleLanguage {
    /// The generic tree of a language.
    Tree(&'static Language),
    /// Any text, by patterns of words.
    Generic,
    /// Any text, by regular expressions only.
    Regex,
}

impl RuleLanguage {
    /// What a name means that is no language's.
    pub(crate) fn of_text(name: &str) -> Option<Self> {
        match name {
            "generic" => Some(Self::Generic),
            "regex" | "none" => Some(Self::Regex),
            _ => None,
        }
    }
}

/// A validated rule. Patterns and regular expressions inside are checked when they are compiled, which happens when a
/// file first needs them.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Description.
    pub meta: RuleMeta,
    /// What it reads; never empty.
    pub languages: Vec<RuleLanguage>,
    /// What it looks for; a taint rule looks for nothing by itself.
    pub formula: Formula,
    /// What a taint rule looks for.
    pub taint: Option<TaintSpec>,
    /// What a rule about routes asks.
    pub routes: Option<RouteSpec>,
    /// Where it looks.
    pub paths: PathFilter,
    /// The metavariable, without `$`, that holds `owner/…` where the rule speaks of other people's things only: what the
    /// project's own owner has is none of its business (`metadata.third-party`).
    pub third_party: Option<String>,
    /// How a finding is mended: the first way that suits it.
    pub fixes: Vec<FixTemplate>,
    /// Semgrep's `options` that matching honours, by name; values as text, lists as JSON.
    pub options: Vec<(String, String)>,
    /// Which file the rule came from, for messages.
    pub file: String,
}

impl Rule {
    /// Whether the rule reads trees of `language`.
    pub fn reads(&self, language: &'static Language) -> bool {
        self.languages.iter().any(|own| match own {
            RuleLanguage::Tree(own) => *own == language,
            RuleLanguage::Generic | RuleLanguage::Regex => true,
        })
    }

    /// The languages whose trees it reads, in the order written.
    pub fn tree_languages(&self) -> impl Iterator<Item = &'static Language> {
        self.languages.iter().filter_map(|own| match own {
            RuleLanguage::Tree(own) => Some(*own),
            RuleLanguage::Generic | RuleLanguage::Regex => None,
        })
    }

    /// How it reads a text whose tree it does not read: by words rather than by regular expressions only, where it names
    /// both; none where it reads trees only.
    pub fn text_language(&self) -> Option<RuleLanguage> {
        let all = [RuleLanguage::Generic, RuleLanguage::Regex];
        all.into_iter().find(|own| self.languages.contains(own))
    }

    /// The value of a boolean option.
    pub fn option(&self, name: &str, default: bool) -> bool {
        self.options
            .iter()
            .find(|(own, _)| own == name)
            .map_or(default, |(_, value)| value == "true")
    }
}

/// Checks everything in `raw` that can be checked without compiling a pattern.
pub(crate) fn validate(raw: RawRule, file: String, untrusted: bool) -> Result<Rule, RuleError> {
    let place = |key: &str| RulePlace {
        file: file.clone(),
        rule: Some(raw.id.clone()),
        line_column: None,
        key: Some(key.to_owned()),
    };
    let languages = languages(&raw.languages)
        .map_err(|(message, hint)| RuleError::new(place("languages"), message, hint))?;
    let paths = PathFilter::new(&raw.include, &raw.exclude).map_err(|message| {
        RuleError::new(place("paths"), message, "see the globs of `.gitignore`")
    })?;
    let severity = severity(&raw.severity).ok_or_else(|| {
        RuleError::new(
            place("severity"),
            format!("`{}` is not a severity", raw.severity),
            "use CRITICAL, HIGH, MEDIUM, LOW or INFO",
        )
    })?;
    let meta = MetadataReader {
        metadata: &raw.metadata,
        place: &place,
    };
    let fixes = fix::read(&raw, meta.applicability()?)
        .map_err(|shape| RuleError::new(place(&shape.key), shape.message, shape.hint))?;
    let third_party = meta.text("third-party");
    let third_party = third_party.strip_prefix('$').map(str::to_owned);
    let weaknesses = meta.weaknesses()?;
    let asvs = match meta.list("asvs") {
        own if own.is_empty() => asvs_of(&weaknesses),
        own => own,
    };
    let cert = match meta.list("cert") {
        own if own.is_empty() => cert_of(&raw.languages, &weaknesses),
        own => own,
    };
    let meta = RuleMeta {
        id: RuleId::new(&raw.id),
        message: raw.message.split_whitespace().collect::<Vec<_>>().join(" "),
        why: meta.text("why"),
        remediation: meta.text("remediation"),
        tier: meta.tier()?,
        severity,
        confidence: meta.confidence()?,
        weaknesses,
        owasp: meta
            .list("owasp")
            .iter()
            .map(|entry| entry.split(" - ").next().unwrap_or(entry).trim().to_owned())
            .collect(),
        asvs,
        cert,
        references: meta.list("references"),
        languages: raw.languages.clone(),
        aliases: meta.list("aliases"),
        untrusted,
    };
    Ok(Rule {
        meta,
        languages,
        formula: raw.formula,
        taint: raw.taint,
        routes: raw.routes,
        paths,
        third_party,
        fixes,
        options: raw.options,
        file,
    })
}

fn languages(names: &[String]) -> Result<Vec<RuleLanguage>, (String, String)> {
    let mut languages = Vec::new();
    for name in names {
        if let Some(text) = RuleLanguage::of_text(name) {
            languages.push(text);
            continue;
        }
        let Some(language) = airlock_syntax::by_name(name) else {
            let known: Vec<&str> = airlock_syntax::LANGUAGES
                .iter()
                .map(|language| language.name)
                .collect();
            return Err((
                format!("`{name}` is not a language that is known"),
                format!("use one of {}, generic, regex", known.join(", ")),
            ));
        };
        languages.push(RuleLanguage::Tree(language));
        // Semgrep's `typescript` covers both of TypeScript's grammars.
        if language.name == "typescript" {
            languages.extend(airlock_syntax::by_name("tsx").map(RuleLanguage::Tree));
        }
    }
    if languages.is_empty() {
        return Err((
            "`languages` is empty".to_owned(),
            "name at least one language".to_owned(),
        ));
    }
    Ok(languages)
}

fn severity(word: &str) -> Option<Severity> {
    let place = rank::place(&rank::SEVERITIES, &word.to_ascii_uppercase());
    Severity::ALL.get(usize::from(place)).copied()
}

struct MetadataReader<'rule> {
    metadata: &'rule Map<String, Value>,
    place: &'rule dyn Fn(&str) -> RulePlace,
}

impl MetadataReader<'_> {
    fn text(&self, key: &str) -> String {
        self.metadata
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .trim()
            .to_owned()
    }

    fn list(&self, key: &str) -> Vec<String> {
        match self.metadata.get(key) {
            Some(Value::Array(items)) => items
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            Some(Value::String(item)) => vec![item.clone()],
            _ => Vec::new(),
        }
    }

    fn unknown<T>(&self, key: &str, word: &str, hint: &str) -> Result<T, RuleError> {
        Err(RuleError::new(
            (self.place)(&format!("metadata.{key}")),
            format!("`{word}` is not known here"),
            hint,
        ))
    }

    fn tier(&self) -> Result<Tier, RuleError> {
        let word = rank::tier_word(self.metadata);
        match rank::place(&rank::TIERS, word) {
            0 => Ok(Tier::Audit),
            1 => Ok(Tier::Vulnerability),
            _ => self.unknown("tier", word, "use vulnerability or audit"),
        }
    }

    fn confidence(&self) -> Result<Confidence, RuleError> {
        let word = self.text("confidence").to_ascii_uppercase();
        match rank::place(&rank::CONFIDENCES, &word) {
            0 => Ok(Confidence::Low),
            1 => Ok(Confidence::Medium),
            2 => Ok(Confidence::High),
            _ => self.unknown("confidence", &word, "use HIGH, MEDIUM or LOW"),
        }
    }

    fn applicability(&self) -> Result<Applicability, RuleError> {
        let word = self.text("fix-applicability");
        if word.is_empty() {
            return Ok(Applicability::Unsafe);
        }
        match fix::applicability_of(&word) {
            Some(known) => Ok(known),
            None => self.unknown("fix-applicability", &word, fix::APPLICABILITIES),
        }
    }

    fn weaknesses(&self) -> Result<Vec<Cwe>, RuleError> {
        let parse = |entry: &String| {
            entry
                .parse()
                .or_else(|_| self.unknown("cwe", entry, "write weaknesses as `CWE-89`"))
        };
        self.list("cwe").iter().map(parse).collect()
    }
}
