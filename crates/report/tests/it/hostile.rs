//! Arbitrary text in every field: no format lets a hostile character through, and each stays readable by its parser.

use crate::example;
use airlock_model::{
    CoverageEntry, Engine, Evidence, Excerpt, Finding, Fingerprint, Fix, FlowStep, Reason, Related,
    RepoPath, Report, RuleId, Status, Suppression, SuppressionSource,
};
use airlock_report::{FORMATS, RenderOptions, find};
use proptest::prelude::*;

/// Strings of every kind, often with what matters to a terminal or a format.
fn text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "\u{1b}[2J",
        "\r",
        "\n",
        "\t",
        "\u{202e}",
        "\u{200b}",
        "\u{2028}",
        "\u{9b}",
        "\u{7f}",
        "\u{0}",
        "\u{ffff}",
        "\u{e0041}",
        "\u{1b}]8;;x\u{7}",
        "]]>",
        "<script>",
        "</details>",
        "```",
        "|",
        "`",
        "\"",
        "'",
        "\\",
        "&",
        "=",
        "@",
        "%",
        "::",
        ",",
        "    ",
        "[x](y)",
        "![x](https://e)",
        "<https://e>",
        "# h",
        "- i",
        "1. i",
        "**b**",
        "~~s~~",
        "[^1]",
        "[[w]]",
        "$x$",
        "---",
        "> q",
        "| - |",
        "{#id}",
        "é",
        "字",
    ]);
    let piece = prop_oneof![
        3 => nasty.prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z ]{0,9}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// The example with `texts` in every field that holds text, taken in turn.
fn report(texts: &[String]) -> Report {
    let mut turn = texts.iter().cycle().cloned();
    let mut next = || turn.next().unwrap_or_default();
    let mut report = example::report();
    report.run.version = next();
    report.run.pack_digest = next();
    report.change.head = Some(next());
    for rule in &mut report.rules {
        rule.message = next();
        rule.why = next();
        rule.remediation = next();
        rule.owasp = vec![next()];
        rule.cert = vec![next()];
        rule.references = vec![next(), format!("https://{}", next())];
    }
    // One rule's name too; the others keep theirs, so that rules are found.
    for finding in &mut report.findings {
        if finding.rule.as_str() == "unused-suppression" {
            finding.rule = RuleId::new(next());
        }
        soil(finding, &mut next);
    }
    report.coverage.entries.push(CoverageEntry {
        path: Some(RepoPath::new(next())),
        engine: Engine::Sast,
        status: Status::Failed,
        reason: Reason::Crash,
        detail: next(),
    });
    report
}

fn soil(finding: &mut Finding, next: &mut impl FnMut() -> String) {
    finding.message = next();
    finding.location.path = RepoPath::new(next());
    finding.symbol = Some(next());
    finding.fingerprint = Fingerprint::from_hex(next());
    finding.also_reported_by = vec![next()];
    finding.excerpt = Excerpt {
        first_line: finding.location.start.line,
        lines: vec![next().replace('\n', ""), next().replace('\n', "")],
    };
    let step = FlowStep {
        location: finding.location.clone(),
        message: next(),
    };
    match &mut finding.evidence {
        Evidence::Pattern { .. } => finding.evidence = Evidence::Flow { steps: vec![step] },
        Evidence::Flow { steps } => steps.push(step),
        Evidence::Secret { opens, .. } => *opens = next(),
        Evidence::Directive { text } => *text = next(),
        Evidence::Package {
            advisories,
            exploited,
            epss,
            fixed,
            reach,
            ..
        } => {
            *reach = Some(airlock_model::Reach::Named {
                symbol: next(),
                at: finding.location.clone(),
            });
            advisories.push(next());
            *epss = Some(airlock_model::Epss {
                probability: next(),
                date: Some(next()),
            });
            *exploited = Some(next());
            *fixed = Some(next());
        }
        Evidence::External { tool, rule, steps } => {
            *tool = next();
            *rule = next();
            steps.push(step);
        }
    }
    finding.related.push(Related {
        label: next(),
        location: finding.location.clone(),
    });
    for Fix {
        description, edits, ..
    } in &mut finding.fixes
    {
        *description = next();
        for edit in edits {
            edit.replacement = next();
        }
    }
    if let Some(suppression) = &mut finding.suppression {
        *suppression = Suppression {
            source: SuppressionSource::Config { key: next() },
            reason: Some(next()),
            until: Some(next()),
        };
    }
}

/// What no output may hold; the line ends that a format needs are taken out before.
fn is_hostile(character: char) -> bool {
    (character.is_control() && character != '\n' && character != '\t')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

fn every_option() -> RenderOptions {
    RenderOptions {
        verbose: true,
        show_suppressed: true,
        show_existing: true,
        ..example::options()
    }
}

fn render(name: &str, report: &Report) -> String {
    let bytes = (find(name).unwrap().render)(report, &every_option()).unwrap();
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_format_lets_hostile_characters_through(texts in prop::collection::vec(text(), 1..24)) {
        let report = report(&texts);
        for format in FORMATS {
            let mut out = render(format.name, &report);
            if format.name == "csv" {
                out = out.replace("\r\n", "\n");
            }
            let found = out.chars().find(|character| is_hostile(*character));
            prop_assert_eq!(found, None, "{}", format.name);
        }
    }

    #[test]
    fn every_output_stays_readable(texts in prop::collection::vec(text(), 1..24)) {
        let report = report(&texts);
        let sarif: serde_json::Value = serde_json::from_str(&render("sarif", &report)).unwrap();
        crate::schemas::assert_no_empty_text(&sarif, "");
        for name in ["json", "sarif", "gitlab-sast", "gitlab-secrets", "gitlab-codequality"] {
            let value: Result<serde_json::Value, _> = serde_json::from_str(&render(name, &report));
            prop_assert!(value.is_ok(), "{}: {:?}", name, value.err());
        }
        prop_assert_eq!(xml_elements(&render("junit", &report), "testcase"), report.findings.len() + 3);
        let rows = csv_rows(&render("csv", &report));
        prop_assert_eq!(rows.len(), report.findings.len() + 1);
        prop_assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        prop_assert!(rows.iter().skip(1).flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
        prop_assert!(render("markdown", &report).len() <= 65_536);
        let annotations = render("github", &report);
        prop_assert!(annotations.lines().all(|line| line.starts_with("::")));
    }

    #[test]
    fn json_keeps_every_value(texts in prop::collection::vec(text(), 1..24)) {
        let report = report(&texts);
        let value: serde_json::Value = serde_json::from_str(&render("json", &report)).unwrap();
        let findings: Vec<Finding> = serde_json::from_value(value["findings"].clone()).unwrap();
        prop_assert_eq!(findings, report.findings);
    }

    #[test]
    fn markdown_holds_no_foreign_markup(texts in prop::collection::vec(text(), 1..24)) {
        let report = report(&texts);
        let comment = render("markdown", &report);
        prop_assert_eq!(foreign_markup(&comment, report.findings.len()), None, "{}", comment);
    }

    #[test]
    fn html_holds_no_foreign_markup(texts in prop::collection::vec(text(), 1..24)) {
        let page = render("html", &report(&texts));
        let (_, body) = page.split_once("<body>").unwrap();
        let (body, _) = body.split_once("<script>").unwrap();
        let known = [
            "header", "p", "h1", "h2", "h3", "ul", "ol", "li", "b", "main", "form", "input", "select", "option",
            "fieldset", "legend", "label", "output", "button", "section", "details", "summary", "span", "div", "pre",
            "code", "a", "dl", "dt", "dd", "footer",
        ];
        for tag in body.split('<').skip(1) {
            let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
            prop_assert!(known.contains(&name), "<{}", tag);
            let (attributes, _) = tag.split_once('>').unwrap();
            prop_assert!(attributes.matches('"').count() % 2 == 0, "<{}", tag);
            let unquoted: String = attributes.split('"').step_by(2).collect();
            prop_assert!(!unquoted.contains(" on") && !unquoted.contains("style="), "<{}", tag);
        }
    }
}

/// The first thing that Markdown sees in a comment and that the renderer did not write.
fn foreign_markup(comment: &str, findings: usize) -> Option<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let (mut headings, mut rows, mut cells) = (0, 0, 0);
    for event in Parser::new_ext(comment, Options::all()) {
        match &event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::TableRow) => rows += 1,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::Start(
                Tag::Paragraph
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Strong
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::List(_)
                | Tag::Item,
            )
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak => {}
            Event::InlineHtml(html)
                if ["<code>", "</code>", "<!-- -->"].contains(&html.as_ref()) => {}
            Event::Html(html) => {
                let known = ["details", "summary", "b", "code", "!-- --"];
                let mut tags = html
                    .split('<')
                    .skip(1)
                    .filter_map(|tag| tag.split_once('>'));
                if let Some((tag, _)) =
                    tags.find(|(tag, _)| !known.contains(&tag.trim_start_matches('/')))
                {
                    return Some(tag.to_owned());
                }
            }
            _ => return Some(format!("{event:?}")),
        }
    }
    let expected = (1, findings, (findings + 1) * 4);
    ((headings, rows, cells) != expected)
        .then(|| format!("{headings} headings, {rows} rows, {cells} cells"))
}

/// How many elements of a name a well-formed document has.
fn xml_elements(xml: &str, name: &str) -> usize {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut count = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    attribute.unwrap();
                }
                count += usize::from(element.name().as_ref() == name);
            }
            Event::Eof => return count,
            _ => {}
        }
    }
}

/// A strict reader of RFC 4180.
fn csv_rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut characters = csv.chars().peekable();
    while let Some(character) = characters.next() {
        match (quoted, character) {
            (true, '"') if characters.peek() == Some(&'"') => {
                cell.push('"');
                characters.next();
            }
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => {
                assert_eq!(characters.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(character),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty());
    rows
}

#[test]
fn equal_reports_give_equal_bytes() {
    for format in FORMATS {
        let first = (format.render)(&example::report(), &example::options()).unwrap();
        let second = (format.render)(&example::report(), &example::options()).unwrap();
        assert!(first == second, "{}", format.name);
    }
}

#[test]
fn colours_are_the_only_escapes() {
    let options = RenderOptions {
        color: true,
        ..every_option()
    };
    let out = (find("terminal").unwrap().render)(&example::report(), &options).unwrap();
    let out = String::from_utf8(out).unwrap();
    let mut parts = out.split('\u{1b}');
    parts.next();
    let mut colours = 0;
    for part in parts {
        let style = part.strip_prefix('[').and_then(|rest| rest.split_once('m'));
        let (codes, _) = style.unwrap();
        assert!(
            codes.chars().all(|c| c.is_ascii_digit() || c == ';'),
            "{codes}"
        );
        colours += 1;
    }
    assert!(colours > 20, "{colours}");
}

#[test]
fn no_format_shows_a_secret() {
    let value = example::secret_value();
    let hidden = value.get(4..10).unwrap();
    for format in FORMATS {
        assert!(
            !render(format.name, &example::report()).contains(hidden),
            "{}",
            format.name
        );
    }
}
