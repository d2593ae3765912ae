//! `airlock deps purl`.

use super::lines::answer_lines;
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::ui::Ui;
use airlock_sca::purl::{Parts, Purl};
use serde::Deserialize;
use serde_json::{Value, json};

/// Read, build or check package URLs, one for each line
///
/// With arguments, shows the parts of each package URL. Without, reads JSON lines `{"op": "parse", "input": "pkg:npm/a@1"}`: `parse` answers with the parts, `build` (whose input are
/// the parts) and `validate` with the canonical package URL; `{"error": "…"}` stands for what is no package URL.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock deps purl pkg:npm/%40babel/core@7.0.0
  echo '{\"op\":\"build\",\"input\":{\"type\":\"pypi\",\"name\":\"Django\"}}' | airlock deps purl")]
pub(crate) struct Args {
    /// Package URLs [default: JSON lines of standard input]
    #[arg(value_name = "PURL")]
    purls: Vec<String>,
}

pub(super) fn run(args: &Args) -> Outcome {
    if !args.purls.is_empty() {
        for text in &args.purls {
            let purl = Purl::normalize(text).map_err(|error| {
                Failure::usage(
                    format_args!("{text}: {error}"),
                    "a package URL is written pkg:TYPE/NAME@VERSION",
                )
            })?;
            let text = serde_json::to_string(&purl).map_err(Failure::internal)?;
            Ui::result(text + "\n")?;
        }
        return Ok(Exit::Clean);
    }
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
