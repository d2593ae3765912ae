//! The command reference as Markdown, made of what `--help` is made of.

use clap::{Arg, Command};
use std::fmt::Write as _;

/// The reference of `root` and all commands below it.
pub(super) fn render(root: &Command) -> String {
    let mut out =
        "# Command reference\n\nMade by `airlock dev gen` from the program itself.\n".to_owned();
    let mut open = vec![root];
    while let Some(command) = open.pop() {
        section(command, &mut out);
        let mut below: Vec<&Command> = command
            .get_subcommands()
            .filter(|command| !command.is_hide_set() && command.get_name() != "help")
            .collect();
        below.reverse();
        open.extend(below);
    }
    out
}

// Writing to a String cannot fail.
fn section(command: &Command, out: &mut String) {
    let name = command
        .get_bin_name()
        .unwrap_or(command.get_name())
        .to_owned();
    let _ = write!(out, "\n## `{name}`\n\n");
    if let Some(about) = command.get_long_about().or_else(|| command.get_about()) {
        let _ = write!(out, "{about}\n\n");
    }
    let usage = command.clone().render_usage().to_string();
    let _ = write!(out, "```text\n{}\n```\n", usage.trim());
    let arguments: Vec<&Arg> = command
        .get_arguments()
        .filter(|argument| {
            !argument.is_hide_set() && argument.get_id() != "help" && argument.get_id() != "version"
        })
        .filter(|argument| name == "airlock" || !argument.is_global_set())
        .collect();
    if !arguments.is_empty() {
        out.push_str("\n| argument | meaning |\n| --- | --- |\n");
        for argument in arguments {
            let _ = writeln!(out, "| `{}` | {} |", spelling(argument), meaning(argument));
        }
    }
    if let Some(examples) = command.get_after_help() {
        let _ = write!(out, "\n```text\n{}\n```\n", examples.to_string().trim());
    }
}

fn spelling(argument: &Arg) -> String {
    let names = [
        argument.get_short().map(|short| format!("-{short}")),
        argument.get_long().map(|long| format!("--{long}")),
    ];
    let mut text = names.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if argument.get_action().takes_values() {
        let value = argument
            .get_value_names()
            .and_then(|names| names.first())
            .map_or("VALUE", |name| name.as_str());
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&value.replace('|', "\\|"));
    }
    text
}

fn meaning(argument: &Arg) -> String {
    let mut text = argument
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if argument.get_action().takes_values() && !values.is_empty() {
        let _ = write!(text, " ({})", values.join(", "));
    }
    let defaults: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    if argument.get_action().takes_values() && !defaults.is_empty() {
        let _ = write!(text, " [default: {}]", defaults.join(", "));
    }
    text.replace('|', "\\|")
}
