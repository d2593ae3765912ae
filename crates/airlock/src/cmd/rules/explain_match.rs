//! `airlock rules explain-match`: why a rule matches what it matches in a file, and why not the rest.

use crate::cli::Outcome as Result;
use crate::error::Failure;
use crate::exit::Exit;
use crate::rule_files;
use crate::suggest;
use crate::ui::Ui;
use airlock_model::{Cx, LineIndex, Span};
use airlock_report::neutral_text;
use airlock_rules::{PackedRules, RuleSet};
use airlock_sast::{Explanation, Note, Outcome, SourceView, Step, explain};
use airlock_syntax::ParseLimits;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// More places than this are counted instead of named.
const MAX_SHOWN: usize = 6;

/// Explain why a rule matches what it matches in a file, part by part
///
/// Says for each part of the rule where it matches, what it keeps and what it takes away and why; for a pattern that
/// matches nowhere, the place that comes nearest and what is different there. Places are written `line:column`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock rules explain-match my-rule.yaml src/app.py          The only rule of a file
  airlock rules explain-match rules.yaml#no-eval src/app.py    One of several
  airlock rules explain-match python-eval src/app.py           A built-in rule")]
pub(crate) struct Args {
    /// A rule file, with `#ID` if it holds several rules, or the name of a built-in rule
    #[arg(value_name = "RULE")]
    rule: String,
    /// The file that the rule is asked about
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(args: &Args) -> Result {
    let (rules, number) = rule(&args.rule)?;
    let text = super::read_code(&args.file)?;
    let shown = args.file.display().to_string();
    let path = shown.trim_start_matches("./");
    let language = airlock_syntax::of_path(path, &text);
    let cx = Cx::default();
    let tree = language
        .map(|language| airlock_syntax::parse(&cx, language, &text, ParseLimits::default()).tree)
        .unwrap_or_default();
    let view = SourceView {
        path,
        text: &text,
        language,
        tree: &tree,
    };
    let explanation = explain(&cx, &rules, number, &view)
        .ok_or_else(|| Failure::internal("the rule is not among its own"))?;
    let page = Page {
        index: LineIndex::new(&text),
        text: &text,
    };
    Ui::result(&*neutral_text(&page.render(&explanation, path)))?;
    Ok(Exit::Clean)
}

/// The rule that `named` names, and its number among those of its file.
fn rule(named: &str) -> std::result::Result<(RuleSet, usize), Failure> {
    let (path, id) = match named.rsplit_once('#') {
        Some((path, id)) => (path, Some(id)),
        None => (named, None),
    };
    if !Path::new(path).exists() {
        let embedded = airlock_rules::embedded().map_err(Failure::internal)?;
        return built_in(embedded, named);
    }
    let loaded = rule_files::named([Path::new(path)])?;
    if let Some(error) = loaded.errors.first()
        && id.is_none_or(|id| error.place.rule.as_deref() == Some(id))
    {
        return Err(Failure::usage(
            error,
            "a rule that cannot be read matches nothing",
        ));
    }
    let rules = RuleSet::new(None, loaded.rules);
    let ids: Vec<String> = rules.ids().map(str::to_owned).collect();
    let number = match (id, ids.as_slice()) {
        (Some(id), _) => rules.find(id),
        (None, [_]) => Some(0),
        (None, _) => None,
    };
    match number {
        Some(number) => Ok((rules, number)),
        None => Err(Failure::usage(
            match id {
                Some(id) => format!("{path}: holds no rule `{id}`"),
                None => format!("{path}: holds {} rules", ids.len()),
            },
            format!(
                "name one of them: {path}#ID, where ID is {}",
                ids.join(", ")
            ),
        )),
    }
}

fn built_in(embedded: PackedRules, named: &str) -> std::result::Result<(RuleSet, usize), Failure> {
    let rules = RuleSet::new(Some(embedded), Vec::new());
    if let Some(number) = rules.find(named) {
        return Ok((rules, number));
    }
    let hint = match suggest::nearest(named, rules.ids()) {
        Some(near) => format!("is `{near}` meant? `airlock rules list` names all"),
        None => "name a rule file, or a rule that `airlock rules list` names".to_owned(),
    };
    Err(Failure::usage(
        format_args!("{named}: neither a rule file nor a built-in rule"),
        hint,
    ))
}

/// Places of one text.
struct Page<'text> {
    index: LineIndex,
    text: &'text str,
}

impl Page<'_> {
    fn place(&self, span: Span) -> String {
        let position = self.index.position(self.text, span.start);
        format!("{}:{}", position.line, position.column)
    }

    fn places(&self, spans: &[Span]) -> String {
        let mut shown: Vec<String> = { spans.iter().take(MAX_SHOWN) }
            .map(|span| self.place(*span))
            .collect();
        if spans.len() > MAX_SHOWN {
            shown.push(format!("and {} more", spans.len() - MAX_SHOWN));
        }
        shown.join(", ")
    }

    fn render(&self, explanation: &Explanation, path: &str) -> String {
        let language = explanation.language.unwrap_or("text");
        let mut out = format!("{} on {path} ({language})\n\n", explanation.rule);
        for step in &explanation.steps {
            self.step(step, 0, &mut out);
        }
        if !explanation.steps.is_empty() {
            out.push('\n');
        }
        // Writing to a String cannot fail.
        let _ = match (explanation.matches.as_slice(), &explanation.verdict) {
            ([], Some(why)) => writeln!(out, "no match: {}", self.note(why)),
            ([], None) => writeln!(out, "no match"),
            (matches, None) => writeln!(out, "{}", counted(matches.len(), "match", "matches")),
            (matches, Some(why)) => {
                let counted = counted(matches.len(), "match", "matches");
                writeln!(out, "{counted}, but not in a scan: {}", self.note(why))
            }
        };
        out
    }

    fn step(&self, step: &Step, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        let head = if step.text.is_empty() {
            step.key.to_owned()
        } else {
            format!("{} {}", step.key, step.text)
        };
        let outcome = match &step.outcome {
            Outcome::Places(spans) if spans.is_empty() => "no place".to_owned(),
            Outcome::Places(spans) => {
                let counted = counted(spans.len(), "place", "places");
                format!("{counted}: {}", self.places(spans))
            }
            Outcome::Keeps { of, left } if left.is_empty() => format!("keeps none of {of}"),
            Outcome::Keeps { of, left } => {
                format!("keeps {} of {of}: {}", left.len(), self.places(left))
            }
            Outcome::Idle => "not asked, nothing is left".to_owned(),
            Outcome::Admits(true) => "admits the file".to_owned(),
            Outcome::Admits(false) => "leaves the file out".to_owned(),
        };
        let _ = writeln!(out, "{indent}{head}: {outcome}");
        for note in &step.notes {
            let _ = writeln!(out, "{indent}  - {}", self.note(note));
        }
        for part in &step.parts {
            self.step(part, depth + 1, out);
        }
    }

    fn note(&self, note: &Note) -> String {
        match note.at {
            Some(at) => format!("{}: {}", self.place(at), note.text),
            None => note.text.clone(),
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
