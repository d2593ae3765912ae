//! What was found in a text, as the editor is told it.
//!
//! Invariants:
//! - suppressed findings and those of the baseline are not shown;
//! - texts of the scanned tree are made neutral; a rule of the repository names no address that is offered as a link.

use super::text::{Columns, Text};
use super::uri;
use crate::file::{self, Links};
use airlock_model::{
    Cwe, Evidence, Finding, Fingerprint, Fix, FlowStep, RepoPath, Report, RuleMeta, SecretTier,
    Severity, Tier,
};
use airlock_report::{neutral_line, neutral_text};
use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, Location, Message, Position, Range, Uri,
};
use std::collections::BTreeMap;
use std::path::Path;

/// Who speaks.
pub(super) const SOURCE: &str = "airlock";
/// Bytes of another file above which places in it are told as they were found.
const MAX_OTHER: u64 = 10_000_000;
/// CWE-477, use of an obsolete function (<https://cwe.mitre.org/data/definitions/477.html>).
const OBSOLETE: Cwe = Cwe(477);

/// One finding that is shown.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) diagnostic: Diagnostic,
    pub(super) finding: Finding,
    pub(super) rule: Option<RuleMeta>,
    /// Fixes that hold; none before they were tried.
    pub(super) fixes: Vec<Fix>,
}

impl Shown {
    pub(super) fn fingerprint(&self) -> &Fingerprint {
        &self.finding.fingerprint
    }

    /// Whether it is a credential that may work.
    pub(super) fn is_secret(&self) -> bool {
        matches!(&self.finding.evidence, Evidence::Secret { tier, .. } if *tier >= SecretTier::Realistic)
    }
}

/// The document that was judged.
pub(super) struct Judged<'d> {
    /// As the client spells it.
    pub(super) uri: &'d str,
    pub(super) text: &'d Text,
    pub(super) columns: Columns,
    /// The root that paths begin at.
    pub(super) root: &'d Path,
    /// Its own path.
    pub(super) path: &'d RepoPath,
}

/// What of `report` is shown.
pub(super) fn shown(judged: &Judged<'_>, report: &Report) -> Vec<Shown> {
    let mut places = Places {
        judged,
        others: BTreeMap::new(),
    };
    let own = report.findings.iter();
    own.filter(|finding| finding.is_active() && finding.location.path == *judged.path)
        .map(|finding| {
            let rule = report.rule_of(finding);
            Shown {
                diagnostic: places.diagnostic(finding, rule),
                finding: finding.clone(),
                rule: rule.cloned(),
                fixes: Vec::new(),
            }
        })
        .collect()
}

/// Places in the document and in other files.
struct Places<'d> {
    judged: &'d Judged<'d>,
    /// Other files that were read; `None`: it cannot be read.
    others: BTreeMap<RepoPath, Option<Text>>,
}

impl Places<'_> {
    fn diagnostic(&mut self, finding: &Finding, rule: Option<&RuleMeta>) -> Diagnostic {
        let related = self.related(finding);
        Diagnostic {
            range: self.range(&finding.location),
            severity: Some(severity(finding)),
            code: Some(Code::String(finding.rule.to_string())),
            code_description: rule.and_then(link).map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: Message::String(neutral_text(&finding.message).into_owned()),
            tags: tag(finding).map(|tag| vec![tag]),
            related_information: (!related.is_empty()).then_some(related),
            data: Some(serde_json::json!({ "fingerprint": finding.fingerprint.to_string() })),
        }
    }

    /// The way of a value, and the other places that belong to a finding.
    fn related(&mut self, finding: &Finding) -> Vec<DiagnosticRelatedInformation> {
        let steps = steps(&finding.evidence).iter().enumerate();
        let steps =
            steps.map(|(at, step)| (&step.location, format!("{}. {}", at + 1, step.message)));
        let related = finding.related.iter();
        let related = related.map(|it| (&it.location, it.label.clone()));
        let mut information = Vec::new();
        for (location, text) in steps.chain(related) {
            information.push(DiagnosticRelatedInformation {
                location: Location {
                    uri: Uri(self.uri(&location.path)),
                    range: self.range(location),
                },
                message: neutral_line(&text).into_owned(),
            });
        }
        information
    }

    fn uri(&self, path: &RepoPath) -> String {
        if path == self.judged.path {
            self.judged.uri.to_owned()
        } else {
            uri::of_path(&self.judged.root.join(path.as_str()))
        }
    }

    fn range(&mut self, location: &airlock_model::Location) -> Range {
        let columns = self.judged.columns;
        let span = (location.span.start as usize, location.span.end as usize);
        if location.path == *self.judged.path {
            let text = self.judged.text;
            let skipped = skipped(text.as_str());
            return text.range(span.0 + skipped..span.1 + skipped, columns);
        }
        let other = self.others.entry(location.path.clone()).or_insert_with(|| {
            let path = self.judged.root.join(location.path.as_str());
            let read = file::read_up_to(&path, Links::Refuse, MAX_OTHER)
                .ok()
                .flatten();
            read.map(Text::new)
        });
        match other {
            Some(text) => {
                let skipped = skipped(text.as_str());
                text.range(span.0 + skipped..span.1 + skipped, columns)
            }
            None => Range {
                start: as_found(location.start),
                end: as_found(location.end),
            },
        }
    }
}

/// Bytes of a text that its source does not have: a byte order mark, which no span counts.
pub(super) fn skipped(text: &str) -> usize {
    const MARK: char = '\u{feff}';
    if text.starts_with(MARK) {
        MARK.len_utf8()
    } else {
        0
    }
}

/// A place in characters; right wherever a line has no astral ones.
fn as_found(place: airlock_model::Position) -> Position {
    Position {
        line: place.line.saturating_sub(1),
        character: place.column.saturating_sub(1),
    }
}

/// The path of a flow.
fn steps(evidence: &Evidence) -> &[FlowStep] {
    match evidence {
        Evidence::Flow { steps } | Evidence::External { steps, .. } => steps,
        _ => &[],
    }
}

/// What only informs is no error.
fn severity(finding: &Finding) -> DiagnosticSeverity {
    match (finding.severity, finding.tier) {
        (Severity::Critical | Severity::High, Tier::Vulnerability) => DiagnosticSeverity::Error,
        (Severity::Critical | Severity::High, Tier::Audit) | (Severity::Medium, _) => {
            DiagnosticSeverity::Warning
        }
        (Severity::Low, _) => DiagnosticSeverity::Information,
        (Severity::Info, _) => DiagnosticSeverity::Hint,
    }
}

fn tag(finding: &Finding) -> Option<DiagnosticTag> {
    /// The rule about a suppression that suppresses nothing.
    const UNUSED: &str = "airlock-suppression-unused";
    if finding.weaknesses.contains(&OBSOLETE) {
        Some(DiagnosticTag::Deprecated)
    } else {
        (finding.rule.as_str() == UNUSED).then_some(DiagnosticTag::Unnecessary)
    }
}

/// Where a rule of ours sends its reader.
fn link(rule: &RuleMeta) -> Option<Uri> {
    let mut references = rule.references.iter();
    let address = references.find(|reference| reference.starts_with("https://"))?;
    (!rule.untrusted).then(|| Uri(address.clone()))
}
