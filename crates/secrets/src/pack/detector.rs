//! One detector, ready to run: its texts for people, and its regexes, compiled when first needed.

use super::raw::{Kind, RawBrief, RawCheck, RawConfidence, RawSeverity, RawTexts};
use airlock_model::{Confidence, Cwe, RuleId, RuleMeta, Severity, Tier, asvs_of};
use regex::bytes::{Regex, RegexBuilder};
use std::sync::{Arc, OnceLock};

/// A detector's place in its set.
pub(crate) type DetectorIndex = u16;

/// Bytes looked at from a literal on, unless the detector says otherwise: longer than any token but keys and JWTs.
const USUAL_REACH: u16 = 512;

/// Most memory one compiled regex may take; the embedded ones need a hundredth.
const REGEX_SIZE: usize = 1 << 20;

/// One detector.
#[derive(Debug)]
pub(crate) struct Detector {
    id: RuleId,
    brief: RawBrief,
    /// The texts of all detectors of its pack.
    pack: Arc<[u8]>,
    /// Its own texts; `None` if the pack is damaged there.
    texts: OnceLock<Option<Box<RawTexts>>>,
    regex: OnceLock<Option<Regex>>,
    key: OnceLock<Option<Regex>>,
}

/// A detector's regex does not compile, or its pack is damaged where the regex stands.
pub(crate) struct InvalidRegex;

impl Detector {
    pub(super) fn new(brief: RawBrief, pack: Arc<[u8]>) -> Self {
        Self {
            id: RuleId::new(&brief.id),
            brief,
            pack,
            texts: OnceLock::new(),
            regex: OnceLock::new(),
            key: OnceLock::new(),
        }
    }

    /// A detector that no pack holds.
    pub(super) fn of_texts((brief, texts): (RawBrief, RawTexts)) -> Self {
        let detector = Self::new(brief, Arc::default());
        // The cell is new, so it takes the value.
        let _ = detector.texts.set(Some(Box::new(texts)));
        detector
    }

    /// The same detector, its regexes not compiled.
    pub(super) fn again(&self) -> Self {
        Self::new(self.brief.clone(), Arc::clone(&self.pack))
    }

    fn texts(&self) -> Option<&RawTexts> {
        self.texts
            .get_or_init(|| {
                let at = usize::try_from(self.brief.texts_at).ok()?;
                let (texts, _) = postcard::take_from_bytes(self.pack.get(at..)?).ok()?;
                Some(Box::new(texts))
            })
            .as_deref()
    }

    /// Whether it is confined to files of certain names.
    pub(super) fn has_paths(&self) -> bool {
        !self.brief.paths.is_empty()
    }

    pub(crate) fn id(&self) -> &RuleId {
        &self.id
    }

    pub(crate) fn name(&self) -> &str {
        self.texts().map_or("", |texts| &texts.name)
    }

    pub(crate) fn opens(&self) -> &str {
        self.texts().map_or("", |texts| &texts.opens)
    }

    /// The provider's read-only call that says whether a credential works, and the header that carries it.
    pub(super) fn live(&self) -> &str {
        self.texts().map_or("", |texts| &texts.live)
    }

    pub(crate) fn kind(&self) -> Kind {
        self.brief.kind
    }

    /// Whether anybody makes one at will, so that tests and documents bring their own.
    pub(crate) fn is_self_made(&self) -> bool {
        self.brief.self_made
    }

    /// Whether no mark longer than three letters (`sk-`, `eyJ`) tells its form from others'.
    pub(crate) fn shares_its_form(&self) -> bool {
        self.brief.short_marks
    }

    pub(crate) fn lead(&self) -> usize {
        usize::from(self.brief.lead)
    }

    pub(crate) fn reach(&self) -> usize {
        usize::from(match self.brief.reach {
            0 => USUAL_REACH,
            reach => reach,
        })
    }

    pub(crate) fn checks(&self) -> &[RawCheck] {
        &self.brief.checks
    }

    /// Whether a person may have chosen the value.
    pub(crate) fn is_password(&self) -> bool {
        self.brief.checks.contains(&RawCheck::Password)
    }

    pub(crate) fn min_entropy(&self) -> f32 {
        self.brief.entropy
    }

    pub(crate) fn is_generic(&self) -> bool {
        self.brief.generic
    }

    pub(crate) fn severity(&self) -> Severity {
        match self.brief.severity {
            RawSeverity::Info => Severity::Info,
            RawSeverity::Low => Severity::Low,
            RawSeverity::Medium => Severity::Medium,
            RawSeverity::High => Severity::High,
            RawSeverity::Critical => Severity::Critical,
        }
    }

    pub(crate) fn confidence(&self) -> Confidence {
        match self.brief.confidence {
            RawConfidence::Low => Confidence::Low,
            RawConfidence::Medium => Confidence::Medium,
            RawConfidence::High => Confidence::High,
        }
    }

    /// Whether it reads files of that name.
    pub(crate) fn reads(&self, file_name: &str) -> bool {
        self.brief.paths.is_empty()
            || self.brief.paths.iter().any(|pattern| {
                match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
                    (Some(tail), _) => file_name.ends_with(tail),
                    (None, Some(head)) => file_name.starts_with(head),
                    (None, None) => file_name == pattern,
                }
            })
    }

    /// The regex of the match (token) or of the whole value (named).
    pub(crate) fn regex(&self) -> Result<&Regex, InvalidRegex> {
        let anchored = match self.brief.kind {
            // A detector with a lead may begin before its literal, so it searches.
            Kind::Token if self.brief.lead > 0 => Anchor::Anywhere,
            Kind::Token => Anchor::Start,
            Kind::Named => Anchor::Whole,
            Kind::Line => Anchor::Anywhere,
        };
        let texts = self.texts().ok_or(InvalidRegex)?;
        compiled(&self.regex, &texts.regex, anchored)
    }

    /// Whether `name` (normalised) is one whose value it looks at.
    pub(crate) fn reads_name(&self, name: &str) -> Result<bool, InvalidRegex> {
        let texts = self.texts().ok_or(InvalidRegex)?;
        if texts.key.is_empty() {
            return Ok(true);
        }
        compiled(&self.key, &texts.key, Anchor::Whole).map(|key| key.is_match(name.as_bytes()))
    }

    /// Its description.
    pub(crate) fn meta(&self) -> RuleMeta {
        let texts = self.texts();
        let text = |of: fn(&RawTexts) -> &str| texts.map_or("", of);
        RuleMeta {
            id: self.id.clone(),
            message: format!("hard-coded {}", self.name()),
            why: format!(
                "whoever can read this file, its history or a build made from it gets {}",
                self.opens()
            ),
            remediation: format!(
                "Take it out of use first: {}{} Then read it from the environment or a secret manager, and remove it \
                 from the history if the file was ever shared.",
                text(|texts| &texts.rotate),
                proof_of_rotation(text(|texts| &texts.live))
            ),
            tier: Tier::Vulnerability,
            severity: self.severity(),
            confidence: self.confidence(),
            weaknesses: self.weaknesses(),
            owasp: vec!["A07:2021".to_owned(), "A07:2025".to_owned()],
            asvs: asvs_of(&self.weaknesses()),
            cert: vec!["MSC03-J".to_owned()],
            references: texts.map_or_else(Vec::new, |texts| texts.references.clone()),
            languages: Vec::new(),
            aliases: texts.map_or_else(Vec::new, |texts| texts.aliases.clone()),
            untrusted: false,
        }
    }

    /// Hard-coded credentials, then the kind where MITRE has an entry for it.
    fn weaknesses(&self) -> Vec<Cwe> {
        let kind = if self.is_password() {
            Some(Cwe(259))
        } else if self.brief.checks.contains(&RawCheck::PemPrivateKey)
            || self.brief.checks.contains(&RawCheck::Base64Key)
        {
            Some(Cwe(321))
        } else {
            None
        };
        [Cwe(798)].into_iter().chain(kind).collect()
    }
}

/// How to see that the rotation worked.
fn proof_of_rotation(live: &str) -> String {
    if live.is_empty() {
        return String::new();
    }
    // What carries the credential is for `--verify-secrets`.
    let call = live.split(' ').take(2).collect::<Vec<_>>().join(" ");
    format!(" It is out of use when `{call}` refuses it; ask only about credentials of your own.")
}

/// Where in its window a regex must match.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Whole,
    Anywhere,
}

fn compiled<'cell>(
    cell: &'cell OnceLock<Option<Regex>>,
    pattern: &str,
    anchor: Anchor,
) -> Result<&'cell Regex, InvalidRegex> {
    cell.get_or_init(|| {
        let pattern = match anchor {
            Anchor::Start => format!(r"\A(?:{pattern})"),
            Anchor::Whole => format!(r"\A(?:{pattern})\z"),
            Anchor::Anywhere => pattern.to_owned(),
        };
        // Bytes without Unicode classes: credentials are ASCII, and the automata are a tenth of the size.
        RegexBuilder::new(&pattern)
            .unicode(false)
            .size_limit(REGEX_SIZE)
            .build()
            .ok()
    })
    .as_ref()
    .ok_or(InvalidRegex)
}
