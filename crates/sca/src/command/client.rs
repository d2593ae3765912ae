//! The clients: how each names packages on its command line.

use super::words::{Word, commands};
use crate::ecosystem::python::requirement::{Requirement, address_origin};
use crate::origin;
use crate::out::{Draft, Out};
use airlock_model::{Mention, Scope};

/// How a client writes a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    /// PEP 508.
    Python,
    /// `name@range`, `npm:name`.
    Npm,
    /// `name@version`.
    At,
    /// A module path with `@version`.
    Go,
    /// `vendor/name:range`.
    Composer,
    /// `name=version`.
    Equals,
    /// An image.
    Image,
}

/// A command that names packages.
struct Client {
    /// The program and the words after it; a word may give choices, parted by `|`.
    words: &'static [&'static str],
    ecosystem: &'static str,
    syntax: Syntax,
    /// Options that take the next word.
    valued: &'static [&'static str],
    /// Options whose value is a package.
    packages: &'static [&'static str],
    /// Options whose value is the version.
    version: &'static [&'static str],
    /// Whether only the first word that is no option is a package: the rest is for the program that is run.
    first_only: bool,
}

const NO: &[&str] = &[];
const PIP: &[&str] = &[
    "-r",
    "--requirement",
    "-c",
    "--constraint",
    "-i",
    "--index-url",
    "--extra-index-url",
    "-f",
    "--find-links",
    "-t",
    "--target",
    "--prefix",
    "--root",
    "--src",
    "--python",
    "-p",
    "--platform",
    "--python-version",
    "--implementation",
    "--abi",
    "--trusted-host",
    "--proxy",
    "--timeout",
    "--retries",
    "--cache-dir",
    "--progress-bar",
    "--log",
    "--no-binary",
    "--only-binary",
    "--upgrade-strategy",
    "--config-settings",
    "--global-option",
    "--index",
    "--group",
    "--extra",
    "-G",
    "--source",
    "--optional",
    "--index-strategy",
    "--pip-args",
    "--cert",
];
const NPM: &[&str] = &[
    "--registry",
    "--prefix",
    "--cache",
    "--tag",
    "--workspace",
    "-w",
    "--loglevel",
    "-C",
    "--dir",
    "--filter",
    "-F",
    "--cwd",
    "--userconfig",
    "--call",
    "-c",
];
const CARGO: &[&str] = &[
    "--git",
    "--branch",
    "--tag",
    "--rev",
    "--path",
    "--registry",
    "--index",
    "--root",
    "-F",
    "--features",
    "--bin",
    "--example",
    "--target",
    "--target-dir",
    "--profile",
    "-j",
    "--jobs",
    "-p",
    "--package",
    "--rename",
    "--manifest-path",
];
const SYSTEM: &[&str] = &[
    "-t",
    "--target-release",
    "-o",
    "--option",
    "-c",
    "-X",
    "--repository",
    "--virtual",
    "-p",
    "--enablerepo",
    "--repo",
    "--root",
];
const DOCKER: &[&str] = &[
    "-e",
    "--env",
    "-v",
    "--volume",
    "-p",
    "--publish",
    "--name",
    "--network",
    "--net",
    "--mount",
    "--env-file",
    "-w",
    "--workdir",
    "-u",
    "--user",
    "--entrypoint",
    "--platform",
    "-h",
    "--hostname",
    "-m",
    "--memory",
    "--cpus",
    "--add-host",
    "--label",
    "-l",
    "--ulimit",
    "--device",
    "--cap-add",
    "--cap-drop",
    "--security-opt",
    "--restart",
    "--link",
    "--volumes-from",
    "--shm-size",
    "--gpus",
    "--pull",
    "--ip",
    "--dns",
    "--tmpfs",
    "--cidfile",
    "--log-driver",
    "--log-opt",
    "--stop-timeout",
    "--expose",
    "--ipc",
    "--pid",
    "--cgroupns",
    "--health-cmd",
    "--health-interval",
    "--health-timeout",
    "--health-retries",
];

const fn python(words: &'static [&'static str]) -> Client {
    Client {
        words,
        ecosystem: "PyPI",
        syntax: Syntax::Python,
        valued: PIP,
        packages: &["--with", "-e", "--editable", "--from", "--spec"],
        version: NO,
        first_only: false,
    }
}

const fn npm(words: &'static [&'static str]) -> Client {
    Client {
        words,
        ecosystem: "npm",
        syntax: Syntax::Npm,
        valued: NPM,
        packages: &["-p", "--package"],
        version: NO,
        first_only: false,
    }
}

const fn other(words: &'static [&'static str], ecosystem: &'static str, syntax: Syntax) -> Client {
    Client {
        words,
        ecosystem,
        syntax,
        valued: NO,
        packages: NO,
        version: NO,
        first_only: false,
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "a table's row is made of another row"
)]
const fn runs(client: Client) -> Client {
    Client {
        first_only: true,
        ..client
    }
}

/// Every client; of two that fit, the one with more words is meant.
const CLIENTS: &[Client] = &[
    python(&["pip|pip2|pip3", "install|download|wheel"]),
    python(&["python|python2|python3|py", "-m", "pip", "install|download"]),
    python(&["uv", "pip", "install"]),
    python(&["uv", "add"]),
    python(&["uv", "tool", "install"]),
    runs(python(&["uv", "tool", "run"])),
    runs(python(&["uvx"])),
    python(&["pipx", "install|inject"]),
    runs(python(&["pipx", "run"])),
    python(&["poetry", "add"]),
    python(&["pdm", "add"]),
    python(&["pipenv", "install"]),
    python(&["rye", "add"]),
    Client {
        valued: &[
            "-n",
            "--name",
            "-c",
            "--channel",
            "-p",
            "--prefix",
            "-f",
            "--file",
        ],
        ..other(
            &["conda|mamba|micromamba", "install"],
            "conda",
            Syntax::Equals,
        )
    },
    npm(&["npm", "install|i|add|in|isntall"]),
    runs(npm(&["npm", "exec|x"])),
    runs(npm(&["npx"])),
    npm(&["yarn", "add"]),
    npm(&["yarn", "global", "add"]),
    runs(npm(&["yarn", "dlx"])),
    npm(&["pnpm", "add|install|i"]),
    runs(npm(&["pnpm", "dlx"])),
    runs(npm(&["pnpx"])),
    npm(&["bun", "add|install|i"]),
    runs(npm(&["bunx"])),
    runs(npm(&["bun", "x"])),
    npm(&["deno", "add|install"]),
    Client {
        valued: CARGO,
        version: &["--version", "--vers"],
        ..other(&["cargo", "install|add|binstall"], "crates.io", Syntax::At)
    },
    other(&["go", "install|get"], "Go", Syntax::Go),
    runs(other(&["go", "run"], "Go", Syntax::Go)),
    Client {
        valued: &[
            "-i",
            "--install-dir",
            "-n",
            "--bindir",
            "-s",
            "--source",
            "-P",
        ],
        version: &["-v", "--version"],
        ..other(&["gem", "install"], "RubyGems", Syntax::At)
    },
    Client {
        valued: &["--group", "-g", "--source", "--git", "--branch"],
        version: &["-v", "--version"],
        ..other(&["bundle", "add"], "RubyGems", Syntax::At)
    },
    Client {
        valued: &["-d", "--working-dir"],
        ..other(&["composer", "require"], "Packagist", Syntax::Composer)
    },
    Client {
        valued: &["-d", "--working-dir"],
        ..other(
            &["composer", "global", "require"],
            "Packagist",
            Syntax::Composer,
        )
    },
    Client {
        valued: &["-s", "--source", "-f", "--framework", "--package-directory"],
        version: &["-v", "--version"],
        ..runs(other(&["dotnet", "add", "package"], "NuGet", Syntax::At))
    },
    Client {
        valued: &["--add-source", "--tool-path", "--framework", "--configfile"],
        version: &["--version"],
        ..runs(other(
            &["dotnet", "tool", "install|update"],
            "NuGet",
            Syntax::At,
        ))
    },
    other(&["brew", "install"], "Homebrew", Syntax::At),
    Client {
        valued: SYSTEM,
        ..other(
            &["apt|apt-get|aptitude", "install"],
            "Debian",
            Syntax::Equals,
        )
    },
    Client {
        valued: SYSTEM,
        ..other(&["apk", "add"], "Alpine", Syntax::Equals)
    },
    Client {
        valued: SYSTEM,
        ..other(&["yum|dnf|microdnf", "install"], "Red Hat", Syntax::Equals)
    },
    runs(other(&["docker|podman", "pull"], "Docker", Syntax::Image)),
    Client {
        valued: DOCKER,
        ..runs(other(&["docker|podman", "run"], "Docker", Syntax::Image))
    },
];

/// Words that may stand before a command.
const BEFORE: &[&str] = &[
    "sudo", "env", "exec", "time", "command", "nohup", "then", "do", "else", "if", "!", "{", "$",
    ">", "%", "RUN", "@", "-", "xvfb-run", "--",
];

/// Shells in shells that are looked into.
const MAX_NESTING: usize = 4;

/// Takes the packages that one command names.
pub(crate) fn read(out: &mut Out<'_>, words: &[Word<'_>], scope: Scope) {
    read_nested(out, words, scope, MAX_NESTING);
}

fn read_nested(out: &mut Out<'_>, words: &[Word<'_>], scope: Scope, nesting: usize) {
    let is_before = |word: &Word<'_>| {
        BEFORE.contains(&word.text)
            || word.text.ends_with(':')
            // An option of RUN, a variable set for the command.
            || word.text.starts_with("--mount=")
            || word.text.split_once('=').is_some_and(|(name, _)| is_variable(name))
    };
    let skipped = words.iter().take_while(|word| is_before(word)).count();
    let words = words.get(skipped..).unwrap_or_default();
    // A command in quotes: an item of a list, or the text that a shell is given.
    let quoted = match words {
        [only] => Some(only),
        [only, close] if close.text == "}" => Some(only),
        [shell, flag, text, ..] if is_shell(shell.text) && flag.text.ends_with('c') => Some(text),
        _ => None,
    };
    if let Some(text) = quoted.filter(|word| nesting > 0 && word.text.contains(' ')) {
        for inner in commands(text.text, text.span.start) {
            read_nested(out, &inner, scope, nesting - 1);
        }
        return;
    }
    let fit = CLIENTS
        .iter()
        .filter_map(|client| Some((client, client.arguments(words)?)))
        .max_by_key(|(client, _)| client.words.len());
    if let Some((client, arguments)) = fit {
        client.take(out, arguments, scope);
    }
}

fn is_shell(program: &str) -> bool {
    matches!(
        program.rsplit('/').next(),
        Some("sh" | "bash" | "zsh" | "dash" | "ash")
    )
}

fn is_variable(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

impl Client {
    /// The words after those that name the client; options may stand between them.
    fn arguments<'w, 't>(&self, words: &'w [Word<'t>]) -> Option<&'w [Word<'t>]> {
        let mut wanted = self.words.iter();
        let program = words.first()?;
        let name = program.text.rsplit('/').next()?;
        let name = name.trim_start_matches(['@', '!', '%', '-']);
        if !wanted.next()?.split('|').any(|choice| choice == name) {
            return None;
        }
        let mut at = 1;
        for choices in wanted {
            loop {
                let word = words.get(at)?;
                at += 1;
                if choices.split('|').any(|choice| choice == word.text) {
                    break;
                }
                // `npm --silent install x`, `apt-get -y install x`, `dotnet add App.csproj package x`.
                let may_pass = word.text.starts_with('-') || word.text.ends_with("proj");
                if !may_pass {
                    return None;
                }
                if self.valued.contains(&word.text) {
                    at += 1;
                }
            }
        }
        words.get(at..)
    }

    fn take(&self, out: &mut Out<'_>, arguments: &[Word<'_>], scope: Scope) {
        let mut rest = arguments.iter();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut version = "";
        let (mut has_package_option, mut is_taken) = (false, false);
        while let Some(word) = rest.next() {
            let (option, value) = word.text.split_once('=').unwrap_or((word.text, ""));
            if word.text.starts_with("--") && !value.is_empty() {
                let inline = Word {
                    text: value,
                    span: word.span,
                };
                if self.packages.contains(&option) {
                    has_package_option = true;
                    drafts.extend(self.draft(inline));
                } else if self.version.contains(&option) {
                    version = value;
                }
                continue;
            }
            if self.packages.contains(&word.text) {
                has_package_option = true;
                drafts.extend(rest.next().and_then(|word| self.draft(*word)));
            } else if self.version.contains(&word.text) {
                version = rest.next().map_or("", |word| word.text);
            } else if self.valued.contains(&word.text) {
                rest.next();
            } else if word.text == "--" || word.text.starts_with('-') {
            } else if word.text.starts_with(['>', '<']) || word.text.ends_with('>') {
                // A file that output goes to.
                break;
            } else {
                // What `--package` and `--from` name is installed; the word then is a program in it.
                if !(self.first_only && (has_package_option || is_taken)) {
                    drafts.extend(self.draft(*word));
                }
                if self.first_only && self.version.is_empty() {
                    break;
                }
                is_taken = true;
            }
        }
        let is_only = drafts.len() == 1;
        for draft in drafts {
            let draft = draft.ecosystem(self.ecosystem).mention(Mention::Command);
            let draft = draft.scope(scope).direct(true);
            let exact = version.trim_start_matches(['=', 'v']);
            let is_exact = exact.starts_with(|first: char| first.is_ascii_digit());
            out.add(
                if is_only && is_exact && !version.contains(['~', '^', '<', '>', '*', '$']) {
                    draft.version(exact)
                } else {
                    draft
                },
            );
        }
    }

    /// The package that one word names, if it names one that can be known.
    fn draft(&self, word: Word<'_>) -> Option<Draft> {
        let text = word
            .text
            .trim_end_matches(['.', ',', ')', '\\'])
            .trim_end_matches("\\n");
        let is_known = !text.is_empty()
            && text.len() <= 214
            && !text.contains(['$', '{', '}', '<', '*', '…', '\\', '"', '\'', '%'])
            && text.is_ascii()
            && !text.starts_with(['.', '/', '~', '-', '['])
            && !text.starts_with("file:");
        if !is_known {
            return None;
        }
        // Places of the shortened word are those of the word.
        let span = word.span;
        match self.syntax {
            Syntax::Python => python_draft(text, span),
            Syntax::Npm => npm_draft(text, span),
            Syntax::At => plain(text, span, '@'),
            Syntax::Go => {
                let (name, version) = text.split_once('@').unwrap_or((text, ""));
                let first = name.split('/').next()?;
                (first.contains('.') && name.contains('/'))
                    .then(|| versioned(Draft::new(name.trim_end_matches("/..."), span), version))
            }
            Syntax::Composer => {
                let (name, range) = text.split_once([':', '=']).unwrap_or((text, ""));
                (name.contains('/') && !name.contains("//"))
                    .then(|| versioned(Draft::new(name, span), range))
            }
            Syntax::Equals => {
                let bare = text.split(['>', '<', '~', '!']).next()?;
                plain(bare, span, '=')
            }
            Syntax::Image => {
                let (name, digest) = text.split_once('@').unwrap_or((text, ""));
                let slash = name.rfind('/').map_or(0, |at| at + 1);
                let colon = name.get(slash..)?.find(':').map(|at| slash + at);
                let (name, tag) = name.split_at(colon.unwrap_or(name.len()));
                is_name(name, b"-_./:").then(|| {
                    versioned(Draft::new(name, span), tag.trim_start_matches(':')).integrity(digest)
                })
            }
        }
    }
}

/// Whether `name` is made of letters, digits and `marks`, and begins with a letter or digit.
fn is_name(name: &str, marks: &[u8]) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || marks.contains(&byte))
}

fn plain(text: &str, span: airlock_model::Span, mark: char) -> Option<Draft> {
    let (name, version) = text.split_once(mark).unwrap_or((text, ""));
    is_name(name, b"-_.+/:").then(|| versioned(Draft::new(name, span), version))
}

/// A version that begins with a digit and is no range is exact.
fn versioned(draft: Draft, version: &str) -> Draft {
    let number = version.strip_prefix('v').unwrap_or(version);
    let is_exact = number.starts_with(|first: char| first.is_ascii_digit())
        && !number.contains(['*', 'x', '|', ' '])
        && number.contains('.');
    if is_exact {
        draft.version(version.trim_start_matches('='))
    } else {
        draft.requirement(version)
    }
}

fn python_draft(text: &str, span: airlock_model::Span) -> Option<Draft> {
    if text.contains("://") {
        let name = text
            .split(['#', '&'])
            .find_map(|part| part.strip_prefix("egg="))
            .or_else(|| {
                text.split(['#', '?'])
                    .next()?
                    .trim_end_matches(".git")
                    .rsplit('/')
                    .next()
            })?;
        let name = name.split('@').next()?;
        return Some(Draft::new(name, span).origin(address_origin(text)));
    }
    // uvx takes `name@version` as well.
    if let Some((name, version)) = text
        .split_once('@')
        .filter(|(name, _)| is_name(name, b"-_."))
    {
        return Some(versioned(Draft::new(name, span), version));
    }
    if text.contains('/') || is_file(text) {
        return None;
    }
    Some(Requirement::parse(text)?.draft(span))
}

/// An archive or a list, not a name.
fn is_file(text: &str) -> bool {
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "txt" | "whl" | "gz" | "tgz" | "zip")
}

fn npm_draft(text: &str, span: airlock_model::Span) -> Option<Draft> {
    let text = text.strip_prefix("npm:").unwrap_or(text);
    if let Some(origin) = origin::of(text) {
        let name = text
            .split(['#', '?'])
            .next()?
            .trim_end_matches(".git")
            .rsplit(['/', ':'])
            .next()?;
        return Some(Draft::new(name, span).origin(Some(origin)));
    }
    let from = usize::from(text.starts_with('@'));
    let at = text.get(from..)?.find('@').map(|at| at + from);
    let (name, range) = text.split_at(at.unwrap_or(text.len()));
    let bare = name.strip_prefix('@').unwrap_or(name);
    let is_scoped = name.starts_with('@') && bare.matches('/').count() == 1;
    let is_repository = !name.starts_with('@') && bare.contains('/');
    if is_repository && bare.matches('/').count() == 1 && is_name(bare, b"-_./") {
        let origin = origin::git(&format!("https://github.com/{name}"), None);
        return Some(Draft::new(bare.rsplit('/').next()?, span).origin(Some(origin)));
    }
    let is_known = is_name(bare, b"-_./") && (is_scoped || !bare.contains('/')) && !is_file(bare);
    is_known.then(|| versioned(Draft::new(name, span), range.trim_start_matches('@')))
}
