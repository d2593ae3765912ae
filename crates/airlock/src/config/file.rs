//! One configuration file: read, parsed, and what is wrong with it shown in its own lines.

use crate::config::origin::{Layer, Origin};
use crate::config::profile::Profile;
use crate::config::raw::RawConfig;
use crate::error::Failure;
use crate::file::{self, Links};
use crate::suggest;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A configuration file that was understood.
#[derive(Debug)]
pub(crate) struct ConfigFile {
    pub(crate) layer: Layer,
    pub(crate) path: PathBuf,
    pub(crate) raw: RawConfig,
    text: String,
}

impl ConfigFile {
    /// Reads the file at `path`; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or holds something that Airlock does not know.
    pub(crate) fn read(layer: Layer, path: &Path) -> Result<Option<Self>, Failure> {
        let links = match layer {
            Layer::User | Layer::Organisation => Links::Follow,
            Layer::Repository | Layer::Nested => Links::Refuse,
        };
        let Some(text) = file::read(path, links)? else {
            return Ok(None);
        };
        Self::parse(layer, path, text).map(Some)
    }

    /// Parses `text` as the file at `path`.
    ///
    /// # Errors
    /// When it holds something that Airlock does not know.
    pub(crate) fn parse(layer: Layer, path: &Path, text: String) -> Result<Self, Failure> {
        let parsed = toml::from_str(&text);
        match parsed {
            Ok(raw) => Ok(Self {
                layer,
                path: path.to_owned(),
                raw,
                text,
            }),
            Err(error) => {
                let (message, hint) = explain(error.message());
                let span = error.span().unwrap_or_default();
                Err(failure(path, &text, &span, &message, &hint))
            }
        }
    }

    /// The folder that its relative paths start from.
    pub(crate) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// The origin of the value at `span`.
    pub(crate) fn origin(&self, span: &Range<usize>, profile: Option<Profile>) -> Origin {
        Origin::File {
            layer: self.layer,
            path: self.path.clone(),
            line: position(&self.text, span.start).line,
            profile,
        }
    }

    /// What is wrong with the value at `span`.
    pub(crate) fn failure(&self, span: &Range<usize>, message: &str, hint: &str) -> Failure {
        failure(&self.path, &self.text, span, message, hint)
    }
}

struct Position<'text> {
    line: usize,
    /// In characters, from 1.
    column: usize,
    content: &'text str,
}

fn position(text: &str, offset: usize) -> Position<'_> {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line,
        column: before.get(start..).unwrap_or("").chars().count() + 1,
        content: text.get(start..).unwrap_or("").lines().next().unwrap_or(""),
    }
}

fn failure(path: &Path, text: &str, span: &Range<usize>, message: &str, hint: &str) -> Failure {
    let place = position(text, span.start);
    let message = format!(
        "{}:{}:{}: {message}",
        path.display(),
        place.line,
        place.column
    );
    Failure::usage(message, hint).with_excerpt(&excerpt(&place, text, span))
}

/// The line with its number, and marks below what is meant.
fn excerpt(place: &Position<'_>, text: &str, span: &Range<usize>) -> String {
    let content = place.content.replace('\t', " ");
    let marked = text.get(span.clone()).unwrap_or("").lines().next();
    let marks = marked.map_or(0, |marked| marked.chars().count()).max(1);
    let number = place.line.to_string();
    let gutter = " ".repeat(number.len());
    let indent = " ".repeat(place.column - 1);
    format!(
        " {gutter} |\n {number} | {content}\n {gutter} | {indent}{}",
        "^".repeat(marks)
    )
}

/// A parser's message in our words, and what to do.
fn explain(message: &str) -> (String, String) {
    let message = message.trim();
    let mut quoted = message.split('`').skip(1).step_by(2);
    let given = quoted.next().unwrap_or("");
    let known: Vec<&str> = quoted.collect();
    let hint = match suggest::nearest(given, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None if known.is_empty() => "`airlock config schema` describes every key".to_owned(),
        None => format!("use one of {}", known.join(", ")),
    };
    let first_line = message.lines().next().unwrap_or(message);
    if first_line.starts_with("unknown field") {
        (format!("unknown key `{given}`"), hint)
    } else if first_line.starts_with("unknown variant") {
        (format!("`{given}` is not a value of this key"), hint)
    } else {
        let hint = "`airlock config schema` describes every key".to_owned();
        (message.split('\n').collect::<Vec<_>>().join(", "), hint)
    }
}
