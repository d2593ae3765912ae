//! One report with everything that a renderer can meet, hostile names and texts included.

use airlock_model::{
    Applicability, BaselineState, Change, Confidence, Counts, Coverage, CoverageEntry, Cwe, Edit,
    Engine, Evidence, Excerpt, Finding, FingerprintBuilder, Fix, FlowStep, LineIndex, Location,
    Mode, Origin, Position, Reason, Redacted, Related, RepoPath, Report, RuleId, RuleMeta, RunInfo,
    SecretTier, Severity, Span, Status, Suppression, SuppressionSource, Tier, Trigger,
};
use airlock_report::RenderOptions;
use std::collections::BTreeMap;

/// A file name that tries a terminal, a bidirectional reader, a spreadsheet, HTML, Markdown and XML.
pub(crate) const HOSTILE_PATH: &str =
    "src/=cmd|'\u{1b}[2J\u{202e}<img src=x onerror=alert(1)>`|](x)\u{200b}\r\n::error::,\"&].py";

const APP: &str = r#"from flask import request
import sqlite3

def find(connection):
    name = request.args["name"]
    query = "SELECT * FROM users WHERE name = '%s'" % name
    return connection.execute(query)

class Store:
    def run(self, command):
        subprocess.run(command, shell=True)  # nosemgrep
        eval(command)
"#;

/// The options of every snapshot.
pub(crate) fn options() -> RenderOptions {
    RenderOptions {
        time: Some("2026-11-21T12:30:45Z".parse().unwrap()),
        ..RenderOptions::default()
    }
}

pub(crate) fn report() -> Report {
    let mut findings = vec![
        flow(),
        fixable(),
        suppressed(),
        existing(),
        secret(),
        hostile(),
        imported(),
        directive(),
    ];
    findings.sort_by(|a, b| (&a.location, &a.rule).cmp(&(&b.location, &b.rule)));
    Report {
        run: RunInfo {
            version: "0.1.0".to_owned(),
            pack_digest: "5f1c0ffee".to_owned(),
            files: 1_204,
            lines: 88_431,
            mode: Mode::Enforce,
            failed: true,
        },
        change: Change {
            trigger: Trigger::Tree,
            base: None,
            head: Some("0123456789abcdef0123456789abcdef01234567".to_owned()),
            files: Vec::new(),
        },
        counts: Counts::of(&findings),
        findings,
        rules: rules(),
        coverage: coverage(),
    }
}

/// A report of a clean tree.
pub(crate) fn clean() -> Report {
    let mut report = report();
    report.findings.clear();
    report.rules.clear();
    report.coverage = Coverage::default();
    report.counts = Counts::default();
    report.run.failed = false;
    report
}

fn rules() -> Vec<RuleMeta> {
    let rule = |id: &str, message: &str, why: &str, remediation: &str, cwe: u32| RuleMeta {
        id: RuleId::new(id),
        message: message.to_owned(),
        why: why.to_owned(),
        remediation: remediation.to_owned(),
        tier: Tier::Vulnerability,
        severity: Severity::High,
        confidence: Confidence::High,
        weaknesses: vec![Cwe(cwe)],
        owasp: vec!["A03:2021".to_owned()],
        asvs: vec!["v4.0.3-5.3.4".to_owned(), "v5.0.0-1.2.4".to_owned()],
        cert: Vec::new(),
        references: vec!["https://cwe.mitre.org/data/definitions/89.html".to_owned()],
        languages: vec!["python".to_owned()],
        aliases: Vec::new(),
        untrusted: false,
    };
    let mut rules = vec![
        RuleMeta {
            severity: Severity::Critical,
            confidence: Confidence::Medium,
            owasp: Vec::new(),
            asvs: Vec::new(),
            languages: Vec::new(),
            ..rule(
                "example-cloud-access-key",
                "An access key of Example Cloud",
                "Whoever reads the repository can act as its owner.",
                "Revoke the key at the provider, then load a new one from the environment.",
                798,
            )
        },
        rule(
            "python-sql-string-format",
            "SQL built from request data",
            "Whoever controls the value can read or change every row that the connection may touch, because the \
             database cannot tell the query from the data.",
            "Pass values as parameters:\n\n    connection.execute(\"SELECT * FROM users WHERE name = ?\", (name,))",
            89,
        ),
        rule(
            "python-subprocess-shell",
            "A shell runs $CMD",
            "A shell runs whatever the text holds, such as `; rm -rf ~`.",
            "Pass a list of arguments and leave `shell` out.",
            78,
        ),
        RuleMeta {
            severity: Severity::Low,
            confidence: Confidence::Low,
            tier: Tier::Audit,
            untrusted: true,
            ..rule(
                "repository-own-rule",
                "[click](javascript:alert(1)) <script>alert(1)</script>",
                "```\n</details><h1>\u{1b}]8;;https://example.com\u{7}",
                "=HYPERLINK(\"https://example.com\")",
                1,
            )
        },
        RuleMeta {
            severity: Severity::Info,
            ..rule(
                "unused-suppression",
                "A suppression without a finding",
                "It hides the next one.",
                "Remove it.",
                1164,
            )
        },
    ];
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    rules
}

fn coverage() -> Coverage {
    let entry = |path: Option<&str>, engine, status, reason, detail: &str| CoverageEntry {
        path: path.map(RepoPath::new),
        engine,
        status,
        reason,
        detail: detail.to_owned(),
    };
    let mut entries = vec![
        entry(
            Some("assets/app.min.js"),
            Engine::Sast,
            Status::Skipped,
            Reason::Minified,
            "",
        ),
        entry(
            Some("data/dump.sql"),
            Engine::Source,
            Status::Skipped,
            Reason::TooLarge,
            "48 MB, the limit is 10 MB",
        ),
        entry(
            Some("lib/macro.c"),
            Engine::Sast,
            Status::Partial,
            Reason::ParseRecovered,
            "3 places",
        ),
        entry(
            Some(HOSTILE_PATH),
            Engine::Source,
            Status::Failed,
            Reason::Unreadable,
            "permission denied\u{1b}[31m",
        ),
        entry(
            None,
            Engine::Rules,
            Status::Skipped,
            Reason::InvalidRule,
            "2 rules of .airlock/rules do not compile",
        ),
    ];
    entries.sort();
    Coverage {
        done: BTreeMap::from([(Engine::Sast, 1_201), (Engine::Secrets, 1_203)]),
        entries,
    }
}

/// A finding at the first place of `needle` in the sample file.
fn finding(rule: &str, needle: &str, message: &str) -> Finding {
    let path = RepoPath::new("src/app.py");
    let index = LineIndex::new(APP);
    let location = place(needle);
    let first_line = location.start.line.saturating_sub(1).max(1);
    let lines = (first_line..=location.end.line + 1)
        .map(|line| index.line_text(APP, line).to_owned())
        .collect();
    Finding {
        rule: RuleId::new(rule),
        engine: Engine::Sast,
        tier: Tier::Vulnerability,
        severity: Severity::High,
        confidence: Confidence::High,
        weaknesses: vec![Cwe(89)],
        message: message.to_owned(),
        evidence: Evidence::Pattern {
            bindings: BTreeMap::new(),
        },
        related: Vec::new(),
        fixes: Vec::new(),
        fingerprint: FingerprintBuilder::default()
            .part(rule)
            .part(path.as_str())
            .part(needle)
            .finish(),
        symbol: None,
        excerpt: Excerpt { first_line, lines },
        origin: Origin::Unknown,
        suppression: None,
        baseline: BaselineState::New,
        also_reported_by: Vec::new(),
        location,
    }
}

fn place(needle: &str) -> Location {
    let start = APP.find(needle).unwrap();
    let span = Span::new(
        u32::try_from(start).unwrap(),
        u32::try_from(start + needle.len()).unwrap(),
    );
    LineIndex::new(APP).location(&RepoPath::new("src/app.py"), APP, span)
}

fn flow() -> Finding {
    let step = |needle, message: &str| FlowStep {
        location: place(needle),
        message: message.to_owned(),
    };
    Finding {
        related: vec![Related {
            label: "the query is put together here".to_owned(),
            location: place("\"SELECT * FROM users WHERE name = '%s'\" % name"),
        }],
        evidence: Evidence::Flow {
            steps: vec![
                step("request.args[\"name\"]", "request data enters as `name`"),
                step(
                    "\"SELECT * FROM users WHERE name = '%s'\" % name",
                    "`name` becomes part of `query`",
                ),
                step("connection.execute(query)", "`query` is run as SQL"),
            ],
        },
        symbol: Some("find".to_owned()),
        also_reported_by: vec!["bandit: B608".to_owned()],
        ..finding(
            "python-sql-string-format",
            "connection.execute(query)",
            "SQL built from request data: `query` holds `name` and is executed",
        )
    }
}

fn fixable() -> Finding {
    let found = finding(
        "python-subprocess-shell",
        "eval(command)",
        "A shell runs `command`",
    );
    let span = found.location.span;
    Finding {
        severity: Severity::Medium,
        weaknesses: vec![Cwe(78), Cwe(95)],
        symbol: Some("Store.run".to_owned()),
        fixes: vec![
            Fix {
                description: "Read a literal instead of running code".to_owned(),
                applicability: Applicability::Safe,
                edits: vec![
                    Edit {
                        span: Span::new(0, 0),
                        replacement: "import ast\n".to_owned(),
                    },
                    Edit {
                        span: Span::new(span.start, span.start + 4),
                        replacement: "ast.literal_eval".to_owned(),
                    },
                ],
            },
            Fix {
                description: "Remove the call".to_owned(),
                applicability: Applicability::Unsafe,
                edits: vec![Edit {
                    span,
                    replacement: String::new(),
                }],
            },
        ],
        ..found
    }
}

fn suppressed() -> Finding {
    Finding {
        suppression: Some(Suppression {
            source: SuppressionSource::Comment {
                convention: "nosemgrep".to_owned(),
                line: 11,
            },
            reason: Some("fixed list of commands".to_owned()),
            until: Some("2027-01-31".to_owned()),
        }),
        ..finding(
            "python-subprocess-shell",
            "subprocess.run(command, shell=True)",
            "A shell runs `command`",
        )
    }
}

fn existing() -> Finding {
    Finding {
        baseline: BaselineState::Existing,
        severity: Severity::Low,
        ..finding(
            "python-sql-string-format",
            "\"SELECT * FROM users WHERE name = '%s'\" % name",
            "SQL put together with `%`",
        )
    }
}

fn secret() -> Finding {
    let redacted = Redacted::new(&secret_value());
    let line = format!("key = \"{redacted}\"");
    Finding {
        engine: Engine::Secrets,
        severity: Severity::Critical,
        confidence: Confidence::Medium,
        weaknesses: vec![Cwe(798)],
        location: Location {
            path: RepoPath::new("config/settings.toml"),
            start: Position { line: 3, column: 8 },
            end: Position {
                line: 3,
                column: 48,
            },
            span: Span::new(27, 67),
        },
        excerpt: Excerpt {
            first_line: 2,
            lines: vec!["[cloud]".to_owned(), line, String::new()],
        },
        evidence: Evidence::Secret {
            introduced: None,
            redacted,
            tier: SecretTier::Realistic,
            opens: "the storage of an Example Cloud account".to_owned(),
        },
        ..finding(
            "example-cloud-access-key",
            "request",
            "An access key of Example Cloud is written in the file",
        )
    }
}

/// Made here, so that no file holds anything of a key's shape.
pub(crate) fn secret_value() -> String {
    format!("{}{}", "exmp", "Zq7".repeat(12))
}

fn hostile() -> Finding {
    let line =
        "\tprint(\"\u{1b}[31m\u{202e}\u{200b}\r</script>\u{1b}]8;;https://example.com\u{7}\")";
    Finding {
        severity: Severity::Low,
        confidence: Confidence::Low,
        tier: Tier::Audit,
        location: Location {
            path: RepoPath::new(HOSTILE_PATH),
            start: Position { line: 1, column: 2 },
            end: Position {
                line: 1,
                column: 10,
            },
            span: Span::new(1, 9),
        },
        excerpt: Excerpt {
            first_line: 1,
            lines: vec![line.to_owned(), "````".to_owned(), "]]>".to_owned()],
        },
        ..finding(
            "repository-own-rule",
            "request",
            "=1+1 | <b>bold</b> ]]> ``` @everyone #1 \u{1b}[1m\u{2067}\nsecond line",
        )
    }
}

fn imported() -> Finding {
    Finding {
        engine: Engine::Import,
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        weaknesses: Vec::new(),
        evidence: Evidence::External {
            tool: "bandit".to_owned(),
            rule: "B602".to_owned(),
            steps: Vec::new(),
        },
        excerpt: Excerpt::default(),
        ..finding(
            "bandit:B602",
            "import sqlite3",
            "subprocess call with shell=True identified",
        )
    }
}

fn directive() -> Finding {
    Finding {
        severity: Severity::Info,
        weaknesses: Vec::new(),
        evidence: Evidence::Directive {
            text: "# nosemgrep".to_owned(),
        },
        ..finding(
            "unused-suppression",
            "# nosemgrep",
            "This suppression covers no finding",
        )
    }
}
