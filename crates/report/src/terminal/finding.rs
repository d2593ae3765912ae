//! One finding as rustc shows an error: title, code with its mark, why, flow, what to do.

use super::{marked::Marked, paint};
use crate::{neutral, patch, wording, wrap};
use airlock_model::{Applicability, Finding, Fix, Related, Report, RuleMeta, Severity, Tier};
use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Patch as Suggestion, Renderer, Snippet,
};
use std::borrow::Cow;
use std::ops::Range;

/// Stops of a flow that are shown; of a longer one, the first and the last half.
const MOST_STEPS: usize = 12;

/// Other places that are shown.
const MOST_RELATED: usize = 6;

/// Lines of prose that one part (why, what to do) may take.
const MOST_PROSE: usize = 12;

/// Characters of a changed line.
const MOST_CODE: usize = 240;

/// Columns that a title gets even beside a long name.
const LEAST_TITLE: usize = 40;

/// Columns that the frame takes from a line of prose: line number, bar, label.
const FRAME: usize = 12;

pub(super) fn render(
    report: &Report,
    finding: &Finding,
    width: usize,
    color: bool,
    out: &mut String,
) {
    let rule = report.rule_of(finding);
    let level = level(finding.severity);
    let title = title(finding, width);
    let mut group = level
        .primary_title(title)
        .id(neutral::line(finding.rule.as_str()).into_owned())
        .elements(code(finding, width));
    for (label, prose) in notes(finding, rule, width) {
        group = group.element(
            Level::NOTE
                .with_name(Some(label))
                .message(fold(&prose, width)),
        );
    }
    let mut groups = vec![group];
    groups.extend(finding.fixes.iter().map(|fix| help(finding, fix, width)));
    let renderer = if color {
        Renderer::styled()
            .error(paint::of_severity(Severity::High))
            .warning(paint::of_severity(Severity::Medium))
            .note(paint::of_severity(Severity::Low))
            .info(paint::of_severity(Severity::Info))
    } else {
        Renderer::plain()
    };
    for line in renderer.term_width(width).render(&groups).lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// The message, its first line shortened by what stands before it.
fn title(finding: &Finding, width: usize) -> String {
    let before = finding.severity.as_str().len() + finding.rule.as_str().chars().count() + 4;
    wrap::wrap(
        &neutral::line(&finding.message),
        width.saturating_sub(before).max(LEAST_TITLE),
    )
    .join("\n")
}

fn level(severity: Severity) -> Level<'static> {
    let level = match severity {
        Severity::Critical | Severity::High => Level::ERROR,
        Severity::Medium => Level::WARNING,
        Severity::Low => Level::NOTE,
        Severity::Info => Level::INFO,
    };
    level.with_name(Some(severity.as_str()))
}

/// The code with its marks, or only the place where there is no code to show.
fn code(finding: &Finding, width: usize) -> Vec<Element<'static>> {
    let path = neutral::line(finding.location.path.as_str()).into_owned();
    let marked = Marked::new(&finding.excerpt);
    let primary = marked.as_ref().and_then(|marked| marked.primary(finding));
    let (Some(marked), Some(primary)) = (marked, primary) else {
        let origin = Origin::path(path)
            .line(finding.location.start.line as usize)
            .char_column(finding.location.start.column as usize);
        return vec![origin.into()];
    };
    let mut snippet = Snippet::source(marked.source.clone())
        .line_start(finding.excerpt.first_line as usize)
        .path(path)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(primary));
    for related in &finding.related {
        if let Some((range, label)) = inline(finding, related, &marked, width) {
            snippet = snippet.annotation(AnnotationKind::Context.span(range).label(label));
        }
    }
    vec![snippet.into()]
}

/// The mark and label of a related place, where the excerpt shows it and the label fits beside it.
fn inline(
    finding: &Finding,
    related: &Related,
    marked: &Marked,
    width: usize,
) -> Option<(Range<usize>, String)> {
    if related.location.path != finding.location.path {
        return None;
    }
    let range = marked.range(&related.location)?;
    let label = neutral::line(&related.label);
    let needed = FRAME + marked.column(range.end) + label.chars().count();
    (needed <= width).then(|| (range, label.into_owned()))
}

/// The labelled paragraphs below the code.
fn notes(finding: &Finding, rule: Option<&RuleMeta>, width: usize) -> Vec<(&'static str, String)> {
    let mut notes = Vec::new();
    if let Some(text) = wording::standing(finding) {
        notes.push(("note", text));
    }
    if let Some(text) = wording::evidence(&finding.evidence) {
        notes.push(("found", text));
    }
    if let Some(text) = flow(finding) {
        notes.push(("flow", text));
    }
    if let Some(text) = related(finding, width) {
        notes.push(("see", text));
    }
    if let Some(rule) = rule {
        for (label, prose) in [("why", &rule.why), ("do", &rule.remediation)] {
            if !prose.is_empty() {
                notes.push((label, neutral::text(prose).into_owned()));
            }
        }
    }
    notes.push(("class", class(finding, rule)));
    notes
}

/// Weakness, confidence, fingerprint: what a reader needs to look it up or to talk about it.
fn class(finding: &Finding, rule: Option<&RuleMeta>) -> String {
    let mut out = wording::classes(finding, rule);
    if !out.is_empty() {
        out.push_str("; ");
    }
    out.push_str("confidence ");
    out.push_str(finding.confidence.as_str());
    if finding.tier == Tier::Audit {
        out.push_str("; audit (informs, does not block)");
    }
    if !finding.also_reported_by.is_empty() {
        out.push_str("; also reported by ");
        let others = finding.also_reported_by.iter();
        out.push_str(&wording::join(
            others.map(|other| neutral::line(other).into_owned()),
        ));
    }
    out
}

fn flow(finding: &Finding) -> Option<String> {
    let steps = wording::flow(&finding.evidence);
    if steps.is_empty() {
        return None;
    }
    let half = MOST_STEPS / 2;
    let mut lines = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if steps.len() > MOST_STEPS && at == half {
            let left_out = (steps.len() - MOST_STEPS) as u64;
            lines.push(format!(
                "   … {} …",
                wording::count(left_out, "step", "steps")
            ));
        }
        if steps.len() <= MOST_STEPS || at < half || at >= steps.len() - half {
            lines.push(format!("{}. {}", at + 1, wording::place(&step.location)));
            lines.push(format!("   {}", neutral::line(&step.message)));
        }
    }
    Some(lines.join("\n"))
}

/// The related places that the excerpt does not show.
fn related(finding: &Finding, width: usize) -> Option<String> {
    let marked = Marked::new(&finding.excerpt);
    let mut outside = finding.related.iter().filter(|related| {
        marked
            .as_ref()
            .is_none_or(|marked| inline(finding, related, marked, width).is_none())
    });
    let mut lines: Vec<String> = outside
        .by_ref()
        .take(MOST_RELATED)
        .map(|related| {
            format!(
                "{}: {}",
                wording::place(&related.location),
                neutral::line(&related.label)
            )
        })
        .collect();
    let left_out = outside.count();
    if left_out > 0 {
        lines.push(format!(
            "… and {}",
            wording::count(left_out as u64, "place", "places")
        ));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A way to remove the finding, as a change of lines.
fn help(finding: &Finding, fix: &Fix, width: usize) -> Group<'static> {
    let caution = match fix.applicability {
        Applicability::Safe => "safe: `airlock fix` applies it",
        Applicability::Unsafe => "may change behaviour",
        Applicability::DisplayOnly => "a sketch, to be completed",
    };
    let title = format!("{} ({caution})", neutral::line(&fix.description));
    let patch = patch::lay(finding, fix);
    let mut group = Group::with_title(
        Level::HELP
            .with_name(Some("fix"))
            .secondary_title(fold(&title, width)),
    );
    if patch.has_lines() {
        let before = clipped(patch.removed());
        let after = clipped(patch.added());
        let all = 0..before.len();
        group = group.element(
            Snippet::source(before)
                .line_start(patch.first_line as usize)
                .path(neutral::line(finding.location.path.as_str()).into_owned())
                .patch(Suggestion::new(all, after)),
        );
    }
    let hidden = patch.hidden() as u64;
    if hidden > 0 {
        let number = wording::count(hidden, "change", "changes");
        let text = format!("{number} not shown: `airlock fix --dry-run` shows all");
        group = group.element(Level::NOTE.no_name().message(text));
    }
    group
}

/// Lines of code, neutral and bounded in width.
fn clipped<'line>(lines: impl Iterator<Item = &'line str>) -> String {
    let lines: Vec<String> = lines
        .map(|line| wrap::clip(&neutral::text(line), MOST_CODE))
        .collect();
    lines.join("\n")
}

/// Wraps and bounds a paragraph.
fn fold(prose: &str, width: usize) -> Cow<'static, str> {
    let mut lines = wrap::wrap(prose, width.saturating_sub(FRAME));
    if lines.len() > MOST_PROSE {
        lines.truncate(MOST_PROSE - 1);
        lines.push("… (`airlock explain` shows the rest)".to_owned());
    }
    Cow::Owned(lines.join("\n"))
}
