//! One payload through one installed command.
//!
//! Invariant: what is started is this program, told by its file's identity and not by its name.

use crate::error::{Failure, reason};
use crate::place;
use airlock_context::{Heard, Rendered, Tool};
use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What came of it.
#[derive(Debug, Clone)]
pub(super) enum Fired {
    /// The agent's understanding of the answer.
    Heard(Heard),
    /// The entry is not what we write: it was not run.
    Changed,
    /// The entry starts another program: it was not run.
    Foreign(String),
    /// The command could not be started or understood.
    Failed(String),
}

/// Starts `<program> hook <tool> <event>` with a payload, and hears what the agent would.
///
/// # Errors
/// When where this program lies cannot be told.
pub(super) fn fire(
    tool: Tool,
    event: &str,
    program: &str,
    payload: &str,
    whole: &Path,
) -> Result<Fired, Failure> {
    let own = place::program().ok_or_else(|| {
        Failure::usage(
            "where this program lies cannot be told",
            "start it by its path",
        )
    })?;
    let Some(found) = found(program) else {
        return Ok(Fired::Failed(format!("there is no program {program}")));
    };
    if !is_same(&found, Path::new(&own)) {
        return Ok(Fired::Foreign(program.to_owned()));
    }
    let child = Command::new(&found)
        .args(["hook", tool.name(), event])
        .current_dir(whole.join("repository"))
        // What a hook keeps for the next one goes away with the scratch folder.
        .env("XDG_STATE_HOME", whole.join("state"))
        .env("XDG_CACHE_HOME", whole.join("cache"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return Ok(Fired::Failed(reason(&error))),
    };
    if let Some(mut stdin) = child.stdin.take() {
        // A hook that answers before it has read all is heard out.
        let _ = stdin.write_all(payload.as_bytes());
    }
    let output = match child.wait_with_output() {
        Ok(output) => output,
        Err(error) => return Ok(Fired::Failed(reason(&error))),
    };
    let Some(exit_code) = output
        .status
        .code()
        .and_then(|code| u8::try_from(code).ok())
    else {
        return Ok(Fired::Failed("it was killed".to_owned()));
    };
    let said = Rendered {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        exit_code,
    };
    let parsed = tool.parse(payload.as_bytes(), Some(event));
    let parsed = parsed.map_err(Failure::internal)?;
    Ok(Fired::Heard(tool.hears(&parsed, &said)))
}

/// The file that a program's name leads to: absolute, or a bare name that is looked for as a shell does. A path relative to
/// the agent's folder would be the repository's.
fn found(program: &str) -> Option<PathBuf> {
    let path = Path::new(program);
    if path.is_absolute() {
        return path.canonicalize().ok();
    }
    if program.contains('/') {
        return None;
    }
    { place::search_path().into_iter() }
        .filter(|folder| folder.is_absolute())
        .find_map(|folder| folder.join(program).canonicalize().ok())
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.metadata(), other.metadata()) {
        (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
        _ => false,
    }
}
