//! Other tools' files: what is read of them, what is refused, and how it joins our own findings.

#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::Options;
use airlock_model::{Cx, Evidence, Report, SuppressionSource};
use airlock_rules::{RuleSet, load_yaml};
use airlock_source::{Selection, Workspace, WorkspaceOptions};
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;

const BANDIT: &str = r#"{"errors": [], "generated_at": "2026-01-01T00:00:00Z", "metrics": {"_totals": {}},
 "results": [
  {"code": "5 x", "col_offset": 4, "end_col_offset": 20, "filename": "./src/run.py", "issue_confidence": "HIGH",
   "issue_cwe": {"id": 78, "link": "https://cwe.mitre.org/data/definitions/78.html"}, "issue_severity": "HIGH",
   "issue_text": "subprocess call with shell=True identified, security issue.", "line_number": 4,
   "line_range": [4], "more_info": "https://bandit.readthedocs.io/", "test_id": "B602",
   "test_name": "subprocess_popen_with_shell_equals_true"},
  {"filename": "../outside.py", "issue_text": "x", "line_number": 1, "test_id": "B101"}]}"#;

const ESLINT: &str = r#"[{"filePath": "/builds/app/src/a.js", "messages": [
  {"ruleId": "no-eval", "severity": 2, "message": "eval can be harmful.", "line": 2, "column": 5, "endLine": 2, "endColumn": 9},
  {"ruleId": "semi", "severity": 1, "message": "Missing semicolon.", "line": 1, "column": 20},
  {"ruleId": null, "fatal": true, "severity": 2, "message": "Parsing error", "line": 3, "column": 1}],
  "suppressedMessages": [{"ruleId": "no-new-func", "severity": 2, "message": "x", "line": 3, "column": 1,
   "suppressions": [{"kind": "directive", "justification": "own input"}]}]}]"#;

const PYLINT: &str = r#"[{"type": "warning", "module": "run", "obj": "", "line": 4, "column": 4, "endLine": 4, "endColumn": 24,
  "path": "src/run.py", "symbol": "eval-used", "message": "Use of eval", "message-id": "W0123"}]"#;

const PYLINT2: &str = r#"{"messages": [{"type": "convention", "symbol": "missing-module-docstring", "message": "Missing module docstring",
  "messageId": "C0114", "confidence": "HIGH", "module": "run", "obj": "", "line": 1, "column": 0, "endLine": null,
  "endColumn": null, "path": "src/run.py", "absolutePath": "/x/src/run.py"}], "statistics": {}}"#;

const SARIF: &str = r#"{"version": "2.1.0", "runs": [{
 "tool": {"driver": {"name": "Some Scanner", "rules": [
   {"id": "py/shell", "name": "ShellCommand", "shortDescription": {"text": "Shell command"},
    "fullDescription": {"text": "A command of a shell."}, "help": {"text": "Use a list."}, "helpUri": "https://example.org/shell",
    "defaultConfiguration": {"level": "warning"}, "messageStrings": {"default": {"text": "`{0}` reaches a shell"}},
    "properties": {"tags": ["security", "external/cwe/cwe-078", "OWASP-A03:2021 - Injection"], "precision": "high", "security-severity": "9.8"}},
   {"id": "style", "relationships": [{"target": {"id": "1041", "toolComponent": {"name": "CWE"}}, "kinds": ["superset"]}]}]}},
 "originalUriBaseIds": {"%SRCROOT%": {"uri": "file:///srv/app/"}, "SUB": {"uri": "src/", "uriBaseId": "%SRCROOT%"}},
 "artifacts": [{"location": {"uri": "run.py", "uriBaseId": "SUB"}}],
 "results": [
  {"ruleIndex": 0, "message": {"id": "default", "arguments": ["name"]},
   "locations": [{"physicalLocation": {"artifactLocation": {"index": 0}, "region": {"startLine": 4, "startColumn": 5}}}],
   "codeFlows": [{"threadFlows": [{"locations": [
     {"location": {"physicalLocation": {"artifactLocation": {"uri": "src/run.py"}, "region": {"startLine": 3, "startColumn": 9}}, "message": {"text": "from [here](1)"}}},
     {"location": {"physicalLocation": {"artifactLocation": {"uri": "file:///srv/app/src/run.py"}, "region": {"startLine": 4}}}}]}]}]},
  {"ruleId": "style/sub", "level": "note", "message": {"text": "Style."}, "suppressions": [{"kind": "external", "justification": "agreed"}],
   "locations": [{"physicalLocation": {"artifactLocation": {"uri": "file:///srv/app/src/run.py"}}}]},
  {"ruleId": "py/shell", "kind": "pass", "message": {"text": "fine"}},
  {"ruleId": "py/shell", "baselineState": "absent", "message": {"text": "gone"}},
  {"ruleId": "py/shell", "message": {"text": "no place"}},
  {"ruleId": "py/shell", "message": {"text": "outside"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "../../etc/passwd"}}}]}]}]}"#;

/// Each result in a line, then the notes.
fn show(imported: &Imported) -> String {
    let mut out = format!("tool: {}\n", imported.tool);
    for result in &imported.results {
        let region = result.place.region;
        writeln!(
            out,
            "{} {:?} {}:{:?}-{:?}:{:?} {}/{}/{} {:?} {}",
            result.rule,
            result.place.path,
            region.start_line,
            region.start_column,
            region.end_line,
            region.end_column,
            result.tier,
            result.severity,
            result.confidence,
            result.weaknesses,
            result.message
        )
        .unwrap();
        for (place, label) in &result.steps {
            writeln!(
                out,
                "  step {:?} {} {label}",
                place.path, place.region.start_line
            )
            .unwrap();
        }
        if let Some(suppression) = &result.suppression {
            writeln!(
                out,
                "  suppressed {:?} {:?}",
                suppression.source, suppression.reason
            )
            .unwrap();
        }
    }
    for rule in &imported.rules {
        writeln!(
            out,
            "rule {} [{}] {} {:?} {:?} | {} | {} | {}",
            rule.id,
            rule.aliases.join(" "),
            rule.severity,
            rule.weaknesses,
            rule.owasp,
            rule.message,
            rule.why,
            rule.remediation
        )
        .unwrap();
    }
    for note in &imported.notes {
        writeln!(out, "note {:?} {}", note.status, note.detail).unwrap();
    }
    out
}

#[test]
fn reads_the_formats() {
    let all: Vec<String> = [BANDIT, ESLINT, PYLINT, PYLINT2, SARIF]
        .iter()
        .map(|text| show(&read("results.json", text).unwrap()))
        .collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_byte_order_mark_and_an_empty_list_are_fine() {
    let marked = format!("\u{feff}{PYLINT}");
    assert_eq!(read("x", &marked), read("x", PYLINT));
    assert!(read("x", "[]").unwrap().is_empty());
    assert_eq!(read("x", PYLINT).unwrap().len(), 1);
}

#[test]
fn errors_say_where_and_what_to_do() {
    let deep = "[".repeat(100_000);
    let cases = [
        (
            "{\n \"runs\": [,",
            "r.json: not JSON: expected value at line 2 column 11",
        ),
        ("3", "r.json: no format that is known; supported are SARIF"),
        (
            "{\"results\": [{\"check_id\": \"a\"}]}",
            "r.json: no format that is known",
        ),
        (
            "{\"runs\": []}",
            "r.json: at $.version: the version \"2.1.0\" is expected",
        ),
        (
            "{\"version\": \"1.0.0\", \"runs\": []}",
            "r.json: at $.version: SARIF 1.0.0 is not read, 2.1.0 is",
        ),
        (
            "{\"version\": \"2.1.0\", \"runs\": [{}]}",
            "r.json: at $.runs[0].tool.driver.name: the tool's name is expected",
        ),
        (
            "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"a\"}}, \"results\": [1]}]}",
            "r.json: at $.runs[0].results[0]: an object is expected",
        ),
        (
            "{\"metrics\": {}, \"results\": [{}]}",
            "r.json: at $.results[0].test_id: a test's code is expected",
        ),
        (
            "[{\"filePath\": 1, \"messages\": []}]",
            "r.json: at $[0].filePath: a path is expected",
        ),
        (
            "[{\"message-id\": \"C1\", \"path\": \"a\"}]",
            "r.json: at $[0].message: a text is expected",
        ),
        (
            deep.as_str(),
            "r.json: not JSON: recursion limit exceeded at line 1 column 128",
        ),
    ];
    for (text, expected) in cases {
        let error = read("r.json", text).unwrap_err();
        let head: String = text.chars().take(60).collect();
        assert!(error.to_string().starts_with(expected), "{head}: {error}");
        assert!(error.hint().len() > 20);
    }
    let semgrep = read("r", "{\"results\": [{\"check_id\": \"a\"}]}").unwrap_err();
    assert_eq!(
        semgrep.hint(),
        "this looks like Semgrep; let it write SARIF"
    );
}

const RULE: &str = "rules:\n  - id: shell-command\n    languages: [python]\n    severity: HIGH\n    message: A shell\n    metadata: {tier: vulnerability, confidence: HIGH, cwe: [CWE-78], why: a, remediation: b}\n    pattern: subprocess.call(..., shell=True)\n";

const RUN_PY: &str = "import subprocess\n\ndef run(name):\n    subprocess.call(name, shell=True)\n    eval(name)  # airlock:allow(W0123) reason=tested\n";

/// A run over a small tree, with other tools' results merged in.
fn merged(files: &[(&str, &str)], imports: &[&str], options: &Options) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let (own, errors) = load_yaml("rules.yaml", RULE);
    assert!(errors.is_empty(), "{errors:?}");
    let rules = RuleSet::new(None, own);
    let workspace = Workspace::open(folder.path(), WorkspaceOptions::default()).unwrap();
    let cx = Cx::default();
    let mut report = crate::run(&cx, &workspace, &Selection::Tree, &rules, options).unwrap();
    let imported = imports
        .iter()
        .map(|text| read("r.json", text).unwrap())
        .collect();
    let all = &Selection::Tree;
    merge(&cx, &workspace, all, &rules, options, &mut report, imported).unwrap();
    report
}

fn options() -> Options {
    Options::on(jiff::civil::date(2026, 1, 2))
}

fn lines_of(report: &Report) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let (start, end) = (finding.location.start, finding.location.end);
        let suppression =
            finding
                .suppression
                .as_ref()
                .map(|suppression| match &suppression.source {
                    SuppressionSource::Comment { convention, line } => {
                        format!("{convention}@{line}")
                    }
                    SuppressionSource::Config { key } => key.clone(),
                });
        let steps = match &finding.evidence {
            Evidence::External { steps, .. } => steps.len(),
            _ => 0,
        };
        writeln!(
            out,
            "{} {}:{}-{}:{} {} steps={steps} {:?} {:?} `{}`",
            finding.location.path,
            start.line,
            start.column,
            end.line,
            end.column,
            finding.rule,
            finding.also_reported_by,
            suppression,
            finding.excerpt.lines.first().map_or("", |line| line.trim()),
        )
        .unwrap();
    }
    let rules: Vec<&str> = report.rules.iter().map(|rule| rule.id.as_str()).collect();
    writeln!(out, "rules {}", rules.join(" ")).unwrap();
    for entry in report
        .coverage
        .entries
        .iter()
        .filter(|entry| entry.engine == Engine::Import)
    {
        writeln!(
            out,
            "{:?} {:?} {:?} {}",
            entry.path, entry.status, entry.reason, entry.detail
        )
        .unwrap();
    }
    out
}

#[test]
fn results_join_our_own_findings() {
    let pylint = PYLINT
        .replace("\"line\": 4", "\"line\": 5")
        .replace("\"endLine\": 4", "\"endLine\": 5");
    let js = "const a = '😀'; f(a)\nx = eval(a)\nnew Function(a)\n";
    let files = [("src/run.py", RUN_PY), ("src/a.js", js)];
    let report = merged(
        &files,
        &[BANDIT, ESLINT, &pylint, SARIF, BANDIT],
        &options(),
    );
    insta::assert_snapshot!(lines_of(&report));
    assert_eq!(report.counts, airlock_model::Counts::of(&report.findings));
    assert!(report.run.failed);
    let sorted = report
        .findings
        .is_sorted_by_key(|finding| (finding.location.path.clone(), finding.location.start));
    assert!(sorted);
    for finding in &report.findings {
        assert!(
            report.rule_of(finding).unwrap().untrusted,
            "{}",
            finding.rule
        );
    }
}

#[test]
fn comments_do_not_count_where_they_are_disregarded() {
    let files = [
        ("src/run.py", RUN_PY),
        ("src/a.js", "\neval(a) // eslint-disable-line no-eval\n\n"),
    ];
    let suppressed = |options: &Options| {
        let report = merged(&files, &[ESLINT], options);
        let by = |rule: &str| {
            let found = report
                .findings
                .iter()
                .find(|finding| finding.rule.as_str() == rule);
            found.unwrap().suppression.is_some()
        };
        (by("eslint:no-eval"), by("eslint:no-new-func"))
    };
    assert_eq!(suppressed(&options()), (true, true));
    let audit = Options {
        suppressions: crate::SuppressionMode::Disregard,
        ..options()
    };
    assert_eq!(suppressed(&audit), (false, false));
}

#[test]
fn results_in_test_code_inform_only() {
    let bandit = BANDIT.replace("./src/run.py", "tests/test_run.py");
    let report = merged(
        &[("tests/test_run.py", "a\nb\nc\nd\n")],
        &[&bandit],
        &options(),
    );
    let tiers: Vec<_> = report.findings.iter().map(|finding| finding.tier).collect();
    assert_eq!(tiers, [airlock_model::Tier::Audit]);
}

#[test]
fn a_missing_file_keeps_its_results() {
    let report = merged(&[("other.py", "x = 1\n")], &[PYLINT], &options());
    insta::assert_snapshot!(lines_of(&report));
}

#[test]
fn a_result_about_a_whole_file_swallows_nothing() {
    let text = format!("{RUN_PY}{}", "x = 1\n".repeat(40));
    let wide = BANDIT
        .replace("\"line_number\": 4", "\"line_number\": 1")
        .replace("\"line_range\": [4]", "\"line_range\": [1, 44]");
    let report = merged(&[("src/run.py", &text)], &[&wide], &options());
    assert_eq!(report.findings.len(), 2, "{}", lines_of(&report));
}

/// JSON that resembles the formats.
fn json() -> impl Strategy<Value = Value> {
    let keys = prop_oneof![
        Just("runs"),
        Just("version"),
        Just("results"),
        Just("tool"),
        Just("driver"),
        Just("name"),
        Just("rules"),
        Just("id"),
        Just("locations"),
        Just("physicalLocation"),
        Just("artifactLocation"),
        Just("uri"),
        Just("region"),
        Just("startLine"),
        Just("endLine"),
        Just("startColumn"),
        Just("message"),
        Just("text"),
        Just("ruleId"),
        Just("filePath"),
        Just("messages"),
        Just("statistics"),
        Just("metrics"),
        Just("test_id"),
        Just("filename"),
        Just("line_number"),
        Just("path"),
        Just("message-id"),
        Just("line"),
        Just("column"),
        Just("index"),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<u64>().prop_map(Value::from),
        any::<i8>().prop_map(Value::from),
        Just(Value::from("2.1.0")),
        Just(Value::from("src/a.py")),
        "(\\.\\./|%2e|file:|[a-zé/\\\\\\[\\](){}0-9]){0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
            proptest::collection::vec((keys.clone(), inner), 0..8).prop_map(|pairs| {
                Value::Object(
                    pairs
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

/// A SARIF file whose one result is odd.
fn odd_result(result: &Value) -> String {
    serde_json::json!({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "T", "rules": [result]}}, "results": [{
        "ruleId": result, "message": result, "codeFlows": result, "relatedLocations": [result], "rule": result,
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.py"}, "region": result}}]}]}]})
    .to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_json_ends_in_results_or_an_error(value in json()) {
        for text in [value.to_string(), odd_result(&value), format!("{{\"metrics\":1,\"results\":[{value}]}}")] {
            if let Ok(imported) = read("r", &text) {
                prop_assert!(imported.rules.iter().all(|rule| rule.untrusted));
            }
        }
    }
}
