//! Rules that users wrote for other scanners, run as they are: one regex over the whole text where a keyword stands.

use super::raw::{Kind, RawBrief, RawConfidence, RawSeverity, RawTexts};
use regex::Regex;

/// A user's own rule.
#[derive(Debug, Clone)]
pub(crate) struct Custom {
    /// Its id.
    pub(crate) id: String,
    /// What it finds.
    pub(crate) name: String,
    /// The file it is written in.
    pub(crate) file: String,
    pub(crate) regex: Regex,
    /// The group that is the secret; a group that the regex lacks means the whole match.
    pub(crate) group: usize,
    /// Least Shannon entropy in bits per character.
    pub(crate) entropy: f64,
    /// In lower case, one of which must stand in the text; empty for any text.
    pub(crate) keywords: Vec<String>,
    /// Paths it is confined to.
    pub(crate) path: Option<Regex>,
}

impl Custom {
    /// The rest of a detector, for people.
    pub(super) fn described(&self) -> (RawBrief, RawTexts) {
        let brief = RawBrief {
            id: self.id.clone(),
            kind: Kind::Line,
            lead: 0,
            reach: 0,
            checks: Vec::new(),
            entropy: 0.0,
            generic: false,
            self_made: false,
            short_marks: false,
            paths: Vec::new(),
            severity: RawSeverity::High,
            confidence: RawConfidence::Medium,
            texts_at: 0,
        };
        let texts = RawTexts {
            name: self.name.clone(),
            key: String::new(),
            regex: String::new(),
            opens: format!("what the rule in {} says", self.file),
            rotate:
                "Replace it where it was issued or configured, and end what was opened with it."
                    .to_owned(),
            live: String::new(),
            references: Vec::new(),
            aliases: Vec::new(),
        };
        (brief, texts)
    }

    /// Whether it looks at a text at all.
    pub(crate) fn wants(&self, path: &str, lower: &str) -> bool {
        self.path.as_ref().is_none_or(|regex| regex.is_match(path))
            && (self.keywords.is_empty() || self.keywords.iter().any(|word| lower.contains(word)))
    }
}
