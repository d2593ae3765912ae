//! Marked files: what `docs/accuracy/secrets/README.md` says under "Format".

use crate::{files, process};
use anyhow::{Context as _, Result, bail};
use std::path::Path;

/// What a marked text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    /// A secret of this category.
    True(String),
    /// A text of this kind, easily taken for one.
    Negative(String),
}

/// A marked text in an expanded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Case {
    pub(super) label: Label,
    /// First byte.
    pub(super) start: u64,
    /// One past the last byte.
    pub(super) end: u64,
}

/// A file as the scanner is shown it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    /// Its path below the half.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) cases: Vec<Case>,
}

/// A file before its templates are filled in: plain texts and marks in turn.
#[derive(Debug, PartialEq, Eq)]
struct Marked {
    path: String,
    parts: Vec<Part>,
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Plain(String),
    Mark(Label, String),
}

/// Every file of a half, its templates filled in.
pub(super) fn read(root: &Path, half: &Path) -> Result<Vec<Labelled>> {
    let mut marked = Vec::new();
    for file in files::below(half)? {
        let Some(path) = file.strip_suffix(".tpl") else {
            bail!("{file} does not end in `.tpl`");
        };
        let text = std::fs::read_to_string(half.join(&file))?;
        marked.push(Marked {
            path: path.to_owned(),
            parts: parts(&text).with_context(|| file.clone())?,
        });
    }
    let asked: Vec<_> = marked.iter().flat_map(Marked::templates).collect();
    let mut command = process::cargo(
        root,
        [
            "run",
            "--quiet",
            "--package=airlock-secrets",
            "--features=template",
            "--example=expand",
        ],
    );
    let answer = process::pipe(&mut command, &serde_json::to_string(&asked)?)?;
    let mut values = serde_json::from_str::<Vec<String>>(&answer)?.into_iter();
    marked
        .into_iter()
        .map(|file| file.filled(&mut values))
        .collect()
}

fn parts(text: &str) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('«') {
        let (mark, tail) = after.split_once('»').context("a mark has no end")?;
        let (head, template) = mark.split_once('|').context("a mark has no `|`")?;
        let label = match head.split_once(' ') {
            Some(("T", category)) => Label::True(category.to_owned()),
            Some(("N", kind)) => Label::Negative(kind.to_owned()),
            _ => bail!("a mark begins with `{head}`, not with `T` or `N` and a name"),
        };
        parts.push(Part::Plain(plain.to_owned()));
        parts.push(Part::Mark(label, template.to_owned()));
        rest = tail;
    }
    parts.push(Part::Plain(rest.to_owned()));
    Ok(parts)
}

impl Marked {
    /// What the seed of each mark is made from, and its template.
    fn templates(&self) -> Vec<(&str, u32, &str)> {
        let templates = self.parts.iter().filter_map(|part| match part {
            Part::Mark(_, template) => Some(template.as_str()),
            Part::Plain(_) => None,
        });
        (1..)
            .zip(templates)
            .map(|(ordinal, template)| (self.path.as_str(), ordinal, template))
            .collect()
    }

    fn filled(self, values: &mut impl Iterator<Item = String>) -> Result<Labelled> {
        let mut text = String::new();
        let mut cases = Vec::new();
        for part in self.parts {
            match part {
                Part::Plain(plain) => text.push_str(&plain),
                Part::Mark(label, _) => {
                    let start = u64::try_from(text.len())?;
                    text.push_str(&values.next().context("fewer texts than templates")?);
                    let end = u64::try_from(text.len())?;
                    cases.push(Case { label, start, end });
                }
            }
        }
        Ok(Labelled {
            path: self.path,
            text,
            cases,
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn marks_are_cut_out_and_their_places_kept() {
        let marked = Marked {
            path: "a/.env".to_owned(),
            parts: parts("é=«T password|{hex:4}|»\nB=«N flag|x»").unwrap(),
        };
        assert_eq!(
            marked.templates(),
            [("a/.env", 1, "{hex:4}|"), ("a/.env", 2, "x")]
        );
        let file = marked
            .filled(&mut ["beef|", "x"].into_iter().map(str::to_owned))
            .unwrap();
        assert_eq!(file.text, "é=beef|\nB=x");
        let case = |label, start, end| Case { label, start, end };
        assert_eq!(
            file.cases,
            [
                case(Label::True("password".to_owned()), 3, 8),
                case(Label::Negative("flag".to_owned()), 11, 12)
            ]
        );
    }

    #[test]
    fn a_mark_that_is_none_is_refused() {
        for text in ["«T password|x", "«T password»", "«X password|x»"] {
            assert!(parts(text).is_err(), "{text}");
        }
    }
}
