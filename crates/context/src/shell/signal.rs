//! What a command does besides touching files: code that comes from elsewhere is run, a safety is switched off, the
//! environment is shown or sent.

use super::program::{self, FETCHERS, NETWORK};
use super::script::{Command, Redirection, Script};
use super::word::Word;

/// What is told of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Signal {
    /// What was fetched from the network is run without anybody having read it.
    RunsFetched,
    /// Text that was encoded or packed is run.
    RunsDecoded,
    /// A hook of git, or all of them, will not run.
    SkipsGitHooks,
    /// An agent is started without its questions or its sandbox.
    UnguardsAgent,
    /// Airlock's own hooks, policy or process are taken away.
    RemovesAirlock,
    /// What steers agents is approved, which is the user's to do.
    Approves,
    /// Certificates are not checked any more.
    SkipsTlsCheck,
    /// All variables of the environment are printed.
    ShowsEnvironment,
    /// The environment leaves the machine.
    SendsEnvironment,
    /// A shell is opened to another machine.
    OpensRemoteShell,
    /// What was typed before is shown.
    ShowsHistory,
}

/// All signals of a script with the command that gives each, in its order.
pub fn signals(script: &Script) -> Vec<(usize, Signal)> {
    let mut found = Vec::new();
    for (at, command) in script.commands.iter().enumerate() {
        let mut tell = |is_so: bool, signal: Signal| {
            if is_so {
                found.push((at, signal));
            }
        };
        let name = command.name().unwrap_or_default();
        let name = name.as_str();
        let origin = code_origin(script, command, name);
        tell(origin == Some(Origin::Fetched), Signal::RunsFetched);
        tell(origin == Some(Origin::Decoded), Signal::RunsDecoded);
        tell(skips_git_hooks(command, name), Signal::SkipsGitHooks);
        tell(unguards_agent(command, name), Signal::UnguardsAgent);
        tell(removes_airlock(command, name), Signal::RemovesAirlock);
        tell(approves(command, name), Signal::Approves);
        tell(skips_tls_check(command, name), Signal::SkipsTlsCheck);
        tell(opens_remote_shell(command, name), Signal::OpensRemoteShell);
        let shows = shows_environment(command, name);
        tell(shows, Signal::ShowsEnvironment);
        tell(shows && is_sent(script, at), Signal::SendsEnvironment);
        tell(name == "history", Signal::ShowsHistory);
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Fetched,
    Decoded,
}

/// Where the code comes from that a command runs, if not from its own text or a file of the tree.
fn code_origin(script: &Script, command: &Command, name: &str) -> Option<Origin> {
    let runs_words = matches!(name, "eval" | "source" | ".") || program::is_interpreter(name);
    let by_pipe = program::is_interpreter(name) && !names_a_file(command);
    let of = |range: std::ops::Range<usize>| {
        let names = script.commands.get(range).unwrap_or_default().iter();
        let names: Vec<(String, &Command)> = names
            .filter_map(|inner| Some((inner.name()?, inner)))
            .collect();
        if names
            .iter()
            .any(|(name, _)| FETCHERS.contains(&name.as_str()))
        {
            return Some(Origin::Fetched);
        }
        let is_decoded = names.iter().any(|(name, inner)| decodes(inner, name));
        is_decoded.then_some(Origin::Decoded)
    };
    let piped = by_pipe.then(|| of(command.fed_by.clone())).flatten();
    let held = runs_words.then(|| of(command.holds.clone())).flatten();
    piped
        .or(held)
        .or_else(|| runs_download(script, command, name))
}

/// Whether an interpreter is given a file to run, so that what it reads is data.
fn names_a_file(command: &Command) -> bool {
    let arguments = command.arguments().iter().filter_map(Word::literal);
    let mut arguments = arguments.filter(|text| *text != "-" && *text != "-s");
    let has_code = command.has(&["-c", "-e", "-m", "--eval"]);
    has_code || (!command.has(&["-s"]) && arguments.any(|text| !text.starts_with('-')))
}

fn decodes(command: &Command, name: &str) -> bool {
    match name {
        "base64" | "base32" | "basenc" => {
            command.has_short('d') || command.has_short('D') || command.has(&["--decode"])
        }
        "xxd" => command.has_short('r'),
        "openssl" => command.has(&["-d"]),
        "gunzip" | "zcat" | "bzcat" | "xzcat" | "uudecode" | "rev" => true,
        "gzip" | "xz" | "bzip2" => command.has_short('d'),
        _ => false,
    }
}

/// Whether a file is run that an earlier command of the script fetched.
fn runs_download(script: &Script, command: &Command, name: &str) -> Option<Origin> {
    let run = match name {
        "source" | "." => command.arguments().first(),
        _ if program::is_interpreter(name) => command
            .arguments()
            .iter()
            .find(|word| word.literal().is_some_and(|text| !text.starts_with('-'))),
        _ => command
            .words
            .first()
            .filter(|word| word.literal().is_some_and(|text| text.contains('/'))),
    };
    let run = bare(run?.literal()?);
    let fetches =
        |earlier: &Command| {
            let is_fetcher = earlier
                .name()
                .is_some_and(|name| FETCHERS.contains(&name.as_str()));
            let words = earlier.arguments().iter().filter_map(Word::literal);
            let mut outputs =
                words.chain(earlier.redirections.iter().filter_map(
                    |redirection| match redirection {
                        Redirection::Output(word) => word.literal(),
                        _ => None,
                    },
                ));
            is_fetcher && outputs.any(|word| bare(word) == run)
        };
    let earlier = script
        .commands
        .iter()
        .take_while(|earlier| !std::ptr::eq(*earlier, command));
    earlier
        .filter(|earlier| fetches(earlier))
        .map(|_| Origin::Fetched)
        .next()
}

fn bare(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

/// Variables that keep git's hooks from running, from the documents of husky, lefthook, pre-commit and overcommit.
const HOOK_VARIABLES: &[(&str, &[&str])] = &[
    ("HUSKY", &["0"]),
    ("HUSKY_SKIP_HOOKS", &["1", "true"]),
    ("LEFTHOOK", &["0", "false"]),
    ("OVERCOMMIT_DISABLE", &["1"]),
    ("PRE_COMMIT_ALLOW_NO_CONFIG", &["1"]),
];

fn sets(command: &Command, name: &str, value: &str) -> bool {
    let assigned = command.assigned.iter();
    let exported = command
        .arguments()
        .iter()
        .filter_map(super::wrapper::assignment);
    let is_export = matches!(
        command.name().as_deref(),
        Some("export" | "declare" | "setx" | "set")
    );
    let own = assigned.cloned().chain(exported.filter(|_| is_export));
    own.into_iter()
        .any(|(variable, word)| variable == name && word.may_be(value))
}

fn skips_git_hooks(command: &Command, name: &str) -> bool {
    let by_variable = HOOK_VARIABLES
        .iter()
        .any(|(variable, values)| values.iter().any(|value| sets(command, variable, value)));
    let skips_some = command
        .assigned
        .iter()
        .any(|(variable, _)| variable == "SKIP")
        && name == "git";
    if by_variable || skips_some {
        return true;
    }
    if name != "git" {
        return matches!(name, "husky" | "lefthook" | "pre-commit" | "overcommit")
            && command.has(&["uninstall", "--uninstall"]);
    }
    let path = |text: &str| text.to_ascii_lowercase().starts_with("core.hookspath");
    let mut words = command.arguments().iter().flat_map(Word::literals);
    let sets_path = words.any(path);
    let reads = command.has(&["--get", "--get-all", "-l", "--list", "get", "list"]);
    let is_commit = command.has(&["commit"]);
    command.has(&["--no-verify"])
        || (sets_path
            && !reads
            && (command.has(&["config"]) && command.arguments().len() > 2 || command.has(&["-c"])))
        || (is_commit && commit_is_unverified(command))
}

/// `-n` of `git commit`, alone or in a group of options.
fn commit_is_unverified(command: &Command) -> bool {
    let words = command
        .arguments()
        .iter()
        .map(|word| word.literal().unwrap_or_default());
    let mut is_value = false;
    words
        .skip_while(|word| *word != "commit")
        .take_while(|word| *word != "--")
        .any(|word| {
            if std::mem::take(&mut is_value) {
                return false;
            }
            let flags = flags(word, &['m', 'F', 'C', 'c', 't']);
            // The option that takes a text is the last of its group, or the text is glued to it.
            is_value = matches!(word, "--message" | "--file" | "--author" | "--date")
                || flags.is_some_and(|flags| word.len() == flags.len() + 2);
            flags.is_some_and(|flags| flags.contains('n'))
        })
}

/// The letters of a group of short options (`-rn`), up to the first that takes what follows it for its value.
fn flags<'w>(word: &'w str, valued: &[char]) -> Option<&'w str> {
    let group = word
        .strip_prefix('-')
        .filter(|group| !group.starts_with('-'))?;
    group.split(valued).next()
}

/// Options that take an agent's questions or its sandbox away, from the agents' own references.
const UNGUARDED: &[(&[&str], &[&str])] = &[
    (
        &["claude"],
        &[
            "--dangerously-skip-permissions",
            "--allow-dangerously-skip-permissions",
            "bypassPermissions",
            "--permission-mode=bypassPermissions",
        ],
    ),
    (
        &["codex"],
        &[
            "--dangerously-bypass-approvals-and-sandbox",
            "--yolo",
            "danger-full-access",
            "--sandbox=danger-full-access",
        ],
    ),
    (
        &["gemini", "qwen"],
        &["--yolo", "-y", "--approval-mode=yolo"],
    ),
    (&["cursor-agent"], &["--force", "-f", "--yolo"]),
    (
        &["copilot"],
        &["--allow-all-tools", "--allow-all", "--yolo"],
    ),
    (&["aider"], &["--yes-always"]),
    (&["amp"], &["--dangerously-allow-all"]),
    (&["droid"], &["--skip-permissions-unsafe"]),
];

fn unguards_agent(command: &Command, name: &str) -> bool {
    UNGUARDED
        .iter()
        .any(|(agents, options)| agents.contains(&name) && command.has(options))
}

fn removes_airlock(command: &Command, name: &str) -> bool {
    let is_killed = matches!(name, "kill" | "pkill" | "killall") && command.has(&["airlock"]);
    let is_undone = name == "airlock"
        && ((command.has(&["init"]) && command.has(&["--undo"]))
            || (command.has(&["hook"]) && command.has(&["uninstall"])));
    is_killed || is_undone
}

fn approves(command: &Command, name: &str) -> bool {
    name == "airlock" && command.has(&["trust"]) && command.has(&["--yes", "--forget"])
}

/// Short options of curl that take a value, from its manual page.
const CURL_VALUED: &[char] = &[
    'A', 'b', 'c', 'C', 'd', 'D', 'e', 'E', 'F', 'H', 'h', 'K', 'm', 'o', 'P', 'Q', 'r', 't', 'T',
    'u', 'U', 'w', 'x', 'X', 'y', 'Y', 'z',
];

fn skips_tls_check(command: &Command, name: &str) -> bool {
    let by_variable = [
        ("NODE_TLS_REJECT_UNAUTHORIZED", "0"),
        ("GIT_SSL_NO_VERIFY", "1"),
        ("GIT_SSL_NO_VERIFY", "true"),
        ("PYTHONHTTPSVERIFY", "0"),
        ("npm_config_strict_ssl", "false"),
    ];
    let by_option = match name {
        "curl" => {
            command.has(&["--insecure"])
                || command
                    .arguments()
                    .iter()
                    .filter_map(Word::literal)
                    .any(|word| flags(word, CURL_VALUED).is_some_and(|flags| flags.contains('k')))
        }
        "wget" => command.has(&["--no-check-certificate"]),
        "pip" | "pip3" | "uv" => command.has(&["--trusted-host", "--allow-insecure-host"]),
        "npm" | "pnpm" | "yarn" => {
            command.has(&["strict-ssl=false", "--no-strict-ssl", "--strict-ssl=false"])
                || (command.has(&["strict-ssl"]) && command.has(&["false"]))
        }
        "git" => {
            command.has(&["http.sslVerify=false"])
                || (command.has(&["http.sslVerify"]) && command.has(&["false"]))
        }
        _ => false,
    };
    by_option
        || by_variable
            .iter()
            .any(|(variable, value)| sets(command, variable, value))
}

fn shows_environment(command: &Command, name: &str) -> bool {
    match name {
        "printenv" => true,
        // `env` with a command was taken off.
        "env" => command.arguments().iter().all(|word| {
            word.literal()
                .is_some_and(|text| text.starts_with('-') || text.contains('='))
        }),
        "set" | "export" | "declare" => {
            command.arguments().is_empty()
                || (command.has(&["-p", "-x", "-px", "-xp"]) && command.arguments().len() == 1)
        }
        _ => false,
    }
}

/// Whether what the command at `at` prints goes to a program of the network.
fn is_sent(script: &Script, at: usize) -> bool {
    script.commands.iter().any(|command| {
        let is_network = command
            .name()
            .is_some_and(|name| NETWORK.contains(&name.as_str()));
        is_network && (command.fed_by.contains(&at) || command.holds.contains(&at))
    })
}

/// A shell whose input and output are a connection.
fn opens_remote_shell(command: &Command, name: &str) -> bool {
    let is_device = |redirection: &Redirection| match redirection {
        Redirection::Input(word) | Redirection::Output(word) => word.choices.iter().any(|choice| {
            choice.head().starts_with("/dev/tcp/") || choice.head().starts_with("/dev/udp/")
        }),
        Redirection::Text(_) => false,
    };
    let listens = matches!(name, "nc" | "ncat" | "netcat")
        && (command.has(&["-e", "--exec", "-c", "--sh-exec"]) || command.has_short('e'));
    let is_shell = super::wrapper::SHELLS.contains(&name) || name == "exec";
    listens
        || (is_shell && command.redirections.iter().any(is_device))
        || (name == "socat"
            && command
                .arguments()
                .iter()
                .flat_map(|word| &word.choices)
                .any(|choice| choice.head().to_ascii_lowercase().starts_with("exec:")))
}
