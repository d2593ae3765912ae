//! `cargo xtask conformance`: how many rules of a checkout pass the tests beside them.
//!
//! The testing itself is `airlock rules test`; here its results are added up by language. A rule that cannot be used
//! fails in each language it names, so that a language nobody reads counts too.
//!
//! Invariant: nothing of the checkout is written anywhere but to the terminal.

use crate::args::Args;
use crate::{process, test, ui};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(crate) const USAGE: &str = "\
  conformance --rules DIR [--failing] [--language NAME] [--mode search|taint]
      Tests every rule below DIR (Semgrep's layout: x.yaml, beside it x.py or the like with annotations) and prints
      for each language how many pass.
      --failing          lists the rules that fail, each with its reason
      --language NAME    only rules that name this language
      --mode MODE        only rules of this mode";

/// A rule's test, as `airlock rules test --format json` writes it.
#[derive(Debug, Deserialize)]
struct Test {
    rule: String,
    file: String,
    languages: Vec<String>,
    mode: String,
    error: Option<String>,
    code: Vec<Code>,
}

/// Its test on one file of code.
#[derive(Debug, Default, Deserialize)]
struct Code {
    name: String,
    language: Option<String>,
    missed: Vec<u32>,
    unexpected: Vec<u32>,
    other: Vec<String>,
    parse_error: Option<u32>,
}

pub(crate) fn run(root: &Path, mut args: Args) -> Result<()> {
    let rules = args
        .option("--rules")?
        .context("where are the rules? give `--rules DIR`")?;
    let failing = args.switch("--failing");
    let language = args.option("--language")?;
    let mode = args.option("--mode")?;
    args.finish()?;
    let rules = std::fs::canonicalize(&rules).with_context(|| format!("cannot find {rules}"))?;
    let airlock = test::built_airlock(root)?;
    let mut command =
        process::program(&rules, &airlock, ["rules", "test", ".", "--format", "json"]);
    let mut tests: Vec<Test> =
        serde_json::from_str(&process::capture_expecting(&mut command, &[0, 1])?)?;
    tests.retain(|test| {
        !test.code.is_empty()
            && language
                .as_ref()
                .is_none_or(|name| test.languages.contains(name))
            && mode.as_ref().is_none_or(|mode| test.mode == *mode)
    });
    if failing {
        for test in &tests {
            for reason in test.reasons() {
                let reason: Vec<&str> = reason.split_whitespace().collect();
                ui::line(&format!(
                    "{} {}: {}",
                    test.file,
                    test.rule,
                    reason.join(" ")
                ));
            }
        }
    }
    for line in table(&tests) {
        ui::line(&line);
    }
    Ok(())
}

impl Code {
    fn fails(&self) -> bool {
        self.language.is_none()
            || !(self.missed.is_empty() && self.unexpected.is_empty() && self.other.is_empty())
    }

    fn reason(&self) -> Option<String> {
        if !self.fails() || self.language.is_none() {
            return None;
        }
        let mut reasons = Vec::new();
        for (what, lines) in [
            ("missed", &self.missed),
            ("false positive", &self.unexpected),
        ] {
            if !lines.is_empty() {
                let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
                reasons.push(format!("{what} {}", lines.join(" ")));
            }
        }
        reasons.extend(self.other.iter().cloned());
        if let Some(line) = self.parse_error {
            reasons.push(format!("parse error at {line}"));
        }
        Some(format!("{}: {}", self.name, reasons.join("; ")))
    }
}

impl Test {
    fn passes(&self) -> bool {
        self.error.is_none() && !self.code.iter().any(Code::fails)
    }

    fn reasons(&self) -> Vec<String> {
        match &self.error {
            Some(error) => vec![error.clone()],
            None => self.code.iter().filter_map(Code::reason).collect(),
        }
    }

    /// In which languages it was tested, and whether it passes there.
    fn by_language(&self) -> BTreeMap<&str, bool> {
        let mut all = BTreeMap::new();
        for code in &self.code {
            if let Some(language) = &code.language {
                *all.entry(language.as_str()).or_insert(true) &= !code.fails();
            }
        }
        if all.is_empty() || self.error.is_some() {
            all.extend(self.languages.iter().map(|name| (name.as_str(), false)));
        }
        all
    }
}

/// Numbers of one language.
#[derive(Debug, Default)]
struct Score {
    tested: usize,
    passed: usize,
    false_positives: usize,
}

impl Score {
    fn line(&self, name: &str) -> String {
        // Rounded down: 98.96 % is not 99 %.
        let tenths = (self.passed * 1000).checked_div(self.tested).unwrap_or(0);
        format!(
            "{name:14} {:6} {:6} {:6} {:4}.{} % {:6}",
            self.tested,
            self.passed,
            self.tested - self.passed,
            tenths / 10,
            tenths % 10,
            self.false_positives
        )
    }
}

/// A line for each language, one for those that can be read, and one for all.
fn table(tests: &[Test]) -> Vec<String> {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let read: BTreeSet<&str> = tests
        .iter()
        .flat_map(|test| &test.code)
        .filter_map(|code| code.language.as_deref())
        .collect();
    let (mut all, mut readable) = (Score::default(), Score::default());
    for test in tests {
        let false_positives = |of: Option<&str>| {
            let code = test.code.iter();
            code.filter(|code| of.is_none() || code.language.as_deref() == of)
                .map(|code| code.unexpected.len())
                .sum::<usize>()
        };
        let by_language = test.by_language();
        let is_readable = by_language.keys().any(|name| read.contains(name));
        for (name, passes) in by_language {
            let score = scores.entry(name).or_default();
            score.add(passes, false_positives(Some(name)));
        }
        all.add(test.passes(), false_positives(None));
        if is_readable {
            readable.add(test.passes(), false_positives(None));
        }
    }
    let mut lines = vec!["language       tested passed failed    share  false".to_owned()];
    lines.extend(scores.iter().map(|(name, score)| score.line(name)));
    lines.push(readable.line("readable"));
    lines.push(all.line("all"));
    lines
}

impl Score {
    fn add(&mut self, passes: bool, false_positives: usize) {
        self.tested += 1;
        self.passed += usize::from(passes);
        self.false_positives += false_positives;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(language: Option<&str>, missed: &[u32], unexpected: &[u32]) -> Code {
        Code {
            name: "a.x".to_owned(),
            language: language.map(str::to_owned),
            missed: missed.to_vec(),
            unexpected: unexpected.to_vec(),
            ..Code::default()
        }
    }

    fn test(languages: &[&str], error: Option<&str>, code: Vec<Code>) -> Test {
        Test {
            rule: "a".to_owned(),
            file: "a.yaml".to_owned(),
            languages: languages.iter().map(|name| (*name).to_owned()).collect(),
            mode: "search".to_owned(),
            error: error.map(str::to_owned),
            code,
        }
    }

    #[test]
    fn a_rule_counts_once_in_all_and_once_in_each_language_it_was_tested_in() {
        let tests = [
            test(
                &["go", "java"],
                None,
                vec![
                    code(Some("go"), &[], &[]),
                    code(Some("java"), &[3], &[4, 5]),
                ],
            ),
            test(&["go"], None, vec![code(Some("go"), &[], &[])]),
            test(&["cobol"], Some("not known"), vec![code(None, &[], &[])]),
        ];
        assert_eq!(
            table(&tests),
            [
                "language       tested passed failed    share  false",
                "cobol               1      0      1    0.0 %      0",
                "go                  2      2      0  100.0 %      0",
                "java                1      0      1    0.0 %      2",
                "readable            2      1      1   50.0 %      2",
                "all                 3      1      2   33.3 %      2",
            ]
        );
    }

    #[test]
    fn a_reason_names_lines_and_where_the_grammar_stumbled() {
        let mut failing = code(Some("go"), &[3], &[4, 5]);
        failing.parse_error = Some(2);
        let tested = test(&["go"], None, vec![failing]);
        assert_eq!(
            tested.reasons(),
            ["a.x: missed 3; false positive 4 5; parse error at 2"]
        );
        let broken = test(&["go"], Some("not a pattern"), vec![code(None, &[], &[])]);
        assert_eq!(broken.reasons(), ["not a pattern"]);
    }
}
