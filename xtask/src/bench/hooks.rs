//! How long an agent waits for a hook: the whole program, from its start to its end, for events of an agent in a large
//! tree.
//!
//! What is timed beside them: a program that does nothing, which is what the machine takes to start one; `airlock version`;
//! and events that are written in a tree without an index. Each write brings a text that no other brought.
//!
//! Invariant: no event may be lost, however many come at once: the ledger is counted.

use super::edits::edited;
use super::place::{Place, Times};
use crate::args::Args;
use crate::{files, process, ui};
use anyhow::{Result, bail};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Lines of the files that are written.
const LINES: std::ops::RangeInclusive<usize> = 250..=350;
/// Endings of such files, with what begins a comment in them.
const ENDINGS: [(&str, &str); 12] = [
    ("py", "#"),
    ("rb", "#"),
    ("js", "//"),
    ("jsx", "//"),
    ("ts", "//"),
    ("tsx", "//"),
    ("java", "//"),
    ("kt", "//"),
    ("go", "//"),
    ("cs", "//"),
    ("php", "//"),
    ("scala", "//"),
];
/// Events that come at once.
const AT_ONCE: usize = 50;

pub(super) fn run(root: &Path, mut args: Args) -> Result<()> {
    let count = usize::try_from(args.number("--count")?.unwrap_or(120).max(1))?;
    let place = Place::of(root, args)?;
    process::run(&mut process::program(
        &place.tree,
        "git",
        ["init", "--quiet"],
    ))?;
    let writes = writes(&place.tree, count)?;
    let nothing = |tool: &str, input: serde_json::Value| event(&place.tree, tool, &input);
    let shell = nothing("Bash", json!({"command": "ls -la"}));
    let read = nothing("Read", json!({"file_path": place.tree.join("README.md")}));
    let (shells, reads) = (vec![shell; count], vec![read; count]);
    let none = vec![String::new(); count];
    ui::line("ms on the wall: median, 95th percentile, 99th, longest");
    let idle = || process::program(&place.tree, "true", [""; 0]);
    show("a program that does nothing", &timed(idle, &none)?);
    show(
        "airlock version",
        &timed(|| place.command("version"), &none)?,
    );
    let hook = || place.command("hook claude-code");
    show("a file is written, no index", &timed(hook, &writes)?);
    let lines = place.warm_up("scan --fail-on never --quiet --format json .")?;
    ui::line(&format!("with the index of {lines} lines:"));
    show("a file is written", &timed(hook, &writes)?);
    show("a command runs", &timed(hook, &shells)?);
    show("a file is read", &timed(hook, &reads)?);
    at_once(&place, &writes)
}

/// Whole runs of a program, one for each input.
fn timed(command: impl Fn() -> Command, inputs: &[String]) -> Result<Times> {
    let mut times = Times::default();
    for input in inputs {
        let mut command = command();
        let begin = Instant::now();
        process::pipe_expecting(&mut command, input, &[0, 2])?;
        times.add(begin.elapsed());
    }
    Ok(times)
}

fn show(what: &str, times: &Times) {
    let [median, most, nearly_all, all] = [50, 95, 99, 100].map(|share| times.at(share));
    let count = times.len();
    ui::line(&format!(
        "  {what} ({count}): {median:.1}, {most:.1}, {nearly_all:.1}, {all:.1}"
    ));
}

/// Many events at once, each of which must be in the ledger.
fn at_once(place: &Place, writes: &[String]) -> Result<()> {
    let before = recorded(&place.tree)?;
    let inputs = writes.iter().cycle().take(AT_ONCE);
    let runs = inputs.map(|input| (place.command("hook claude-code"), input.as_str()));
    let begin = Instant::now();
    process::pipe_at_once(runs.collect(), &[0, 2])?;
    let time = begin.elapsed().as_secs_f64() * 1000.0;
    let now = recorded(&place.tree)?;
    if now != before + AT_ONCE {
        bail!(
            "of {AT_ONCE} events at once the ledger has {}",
            now - before
        );
    }
    ui::line(&format!(
        "  {AT_ONCE} files written at once: {time:.1} for all of them, each in the ledger"
    ));
    Ok(())
}

/// Events in the ledger.
fn recorded(tree: &Path) -> Result<usize> {
    let folder = tree.join(".git/airlock/ledger");
    let mut count = 0;
    for path in files::below(&folder)? {
        let text = std::fs::read_to_string(folder.join(path))?;
        count += text.matches("\"kind\":\"hook\"").count();
    }
    Ok(count)
}

/// The payload of an event before a tool runs.
fn event(tree: &Path, tool: &str, input: &serde_json::Value) -> String {
    let event = json!({
        "session_id": "bench",
        "cwd": tree,
        "hook_event_name": "PreToolUse",
        "tool_name": tool,
        "tool_input": input,
    });
    event.to_string()
}

/// So many events in which files are written, spread evenly over those of the tree, each with a text of its own.
fn writes(tree: &Path, count: usize) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for path in files::below(tree)? {
        let known = ENDINGS.iter();
        let mut known = known.filter(|(ending, _)| files::has_extension(&path, ending));
        let (Some((_, comment)), Ok(text)) =
            (known.next(), std::fs::read_to_string(tree.join(&path)))
        else {
            continue;
        };
        if LINES.contains(&text.lines().count()) {
            texts.push((path, text, *comment));
        }
    }
    if texts.is_empty() {
        bail!("{} holds no file of {LINES:?} lines", tree.display());
    }
    let write = |number: usize| {
        let at = number * texts.len() / count;
        let (path, text, comment) = texts.get(at)?;
        let text = edited(text).unwrap_or_else(|| text.clone());
        let text = format!("{text}\n{comment} the edit of number {number}\n");
        let input = json!({"file_path": tree.join(path), "content": text});
        Some(event(tree, "Write", &input))
    };
    Ok((0..count).filter_map(write).collect())
}
