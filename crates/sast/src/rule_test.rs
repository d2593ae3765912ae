//! Rules against annotated code, in Semgrep's convention: a comment `ruleid: ID` says that the rule must find something
//! in the next line of code, `ok: ID` that it must not; `todoruleid:` and `todook:` mark what is known to be wrong yet.
//!
//! Used by `cargo test` for the rules of this repository and by `airlock rules test` for anybody's.

use crate::{Engine, SastScan, SourceView};
use airlock_model::{Budget, Cx, LineIndex};
use airlock_rules::{Candidates, RuleSet};
use airlock_syntax::{Language, ParseLimits, parse};
use std::collections::BTreeSet;

/// Steps for one annotated file.
const TEST_STEPS: u64 = 1_000_000_000;

/// What an annotation says of the next line of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expectation {
    /// `ruleid:`.
    Finding,
    /// `ok:`.
    Nothing,
    /// `todoruleid:`: nothing yet, a finding one day.
    FindingLater,
    /// `todook:`: a finding still, nothing one day.
    NothingLater,
}

/// An annotation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Annotation {
    /// The line of code it speaks of, from 1.
    pub line: u32,
    /// The rule.
    pub rule: String,
    /// What it says.
    pub expectation: Expectation,
}

/// What a rule did otherwise than annotated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Failure {
    /// Nothing was found in this line, where something must be.
    Missed(u32),
    /// Something was found in this line, where nothing may be.
    Unexpected(u32),
    /// The rule cannot be used.
    Broken(String),
    /// Applying the fixes does not give the expected text; the first line that differs.
    FixDiffers(u32),
}

/// The annotations of a text.
pub fn annotations(text: &str) -> Vec<Annotation> {
    const WORDS: [(&str, Expectation); 4] = [
        ("todoruleid:", Expectation::FindingLater),
        ("todook:", Expectation::NothingLater),
        ("ruleid:", Expectation::Finding),
        ("ok:", Expectation::Nothing),
    ];
    let mut pending: Vec<(String, Expectation)> = Vec::new();
    let mut all = Vec::new();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let mut found = false;
        for (word, expectation) in WORDS {
            let Some(at) = line.find(word) else { continue };
            let before = line.get(..at).unwrap_or("");
            // `todoruleid:` holds `ruleid:`; `ok:` may end another word.
            if before.ends_with(|c: char| c.is_alphanumeric()) || !is_comment(before) {
                continue;
            }
            let rules = line.get(at + word.len()..).unwrap_or("");
            for rule in rules.split(',') {
                let name = rule
                    .split_whitespace()
                    .next()
                    .unwrap_or("")
                    .trim_end_matches("*/")
                    .trim_end_matches("-->");
                if !name.is_empty() {
                    pending.push((name.to_owned(), expectation));
                    found = true;
                }
            }
            break;
        }
        if !found {
            all.extend(pending.drain(..).map(|(rule, expectation)| Annotation {
                line: number,
                rule,
                expectation,
            }));
        }
    }
    all
}

fn is_comment(before: &str) -> bool {
    let before = before.trim();
    [
        "#", "//", "/*", "*", "--", ";", "<!--", "{/*", "(*", "%", "'",
    ]
    .iter()
    .any(|mark| before.ends_with(mark))
}

/// Compares what rule `number` finds in `text` with its annotations there. Lines without an annotation for the rule
/// must not be found either.
pub fn check(
    engine: &Engine<'_>,
    rules: &RuleSet,
    number: usize,
    language: Option<&'static Language>,
    path: &str,
    text: &str,
) -> Vec<Failure> {
    let (scan, id) = match scan(engine, rules, number, language, path, text) {
        Ok(found) => found,
        Err(failure) => return vec![failure],
    };
    let index = LineIndex::new(text);
    let found: BTreeSet<u32> = scan
        .matches
        .iter()
        .map(|hit| index.position(text, hit.span.start).line)
        .collect();
    let of_rule: Vec<Annotation> = annotations(text)
        .into_iter()
        .filter(|annotation| annotation.rule == id)
        .collect();
    let lines = |wanted: &[Expectation]| -> BTreeSet<u32> {
        of_rule
            .iter()
            .filter(|annotation| wanted.contains(&annotation.expectation))
            .map(|annotation| annotation.line)
            .collect()
    };
    let expected = lines(&[Expectation::Finding]);
    let tolerated = lines(&[
        Expectation::Finding,
        Expectation::FindingLater,
        Expectation::NothingLater,
    ]);
    let missed = expected.difference(&found).copied().map(Failure::Missed);
    let unexpected = found
        .difference(&tolerated)
        .copied()
        .map(Failure::Unexpected);
    missed.chain(unexpected).collect()
}

/// Applies every fix of rule `number` in `text`; of two that overlap, the first.
///
/// # Errors
/// When the rule cannot be used.
pub fn fixed(
    engine: &Engine<'_>,
    rules: &RuleSet,
    number: usize,
    language: Option<&'static Language>,
    path: &str,
    text: &str,
) -> Result<String, Failure> {
    let (scan, _) = scan(engine, rules, number, language, path, text)?;
    let mut out = String::with_capacity(text.len());
    let mut at = 0_u32;
    let edits = scan
        .matches
        .iter()
        .filter_map(|hit| hit.fix.as_ref())
        .flat_map(|fix| &fix.edits);
    for edit in edits {
        if edit.span.start < at {
            continue;
        }
        out.push_str(
            text.get(at as usize..edit.span.start as usize)
                .unwrap_or(""),
        );
        out.push_str(&edit.replacement);
        at = edit.span.end;
    }
    out.push_str(text.get(at as usize..).unwrap_or(""));
    Ok(out)
}

/// Compares the text after all fixes with the expected one.
pub fn check_fix(
    engine: &Engine<'_>,
    rules: &RuleSet,
    number: usize,
    language: Option<&'static Language>,
    path: &str,
    text: &str,
    expected: &str,
) -> Option<Failure> {
    let fixed = match fixed(engine, rules, number, language, path, text) {
        Ok(fixed) => fixed,
        Err(failure) => return Some(failure),
    };
    let mut lines = (1_u32..).zip(fixed.lines().map(Some).chain(std::iter::repeat(None)));
    let length = fixed.lines().count().max(expected.lines().count());
    let mut wanted = expected.lines();
    lines
        .by_ref()
        .take(length)
        .find(|(_, line)| *line != wanted.next())
        .map(|(number, _)| Failure::FixDiffers(number))
}

fn scan(
    engine: &Engine<'_>,
    rules: &RuleSet,
    number: usize,
    language: Option<&'static Language>,
    path: &str,
    text: &str,
) -> Result<(SastScan, String), Failure> {
    let id = match rules.rule(number) {
        Some(Ok(rule)) => rule.meta.id.as_str().to_owned(),
        Some(Err(error)) => return Err(Failure::Broken(error.to_string())),
        None => return Err(Failure::Broken("there is no such rule".to_owned())),
    };
    let cx = Cx::default();
    let tree = language
        .map(|language| parse(&cx, language, text, ParseLimits::default()).tree)
        .unwrap_or_default();
    let view = SourceView {
        path,
        text,
        language,
        tree: &tree,
    };
    let candidates = Candidates {
        rules: vec![number],
        ..Candidates::default()
    };
    let scan = engine.scan(&cx, &view, &candidates, &mut Budget::new(TEST_STEPS));
    if let Some((_, error)) = scan.errors.first() {
        return Err(Failure::Broken(error.to_string()));
    }
    if scan.partial.is_some() {
        return Err(Failure::Broken("the rule ran out of steps".to_owned()));
    }
    Ok((scan, id))
}
