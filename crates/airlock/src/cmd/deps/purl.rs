//! `airlock deps purl`.

use super::lines::answer_lines;
use crate::cli::Outcome;
use crate::exit::Exit;
use airlock_sca::purl::{Parts, Purl};
use serde::Deserialize;
use serde_json::{Value, json};

/// Read, build or check package URLs, one for each line
///
/// Reads JSON lines `{"op": "parse", "input": "pkg:npm/a@1"}`: `parse` answers with the parts, `build` (whose input are
/// the parts) and `validate` with the canonical package URL; `{"error": "…"}` stands for what is no package URL.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  echo '{\"op\":\"parse\",\"input\":\"pkg:npm/%40babel/core@7.0.0\"}' | airlock deps purl
  echo '{\"op\":\"build\",\"input\":{\"type\":\"pypi\",\"name\":\"Django\"}}' | airlock deps purl")]
pub(crate) struct Args {}

pub(super) fn run(_: &Args) -> Outcome {
    answer_lines(|line, answers| {
        let answer = match line {
            Some(line) => answer(line),
            None => Err("the line is too long or not UTF-8".to_owned()),
        };
        let answer = answer.unwrap_or_else(|error| json!({ "error": error }));
        answers.push_str(&answer.to_string());
    })?;
    Ok(Exit::Clean)
}

#[derive(Deserialize)]
struct Question {
    op: Op,
    input: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Op {
    Parse,
    Build,
    #[serde(alias = "roundtrip")]
    Validate,
}

fn answer(line: &str) -> Result<Value, String> {
    let question: Question = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let purl = match question.input {
        Value::String(text) => match question.op {
            Op::Parse => Purl::parse(&text),
            Op::Build | Op::Validate => Purl::normalize(&text),
        }
        .map_err(|error| error.to_string())?,
        parts => {
            let parts: Parts = serde_json::from_value(parts).map_err(|error| error.to_string())?;
            Purl::build(parts).map_err(|error| error.to_string())?
        }
    };
    match question.op {
        Op::Parse => serde_json::to_value(&purl).map_err(|error| error.to_string()),
        Op::Build | Op::Validate => Ok(Value::String(purl.to_string())),
    }
}
