//! Fixes applied to a text and verified, in rounds, without touching the disk.

use super::edits::{apply_edits, fit_together};
use super::{Applied, FixRequest, Fixer, Offer, Refused, Wanted};
use crate::file::{self, FileResult};
use crate::suppress;
use airlock_model::{Applicability, Edit, Engine, Finding, Fingerprint, Fix, RuleId, Source};
use airlock_syntax::{ParseLimits, Recovery};
use std::collections::{BTreeMap, BTreeSet};

/// Most rounds: fixes that had to wait for others, or that another fix made possible.
const MAX_ROUNDS: usize = 10;
/// Most fixes of a round that are verified one by one after they failed together.
const MAX_SINGLE: usize = 100;

/// A text before and after.
pub(super) struct Change {
    /// The text with all applied fixes.
    pub(super) source: Source,
    pub(super) applied: Vec<Applied>,
    pub(super) refused: Vec<Refused>,
    /// What the text had before.
    pub(super) had: BTreeSet<Fingerprint>,
}

/// The fix of `finding` that may be applied.
///
/// # Errors
/// Says why none may.
pub(super) fn usable<'finding>(
    finding: &'finding Finding,
    request: &FixRequest,
) -> Result<&'finding Fix, &'static str> {
    let of = |applicability| {
        let mut fixes = finding.fixes.iter();
        fixes.find(|fix| fix.applicability == applicability && !fix.edits.is_empty())
    };
    if let Some(fix) = of(Applicability::Safe) {
        return Ok(fix);
    }
    match of(Applicability::Unsafe) {
        Some(fix) if request.unsafe_too && request.only.contains(&finding.fingerprint) => Ok(fix),
        Some(_) => Err("its fix may change behaviour: name the finding and ask for unsafe fixes"),
        None => Err("its fix is for display only: it needs a person's thought"),
    }
}

/// Applies the wanted fixes of a text.
pub(super) fn fix_text(fixer: &Fixer<'_>, source: &Source, wanted: &Wanted<'_>) -> Change {
    let mut state = State::of(fixer, source);
    let had = state.result.findings.iter();
    let mut change = Change {
        source: source.clone(),
        applied: Vec::new(),
        refused: Vec::new(),
        had: had.map(|finding| finding.fingerprint.clone()).collect(),
    };
    let mut settled: BTreeSet<Fingerprint> = BTreeSet::new();
    for _ in 0..MAX_ROUNDS {
        let mut round = Round::default();
        for finding in &state.result.findings {
            if !wanted.has(finding) || settled.contains(&finding.fingerprint) {
                continue;
            }
            match usable(finding, fixer.request) {
                Ok(fix) => round
                    .candidates
                    .push((finding.clone(), with_line_ends(fix, &change.source.text))),
                // Unasked, only safe fixes are meant: that others exist is no news.
                Err(reason) if !fixer.request.only.is_empty() => {
                    settled.insert(finding.fingerprint.clone());
                    change.refused.push(Refused::new(finding, reason));
                }
                Err(_) => {}
            }
        }
        let (accepted, after) = round.run(fixer, &state, &mut settled, &mut change.refused);
        let Some(after) = after else {
            break;
        };
        for (finding, fix) in accepted {
            // An identical finding further down takes over the fingerprint; who named one did not mean the other.
            if !fixer.request.only.is_empty() {
                settled.insert(finding.fingerprint.clone());
            }
            change.applied.push(Applied {
                reads: read_name(&finding, &fix),
                rule: finding.rule,
                fingerprint: finding.fingerprint,
                line: finding.location.start.line,
                description: fix.description,
            });
        }
        change.source = after.source.clone();
        state = after;
    }
    change
}

/// The fixes of the `wanted` findings, each of which holds on `source` alone. At most [`MAX_SINGLE`] are tried.
pub(super) fn verified(
    fixer: &Fixer<'_>,
    source: &Source,
    wanted: &BTreeSet<Fingerprint>,
) -> Vec<Offer> {
    let state = State::of(fixer, source);
    let found = state.result.findings.iter();
    let candidates = found
        .filter(|finding| wanted.contains(&finding.fingerprint) && finding.suppression.is_none())
        .flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)))
        .filter(|(_, fix)| fix.applicability > Applicability::DisplayOnly && !fix.edits.is_empty());
    let mut offers = Vec::new();
    for (finding, fix) in candidates.take(MAX_SINGLE) {
        let fix = with_line_ends(fix, &source.text);
        if fixer.cx.cancel.is_cancelled() {
            break;
        }
        if state.with(fixer, &[(finding.clone(), fix.clone())]).is_ok() {
            offers.push(Offer {
                fingerprint: finding.fingerprint.clone(),
                fix,
            });
        }
    }
    offers
}

/// The name of the environment's variable that the fix of a secret reads.
fn read_name(finding: &Finding, fix: &Fix) -> Option<String> {
    let is_secret = finding.engine == Engine::Secrets;
    is_secret.then(|| file::name_read_by(fix))?
}

/// The edits with the line ends of the text around them.
fn with_line_ends(fix: &Fix, text: &str) -> Fix {
    let mut fix = fix.clone();
    let windows = text.matches("\r\n").count();
    if windows * 2 > text.matches('\n').count() {
        for edit in &mut fix.edits {
            edit.replacement = edit.replacement.replace("\r\n", "\n").replace('\n', "\r\n");
        }
    }
    fix
}

/// The fixes of one round.
#[derive(Default)]
struct Round {
    candidates: Vec<(Finding, Fix)>,
}

impl Round {
    /// Applies what can be applied together; returns it with the new state, if there is any. Fixes that do not verify
    /// are settled; those that only overlap with others wait for the next round.
    fn run(
        self,
        fixer: &Fixer<'_>,
        before: &State,
        settled: &mut BTreeSet<Fingerprint>,
        refused: &mut Vec<Refused>,
    ) -> (Vec<(Finding, Fix)>, Option<State>) {
        let mut edits: Vec<Edit> = Vec::new();
        let mut together: Vec<(Finding, Fix)> = Vec::new();
        for (finding, fix) in self.candidates {
            if let Err(error) = apply_edits(&before.source.text, &fix.edits) {
                settled.insert(finding.fingerprint.clone());
                refused.push(Refused::new(&finding, error.to_string()));
            } else if fit_together(&edits, &fix.edits) {
                edits.extend(fix.edits.iter().cloned());
                together.push((finding, fix));
            }
        }
        if together.is_empty() {
            return (Vec::new(), None);
        }
        if let Ok(after) = before.with(fixer, &together) {
            return (together, Some(after));
        }
        let mut accepted: Vec<(Finding, Fix)> = Vec::new();
        let mut state = None;
        for (number, (finding, fix)) in together.into_iter().enumerate() {
            if number >= MAX_SINGLE {
                settled.insert(finding.fingerprint.clone());
                refused.push(Refused::new(
                    &finding,
                    "too many fixes of this file have to be tried one by one: run again",
                ));
                continue;
            }
            accepted.push((finding, fix));
            match before.with(fixer, &accepted) {
                Ok(after) => state = Some(after),
                Err(reason) => {
                    if let Some((finding, _)) = accepted.pop() {
                        settled.insert(finding.fingerprint.clone());
                        refused.push(Refused::new(&finding, reason));
                    }
                }
            }
        }
        (accepted, state)
    }
}

/// How often each rule finds something, suppressed findings apart.
type Census = BTreeMap<(RuleId, bool), usize>;

/// A text and what is found in it.
struct State {
    source: Source,
    result: FileResult,
    errors: ParseErrors,
}

/// How well a text parses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ParseErrors {
    Counted(u32),
    Unknown,
}

impl State {
    fn of(fixer: &Fixer<'_>, source: &Source) -> Self {
        let mut result = file::scan(fixer.cx, &fixer.job, source);
        suppress::apply(&mut result, fixer.options, fixer.rules);
        Self {
            errors: parse_errors(fixer, source),
            source: source.clone(),
            result,
        }
    }

    /// The state after `fixes`, if it is as it should be.
    ///
    /// # Errors
    /// Says what is not.
    fn with(&self, fixer: &Fixer<'_>, fixes: &[(Finding, Fix)]) -> Result<Self, String> {
        let edits: Vec<Edit> = fixes
            .iter()
            .flat_map(|(_, fix)| fix.edits.iter().cloned())
            .collect();
        let text = apply_edits(&self.source.text, &edits).map_err(|error| error.to_string())?;
        let source = Source {
            text,
            ..self.source.clone()
        };
        let after = Self::of(fixer, &source);
        if after.errors > self.errors || after.errors == ParseErrors::Unknown {
            return Err("the file would not parse as well as before".to_owned());
        }
        if !self.result.done.is_subset(&after.result.done) {
            return Err("the changed file could not be scanned in full".to_owned());
        }
        let mut allowed = self.census();
        for (finding, _) in fixes {
            if let Some(count) = allowed.get_mut(&(finding.rule.clone(), false)) {
                *count = count.saturating_sub(1);
            }
        }
        for ((rule, is_suppressed), count) in after.census() {
            let limit = allowed
                .get(&(rule.clone(), is_suppressed))
                .copied()
                .unwrap_or(0);
            if count > limit {
                let is_own = fixes.iter().any(|(finding, _)| finding.rule == rule);
                return Err(if is_own {
                    "the finding would still be there".to_owned()
                } else {
                    format!("it would bring a finding of `{rule}`")
                });
            }
        }
        Ok(after)
    }

    fn census(&self) -> Census {
        let mut census = Census::new();
        for finding in &self.result.findings {
            let key = (finding.rule.clone(), finding.suppression.is_some());
            *census.entry(key).or_default() += 1;
        }
        census
    }
}

fn parse_errors(fixer: &Fixer<'_>, source: &Source) -> ParseErrors {
    let Some(language) = airlock_syntax::of_path(source.path.as_str(), &source.text) else {
        return ParseErrors::Counted(0);
    };
    match airlock_syntax::parse(fixer.cx, language, &source.text, ParseLimits::default()).recovery {
        Recovery::None => ParseErrors::Counted(0),
        Recovery::Errors { count, .. } => ParseErrors::Counted(count),
        Recovery::Budget | Recovery::Cancelled => ParseErrors::Unknown,
    }
}
