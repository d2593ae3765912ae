//! One page for each rule, and the lists of rules and detectors, made of the rules themselves.

use airlock_engine::rule_metas;
use airlock_model::RuleMeta;
use airlock_rules::{RuleSet, embedded_example};
use std::fmt::Write as _;

/// The pages, each with its path.
pub(super) fn render(rules: &RuleSet) -> Vec<(String, String)> {
    let metas = rule_metas(rules);
    let (of_code, of_any_text): (Vec<_>, Vec<_>) = metas
        .iter()
        .partition(|meta| rules.find(meta.id.as_str()).is_some());
    let mut pages: Vec<(String, String)> = of_code
        .iter()
        .map(|meta| (format!("docs/rules/{}.md", meta.id), page(meta)))
        .collect();
    pages.push(("docs/rules/README.md".to_owned(), list(&of_code)));
    pages.push(("docs/detectors.md".to_owned(), detectors(&of_any_text)));
    pages
}

// Writing to a String cannot fail.
fn page(meta: &RuleMeta) -> String {
    let mut out = format!("# {}\n\n{}\n\n", meta.id, escaped(&meta.message));
    out.push_str("| severity | confidence | tier | weakness | OWASP | ASVS | languages |\n| --- | --- | --- | --- | --- | --- | --- |\n");
    let _ = writeln!(
        out,
        "| {} | {} | {} | {} | {} | {} | {} |",
        meta.severity,
        meta.confidence,
        meta.tier,
        weaknesses(meta),
        meta.owasp.join(", "),
        meta.asvs.join(", "),
        meta.languages.join(", ")
    );
    if !meta.why.is_empty() {
        let _ = write!(
            out,
            "\n## Why it matters\n\n{}\n",
            escaped(meta.why.trim_end())
        );
    }
    if !meta.remediation.is_empty() {
        // Remediations hold code among their prose; as they are written is how they read.
        let _ = write!(
            out,
            "\n## What to do\n\n```text\n{}\n```\n",
            meta.remediation.trim_end()
        );
    }
    if let Ok(Some(example)) = embedded_example(meta.id.as_str()) {
        for (title, code) in [
            ("What it finds, for example", example.bad),
            ("What it leaves alone", example.good),
        ] {
            // Longer than any fence that may be in the code.
            let _ = write!(
                out,
                "\n## {title}\n\n`````{}\n{code}\n`````\n",
                example.language
            );
        }
    }
    if !meta.references.is_empty() {
        out.push_str("\n## Read on\n\n");
        for reference in &meta.references {
            let _ = writeln!(out, "- <{reference}>");
        }
    }
    out
}

fn list(metas: &[&RuleMeta]) -> String {
    let mut out = format!(
        "# Rules\n\n{} rules are built in; detectors of credentials are in [detectors.md](../detectors.md).\n\n\
         | rule | severity | confidence | weakness | languages |\n| --- | --- | --- | --- | --- |\n",
        metas.len()
    );
    for meta in metas {
        let _ = writeln!(
            out,
            "| [{id}]({id}.md) | {} | {} | {} | {} |",
            meta.severity,
            meta.confidence,
            weaknesses(meta),
            meta.languages.join(", "),
            id = meta.id
        );
    }
    out
}

fn detectors(metas: &[&RuleMeta]) -> String {
    let mut out = format!(
        "# Detectors\n\n{} detectors read any text: credentials, and Airlock's own comments.\n\n\
         | detector | finds | severity | confidence |\n| --- | --- | --- | --- |\n",
        metas.len()
    );
    for meta in metas {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            meta.id,
            escaped(&meta.message).replace('|', "\\|"),
            meta.severity,
            meta.confidence
        );
    }
    out
}

fn weaknesses(meta: &RuleMeta) -> String {
    let all: Vec<String> = meta.weaknesses.iter().map(ToString::to_string).collect();
    all.join(", ")
}

fn escaped(text: &str) -> String {
    text.replace('<', "&lt;")
        .replace('*', "\\*")
        .replace('_', "\\_")
}
