//! One finding of the page: a line to unfold.

use super::escape;
use crate::{patch, uri, wording, wrap};
use airlock_model::{Applicability, Finding, Report, RuleMeta, Tier};

/// Characters of a line of code.
const MOST_CODE: usize = 400;

/// Stops of a flow, and other places.
const MOST_PLACES: usize = 100;

pub(super) fn write(report: &Report, finding: &Finding, out: &mut String) {
    let rule = report.rule_of(finding);
    let severity = finding.severity.as_str();
    let place = escape::text(&wording::place(&finding.location));
    out.extend([
        "<details class=\"finding ",
        severity,
        "\" data-severity=\"",
        severity,
        "\" data-state=\"",
        state(finding),
        "\" data-rule=\"",
        &escape::text(finding.rule.as_str()),
        "\">\n<summary><span class=\"badge\">",
        severity,
        "</span> <span class=\"message\">",
        &escape::words(&wrap::clip(&finding.message, MOST_CODE)),
        "</span> <span class=\"place\">",
        &place,
        "</span></summary>\n<div class=\"body\">\n",
    ]);
    if let Some(text) = wording::standing(finding) {
        out.extend(["<p class=\"standing\">", &escape::words(&text), "</p>\n"]);
    }
    excerpt(finding, out);
    if let Some(text) = wording::evidence(&finding.evidence) {
        out.extend(["<p>", &escape::words(&text), "</p>\n"]);
    }
    places(finding, out);
    if let Some(rule) = rule {
        section("Why it matters", &rule.why, out);
        section("What to do", &rule.remediation, out);
    }
    fixes(finding, out);
    facts(finding, rule, out);
    out.push_str("</div>\n</details>\n");
}

fn state(finding: &Finding) -> &'static str {
    if finding.suppression.is_some() {
        "suppressed"
    } else if finding.is_active() {
        "active"
    } else {
        "known"
    }
}

fn excerpt(finding: &Finding, out: &mut String) {
    if finding.excerpt.lines.is_empty() {
        return;
    }
    out.push_str("<pre class=\"code\">");
    for (number, line) in (finding.excerpt.first_line..).zip(&finding.excerpt.lines) {
        let within = finding.location.start.line <= number && number <= finding.location.end.line;
        out.extend([
            if within {
                "<span class=\"line hit\">"
            } else {
                "<span class=\"line\">"
            },
            "<span class=\"number\">",
            &number.to_string(),
            "</span>",
            &escape::code(&wrap::clip(line, MOST_CODE)),
            "</span>\n",
        ]);
    }
    out.push_str("</pre>\n");
}

/// The flow, then the other places.
fn places(finding: &Finding, out: &mut String) {
    let steps = wording::flow(&finding.evidence);
    let steps = steps
        .iter()
        .map(|step| (&step.location, step.message.as_str()));
    let related = finding.related.iter();
    let related = related.map(|related| (&related.location, related.label.as_str()));
    let lists: [(&str, &str, Vec<_>); 2] = [
        ("Flow", "ol", steps.collect()),
        ("See also", "ul", related.collect()),
    ];
    for (title, list, places) in lists {
        if places.is_empty() {
            continue;
        }
        out.extend(["<h3>", title, "</h3>\n<", list, ">\n"]);
        for (location, words) in places.iter().take(MOST_PLACES) {
            out.extend([
                "<li><span class=\"place\">",
                &escape::text(&wording::place(location)),
                "</span> ",
                &escape::words(words),
                "</li>\n",
            ]);
        }
        if places.len() > MOST_PLACES {
            let rest = wording::thousands((places.len() - MOST_PLACES) as u64);
            out.extend(["<li>… and ", &rest, " more</li>\n"]);
        }
        out.extend(["</", list, ">\n"]);
    }
}

fn section(title: &str, text: &str, out: &mut String) {
    if !text.trim().is_empty() {
        out.extend(["<h3>", title, "</h3>\n", &escape::blocks(text)]);
    }
}

fn fixes(finding: &Finding, out: &mut String) {
    for fix in &finding.fixes {
        let caution = match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "may change behaviour",
            Applicability::DisplayOnly => "a sketch",
        };
        out.extend([
            "<h3>Fix (",
            caution,
            ")</h3>\n<p>",
            &escape::words(&fix.description),
            "</p>\n",
        ]);
        let patch = patch::lay(finding, fix);
        if patch.has_lines() {
            out.push_str("<pre class=\"diff\">");
            let removed = patch.removed().map(|line| ("del", "- ", line));
            let added = patch.added().map(|line| ("ins", "+ ", line));
            for (class, sign, line) in removed.chain(added) {
                let line = escape::code(&wrap::clip(line, MOST_CODE));
                out.extend(["<span class=\"", class, "\">", sign, &line, "</span>\n"]);
            }
            out.push_str("</pre>\n");
        }
    }
}

fn facts(finding: &Finding, rule: Option<&RuleMeta>, out: &mut String) {
    let mut facts = vec![
        ("Rule", finding.rule.to_string()),
        ("Confidence", finding.confidence.to_string()),
        ("Class", wording::classes(finding, rule)),
        ("Symbol", finding.symbol.clone().unwrap_or_default()),
        ("Also reported by", finding.also_reported_by.join(", ")),
        ("Fingerprint", finding.fingerprint.to_string()),
    ];
    if finding.tier == Tier::Audit {
        facts.insert(1, ("Tier", "audit: informs, does not block".to_owned()));
    }
    out.push_str("<dl>\n");
    for (name, value) in facts {
        if !value.is_empty() {
            out.extend(["<dt>", name, "</dt><dd>", &escape::text(&value), "</dd>\n"]);
        }
    }
    out.push_str("</dl>\n");
    let references = rule.into_iter().flat_map(|rule| &rule.references);
    let references: Vec<&String> = references.collect();
    if !references.is_empty() {
        out.push_str("<h3>Read on</h3>\n<ul>\n");
        for reference in references {
            let words = escape::text(reference);
            // A rule of the scanned repository must not send a reader anywhere.
            let trusted = rule.is_some_and(|rule| !rule.untrusted);
            if trusted && uri::is_web_address(reference) {
                out.extend([
                    "<li><a href=\"",
                    &words,
                    "\" rel=\"noopener noreferrer\">",
                    &words,
                    "</a></li>\n",
                ]);
            } else {
                out.extend(["<li>", &words, "</li>\n"]);
            }
        }
        out.push_str("</ul>\n");
    }
}
