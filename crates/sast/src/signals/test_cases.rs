//! Tests that check nothing.
//!
//! A test is told by its framework's convention. Any call whose name speaks of checking counts as a check, as does a call
//! of a function of the same file that checks, and a call of a helper whose name says so; what only must not throw and
//! says so by its name is left alone.

use super::{File, Signal, SignalRule};
use crate::functions::Function;
use airlock_model::{Purpose, Span};
use airlock_syntax::{Kind, NodeId, Role};
use rustc_hash::FxHashSet;

/// What names of calls that check something hold, in lower case.
const CHECKS: [&str; 30] = [
    "assert",
    "expect",
    "should",
    "verify",
    "check",
    "must",
    "require",
    "raises",
    "throws",
    "fail",
    "match",
    "snapshot",
    "golden",
    "compare",
    "equal",
    "diff",
    "ensure",
    "validate",
    "approv",
    "eventually",
    "contain",
    "error",
    "is_",
    "same",
    "t.log",
    "skip",
    "benchmark",
    "run",
    "test",
    "confirm",
];

/// What names of tests hold that need no check.
const NEEDS_NONE: [&str; 22] = [
    "never",
    "fuzz",
    "crash",
    "without_err",
    "not_throw",
    "notthrow",
    "not_raise",
    "notraise",
    "no_error",
    "noerror",
    "no_exception",
    "noexception",
    "not_fail",
    "notfail",
    "not_panic",
    "nopanic",
    "not_crash",
    "smoke",
    "import",
    "compile",
    "setup",
    "teardown",
];

pub(super) fn find(file: &File<'_>) -> Vec<Signal> {
    if file.purpose != Purpose::Test {
        return Vec::new();
    }
    // Helpers of this file that check; through one another, too.
    let mut checking: FxHashSet<&str> = FxHashSet::default();
    loop {
        let before = checking.len();
        for function in file.functions {
            if !function.name.is_empty() && checks(file, function.span, &checking) {
                checking.insert(&function.name);
            }
        }
        if checking.len() == before {
            break;
        }
    }
    let tests = { file.functions.iter() }.filter_map(|function| test_name(file, function));
    tests
        .filter(|(name, span)| {
            let lower = name.to_ascii_lowercase().replace(' ', "_");
            !NEEDS_NONE.iter().any(|word| lower.contains(word))
                && has_code(file, *span)
                && !checks(file, *span, &checking)
        })
        .map(|(name, span)| Signal {
            rule: SignalRule::TestWithoutAssertion,
            span: Span::new(span.start, (span.start + 1).min(span.end)),
            symbol: name.clone(),
            message: format!("The test `{name}` checks nothing: it passes whatever the code does"),
            identity: name,
        })
        .collect()
}

/// The tests of a file: name, place, and whether it is skipped.
pub(super) fn tests(file: &File<'_>) -> Vec<(String, Span, bool)> {
    let facts = file.facts;
    let each = { file.functions.iter() }.filter_map(|function| {
        let (name, _) = test_name(file, function).or_else(|| skipped_call(file, function))?;
        let code = facts.tree.node(function.node).span().slice(facts.text);
        let marks = [
            "t.Skip(",
            "pytest.skip(",
            "@skip",
            "@unittest.skip",
            "@pytest.mark.skip",
            "@Disabled",
            "@Ignore",
            "[Ignore",
            "#[ignore",
            "markTestSkipped",
            "Skip =",
        ];
        let is_skipped =
            marks.iter().any(|mark| code.contains(mark)) || skipped_call(file, function).is_some();
        Some((name, function.head, is_skipped))
    });
    each.collect()
}

/// The text of `it.skip("…", …)` and `xit("…", …)` whose closure `function` is.
fn skipped_call(file: &File<'_>, function: &Function) -> Option<(String, Span)> {
    let facts = file.facts;
    let tree = facts.tree;
    let args = facts.parent(function.node);
    let call = facts.parent(args);
    let callee = tree.child(call, Role::Callee)?;
    let is_skipped = matches!(
        tree.text(facts.text, callee),
        "it.skip" | "test.skip" | "xit" | "xtest"
    );
    let name = tree.children(args).next()?;
    { is_skipped && tree.kind(args) == Kind::Args }
        .then(|| facts.literal(name))
        .flatten()
        .map(|name| (name, tree.node(function.body).span()))
}

/// The name of the test that a function is, and its code.
fn test_name(file: &File<'_>, function: &Function) -> Option<(String, Span)> {
    let facts = file.facts;
    let tree = facts.tree;
    let body = tree.node(function.body).span();
    let name = function.name.as_str();
    let decorators = || {
        let all = { tree.children(function.node) }
            .filter(|child| tree.node(*child).role == Role::Decorator);
        all.map(|child| tree.text(facts.text, child))
            .collect::<Vec<&str>>()
    };
    let is_test = match facts.language.name {
        "python" => {
            let is_fixture = decorators().iter().any(|text| text.contains("fixture"));
            name.starts_with("test_") && !is_fixture
        }
        "go" => name.starts_with("Test") && name != "TestMain" && !function.is_method,
        "java" | "kotlin" => {
            let all = decorators();
            let is_marked = all.iter().any(|text| {
                let text = text.trim_start_matches('@');
                matches!(text.split('(').next(), Some("Test" | "ParameterizedTest"))
            });
            let expects = all.iter().any(|text| text.contains("expected"));
            is_marked && !expects
        }
        "csharp" => decorators()
            .iter()
            .any(|text| matches!(*text, "Fact" | "Theory" | "Test" | "TestMethod")),
        "rust" => {
            let all = decorators();
            all.iter().any(|text| text.contains("test"))
                && !all.iter().any(|text| text.contains("should_panic"))
        }
        "javascript" | "typescript" | "tsx" => {
            return test_call(file, function).map(|name| (name, body));
        }
        "php" => name.starts_with("test") && function.is_method,
        _ => false,
    };
    is_test.then(|| (name.to_owned(), body))
}

/// The text of `it("…", () => …)` and `test("…", …)` whose closure `function` is.
fn test_call(file: &File<'_>, function: &Function) -> Option<String> {
    let facts = file.facts;
    let tree = facts.tree;
    let args = facts.parent(function.node);
    let call = facts.parent(args);
    if tree.kind(args) != Kind::Args || tree.kind(call) != Kind::Call {
        return None;
    }
    let callee = tree.child(call, Role::Callee)?;
    if !matches!(tree.text(facts.text, callee), "it" | "test") {
        return None;
    }
    // Who takes `done` calls it when the test passes.
    let takes_nothing = { tree.child(function.node, Role::Params) }
        .is_none_or(|params| tree.children(params).next().is_none());
    let name = tree.children(args).next()?;
    facts.literal(name).filter(|_| takes_nothing)
}

/// Whether anything in `span` checks something.
fn checks(file: &File<'_>, span: Span, checking: &FxHashSet<&str>) -> bool {
    let tree = file.facts.tree;
    let has_statement = { tree.starting_in(Some(span)) }
        .filter(|id| span.contains(tree.node(*id).span()))
        .any(|id| match tree.kind(id) {
            Kind::Assert | Kind::Throw => true,
            // `x.should.be.true`, macros.
            Kind::Member | Kind::Ident | Kind::With => speaks_of_checks(file, id),
            _ => false,
        });
    has_statement || { file.uses.iter() }.any(|used| {
        let name = used.path.rsplit('.').next().unwrap_or("");
        // What drives a browser fails where the page is not as it is asked for.
        if matches!(used.path.split('.').next(), Some("cy" | "page" | "browser")) {
            return span.contains(tree.node(used.node).span());
        }
        span.contains(tree.node(used.node).span()) && checking.contains(name)
    })
}

fn speaks_of_checks(file: &File<'_>, id: NodeId) -> bool {
    let tree = file.facts.tree;
    if tree.kind(id) == Kind::With || tree.kind(id) == Kind::Member {
        return false;
    }
    let name = tree.text(file.facts.text, id).to_ascii_lowercase();
    CHECKS.iter().any(|word| name.contains(word))
}

/// Whether there is anything that could be checked.
fn has_code(file: &File<'_>, body: Span) -> bool {
    { file.uses.iter() }.any(|used| body.contains(file.facts.tree.node(used.node).span()))
}
