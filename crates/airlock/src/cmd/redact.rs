//! `airlock redact`: a text without its secrets, and with them again.
//!
//! Invariant: no value is written anywhere but to standard output, and there only by `--restore`.

use crate::cli::Outcome;
use crate::error::Failure;
use crate::exit::Exit;
use crate::file::{self, Links};
use crate::place;
use crate::ui::Ui;
use crate::workspace_key::{self, IfMissing};
use airlock_secrets::guard::KnownValues;
use airlock_secrets::{Redactor, Restorer, Vault, detectors};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes that are read at a time.
const PIECE: usize = 1 << 16;

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Print a text with its secrets replaced by placeholders, or put them back
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  airlock redact app.log                        Print it without its secrets
  kubectl logs api | airlock redact             The same for a stream
  airlock redact config.py > shared.py          Have `shared.py` edited by somebody, then:
  airlock redact --restore config.py shared.py  Print it with the values of `config.py` again

Found are what `airlock scan` finds and the values of the repository's own secret files (`.env` and its like). A value has
the same placeholder (AIRLOCK_<KIND>_<8 hex digits>) whenever it is met in one repository, and no two values share one.")]
pub(crate) struct Args {
    /// The text; `-` for standard input
    #[arg(value_name = "FILE", default_value = STANDARD_INPUT)]
    text: PathBuf,
    /// Put back the values that this file holds, in place of their placeholders
    #[arg(long, value_name = "FILE")]
    restore: Option<PathBuf>,
}

pub(crate) fn run(ui: Ui, args: &Args) -> Outcome {
    let here = Path::new(".")
        .canonicalize()
        .map_err(|error| Failure::io(Path::new("."), &error))?;
    let root = place::repository_top(&here);
    let key = workspace_key::of(&root, IfMissing::Keep).ok_or_else(|| {
        Failure::usage(
            "the system gives no random numbers",
            "placeholders need a key",
        )
    })?;
    let mut vault = Vault::new(&key.key);
    let (known, unread) = airlock_engine::known_values_at(&root, &key.key)?;
    for note in unread {
        if let Some(path) = &note.path {
            ui.warning(format_args!(
                "{path}: its values are not known: {} {}",
                note.reason.as_str(),
                note.detail
            ));
        }
    }
    match (&args.restore, key.passing) {
        (Some(_), Some(why)) => Err(Failure::usage(
            format_args!("placeholders cannot be told, since no key is kept: {why}"),
            "set XDG_STATE_HOME to a folder that can be written",
        )),
        (Some(original), None) => restore(ui, args, original, &known, &mut vault),
        (None, passing) => {
            if let Some(why) = passing {
                ui.warning(format_args!(
                    "the placeholders hold for this run only, since no key is kept: {why}"
                ));
            }
            let mut redactor = Redactor::new(detectors(), Some(&known), &mut vault);
            each_piece(ui, &args.text, |piece| Ui::result(redactor.push(piece)))?;
            Ui::result(redactor.finish())?;
            Ok(Exit::Clean)
        }
    }
}

fn restore(
    ui: Ui,
    args: &Args,
    original: &Path,
    known: &KnownValues,
    vault: &mut Vault,
) -> Outcome {
    let text = file::read(original, Links::Follow)?.ok_or_else(|| {
        Failure::usage(
            format_args!("{}: no such file", original.display()),
            "name the file that holds the values",
        )
    })?;
    // What the original's secrets are called is learnt by redacting it again.
    let mut redactor = Redactor::new(detectors(), Some(known), vault);
    let _ = redactor.push(&text);
    let _ = redactor.finish();
    let mut restorer = Restorer::new(vault);
    each_piece(ui, &args.text, |piece| Ui::result(restorer.push(piece)))?;
    Ui::result(restorer.finish())?;
    Ok(Exit::Clean)
}

/// Gives `take` the text at `path` piece by piece. Bytes that are no UTF-8 become U+FFFD, and a warning says so.
fn each_piece(
    ui: Ui,
    path: &Path,
    mut take: impl FnMut(&str) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::io(path, &error);
    let mut input: Box<dyn Read> = if path == Path::new(STANDARD_INPUT) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(path).map_err(failed)?)
    };
    let mut bytes = Vec::with_capacity(2 * PIECE);
    let mut replaced = false;
    loop {
        let mut piece = vec![0; PIECE];
        let read = match input.read(&mut piece) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(failed(error)),
        };
        bytes.extend_from_slice(piece.get(..read).unwrap_or(&[]));
        let whole = if read == 0 {
            bytes.len()
        } else {
            whole_characters(&bytes)
        };
        let text = String::from_utf8_lossy(bytes.get(..whole).unwrap_or(&[]));
        replaced |= matches!(text, std::borrow::Cow::Owned(_));
        take(&text)?;
        bytes.drain(..whole);
        if read == 0 {
            break;
        }
    }
    if replaced {
        ui.warning(format_args!(
            "{}: not valid UTF-8; what is not was replaced",
            path.display()
        ));
    }
    Ok(())
}

/// Bytes up to a character that the end cuts off.
fn whole_characters(bytes: &[u8]) -> usize {
    let tail = bytes.len().saturating_sub(3);
    let cut = |at: &usize| {
        let length = match bytes.get(*at) {
            Some(0xC2..=0xDF) => 2,
            Some(0xE0..=0xEF) => 3,
            Some(0xF0..=0xF4) => 4,
            _ => return false,
        };
        at + length > bytes.len()
    };
    (tail..bytes.len()).find(cut).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::whole_characters;

    #[test]
    fn characters_are_not_cut() {
        for (text, cut, whole) in [
            ("aä", 3, 3),
            ("aä", 2, 1),
            ("a€", 3, 1),
            ("a€", 2, 1),
            ("🔑", 3, 0),
            ("🔑", 4, 4),
            ("", 0, 0),
        ] {
            let bytes = text.as_bytes().get(..cut).unwrap_or(&[]);
            assert_eq!(whole_characters(bytes), whole, "{text} up to {cut}");
        }
        assert_eq!(whole_characters(b"a\xFF\xFF"), 3);
    }
}
