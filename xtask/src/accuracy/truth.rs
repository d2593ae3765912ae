//! The lists of documented flaws: comma-separated values under a fixed header.

use anyhow::{Context as _, Result, bail};

const HEADER: &str = "file,line,cwe,class,search_rule,documented_in,note";

/// A documented flaw.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) cwe: u32,
    pub(super) class: String,
    /// Whether a search-mode rule can state it.
    pub(super) search_rule: bool,
}

/// Reads a list.
pub(super) fn read(text: &str) -> Result<Vec<Row>> {
    let mut records = records(text).into_iter();
    if records.next().unwrap_or_default().join(",") != HEADER {
        bail!("the list does not begin with `{HEADER}`");
    }
    records
        .enumerate()
        .map(|(number, cells)| row(&cells).with_context(|| format!("row {}", number + 2)))
        .collect()
}

fn row(cells: &[String]) -> Result<Row> {
    let [file, line, cwe, class, search_rule, _, _] = cells else {
        bail!("has {} cells, not 7", cells.len());
    };
    Ok(Row {
        file: file.clone(),
        line: line
            .parse()
            .with_context(|| format!("`{line}` is no line"))?,
        cwe: cwe
            .trim_start_matches("CWE-")
            .parse()
            .with_context(|| format!("`{cwe}` is no CWE"))?,
        class: class.clone(),
        search_rule: match search_rule.as_str() {
            "yes" => true,
            "no" => false,
            other => bail!("`{other}` is neither yes nor no"),
        },
    })
}

/// Splits comma-separated values (RFC 4180): quoted cells may hold commas, line ends and doubled quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut cells));
            }
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        records.push(cells);
    }
    records
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn quoted_cells_are_read() {
        let text = format!(
            "{HEADER}\na/b.js,12,CWE-89,sql,yes,doc,\"one, \"\"two\"\"\nthree\"\nc.py,3,79,xss,no,,\n"
        );
        let rows = read(&text).unwrap();
        assert_eq!(rows.len(), 2);
        let expected = Row {
            file: "a/b.js".to_owned(),
            line: 12,
            cwe: 89,
            class: "sql".to_owned(),
            search_rule: true,
        };
        assert_eq!(rows.first(), Some(&expected));
    }

    #[test]
    fn a_wrong_list_is_refused_with_its_row() {
        assert!(read("file,line\n").is_err());
        let text = format!("{HEADER}\na,x,89,sql,yes,,\n");
        assert_eq!(
            format!("{:#}", read(&text).unwrap_err()).split(':').next(),
            Some("row 2")
        );
    }
}
