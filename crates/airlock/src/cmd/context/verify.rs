//! `airlock context verify`: the matrix of tools and ways to a kept-back file.

use super::matrix::{self, Cell, Row};
use super::{Format, Here, tools};
use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::table::columns;
use crate::trial::Scratch;
use crate::ui::Ui;
use airlock_context::{Route, Standing};
use airlock_report::neutral_line;
use std::fmt::Write as _;

/// Show, for each AI tool and each way to a file, whether what is kept back can be reached
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock context verify                      All tools; reasons for those that are in use here
  airlock context verify --tool cursor        One tool, with the reason and the remedy of each way
  airlock context verify --format json        Every cell with its proof, reason and remedy

enforced: an installed hook stopped a canary just now, or a rule in the tool's own file covers it and the tool blocks what
the rule names. advisory: the tool or the user is told and decides. open: nothing stands in the way.

Exit code 1: a tool that is in use (or named) could do better than it does.")]
pub(super) struct Args {
    /// This tool only; may be given again
    #[arg(long, value_name = "TOOL", value_parser = tools::names())]
    tool: Vec<String>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(here: &Here, args: &Args) -> Outcome {
    let mut scratch = Scratch::under(&here.top)?;
    let mut rows = Vec::new();
    for known in tools::all() {
        if args.tool.is_empty() || args.tool.iter().any(|name| name == known.name) {
            rows.push(matrix::row(&known, here, &mut scratch)?);
        }
    }
    let is_asked = |row: &Row| row.used || !args.tool.is_empty();
    match args.format {
        Format::Text => Ui::result(text(&rows, &is_asked))?,
        Format::Json => {
            let whole = serde_json::json!({ "version": 1, "tools": rows });
            let text = serde_json::to_string_pretty(&whole).map_err(Failure::internal)?;
            Ui::result(text + "\n")?;
        }
    }
    let mut asked = rows.iter().filter(|row| is_asked(row));
    Ok(
        if asked.any(|row| row.cells.iter().any(Cell::falls_short)) {
            Exit::Findings
        } else {
            Exit::Clean
        },
    )
}

fn text(rows: &[Row], is_asked: &dyn Fn(&Row) -> bool) -> String {
    let mut table = vec![vec![String::new()]];
    if let Some(head) = table.first_mut() {
        head.extend(Route::ALL.iter().map(|route| route.word().to_owned()));
    }
    for row in rows {
        let mut line = vec![row.tool.to_owned()];
        line.extend(
            row.cells
                .iter()
                .map(|cell| letter(cell.standing).to_owned()),
        );
        table.push(line);
    }
    let mut out = columns(&table);
    out.push_str("E enforced, a advisory, - open\n");
    for row in rows.iter().filter(|row| is_asked(row)) {
        let mut told: Vec<(String, Vec<&str>)> = Vec::new();
        for cell in &row.cells {
            let Some(reason) = &cell.reason else { continue };
            let why = match &cell.remedy {
                Some(remedy) => format!("{} ({reason}; {remedy})", cell.standing.word()),
                None => format!("{} ({reason})", cell.standing.word()),
            };
            match told.iter_mut().find(|(other, _)| *other == why) {
                Some((_, routes)) => routes.push(cell.route.word()),
                None => told.push((why, vec![cell.route.word()])),
            }
        }
        for (why, routes) in told {
            // Writing to a String cannot fail.
            let _ = writeln!(
                out,
                "{}: {}: {}",
                row.tool,
                routes.join(", "),
                neutral_line(&why)
            );
        }
    }
    out
}

fn letter(standing: Standing) -> &'static str {
    match standing {
        Standing::Enforced => "E",
        Standing::Advisory => "a",
        Standing::Open => "-",
    }
}
