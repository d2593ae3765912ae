//! Every safe fix of the repository's rules, applied to the annotated code of its rule: the result parses as well as
//! before, the finding is gone, nothing of any rule is new, and fixing again changes nothing.
//!
//! The same is asked of unsafe fixes, except that other rules may find something then.

use crate::{code_files, rule_files};
use airlock_model::{Applicability, Budget, Cx, Edit};
use airlock_rules::{RuleSet, load_yaml};
use airlock_sast::rule_test::{Code, annotations};
use airlock_sast::{Engine, RuleMatch, SourceView};
use airlock_syntax::{ParseLimits, Recovery, parse};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

/// Steps for one scan.
const STEPS: u64 = 4_000_000_000;
/// Fixes that overlap wait for each other.
const ROUNDS: usize = 10;

/// All rules of a folder, and the code of each.
struct Pack {
    rules: RuleSet,
    code: BTreeMap<String, Vec<Code>>,
}

impl Pack {
    fn read(dir: &Path) -> Self {
        let mut all = Vec::new();
        let mut code = BTreeMap::new();
        for file in rule_files(dir) {
            let text = std::fs::read_to_string(&file).unwrap();
            let (packed, errors) = load_yaml(&file.display().to_string(), &text);
            assert!(errors.is_empty(), "{errors:?}");
            for rule in &packed {
                code.insert(rule.id.clone(), code_files(&file));
            }
            all.extend(packed);
        }
        Self {
            rules: RuleSet::new(None, all),
            code,
        }
    }
}

/// A text, what all rules find in it, and how badly it parses.
struct State {
    matches: Vec<RuleMatch>,
    errors: u32,
}

impl State {
    fn of(pack: &Pack, engine: &Engine<'_>, name: &str, text: &str) -> Self {
        let language = airlock_syntax::of_path(name, text);
        let parsed =
            language.map(|language| parse(&Cx::default(), language, text, ParseLimits::default()));
        let errors = match parsed.as_ref().map(|parsed| &parsed.recovery) {
            None | Some(Recovery::None) => 0,
            Some(Recovery::Errors { count, .. }) => *count,
            Some(Recovery::Budget | Recovery::Cancelled) => u32::MAX,
        };
        let tree = parsed.map(|parsed| parsed.tree).unwrap_or_default();
        let view = SourceView {
            // Rules may leave tests out, and the code lies where the rule does.
            path: name,
            text,
            language,
            tree: &tree,
        };
        let candidates = pack.rules.candidates(language, text);
        let scan = engine.scan(&Cx::default(), &view, &candidates, &mut Budget::new(STEPS));
        assert!(scan.errors.is_empty(), "{name}: {:?}", scan.errors);
        Self {
            matches: scan.matches,
            errors,
        }
    }

    fn census(&self) -> BTreeMap<usize, usize> {
        let mut census = BTreeMap::new();
        for found in &self.matches {
            *census.entry(found.rule).or_default() += 1;
        }
        census
    }

    /// The edits of rule `number` that fit together, and how many findings they are of.
    fn edits(&self, number: usize, level: Applicability) -> (Vec<Edit>, usize) {
        let mut all: Vec<Edit> = Vec::new();
        let mut count = 0;
        for found in self.matches.iter().filter(|found| found.rule == number) {
            let Some(fix) = found.fix.as_ref().filter(|fix| fix.applicability == level) else {
                continue;
            };
            let fits = fix.edits.iter().all(|edit| {
                all.iter().all(|other| {
                    edit == other
                        || !(edit.span.overlaps(other.span) || edit.span.start == other.span.start)
                })
            });
            if fits {
                all.extend(fix.edits.iter().cloned());
                count += 1;
            }
        }
        all.sort_by(|a, b| (a.span, &a.replacement).cmp(&(b.span, &b.replacement)));
        all.dedup();
        (all, count)
    }
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(
            edit.span.start as usize..edit.span.end as usize,
            &edit.replacement,
        );
    }
    out
}

/// What is wrong with the fixes of rule `number` on `code`, and how many it applied.
fn problems(
    pack: &Pack,
    engine: &Engine<'_>,
    number: usize,
    level: Applicability,
    code: &Code,
) -> (usize, String) {
    let id = |number| pack.rules.ids().nth(number).unwrap();
    let mut text = code.text.clone();
    let mut out = String::new();
    let mut total = 0;
    for _ in 0..ROUNDS {
        let before = State::of(pack, engine, &code.name, &text);
        let (edits, count) = before.edits(number, level);
        if edits.is_empty() {
            return (total, out);
        }
        total += count;
        let fixed = applied(&text, &edits);
        let after = State::of(pack, engine, &code.name, &fixed);
        if after.errors > before.errors {
            writeln!(out, "the fixed code does not parse as well as before").unwrap();
        }
        let mut allowed = before.census();
        if let Some(own) = allowed.get_mut(&number) {
            *own -= count;
        }
        for (rule, found) in after.census() {
            let limit = allowed.get(&rule).copied().unwrap_or(0);
            if found > limit && rule == number {
                writeln!(out, "{} findings are still there", found - limit).unwrap();
            } else if found > limit && level == Applicability::Safe {
                writeln!(out, "{} findings of `{}` are new", found - limit, id(rule)).unwrap();
            }
        }
        if !out.is_empty() {
            return (total, out);
        }
        text = fixed;
    }
    writeln!(out, "fixing does not come to an end").unwrap();
    (total, out)
}

/// The rules of `pack` that have fixes of `level`, with how many each applied; and what is wrong with them.
fn check(
    pack: &Pack,
    engine: &Engine<'_>,
    level: Applicability,
) -> (BTreeMap<String, usize>, String) {
    let (mut fixing, mut failures) = (BTreeMap::new(), String::new());
    for number in 0..pack.rules.len() {
        let Some(Ok(rule)) = pack.rules.rule(number) else {
            continue;
        };
        if !rule.fixes.iter().any(|fix| fix.applicability == level) {
            continue;
        }
        let id = rule.meta.id.as_str();
        let mut applied = 0;
        for code in pack.code.get(id).into_iter().flatten() {
            let is_own = annotations(&code.text).iter().any(|note| note.rule == id);
            if !is_own {
                continue;
            }
            let (count, wrong) = problems(pack, engine, number, level, code);
            applied += count;
            for line in wrong.lines() {
                writeln!(failures, "{id}: {}: {line}", code.name).unwrap();
            }
        }
        // A rule's further ways for other shapes are shown where they are safe.
        let has_safe = (rule.fixes.iter()).any(|fix| fix.applicability == Applicability::Safe);
        if applied == 0 && (level == Applicability::Safe || !has_safe) {
            writeln!(failures, "{id}: no annotated code shows its {level:?} fix").unwrap();
        }
        fixing.insert(id.to_owned(), applied);
    }
    (fixing, failures)
}

/// The repository's rules, compiled once for all tests.
fn repository() -> (&'static Pack, &'static Engine<'static>) {
    static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::read(&folder("../../rules")));
    static ENGINE: LazyLock<Engine<'static>> = LazyLock::new(|| Engine::new(&PACK.rules));
    (&PACK, &ENGINE)
}

fn folder(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn safe_fixes_of_the_repository() {
    let (pack, engine) = repository();
    let (fixing, failures) = check(pack, engine, Applicability::Safe);
    assert!(failures.is_empty(), "\n{failures}");
    assert!(fixing.len() >= 35, "safe fixes: {fixing:?}");
}

#[test]
fn unsafe_fixes_of_the_repository() {
    let (pack, engine) = repository();
    let (fixing, failures) = check(pack, engine, Applicability::Unsafe);
    assert!(failures.is_empty(), "\n{failures}");
    assert!(!fixing.is_empty());
}

/// Each of these rules has a fix that does one of the things that no safe fix may do.
#[test]
fn bad_fixes_are_noticed() {
    let pack = Pack::read(&folder("tests/it/bad_fixes"));
    let (_, failures) = check(&pack, &Engine::new(&pack.rules), Applicability::Safe);
    let expected = "\
breaks-the-syntax: breaks-the-syntax.py: the fixed code does not parse as well as before
brings-another: brings-another.py: 1 findings of `breaks-the-syntax` are new
keeps-the-finding: keeps-the-finding.py: 1 findings are still there
";
    assert_eq!(failures, expected);
}
