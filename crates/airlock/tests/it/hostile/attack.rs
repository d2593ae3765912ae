//! Builds the hostile repositories.

use crate::repository::{Repository, WEAK, git};
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Stands in every file outside the root; never in an output.
pub(crate) const OUTSIDE_TEXT: &str = "text-from-outside";

/// Moves the cursor, opens a link, goes back to the line's start, turns the direction of writing.
const STEERING: &str = "\u{1b}[2J\u{1b}]8;;https://evil.example\u{7}\u{9b}31m\r\u{202e}\u{2066}";

/// A repository whose every part is a trap, beside files that are none of its business.
pub(crate) struct Attack {
    pub(crate) repository: Repository,
}

impl Attack {
    pub(crate) fn new() -> Self {
        let repository = Repository::committed(&[
            ("app.py", "import yaml\n"),
            ("src/lib.py", WEAK),
            ("staged.py", "a = 1\n"),
        ]);
        repository.git(&["branch", "side"]);
        repository.write("app.py", WEAK);
        repository.git(&["commit", "-qam", "second"]);
        repository.write("staged.py", WEAK);
        repository.git(&["add", "staged.py"]);
        repository.write("src/lib.py", &format!("{WEAK}\n# changed\n"));
        let attack = Self { repository };
        attack.outside();
        attack.names_and_contents();
        attack.special_files();
        attack.rules_and_configuration();
        // Last: from here on git itself would run the traps.
        attack.git_configuration();
        attack
    }

    /// Whether anything ran what the repository names.
    pub(crate) fn was_sprung(&self) -> bool {
        self.marker().exists()
    }

    fn marker(&self) -> PathBuf {
        self.repository.beside("sprung")
    }

    /// A program that leaves a mark.
    fn trap(&self) -> String {
        let trap = self.repository.beside("trap.sh");
        if !trap.exists() {
            let script = format!(
                "#!/bin/sh\necho \"$0 $*\" >> '{}'\ncat\n",
                self.marker().display()
            );
            executable(&trap, &script);
        }
        trap.to_str().unwrap().to_owned()
    }

    fn outside(&self) {
        let folder = self.repository.beside("outside");
        fs::create_dir(&folder).unwrap();
        let text = format!("{WEAK}# {OUTSIDE_TEXT}\n");
        fs::write(folder.join("secret.py"), &text).unwrap();
        fs::write(
            folder.join("rules.yaml"),
            format!("rules: [{OUTSIDE_TEXT}]\n"),
        )
        .unwrap();
        fs::write(
            folder.join("gitconfig"),
            format!("[core]\n\tfsmonitor = {}\n", self.trap()),
        )
        .unwrap();
    }

    fn names_and_contents(&self) {
        let code =
            format!("{WEAK}x = yaml.load(\"{STEERING}\", Loader=yaml.Loader)  # {STEERING}\n");
        self.repository
            .write(&format!("src/{}.py", STEERING.replace('/', "")), &code);
        self.repository.write("src/new\nline.py", &code);
        self.repository.write("src/-rf.py", &code);
        self.repository.write("src/$(touch sprung).py", &code);
        let tree = self.repository.tree();
        let bytes = std::os::unix::ffi::OsStrExt::from_bytes(b"src/\xff\xfe.py");
        fs::write(tree.join(Path::new::<std::ffi::OsStr>(bytes)), &code).unwrap();
    }

    fn special_files(&self) {
        let tree = self.repository.tree();
        let outside = self.repository.beside("outside");
        for (name, target) in [
            ("link-out", outside.join("secret.py")),
            ("link-out.py", outside.join("secret.py")),
            ("link-folder", outside.clone()),
            ("link-up", PathBuf::from("../..")),
            ("link-proc", PathBuf::from("/proc/self/root")),
            ("self.py", PathBuf::from("self.py")),
            ("device", PathBuf::from("/dev/zero")),
            ("device.py", PathBuf::from("/dev/zero")),
            (".airlockignore", outside.join("secret.py")),
        ] {
            symlink(target, tree.join(name)).unwrap();
        }
        fs::create_dir(tree.join("circle")).unwrap();
        symlink("b", tree.join("circle/a")).unwrap();
        symlink("../circle/a", tree.join("circle/b")).unwrap();
        symlink("..", tree.join("circle/up")).unwrap();
        fifo(&tree.join("fifo"));
        fifo(&tree.join("src/fifo.py"));
        // A path of a socket has at most 108 bytes: bound under a short name, then moved.
        let short = std::env::temp_dir().join(format!("airlock-{}", std::process::id()));
        if UnixListener::bind(&short).is_ok() {
            let _ = fs::rename(&short, tree.join("src/socket.py"));
            let _ = fs::remove_file(&short);
        }
    }

    fn rules_and_configuration(&self) {
        self.repository.write(
            ".airlock/rules/raw.yaml",
            &format!("rules:\n  - id: {STEERING}\n"),
        );
        // In YAML's own escapes, so that it arrives as it is.
        let escapes = STEERING.chars().fold(String::new(), |text, character| {
            text + &format!("\\u{:04x}", u32::from(character))
        });
        let quoted = format!("\"{escapes}\"");
        self.repository.write(
            ".airlock/rules/evil.yaml",
            &format!(
                "rules:\n  - id: evil\n    languages: [python]\n    severity: HIGH\n    message: {quoted}\n    \
                 pattern: yaml.load($X, ...)\n    fix: {quoted}\n    metadata: {{why: {quoted}, remediation: {quoted}, \
                 references: [{quoted}]}}\n  - id: {quoted}\n    languages: [{quoted}]\n    \
                 severity: {quoted}\n    message: {quoted}\n    pattern-regex: {quoted}\n"
            ),
        );
        let tree = self.repository.tree();
        symlink(
            self.repository.beside("outside/rules.yaml"),
            tree.join(".airlock/rules/outside.yaml"),
        )
        .unwrap();
        self.repository.write(
            "airlock.toml",
            "[scan]\nexclude = [\"\\u001b]8;;/**\", \"/etc/**\"]\n[rules.severity]\n\"x\\u001b[31m\" = \"low\"\n",
        );
        self.repository.write(
            ".gitmodules",
            &format!(
                "[submodule \"evil\"]\n\tpath = sub\n\turl = ext::sh -c {0}\n\tupdate = !{0}\n",
                self.trap()
            ),
        );
    }

    fn git_configuration(&self) {
        let trap = self.trap();
        let included = self.repository.beside("outside/gitconfig");
        let config = self.repository.tree().join(".git/config");
        let text = fs::read_to_string(&config).unwrap();
        let traps = format!(
            "[core]\n\tfsmonitor = {trap}\n\teditor = {trap}\n\tpager = {trap}\n\tsshCommand = {trap}\n\
             \tgitProxy = {trap}\n\taskPass = {trap}\n\talternateRefsCommand = {trap}\n\thooksPath = {hooks}\n\
             \tattributesFile = {outside}/secret.py\n\texcludesFile = {outside}/secret.py\n\
             [diff]\n\texternal = {trap}\n[diff \"evil\"]\n\tcommand = {trap}\n\ttextconv = {trap}\n\
             [filter \"evil\"]\n\tclean = {trap}\n\tsmudge = {trap}\n\tprocess = {trap}\n\trequired = true\n\
             [merge \"evil\"]\n\tdriver = {trap}\n[alias]\n\tstatus = !{trap}\n\tdiff = !{trap}\n\
             [pager]\n\tstatus = {trap}\n[sequence]\n\teditor = {trap}\n[gpg]\n\tprogram = {trap}\n\
             [credential]\n\thelper = {trap}\n[uploadpack]\n\tpackObjectsHook = {trap}\n\
             [extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\tpromisor = true\n\turl = ext::sh -c {trap}\n\
             [submodule \"evil\"]\n\turl = ext::sh -c {trap}\n\tupdate = !{trap}\n\
             [include]\n\tpath = {included}\n[includeIf \"gitdir:/\"]\n\tpath = {included}\n",
            hooks = self.repository.beside("hooks").display(),
            outside = self.repository.beside("outside").display(),
            included = included.display(),
        );
        fs::write(config, text + &traps).unwrap();
        for attributes in [
            ".gitattributes",
            ".git/info/attributes",
            "src/.gitattributes",
        ] {
            self.repository.write(
                attributes,
                "* filter=evil diff=evil merge=evil text eol=crlf\n",
            );
        }
        let hooks = self.repository.beside("hooks");
        fs::create_dir(&hooks).unwrap();
        for folder in [hooks, self.repository.tree().join(".git/hooks")] {
            for hook in [
                "pre-commit",
                "post-checkout",
                "post-index-change",
                "fsmonitor-watchman",
                "reference-transaction",
                "pre-auto-gc",
            ] {
                fs::copy(&trap, folder.join(hook)).unwrap();
            }
        }
    }
}

/// A folder that fails before any file is read, or whose git is not its own: a name and what makes it so.
pub(crate) type Variant = (&'static str, fn(&Repository));

/// The variant in which it has to be found out whether a git directory elsewhere points back.
pub(crate) const FOREIGN_GIT_FILE: &str = "git is a file that names another repository";

/// Smaller attacks, one to a folder, since each of them may end the run with a message.
pub(crate) const VARIANTS: &[Variant] = &[
    ("configuration is a link", |repository| {
        link(repository, "outside/secret.py", "airlock.toml");
    }),
    ("configuration is a FIFO", |repository| {
        fifo(&repository.tree().join("airlock.toml"));
    }),
    ("configuration moves the cache", |repository| {
        let folder = repository.beside("outside/cache");
        repository.write(
            "airlock.toml",
            &format!("[cache]\nfolder = \"{}\"\n", folder.display()),
        );
    }),
    ("a glob steers the terminal", |repository| {
        repository.write("airlock.toml", "[scan]\nexclude = [\"\\u001b[31m\\r\"]\n");
    }),
    ("configuration steers the terminal", |repository| {
        repository.write(
            "airlock.toml",
            "\"\\u001b[31m\\r\\u202e\" = \"\\u001b[2J\"\n",
        );
    }),
    ("rules from outside", |repository| {
        let folder = repository.beside("outside");
        repository.write(
            "airlock.toml",
            &format!("[rules]\npaths = [\"{}\"]\n", folder.display()),
        );
    }),
    ("rules from above", |repository| {
        repository.write("airlock.toml", "[rules]\npaths = [\"../outside\"]\n");
    }),
    ("rules through a link", |repository| {
        fs::create_dir(repository.tree().join(".airlock")).unwrap();
        link(repository, "outside", ".airlock/rules");
    }),
    ("the folder of rules is above a link", |repository| {
        fs::create_dir_all(repository.beside("outside/rules")).unwrap();
        fs::write(repository.beside("outside/rules/a.yaml"), OUTSIDE_TEXT).unwrap();
        fs::write(repository.beside("outside/baseline.json"), OUTSIDE_TEXT).unwrap();
        link(repository, "outside", ".airlock");
    }),
    ("the baseline is a link", |repository| {
        fs::create_dir(repository.tree().join(".airlock")).unwrap();
        link(repository, "outside/secret.py", ".airlock/baseline.json");
    }),
    ("the baseline is a FIFO", |repository| {
        fs::create_dir(repository.tree().join(".airlock")).unwrap();
        fifo(&repository.tree().join(".airlock/baseline.json"));
    }),
    (
        "git is a file that names another repository",
        |repository| {
            let victim = victim(repository);
            repository.write(".git", &format!("gitdir: {}/.git\n", victim.display()));
        },
    ),
    ("git is a link to another repository", |repository| {
        victim(repository);
        link(repository, "outside/victim/.git", ".git");
    }),
    ("git borrows objects", |repository| {
        let victim = victim(repository);
        git(&repository.tree(), &["init", "-q"]);
        let objects = victim.join(".git/objects");
        repository.write(
            ".git/objects/info/alternates",
            &format!("{}\n", objects.display()),
        );
    }),
    ("git's head is a FIFO", |repository| {
        git(&repository.tree(), &["init", "-q"]);
        fs::remove_file(repository.tree().join(".git/HEAD")).unwrap();
        fifo(&repository.tree().join(".git/HEAD"));
    }),
];

/// A folder with a weak file, changed by one of [`VARIANTS`], beside the same outside files as an [`Attack`].
pub(crate) fn variant(change: fn(&Repository)) -> Repository {
    let repository = Repository::new(&[("app.py", WEAK)]);
    let outside = repository.beside("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(
        outside.join("secret.py"),
        format!("{WEAK}# {OUTSIDE_TEXT}\n"),
    )
    .unwrap();
    fs::write(
        outside.join("rules.yaml"),
        format!("rules: [{OUTSIDE_TEXT}]\n"),
    )
    .unwrap();
    change(&repository);
    repository
}

fn victim(repository: &Repository) -> PathBuf {
    let victim = repository.beside("outside/victim");
    fs::create_dir(&victim).unwrap();
    fs::write(victim.join("private.py"), OUTSIDE_TEXT).unwrap();
    git(&victim, &["init", "-q"]);
    git(&victim, &["add", "-A"]);
    git(&victim, &["commit", "-qm", OUTSIDE_TEXT]);
    victim
}

fn link(repository: &Repository, target: &str, name: &str) {
    symlink(repository.beside(target), repository.tree().join(name)).unwrap();
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn executable(path: &Path, script: &str) {
    fs::write(path, script).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}
