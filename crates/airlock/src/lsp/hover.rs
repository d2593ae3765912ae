//! Hover: what was found under the cursor, why it matters and what to do.
//!
//! Invariant: only texts of our own rules are taken for Markdown; all else is shown as it is written.

use super::found::Shown;
use airlock_model::RuleMeta;
use airlock_report::{neutral_line, neutral_text};
use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Range};
use std::fmt::Write as _;

/// Characters that mean something in Markdown, or make a link of an address.
const STEERS: &str = "\\`*_{}[]<>#!|~&:.@+$^";

/// The notations of a hover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Markdown,
    Plain,
}

/// What is said of `findings`, which all lie under the cursor.
pub(super) fn hover(findings: &[&Shown], notation: Notation) -> Option<Hover> {
    let range: Range = findings.first()?.diagnostic.range;
    let texts: Vec<String> = findings.iter().map(|shown| said(shown, notation)).collect();
    let (kind, rule) = match notation {
        Notation::Markdown => (MarkupKind::Markdown, "\n\n---\n\n"),
        Notation::Plain => (MarkupKind::PlainText, "\n\n"),
    };
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent {
            kind,
            value: texts.join(rule),
        }),
        range: Some(range),
    })
}

fn said(shown: &Shown, notation: Notation) -> String {
    let finding = &shown.finding;
    let mut facts = vec![
        format!("severity {}", finding.severity),
        format!("confidence {}", finding.confidence),
    ];
    facts.extend(finding.weaknesses.iter().map(ToString::to_string));
    let name = foreign(finding.rule.as_str(), notation);
    let mut out = match notation {
        Notation::Markdown => format!("**{name}** · {}\n\n", facts.join(" · ")),
        Notation::Plain => format!("{name} ({})\n\n", facts.join(", ")),
    };
    out.push_str(&foreign(&finding.message, notation));
    if let Some(rule) = &shown.rule {
        for (title, text) in [("Why", &rule.why), ("What to do", &rule.remediation)] {
            part(&mut out, title, text, rule, notation);
        }
        if !rule.untrusted && notation == Notation::Markdown {
            for address in rule
                .references
                .iter()
                .filter(|it| it.starts_with("https://"))
            {
                // Writing to a String cannot fail.
                let _ = write!(out, "\n\n<{address}>");
            }
        }
    }
    out
}

fn part(out: &mut String, title: &str, text: &str, rule: &RuleMeta, notation: Notation) {
    if text.trim().is_empty() {
        return;
    }
    let text = if rule.untrusted {
        foreign(text, notation)
    } else {
        with_blocks(&neutral_text(text.trim_end()))
    };
    // Writing to a String cannot fail.
    let _ = match notation {
        Notation::Markdown => write!(out, "\n\n**{title}**\n\n{text}"),
        Notation::Plain => write!(out, "\n\n{title}: {text}"),
    };
}

/// A text whose indented lines are code, also where they follow a line that is not.
fn with_blocks(text: &str) -> String {
    let is_code = |line: &str| line.starts_with("    ");
    let mut out = String::new();
    let mut before = "";
    for line in text.lines() {
        if is_code(line) && !is_code(before) && !before.trim().is_empty() {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        before = line;
    }
    out.trim_end().to_owned()
}

/// A rule in words, for a message.
pub(super) fn explanation(rule: &RuleMeta) -> String {
    let mut out = format!("{}: {}", rule.id, rule.message);
    for (title, text) in [
        ("Why it matters", &rule.why),
        ("What to do", &rule.remediation),
    ] {
        if !text.trim().is_empty() {
            // Writing to a String cannot fail.
            let _ = write!(out, "\n\n{title}: {}", text.trim_end());
        }
    }
    if rule.untrusted {
        out.push_str("\n\nNot one of Airlock's own rules.");
    }
    neutral_text(&out).into_owned()
}

/// A text that comes from the tree, which means nothing in the notation.
fn foreign(text: &str, notation: Notation) -> String {
    match notation {
        Notation::Plain => neutral_text(text).into_owned(),
        Notation::Markdown => {
            let mut out = String::new();
            for character in neutral_line(text).chars() {
                if STEERS.contains(character) {
                    out.push('\\');
                }
                out.push(character);
            }
            out
        }
    }
}
