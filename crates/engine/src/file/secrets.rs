//! Secrets of a file: found, reported with what their provider says, and with the change that takes them out.
//!
//! Invariant: a value reaches nothing but the masks, and a provider that the user gave leave to ask.

use super::{FileScan, Job};
use crate::mask::Mask;
use airlock_model::{
    Applicability, BaselineState, Budget, Cx, Engine, Evidence, Finding, Fix, Origin, Redacted,
    SecretTier, Source, Suppression, SuppressionSource,
};
use airlock_secrets::guard;
use airlock_secrets::{Answer, Hit, Places};

/// The secrets of one text: what detectors find, and the known values.
pub(crate) fn find_secrets(cx: &Cx, job: &Job<'_>, source: &Source) -> airlock_secrets::Scan {
    find_secrets_at(cx, job, source, &job.detectors.places(&source.text))
}

fn find_secrets_at(
    cx: &Cx,
    job: &Job<'_>,
    source: &Source,
    places: &Places,
) -> airlock_secrets::Scan {
    let mut budget = Budget::new(job.limits.secrets_steps);
    let mut scan = airlock_secrets::scan_at(cx, job.detectors, source, places, &mut budget);
    if let Some(known) = job.known {
        known.add_to(&mut scan, source);
    }
    scan
}

/// A secret's literal becomes a read from the environment: right only if the value is put there.
fn fix_of_secret(source: &Source, hit: &Hit) -> Option<Fix> {
    let remedy = airlock_secrets::remedy(
        source,
        hit.detector.as_str(),
        hit.span,
        hit.known_as.as_deref(),
    )?;
    let place = if remedy.is_of_environment {
        THE_ENVIRONMENT
    } else {
        "a Kubernetes secret"
    };
    Some(Fix {
        description: format!("read `{}` from {place}", remedy.name),
        applicability: Applicability::Unsafe,
        edits: remedy.edits,
    })
}

/// Where a fix of a secret has it read from.
const THE_ENVIRONMENT: &str = "the environment";

/// The name that a secret's fix has read from the environment.
pub(crate) fn name_read_by(fix: &Fix) -> Option<String> {
    let (name, place) = fix
        .description
        .strip_prefix("read `")?
        .split_once("` from ")?;
    (place == THE_ENVIRONMENT).then(|| name.to_owned())
}

impl FileScan<'_> {
    /// The file's secrets.
    pub(super) fn secrets(&mut self) -> Vec<Hit> {
        let (job, text) = (self.job, &self.source.text);
        let places = self.contained(Engine::Secrets, || job.detectors.places(text));
        places.map_or_else(Vec::new, |places| self.secrets_at(&places))
    }

    /// The same, where it is known where detectors look.
    pub(super) fn secrets_at(&mut self, places: &Places) -> Vec<Hit> {
        let (cx, job, source) = (self.cx, self.job, self.source);
        let find = || find_secrets_at(cx, job, source, places);
        let Some(scan) = self.contained(Engine::Secrets, find) else {
            return Vec::new();
        };
        match scan.partial {
            Some(note) => self.result.coverage.push(note),
            None => {
                self.result.done.insert(Engine::Secrets);
            }
        }
        scan.hits
    }

    pub(super) fn report_secrets(&mut self, mask: &Mask<'_>, hits: &[Hit]) {
        // What stands for a secret, or is printed in its provider's documentation, is nothing to act on; it is masked all
        // the same.
        let real = |hit: &&Hit| hit.tier >= SecretTier::Realistic;
        for hit in hits.iter().filter(real) {
            let line = self.line_of(hit.span);
            let tokens: String = mask.slice(line).split_whitespace().collect();
            let fingerprint = self.fingerprints.next(
                &hit.detector,
                &format!("{tokens}\n{}", hit.redacted.length()),
                None,
            );
            let known = || (hit.detector == guard::rule()).then(guard::meta);
            let Some(meta) = self.job.detectors.meta(&hit.detector).or_else(known) else {
                continue;
            };
            let location = self.location(hit.span);
            let excerpt = self.excerpt(mask, &location);
            let (exceptions, detectors) = (self.job.exceptions, self.job.detectors);
            let covered = exceptions.cover(detectors, self.source, location.start.line, hit);
            let answer = self.answer(hit);
            let said = answer.map_or_else(String::new, |answer| format!("; {}", answer.words()));
            self.result.findings.push(Finding {
                rule: hit.detector.clone(),
                engine: Engine::Secrets,
                tier: meta.tier,
                severity: answer.map_or(hit.severity, |answer| answer.severity(hit.severity)),
                confidence: hit.confidence,
                weaknesses: meta.weaknesses,
                location,
                related: Vec::new(),
                message: format!("{}{said}", hit.message),
                evidence: Evidence::Secret {
                    redacted: hit.redacted.clone(),
                    tier: answer.map_or(hit.tier, |answer| answer.tier(hit.tier)),
                    opens: hit.opens.clone(),
                    introduced: None,
                },
                fixes: fix_of_secret(self.source, hit).into_iter().collect(),
                fingerprint,
                symbol: None,
                excerpt,
                origin: Origin::default(),
                suppression: covered.map(|key| Suppression {
                    source: SuppressionSource::Config { key },
                    reason: None,
                    until: None,
                }),
                baseline: BaselineState::New,
                also_reported_by: Vec::new(),
            });
        }
    }

    /// What the provider says of a secret, where the user gave leave to ask.
    fn answer(&self, hit: &Hit) -> Option<Answer> {
        let check = self.job.live?;
        let value = hit.span.slice(&self.source.text);
        // What stands encoded is not what the provider issued.
        let is_plain = hit.redacted == Redacted::new(value);
        let known = self.job.known;
        let is_own = hit.known_as.is_some() || known.is_some_and(|known| known.holds(value));
        let ask = || check.answer(self.job.detectors, &hit.detector, value, is_own);
        is_plain.then(ask)?
    }
}
