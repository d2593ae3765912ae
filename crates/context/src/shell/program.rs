//! What programs do with the files that they are given: one row for each program.
//!
//! A program that is not listed is taken to show the contents of every file it is given, since nothing says otherwise.

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Access {
    /// Only its name or its attributes are looked at.
    Names,
    /// Its contents may come out where the caller reads them.
    Shows,
    /// Its contents are taken into a running program or the shell, which does not print them by itself.
    Loads,
    /// Its contents stand at another place afterwards.
    Copies,
    /// Its contents leave the machine.
    Sends,
    /// It is written.
    Writes,
    /// It is removed.
    Deletes,
    /// It is run.
    Runs,
}

/// Whether a program goes through folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Descent {
    /// It takes files only.
    Never,
    /// With one of these short options, or a long one that begins with `--recursive` or `--archive`.
    With(&'static [char]),
    /// Whenever it is given a folder.
    Always,
    /// Whenever it is given a folder or nothing, but not into hidden files and those that git ignores, unless told to.
    Visible,
}

/// A program's habits.
pub(super) struct Program {
    pub(super) names: &'static [&'static str],
    pub(super) access: Access,
    /// Whether the first word that is no option is a pattern or a script of its own language.
    pub(super) takes_code: bool,
    pub(super) descent: Descent,
}

const fn program(access: Access, names: &'static [&'static str]) -> Program {
    Program {
        names,
        access,
        takes_code: false,
        descent: Descent::Never,
    }
}

const fn searching(names: &'static [&'static str], descent: Descent) -> Program {
    Program {
        names,
        access: Access::Shows,
        takes_code: true,
        descent,
    }
}

const fn going(access: Access, names: &'static [&'static str], descent: Descent) -> Program {
    Program {
        names,
        access,
        takes_code: false,
        descent,
    }
}

/// From the programs' manual pages.
const PROGRAMS: &[Program] = &[
    searching(
        &["grep", "egrep", "fgrep", "zgrep"],
        Descent::With(&['r', 'R']),
    ),
    searching(&["rg", "ag", "ack", "ugrep"], Descent::Visible),
    searching(
        &[
            "sed", "gsed", "awk", "gawk", "mawk", "nawk", "jq", "yq", "xmllint",
        ],
        Descent::Never,
    ),
    program(
        Access::Shows,
        &[
            "cat",
            "head",
            "tail",
            "less",
            "more",
            "most",
            "bat",
            "batcat",
            "nl",
            "tac",
            "od",
            "xxd",
            "hexdump",
            "hd",
            "strings",
            "base64",
            "base32",
            "basenc",
            "cut",
            "sort",
            "uniq",
            "paste",
            "column",
            "fold",
            "fmt",
            "pr",
            "rev",
            "tr",
            "look",
            "split",
            "csplit",
            "diff",
            "colordiff",
            "cmp",
            "comm",
            "join",
            "openssl",
            "gpg",
            "vim",
            "vi",
            "nvim",
            "view",
            "nano",
            "emacs",
            "ed",
            "ex",
            "open",
            "xdg-open",
            "code",
            "zcat",
            "bzcat",
            "xzcat",
            "zless",
            "iconv",
            "expand",
            "readarray",
            "mapfile",
            "read",
            "pbcopy",
            "xclip",
            "xsel",
            "wl-copy",
            "qrencode",
            "sqlite3",
            "keytool",
        ],
    ),
    program(
        Access::Names,
        &[
            "ls",
            "ll",
            "dir",
            "tree",
            "exa",
            "eza",
            "lsd",
            "stat",
            "test",
            "[",
            "[[",
            "file",
            "wc",
            "du",
            "df",
            "basename",
            "dirname",
            "realpath",
            "readlink",
            "echo",
            "printf",
            "which",
            "type",
            "whereis",
            "cd",
            "pushd",
            "popd",
            "export",
            "set",
            "unset",
            "declare",
            "local",
            "readonly",
            "true",
            "false",
            ":",
            "exit",
            "return",
            "sleep",
            "kill",
            "date",
            "mkdir",
            "rmdir",
            "md5sum",
            "sha1sum",
            "sha256sum",
            "sha512sum",
            "cksum",
            "b3sum",
            "shasum",
            "find",
            "fd",
            "fdfind",
            "locate",
            "alias",
            "history",
            "man",
            "help",
            "getopts",
            "shift",
            "trap",
            "wait",
            "make",
            "chmod",
            "chown",
            "chgrp",
        ],
    ),
    going(
        Access::Copies,
        &["cp", "rsync", "scp", "zip", "install", "gcp"],
        Descent::With(&['r', 'R', 'a']),
    ),
    going(
        Access::Copies,
        &[
            "mv", "tar", "gtar", "bsdtar", "7z", "7za", "cpio", "pax", "ar", "jar", "gzip", "pigz",
            "bzip2", "xz", "zstd", "lz4", "dd", "ln", "link", "rename", "age", "sops", "restic",
            "borg",
        ],
        Descent::Always,
    ),
    program(Access::Loads, &["source", ".", "dotenv", "direnv"]),
    program(
        Access::Writes,
        &["touch", "truncate", "tee", "sponge", "patch", "mktemp"],
    ),
    program(Access::Deletes, &["rm", "unlink", "shred", "trash", "srm"]),
    going(Access::Sends, NETWORK, Descent::Always),
    program(Access::Runs, INTERPRETERS),
    program(Access::Runs, super::wrapper::SHELLS),
];

/// Programs that send what they are given to another machine, and those that fetch from one.
pub(super) const NETWORK: &[&str] = &[
    "curl", "wget", "nc", "ncat", "netcat", "socat", "telnet", "ftp", "lftp", "sftp", "http",
    "https", "httpie", "xh", "aria2c", "rclone", "gsutil", "s3cmd", "mc", "croc", "wormhole",
    "transfer", "dig", "nslookup", "host", "mail", "mailx", "sendmail", "mutt", "ssh",
];

/// Programs that fetch what a pipe may hand to an interpreter.
pub(super) const FETCHERS: &[&str] = &[
    "curl", "wget", "fetch", "aria2c", "http", "https", "xh", "lynx", "w3m", "nc", "ncat",
];

/// Programs that run code of a language of their own.
pub(super) const INTERPRETERS: &[&str] = &[
    "python",
    "python2",
    "python3",
    "pypy",
    "pypy3",
    "ipython",
    "node",
    "nodejs",
    "deno",
    "bun",
    "tsx",
    "ts-node",
    "ruby",
    "irb",
    "perl",
    "php",
    "lua",
    "luajit",
    "rscript",
    "osascript",
    "pwsh",
    "powershell",
    "groovy",
    "jshell",
    "elixir",
    "tclsh",
];

pub(super) fn find(name: &str) -> Option<&'static Program> {
    let is_named = |program: &&Program| program.names.contains(&name);
    PROGRAMS.iter().find(is_named).or_else(|| {
        // `python3.12`
        let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        let is_version =
            |program: &&Program| program.access == Access::Runs && program.names.contains(&stem);
        PROGRAMS.iter().find(is_version)
    })
}

pub(super) fn is_interpreter(name: &str) -> bool {
    find(name).is_some_and(|program| program.access == Access::Runs)
}
