//! Any pattern on any text ends within the budget, without a panic.

use airlock_model::{Budget, Cx};
use airlock_rules::{Candidates, RuleSet, load_yaml};
use airlock_sast::{Engine, SourceView, enclosing_symbol, normalised_tokens};
use airlock_syntax::{LANGUAGES, Language, ParseLimits, parse};
use proptest::prelude::*;

fn rule(language: &str, pattern: &str) -> RuleSet {
    let yaml = serde_json::json!({"rules": [{
        "id": "r", "languages": [language], "severity": "HIGH", "message": "found $X",
        "patterns": [{"pattern": pattern}, {"pattern-not-inside": "..."}, {"pattern-regex": ".*"}],
    }]});
    let (packed, _) = load_yaml("r.yaml", &yaml.to_string());
    RuleSet::new(None, packed)
}

/// Everything is a source, and whatever the pattern matches is a sink and passes taint on.
fn taint_rule(language: &str, pattern: &str) -> RuleSet {
    let yaml = serde_json::json!({"rules": [{
        "id": "r", "mode": "taint", "languages": [language], "severity": "HIGH", "message": "found $X",
        "pattern-sources": [{"pattern": "$A", "by-side-effect": true}, {"pattern-regex": "a", "control": true}],
        "pattern-sinks": [{"pattern": "$B"}, {"pattern": pattern, "at-exit": true}],
        "pattern-propagators": [{"pattern": pattern, "from": "$A", "to": "$B"}],
        "pattern-sanitizers": [{"pattern-regex": "b", "exact": true, "by-side-effect": true}],
    }]});
    let (packed, _) = load_yaml("r.yaml", &yaml.to_string());
    RuleSet::new(None, packed)
}

fn run(language: usize, pattern: &str, text: &str, steps: u64) {
    let Some(language) = LANGUAGES.get(language % LANGUAGES.len()) else {
        return;
    };
    for rules in [
        rule(language.name, pattern),
        taint_rule(language.name, pattern),
        rule("generic", pattern),
    ] {
        run_rules(&rules, language, text, steps);
    }
}

fn run_rules(rules: &RuleSet, language: &'static Language, text: &str, steps: u64) {
    let cx = Cx::default();
    let parsed = parse(&cx, language, text, ParseLimits::default());
    let view = SourceView {
        path: "a",
        text,
        language: Some(language),
        tree: &parsed.tree,
    };
    let engine = Engine::new(rules);
    let candidates = Candidates {
        rules: (0..rules.len()).collect(),
        ..Candidates::default()
    };
    let scan = engine.scan(&cx, &view, &candidates, &mut Budget::new(steps));
    for found in scan.matches {
        let _ = enclosing_symbol(&parsed.tree, text, found.span);
        let _ = normalised_tokens(&parsed.tree, text, found.span);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_pattern_on_any_text(
        language in 0_usize..64,
        pattern in "(\\$[A-Z]|\\.\\.\\.|[a-z(){}=.,;:\"'<>+ \n]){0,20}",
        text in "[a-z(){}\\[\\]=.,;:\"'`$<>+\n éλ]{0,120}",
    ) {
        run(language, &pattern, &text, 200_000);
    }
}

#[test]
fn nested_ellipses_end_by_budget() {
    let pattern = "f(..., $A, ..., $B, ..., $C, ..., $D, ..., $E, ...)";
    let text = format!(
        "f({})",
        (0..200)
            .map(|at| format!("a{at}"))
            .collect::<Vec<_>>()
            .join(", ")
    );
    run(0, pattern, &text, 200_000);
    let statements = "$A\n...\n$B\n...\n$C\n...\n$D\n...\nstop()";
    run(0, statements, &"x = 1\n".repeat(2000), 200_000);
}

#[test]
fn plain_text_ends_by_budget() {
    let one_line = "a b ( ".repeat(20_000);
    let deep: String = (0..2_000).map(|at| " ".repeat(at) + "a\n").collect();
    for text in [&one_line, &deep] {
        for pattern in [
            "a ...",
            "a ... b ... c",
            "... a",
            "$X ... $X ... $X",
            "$...X a $...X",
        ] {
            let rules = rule("generic", pattern);
            run_rules(&rules, LANGUAGES.first().unwrap(), text, 300_000);
        }
    }
}

#[test]
fn deep_texts_do_not_overflow() {
    for (language, text) in [
        (0, format!("{}x{}", "(".repeat(3000), ")".repeat(3000))),
        (0, format!("x = {}1", "a + ".repeat(5_000))),
        (1, format!("x{}", ".a()".repeat(5_000))),
    ] {
        run(language, "<... $X ...>", &text, 100_000);
        run(language, "$X. ... .a()", &text, 100_000);
        run(language, "\"...\"", &text, 100_000);
    }
}

#[test]
fn deep_flows_end_by_budget() {
    let statements = |line: &str, count: usize| (0..count).map(|_| line).collect::<String>();
    let nested = |open: &str, count: usize, close: &str| {
        format!("{}x{}", statements(open, count), statements(close, count))
    };
    for (language, text) in [
        (0, format!("x = {}1", statements("a + ", 5_000))),
        (0, statements("x = f(x, y)\ny = g(y, x)\n", 2_000)),
        (1, nested("if (a) { for (;;) { b = c; ", 500, " } }")),
        (1, nested("f(() => { ", 500, " })")),
        (1, format!("x = {}1", statements("a ? b : ", 2_000))),
        (1, format!("x{} = y", statements(".a", 5_000))),
        (1, nested("try { a = b; ", 300, " } finally { c(a) }")),
        (
            1,
            nested(
                "while (a) { b = c; c = d; d = b; if (e) continue; ",
                300,
                " }",
            ),
        ),
    ] {
        run(language, "f(...)", &text, 300_000);
    }
}
