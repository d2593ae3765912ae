//! One answer for each line of standard input, written as soon as no further line is waiting.

use crate::error::{Failure, reason};
use crate::ui::Ui;
use std::io::{BufRead as _, BufReader, Read as _};

/// Bytes of a line above which it is not read to its end.
const LINE_LIMIT: u64 = 1 << 20;
/// Bytes of answers that are kept back while more lines are waiting.
const ANSWERS: usize = 1 << 16;

/// Gives each line to `answer`, which appends its answer; `None` stands for a line that is too long or not UTF-8.
///
/// # Errors
/// When standard input cannot be read or standard output cannot be written.
pub(super) fn answer_lines(
    mut answer: impl FnMut(Option<&str>, &mut String),
) -> Result<(), Failure> {
    let mut input = BufReader::with_capacity(1 << 16, std::io::stdin().lock());
    let mut line = Vec::new();
    let mut answers = String::new();
    loop {
        line.clear();
        let failure = |error: std::io::Error| {
            Failure::usage(format_args!("standard input: {}", reason(&error)), "")
        };
        let read = (&mut input)
            .take(LINE_LIMIT)
            .read_until(b'\n', &mut line)
            .map_err(failure)?;
        if read == 0 {
            return Ui::result(&answers);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            answer(std::str::from_utf8(&line).ok(), &mut answers);
        } else if read as u64 == LINE_LIMIT {
            skip_line(&mut input).map_err(failure)?;
            answer(None, &mut answers);
        } else {
            // The last line has no end.
            answer(std::str::from_utf8(&line).ok(), &mut answers);
        }
        answers.push('\n');
        if answers.len() > ANSWERS || input.buffer().is_empty() {
            Ui::result(&answers)?;
            answers.clear();
        }
    }
}

/// Reads on to the end of the line.
fn skip_line(input: &mut impl std::io::BufRead) -> std::io::Result<()> {
    loop {
        let waiting = input.fill_buf()?;
        if waiting.is_empty() {
            return Ok(());
        }
        let end = waiting.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(waiting.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}
