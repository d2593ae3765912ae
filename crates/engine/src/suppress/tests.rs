//! Directives in annotated texts: what they cover, and what is said about them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::apply::judge as judge_all;
use super::*;
use crate::mask::Mask;
use airlock_model::{
    BaselineState, Confidence, Cwe, Cx, Engine, Evidence, Excerpt, Finding, Fingerprint, LineIndex,
    Making, Origin, Purpose, RepoPath, RuleId, Severity, Source, Span, SuppressionSource, Tier,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn source(path: &str, text: &str) -> Source {
    Source {
        path: RepoPath::new(path),
        text: text.to_owned(),
        purpose: Purpose::Product,
        making: Making::Written,
    }
}

fn read_file(path: &str, text: &str) -> Vec<Directive> {
    let mask = Mask::new(text, airlock_secrets::detectors(), &[]);
    let language = airlock_syntax::of_path(path, text);
    let directives = directives(&Cx::default(), &source(path, text), language, &mask);
    for directive in &directives {
        let span = directive.location.span;
        let head: String = span.slice(text).chars().take(300).collect();
        assert_eq!(head, directive.text);
    }
    directives
}

/// `convention[rules] lines`, one a directive.
fn show(path: &str, text: &str) -> String {
    let one = |directive: &Directive| {
        let lines: Vec<String> = directive
            .lines
            .iter()
            .map(|range| match range.last {
                last if last == range.first => range.first.to_string(),
                u32::MAX => format!("{}-end", range.first),
                last => format!("{}-{last}", range.first),
            })
            .collect();
        let fault = directive.fault.as_ref().map_or("", |_| " malformed");
        format!(
            "{}[{}] {}{fault}",
            directive.convention.as_str(),
            directive.rules.join(" "),
            lines.join(",")
        )
    };
    let shown: Vec<String> = read_file(path, text).iter().map(one).collect();
    shown.join("; ")
}

#[test]
fn a_directive_covers_its_line_or_the_next_code() {
    let cases = [
        (
            "a.py",
            "x()  # airlock:allow(a)\ny()\n",
            "airlock:allow[a] 1",
        ),
        (
            "a.py",
            "# airlock:allow(a)\n\n# more\nx()\n",
            "airlock:allow[a] 1,4",
        ),
        ("a.py", "x()\n# airlock:allow(a)\n", "airlock:allow[a] 2"),
        (
            "a.js",
            "/*\n * airlock:allow(a) reason=x\n */\nf()",
            "airlock:allow[a] 2,4",
        ),
        (
            "a.js",
            "/* airlock:allow(a) */ f()\ng()",
            "airlock:allow[a] 1",
        ),
        (
            "a.js",
            "/* b\n airlock:allow(a) */ f()\ng()",
            "airlock:allow[a] 2",
        ),
        (
            "a.js",
            "// airlock:allow(a) until=2020-1-1\nf()",
            "airlock:allow[a] 1,2 malformed",
        ),
        ("a.py", "x = '# airlock:allow(a)'\n", ""),
        ("a.py", "# use `airlock:allow(a)` here\n", ""),
        ("a.py", "\"\"\"\nairlock:allow(a)\n\"\"\"\n", ""),
        (
            "a.html",
            "<p>\n<!-- airlock:allow(a) -->\n<b>\n",
            "airlock:allow[a] 2,3",
        ),
        (
            "a.html",
            "<script>\nf() // airlock:allow(a)\n</script>",
            "airlock:allow[a] 2",
        ),
        (
            "a.j2",
            "{# airlock:allow(a) #}\n{{ x }}",
            "airlock:allow[a] 1,2",
        ),
        ("a.cfg", "; airlock:allow(a)\nx=1\n", "airlock:allow[a] 1,2"),
        (
            "a.cfg",
            "x=1 # airlock:allow(a, b)\n",
            "airlock:allow[a b] 1",
        ),
        ("a.cfg", "airlock:allow(a)\n", ""),
        (
            "a.md",
            "# T\n\n```python\n# airlock:allow(a)\nf()\n```\n",
            "airlock:allow[a] 4,5",
        ),
        ("a.md", "```python\nx = '# airlock:allow(a)'\n```\n", ""),
        ("a.yaml", "a: 1 # airlock:allow(a)\n", "airlock:allow[a] 1"),
        (
            "Dockerfile",
            "# airlock:allow(a)\nRUN x\n",
            "airlock:allow[a] 1,2",
        ),
        (
            "a.sql",
            "-- airlock:allow(a)\nSELECT 1;\n",
            "airlock:allow[a] 1,2",
        ),
    ];
    for (path, text, expected) in cases {
        assert_eq!(show(path, text), expected, "{path}: {text}");
    }
}

#[test]
fn others_directives() {
    let cases = [
        ("x() # nosemgrep\n", "nosemgrep[] 1"),
        ("x() # nosem\n", "nosemgrep[] 1"),
        ("# nosemgrep: a.b, c\n\nx()\n", "nosemgrep[a.b c] 1,2"),
        ("x() # nosemantics\n", ""),
        ("x() # nosec\n", "nosec[] 1"),
        (
            "x() # noqa # nosec B602,B607 safe here\n",
            "nosec[B602 B607] 1",
        ),
        ("x() # nosec: assert_used\n", "nosec[assert_used] 1"),
        ("x() # nosec because random words\n", "nosec[] 1"),
        ("x() # with nosec inside\n", ""),
        ("x() # as in `# nosec B602`\n", ""),
        ("x() # nosecond\n", ""),
        ("x() #nolint:errcheck,gosec // ours\n", "nolint[] 1"),
        ("#nolint:gosec\nx()\n", "nolint[] 1,2"),
        ("x() #nolint\n", "nolint[] 1"),
        ("x() # nolint:all\n", "nolint[] 1"),
        ("x() #nolint:errcheck\n", ""),
        ("x() #nolint me\n", ""),
        ("x() #nolintlint\n", ""),
        ("x() # NOSONAR: fine\n", "NOSONAR[] 1"),
        ("x() # NOSONAR(python:S2077)\n", "NOSONAR[python:S2077] 1"),
        ("x() # gitleaks:allow\n", "gitleaks:allow[] 1"),
        ("x() # trufflehog:ignore\n", "trufflehog:ignore[] 1"),
        (
            "x() # pragma: allowlist secret\n",
            "pragma: allowlist secret[] 1",
        ),
        (
            "# pragma: allowlist nextline secret\nx()\n",
            "pragma: allowlist secret[] 2",
        ),
        (
            "x() # nosec # airlock:allow(a)\n",
            "nosec[] 1; airlock:allow[a] 1",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(show("a.py", text), expected, "{text}");
    }
    let cases = [
        (
            "f() // eslint-disable-line no-eval, a/b -- why",
            "eslint-disable[no-eval a/b] 1",
        ),
        ("// eslint-disable-next-line\nf()", "eslint-disable[] 2"),
        (
            "/* eslint-disable no-eval */\nf()\n",
            "eslint-disable[no-eval] 1-end",
        ),
        (
            "/* eslint-disable */\nf()\n/* eslint-enable */\ng()",
            "eslint-disable[] 1-3",
        ),
        ("f() // #nosec G204 -- a constant", "nosec[G204] 1"),
    ];
    for (text, expected) in cases {
        assert_eq!(show("a.js", text), expected, "{text}");
    }
    let eslint = read_file("a.js", "f() // eslint-disable-line no-eval -- own input\n");
    assert_eq!(eslint[0].reason.as_deref(), Some("own input"));
}

#[test]
fn cells_of_a_notebook_are_read_as_code() {
    let text = r##"{"cells":[{"cell_type":"code","source":[
"# airlock:allow(a)\n",
"f()\n"
]}],"metadata":{"language_info":{"name":"python"}},"nbformat":4}"##;
    let found = read_file("a.ipynb", text);
    let lines: Vec<u32> = found[0].lines.iter().map(|range| range.first).collect();
    assert_eq!((found.len(), lines), (1, vec![2, 3]));
}

#[test]
fn too_many_are_cut_and_told() {
    let text = "f() # airlock:allow(a)\n".repeat(MAX_DIRECTIVES + 5);
    let found = read_file("a.py", &text);
    assert_eq!(found.len(), MAX_DIRECTIVES);
    let faults: Vec<&Directive> = found.iter().filter(|it| it.fault.is_some()).collect();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].location.start.line as usize, MAX_DIRECTIVES);
}

struct Rules;

impl RuleBook for Rules {
    fn aliases(&self, rule: &RuleId) -> Vec<String> {
        if rule.as_str() == "eval-of-input" {
            vec!["python.lang.eval".to_owned(), "tool:E1".to_owned()]
        } else {
            Vec::new()
        }
    }

    fn engine_of(&self, name: &str) -> Option<Engine> {
        match name {
            "eval-of-input" | "shell-command" | "python.lang.eval" => Some(Engine::Sast),
            "github-token" => Some(Engine::Secrets),
            _ => None,
        }
    }

    fn ids(&self) -> Vec<&str> {
        vec!["eval-of-input", "github-token", "shell-command"]
    }
}

fn finding(text: &str, path: &str, rule: &str, lines: (u32, u32)) -> Finding {
    let index = LineIndex::new(text);
    let span = Span::new(index.line_start(lines.0), index.line_start(lines.1 + 1));
    let (engine, weakness) = match rule {
        "github-token" => (Engine::Secrets, Cwe(798)),
        "shell-command" => (Engine::Sast, Cwe(78)),
        _ => (Engine::Sast, Cwe(95)),
    };
    let evidence = if rule == "no-eval" {
        Evidence::External {
            tool: "ESLint".to_owned(),
            rule: rule.to_owned(),
            steps: Vec::new(),
        }
    } else {
        Evidence::Pattern {
            bindings: std::collections::BTreeMap::new(),
        }
    };
    Finding {
        rule: RuleId::new(rule),
        engine,
        tier: Tier::Vulnerability,
        severity: Severity::High,
        confidence: Confidence::High,
        weaknesses: vec![weakness],
        location: index.location(&RepoPath::new(path), text, span),
        related: Vec::new(),
        message: String::new(),
        evidence,
        fixes: Vec::new(),
        fingerprint: Fingerprint::default(),
        symbol: None,
        excerpt: Excerpt::default(),
        origin: Origin::Unknown,
        suppression: None,
        baseline: BaselineState::New,
        also_reported_by: Vec::new(),
    }
}

fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 6, 15)
}

/// Applies a file's directives to findings of `rule` on `lines`; says by what each is suppressed, then the flaws.
fn judge(path: &str, text: &str, hits: &[(&str, (u32, u32))]) -> String {
    let found = read_file(path, text);
    let mut findings: Vec<Finding> = hits
        .iter()
        .map(|(rule, lines)| finding(text, path, rule, *lines))
        .collect();
    let done = BTreeSet::from([Engine::Sast]);
    let flaws = judge_all(&mut findings, &found, &done, today(), &Rules);
    let mut out: Vec<String> = findings
        .iter()
        .map(|finding| match &finding.suppression {
            Some(suppression) => match &suppression.source {
                SuppressionSource::Comment { convention, line } => format!("{convention}@{line}"),
                SuppressionSource::Config { key } => key.clone(),
            },
            None => "-".to_owned(),
        })
        .collect();
    out.extend(flaws.iter().map(|flaw| {
        let rule = flaw
            .rule
            .as_str()
            .trim_start_matches("airlock-suppression-");
        format!("{rule}@{}", flaw.location.start.line)
    }));
    out.join(" ")
}

#[test]
fn directives_cover_what_they_name() {
    let eval = [("eval-of-input", (1, 1))];
    let cases = [
        ("eval(x) # airlock:allow(eval-of-input)", "airlock:allow@1"),
        (
            "eval(x) # airlock:allow(python.lang.eval)",
            "airlock:allow@1",
        ),
        ("eval(x) # airlock:allow(E1)", "airlock:allow@1"),
        ("eval(x) # airlock:allow(lang.eval)", "- unknown-rule@1"),
        ("eval(x) # airlock:allow(shell-command)", "- unused@1"),
        ("eval(x) # airlock:allow(github-token)", "-"),
        (
            "eval(x) # airlock:allow(shell-command, eval-of-input)",
            "airlock:allow@1 unused@1",
        ),
        (
            "eval(x) # airlock:allow(eval-of-input) until=2026-06-15",
            "airlock:allow@1",
        ),
        (
            "eval(x) # airlock:allow(eval-of-input) until=2026-06-14",
            "- expired@1",
        ),
        ("eval(x) # airlock:allow()", "- malformed@1"),
        ("eval(x) # nosemgrep", "nosemgrep@1"),
        ("eval(x) # nosemgrep: eval", "nosemgrep@1"),
        (
            "eval(x) # nosemgrep: my.folder.eval-of-input",
            "nosemgrep@1",
        ),
        ("eval(x) # nosemgrep: val", "-"),
        ("eval(x) # nosec", "nosec@1"),
        ("eval(x) # nosec B307", "nosec@1"),
        ("eval(x) # nosec B602", "-"),
        ("eval(x) # NOSONAR", "NOSONAR@1"),
        ("eval(x) # gitleaks:allow", "-"),
        (
            "eval(x) # nosec # airlock:allow(eval-of-input)",
            "airlock:allow@1",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(judge("a.py", text, &eval), expected, "{text}");
    }
    let token = [("github-token", (1, 1))];
    assert_eq!(
        judge("a.py", "x = 1 # gitleaks:allow", &token),
        "gitleaks:allow@1"
    );
    let lint = [("no-eval", (2, 2)), ("eval-of-input", (2, 2))];
    let text = "/* eslint-disable no-eval */\neval(x)";
    assert_eq!(judge("a.js", text, &lint), "eslint-disable@1 -");
}

#[test]
fn a_finding_of_many_lines_is_covered_at_its_first() {
    let hit = [("eval-of-input", (2, 4))];
    let cases = [
        (
            "#\neval( # airlock:allow(eval-of-input)\n x\n)\n",
            "airlock:allow@2",
        ),
        (
            "# airlock:allow(eval-of-input)\neval(\n x\n)\n",
            "airlock:allow@1",
        ),
        (
            "#\neval(\n x # airlock:allow(eval-of-input)\n)\n",
            "- unused@3",
        ),
        (
            "#\neval(\n x\n) # airlock:allow(eval-of-input)\n",
            "- unused@4",
        ),
        ("#\neval(\n x # nosec\n)\n", "-"),
        ("#\neval(\n x\n) # nosec\n", "nosec@4"),
    ];
    for (text, expected) in cases {
        assert_eq!(judge("a.py", text, &hit), expected, "{text}");
    }
}

#[test]
fn flaws_say_what_to_do() {
    let text = "# airlock:allow(evil-of-input)\nx()\n# airlock:allow(zzz)\n# airlock:allow(eval-of-input, until=x\n";
    let found = read_file("a.py", text);
    let done = BTreeSet::from([Engine::Sast]);
    let flaws = judge_all(&mut [], &found, &done, today(), &Rules);
    let messages: Vec<&str> = flaws.iter().map(|flaw| flaw.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "Suppression comment names `evil-of-input`, which is no rule; did you mean `eval-of-input`?",
            "Suppression comment names `zzz`, which is no rule",
            "Suppression comment without effect: the list of rules has no `)` on its line; the form is \
             `airlock:allow(rule-id) reason=\"why it is safe\" until=2030-12-31`",
        ]
    );
    let known: Vec<RuleId> = metas().into_iter().map(|rule| rule.id).collect();
    assert!(flaws.iter().all(|flaw| known.contains(&flaw.rule)));
    let identities: BTreeSet<&Fingerprint> = flaws.iter().map(|flaw| &flaw.fingerprint).collect();
    assert_eq!(identities.len(), flaws.len());
}

#[test]
fn directives_survive_the_index() {
    let text = "x() # airlock:allow(a) reason=\"b\" until=2026-12-31\n# nosec\n";
    let found = read_file("a.py", text);
    let bytes = postcard::to_allocvec(&found).unwrap();
    let back: Vec<Directive> = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(back, found);
}

proptest! {
    #[test]
    fn any_text_gives_directives_inside_it(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("airlock:allow(".to_owned()),
                Just("airlock:".to_owned()),
                Just("nosemgrep: ".to_owned()),
                Just("# nosec ".to_owned()),
                Just("eslint-disable ".to_owned()),
                Just("eslint-enable".to_owned()),
                Just("\n".to_owned()),
                Just("/* ".to_owned()),
                Just(" */".to_owned()),
                Just("```python\n".to_owned()),
                Just(") reason=".to_owned()),
                Just(" until=".to_owned()),
                "[ -~é\u{2028}]{0,6}",
            ],
            0..30,
        ),
        path in prop_oneof![Just("a.py"), Just("a.js"), Just("a.md"), Just("a.html"), Just("a.txt"), Just("a.ipynb")],
    ) {
        let text = parts.concat();
        let lines = LineIndex::new(&text).line_count(&text);
        for directive in read_file(path, &text) {
            prop_assert!(!directive.location.span.is_empty());
            for range in &directive.lines {
                prop_assert!(range.first >= 1 && range.first <= lines + 1 && range.first <= range.last);
            }
        }
    }
}
