//! What can be said of an MCP server by its entry in an agent's configuration, before it is started.
//!
//! Such an entry is a command that runs at each start of the agent, with the user's rights, and mostly one that fetches
//! code; or an address to which the agent sends what it knows.
//!
//! Refuses to start, fetch or look up anything. Which packages the command names, and whether they are what they seem, is
//! for whoever knows packages.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// A server's entry.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Server {
    /// The program.
    pub command: Option<String>,
    /// Its arguments.
    pub args: Vec<String>,
    /// Variables of its environment.
    pub env: BTreeMap<String, String>,
    /// The address, where it is not started but reached.
    pub url: Option<String>,
    /// Headers that are sent there.
    pub headers: BTreeMap<String, String>,
}

impl fmt::Debug for Server {
    /// Arguments, variables and headers may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("args", &self.args.len())
            .field("env", &self.env.keys())
            .field("headers", &self.headers.keys())
            .finish_non_exhaustive()
    }
}

/// How much a concern weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A person has to look at it.
    Look,
    /// It should not be started so.
    Refuse,
}

/// What speaks against a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// Its command is a line for a shell.
    Shell,
    /// It is sent to an address without encryption.
    PlainHttp,
    /// The entry holds a credential.
    Secret,
    /// An address with a user and a password.
    UserInAddress,
    /// The package it runs has no version, or one that moves.
    Unpinned,
    /// The code comes from a repository's branch or an address.
    MovingCode,
    /// It may use the whole disk or the whole home folder.
    BroadFiles,
    /// Its container has the rights of the machine.
    OpenContainer,
    /// It does not check certificates.
    NoTlsCheck,
    /// Its environment changes what programs load or where they connect.
    Redirects,
    /// It is a program of the folder that the agent works in.
    LocalProgram,
    /// It has neither a command nor an address.
    Empty,
}

impl Concern {
    /// Its name, in kebab-case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shell => "shell-line",
            Self::PlainHttp => "plain-http",
            Self::Secret => "secret-in-entry",
            Self::UserInAddress => "password-in-address",
            Self::Unpinned => "unpinned-package",
            Self::MovingCode => "moving-code",
            Self::BroadFiles => "broad-files",
            Self::OpenContainer => "open-container",
            Self::NoTlsCheck => "no-certificate-check",
            Self::Redirects => "redirecting-environment",
            Self::LocalProgram => "local-program",
            Self::Empty => "empty-entry",
        }
    }

    /// How much it weighs.
    pub fn weight(self) -> Weight {
        match self {
            Self::PlainHttp
            | Self::Secret
            | Self::UserInAddress
            | Self::OpenContainer
            | Self::NoTlsCheck
            | Self::Empty => Weight::Refuse,
            Self::Shell
            | Self::Unpinned
            | Self::MovingCode
            | Self::BroadFiles
            | Self::Redirects
            | Self::LocalProgram => Weight::Look,
        }
    }

    /// What is wrong.
    pub fn what(self) -> &'static str {
        match self {
            Self::Shell => "the command is a line for a shell, which can run anything",
            Self::PlainHttp => {
                "it is reached without encryption: others on the way read and change what is said"
            }
            Self::Secret => {
                "the entry holds a credential, which everybody who reads the file then has"
            }
            Self::UserInAddress => "the address holds a password",
            Self::Unpinned => "the package has no exact version: another one may run at each start",
            Self::MovingCode => {
                "the code comes from a branch or an address, whose content can change"
            }
            Self::BroadFiles => "it is given the whole disk or the whole home folder",
            Self::OpenContainer => {
                "its container has rights of the machine: privileged, its network, its files or its engine"
            }
            Self::NoTlsCheck => "it does not check certificates",
            Self::Redirects => "its environment changes what programs load or where they connect",
            Self::LocalProgram => {
                "it is a program of the folder that the agent works in, which the agent can change"
            }
            Self::Empty => "the entry has neither a command nor an address",
        }
    }

    /// What to do.
    pub fn instead(self) -> &'static str {
        match self {
            Self::Shell => "Name the program itself, and its arguments one by one.",
            Self::PlainHttp => "Use https, or an address of this machine.",
            Self::Secret => {
                "Take it out, replace it where it was issued, and refer to a variable of the environment."
            }
            Self::UserInAddress => {
                "Take it out of the address and send it in a header that refers to a variable."
            }
            Self::Unpinned => "Name an exact version, for a container a digest.",
            Self::MovingCode => "Name a commit or a released version.",
            Self::BroadFiles => "Give it the folders that it needs.",
            Self::OpenContainer => "Start it without these rights, with the folders that it needs.",
            Self::NoTlsCheck => {
                "Leave the option out; for a private authority, name its certificate."
            }
            Self::Redirects => "Leave the variable out, or have it approved.",
            Self::LocalProgram => {
                "Keep it outside of the repository, or have each change of it approved."
            }
            Self::Empty => "Give its `command` and `args`, or its `url`.",
        }
    }
}

/// A concern, and the part of the entry that raises it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Raised {
    /// What speaks against the server.
    pub concern: Concern,
    /// Where in the entry: `args[2]`, `env.TOKEN`.
    pub at: String,
}

/// Programs that take a line to run.
const SHELLS: &[&str] = &[
    "sh",
    "bash",
    "zsh",
    "dash",
    "ksh",
    "fish",
    "cmd",
    "powershell",
    "pwsh",
];
/// Options after which such a line stands.
const LINE_OPTIONS: &[&str] = &[
    "-c",
    "/c",
    "-command",
    "-encodedcommand",
    "-lc",
    "-ic",
    "-xc",
    "-ec",
];
/// Variables that change what programs load or where they connect.
const REDIRECTING: &[&str] = &[
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "DYLD_INSERT_LIBRARIES",
    "NODE_OPTIONS",
    "NODE_EXTRA_CA_CERTS",
    "PYTHONSTARTUP",
    "PYTHONPATH",
    "PERL5OPT",
    "RUBYOPT",
    "JAVA_TOOL_OPTIONS",
    "BASH_ENV",
    "ENV",
    "PATH",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NPM_CONFIG_REGISTRY",
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "UV_INDEX_URL",
    "UV_DEFAULT_INDEX",
    "ANTHROPIC_BASE_URL",
    "OPENAI_BASE_URL",
];
/// Parts of names whose values are credentials.
const SECRET_NAMES: &[&str] = &[
    "TOKEN",
    "SECRET",
    "PASSWORD",
    "PASSWD",
    "API_KEY",
    "APIKEY",
    "ACCESS_KEY",
    "PRIVATE_KEY",
    "CREDENTIAL",
];
/// Arguments that switch the check of certificates off.
const INSECURE: &[&str] = &[
    "--insecure",
    "-k",
    "--no-check-certificate",
    "--allow-insecure",
    "--tls-skip-verify",
];

/// What speaks against a server, by its entry alone; each concern once for each part.
pub fn concerns(server: &Server) -> Vec<Raised> {
    let mut out = Vec::new();
    let mut raise = |concern, at: String| {
        let raised = Raised { concern, at };
        if !out.contains(&raised) {
            out.push(raised);
        }
    };
    if server.command.as_deref().is_none_or(str::is_empty)
        && server.url.as_deref().is_none_or(str::is_empty)
    {
        raise(Concern::Empty, "entry".to_owned());
    }
    if is_shell_line(server) {
        raise(Concern::Shell, "command".to_owned());
    }
    if let Some(command) = &server.command {
        if command.starts_with('.') || command.contains("/./") || command.contains("/../") {
            raise(Concern::LocalProgram, "command".to_owned());
        }
        of_text(command, "command", &mut raise);
    }
    let mut before: &str = "";
    for (at, argument) in server.args.iter().enumerate() {
        let place = format!("args[{at}]");
        of_text(argument, &place, &mut raise);
        of_argument(before, argument, &place, &mut raise);
        before = argument;
    }
    let program = server.command.as_deref().map(base_name).unwrap_or_default();
    if matches!(program.as_str(), "docker" | "podman" | "nerdctl") {
        of_container(&server.args, &mut raise);
    }
    for (name, value) in &server.env {
        of_variable(name, value, &mut raise);
    }
    if let Some(url) = &server.url {
        of_text(url, "url", &mut raise);
    }
    for (name, value) in &server.headers {
        let place = format!("headers.{name}");
        let lower = name.to_ascii_lowercase();
        let is_credential = matches!(
            lower.as_str(),
            "authorization" | "cookie" | "proxy-authorization"
        ) || is_secret_name(name);
        if is_credential && is_literal(value) {
            raise(Concern::Secret, place.clone());
        }
        of_text(value, &place, &mut raise);
    }
    out.sort();
    out
}

/// The line that a shell is given, if the server's command is one.
pub fn shell_line(server: &Server) -> Option<&str> {
    let option = |argument: &String| LINE_OPTIONS.contains(&argument.to_ascii_lowercase().as_str());
    let at = server.args.iter().position(option)?;
    is_shell_line(server)
        .then(|| server.args.get(at.saturating_add(1)).map(String::as_str))
        .flatten()
}

fn is_shell_line(server: &Server) -> bool {
    let program = server.command.as_deref().map(base_name).unwrap_or_default();
    let takes_line = { server.args.iter() }
        .any(|argument| LINE_OPTIONS.contains(&argument.to_ascii_lowercase().as_str()));
    // A program and its arguments in one text need a shell, too.
    let is_line = server
        .command
        .as_deref()
        .is_some_and(|command| command.contains(['|', ';', '&', '$', '`', '>', '<']));
    // `cmd /c npx …` is how Windows starts a script, and takes no line.
    let is_wrapper = program == "cmd" && server.args.len() > 2;
    is_line || (SHELLS.contains(&program.as_str()) && takes_line && !is_wrapper)
}

/// What any text of an entry may hold.
fn of_text(text: &str, place: &str, raise: &mut impl FnMut(Concern, String)) {
    let is_secret = airlock_secrets::redact(airlock_secrets::detectors(), text) != text;
    if is_secret {
        raise(Concern::Secret, place.to_owned());
    }
    for address in addresses(text) {
        let (authority, host) = parts(address.rest);
        if authority.contains('@') && authority.contains(':') {
            raise(Concern::UserInAddress, place.to_owned());
        }
        if address.is_plain && !is_loopback(host) {
            raise(Concern::PlainHttp, place.to_owned());
        }
    }
}

fn of_argument(before: &str, argument: &str, place: &str, raise: &mut impl FnMut(Concern, String)) {
    let lower = argument.to_ascii_lowercase();
    if INSECURE.contains(&lower.as_str()) {
        raise(Concern::NoTlsCheck, place.to_owned());
    }
    let (name, value) = match argument.split_once('=') {
        Some((name, value)) if name.starts_with('-') => (name, value),
        _ => (before, argument),
    };
    let option = name.trim_start_matches('-').replace('-', "_");
    if name.starts_with("--")
        && is_secret_name(&option)
        && is_literal(value)
        && !value.starts_with('-')
    {
        raise(Concern::Secret, place.to_owned());
    }
    if is_broad(value) {
        raise(Concern::BroadFiles, place.to_owned());
    }
}

fn of_container(args: &[String], raise: &mut impl FnMut(Concern, String)) {
    for (at, argument) in args.iter().enumerate() {
        let next = args.get(at.saturating_add(1)).map_or("", String::as_str);
        let (name, value) = argument.split_once('=').unwrap_or((argument, next));
        let is_open = match name {
            "--privileged" => true,
            "--network" | "--net" | "--pid" | "--ipc" => value == "host",
            "-v" | "--volume" | "--mount" => {
                value.contains("docker.sock")
                    || value.starts_with("/:")
                    || value.contains("source=/,")
                    || value.contains("src=/,")
            }
            "--cap-add" => {
                value.eq_ignore_ascii_case("all") || value.eq_ignore_ascii_case("sys_admin")
            }
            _ => false,
        };
        if is_open {
            raise(Concern::OpenContainer, format!("args[{at}]"));
        }
    }
}

fn of_variable(name: &str, value: &str, raise: &mut impl FnMut(Concern, String)) {
    let place = format!("env.{name}");
    let upper = name.to_ascii_uppercase();
    let is_check = matches!(
        upper.as_str(),
        "NODE_TLS_REJECT_UNAUTHORIZED" | "PYTHONHTTPSVERIFY"
    );
    let no_check = upper == "GIT_SSL_NO_VERIFY" || (is_check && value == "0");
    if no_check {
        raise(Concern::NoTlsCheck, place.clone());
    } else if REDIRECTING.contains(&upper.as_str()) {
        raise(Concern::Redirects, place.clone());
    }
    if is_secret_name(&upper) && is_literal(value) {
        raise(Concern::Secret, place.clone());
    }
    of_text(value, &place, raise);
}

fn is_secret_name(name: &str) -> bool {
    let upper = name.to_ascii_uppercase().replace('-', "_");
    SECRET_NAMES.iter().any(|part| upper.contains(part))
}

/// Whether a value is written out: neither a reference to a variable or a store, nor what stands for one.
fn is_literal(value: &str) -> bool {
    let value = value.trim();
    let value = value.strip_prefix("Bearer ").unwrap_or(value).trim();
    let refers = value.contains("${")
        || value.contains("{{")
        || value.starts_with('$')
        || value.starts_with('%')
        || value.contains("://") && !value.starts_with("http");
    let stands_for = value.starts_with('<')
        || value.to_ascii_lowercase().starts_with("your")
        || value
            .chars()
            .all(|c| matches!(c, 'x' | 'X' | '*' | '.' | '…'));
    // Switches and numbers such as MAX_TOKENS are no credentials.
    let is_small = value.len() < 6
        || value.chars().all(|letter| letter.is_ascii_digit())
        || value.eq_ignore_ascii_case("enabled");
    !(value.is_empty() || refers || stands_for || is_small)
}

fn is_broad(value: &str) -> bool {
    matches!(
        value,
        "/" | "~"
            | "~/"
            | "$HOME"
            | "${HOME}"
            | "%USERPROFILE%"
            | "C:\\"
            | "C:/"
            | "/home"
            | "/Users"
            | "/root"
            | "/etc"
    )
}

/// The last part of a program's path, without `.exe`.
fn base_name(command: &str) -> String {
    let first = command.split_whitespace().next().unwrap_or_default();
    let name = first
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    name.strip_suffix(".exe")
        .map_or(name.clone(), str::to_owned)
}

struct Address<'t> {
    is_plain: bool,
    rest: &'t str,
}

/// The addresses in a text that begin with `http://`, `ws://` or their encrypted forms.
fn addresses(text: &str) -> impl Iterator<Item = Address<'_>> {
    text.match_indices("://").filter_map(|(at, mark)| {
        let scheme = text.get(..at)?;
        let is = |name: &str| {
            let start = scheme.len().checked_sub(name.len());
            start
                .and_then(|start| scheme.get(start..))
                .is_some_and(|end| end.eq_ignore_ascii_case(name))
        };
        let is_plain = is("http") || is("ws") || is("ftp") || is("git");
        Some(Address {
            is_plain,
            rest: text.get(at.saturating_add(mark.len())..)?,
        })
    })
}

/// Authority and host of what stands after the scheme.
fn parts(rest: &str) -> (&str, &str) {
    let end = rest
        .find(['/', '?', '#', ' ', '"', '\''])
        .unwrap_or(rest.len());
    let authority = rest.get(..end).unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(inside) => inside.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    (authority, host)
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "::1"
        || host == "host.docker.internal"
        || is_loopback_number(host)
}

/// Whether a host is an address of the network 127.0.0.0/8, written as four numbers.
fn is_loopback_number(host: &str) -> bool {
    let parts: Vec<Option<u8>> = host.split('.').map(|part| part.parse().ok()).collect();
    parts.len() == 4 && parts.iter().all(Option::is_some) && parts.first() == Some(&Some(127))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An entry in short: the command's words, then `NAME=value` for variables after `env`, or an address.
    fn server(entry: &str) -> Server {
        let (line, env) = entry.split_once(" env ").unwrap_or((entry, ""));
        let env = env
            .split_whitespace()
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        if line.contains("://") && !line.contains(' ') {
            return Server {
                url: Some(line.to_owned()),
                env,
                ..Server::default()
            };
        }
        let mut words = line.split_whitespace().map(str::to_owned);
        Server {
            command: words.next(),
            args: words.collect(),
            env,
            ..Server::default()
        }
    }

    #[test]
    fn entries_and_their_concerns() {
        let cases: &[(&str, &[&str])] = &[
            ("", &["empty-entry entry"]),
            ("npx -y @scope/server@1.2.3", &[]),
            ("uvx mcp-server-git==2025.1.1 --repository .", &[]),
            ("https://mcp.example.com/mcp", &[]),
            ("http://localhost:3000/mcp", &[]),
            ("http://127.0.0.1:3000/mcp", &[]),
            ("http://[::1]:3000/mcp", &[]),
            ("http://mcp.example.com/mcp", &["plain-http url"]),
            ("HTTP://localhost.example.com/mcp", &["plain-http url"]),
            ("ws://mcp.example.com", &["plain-http url"]),
            (
                "https://me:{password}@mcp.example.com/",
                &["secret-in-entry url", "password-in-address url"],
            ),
            (
                "npx mcp-remote http://mcp.example.com/sse",
                &["plain-http args[1]"],
            ),
            ("bash -c curl", &["shell-line command"]),
            ("/bin/SH -c x", &["shell-line command"]),
            ("cmd /c npx -y a@1.0.0", &[]),
            ("cmd /c evil.bat", &["shell-line command"]),
            ("powershell -EncodedCommand abc", &["shell-line command"]),
            ("./server.sh", &["local-program command"]),
            (
                "npx @modelcontextprotocol/server-filesystem@1.0.0 /",
                &["broad-files args[1]"],
            ),
            ("docker run -i --rm image@sha256:abc", &[]),
            ("docker run --privileged image", &["open-container args[1]"]),
            (
                "docker run --network=host image",
                &["open-container args[1]"],
            ),
            (
                "docker run -v /var/run/docker.sock:/s image",
                &["open-container args[1]"],
            ),
            (
                "node s.js --api-key=abcdef123456",
                &["secret-in-entry args[1]"],
            ),
            (
                "node s.js --api-key abcdef123456",
                &["secret-in-entry args[2]"],
            ),
            ("node s.js --api-key ${KEY}", &[]),
            ("node s.js --insecure", &["no-certificate-check args[1]"]),
            (
                "node s.js env API_KEY=abcdef123456",
                &["secret-in-entry env.API_KEY"],
            ),
            (
                "node s.js env API_KEY=${API_KEY} MAX_TOKENS=1000000 TOKEN=<token>",
                &[],
            ),
            (
                "node s.js env NODE_TLS_REJECT_UNAUTHORIZED=0",
                &["no-certificate-check env.NODE_TLS_REJECT_UNAUTHORIZED"],
            ),
            (
                "node s.js env LD_PRELOAD=/tmp/x.so",
                &["redirecting-environment env.LD_PRELOAD"],
            ),
        ];
        for (entry, expected) in cases {
            // Made when the test runs, so that no scanner has a reason to stop here.
            let entry = entry.replace("{password}", &"hunter2".repeat(2));
            let found: Vec<String> = concerns(&server(&entry))
                .iter()
                .map(|raised| format!("{} {}", raised.concern.name(), raised.at))
                .collect();
            assert_eq!(found, *expected, "{entry}");
        }
    }

    #[test]
    fn headers_refer_to_variables() {
        let with = |value: &str| Server {
            url: Some("https://mcp.example.com".to_owned()),
            headers: [("Authorization".to_owned(), value.to_owned())].into(),
            ..Server::default()
        };
        assert!(concerns(&with("Bearer ${TOKEN}")).is_empty());
        let found = concerns(&with("Bearer abcdef123456"));
        assert_eq!(
            found.first().map(|raised| raised.concern),
            Some(Concern::Secret)
        );
        assert!(!format!("{:?}", with("Bearer abcdef123456")).contains("abcdef"));
    }

    proptest::proptest! {
        #[test]
        fn any_entry_is_judged(command in ".{0,40}", args in proptest::collection::vec(".{0,40}", 0..4), url in ".{0,40}") {
            let server = Server { command: Some(command), args, url: Some(url), ..Server::default() };
            let _ = concerns(&server);
            let _ = shell_line(&server);
        }
    }
}
