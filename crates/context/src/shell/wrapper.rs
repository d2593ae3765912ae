//! Commands that run another command: that one is what counts.

use super::script::{Command, as_script};
use super::word::Word;

/// A program that runs what follows its options.
struct Wrapper {
    name: &'static str,
    /// Options that take the next word.
    valued: &'static [&'static str],
    /// Words behind the options and before the command.
    operands: usize,
}

const fn wrapper(name: &'static str, valued: &'static [&'static str], operands: usize) -> Wrapper {
    Wrapper {
        name,
        valued,
        operands,
    }
}

/// From the manual pages of sudo, doas, coreutils, util-linux, findutils, moreutils and Bash.
const WRAPPERS: &[Wrapper] = &[
    wrapper(
        "sudo",
        &[
            "-u", "-g", "-h", "-p", "-C", "-r", "-t", "-D", "-R", "-U", "--user", "--group",
            "--chdir",
        ],
        0,
    ),
    wrapper("doas", &["-u", "-C"], 0),
    wrapper("env", &["-u", "--unset", "-C", "--chdir"], 0),
    wrapper("nohup", &[], 0),
    wrapper("time", &["-o", "-f"], 0),
    wrapper("command", &[], 0),
    wrapper("builtin", &[], 0),
    wrapper("exec", &["-a"], 0),
    wrapper("nice", &["-n", "--adjustment"], 0),
    wrapper("ionice", &["-c", "-n"], 0),
    wrapper("stdbuf", &["-i", "-o", "-e"], 0),
    wrapper("setsid", &[], 0),
    wrapper("chronic", &[], 0),
    wrapper("unbuffer", &[], 0),
    wrapper("timeout", &["-s", "-k", "--signal", "--kill-after"], 1),
    wrapper("busybox", &[], 0),
    wrapper("watch", &["-n", "--interval"], 0),
    wrapper(
        "xargs",
        &[
            "-I",
            "-n",
            "-P",
            "-L",
            "-d",
            "-a",
            "-s",
            "-E",
            "--max-args",
            "--max-procs",
            "--delimiter",
            "--arg-file",
        ],
        0,
    ),
    wrapper("strace", &["-o", "-e", "-p", "-s", "-u"], 0),
    wrapper("flock", &["-w", "-E"], 1),
];

/// Shells, which take a script behind `-c`.
pub(super) const SHELLS: &[&str] = &["sh", "bash", "zsh", "dash", "ash", "ksh", "fish", "rbash"];

/// Wrappers inside wrappers, at most.
const DEPTH: usize = 8;

/// Takes off what only runs the command, and gives the scripts that it runs from its words.
pub(super) fn unwrap(command: &mut Command) -> Vec<String> {
    for _ in 0..DEPTH {
        let Some(name) = command.name() else { break };
        let Some(wrapper) = WRAPPERS.iter().find(|wrapper| wrapper.name == name) else {
            break;
        };
        let Some(inner) = wrapper.inner(command) else {
            break;
        };
        command.takes_more |= name == "xargs";
        command.words.drain(..inner);
    }
    scripts(command)
}

impl Wrapper {
    /// The place of the inner command's name.
    fn inner(&self, command: &mut Command) -> Option<usize> {
        let mut operands = self.operands;
        let mut skip = false;
        for (at, word) in command.words.iter().enumerate().skip(1) {
            let text = word.literal().unwrap_or("?");
            if std::mem::take(&mut skip) {
                continue;
            }
            if text.starts_with('-') && text.len() > 1 {
                skip = self.valued.contains(&text);
            } else if let Some((name, value)) =
                assignment(word).filter(|_| matches!(self.name, "env" | "sudo"))
            {
                command.assigned.push((name, value));
            } else if operands > 0 {
                operands -= 1;
            } else {
                return Some(at);
            }
        }
        None
    }
}

/// `A=1` as a word.
pub(super) fn assignment(word: &Word) -> Option<(String, Word)> {
    let (name, value) = word.choices.first()?.cut('=')?;
    let name = name.literal()?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then(|| {
        (
            name.to_owned(),
            Word {
                choices: vec![value],
            },
        )
    })
}

/// The texts that a shell is given to run: `bash -c text`, `eval words`, `su -c text`, a here-document of a shell.
fn scripts(command: &Command) -> Vec<String> {
    let Some(name) = command.name() else {
        return Vec::new();
    };
    let joined = |words: &[Word]| {
        let words: Vec<String> = words
            .iter()
            .filter_map(|word| word.choices.first())
            .map(as_script)
            .collect();
        words.join(" ")
    };
    let is_shell = SHELLS.contains(&name.as_str());
    if name == "eval" {
        return vec![joined(command.arguments())];
    }
    let mut scripts = Vec::new();
    if is_shell || matches!(name.as_str(), "su" | "script") {
        let is_run = |word: &Word| {
            word.literal().is_some_and(|text| {
                text == "--command"
                    || (text.starts_with('-') && !text.starts_with("--") && text.ends_with('c'))
            })
        };
        let at = command.words.iter().position(is_run);
        let text = at.and_then(|at| command.words.get(at + 1));
        scripts.extend(text.map(|text| joined(std::slice::from_ref(text))));
    }
    if is_shell {
        scripts.extend(
            command
                .redirections
                .iter()
                .filter_map(|redirection| match redirection {
                    super::script::Redirection::Text(text) => {
                        Some(joined(std::slice::from_ref(text)))
                    }
                    _ => None,
                }),
        );
    }
    if name == "find" {
        scripts.extend(executed(command));
    }
    scripts
}

/// What `find` runs on the files it meets.
fn executed(command: &Command) -> Option<String> {
    let starts = |word: &Word| {
        ["-exec", "-execdir", "-ok", "-okdir"]
            .iter()
            .any(|text| word.may_be(text))
    };
    let at = command.words.iter().position(starts)?;
    let rest = command.words.get(at + 1..)?;
    let end = rest
        .iter()
        .position(|word| word.may_be(";") || word.may_be("+"))
        .unwrap_or(rest.len());
    let words = rest
        .get(..end)?
        .iter()
        .filter_map(|word| word.choices.first());
    let words: Vec<String> = words
        .map(|word| as_script(word).replace("{}", "\"$_\""))
        .collect();
    Some(words.join(" "))
}
