//! `airlock rules test`: rules against the annotated code beside them.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::error::without_secrets;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::rule_files::{self, RuleFile};
use crate::table::columns;
use crate::ui::Ui;
use airlock_report::neutral_line;
use airlock_rules::{DeclaredRule, Models, RuleError, RuleSet};
use airlock_sast::rule_test::{self, Code, Failure as Difference, TestedFile};
use clap::ValueEnum;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Test rules against the annotated code beside them
///
/// Beside `rule.yaml` stands `rule.py` (or another ending), with comments `ruleid: ID` above lines that the rule must
/// find and `ok: ID` above lines that it must not; `rule.fixed.py` is that code after all fixes. Code in YAML is
/// `rule.test.yaml`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules test .airlock/rules
  airlock rules test my-rule.yaml
  airlock rules test rules --format json | jq '.[] | select(.error)'")]
pub(crate) struct Args {
    /// Rule files, or folders with rule files
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
    /// As text or as JSON
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// What the test of one rule showed.
#[derive(Debug, Serialize)]
struct Test {
    rule: String,
    /// The rule file.
    file: String,
    /// Which it names, by our names where we have one.
    languages: Vec<String>,
    mode: String,
    /// Why the rule cannot be used.
    error: Option<String>,
    code: Vec<CodeTest>,
}

/// What it showed on one file of annotated code.
#[derive(Debug, Serialize)]
struct CodeTest {
    name: String,
    /// In which language the rule read it; nothing where the rule cannot be used.
    language: Option<&'static str>,
    must_find: usize,
    must_not: usize,
    /// Lines that must be found and are not.
    missed: Vec<u32>,
    /// Lines that are found and must not be.
    unexpected: Vec<u32>,
    /// Other differences, in words.
    other: Vec<String>,
    /// The first line that the grammar could not place.
    parse_error: Option<u32>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let mut tests = Vec::new();
    let mut errors = Vec::new();
    let mut files = Vec::new();
    for path in &args.paths {
        files.extend(rule_files::at(path)?);
    }
    let models = rule_files::models(&files, &mut errors);
    for file in files {
        let name = file.path.file_name();
        if name.is_some_and(|name| rule_test::is_rule_file(&name.to_string_lossy())) {
            let code = annotated(&file)?;
            test(&file, &models, &code, &mut tests, &mut errors);
        }
    }
    let failed = tests
        .iter()
        .filter(|test| !test.problems().is_empty())
        .count();
    let good = failed == 0 && errors.is_empty();
    Ui::result(match args.format {
        Format::Text => text(&tests, &errors, failed),
        Format::Json => serde_json::to_string_pretty(&tests).map_err(Failure::internal)? + "\n",
    })?;
    Ok(if good { Exit::Clean } else { Exit::Findings })
}

/// The annotated code beside a rule file.
fn annotated(rule: &RuleFile) -> Result<Vec<Code>, Failure> {
    let folder = rule.path.parent().unwrap_or(Path::new("."));
    let Some(own) = rule.path.file_name().and_then(|name| name.to_str()) else {
        return Ok(Vec::new());
    };
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::io(folder, &error))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| rule_test::is_code_of(own, name) && folder.join(name).is_file())
        .collect();
    names.sort();
    let read = |name: &str| file::read(&folder.join(name), Links::Follow);
    let mut all = Vec::new();
    for name in names {
        let Some(text) = read(&name)? else { continue };
        let fixed = read(&rule_test::fixed_name(&name))?;
        all.push(Code { name, text, fixed });
    }
    Ok(all)
}

/// Tests the rules of one file. A rule that cannot be used is in `errors`, and among the tests without a result.
fn test(
    file: &RuleFile,
    models: &Models,
    code: &[Code],
    tests: &mut Vec<Test>,
    errors: &mut Vec<RuleError>,
) {
    let loaded = rule_files::load_with(std::slice::from_ref(file), models);
    let rules = RuleSet::new(None, loaded.rules);
    let mut tested = rule_test::test(&rules, code);
    for declared in airlock_rules::declared(&file.text) {
        let at = tested.iter().position(|tested| tested.rule == declared.id);
        let error = loaded
            .errors
            .iter()
            .find(|error| error.place.rule.as_ref() == Some(&declared.id));
        let DeclaredRule {
            id,
            languages,
            mode,
        } = declared;
        let code = match at {
            Some(at) => {
                let files = tested.swap_remove(at).files;
                files.into_iter().map(CodeTest::of).collect()
            }
            None => code
                .iter()
                .map(|code| CodeTest::unread(code, &id))
                .collect(),
        };
        tests.push(Test {
            rule: id,
            file: file.name.clone(),
            languages: languages.into_iter().map(own_name).collect(),
            mode,
            error: error.map(ToString::to_string),
            code,
        });
    }
    errors.extend(loaded.errors);
}

fn own_name(language: String) -> String {
    match airlock_syntax::by_name(&language) {
        Some(known) => known.name.to_owned(),
        None => language,
    }
}

impl CodeTest {
    fn of(file: TestedFile) -> Self {
        let mut test = Self {
            name: file.name,
            language: Some(file.language),
            must_find: file.must_find,
            must_not: file.must_not,
            missed: Vec::new(),
            unexpected: Vec::new(),
            other: Vec::new(),
            parse_error: file.parse_error,
        };
        for failure in file.failures {
            match failure {
                Difference::Missed(line) => test.missed.push(line),
                Difference::Unexpected(line) => test.unexpected.push(line),
                Difference::Broken(_) | Difference::FixDiffers(_) => {
                    test.other.push(failure.to_string().trim_start().to_owned());
                }
            }
        }
        test
    }

    /// The test that a rule would have had.
    fn unread(code: &Code, rule: &str) -> Self {
        let annotations = rule_test::annotations(&code.text);
        let count = |wanted| {
            let of_rule = annotations
                .iter()
                .filter(|annotation| annotation.rule == rule);
            of_rule
                .filter(|annotation| annotation.expectation == wanted)
                .count()
        };
        Self {
            name: code.name.clone(),
            language: None,
            must_find: count(rule_test::Expectation::Finding),
            must_not: count(rule_test::Expectation::Nothing),
            missed: Vec::new(),
            unexpected: Vec::new(),
            other: Vec::new(),
            parse_error: None,
        }
    }

    fn problems(&self) -> impl Iterator<Item = String> {
        let name = &self.name;
        let lines = |lines: &[u32], failure: fn(u32) -> Difference| -> Vec<String> {
            lines
                .iter()
                .map(|line| format!("{name}:{}", failure(*line)))
                .collect()
        };
        lines(&self.missed, Difference::Missed)
            .into_iter()
            .chain(lines(&self.unexpected, Difference::Unexpected))
            .chain(
                self.other
                    .iter()
                    .map(move |other| format!("{name}: {other}")),
            )
    }
}

impl Test {
    fn must_find(&self) -> usize {
        self.code.iter().map(|code| code.must_find).sum()
    }

    /// What is wrong, in words; a rule that cannot be used is told of elsewhere.
    fn problems(&self) -> Vec<String> {
        if self.error.is_some() {
            return Vec::new();
        }
        let mut problems: Vec<String> = self.code.iter().flat_map(CodeTest::problems).collect();
        if self.code.is_empty() {
            problems.push("no annotated code beside the rule".to_owned());
        } else if self.must_find() == 0 {
            let rule = &self.rule;
            problems.push(format!(
                "no line is annotated `ruleid: {rule}`: the test would pass without the rule"
            ));
        }
        problems
    }
}

fn text(tests: &[Test], errors: &[RuleError], failed: usize) -> String {
    let heads = ["RULE", "FIND", "NOT", "RESULT"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let used = || tests.iter().filter(|test| test.error.is_none());
    rows.extend(used().map(|test| {
        let result = if test.problems().is_empty() {
            "ok"
        } else {
            "failed"
        };
        let must_not: usize = test.code.iter().map(|code| code.must_not).sum();
        vec![
            test.rule.clone(),
            test.must_find().to_string(),
            must_not.to_string(),
            result.to_owned(),
        ]
    }));
    let mut out = columns(&rows);
    for test in tests {
        for problem in test.problems() {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}: {}", test.rule, neutral_line(&problem));
        }
    }
    for error in errors {
        let _ = writeln!(
            out,
            "{}",
            neutral_line(&without_secrets(&error.to_string()))
        );
    }
    let passed = used().count() - failed;
    let _ = write!(out, "{passed} passed, {failed} failed");
    if !errors.is_empty() {
        let _ = write!(out, ", {} not understood", errors.len());
    }
    out.push('\n');
    out
}
