//! Findings that were accepted earlier: a file of fingerprints.

use airlock_model::{BaselineState, Finding, Fingerprint, RepoPath, RuleId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of the file's format; a newer one is refused.
const VERSION: u32 = 1;

/// Findings that were accepted earlier. A multiset: what was accepted twice is accepted twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Accepted>,
}

/// One accepted finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// Where it was; decides only between equal fingerprints.
    pub path: RepoPath,
    /// Its rule, for the reader of the file.
    pub rule: RuleId,
    /// Its identity.
    pub fingerprint: Fingerprint,
}

/// A baseline file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// Not JSON of the right shape.
    #[error("not a baseline: {0}")]
    Malformed(#[from] serde_json::Error),
    /// Written by a newer Airlock.
    #[error(
        "baseline of version {0}, this program knows {VERSION}: update Airlock, or make the baseline again with `airlock baseline create`"
    )]
    Newer(u32),
}

/// What a baseline and a run have to do with each other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BaselineDiff {
    /// In the run, not in the baseline.
    pub added: Vec<Accepted>,
    /// In the baseline, no longer in the run.
    pub gone: Vec<Accepted>,
    /// In both.
    pub kept: usize,
}

impl Baseline {
    /// Accepts `findings`, all but the suppressed ones.
    pub fn of(findings: &[Finding]) -> Self {
        let mut findings: Vec<Accepted> = findings
            .iter()
            .filter(|finding| finding.suppression.is_none())
            .map(Accepted::of)
            .collect();
        findings.sort();
        Self {
            version: VERSION,
            findings,
        }
    }

    /// Reads a baseline file.
    ///
    /// # Errors
    /// When it is not one, or a newer one.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let Version { version } = serde_json::from_str(text)?;
        if version > VERSION {
            return Err(BaselineError::Newer(version));
        }
        Ok(serde_json::from_str(text)?)
    }

    /// The file: JSON, one finding a line group, ends with a line end.
    ///
    /// # Errors
    /// Never for values of this type; the serialiser's own error type has no empty case.
    pub fn to_text(&self) -> Result<String, BaselineError> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Number of accepted findings.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing is accepted.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// What came and went since the baseline was made.
    pub fn diff(&self, findings: &[Finding]) -> BaselineDiff {
        let mut known = Known::of(self);
        let mut diff = BaselineDiff::default();
        let now = Self::of(findings).findings;
        let (same_place, rest): (Vec<_>, Vec<_>) = now
            .into_iter()
            .partition(|accepted| known.take_at(&accepted.fingerprint, &accepted.path));
        diff.kept = same_place.len();
        for accepted in rest {
            if known.take(&accepted.fingerprint) {
                diff.kept += 1;
            } else {
                diff.added.push(accepted);
            }
        }
        diff.gone = known.rest(self);
        diff
    }

    /// Marks those of `findings` that are accepted: first at the same path, then wherever they moved.
    pub(crate) fn mark(&self, findings: &mut [Finding]) {
        let mut known = Known::of(self);
        let (mut marked, mut open) = (Vec::new(), Vec::new());
        for (at, finding) in findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| finding.suppression.is_none())
        {
            let same_place = known.take_at(&finding.fingerprint, &finding.location.path);
            if same_place { &mut marked } else { &mut open }.push(at);
        }
        for at in open {
            if findings
                .get(at)
                .is_some_and(|finding| known.take(&finding.fingerprint))
            {
                marked.push(at);
            }
        }
        for at in marked {
            if let Some(finding) = findings.get_mut(at) {
                finding.baseline = BaselineState::Existing;
            }
        }
    }
}

impl Accepted {
    fn of(finding: &Finding) -> Self {
        Self {
            path: finding.location.path.clone(),
            rule: finding.rule.clone(),
            fingerprint: finding.fingerprint.clone(),
        }
    }
}

/// The accepted findings that are not used up yet: paths by fingerprint.
struct Known<'baseline>(BTreeMap<&'baseline Fingerprint, Vec<&'baseline RepoPath>>);

impl<'baseline> Known<'baseline> {
    fn of(baseline: &'baseline Baseline) -> Self {
        let mut known: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for accepted in &baseline.findings {
            known
                .entry(&accepted.fingerprint)
                .or_default()
                .push(&accepted.path);
        }
        Self(known)
    }

    fn take_at(&mut self, fingerprint: &Fingerprint, path: &RepoPath) -> bool {
        let Some(paths) = self.0.get_mut(fingerprint) else {
            return false;
        };
        let Some(at) = paths.iter().position(|known| *known == path) else {
            return false;
        };
        paths.remove(at);
        true
    }

    fn take(&mut self, fingerprint: &Fingerprint) -> bool {
        self.0
            .get_mut(fingerprint)
            .is_some_and(|paths| paths.pop().is_some())
    }

    fn rest(mut self, baseline: &Baseline) -> Vec<Accepted> {
        baseline
            .findings
            .iter()
            .filter(|accepted| self.take_at(&accepted.fingerprint, &accepted.path))
            .cloned()
            .collect()
    }
}
