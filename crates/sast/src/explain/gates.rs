//! What a file must meet before a rule's formula is asked: language, path, and the literals without which nothing can
//! match.

use super::{Note, Outcome, Step};
use crate::SourceView;
use airlock_model::Span;
use airlock_rules::{Requirement, Rule, RuleLanguage, RuleSet};
use airlock_syntax::Kind;

/// Why a rule does not run on a file.
#[derive(Debug)]
pub(super) struct Refusal {
    /// So that the formula cannot even be asked.
    pub(super) final_word: Option<Note>,
    /// So that a scan would not ask the formula, which still can be explained.
    pub(super) first_word: Option<Note>,
}

/// Asks each gate and adds what it says to `steps`.
pub(super) fn pass(
    rules: &RuleSet,
    number: usize,
    rule: &Rule,
    view: &SourceView<'_>,
    steps: &mut Vec<Step>,
) -> Refusal {
    let final_word = gate(steps, "languages", language(rule, view));
    let path = gate(steps, "paths", path(rule, view));
    let literals = gate(steps, "literals", literals(rules, number, view));
    if let Some(step) = steps.first_mut() {
        step.notes.extend(unparsed(view));
    }
    Refusal {
        final_word,
        first_word: path.or(literals),
    }
}

/// What a gate says: what it asks for, and why it is shut.
struct Said {
    asks: String,
    shut: Option<String>,
}

fn gate(steps: &mut Vec<Step>, key: &'static str, said: Said) -> Option<Note> {
    let note = said.shut.map(|shut| Note::new(None, shut));
    steps.push(Step {
        key,
        text: said.asks,
        outcome: Outcome::Admits(note.is_none()),
        notes: note.iter().cloned().collect(),
        parts: Vec::new(),
    });
    note
}

fn language(rule: &Rule, view: &SourceView<'_>) -> Said {
    let names: Vec<&str> = { rule.languages.iter() }
        .map(|language| match language {
            RuleLanguage::Tree(language) => language.name,
            RuleLanguage::Regex => "regex",
            RuleLanguage::Generic => "generic",
        })
        .collect();
    let asks = names.join(", ");
    let reads_text =
        { rule.languages.iter() }.any(|language| !matches!(language, RuleLanguage::Tree(_)));
    let shut = match view.language {
        _ if reads_text => None,
        Some(own) if rule.reads(own) => None,
        Some(own) => Some(format!(
            "{} is {}, which the rule does not read: it names {asks}",
            view.path, own.name
        )),
        None => Some(format!(
            "the language of {} is not known by its name, and the rule reads {asks} only",
            view.path
        )),
    };
    Said { asks, shut }
}

fn path(rule: &Rule, view: &SourceView<'_>) -> Said {
    let (include, exclude) = rule.paths.globs();
    let listed = |word: &str, globs: &[String]| match globs {
        [] => None,
        globs => Some(format!("{word} {}", globs.join(" "))),
    };
    let asks: Vec<String> = { listed("include", include).into_iter() }
        .chain(listed("exclude", exclude))
        .collect();
    let asks = if asks.is_empty() {
        "any".to_owned()
    } else {
        asks.join(", ")
    };
    let shut = (!rule.paths.admits(view.path))
        .then(|| format!("the rule's `paths` leave {} out: {asks}", view.path));
    Said { asks, shut }
}

fn literals(rules: &RuleSet, number: usize, view: &SourceView<'_>) -> Said {
    let requirement = rules.requirement(number);
    let asks = requirement.map_or_else(|| "none".to_owned(), shown);
    let lacking = rules.lacking(number, view.language, view.text).map(shown);
    let shut = lacking.map(|lacking| {
        format!(
            "the text holds no {lacking}, without which nothing can match: it is not even parsed"
        )
    });
    Said { asks, shut }
}

fn shown(requirement: &Requirement) -> String {
    let joined = |parts: &[Requirement], word: &str| {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| match part {
                Requirement::Any(_) | Requirement::All(_) => format!("({})", shown(part)),
                literal => shown(literal),
            })
            .collect();
        parts.join(word)
    };
    match requirement {
        Requirement::All(parts) if parts.is_empty() => "none".to_owned(),
        Requirement::All(parts) => joined(parts, " and "),
        Requirement::Any(parts) => joined(parts, " or "),
        Requirement::Word(word) | Requirement::Spelled(word) | Requirement::Name(word) => {
            format!("`{word}`")
        }
        Requirement::Quoted(text) => format!("a string with `{text}`"),
        Requirement::Outline(regex) => format!("code that `{regex}` matches"),
        Requirement::Text(text) => format!("`{}`", String::from_utf8_lossy(text)),
    }
}

/// Where the grammar could not place the text, patterns may match less than they seem to.
fn unparsed(view: &SourceView<'_>) -> Option<Note> {
    let mut errors = view
        .tree
        .iter()
        .filter(|(_, node)| node.kind == Kind::Error);
    let (_, first) = errors.next()?;
    let start = first.start;
    Some(Note::new(
        Some(Span::new(start, first.end)),
        "the grammar cannot place what stands here: patterns may miss code around it",
    ))
}
