//! `scan_text`: a text that is not on disk.

use super::{Kind, Told};
use crate::mcp::call::Work;
use crate::mcp::findings::Findings;
use crate::mcp::refusal::Refusal;
use airlock_context::Speech;
use airlock_source::Selection;
use airlock_syntax::by_name;
use schemars::JsonSchema;
use serde::Deserialize;

pub(super) struct ScanText;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The text.
    text: String,
    /// The path that it has or would have, below the root; tells its language.
    path: Option<String>,
    /// Its language, such as `python`, where there is no path.
    language: Option<String>,
}

impl Kind for ScanText {
    const NAME: &'static str = "scan_text";
    const TITLE: &'static str = "Scan a text";
    const DESCRIPTION: &'static str = "Finds weaknesses, credentials and bad packages in code before it is written. Give the \
        whole text of the file, and its path or language.";
    type Input = Input;
    type Output = Findings;

    fn call(work: &Work, input: Input) -> Result<Told<Findings>, Refusal> {
        let name = match (&input.path, &input.language) {
            (Some(path), _) => work.root().resolve(&work.exclusions()?, path)?,
            (None, Some(language)) => work.root().folder().join(file_of(language)?),
            (None, None) => {
                return Err(Refusal::new(Speech::new(
                    "What kind of text it is has to be known: give `path`, such as src/app.py, or `language`, such as python.",
                )));
            }
        };
        let bytes = input.text.into_bytes().into();
        let data = work.scan(Selection::Stdin { name, bytes })?;
        Ok(Told {
            text: data.said().to_string(),
            data,
        })
    }
}

/// A file's name by which the language is known.
fn file_of(language: &str) -> Result<String, Refusal> {
    let known =
        by_name(language).or_else(|| airlock_syntax::of_path(&format!("text.{language}"), ""));
    let known = known.ok_or_else(|| {
        let speech = Speech::new("The language ").name(language).say(
            " is not known: give `path` instead; a file of any kind is searched for credentials.",
        );
        Refusal::new(speech)
    })?;
    Ok(match (known.extensions.first(), known.file_names.first()) {
        (Some(ending), _) => format!("text.{ending}"),
        (None, Some(name)) => (*name).to_owned(),
        (None, None) => "text".to_owned(),
    })
}
