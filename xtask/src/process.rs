//! Running other programs.
//!
//! Invariant: the only module of the workspace's own code that starts a process. No shell is involved: a program gets its
//! arguments one by one, and what fails is named with its whole command line.

use anyhow::{Context as _, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// `program` with `arguments`, to be started in `folder`.
pub(crate) fn program<S: AsRef<OsStr>>(
    folder: &Path,
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    command
}

/// The cargo that runs this task, with `arguments`.
pub(crate) fn cargo<S: AsRef<OsStr>>(
    root: &Path,
    arguments: impl IntoIterator<Item = S>,
) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    program(root, cargo, arguments)
}

/// Whether `command` can be started and ends well; what it prints is dropped.
pub(crate) fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs `command` with this program's own standard streams.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    run_expecting(command, &[0])
}

/// Runs `command`, which may end with any of the exit codes `expected`.
pub(crate) fn run_expecting(command: &mut Command, expected: &[i32]) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.code().is_some_and(|code| expected.contains(&code)) {
        bail!("{} ended with {status}", show(command));
    }
    Ok(())
}

/// Runs `command` and returns what it wrote to standard output.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    capture_expecting(command, &[0])
}

/// The same for a command that may end with any of the exit codes `expected`.
pub(crate) fn capture_expecting(command: &mut Command, expected: &[i32]) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output
        .status
        .code()
        .is_some_and(|code| expected.contains(&code))
    {
        bail!("{} ended with {}", show(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("{} did not write UTF-8", show(command)))
}

/// Runs `command` with `input` on its standard input and returns what it wrote to standard output. For programs that read
/// all of their input before they write.
pub(crate) fn pipe(command: &mut Command, input: &str) -> Result<String> {
    pipe_expecting(command, input, &[0])
}

/// The same for a command that may end with any of the exit codes `expected`.
pub(crate) fn pipe_expecting(
    command: &mut Command,
    input: &str,
    expected: &[i32],
) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !{ output.status.code() }.is_some_and(|code| expected.contains(&code)) {
        bail!("{} ended with {}", show(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("{} did not write UTF-8", show(command)))
}

/// Runs all of `commands` at the same time, each with its input, and waits for them; what they print is dropped.
pub(crate) fn pipe_at_once(commands: Vec<(Command, &str)>, expected: &[i32]) -> Result<()> {
    let mut children = Vec::new();
    for (mut command, input) in commands {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| cannot_start(&command))?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        children.push((command, child));
    }
    for (command, mut child) in children {
        let status = child.wait()?;
        if !status.code().is_some_and(|code| expected.contains(&code)) {
            bail!("{} ended with {status}", show(&command));
        }
    }
    Ok(())
}

/// Runs `command`, gives each line it writes to standard output to `on_line`, and says whether it ended well.
pub(crate) fn watch(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            on_line(&String::from_utf8_lossy(&line?));
        }
    }
    Ok(child.wait()?.success())
}

/// The command line, for messages.
pub(crate) fn show(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!(
        "cannot start `{}`; is it installed and on PATH?",
        command.get_program().to_string_lossy()
    )
}
