//! `airlock rules test`: rules against the annotated code beside them.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::rule_files::{self, RuleFile};
use crate::table::columns;
use crate::ui::Ui;
use airlock_report::neutral_line;
use airlock_rules::RuleSet;
use airlock_sast::Engine;
use airlock_sast::rule_test::{self, Expectation, Failure as Difference};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Test rules against the annotated code beside them
///
/// Beside `rule.yaml` stands `rule.py` (or another ending), with comments `ruleid: ID` above lines that the rule must
/// find and `ok: ID` above lines that it must not; `rule.fixed.py` is that code after all fixes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules test .airlock/rules
  airlock rules test my-rule.yaml")]
pub(crate) struct Args {
    /// Rule files, or folders with rule files
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
}

/// What the test of one rule showed.
struct Tested {
    rule: String,
    must_find: usize,
    must_not: usize,
    problems: Vec<String>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let mut tested = Vec::new();
    let mut errors = Vec::new();
    for path in &args.paths {
        for file in rule_files::at(path)? {
            let loaded = rule_files::load(std::slice::from_ref(&file));
            errors.extend(loaded.errors.iter().map(ToString::to_string));
            let rules = RuleSet::new(None, loaded.rules);
            let engine = Engine::new(&rules);
            let code = annotated(&file)?;
            tested.extend((0..rules.len()).map(|number| test(&engine, &rules, number, &code)));
        }
    }
    let failed = tested
        .iter()
        .filter(|test| !test.problems.is_empty())
        .count();
    let good = failed == 0 && errors.is_empty();
    Ui::result(text(&tested, &errors, failed))?;
    Ok(if good { Exit::Clean } else { Exit::Findings })
}

/// Annotated code: its name, its text, and the text after all fixes.
struct Code {
    name: String,
    text: String,
    fixed: Option<String>,
}

/// The annotated files beside a rule file: the same name with another ending.
fn annotated(rule: &RuleFile) -> Result<Vec<Code>, Failure> {
    let folder = rule.path.parent().unwrap_or(Path::new("."));
    let Some(stem) = rule.path.file_stem().and_then(|stem| stem.to_str()) else {
        return Ok(Vec::new());
    };
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::io(folder, &error))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            name.strip_prefix(stem).is_some_and(|rest| {
                rest.starts_with('.')
                    && !matches!(rest, ".yaml" | ".yml")
                    && !rest.starts_with(".fixed")
            })
        })
        .collect();
    names.sort();
    let read = |name: &str| file::read(&folder.join(name), Links::Follow);
    let mut all = Vec::new();
    for name in names {
        let Some(text) = read(&name)? else { continue };
        let ending = name.strip_prefix(stem).unwrap_or_default();
        let fixed = read(&format!("{stem}.fixed{ending}"))?;
        all.push(Code { name, text, fixed });
    }
    Ok(all)
}

fn test(engine: &Engine<'_>, rules: &RuleSet, number: usize, code: &[Code]) -> Tested {
    let rule = rules.ids().nth(number).unwrap_or_default().to_owned();
    let mut tested = Tested {
        must_find: 0,
        must_not: 0,
        problems: Vec::new(),
        rule,
    };
    for file in code {
        let language = airlock_syntax::of_path(&file.name, &file.text);
        for annotation in rule_test::annotations(&file.text) {
            if annotation.rule != tested.rule {
                continue;
            }
            match annotation.expectation {
                Expectation::Finding => tested.must_find += 1,
                Expectation::Nothing => tested.must_not += 1,
                Expectation::FindingLater | Expectation::NothingLater => {}
            }
        }
        let mut differences =
            rule_test::check(engine, rules, number, language, &file.name, &file.text);
        if let Some(fixed) = &file.fixed {
            differences.extend(rule_test::check_fix(
                engine, rules, number, language, &file.name, &file.text, fixed,
            ));
        }
        tested.problems.extend(
            differences
                .iter()
                .map(|difference| words(&file.name, difference)),
        );
    }
    if code.is_empty() {
        tested
            .problems
            .push("no annotated code beside the rule".to_owned());
    } else if tested.must_find == 0 {
        let rule = &tested.rule;
        let problem =
            format!("no line is annotated `ruleid: {rule}`: the test would pass without the rule");
        tested.problems.push(problem);
    }
    tested
}

fn words(name: &str, difference: &Difference) -> String {
    match difference {
        Difference::Missed(line) => format!("{name}:{line}: must be found, is not"),
        Difference::Unexpected(line) => format!("{name}:{line}: is found, must not be"),
        Difference::FixDiffers(line) => {
            format!("{name}: the fixed code differs from line {line} on")
        }
        Difference::Broken(why) => format!("{name}: {why}"),
    }
}

fn text(tested: &[Tested], errors: &[String], failed: usize) -> String {
    let heads = ["RULE", "FIND", "NOT", "RESULT"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(tested.iter().map(|test| {
        let result = if test.problems.is_empty() {
            "ok"
        } else {
            "failed"
        };
        vec![
            test.rule.clone(),
            test.must_find.to_string(),
            test.must_not.to_string(),
            result.to_owned(),
        ]
    }));
    let mut out = columns(&rows);
    for test in tested {
        for problem in &test.problems {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}: {}", test.rule, neutral_line(problem));
        }
    }
    for error in errors {
        let _ = writeln!(out, "{}", neutral_line(error));
    }
    let passed = tested.len() - failed;
    let _ = write!(out, "{passed} passed, {failed} failed");
    if !errors.is_empty() {
        let _ = write!(out, ", {} not understood", errors.len());
    }
    out.push('\n');
    out
}
