//! Where commands are written, and which lines of a file are commands.

use super::words::commands;
use super::{client, mcp};
use crate::ecosystem::{Files, Reader, actions, docker};
use crate::lines::{Line, lines};
use crate::out::Out;
use aho_corasick::AhoCorasick;
use airlock_model::{Mention, Scope};
use std::sync::LazyLock;

const fn reader(files: &'static [Files], read: fn(&mut Out<'_>)) -> Reader {
    Reader {
        ecosystem: "",
        mention: Mention::Command,
        files,
        read,
    }
}

/// The kinds of files.
pub(crate) const READERS: &[Reader] = &[
    reader(
        &[
            Files::Ending("sh"),
            Files::Ending("bash"),
            Files::Ending("zsh"),
            Files::Ending("mk"),
            Files::Name("Makefile"),
            Files::Name("GNUmakefile"),
            Files::Name("makefile"),
            Files::Name("justfile"),
        ],
        read_script,
    ),
    reader(
        &[
            Files::Name("Dockerfile"),
            Files::Name("Containerfile"),
            Files::Ending("dockerfile"),
            Files::If("", docker::is_dockerfile),
            Files::If("dev", docker::is_dockerfile),
            Files::If("prod", docker::is_dockerfile),
            Files::If("test", docker::is_dockerfile),
            Files::If("ci", docker::is_dockerfile),
            Files::If("windows", docker::is_dockerfile),
        ],
        read_dockerfile,
    ),
    reader(
        &[
            Files::If("yml", is_pipeline),
            Files::If("yaml", is_pipeline),
        ],
        read_pipeline,
    ),
    reader(
        &[
            Files::Ending("md"),
            Files::Ending("markdown"),
            Files::Ending("mdx"),
        ],
        read_markdown,
    ),
    reader(&[Files::Ending("ipynb")], read_notebook),
    reader(&[Files::If("json", mcp::is_json)], mcp::read_json),
    reader(&[Files::If("toml", mcp::is_toml)], mcp::read_toml),
];

/// A text without any of these has no command of a client.
static CALLS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::new([
        "install",
        "npx",
        "uvx",
        "bunx",
        "pnpx",
        "dlx",
        " add",
        "go get",
        "go run",
        "require ",
        "npm i ",
        " exec ",
        "docker ",
        "podman ",
        "pipx ",
        " tool run",
        "bun x ",
        " isntall",
    ])
    .ok()
});

/// Whether a text may hold a command that names packages; without, no such command is in it.
pub fn names_packages(text: &str) -> bool {
    CALLS.as_ref().is_none_or(|calls| calls.is_match(text))
}

pub(super) fn read_all(out: &mut Out<'_>, text: &str, start: u32, scope: Scope) {
    if names_packages(text) {
        for words in commands(text, start) {
            client::read(out, &words, scope);
        }
    }
}

fn read_script(out: &mut Out<'_>) {
    let text = out.text;
    read_all(out, text, 0, Scope::Unknown);
}

/// `RUN` and what continues it.
fn read_dockerfile(out: &mut Out<'_>) {
    let text = out.text;
    if !names_packages(text) {
        return;
    }
    let mut start = None;
    for line in lines(text) {
        let words = line.trimmed();
        let is_run = words
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case("run "));
        if start.is_none() && is_run {
            start = Some(line.start);
        }
        let goes_on = words.ends_with('\\') || words.starts_with('#') || words.is_empty();
        if let Some(first) = start.filter(|_| !goes_on) {
            let command = airlock_model::Span::new(first, line.span().end).slice(text);
            read_all(out, &without_comments(command), first, Scope::Runtime);
            start = None;
        }
    }
}

/// A Dockerfile's comment may stand between the lines of a command: it becomes blank, so that the command goes on.
fn without_comments(command: &str) -> String {
    let mut text = String::with_capacity(command.len());
    for line in command.split_inclusive('\n') {
        if line.trim_start().starts_with('#') || line.trim().is_empty() {
            text.extend(std::iter::repeat_n(' ', line.len()));
        } else {
            text.push_str(line);
        }
    }
    text
}

/// Whether a YAML file is a pipeline's.
fn is_pipeline(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name
        .split('.')
        .find(|part| !part.is_empty())
        .unwrap_or(name);
    actions::is_workflow(path)
        || matches!(
            stem,
            "gitlab-ci"
                | "azure-pipelines"
                | "travis"
                | "bitbucket-pipelines"
                | "cloudbuild"
                | "Taskfile"
                | "buildspec"
                | "appveyor"
                | "drone"
                | "action"
                | "circle"
                | "cirrus"
                | "woodpecker"
        )
        || path.contains(".circleci/")
}

/// A line of YAML may be a command, alone, after a dash or after a key.
fn read_pipeline(out: &mut Out<'_>) {
    if !names_packages(out.text) {
        return;
    }
    let mut joined: Option<(u32, u32)> = None;
    let text = out.text;
    for line in lines(text) {
        let mut start = line.start;
        if let Some((first, _)) = joined {
            start = first;
        }
        let end = line.span().end;
        if line.text.trim_end().ends_with('\\') {
            joined = Some((start, end));
            continue;
        }
        joined = None;
        let command = airlock_model::Span::new(start, end).slice(text);
        if !is_prose(command) {
            read_all(out, command, start, Scope::Build);
        }
    }
}

/// A comment, or the text of a key that only names a step.
fn is_prose(line: &str) -> bool {
    let words = line.trim_start().trim_start_matches("- ");
    [
        "#",
        "name:",
        "description:",
        "displayName:",
        "title:",
        "if:",
        "key:",
    ]
    .iter()
    .any(|start| words.starts_with(start))
}

/// Fenced blocks of a shell's language, or without a language.
fn read_markdown(out: &mut Out<'_>) {
    let text = out.text;
    if !names_packages(text) {
        return;
    }
    let mut fence: Option<(&str, bool)> = None;
    let mut start = 0;
    for line in lines(text) {
        let words = line.trimmed().trim_start_matches("> ");
        match fence {
            None => {
                let mark = ["```", "~~~"]
                    .into_iter()
                    .find(|mark| words.starts_with(mark));
                if let Some(mark) = mark {
                    let language = words
                        .trim_start_matches(['`', '~'])
                        .split([' ', '{', ',', ':'])
                        .next()
                        .unwrap_or_default();
                    fence = Some((mark, is_shell(language)));
                    start = line.span().end + 1;
                }
            }
            Some((mark, is_command)) if words.starts_with(mark) => {
                if is_command {
                    let block = airlock_model::Span::new(start, line.start).slice(text);
                    read_all(out, block, start, Scope::Unknown);
                }
                fence = None;
            }
            Some(_) => {}
        }
    }
}

fn is_shell(language: &str) -> bool {
    matches!(
        language.to_ascii_lowercase().as_str(),
        "" | "sh"
            | "bash"
            | "zsh"
            | "fish"
            | "shell"
            | "console"
            | "shell-session"
            | "shellsession"
            | "terminal"
            | "powershell"
            | "ps1"
            | "cmd"
            | "batch"
            | "dockerfile"
            | "text"
    )
}

/// `!pip install x` and `%pip install x` of a notebook's cells: each line is a JSON text of its own line.
fn read_notebook(out: &mut Out<'_>) {
    let text = out.text;
    if !names_packages(text) {
        return;
    }
    for line in lines(text) {
        if let Some(command) = cell_command(&line) {
            let start = line.span_of(command).start;
            read_all(out, command, start, Scope::Unknown);
        }
    }
}

fn cell_command<'t>(line: &Line<'t>) -> Option<&'t str> {
    let content = line.trimmed().strip_prefix('"')?.trim_start();
    let command = content.strip_prefix(['!', '%'])?;
    let command = command.strip_suffix(',').unwrap_or(command);
    let command = command.strip_suffix('"').unwrap_or(command);
    Some(command.strip_suffix("\\n").unwrap_or(command))
}
