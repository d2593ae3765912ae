//! One file: literal hits, windows, checks, overlaps.
//!
//! Invariants:
//! - hits are ordered by place and do not overlap: the most specific detector keeps a value;
//! - steps are counted by bytes looked at, so what is cut never depends on the machine.

use crate::check::{self, Judgement, Writing};
use crate::context::Setting;
use crate::decode::{self, Extent, Layer};
use crate::guard::{self, KnownValues};
use crate::literal::{LiteralHit, Places};
use crate::pack::raw::{Kind, RawCheck};
use crate::pack::{Custom, Detector, Detectors};
use crate::pair::{self, Pair};
use airlock_model::{
    Budget, Confidence, CoverageEntry, Cx, Engine, OutOfBudget, Purpose, Reason, Redacted, RuleId,
    SecretTier, Severity, Source, Span, Status,
};
use std::ops::Range;

/// Literal hits between two questions whether to stop.
const HITS_PER_CHECK: u32 = 256;

/// Bytes of a text that one step of the budget pays for in the literal pass.
const BYTES_PER_STEP: u64 = 64;

/// Bytes of base64 beside a match that make it part of a blob; longer than the parts of a path or an address.
const BLOB: usize = 48;

/// Bytes on either side of a value that may tell what it belongs to.
const NEARBY: usize = 400;

/// One secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The detector that found it.
    pub detector: RuleId,
    /// The secret value alone, without quotes and names.
    pub span: Span,
    /// What may be shown of it.
    pub redacted: Redacted,
    /// How far it is proven.
    pub tier: SecretTier,
    /// How bad; informational for values that open nothing.
    pub severity: Severity,
    /// How sure; lower in tests and documents.
    pub confidence: Confidence,
    /// What was found, in one line; never holds the value.
    pub message: String,
    /// What the credential opens, in a few words.
    pub opens: String,
    /// What a secret file of the workspace calls it, if it is a value of one.
    pub known_as: Option<String>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scan {
    /// Its secrets, ordered by place, none overlapping another.
    pub hits: Vec<Hit>,
    /// Why the file was not looked at in full, if it was not.
    pub partial: Option<CoverageEntry>,
}

/// Finds the secrets of one file. Values that stand for a secret are left out, except where a provider's form shows which
/// one they stand for (those are informational).
pub fn scan(cx: &Cx, detectors: &Detectors, source: &Source, budget: &mut Budget) -> Scan {
    let places = detectors.places(&source.text);
    scan_at(cx, detectors, source, &places, budget)
}

/// The same, where it is known where the detectors' literals stand ([`Detectors::places`]).
pub fn scan_at(
    cx: &Cx,
    detectors: &Detectors,
    source: &Source,
    places: &Places,
    budget: &mut Budget,
) -> Scan {
    let setting = Setting::of(source);
    let mut finder = Finder {
        detectors,
        text: &source.text,
        path: source.path.as_str(),
        file_name: source.path.file_name(),
        setting,
        found: Vec::new(),
        last_pair: None,
        invalid: None,
    };
    let looked = { finder.run(cx, places, budget) }.and_then(|()| finder.decoded(cx, budget));
    let detail = finder.invalid.take();
    let hits = finder
        .kept()
        .into_iter()
        .filter(|found| {
            let guess = found.detector.is_generic() || found.detector.is_password();
            (found.judgement.tier >= SecretTier::Realistic || !guess)
                && !found.is_an_exhibit(setting)
        })
        .map(|found| found.hit(&source.text, setting))
        .collect();
    let partial = match (looked, detail) {
        (Err(reason), _) => Some((reason, String::new())),
        (Ok(Extent::Cut), _) => Some((
            Reason::Budget,
            "of the text that stands encoded in it, only the first part was looked at".to_owned(),
        )),
        (Ok(Extent::Whole), Some(id)) => Some((
            Reason::InvalidRule,
            format!(
                "the regex of detector `{id}` does not compile; correct it or rebuild the pack"
            ),
        )),
        (Ok(Extent::Whole), None) => None,
    }
    .map(|(reason, detail)| CoverageEntry {
        path: Some(source.path.clone()),
        engine: Engine::Secrets,
        status: Status::Partial,
        reason,
        detail,
    });
    Scan { hits, partial }
}

/// Something that must not be shown.
pub(crate) struct Hidden {
    /// Where it stands.
    pub(crate) span: Range<usize>,
    /// The detector that found it.
    pub(crate) id: RuleId,
}

/// Everything in a text of unknown kind that must not be shown, ordered, none overlapping another.
pub(crate) fn secrets_to_hide(
    detectors: &Detectors,
    known: Option<&KnownValues>,
    text: &str,
) -> Vec<Hidden> {
    let mut finder = Finder {
        detectors,
        text,
        path: "",
        file_name: "",
        setting: Setting::excerpt(),
        found: Vec::new(),
        last_pair: None,
        invalid: None,
    };
    // An excerpt is short, and what must not be shown is worth any number of steps.
    let unbounded = &mut Budget::new(u64::MAX);
    let cx = Cx::default();
    let places = detectors.places(text);
    let _ = { finder.run(&cx, &places, unbounded) }.and_then(|()| finder.decoded(&cx, unbounded));
    let mut hidden: Vec<Hidden> = finder
        .kept()
        .into_iter()
        .filter(|found| {
            found.judgement.tier >= SecretTier::Realistic || found.detector.is_password()
        })
        .map(|found| Hidden {
            span: found.span,
            id: found.detector.id().clone(),
        })
        .collect();
    for place in known.into_iter().flat_map(|known| known.find(text)) {
        let span = place.span;
        let overlaps = |other: &Hidden| span.start < other.span.end && other.span.start < span.end;
        if !hidden.iter().any(overlaps) {
            hidden.push(Hidden {
                span,
                id: guard::rule(),
            });
        }
    }
    hidden.sort_by_key(|hidden| hidden.span.start);
    hidden
}

/// A value that passed its detector's checks.
struct Found<'pack> {
    detector: &'pack Detector,
    span: Range<usize>,
    judgement: Judgement,
    /// What it is and how it is written, where it stands encoded.
    decoded: Option<(Redacted, String)>,
}

impl Found<'_> {
    /// Higher is more specific: a form of its own, then a provider's name, then a form that several providers share, then a
    /// guess.
    fn rank(&self) -> u8 {
        match (self.detector.is_generic(), self.detector.kind()) {
            (true, _) if self.detector.confidence() == Confidence::Low => 0,
            (true, _) => 1,
            // Known by its place alone.
            (false, _) if self.detector.is_password() => 2,
            (false, Kind::Token) if self.detector.shares_its_form() => 3,
            (false, Kind::Named | Kind::Line) => 4,
            (false, Kind::Token) => 5,
        }
    }

    /// The same, found in a text that stands encoded in the one that is scanned, at its place there; `None` for what is
    /// too weak to be believed of a text that nobody was meant to read so.
    fn moved_out(self, layer: &Layer) -> Option<Self> {
        let is_guess = self.detector.is_generic() || self.detector.confidence() == Confidence::Low;
        let is_named = self.detector.kind() == Kind::Named;
        if is_guess && !(is_named && self.judgement.doubts == 0) {
            return None;
        }
        let value = layer.text.get(self.span.clone())?;
        Some(Self {
            decoded: Some((Redacted::new(value), layer.how())),
            span: layer.outer(&self.span)?,
            ..self
        })
    }

    /// Whether it is a weak sign, of a sort that anybody makes at will, in a place that brings its own.
    fn is_an_exhibit(&self, setting: Setting) -> bool {
        self.detector.is_self_made()
            && self.detector.confidence() == Confidence::Low
            && setting.purpose != Purpose::Product
    }

    fn hit(self, text: &str, setting: Setting) -> Hit {
        let value = text.get(self.span.clone()).unwrap_or("");
        let opens_nothing = self.judgement.tier < SecretTier::Realistic;
        // Only its issuer makes a value with a right checksum; keys and signed tokens are made for tests every day.
        let issued = self.judgement.tier == SecretTier::ValidForm
            && self.detector.checks().contains(&RawCheck::Base62Crc32);
        let elsewhere = setting.purpose != Purpose::Product || setting.foreign;
        let is_of_a_test = is_called_a_test(text, self.span.start);
        let is_tried_out = setting.purpose != Purpose::Product || is_of_a_test;
        let away = u8::from(elsewhere && !issued)
            + u8::from(is_tried_out && self.detector.is_self_made())
            + u8::from(!issued && is_in_comment(text, self.span.start))
            + u8::from(!issued && is_of_a_test);
        let mut confidence = self.detector.confidence();
        for _ in 0..self.judgement.doubts + away {
            confidence = match confidence {
                Confidence::High => Confidence::Medium,
                Confidence::Medium | Confidence::Low => Confidence::Low,
            };
        }
        let (redacted, how) = match self.decoded {
            Some((redacted, how)) => (redacted, format!(", written as {how}")),
            None => (Redacted::new(value), String::new()),
        };
        let name = self.detector.name();
        Hit {
            detector: self.detector.id().clone(),
            span: Span::new(offset(self.span.start), offset(self.span.end)),
            redacted,
            tier: self.judgement.tier,
            severity: if opens_nothing {
                Severity::Info
            } else {
                self.detector.severity()
            },
            confidence: if opens_nothing {
                Confidence::Low
            } else {
                confidence
            },
            message: match self.judgement.tier {
                SecretTier::DocumentedExample => format!("documented example of a {name}{how}"),
                SecretTier::Placeholder => format!("placeholder for a {name}{how}"),
                SecretTier::Realistic | SecretTier::ValidForm | SecretTier::Live => {
                    format!("hard-coded {name}{how}")
                }
            },
            opens: self.detector.opens().to_owned(),
            known_as: None,
        }
    }
}

/// What stands before byte `at` in its line, at most 200 bytes of it.
fn line_before(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(200));
    let before = text.get(from..at).unwrap_or("");
    before.rsplit('\n').next().unwrap_or(before).trim_start()
}

/// Whether the line of byte `at` is a comment, where values are examples more often than not.
fn is_in_comment(text: &str, at: usize) -> bool {
    let line = line_before(text, at);
    ["#", "//", "*", "/*", "--", ";", "<!--", "REM "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// Whether the name that is given the value at byte `at` says that it is for tests (`TEST_KEY: &str = "…"`).
fn is_called_a_test(text: &str, at: usize) -> bool {
    let line = line_before(text, at);
    let Some(end) = line.find(['=', ':', '(']) else {
        return false;
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let given = line
        .get(..end)
        .unwrap_or("")
        .trim_end_matches(|c| !is_name(c));
    let name = given.rsplit(|c| !is_name(c)).next().unwrap_or("");
    pair::words_of(name).split('_').any(|word| {
        matches!(
            word,
            "test" | "tests" | "fake" | "dummy" | "mock" | "example" | "sample"
        )
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A scan under way.
struct Finder<'pack, 'text> {
    detectors: &'pack Detectors,
    text: &'text str,
    path: &'text str,
    file_name: &'text str,
    setting: Setting,
    found: Vec<Found<'pack>>,
    /// The name that was read last and what it is given: several literals often stand in one name.
    last_pair: Option<(Range<usize>, Vec<Pair>, String)>,
    /// A detector whose regex does not compile.
    invalid: Option<RuleId>,
}

impl<'pack, 'text> Finder<'pack, 'text> {
    fn run(&mut self, cx: &Cx, places: &Places, budget: &mut Budget) -> Result<(), Reason> {
        self.literals(cx, places, budget)?;
        for detector in self.detectors.by_line(self.file_name) {
            self.lines(detector, budget).map_err(|_| Reason::Budget)?;
        }
        self.customs(budget)
    }

    /// The detectors that a literal calls.
    fn literals(&mut self, cx: &Cx, places: &Places, budget: &mut Budget) -> Result<(), Reason> {
        let out = |_: OutOfBudget| Reason::Budget;
        budget
            .spend(self.text.len() as u64 / BYTES_PER_STEP + 1)
            .map_err(out)?;
        let detectors = self.detectors;
        for (number, hit) in (0_u32..).zip(detectors.literals().hits_at(places)) {
            if number % HITS_PER_CHECK == 0 && cx.cancel.is_cancelled() {
                return Err(Reason::Cancelled);
            }
            budget.spend(1).map_err(out)?;
            for owner in hit.owners {
                let Some(detector) = detectors.get(*owner) else {
                    continue;
                };
                if (detector.is_generic() && self.setting.no_guesses)
                    || !detector.reads(self.file_name)
                {
                    continue;
                }
                match detector.kind() {
                    Kind::Token => self.token(detector, hit, budget).map_err(out)?,
                    Kind::Named => self.named(detector, hit, budget).map_err(out)?,
                    Kind::Line => {}
                }
            }
        }
        Ok(())
    }

    /// Users' own rules.
    fn customs(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        let mut lower = None;
        for (detector, custom) in self.detectors.custom() {
            let lower = lower.get_or_insert_with(|| self.text.to_ascii_lowercase());
            if custom.wants(self.path, lower) {
                let spent = self.custom(detector, custom, budget);
                spent.map_err(|_| Reason::Budget)?;
            }
        }
        Ok(())
    }

    /// Looks into what stands encoded in the text.
    fn decoded(&mut self, cx: &Cx, budget: &mut Budget) -> Result<Extent, Reason> {
        decode::each(self.text, budget, |layer, budget| {
            let mut inner = Finder {
                detectors: self.detectors,
                text: &layer.text,
                path: self.path,
                file_name: self.file_name,
                setting: self.setting.of_inner(&layer.text),
                found: Vec::new(),
                last_pair: None,
                invalid: None,
            };
            let places = self.detectors.places(&layer.text);
            inner.literals(cx, &places, budget)?;
            inner.customs(budget)?;
            self.invalid = self.invalid.take().or(inner.invalid.take());
            let found = std::mem::take(&mut inner.found);
            self.found
                .extend(found.into_iter().filter_map(|found| found.moved_out(layer)));
            Ok(())
        })
    }

    /// A user's own rule: its regex over the whole text.
    fn custom(
        &mut self,
        detector: &'pack Detector,
        custom: &Custom,
        budget: &mut Budget,
    ) -> Result<(), OutOfBudget> {
        budget.spend(self.text.len() as u64 / BYTES_PER_STEP + 1)?;
        for groups in custom.regex.captures_iter(self.text) {
            budget.spend(1)?;
            let secret = groups.get(custom.group).or_else(|| groups.get(0));
            if let Some(secret) = secret
                && !secret.is_empty()
                && f64::from(check::entropy_of(secret.as_str())) >= custom.entropy
            {
                self.found.push(Found {
                    detector,
                    span: secret.range(),
                    judgement: Judgement {
                        tier: SecretTier::Realistic,
                        doubts: 0,
                    },
                    decoded: None,
                });
            }
        }
        Ok(())
    }

    /// A detector that looks at every line of a file.
    fn lines(&mut self, detector: &'pack Detector, budget: &mut Budget) -> Result<(), OutOfBudget> {
        let Ok(regex) = detector.regex() else {
            self.note_invalid(detector);
            return Ok(());
        };
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            budget.spend(1)?;
            let from = start;
            start += line.len();
            if line.len() > detector.reach() {
                continue;
            }
            let Some(groups) = regex.captures(line.as_bytes()) else {
                continue;
            };
            if let Some(secret) = groups.name("secret").or_else(|| groups.get(0)) {
                self.judge_token(detector, from + secret.start()..from + secret.end());
            }
        }
        Ok(())
    }

    /// Judges a value that was recognised by what stands round it.
    fn judge_token(&mut self, detector: &'pack Detector, span: Range<usize>) {
        let writing = Writing {
            name: "",
            quoted: true,
            loose: false,
            inside: pair::open_quote(self.text, span.start).is_some(),
            setting: self.setting,
            nearby: self.nearby(&span),
        };
        self.judge(detector, span, writing);
    }

    /// A detector whose secret has a form of its own.
    fn token(
        &mut self,
        detector: &'pack Detector,
        hit: LiteralHit<'_>,
        budget: &mut Budget,
    ) -> Result<(), OutOfBudget> {
        let known = |found: &&Found<'_>| {
            std::ptr::eq(found.detector, detector) && found.span.contains(&hit.start)
        };
        if self.found.iter().rev().take(4).any(|found| known(&found)) {
            return Ok(());
        }
        // Where nothing may come before the literal, most hits inside longer words end here.
        if detector.lead() == 0 && !self.is_free_before(hit.start) {
            return Ok(());
        }
        let Ok(regex) = detector.regex() else {
            self.note_invalid(detector);
            return Ok(());
        };
        let start = hit.start.saturating_sub(detector.lead());
        let end = self.text.len().min(hit.start + detector.reach());
        let Some(window) = self.text.as_bytes().get(start..end) else {
            return Ok(());
        };
        // Paid for in full, since a regex that fails may have looked at all of it.
        budget.spend(window.len() as u64 / BYTES_PER_STEP + 1)?;
        for groups in regex.captures_iter(window) {
            let Some(whole) = groups.get(0) else { continue };
            let (from, to) = (start + whole.start(), start + whole.end());
            if from > hit.start {
                break;
            }
            let secret = groups.name("secret").unwrap_or(whole);
            let span = start + secret.start()..start + secret.end();
            if hit.end <= to && self.is_free(from, to) {
                self.judge_token(detector, span);
            }
        }
        Ok(())
    }

    /// A detector that goes by the name a value is given.
    fn named(
        &mut self,
        detector: &'pack Detector,
        hit: LiteralHit<'_>,
        budget: &mut Budget,
    ) -> Result<(), OutOfBudget> {
        let known = self
            .last_pair
            .as_ref()
            .is_some_and(|(name, _, _)| name.contains(&hit.start));
        if !known {
            budget.spend(2)?;
            let name = pair::name_around(self.text, hit.start);
            let pairs = pair::read(self.text, self.setting.form, &name);
            // Words are needed only where there is a value.
            let words = if pairs.is_empty() {
                String::new()
            } else {
                pair::words_of(self.text.get(name.clone()).unwrap_or(""))
            };
            self.last_pair = Some((name, pairs, words));
        }
        let Some((name, pairs, words)) = self.last_pair.take() else {
            return Ok(());
        };
        for pair in &pairs {
            self.named_pair(detector, pair, &words);
        }
        self.last_pair = Some((name, pairs, words));
        Ok(())
    }

    fn named_pair(&mut self, detector: &'pack Detector, pair: &Pair, words: &str) {
        let spelled = self.text.get(pair.name.clone()).unwrap_or("");
        if detector.is_generic() && !pair::names_a_secret(spelled) {
            return;
        }
        let regexes = detector
            .reads_name(words)
            .and_then(|reads| Ok((reads, detector.regex()?)));
        let Ok((reads, regex)) = regexes else {
            self.note_invalid(detector);
            return;
        };
        let value = self.text.get(pair.value.clone()).unwrap_or("");
        if !reads {
            return;
        }
        let Some(groups) = regex.captures(value.as_bytes()) else {
            return;
        };
        let span = match groups.name("secret") {
            Some(part) => pair.value.start + part.start()..pair.value.start + part.end(),
            None => pair.value.clone(),
        };
        let writing = Writing {
            name: spelled,
            quoted: pair.quoted,
            loose: pair.loose,
            inside: true,
            setting: self.setting,
            nearby: self.nearby(&span),
        };
        self.judge(detector, span, writing);
    }

    /// The text round a value, which may tell what it belongs to.
    fn nearby(&self, span: &Range<usize>) -> &'text str {
        let from = self
            .text
            .ceil_char_boundary(span.start.saturating_sub(NEARBY));
        let to = self
            .text
            .floor_char_boundary(self.text.len().min(span.end + NEARBY));
        self.text.get(from..to).unwrap_or("")
    }

    fn judge(&mut self, detector: &'pack Detector, span: Range<usize>, writing: Writing<'_>) {
        // Regexes match bytes: a span that splits a character is no secret.
        let Some(value) = self.text.get(span.clone()) else {
            return;
        };
        if let Some(judgement) = check::judge(detector, value, writing) {
            self.found.push(Found {
                detector,
                span,
                judgement,
                decoded: None,
            });
        }
    }

    /// Whether a match is a word of its own: neither begins nor ends inside a longer one, nor lies in a blob.
    fn is_free(&self, from: usize, to: usize) -> bool {
        let at = |place: Option<usize>| place.and_then(|place| self.text.as_bytes().get(place));
        let free_after = match (at(to.checked_sub(1)), at(Some(to))) {
            (Some(last), Some(after)) => !is_word(*last) || !is_word(*after),
            _ => true,
        };
        free_after && self.is_free_before(from) && !self.is_in_blob(from, to)
    }

    /// Whether no word runs into byte `from`. The letter of an escape (`\n`) and the digits of a percent-encoded byte
    /// (`%3D`) before it are no part of a word.
    fn is_free_before(&self, from: usize) -> bool {
        let at = |back: usize| {
            let place = from.checked_sub(back)?;
            self.text.as_bytes().get(place).copied()
        };
        match (at(1), at(0)) {
            (Some(before), Some(first)) if is_word(before) && is_word(first) => {
                let escape = at(2) == Some(b'\\') && matches!(before, b'n' | b'r' | b't');
                escape || at(3) == Some(b'%')
            }
            _ => true,
        }
    }

    /// Whether a match is a stretch of a longer base64 text, in which every short form turns up by chance.
    fn is_in_blob(&self, from: usize, to: usize) -> bool {
        let bytes = self.text.as_bytes();
        let base64 = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        let joint = |byte: Option<&u8>| matches!(byte, Some(b'+' | b'/'));
        let before = bytes.get(from.saturating_sub(BLOB)..from).unwrap_or(&[]);
        let after = bytes.get(to..bytes.len().min(to + BLOB)).unwrap_or(&[]);
        (joint(before.last()) && before.iter().rev().take_while(base64).count() == BLOB)
            || (joint(after.first()) && after.iter().take_while(base64).count() == BLOB)
    }

    fn note_invalid(&mut self, detector: &Detector) {
        self.invalid.get_or_insert_with(|| detector.id().clone());
    }

    /// What was found, ordered by place; of values that overlap, the one of the most specific detector.
    fn kept(&mut self) -> Vec<Found<'pack>> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_by(|a, b| {
            b.rank()
                .cmp(&a.rank())
                .then(a.decoded.is_some().cmp(&b.decoded.is_some()))
                .then(b.judgement.tier.cmp(&a.judgement.tier))
                .then(b.span.len().cmp(&a.span.len()))
                .then(a.span.start.cmp(&b.span.start))
                .then(a.detector.id().cmp(b.detector.id()))
        });
        let mut kept = std::collections::BTreeMap::<usize, Found<'pack>>::new();
        for one in found {
            let before = kept.range(..one.span.end).next_back();
            if before.is_none_or(|(_, other)| other.span.end <= one.span.start) {
                kept.insert(one.span.start, one);
            }
        }
        kept.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::is_called_a_test;

    #[test]
    fn names_say_what_is_for_tests() {
        let cases = [
            ("const TEST_FAKE_KEY_0: &str = \"", true),
            ("  testKey = '", true),
            ("\"dummy-key\": \"", true),
            ("String exampleKey = decode(\"", true),
            ("latestKey = \"", false),
            ("KEY = test(\"", false),
            ("curl https://test.example.test -H \"key: ", false),
            ("\"", false),
            ("", false),
        ];
        for (before, expected) in cases {
            let text = format!("test = 1\n{before}value");
            let at = text.len() - "value".len();
            assert_eq!(is_called_a_test(&text, at), expected, "{before}");
        }
    }
}
