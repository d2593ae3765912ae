//! Rules against annotated code, in Semgrep's convention: a comment `ruleid: ID` says that the rule must find something
//! in the next line of code, `ok: ID` that it must not; `todoruleid:` and `todook:` mark what is known to be wrong yet.
//!
//! Used by `cargo test` for the rules of this repository and by `airlock rules test` for anybody's. Which files belong to
//! which is Semgrep's convention too ([`is_code_of`]); whoever calls reads them.

use crate::{Engine, SastScan, SourceView};
use airlock_flow::settings::Settings;
use airlock_model::{Budget, Cx, Edit, LineIndex};
use airlock_rules::{Rule, RuleLanguage, RuleSet};
use airlock_syntax::{Language, ParseLimits, Parsed, Recovery, parse};
use std::collections::BTreeSet;
use std::fmt;

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
    /// Applying the fixes of all rules of the file does not give the expected text; the first line that differs.
    FixDiffers(u32),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missed(line) => write!(f, "{line}: must be found, is not"),
            Self::Unexpected(line) => write!(f, "{line}: is found, must not be"),
            Self::FixDiffers(line) => write!(f, " the fixed code differs from line {line} on"),
            Self::Broken(why) => write!(f, " {why}"),
        }
    }
}

/// Annotated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The file's name, which tells its language.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The text after all fixes, where that is to be compared.
    pub fixed: Option<String>,
}

/// What the test of one rule showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tested {
    /// The rule.
    pub rule: String,
    /// For each file of annotated code what it showed.
    pub files: Vec<TestedFile>,
}

/// What the test of one rule on one file showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestedFile {
    /// The file.
    pub name: String,
    /// The language the rule read it in; `generic` or `regex` for text.
    pub language: &'static str,
    /// Number of lines that must be found.
    pub must_find: usize,
    /// Number of lines that must not.
    pub must_not: usize,
    /// What was otherwise than annotated.
    pub failures: Vec<Failure>,
    /// The first line that the grammar could not place.
    pub parse_error: Option<u32>,
}

/// Whether the file `name` holds annotated code for the rule file `rule` in the same folder: the same name up to the
/// first dot; YAML only as `x.test.yaml`.
pub fn is_code_of(rule: &str, name: &str) -> bool {
    let (stem, _) = rule.split_once('.').unwrap_or((rule, ""));
    let Some((own, ending)) = name.split_once('.') else {
        return false;
    };
    own == stem && !is_rule_file(name) && !ending.split('.').any(|part| part == "fixed")
}

/// Whether a file of this name holds rules: YAML, but neither a test's code nor what is to come of it.
pub fn is_rule_file(name: &str) -> bool {
    let mut parts = name.rsplit('.');
    matches!(parts.next(), Some("yaml" | "yml"))
        && !parts.any(|part| matches!(part, "test" | "fixed"))
}

/// What the file is called that holds the code `name` after all fixes.
pub fn fixed_name(name: &str) -> String {
    match name.split_once('.') {
        Some((stem, ending)) => format!("{stem}.fixed.{ending}"),
        None => format!("{name}.fixed"),
    }
}

/// The annotations of a text.
pub fn annotations(text: &str) -> Vec<Annotation> {
    const WORDS: [(&str, Expectation); 4] = [
        ("todoruleid:", Expectation::FindingLater),
        ("todook:", Expectation::NothingLater),
        ("ruleid:", Expectation::Finding),
        ("ok:", Expectation::Nothing),
    ];
    /// What Semgrep's engine across files does with the line, written behind what the other does:
    /// `ruleid: deepok: ID`. Its test command skips these words, too.
    const OTHER_ENGINE: [&str; 2] = ["deepok:", "deepruleid:"];
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
            let rules = line.get(at + word.len()..).unwrap_or("").trim_start();
            let rules = OTHER_ENGINE
                .iter()
                .find_map(|word| rules.strip_prefix(word))
                .unwrap_or(rules);
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

/// Tests every rule of one rule file on the annotated code beside it. A rule's `paths` do not count, since the code lies
/// where the rule does.
pub fn test(rules: &RuleSet, code: &[Code]) -> Vec<Tested> {
    let engine = Engine::new(rules);
    let mut tested: Vec<Tested> = rules
        .ids()
        .map(|rule| Tested {
            rule: rule.to_owned(),
            files: Vec::new(),
        })
        .collect();
    for code in code {
        let mut edits = Vec::new();
        for (number, tested) in tested.iter_mut().enumerate() {
            let (file, own) = test_one(&engine, rules, number, code);
            tested.files.push(file);
            edits.extend(own);
        }
        let differs = code
            .fixed
            .as_ref()
            .and_then(|expected| first_difference(&fixed(&code.text, edits), expected));
        let Some(line) = differs else { continue };
        for (number, tested) in tested.iter_mut().enumerate() {
            let has_fix = matches!(rules.rule(number), Some(Ok(rule)) if !rule.fixes.is_empty());
            if let Some(file) = tested.files.last_mut().filter(|_| has_fix) {
                file.failures.push(Failure::FixDiffers(line));
            }
        }
    }
    tested
}

/// Compares what rule `number` finds in `code` with its annotations there: lines without an annotation for the rule
/// must not be found either. Also the edits that its fixes make.
fn test_one(
    engine: &Engine<'_>,
    rules: &RuleSet,
    number: usize,
    code: &Code,
) -> (TestedFile, Vec<Edit>) {
    let text = &code.text;
    let id = rules.ids().nth(number).unwrap_or_default();
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
    let mut file = TestedFile {
        name: code.name.clone(),
        language: "regex",
        must_find: expected.len(),
        must_not: lines(&[Expectation::Nothing]).len(),
        failures: Vec::new(),
        parse_error: None,
    };
    let rule = match rules.rule(number) {
        Some(Ok(rule)) => rule,
        Some(Err(error)) => {
            file.failures.push(Failure::Broken(error.to_string()));
            return (file, Vec::new());
        }
        None => return (file, Vec::new()),
    };
    let language = language_for(rule, &code.name, text);
    file.language = language.map_or_else(
        || match rule.text_language() {
            Some(RuleLanguage::Generic) => "generic",
            _ => "regex",
        },
        |language| language.name,
    );
    let parsed =
        language.map(|language| parse(&Cx::default(), language, text, ParseLimits::default()));
    let index = LineIndex::new(text);
    if let Some(Recovery::Errors { first, .. }) = parsed.as_ref().map(|parsed| &parsed.recovery) {
        file.parse_error = Some(index.position(text, first.start).line);
    }
    let scan = match scan(engine, (number, rule), language, parsed, code) {
        Ok(scan) => scan,
        Err(failure) => {
            file.failures.push(failure);
            return (file, Vec::new());
        }
    };
    let found: BTreeSet<u32> = scan
        .matches
        .iter()
        .map(|hit| index.position(text, hit.span.start).line)
        .collect();
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
    file.failures.extend(missed.chain(unexpected));
    if !found.is_empty()
        && rule.routes.is_none()
        && !rules.candidates(language, text).rules.contains(&number)
    {
        file.failures.push(Failure::Broken(
            "the search for literals does not select the rule, which finds something".to_owned(),
        ));
    }
    let fixes = scan.matches.into_iter().filter_map(|hit| hit.fix);
    (file, fixes.flat_map(|fix| fix.edits).collect())
}

/// The language in which `rule` reads a file: the file's own where the rule reads that, else the rule's first.
fn language_for(rule: &Rule, name: &str, text: &str) -> Option<&'static Language> {
    let own = airlock_syntax::of_path(name, text);
    own.filter(|language| rule.tree_languages().any(|read| read == *language))
        .or_else(|| rule.tree_languages().next())
}

/// `text` after `edits`; of two that overlap, the first. What several fixes need, such as an import, is added once.
fn fixed(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by(|a, b| (a.span, &a.replacement).cmp(&(b.span, &b.replacement)));
    edits.dedup();
    let mut out = String::with_capacity(text.len());
    let mut at = 0_u32;
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
    out
}

/// The first line in which two texts differ.
fn first_difference(left: &str, right: &str) -> Option<u32> {
    let length = left.lines().count().max(right.lines().count());
    let padded = |text| str::lines(text).map(Some).chain(std::iter::repeat(None));
    (1_u32..)
        .zip(padded(left).zip(padded(right)))
        .take(length)
        .find(|(_, (left, right))| left != right)
        .map(|(number, _)| number)
}

fn scan(
    engine: &Engine<'_>,
    rule: (usize, &Rule),
    language: Option<&'static Language>,
    parsed: Option<Parsed>,
    code: &Code,
) -> Result<SastScan, Failure> {
    let tree = parsed.map(|parsed| parsed.tree).unwrap_or_default();
    let view = SourceView {
        path: &code.name,
        text: &code.text,
        language,
        tree: &tree,
    };
    if rule.1.routes.is_some() {
        return Ok(scan_routes(rule, &view));
    }
    let mut budget = Budget::new(TEST_STEPS);
    let scan = engine.scan_admitted(
        &Cx::default(),
        &view,
        &Settings::default(),
        &[rule],
        None,
        &mut budget,
    );
    if let Some((_, error)) = scan.errors.first() {
        return Err(Failure::Broken(error.to_string()));
    }
    if scan.partial.is_some() {
        return Err(Failure::Broken("the rule ran out of steps".to_owned()));
    }
    Ok(scan)
}

/// A rule about routes sees the one file as an application of its own.
fn scan_routes(rule: (usize, &Rule), view: &SourceView<'_>) -> SastScan {
    let facts =
        { view.language }.map(|language| airlock_flow::Facts::new(language, view.tree, view.text));
    let files = facts.and_then(|facts| airlock_flow::routes::read(&facts, view.path));
    let joined = airlock_flow::routes::join(files.into_iter().collect(), &[]);
    let found = crate::routes::judge_with(&[rule], &joined, false);
    SastScan {
        matches: found.into_iter().map(|found| found.found).collect(),
        ..SastScan::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotations_name_rules() {
        let cases: [(&str, &[(&str, Expectation)]); 6] = [
            (
                "# ruleid: a, b",
                &[("a", Expectation::Finding), ("b", Expectation::Finding)],
            ),
            ("// ok:a", &[("a", Expectation::Nothing)]),
            (
                "<!-- todoruleid: a -->",
                &[("a", Expectation::FindingLater)],
            ),
            // What another engine finds there does not count.
            ("// ruleid: deepok: a", &[("a", Expectation::Finding)]),
            ("// deepruleid: a", &[]),
            ("book: a", &[]),
        ];
        for (line, expected) in cases {
            let found = annotations(&format!("{line}\ncode\n"));
            let found: Vec<(&str, Expectation)> = { found.iter() }
                .map(|annotation| (annotation.rule.as_str(), annotation.expectation))
                .collect();
            assert_eq!(found, expected, "{line}");
        }
    }
}
