//! The policy that a repository begins with: it says what would be refused, and refuses nothing.

use crate::error::Failure;
use crate::file::{self, Links};
use crate::ui::Ui;
use airlock_engine::fix::unified;
use std::path::Path;

const NAME: &str = "airlock.toml";
const POLICY: &str = "# Made by `airlock init`: says what would be refused, and refuses nothing.
# With \"enforce\" it does; `airlock config show` prints every value in force.
mode = \"observe\"
";

/// Shows the policy, or that it would go, and does so with `yes`. One that is there is left alone.
///
/// # Errors
/// When it cannot be read or written.
pub(super) fn propose(top: &Path, undo: bool, yes: bool) -> Result<(), Failure> {
    let path = top.join(NAME);
    let existing = file::read(&path, Links::Refuse)?;
    match (existing.as_deref(), undo) {
        (Some(POLICY), true) => {
            Ui::result(unified(NAME, POLICY, ""))?;
            if yes {
                std::fs::remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
                Ui::result(format!("{NAME}: removed\n"))?;
            }
            Ok(())
        }
        (_, true) => Ok(()),
        (Some(_), false) => Ui::result(format!("{NAME}: is there already\n")),
        (None, false) => {
            Ui::result(unified(NAME, "", POLICY))?;
            if yes {
                file::write(&path, POLICY.as_bytes())?;
                Ui::result(format!("{NAME}: written\n"))?;
            }
            Ok(())
        }
    }
}
